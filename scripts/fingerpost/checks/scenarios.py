"""Scenarios: each must reach, show and hide what it says, and meet its situation."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.logic.walk import Walk, walk
from fingerpost.model.conditions import Condition, answers_named
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Block, Pathway, Rule, Scenario, Variant
from fingerpost.problems import Fault
from fingerpost.shape.kinds import SAFETY_TOPICS


def scenario_faults(pathway: Pathway, shared: Shared) -> Iterator[Fault]:
    """What the scenarios of one pathway say that does not happen."""
    for scenario in pathway.scenarios:
        result = walk(pathway, scenario.answers)
        yield from _reaches(scenario, result)
        if result.outcome is not None:
            yield from _shows(scenario, result)
            yield from _situation(pathway, scenario, result, shared)


def _reaches(scenario: Scenario, result: Walk) -> Iterator[Fault]:
    if result.stop == "missing":
        message = f'the walk asks "{result.missing}", which this scenario does not answer'
        yield Fault((*scenario.at, "answers"), "scenario-missing", message, "Add its answer.")
    elif result.stop == "unknown-answer":
        message = f'these answers of "{result.stopped_at}" do not go together'
        hint = "Tick at least one; none and not-sure stand alone."
        yield Fault((*scenario.at, "answers", result.stopped_at), "scenario-answer", message, hint)
    elif result.stop != "outcome":
        message = f'the walk stops at "{result.stopped_at}"'
        yield Fault((*scenario.at, "answers"), "scenario-reaches", message, "Mend that step first.")
    elif result.outcome != scenario.reaches:
        message = f'these answers reach "{result.outcome}", not "{scenario.reaches}"'
        hint = "Mend the scenario, or the pathway."
        yield Fault((*scenario.at, "reaches"), "scenario-reaches", message, hint)
    for step in result.unused if result.outcome else ():
        message = f'the walk never asks "{step}"'
        at = (*scenario.at, "answers", step)
        yield Fault(at, "scenario-unused", message, "Remove this answer.", on_key=True)


def _shows(scenario: Scenario, result: Walk) -> Iterator[Fault]:
    yield from _not_shown(scenario, "shows", "response", result.responses)
    yield from _not_shown(scenario, "contacts", "contact", result.contacts)
    for i, response in enumerate(scenario.hides):
        if response in result.responses:
            message = f'this walk shows the response "{response}"'
            yield Fault((*scenario.at, "hides", i), "scenario-hides", message, "Mend one of them.")


def _not_shown(scenario: Scenario, key: str, kind: str, shown: tuple[str, ...]) -> Iterator[Fault]:
    for i, name in enumerate(getattr(scenario, key)):
        if name not in shown:
            message = f'this walk does not show the {kind} "{name}"'
            hint = f"It shows {', '.join(shown) or 'none'}."
            yield Fault((*scenario.at, key, i), "scenario-shows", message, hint)


def _situation(
    pathway: Pathway, scenario: Scenario, result: Walk, shared: Shared
) -> Iterator[Fault]:
    situation = shared.situations.get(scenario.situation or "")
    if situation is None:
        return
    at = (*scenario.at, "situation")
    if pathway.audience not in situation.audiences:
        message = f'"{scenario.situation}" does not concern {pathway.audience}'
        yield Fault(at, "scenario-situation", message, "Add the audience in situations.yml.")
    if situation.response not in result.responses:
        message = f'this walk does not show "{situation.response}", the response to the situation'
        yield Fault(at, "scenario-situation", message, "Every audience must meet it alike.")
    if result.act != situation.act:
        message = f"help comes {result.act}, but the situation asks for {situation.act}"
        yield Fault(at, "scenario-situation", message, "Every audience must be told one time.")


def met_situations(pathway: Pathway, shared: Shared) -> dict[str, tuple[str, ...]]:
    """The situations that the pathway's scenarios meet, with the scenarios' ids."""
    met: dict[str, list[str]] = {}
    for scenario in pathway.scenarios:
        situation = shared.situations.get(scenario.situation or "")
        if situation is None or scenario.situation is None:
            continue
        result = walk(pathway, scenario.answers)
        if situation.response in result.responses and result.act == situation.act:
            met.setdefault(scenario.situation, []).append(scenario.id)
    return {situation: tuple(ids) for situation, ids in met.items()}


def unused_ticks(pathway: Pathway) -> Iterator[Fault]:
    """A warning for each tick-box that nothing looks at: ticking it changes nothing."""
    looked_at = {
        (part.step, answer)
        for condition in _conditions(pathway)
        for part in answers_named(condition)
        for answer in part.answers
    }
    for step in pathway.questions:
        for answer in step.answers if step.ticks else ():
            plain = answer.id not in step.exclusive and not answer.area and not answer.ages
            if plain and (step.id, answer.id) not in looked_at:
                message = f'ticking "{answer.id}" changes nothing'
                hint = "Let a block or a rule serve it, or leave it out."
                at = (*step.at, "answers", answer.id)
                yield Fault(at, "tick-unused", message, hint, "warning", on_key=True)


def _conditions(pathway: Pathway) -> Iterator[Condition]:
    for step in pathway.steps:
        rules = (*step.go, *(rule for answer in step.answers for rule in answer.rules))
        parts: list[Rule | Block | Variant] = [*rules, *step.blocks, *step.variants]
        yield from (part.when for part in parts if part.when is not None)
        if step.only_when is not None:
            yield step.only_when


def safety_uncovered(pathway: Pathway, shared: Shared) -> Iterator[Fault]:
    """Answers about safety that no story gives: an error once the guide is approved.

    In a draft `uncovered` already warns of them, among the rest.
    """
    if shared.settings.state != "approved":
        return
    given, _ = _come_by(pathway)
    for step in pathway.questions:
        left = [answer.id for answer in step.answers if (step.id, answer.id) not in given]
        if step.topic in SAFETY_TOPICS and left:
            message = f'no scenario answers "{step.id}" with {", ".join(left)}'
            hint = "Add a story for each answer of a question about safety."
            yield Fault(step.at, "safety-uncovered", message, hint, on_key=True)


def _come_by(pathway: Pathway) -> tuple[set[tuple[str, str]], set[tuple[str | int, ...]]]:
    """The answers that scenarios give, and the rules that they come by."""
    given: set[tuple[str, str]] = set()
    fired: set[tuple[str | int, ...]] = set()
    for scenario in pathway.scenarios:
        result = walk(pathway, scenario.answers)
        given |= {(step, answer) for step, ticked in result.given.items() for answer in ticked}
        fired |= set(result.rules)
    return given, fired


def uncovered(pathway: Pathway) -> Iterator[Fault]:
    """One warning that names the answers and rules no scenario comes by."""
    given, fired = _come_by(pathway)
    answers = [
        f"{step.id}: {answer.id}"
        for step in pathway.questions
        for answer in step.answers
        if (step.id, answer.id) not in given
    ]
    rules = [
        f"rule {rule.at[-1]} of {step.id}"
        if isinstance(rule.at[-1], str)
        else f"rule {rule.at[-1] + 1} of {step.id}"
        for step in pathway.steps
        for rule in dict.fromkeys((*step.go, *(r for a in step.answers for r in a.rules)))
        if rule.when is not None and rule.at not in fired
    ]
    if pathway.scenarios and (answers or rules):
        listed = ", ".join([*answers, *rules])
        message = f"no scenario comes by these: {listed}"
        hint = "Add scenarios where they matter."
        yield Fault(("scenarios",), "uncovered", message, hint, "warning", on_key=True)
