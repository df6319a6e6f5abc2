"""The page behind a poster's code: current, replaced, withdrawn, moved, gone, or not in use yet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.release.posters import Printed, Wall, poster_pages

GUIDE: dict[str, Any] = {
    "settings": {"short_title": "The guide", "crisis": ["emergency"]},
    "contacts": {"emergency": {"name": "Emergency", "phone": "999"}},
    "pathways": {"schools/told": {"dates": {"review_by": "2027-05-22"}}},
}
HERE = frozenset(
    {"schools/index.html", "schools/told/index.html", "schools/told/chart/index.html",
     "schools/told/poster.pdf"}
)  # fmt: skip
TITLES = {"schools/told": "A pupil tells you"}


def printed(version: str, month: int, state: str = "published") -> Printed:
    return Printed(version, state, datetime.date(2026, month, 2), TITLES)


def wall(*versions: Printed, current: str | None = None) -> Wall:
    return Wall(versions, current or versions[0].version, "latest", HERE, GUIDE)


def text(found: Wall, version: str, name: str = "schools/told") -> str:
    page = poster_pages(found)[f"posters/{name}/{version}/index.html"].decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<article", 1)[1]))


THREE = (
    replace(printed("0.3", 9), notes={"schools/told": ["Step 2 was added."]}),
    replace(printed("0.2", 6, "superseded"), notes={"schools/told": ["Step 1 was reworded."]}),
    printed("0.1", 3, "superseded"),
)


def test_the_poster_of_the_newest_version_is_current() -> None:
    said = text(wall(*THREE), "0.3")
    assert "This poster is current." in said
    assert "version 0.3 of 2 September 2026" in said
    assert "looked at again by 22 May 2027" in said
    assert "Take this poster down" not in said


def test_an_older_one_says_what_changed_since_and_in_which_version() -> None:
    said = text(wall(*THREE), "0.1")
    assert "Take this poster down." in said
    assert "Version 0.3 of 2 September 2026 is in use." in said
    assert said.index("Step 2 was added.") < said.index("Step 1 was reworded.")
    assert "This poster is current" not in said


def test_what_changed_before_it_was_printed_is_not_told() -> None:
    assert "Step 1 was reworded." not in text(wall(*THREE), "0.2")


def test_where_nothing_changed_that_is_said() -> None:
    found = wall(replace(THREE[0], notes={}), *THREE[1:])
    assert "The steps are as they were." in text(found, "0.2")


def test_what_a_withdrawn_version_changed_counts_too() -> None:
    """The version after it was compared with it, so the two together are the way to today."""
    withdrawn = replace(THREE[1], state="withdrawn", reason="A mistake.")
    found = wall(replace(THREE[0], notes={}), withdrawn, THREE[2])
    assert "as they were" not in text(found, "0.1")
    found = wall(THREE[0], withdrawn, THREE[2])
    assert "Version 0.2 of 2 June 2026, since withdrawn: Step 1 was reworded." in text(found, "0.1")
    said = text(found, "0.2")
    assert "Version 0.2 was withdrawn. A mistake." in said
    assert "Take this poster down." in said


def test_with_nothing_in_use_it_leads_to_the_list_of_versions() -> None:
    found = Wall((replace(THREE[0], state="withdrawn"),), None, "latest", HERE, GUIDE)
    said = text(found, "0.3")
    assert "See all versions" in said
    assert "as it is now" not in said


def test_a_draft_that_is_ahead_is_not_to_be_put_up() -> None:
    found = wall(printed("0.4", 11, "draft"), *THREE, current="0.3")
    said = text(found, "0.4")
    assert "draft version 0.4" in said
    assert "do not put this poster up" in said
    assert "This poster is current" not in said


def test_a_pathway_that_only_a_draft_has_is_not_called_gone() -> None:
    ahead = replace(printed("0.4", 11, "draft"), titles={"schools/new": "New"})
    said = text(wall(ahead, *THREE, current="0.3"), "0.4", "schools/new")
    assert "has no such pathway yet" in said
    assert "any more" not in said


def test_a_draft_that_was_replaced_is_to_come_down() -> None:
    drafts = printed("0.5", 12, "draft"), printed("0.4", 11, "superseded")
    said = text(wall(*drafts, *THREE, current="0.3"), "0.4")
    assert "Take this poster down." in said
    assert "It was a draft, and never in use." in said
    assert "as they were" not in said


def test_news_of_a_pathway_that_took_an_old_name_is_not_told() -> None:
    newest = replace(THREE[0], notes={"schools/told": ["Another pathway."],
                                      "schools/hears": ["Step 2 was added."]})  # fmt: skip
    renamed = replace(THREE[1], notes={}, moved={"schools/told": "schools/hears"})
    said = text(wall(newest, renamed, THREE[2]), "0.1")
    assert "Step 2 was added." in said
    assert "Another pathway." not in said


RENEWED = {"lead": datetime.date(2026, 10, 7)}
LEAD = {"steps": [{"blocks": [{"contacts": [{"contact": "lead"}]}]}]}


def renewed(pathway: Mapping[str, Any]) -> str:
    """The page of the newest version, in which the lead's number was mended since."""
    contacts = {**GUIDE["contacts"], "lead": {"name": "The <lead>"}}
    guide = {**GUIDE, "contacts": contacts, "pathways": {"schools/told": pathway}}
    newest = replace(THREE[0], renewed=RENEWED)
    found = replace(wall(newest, *THREE[1:]), guide=guide)
    return poster_pages(found)["posters/schools/told/0.3/index.html"].decode()


