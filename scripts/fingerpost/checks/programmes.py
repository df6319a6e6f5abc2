"""Programmes and case studies: the limits of a group, the words of a form, and no person in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.problems import Fault
from fingerpost.shape.pieces import NEEDS_OWNER
from fingerpost.shape.programmes import WORD_LIMITS, CaseStudy, Limits, Programme

_PERSON = re.compile(
    r"\b(?:\d{1,2}[- ]year[- ]old|aged? \d{1,2}|\d{1,2} years? (?:old|of age)"
    r"|not (?:her|his|their) (?:real|actual) name|pseudonym)\b",
    re.IGNORECASE,
)
"""Signs that one person's story is being told."""


def programme_faults(programme: Programme) -> Iterator[Fault]:
    """Sessions and notes that go beyond the programme's own limits."""
    limits = programme.limits
    if limits is None:
        if programme.kind == "group":
            hint = "Write limits: with places, minutes, every and sessions."
            yield Fault(("kind",), "group-limits", "a group has limits", hint)
        return
    low, _, high = limits.sessions.partition("-")
    count = len(programme.sessions)
    if programme.sessions and not int(low) <= count <= int(high or low):
        message = f"there are {count} sessions, and the limits say {limits.sessions}"
        yield Fault(("sessions",), "group-limits", message, "Mend one of them.", on_key=True)
    for at, session in enumerate(programme.sessions):
        if session.minutes and int(session.minutes) > int(limits.minutes):
            yield _over(("sessions", at, "minutes"), f"{session.minutes} minutes", limits)
    yield from _notes(programme, limits)


def _notes(programme: Programme, limits: Limits) -> Iterator[Fault]:
    """Notes of a session that is none, of too many people, or of too long a time."""
    for at, note in enumerate(programme.notes):
        if not 1 <= int(note.session) <= len(programme.sessions):
            message = f"there is no session {note.session}"
            hint = f"The sessions are counted from 1 to {len(programme.sessions)}."
            yield Fault(("notes", at, "session"), "group-limits", message, hint)
        if int(note.came) > int(limits.places):
            yield _over(("notes", at, "came"), f"{note.came} people", limits)
        if int(note.minutes) > int(limits.minutes):
            yield _over(("notes", at, "minutes"), f"{note.minutes} minutes", limits)


def _over(at: tuple[str | int, ...], found: str, limits: Limits) -> Fault:
    message = f"{found} are more than the limits allow"
    hint = f"At most {limits.places} people and {limits.minutes} minutes; mend one of them."
    return Fault(at, "group-limits", message, hint)


def case_study_faults(study: CaseStudy) -> Iterator[Fault]:
    """Sections that are over the form's limit of words, and signs of one person's story."""
    for field, most in WORD_LIMITS.items():
        text = getattr(study, field)
        count = len(text.split())
        if text != NEEDS_OWNER and count > most:
            message = f'"{field}" has {count} words, and the form allows {most}'
            yield Fault((field,), "word-limit", message, f"Take out {count - most} words.")
        found = _PERSON.search(text)
        if found:
            message = f'"{found[0]}" tells of one person'
            hint = "A case study here tells of a programme, never of a person."
            yield Fault((field,), "person-detail", message, hint)
