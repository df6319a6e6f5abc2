"""The board: where each revision stands, what is due, and what waits for somebody."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fingerpost.checks.signoff import standing
from fingerpost.model.guide import Guide
from fingerpost.published.data import plain
from fingerpost.shape.pieces import NEEDS_OWNER
from fingerpost.shape.revisions import Revision

PAST = ("published", "superseded", "withdrawn")
"""States in which nobody has to sign any more."""
When = Literal["overdue", "today", "in 30 days", "in 90 days"]
WITHIN: tuple[tuple[int, When], ...] = (
    (-1, "overdue"),
    (0, "today"),
    (30, "in 30 days"),
    (90, "in 90 days"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has to be looked at again by a day."""

    what: str
    on: datetime.date
    when: When


@dataclass(frozen=True, slots=True)
class Row:
    """A revision on the board. `signed` are titles of roles; `missing` is in words."""

    version: str
    state: str
    released: datetime.date | None
    signed: tuple[str, ...] = ()
    void: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """Everything at a glance, on a day."""

    day: datetime.date
    revisions: tuple[Row, ...]
    due: tuple[Due, ...]
    unverified: tuple[str, ...]
    """Contacts that nobody has checked, by id."""
    unchecked: tuple[str, ...]
    """Sources that nobody has checked, by id."""
    waiting: tuple[str, ...]
    """Where the guide waits for its owner's words."""


def board(guide: Guide) -> Board:
    """The board of a guide on its day, the newest revision and the earliest date first."""
    revisions = sorted(guide.pieces.revisions.values(), key=lambda one: one.order, reverse=True)
    shared = guide.shared
    return Board(
        guide.today,
        tuple(_row(guide, one) for one in revisions),
        tuple(sorted(_due(guide), key=lambda due: (due.on, due.what))),
        tuple(name for name, contact in shared.contacts.items() if contact.verified is None),
        tuple(name for name, source in shared.evidence.items() if source.checked is None),
        tuple(_waiting(guide)),
    )


def _row(guide: Guide, revision: Revision) -> Row:
    """Signatures are held against the guide only for the revision at hand."""
    row = Row(revision.version, revision.state, revision.released)
    if revision.version != guide.shared.settings.version or revision.state in PAST:
        return row
    found = standing(guide, revision)
    rules = guide.shared.settings.sign_off
    titles = {name: role.title for name, role in rules.roles.items()} if rules else {}
    signed = tuple(titles[one.role] for one in found.holding)
    void = tuple(f"{titles[one.approval.role]}: {one.words}" for one in found.void)
    return Row(revision.version, revision.state, None, signed, void, found.missing)


def _due(guide: Guide) -> Iterator[Due]:
    for what, on in _dates(guide):
        days = (on - guide.today).days
        when = next((words for most, words in WITHIN if days <= most), None)
        if when:
            yield Due(what, on, when)


def _dates(guide: Guide) -> Iterator[tuple[str, datetime.date]]:
    for pathway in guide.pathways:
        yield f"pathway {pathway.id}", pathway.dates.review_by
    for kind in ("explainers", "toolbox", "programmes", "training", "case_studies"):
        for name, piece in getattr(guide.pieces, kind).items():
            if hasattr(piece, "review_by"):
                yield f"{kind.replace('_', '-')} {name}", piece.review_by
    for name, contact in guide.shared.contacts.items():
        yield f"contact {name}", contact.review_by
    for name, source in guide.shared.evidence.items():
        yield f"source {name}", source.review_by
    for version, revision in guide.pieces.revisions.items():
        if revision.next_review and revision.state in ("approved", "published"):
            yield f"the whole guide, version {version}", revision.next_review


def _waiting(guide: Guide) -> Iterator[str]:
    """Places that hold the mark for an owner's words, and forms that are not there yet."""
    for kind in ("explainers", "toolbox", "programmes", "training", "case_studies"):
        for name, piece in getattr(guide.pieces, kind).items():
            count = _marks(plain(piece))
            if count:
                yield f"{kind.replace('_', '-')} {name}: {count}"
    for name, form in guide.shared.formats.items():
        if not form.ready:
            yield f"format {name}: {form.owner.role}"


def _marks(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_marks, value.values()))
    return sum(map(_marks, value)) if isinstance(value, list) else int(value == NEEDS_OWNER)
