"""Until when a pack holds: whatever is due or ends first, of all that has a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.model.conditions import Asked
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Block, Pathway, Step, Variant
from fingerpost.pack.due import review_day
from fingerpost.shape.revisions import Revision
from tests.unit.test_search_entries import guide_of

PIECES = ("explainers", "toolbox", "programmes", "training", "case_studies")


@pytest.fixture
def guide() -> Guide:
    return guide_of("this project")


@pytest.fixture
def sooner(guide: Guide) -> datetime.date:
    """A day that is not past, before all that the guide has."""
    first = review_day(guide)
    day = guide.today + datetime.timedelta(days=1)
    assert first
    assert first > day
    return day


def first_with(found: Mapping[str, Any], **changed: object) -> dict[str, Any]:
    """The same by name, the first of them changed."""
    name = next(iter(found))
    return {**found, name: found[name].model_copy(update=changed)}


def with_step(guide: Guide, **changed: Any) -> Guide:
    """The guide with another first step of its first pathway."""
    pathway = guide.pathways[0]
    steps: tuple[Step, ...] = (replace(pathway.steps[0], **changed), *pathway.steps[1:])
    return with_pathway(guide, replace(pathway, steps=steps))


def with_pathway(guide: Guide, pathway: Pathway) -> Guide:
    return replace(guide, pathways=(pathway, *guide.pathways[1:]))


def due(guide: Guide, day: datetime.date) -> Guide:
    """The guide with a first pathway that is to be reviewed by a day."""
    dates = replace(guide.pathways[0].dates, review_by=day)
    return with_pathway(guide, replace(guide.pathways[0], dates=dates))


def test_a_pathway_counts(guide: Guide, sooner: datetime.date) -> None:
    assert review_day(due(guide, sooner)) == sooner


@pytest.mark.parametrize("kind", PIECES)
def test_a_piece_of_every_kind_counts(guide: Guide, sooner: datetime.date, kind: str) -> None:
    changed: Any = {kind: first_with(getattr(guide.pieces, kind), review_by=sooner)}
    pieces = replace(guide.pieces, **changed)
    assert review_day(replace(guide, pieces=pieces)) == sooner


@pytest.mark.parametrize("kind", ["contacts", "evidence"])
def test_contacts_and_sources_count(guide: Guide, sooner: datetime.date, kind: str) -> None:
    changed: Any = {kind: first_with(getattr(guide.shared, kind), review_by=sooner)}
    shared = replace(guide.shared, **changed)
    assert review_day(replace(guide, shared=shared)) == sooner


def test_the_whole_counts(guide: Guide, sooner: datetime.date) -> None:
    version = guide.shared.settings.version
    revision: Revision = guide.pieces.revisions[version]
    again = revision.model_copy(update={"next_review": sooner})
    pieces = replace(guide.pieces, revisions={version: again})
    assert review_day(replace(guide, pieces=pieces)) == sooner


def test_what_is_shown_for_a_time_only_counts(guide: Guide, sooner: datetime.date) -> None:
    assert review_day(with_step(guide, blocks=(Block(0, until=sooner),))) == sooner
    other = Variant(Asked("any"), "Until then", until=sooner)
    assert review_day(with_step(guide, variants=(other,))) == sooner


def test_today_still_counts_and_what_is_past_does_not(guide: Guide) -> None:
    assert review_day(due(guide, guide.today)) == guide.today
    past = guide.today - datetime.timedelta(days=1)
    assert review_day(due(guide, past)) == review_day(guide)
    ended = with_step(guide, blocks=(Block(0, until=past, ended=True),))
    assert review_day(ended) == review_day(guide)


def test_where_all_is_overdue_the_pack_says_so(guide: Guide) -> None:
    late = replace(guide, today=datetime.date(2099, 1, 1))
    day = review_day(late)
    assert day
    assert day < late.today


def test_of_this_guide_the_part_for_the_holidays_ends_first(guide: Guide) -> None:
    ends = [one.until for way in guide.pathways for step in way.steps for one in step.blocks]
    day = review_day(guide)
    assert day
    assert all(day <= end for end in ends if end and end >= guide.today)
