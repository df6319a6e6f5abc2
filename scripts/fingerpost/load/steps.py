"""One authored step becomes a whole step: kind, words, where next, and what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fingerpost.load.answers import read_answers, read_go, target_of
from fingerpost.load.blocks import read_blocks
from fingerpost.load.context import KINDS, Context, written
from fingerpost.load.responses import ended, shared_response, shown_contacts
from fingerpost.model.conditions import Condition
from fingerpost.model.pathway import Kind, OtherSide, Step, Variant
from fingerpost.problems import DataPath, did_you_mean
from fingerpost.shape.kinds import for_audience
from fingerpost.shape.pathway import StepShape
from fingerpost.shape.shared import SharedQuestion

_COMMON = {"only_when", "otherwise", "body", "say", "variants", "for"}
_DOING = {"act", "actor", "do_not", "response", "contacts", "offer", "service"}
_KEYS: dict[Kind, set[str]] = {
    "question": _COMMON
    | {"ask", "question", "help", "why", "topic", "fact", "pick", "answers", "go"},
    "action": _COMMON | _DOING | {"action", "go"},
    "outcome": _COMMON | _DOING | {"outcome", "blocks", "then"},
}


def kind_of_step(context: Context, step_id: str, step: StepShape) -> Kind | None:
    """Question, action or outcome; None, with a fault, where the step is none or several."""
    keys = [key for key in KINDS if getattr(step, key) is not None]
    if len(keys) > 1:
        message = f'"{step_id}" is {" and ".join(keys)} at once'
        hint = "Keep one of them, or split it into two steps."
        context.fault(("steps", step_id), "step-kind", message, hint, True)
        return None
    if not keys and step.response is None:
        hint = "Give it ask:, question:, action:, outcome: or response:."
        message = f'"{step_id}" is neither a question, an action nor an outcome'
        context.fault(("steps", step_id), "step-kind", message, hint, True)
        return None
    key = keys[0] if keys else "outcome"
    kind: Kind = (
        "question" if key in ("ask", "question") else "action" if key == "action" else "outcome"
    )
    for name in sorted(written(step) - _KEYS[kind]):
        hint = "Remove it."
        if name == "go" and kind == "outcome":
            hint = "An outcome ends the walk: remove this line, or make the step an action:."
        message = f'{"an" if kind != "question" else "a"} {kind} cannot have "{name}"'
        context.fault(("steps", step_id, name), "wrong-key", message, hint, True)
    return kind


def read_question(context: Context, step_id: str, number: int) -> Step:
    """A question step, its wording taken from questions.yml where it asks a shared one."""
    step = context.shape.steps[step_id]
    shared = _shared_question(context, step_id, step)
    ticks = step.pick == "any"
    if ticks and step.go is None:
        hint = "Add go: with the step that follows, or a list of rules."
        message = "tick-boxes need to know where next"
        context.fault(("steps", step_id), "dead-end", message, hint, True)

    def words(own: str | None, field: str) -> str:
        return own or for_audience(getattr(shared, field, None), context.audience)

    title = words(step.question, "question")
    if shared is not None and not title:
        message = f'"{step.ask}" has no wording for {context.audience}'
        hint = f"Add {context.audience}: or everyone: to its question in questions.yml."
        context.fault(("steps", step_id, "ask"), "wording-missing", message, hint)
    return replace(
        _base(context, step_id, number, "question", title),
        body=step.body or "",
        say=step.say,
        help=words(step.help, "help"),
        why=words(step.why, "why"),
        topic=step.topic or (shared.topic if shared else "none"),
        fact=step.fact or (shared.fact if shared else None),
        asks=step.ask,
        ticks=ticks,
        answers=read_answers(context, step_id, step, shared),
        go=read_go(context, step.go, ("steps", step_id, "go"), "this step") if ticks else (),
    )


def read_doing(
    context: Context, step_id: str, number: int, kind: Kind, asked: Sequence[Step]
) -> Step:
    """An action or outcome; what it does not say itself comes from its response."""
    step = context.shape.steps[step_id]
    at: DataPath = ("steps", step_id)
    response = shared_response(context, step.response, (*at, "response"))

    def words(own: Any, field: str, default: Any = "") -> Any:
        if own or field in step.model_fields_set:
            return own
        return for_audience(getattr(response, field, None), context.audience, default)

    title = words(step.action or step.outcome, "title")
    if not title and response is not None:
        message = f'"{step.response}" has no title for {context.audience}'
        context.fault((*at, "response"), "wording-missing", message, "Add it to responses.yml.")
    if kind == "action" and step.go is None:
        hint = "Add go: with the step that follows, or make it an outcome."
        context.fault(at, "dead-end", "this action leads nowhere", hint, True)
    return replace(
        _base(context, step_id, number, kind, title),
        body=words(step.body, "body"),
        say=words(step.say, "say", ()),
        do_not=words(step.do_not, "do_not", ()),
        act=step.act or (response.act if response else None),
        actor=words(step.actor, "actor"),
        response=step.response,
        go=read_go(context, step.go, (*at, "go"), "this step") if kind == "action" else (),
        contacts=shown_contacts(context, step, response, asked, at),
        blocks=read_blocks(context, step_id, step, asked) if kind == "outcome" else (),
        then=step.then,
    )


def _base(context: Context, step_id: str, number: int, kind: Kind, title: str) -> Step:
    """What steps of every kind have."""
    step = context.shape.steps[step_id]
    only_when, otherwise = _passing(context, step_id, step)
    return Step(
        id=step_id,
        number=number,
        kind=kind,
        title=title,
        only_when=only_when,
        otherwise=otherwise,
        variants=_variants(context, step_id, step),
        other_sides=_other_sides(context, step_id, step),
        at=("steps", step_id),
    )


def _shared_question(context: Context, step_id: str, step: StepShape) -> SharedQuestion | None:
    if step.ask is None:
        return None
    question = context.shared.questions.get(step.ask)
    if question is None:
        hint = did_you_mean(step.ask, context.shared.questions) or "Add it to questions.yml."
        message = f'there is no shared question "{step.ask}"'
        context.fault(("steps", step_id, "ask"), "ask-unknown", message, hint)
    return question


def _passing(
    context: Context, step_id: str, step: StepShape
) -> tuple[Condition | None, str | None]:
    at: DataPath = ("steps", step_id)
    if step.only_when is None:
        if step.otherwise is not None:
            message, hint = "otherwise: needs only_when: beside it", "Add only_when: or remove it."
            context.fault((*at, "otherwise"), "passing-form", message, hint, True)
        return None, None
    if step.otherwise is None:
        message, hint = "only_when: needs otherwise: beside it", "Add otherwise: next."
        context.fault((*at, "only_when"), "passing-form", message, hint, True)
    only_when = context.conditions.read(step.only_when, (*at, "only_when"))
    target = None
    if step.otherwise is not None:
        target = target_of(context, step.otherwise, (*at, "otherwise"), "otherwise", step_id)
    return (only_when, target) if target and only_when is not None else (None, None)


def _variants(context: Context, step_id: str, step: StepShape) -> tuple[Variant, ...]:
    found = []
    for i, variant in enumerate(step.variants):
        at: DataPath = ("steps", step_id, "variants", i)
        when = context.conditions.read(variant.when, (*at, "when"))
        wrong = "title" if step.ask or step.question else "question"
        if getattr(variant, wrong) is not None:
            right = "question" if wrong == "title" else "title"
            context.fault((*at, wrong), "wrong-key", f'use "{right}" here', "Rename it.", True)
        if when is not None:
            title = variant.question or variant.title or ""
            gone = ended(variant.until, context.today)
            found.append(Variant(when, title, variant.body or "", variant.until, gone, at))
    return tuple(found)


def _other_sides(context: Context, step_id: str, step: StepShape) -> tuple[OtherSide, ...]:
    found = []
    for audience, side in step.other_side.items():
        at: DataPath = ("steps", step_id, "for", audience)
        if audience not in context.shared.settings.audiences:
            known = context.shared.settings.audiences
            message = f'"{audience}" is not an audience'
            context.fault(at, "audience-unknown", message, did_you_mean(audience, known), True)
        text, read = (side, None) if isinstance(side, str) else (side.text, side.read)
        found.append(OtherSide(audience, text, read, at))
    return tuple(found)
