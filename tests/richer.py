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


@st.composite
def rich_pathways(draw: Draw, forward: bool | None = None) -> dict[str, Any]:
    """As `pathways`, with everything else that decides a walk or what it shows.

    It refers to `SHARED`. It adds variants, text that ends, responses, contacts, facts, every
    short form, steps that nothing but their response describes, and other first steps.
    """
    data: dict[str, Any] = draw(pathways(forward))
    plan = _plan_of(data)
    for at, (step_id, step) in enumerate(data["steps"].items()):
        step.update(draw(_varied(plan, at)))
        if plan.kinds[at] == "one":
            data["steps"][step_id] = draw(_other_forms(step))
        elif plan.kinds[at] in ("action", "end"):
            data["steps"][step_id] = draw(_shared_parts(step))
        if not plan.forward and draw(st.integers(0, 19)) == 0:
            passing = {"only_when": draw(conditions(plan, at)), "otherwise": draw(_anywhere(plan))}
            data["steps"][step_id].update(passing)
    if not plan.forward and draw(st.integers(0, 9)) == 0:
        data["start"] = draw(_anywhere(plan))
    if "named" not in repr(data["steps"]):
        data.pop("conditions", None)
    return data


def _anywhere(plan: Plan) -> st.SearchStrategy[str]:
    return st.sampled_from(plan.ids)


def _plan_of(data: dict[str, Any]) -> Plan:
    """The plan of a finished pathway, for parts that are added to it."""
    steps = data["steps"].values()
    ticks = ["any" if step.get("pick") == "any" else "one" for step in steps]
    kinds = ["action" if "action" in step else "end" if "outcome" in step else tick
             for step, tick in zip(steps, ticks, strict=True)]  # fmt: skip
    plan = Plan(kinds, _leads_on(data))
    plan.answers = {i: list(step.get("answers", ())) for i, step in data["steps"].items()}
    plan.named = list(data.get("conditions", ()))
    return plan


def _leads_on(data: dict[str, Any]) -> bool:
    """Whether every way leads further down the file."""
    ids = list(data["steps"])
    for at, step in enumerate(data["steps"].values()):
        if any(f"'{i}'" in repr(_targets(step)) for i in ids[: at + 1]):
            return False
    return True


def _targets(step: dict[str, Any]) -> list[Any]:
    gos = [step.get("go"), *(a.get("go") for a in step.get("answers", {}).values() if a != str(a))]
    lines = [line for go in gos for line in (go if isinstance(go, list) else [{"go": go}])]
    return [step.get("otherwise"), *(line.get("go") or line.get("otherwise") for line in lines)]


@st.composite
def _varied(draw: Draw, plan: Plan, at: int) -> dict[str, Any]:
    """No variants, or one to three; on a question, some ask for its own answer."""
    if draw(st.integers(0, 2)):
        return {}
    words = "question" if plan.answers[plan.ids[at]] else "title"
    variant = st.fixed_dictionaries(
        {"when": conditions(plan, max(at, 1)), words: st.just("Other words")},
        optional={"until": st.sampled_from(UNTIL)},
    )
    return {"variants": draw(st.lists(variant, min_size=1, max_size=3))}


@st.composite
def _other_forms(draw: Draw, step: dict[str, Any]) -> dict[str, Any]:
    """A question of single answers, some of them in short forms, perhaps with a fact."""
    answers = dict(step["answers"])
    if draw(st.integers(0, 3)) == 0:
        step = {**step, "fact": "area"}
        for answer, area in zip(answers, ["kent", "medway", "elsewhere"], strict=False):
            answers[answer] = {**answers[answer], "area": area}
        return {**step, "answers": answers}
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


@st.composite
def _help_from(draw: Draw) -> dict[str, Any]:
    """Nothing, a response, or contacts in one of three ways."""
    form = draw(st.sampled_from(["", "", "response", "response", "contacts", "offer", "service"]))
    if form == "response":
        return {"response": draw(st.sampled_from(sorted(SHARED["responses"])))}
    if form == "service":
        return {"service": "front-door"}
    return (
        {form: draw(st.lists(st.sampled_from(sorted(SHARED["contacts"])), max_size=2))}
        if form
        else {}
    )


@st.composite
def _shared_parts(draw: Draw, step: dict[str, Any]) -> dict[str, Any]:
    """An action or outcome with help from the shared files, and blocks that end."""
    step = {**step, **draw(_help_from())}
    if draw(st.integers(0, 3)) == 0:
        del step["act"]
    if "outcome" not in step:
        return step
    if "response" in step and draw(st.booleans()):
        del step["outcome"]
    step.update(draw(st.sampled_from([{}, {}, {}, {"body": "Words."}, {"say": ["Words."]}])))
    blocks = []
    for block in step["blocks"]:
        until = draw(st.sampled_from([{}, {}, {}, *({"until": day} for day in UNTIL)]))
        blocks.append({**block, **draw(_help_from()), **until})
    return {**step, "blocks": blocks}


@st.composite
def urgent_pathways(draw: Draw) -> dict[str, Any]:
    """Two to four questions where much hangs on not being sure, and help at different times."""
    many = draw(st.integers(2, 4))
    ids = [*(f"q{n}" for n in range(many)), "action", *ACTS]
    steps: dict[str, Any] = {}
    for n in range(many):
        answers = draw(st.sampled_from(SURE))
        topic = draw(st.sampled_from(["danger", "danger", "suicide", "injury"]))
        go = st.one_of(st.sampled_from(ids[n + 1 :]), _urgent_rules(steps, ids[n + 1 :]))
        step: dict[str, Any] = {"question": f"Question {n}?", "topic": topic, "go": draw(go)}
        if "none" in answers or "yes" not in answers:
            labels = {answer: f"Answer {answer}" for answer in answers}
            steps[f"q{n}"] = {**step, "pick": "any", "answers": labels}
        else:
            full = {i: {"label": i, "go": draw(go)} for i in answers[draw(st.integers(0, 3)) :]}
            steps[f"q{n}"] = {**step, "answers": {i: i for i in answers} | full}
    act = draw(st.sampled_from(ACTS))
    steps["action"] = {"action": "Do this", "act": act, "go": draw(st.sampled_from(ACTS))}
    for act in ACTS:
        steps[act] = {"outcome": f"Help {act}", "act": act, "contacts": ["anywhere"]}
    del steps["now"]["act" if draw(st.integers(0, 5)) == 0 else "contacts"]
    return {"start": "q0", "steps": steps}


SURE = [["yes", "no", "not-sure"], ["yes", "maybe", "not-sure"], ["not-sure", "yes", "perhaps", "no"],
        ["a", "b", "none", "not-sure"], ["a", "not-sure"], ["none", "a", "b"]]  # fmt: skip


@st.composite
def _urgent_rules(draw: Draw, before: dict[str, Any], targets: list[str]) -> Any:
    """A rule on one question above, and what else to do."""
    to = st.sampled_from(targets)
    if not before:
        return draw(to)
    question = draw(st.sampled_from(sorted(before)))
    when = {question: draw(st.sampled_from(list(before[question]["answers"])))}
    return [{"when": when, "go": draw(to)}, {"otherwise": draw(to)}]