def test_where_a_number_was_mended_the_sheet_is_to_be_compared() -> None:
    """Nobody can tell from its version whether a sheet has the old number or the new."""
    page = renewed(LEAD)
    assert "This poster is current" not in page
    assert "take it down" in page
    assert 'href="../../../../contacts/lead/">How to reach The &lt;lead&gt; now</a>' in page
    assert "changed on 7 October 2026" in page


def test_a_poster_without_that_contact_stays_current() -> None:
    assert "This poster is current" in renewed({"steps": []})


def test_a_tab_does_not_tell_what_a_young_person_read() -> None:
    settings = {**GUIDE["settings"], "audiences": {"schools": {"discreet": True}}}
    found = replace(wall(*THREE), guide={**GUIDE, "settings": settings})
    page = poster_pages(found)["posters/schools/told/0.1/index.html"].decode()
    assert "<title>A poster – The guide</title>" in page
    assert "<h1>Poster: A pupil tells you</h1>" in page


def test_a_pathway_with_a_new_name_is_followed() -> None:
    old = replace(THREE[2], titles={"schools/hears": "A pupil says"})
    newer = replace(THREE[1], moved={"schools/hears": "schools/told"})
    found = wall(THREE[0], newer, old)
    page = poster_pages(found)["posters/schools/hears/0.1/index.html"].decode()
    assert 'href="../../../../latest/schools/told/"' in page
    assert "Step 2 was added." in text(found, "0.1", "schools/hears")


def test_a_pathway_that_is_gone_leads_to_its_audience() -> None:
    old = replace(THREE[2], titles={"schools/other": "Another"})
    page = poster_pages(wall(*THREE[:2], old))["posters/schools/other/0.1/index.html"].decode()
    assert "no such pathway any more" in page
    assert 'href="../../../../latest/schools/"' in page


@pytest.mark.parametrize("version", ["0.1", "0.2", "0.3"])
def test_every_page_has_help_and_is_kept_from_search_engines(version: str) -> None:
    page = poster_pages(wall(*THREE))[f"posters/schools/told/{version}/index.html"].decode()
    assert "Call 999" in page
    assert 'content="noindex"' in page
    assert 'href="../../../../latest/schools/told/poster.pdf"' in page


def test_an_authors_words_stay_words() -> None:
    notes = {"schools/told": ["<b>Bold</b> & more"]}
    page = poster_pages(wall(replace(THREE[0], notes=notes), *THREE[1:]))
    assert b"&lt;b&gt;Bold" in page["posters/schools/told/0.1/index.html"]
