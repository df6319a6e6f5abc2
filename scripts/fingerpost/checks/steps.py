"""What every step must have, whatever the walk: an actor, a time, and words bound to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Block, Pathway, Step, Variant
from fingerpost.problems import Fault
from fingerpost.shape.kinds import ACTS


def step_faults(pathway: Pathway, shared: Shared) -> Iterator[Fault]:
    """Outcomes without a time or an actor, acts later than their response, ended text, `for`."""
    for step in pathway.steps:
        if step.kind == "outcome":
            yield from _outcome(step)
        if step.kind != "question":
            yield from _act(step, shared)
        yield from _other_sides(step)
        parts: list[Block | Variant] = [*step.blocks, *step.variants]
        for part in parts:
            if part.ended:
                message = f"this text ended on {part.until}"
                yield Fault(part.at, "text-ended", message, "Remove it.", "warning")


def _outcome(step: Step) -> Iterator[Fault]:
    if step.act is None:
        hint = "Add act: now, today, this-week or when-ready."
        yield Fault(step.at, "no-act", f'"{step.id}" does not say when to act', hint, on_key=True)
    if not step.actor:
        hint = "Add actor: with the role or person who does it."
        yield Fault(step.at, "no-actor", f'"{step.id}" does not say who acts', hint, on_key=True)


def _act(step: Step, shared: Shared) -> Iterator[Fault]:
    response = shared.responses.get(step.response or "")
    if response and step.act and ACTS.index(step.act) > ACTS.index(response.act):
        message = f'"{step.id}" says {step.act}, but its response says {response.act}'
        yield Fault((*step.at, "act"), "act-late", message, "Remove act:, or say it sooner.")


def words_code(step: Step) -> str:
    """A short code of the step's own words: it changes when they do."""
    parts = [step.title, step.body, *step.say, *step.do_not, step.actor]
    parts += [text for v in step.variants for text in (v.title, v.body)]
    parts += [text for b in step.blocks for text in (b.title, b.body)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def _other_sides(step: Step) -> Iterator[Fault]:
    code = words_code(step)
    for side in step.other_sides:
        if side.read != code:
            message = f'the words of "{step.id}" have changed since this was read against them'
            if side.read is None:
                message = f'nobody has read this against the words of "{step.id}" yet'
            hint = f"Read both; when they agree, write read: {code} beside its text:."
            yield Fault(side.at, "for-unread", message, hint)
