"""Scenarios: their answers held against the questions they answer."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.load.context import Context
from fingerpost.load.offers import contact_hint
from fingerpost.model.pathway import Scenario, Step
from fingerpost.problems import DataPath, did_you_mean
from fingerpost.shape.pathway import ScenarioShape


def read_scenarios(context: Context, steps: Mapping[str, Step]) -> tuple[Scenario, ...]:
    """The scenarios in file order; an answer that no step offers is a fault and left out."""
    seen: set[str] = set()
    found = []
    for i, scenario in enumerate(context.shape.scenarios):
        if scenario.id in seen:
            at = ("scenarios", i, "id")
            context.fault(at, "duplicate", f'two scenarios are called "{scenario.id}"')
        seen.add(scenario.id)
        found.append(_scenario(context, scenario, ("scenarios", i), steps))
    return tuple(found)


def _scenario(
    context: Context, shape: ScenarioShape, at: DataPath, steps: Mapping[str, Step]
) -> Scenario:
    answers: dict[str, str | tuple[str, ...]] = {}
    for step_id, value in shape.answers.items():
        given = _answer(context, step_id, value, (*at, "answers", step_id), steps)
        if given is not None:
            answers[step_id] = given
    if shape.situation is not None and shape.situation not in context.shared.situations:
        hint = did_you_mean(shape.situation, context.shared.situations) or "Add it."
        message = f'"{shape.situation}" is not in situations.yml'
        context.fault((*at, "situation"), "situation-unknown", message, hint)
    for key in ("shows", "hides"):
        for i, response in enumerate(getattr(shape, key)):
            if response not in context.shared.responses:
                hint = did_you_mean(response, context.shared.responses)
                message = f'there is no response "{response}"'
                context.fault((*at, key, i), "response-unknown", message, hint)
    if shape.reaches not in steps:
        hint = did_you_mean(shape.reaches, steps)
        context.fault((*at, "reaches"), "go-unknown", f'"{shape.reaches}" is not a step here', hint)
    for i, contact in enumerate(shape.contacts):
        if contact not in context.shared.contacts:
            hint = contact_hint(contact, context.shared.contacts)
            message = f'"{contact}" is not in the directory'
            context.fault((*at, "contacts", i), "contact-unknown", message, hint)
    return Scenario(
        id=shape.id,
        story=shape.story,
        answers=answers,
        reaches=shape.reaches,
        situation=shape.situation,
        shows=shape.shows,
        hides=shape.hides,
        contacts=shape.contacts,
        why=shape.why or "",
        at=at,
    )


def _answer(
    context: Context,
    step_id: str,
    value: str | tuple[str, ...],
    at: DataPath,
    steps: Mapping[str, Step],
) -> str | tuple[str, ...] | None:
    step = steps.get(step_id)
    if step is None and step_id in context.shape.steps:
        return None
    if step is None or step.kind != "question":
        known = [s.id for s in steps.values() if s.kind == "question"]
        message = f'"{step_id}" is not a question here'
        context.fault(at, "scenario-answer", message, did_you_mean(step_id, known), on_key=True)
        return None
    given = (value,) if isinstance(value, str) else value
    ids = [answer.id for answer in step.answers]
    for answer in given:
        if answer not in ids:
            message = f'"{answer}" is not an answer of "{step_id}"'
            context.fault(at, "scenario-answer", message, did_you_mean(answer, ids))
            return None
    if not step.ticks and len(given) != 1:
        context.fault(at, "scenario-answer", f'"{step_id}" takes one answer')
        return None
    return given if step.ticks else given[0]
