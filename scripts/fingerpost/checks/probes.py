"""What must not be met on a walk: a contact that does not fit the answers given before it."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.load.offers import unfit_when
from fingerpost.logic.explore import Probe
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway, ShownContact, Step
from fingerpost.problems import DataPath


def probes(pathway: Pathway, shared: Shared) -> list[Probe]:
    """A probe for each contact named outright whose area, ages or exclusions could be missed."""
    questions = [q for q in pathway.questions if q.fact or q.topic != "none"]
    if not questions:
        return []
    found = []
    for step, at, block, shown in _fixed(pathway):
        contact = shared.contacts.get(shown.contact)
        when = unfit_when(contact, questions) if contact else None
        if when is not None:
            found.append(Probe(step.id, when, at, block))
    return found


def _fixed(pathway: Pathway) -> Iterator[tuple[Step, DataPath, int | None, ShownContact]]:
    for step in pathway.steps:
        for shown in step.contacts:
            if shown.fixed:
                yield step, (*step.at, "contacts"), None, shown
        for block in step.blocks:
            for shown in block.contacts:
                if shown.fixed and not block.ended:
                    yield step, (*block.at, "contacts"), block.position, shown
