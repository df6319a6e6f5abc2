"""Random small pathways with all that the language has, for what is held against brute force."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.strategies import ACTS, Draw, Plan, conditions, pathways

# What a richer pathway refers to. Nothing here has ages: an answer that straddles them is a fault.
SHARED: dict[str, dict[str, Any]] = {
    "responses": {
        "at-once": {"title": "At once", "act": "now", "actor": "You", "contacts": ["anywhere"]},
        "same-day": {
            "title": "Today",
            "act": "today",
            "actor": "You",
            "offer": ["in-kent", "calm"],
        },
        "in-days": {"title": "Soon", "act": "this-week", "actor": "You", "service": "front-door"},
        "alone": {"title": "Alone", "act": "when-ready", "actor": "You"},
    },
    "contacts": {
        "anywhere": {"name": "Anywhere"},
        "in-kent": {"name": "Kent", "area": ["kent"]},
        "calm": {"name": "Calm", "not_for": ["suicide", "danger"]},
        "door-kent": {"name": "Door", "area": ["kent"], "provides": ["front-door"]},
        "door-medway": {"name": "Door", "area": ["medway"], "provides": ["front-door"]},
    },
}
UNTIL = ["2026-11-21", "2026-11-22", "2027-01-01"]
"""A day that has gone, the last day and a later one, on 22 November 2026."""


# The parts below draw by themselves and are no strategies, which makes them several times quicker.


def one_in(draw: Draw, n: int) -> bool:
    """True for about one of `n` draws; what shrinks comes to False."""
    return draw(st.integers(1, n)) == n


@st.composite
def rich_pathways(draw: Draw, forward: bool | None = None) -> dict[str, Any]:
    """As `pathways`, with everything else that decides a walk or what it shows.

    It refers to `SHARED`. It adds variants, text that ends, responses, contacts, facts, every
    short form, steps that nothing but their response describes, and other first steps.
    """
    data: dict[str, Any] = draw(pathways(forward))
    plan = _plan_of(data)
    for at, (step_id, step) in enumerate(data["steps"].items()):
        if one_in(draw, 3):
            step["variants"] = _variants(draw, plan, at)
        if plan.kinds[at] == "one":
            data["steps"][step_id] = _other_forms(draw, step)
        elif plan.kinds[at] in ("action", "end"):
            data["steps"][step_id] = _shared_parts(draw, step)
        if not plan.forward and one_in(draw, 20):
            passing = {"only_when": draw(conditions(plan, at)), "otherwise": _anywhere(draw, plan)}
            data["steps"][step_id].update(passing)
    if not plan.forward and one_in(draw, 10):
        data["start"] = _anywhere(draw, plan)
    if one_in(draw, 4):
        _share_blocks(draw, plan, data)
    if "named" not in repr([data["steps"], data.get("blocks")]):
        data.pop("conditions", None)
    return data


def _share_blocks(draw: Draw, plan: Plan, data: dict[str, Any]) -> None:
    """Adds a set of blocks, and puts it into some of the outcomes, on a condition or not."""
    last = len(plan.ids) - 1
    ends = [i for i, step in data["steps"].items() if "blocks" in step]
    used = [i for i in ends if draw(st.booleans())] or ends[-1:]
    for step_id in used:
        when = {"when": draw(conditions(plan, last))} if one_in(draw, 3) else {}
        data["steps"][step_id]["blocks"].append({"use": "set", **when})
    found = []
    for _ in range(draw(st.integers(1, 2))):
        when = {"when": draw(conditions(plan, last))} if draw(st.booleans()) else {}
        found.append({"text": "A shared block.", **when, **_help_from(draw), **_until(draw)})
    data["blocks"] = {"set": found}


def _anywhere(draw: Draw, plan: Plan) -> str:
    return draw(st.sampled_from(plan.ids))


def _plan_of(data: dict[str, Any]) -> Plan:
    """The plan of a finished pathway, for parts that are added to it."""
    plan = Plan([_kind(step) for step in data["steps"].values()], _leads_on(data))
    plan.answers = {i: list(step.get("answers", ())) for i, step in data["steps"].items()}
    plan.named = list(data.get("conditions", ()))
    return plan


def _kind(step: dict[str, Any]) -> str:
    if "question" in step:
        return "any" if "pick" in step else "one"
    return "action" if "action" in step else "end"


def _leads_on(data: dict[str, Any]) -> bool:
    """Whether every way leads further down the file."""
    ids = list(data["steps"])
    back = [{*ids[: at + 1]} & {*_targets(step)} for at, step in enumerate(data["steps"].values())]
    return not any(back)


def _targets(step: dict[str, Any]) -> list[Any]:
    gos = [step.get("go"), *(a.get("go") for a in step.get("answers", {}).values() if a != str(a))]
    lines = [line for go in gos for line in (go if isinstance(go, list) else [{"go": go}])]
    return [step.get("otherwise"), *(line.get("go") or line.get("otherwise") for line in lines)]


def _variants(draw: Draw, plan: Plan, at: int) -> list[dict[str, Any]]:
    """One to three; on a question of a pathway that goes back, some ask for its own answer."""
    words = "question" if plan.answers[plan.ids[at]] else "title"
    found = []
    for _ in range(draw(st.integers(1, 3))):
        variant = {"when": draw(conditions(plan, max(at, 1))), words: "Other words"}
        found.append({**variant, **_until(draw)})
    return found


def _until(draw: Draw) -> dict[str, Any]:
    return {"until": draw(st.sampled_from(UNTIL))} if draw(st.booleans()) else {}


def _other_forms(draw: Draw, step: dict[str, Any]) -> dict[str, Any]:
    """A question of single answers, some of them in short forms, perhaps with a fact."""
    answers = dict(step["answers"])
    if one_in(draw, 4):
        for answer, area in zip(answers, ["kent", "medway", "elsewhere"], strict=False):
            answers[answer] = {**answers[answer], "area": area}
        return {**step, "fact": "area", "answers": answers}
    everywhere = all("go" in answer for answer in answers.values())
    if everywhere and draw(st.booleans()):
        step = {key: value for key, value in step.items() if key != "go"}
    for answer, full in answers.items():
        if answer in ("yes", "no", "not-sure") and draw(st.booleans()):
            if isinstance(full.get("go"), list) or "go" not in step:
                answers[answer] = full["go"]
            elif "go" not in full:
                answers[answer] = full["label"]
    ready = set(answers) <= {"yes", "no", "not-sure"}
    if ready and all(isinstance(answer, str) for answer in answers.values()) and "go" in step:
        return {**step, "answers": list(answers)}
    return {**step, "answers": answers}


HELP = ["", "", "response", "response", "contacts", "offer", "service"]


def _help_from(draw: Draw) -> dict[str, Any]:
    """Nothing, a response, or contacts in one of three ways."""
    form = draw(st.sampled_from(HELP))
    if form == "response":
        return {"response": draw(st.sampled_from(sorted(SHARED["responses"])))}
    if form == "service":
        return {"service": "front-door"}
    some = [i for i in SHARED["contacts"] if form and one_in(draw, 3)]
    return {form: some} if form else {}


def _shared_parts(draw: Draw, step: dict[str, Any]) -> dict[str, Any]:
    """An action or outcome with help from the shared files, and blocks that end."""
    step = {**step, **_help_from(draw)}
    if one_in(draw, 4):
        del step["act"]
    if "outcome" not in step:
        return step
    if "response" in step and draw(st.booleans()):
        del step["outcome"]
    if one_in(draw, 3):
        step.update(draw(st.sampled_from([{"body": "Words."}, {"say": ["Words."]}])))
    blocks = [{**block, **_help_from(draw), **_until(draw)} for block in step["blocks"]]
    return {**step, "blocks": blocks}


@st.composite
def urgent_pathways(draw: Draw) -> dict[str, Any]:
    """Two to four questions where much hangs on not being sure, and help at different times."""
    many = draw(st.integers(2, 4))
    ids = [*(f"q{n}" for n in range(many)), "action", *ACTS]
    steps: dict[str, Any] = {}
    for n in range(many):
        steps[f"q{n}"] = _urgent(draw, steps, n, ids[n + 1 :])
    act = draw(st.sampled_from(ACTS))
    steps["action"] = {"action": "Do this", "act": act, "go": draw(st.sampled_from(ACTS))}
    for act in ACTS:
        steps[act] = {"outcome": f"Help {act}", "act": act, "contacts": ["anywhere"]}
    del steps["now"]["act" if one_in(draw, 6) else "contacts"]
    return {"start": "q0", "steps": steps}


SURE = [
    ["yes", "no", "not-sure"],
    ["yes", "maybe", "not-sure"],
    ["not-sure", "yes", "perhaps", "no"],
    ["a", "b", "none", "not-sure"],
    ["a", "not-sure"],
    ["none", "a", "b"],
]


def _urgent(draw: Draw, before: dict[str, Any], n: int, targets: list[str]) -> dict[str, Any]:
    """A question on safety; three of the sets of answers are single, three are tick-boxes."""
    topic = draw(st.sampled_from(["danger", "danger", "suicide", "injury"]))
    step = {"question": f"Question {n}?", "topic": topic, "go": _way(draw, before, targets)}
    answers = draw(st.sampled_from(SURE))
    if "yes" not in answers:
        return {**step, "pick": "any", "answers": {i: f"Answer {i}" for i in answers}}
    full: dict[str, Any] = {i: f"Answer {i}" for i in answers}
    for answer in answers[draw(st.integers(0, 3)) :]:
        full[answer] = {"label": f"Answer {answer}", "go": _way(draw, before, targets)}
    return {**step, "answers": full}


def _way(draw: Draw, before: dict[str, Any], targets: list[str]) -> Any:
    """A step, or a rule on one question above and what else to do."""
    to = st.sampled_from(targets)
    if not before or draw(st.booleans()):
        return draw(to)
    question = draw(st.sampled_from(sorted(before)))
    when = {question: draw(st.sampled_from(list(before[question]["answers"])))}
    return [{"when": when, "go": draw(to)}, {"otherwise": draw(to)}]
