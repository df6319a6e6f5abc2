"""What must not be met on a walk, as plain conditions for the proofs to try.

A contact that does not fit the answers before it; a step with nobody to reach in time; one that
says now and shows nobody who always answers; an offer that offers nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.load.offers import unfit_when
from fingerpost.logic.explore import Probe
from fingerpost.model.conditions import ALWAYS, AllOf, AnyOf, Condition, Not, both
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Block, Pathway, ShownContact, Step
from fingerpost.problems import DataPath
from fingerpost.shape.kinds import ACTS


@dataclass(frozen=True, slots=True)
class _Place:
    """A step or one of its blocks, with the contacts that it shows."""

    step: Step
    block: Block | None
    contacts: tuple[ShownContact, ...]

    @property
    def at(self) -> DataPath:
        return self.block.at if self.block else self.step.at

    def probe(self, rule: str, when: Condition, at: DataPath, about: str = "") -> Probe:
        block = self.block.position if self.block else None
        return Probe(self.step.id, when, at, block, rule, about)


def probes(pathway: Pathway, shared: Shared) -> list[Probe]:
    """Every probe of a pathway; what can never be met without conditions is left out."""
    questions = [q for q in pathway.questions if q.fact or q.topic != "none"]
    found: list[Probe] = []
    for place in _places(pathway):
        for shown in place.contacts:
            contact = shared.contacts.get(shown.contact)
            when = unfit_when(contact, questions) if contact and shown.fixed else None
            if when is not None:
                at = (*place.at, "contacts")
                found.append(place.probe("contact-unfit", when, at, shown.contact))
        found += _empty_offer(place)
    for step in pathway.steps:
        found += _unreachable_help(step, shared)
    return found


def _places(pathway: Pathway) -> Iterator[_Place]:
    for step in pathway.steps:
        yield _Place(step, None, step.contacts)
        for block in step.blocks:
            if not block.ended:
                yield _Place(step, block, block.contacts)


def _empty_offer(place: _Place) -> Iterator[Probe]:
    """An offer or service, with no contact beside it, that shows nobody to some readers."""
    if place.contacts and not any(shown.fixed for shown in place.contacts):
        nobody = _none(shown.when for shown in place.contacts)
        if nobody is not None:
            yield place.probe("offer-empty", nobody, place.at)


def _unreachable_help(step: Step, shared: Shared) -> Iterator[Probe]:
    """An outcome without a contact in time, and a step of now without one who always answers."""
    in_time = list(_in_time(step))
    if step.kind == "outcome" and in_time:
        nobody = _none(shown.when for shown in in_time)
        if nobody is not None:
            yield Probe(step.id, nobody, step.at, rule="no-contact")
    if step.act == "now":
        always = (s for s in in_time if _always_answers(s.contact, shared))
        nobody = _none(shown.when for shown in always)
        if nobody is not None:
            yield Probe(step.id, nobody, step.at, rule="no-crisis-contact")


def _always_answers(contact_id: str, shared: Shared) -> bool:
    contact = shared.contacts.get(contact_id)
    return contact is not None and contact.always_open and contact.crisis and contact.reachable


def _in_time(step: Step) -> Iterator[ShownContact]:
    """The contacts of a step that come no later than its own act, and do not end on a date."""
    yield from step.contacts
    latest = ACTS.index(step.act) if step.act else len(ACTS)
    for block in step.blocks:
        if block.until is None and (block.act is None or ACTS.index(block.act) <= latest):
            for shown in block.contacts:
                yield ShownContact(shown.contact, both(block.when, shown.when))


def _none(conditions: Iterable[Condition | None]) -> Condition | None:
    """That none of the conditions holds; None where one of them always does."""
    found = list(conditions)
    if any(condition is None or condition == ALWAYS for condition in found):
        return None
    return Not(AnyOf(tuple(c for c in found if c is not None))) if found else AllOf(())
