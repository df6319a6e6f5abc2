"""Random edits of a random pathway, as an author might make them to its file."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.richer import SHARED
from tests.strategies import ACTS, Draw, Plan, conditions

Data = dict[str, Any]


@st.composite
def edited(draw: Draw, data: Data) -> Data:
    """The pathway after one to three edits. Some are no change at all to a reader."""
    found = deepcopy(data)
    for _ in range(draw(st.integers(1, 3))):
        edit = draw(st.sampled_from(EDITS))
        edit(draw, found, _plan(found))
    if "named" not in repr([found["steps"], found.get("blocks")]):
        found.pop("conditions", None)
    return found


def _plan(data: Data) -> Plan:
    """The steps and answers there are by now, for conditions that speak of them."""
    plan = Plan([], forward=False)
    plan.ids = list(data["steps"])
    plan.answers = {name: list(step.get("answers", ())) for name, step in data["steps"].items()}
    plan.named = list(data.get("conditions", ()))
    return plan


def maps(value: Any) -> Iterator[Data]:
    """Every map in plain data, outermost first."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            yield from maps(item)


def _one(draw: Draw, found: list[Any]) -> Any:
    return draw(st.sampled_from(found)) if found else None


def _retarget(draw: Draw, data: Data, plan: Plan) -> None:
    keys = ("go", "otherwise")
    found = [(m, k) for m in maps(data["steps"]) for k in keys if isinstance(m.get(k), str)]
    if found:
        place, key = draw(st.sampled_from(found))
        place[key] = draw(st.sampled_from(plan.ids))


def _condition(draw: Draw, data: Data, plan: Plan) -> None:
    keys = ("when", "only_when")
    found = [(m, k) for m in maps(data["steps"]) for k in keys if k in m]
    if found:
        place, key = draw(st.sampled_from(found))
        place[key] = draw(conditions(plan, len(plan.ids) - 1))


def _pass_over(draw: Draw, data: Data, plan: Plan) -> None:
    """Takes away a step's `only_when`, or gives it one."""
    step = draw(st.sampled_from(list(data["steps"].values())))
    if "only_when" in step:
        del step["only_when"], step["otherwise"]
    else:
        step["only_when"] = draw(conditions(plan, len(plan.ids) - 1))
        step["otherwise"] = draw(st.sampled_from(plan.ids))


def _rules(draw: Draw, data: Data, plan: Plan) -> None:
    """Drops a rule, or changes the order of those before the last."""
    found = [m["go"] for m in maps(data["steps"]) if isinstance(m.get("go"), list)]
    rules = _one(draw, [rules for rules in found if len(rules) > 1])
    if rules and draw(st.booleans()):
        rules.pop(0)
    elif rules:
        conditional = [rule for rule in rules if "when" in rule]
        rules[: len(conditional)] = reversed(conditional)


def _act(draw: Draw, data: Data, plan: Plan) -> None:
    step = _one(draw, [step for step in data["steps"].values() if "act" in step])
    if step:
        step["act"] = draw(st.sampled_from(ACTS))


def _blocks(draw: Draw, data: Data, plan: Plan) -> None:
    step = _one(draw, [step for step in data["steps"].values() if step.get("blocks")])
    if step and draw(st.booleans()):
        step["blocks"].pop(draw(st.integers(0, len(step["blocks"]) - 1)))
    elif step:
        step["blocks"].reverse()


def _helpers(draw: Draw, data: Data, plan: Plan) -> None:
    keys = ("contacts", "offer")
    places = [*data["steps"].values(), *(b for s in data["steps"].values() for b in maps(s))]
    found = [(m, k) for m in places for k in keys if m.get(k)]
    if found:
        place, key = draw(st.sampled_from(found))
        place[key] = [draw(st.sampled_from(sorted(SHARED["contacts"])))]


def _fewer_answers(draw: Draw, data: Data, plan: Plan) -> None:
    """Takes an answer away, and out of every condition that names others too."""
    found = [
        (step_id, step)
        for step_id, step in data["steps"].items()
        if isinstance(step.get("answers"), dict) and len(step["answers"]) > 1
    ]
    if not found:
        return
    step_id, step = draw(st.sampled_from(found))
    gone = draw(st.sampled_from(list(step["answers"])))
    del step["answers"][gone]
    rest = [i for i in step["answers"] if i not in ("none", "not-sure")] or list(step["answers"])
    for one in maps(data):
        if one.get(step_id) == gone:
            one[step_id] = rest[0]
        elif isinstance(one.get(step_id), list) and gone in one[step_id]:
            one[step_id] = [i for i in one[step_id] if i != gone] or rest[0]


def _more_answers(draw: Draw, data: Data, plan: Plan) -> None:
    found = [step for step in data["steps"].values() if isinstance(step.get("answers"), dict)]
    step = _one(draw, found)
    if step and step.get("pick") == "any":
        step["answers"] = {"more": "More", **step["answers"]}
    elif step:
        more = {"label": "More", "go": draw(st.sampled_from(plan.ids))}
        step["answers"] = {**step["answers"], "more": more}


def _another_step(draw: Draw, data: Data, plan: Plan) -> None:
    """Puts an action, or a question, before the outcomes and leads somebody to it."""
    to = draw(st.sampled_from(plan.ids))
    new: Data = {
        "action": "Something quite new to do",
        "act": draw(st.sampled_from(ACTS)),
        "go": to,
    }
    if draw(st.booleans()):
        answers = {"a": {"label": "A", "go": to}, "b": {"label": "B", "go": plan.ids[-1]}}
        new = {"question": "Is this a question nobody asked before?", "answers": answers}
    found = [m for m in maps(data["steps"]) if isinstance(m.get("go"), str)]
    place = _one(draw, found)
    if place and "added" not in data["steps"]:
        place["go"] = "added"
        last = plan.ids[-1]
        data["steps"] = {**data["steps"], "added": new}
        data["steps"][last] = data["steps"].pop(last)


def _nothing(draw: Draw, data: Data, plan: Plan) -> None:
    """Saves the file again."""


EDITS = [_retarget, _retarget, _condition, _condition, _pass_over, _rules, _act, _blocks, _helpers]
EDITS += [_fewer_answers, _more_answers, _another_step, _nothing]
