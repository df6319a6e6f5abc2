"""Until when a pack holds: the first day on which something in it is due or comes to its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from fingerpost.model.guide import Guide, Pieces
from fingerpost.model.pathway import Pathway
from fingerpost.shape.pieces import Piece
from fingerpost.shape.programmes import CaseStudy


def review_day(guide: Guide) -> datetime.date | None:
    """The first day that is not past, of all by which something has to be looked at or ends.

    What is overdue says so on its own page, and a newer pack would not help. Where all of it is
    overdue the latest day counts, so that every page warns. None where nothing has a day.
    """
    days = set(_days(guide))
    ahead = (day for day in days if day >= guide.today)
    return min(ahead, default=max(days, default=None))


def _days(guide: Guide) -> Iterator[datetime.date]:
    for pathway in guide.pathways:
        yield pathway.dates.review_by
        yield from _ends(pathway)
    yield from (piece.review_by for piece in _dated(guide.pieces))
    yield from (contact.review_by for contact in guide.shared.contacts.values())
    yield from (source.review_by for source in guide.shared.evidence.values())
    revision = guide.pieces.revisions.get(guide.shared.settings.version)
    if revision and revision.next_review:
        yield revision.next_review


def _ends(pathway: Pathway) -> Iterator[datetime.date]:
    """The last days of parts and of other words that are shown for a time only."""
    for step in pathway.steps:
        yield from (one.until for one in step.blocks if one.until)
        yield from (one.until for one in step.variants if one.until)


def _dated(pieces: Pieces) -> Iterator[Piece | CaseStudy]:
    yield from pieces.explainers.values()
    yield from pieces.toolbox.values()
    yield from pieces.programmes.values()
    yield from pieces.training.values()
    yield from pieces.case_studies.values()
