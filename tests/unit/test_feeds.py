"""The feeds of what changed: valid, stable, for their readers, and without a number in them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import feedparser  # type: ignore[import-untyped]  # has none
import pytest

from fingerpost.compare.since import since_before
from fingerpost.exports.feeds import feeds
from fingerpost.model.guide import Guide
from fingerpost.pages import furniture
from fingerpost.shape.revisions import Revision, WhatChanged
from tests.unit.test_what_changed import _number, _way, later

WORDS = {"everyone": "We ask about danger first.", "schools": "Staff <tell> the lead."}


def published(edit: Any = _way, address: str | None = None) -> Guide:
    """The sample guide as version 0.2, published after 0.1."""
    guide = later(edit)
    first = Revision(version="0.1", state="superseded", written=datetime.date(2026, 11, 1),
                     reason="The first.", released=datetime.date(2026, 11, 2))  # fmt: skip
    second = Revision(version="0.2", state="published", written=datetime.date(2026, 11, 20),
                      reason="Better.", released=datetime.date(2026, 11, 26),
                      change=WhatChanged(size="major", words=WORDS))  # fmt: skip
    settings = guide.shared.settings.model_copy(update={"address": address})
    pieces = replace(guide.pieces, revisions={"0.1": first, "0.2": second})
    return replace(guide, pieces=pieces, shared=replace(guide.shared, settings=settings))


def read(guide: Guide, path: str = "feed.xml") -> Any:
    found = feedparser.parse(feeds(guide, since_before(guide))[path])
    assert not found.bozo, found.bozo_exception
    return found


def test_there_is_one_for_all_and_one_for_each_audience() -> None:
    guide = published()
    assert set(feeds(guide, None)) == {"feed.xml", "schools/feed.xml", "young-people/feed.xml"}
    assert furniture(guide)["feed"] == "feed.xml"


def test_there_is_none_before_anything_was_published() -> None:
    guide = later()
    assert feeds(guide, None) == {}
    assert furniture(guide)["feed"] == ""


def test_the_newest_version_comes_first_with_its_day() -> None:
    entries = read(published()).entries
    assert [(one.title, one.updated[:10]) for one in entries] == [
        ("Version 0.2", "2026-11-26"),
        ("Version 0.1", "2026-11-02"),
    ]


def test_the_group_speaks_first_and_each_audience_has_its_own_words() -> None:
    guide = published()
    schools = read(guide, "schools/feed.xml").entries[0].summary
    young = read(guide, "young-people/feed.xml").entries[0].summary
    assert schools.startswith("We ask about danger first. Staff <tell> the lead.")
    assert young.startswith("We ask about danger first.")
    assert "lead" not in young
    assert len(schools) > len("We ask about danger first. Staff <tell> the lead.") + 20


def test_ids_stay_and_differ() -> None:
    guide, moved = published(), published(address="https://example.org/")
    ids = [one.id for path in feeds(guide, None) for one in read(guide, path).entries]
    assert len(set(ids)) == len(ids) == 6
    assert [one.id for path in feeds(moved, None) for one in read(moved, path).entries] == ids
    assert all(one.startswith("urn:uuid:") for one in ids)


@pytest.mark.parametrize("path", ["feed.xml", "schools/feed.xml"])
def test_links_lead_to_the_version(path: str) -> None:
    up = "../../" if "/" in path else "../"
    assert read(published(), path).entries[1].link.endswith(f"{up}0.1/")
    named = read(published(address="https://example.org/"), path)
    assert named.entries[1].link == "https://example.org/0.1/"
    assert named.feed.links[0].href == f"https://example.org/draft/{path}"


def test_no_number_is_in_a_feed_that_others_keep() -> None:
    for text in feeds(published(_number), since_before(published(_number))).values():
        assert "998" not in text
        assert "999" not in text
        assert "And 1 more change." in text


def test_the_same_guide_gives_the_same_bytes() -> None:
    assert feeds(published(), since_before(published())) == feeds(
        published(), since_before(published())
    )
