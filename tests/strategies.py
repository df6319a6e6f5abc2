"""Random small pathways, as an author would write them, and answers to them.

They know the language of the design and nothing of the code that reads it. A pathway may have
faults of the graph (a loop that can be walked, a step never reached, a dead end), because the
proofs are held against brute force on both kinds; it never has a fault of shape. With `forward`
every way leads further down the file, so that every walk comes to an outcome.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Draw = st.DrawFn
LABELS = ["a", "b", "c", "d"]
ACTS = ["now", "today", "this-week", "when-ready"]
TOPICS = ["none", "danger", "injury", "suicide", "safeguarding"]


@st.composite
def pathways(draw: Draw, forward: bool | None = None) -> dict[str, Any]:
    """The data of a pathway of 3 to 7 steps: `start`, `steps`, and sometimes `conditions`."""
    straight = draw(st.booleans()) if forward is None else forward
    size = draw(st.integers(3, 7))
    kinds = [draw(st.sampled_from(["one", "one", "any", "any", "action", "end"]))
             for _ in range(size - 1)]  # fmt: skip
    kinds[0] = draw(st.sampled_from(["one", "any"]))
    plan = Plan([*kinds, "end"], straight)
    for at in range(size):
        plan.answers[plan.ids[at]] = draw(_answer_ids(plan.kinds[at]))
    named = {"named": draw(conditions(plan, size - 1))} if draw(st.booleans()) else {}
    plan.named = list(named)
    data: dict[str, Any] = {"start": plan.ids[0]}
    data["steps"] = {plan.ids[at]: draw(_step(plan, at)) for at in range(size)}
    used = named and '"named"' in repr(data["steps"]).replace("'", '"')
    return {**data, "conditions": named} if used else data


class Plan:
    """What the parts of one pathway need to know of each other."""

    def __init__(self, kinds: list[str], forward: bool) -> None:
        self.kinds = kinds
        self.ids = [f"s{at}" for at in range(len(kinds))]
        self.forward = forward
        self.answers: dict[str, list[str]] = {}
        self.named: list[str] = []

    def asked(self, before: int) -> list[str]:
        """The questions that stand above a place in the file; all of them, where ways go back."""
        end = before if self.forward else len(self.ids)
        return [i for at, i in enumerate(self.ids) if self.answers[i] and at < end]

    def targets(self, at: int) -> list[str]:
        """The steps that one may lead to. Mostly further down, so that many walks arrive."""
        later = self.ids[at + 1 :] or self.ids
        return later if self.forward else [*later, *later, *self.ids]


def _answer_ids(kind: str) -> st.SearchStrategy[list[str]]:
    if kind == "one":
        plain = st.integers(1, 3).map(lambda n: LABELS[:n])
        return st.one_of(plain, st.just(["yes", "no", "not-sure"]), st.just(["yes", "no"]))
    if kind == "any":
        extra = st.sampled_from([[], ["none"], ["not-sure"], ["none", "not-sure"]])
        return st.tuples(st.integers(1, 3), extra).map(lambda pair: LABELS[: pair[0]] + pair[1])
    return st.just([])


@st.composite
def conditions(draw: Draw, plan: Plan, before: int, deep: int = 2) -> Any:
    """A condition on questions above `before`, as an author writes it."""
    asked = plan.asked(before)
    forms = ["is", "is", "is", "asked"] + (["not", "all", "any", "many"] if deep else [])
    form = draw(st.sampled_from([*forms, *(["named"] if plan.named else [])]))
    if form == "named":
        return plan.named[0]
    question = draw(st.sampled_from(asked))
    if form == "asked":
        return {"asked": question}
    if form == "not":
        return {"not": draw(conditions(plan, before, deep - 1))}
    if form in ("all", "any"):
        inner = conditions(plan, before, deep - 1)
        return {form: draw(st.lists(inner, min_size=1, max_size=3))}
    names = (
        draw(st.sets(st.sampled_from(asked), min_size=1, max_size=2))
        if form == "many"
        else [question]
    )
    return {name: draw(_some_answers(plan.answers[name])) for name in sorted(names)}


def _some_answers(ids: list[str]) -> st.SearchStrategy[Any]:
    several = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)
    return st.one_of(st.sampled_from(ids), several)


@st.composite
def _go(draw: Draw, plan: Plan, at: int, open_end: bool = False) -> Any:
    """A step, `next`, or rules; with `open_end` the rules may lack their last line."""
    targets = st.sampled_from(plan.targets(at))
    after = at + 1 if plan.answers[plan.ids[at]] else at
    if not plan.asked(after) or draw(st.integers(0, 2)):
        last = at + 1 == len(plan.ids)
        return draw(targets) if last or draw(st.integers(0, 3)) else "next"
    rule = st.fixed_dictionaries({"when": conditions(plan, after), "go": targets})
    rules = draw(st.lists(rule, min_size=1, max_size=2))
    if not (open_end and draw(st.booleans())):
        rules.append({"otherwise": draw(targets)})
    return rules


@st.composite
def _step(draw: Draw, plan: Plan, at: int) -> dict[str, Any]:
    kind = plan.kinds[at]
    maker = {"one": _one, "any": _ticks, "action": _action, "end": _outcome}[kind]
    step: dict[str, Any] = draw(maker(plan, at))
    last = at + 1 == len(plan.ids)
    if at and not last and plan.asked(at) and draw(st.integers(0, 2)) == 0:
        step["only_when"] = draw(conditions(plan, at))
        step["otherwise"] = draw(st.sampled_from(plan.targets(at)))
    return step


@st.composite
def _one(draw: Draw, plan: Plan, at: int) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for answer in plan.answers[plan.ids[at]]:
        form = draw(st.integers(0, 2))
        answers[answer] = {"label": f"Answer {answer}"}
        if form:
            answers[answer]["go"] = draw(_go(plan, at, open_end=True))
    return {**_question(draw, at), "answers": answers, "go": draw(_go(plan, at))}


@st.composite
def _ticks(draw: Draw, plan: Plan, at: int) -> dict[str, Any]:
    labels = {answer: f"Answer {answer}" for answer in plan.answers[plan.ids[at]]}
    go = draw(_go(plan, at, open_end=not plan.forward))
    return {**_question(draw, at), "pick": "any", "answers": labels, "go": go}


def _question(draw: Draw, at: int) -> dict[str, Any]:
    return {"question": f"Question {at}?", "topic": draw(st.sampled_from(TOPICS))}


@st.composite
def _action(draw: Draw, plan: Plan, at: int) -> dict[str, Any]:
    act = draw(st.sampled_from(ACTS))
    return {
        "action": f"Action {at}",
        "act": act,
        "go": draw(_go(plan, at, open_end=not plan.forward)),
    }


@st.composite
def _outcome(draw: Draw, plan: Plan, at: int) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = []
    count: int = draw(st.integers(0, 3))
    for position in range(count):
        block: dict[str, Any] = {"text": f"Block {position}."}
        if draw(st.integers(0, 3)) and plan.asked(at):
            block["when"] = draw(conditions(plan, at))
        blocks.append(block)
    return {"outcome": f"Outcome {at}", "act": draw(st.sampled_from(ACTS)), "blocks": blocks}


@st.composite
def answers_to(draw: Draw, data: dict[str, Any], whole: bool = False) -> dict[str, Any]:
    """Answers to the questions of a pathway: all of them with `whole`, else most.

    Tick-boxes get a list that keeps their rules.
    """
    found: dict[str, Any] = {}
    for step_id, step in data["steps"].items():
        if "question" not in step or not (whole or draw(st.integers(0, 7))):
            continue
        ids = list(step["answers"])
        if step.get("pick") != "any":
            found[step_id] = draw(st.sampled_from(ids))
            continue
        alone = [i for i in ids if i in ("none", "not-sure")]
        others = [i for i in ids if i not in alone]
        some = st.lists(st.sampled_from(others), min_size=1, unique=True)
        found[step_id] = draw(st.one_of(some, *(st.just([i]) for i in alone)))
    return found
