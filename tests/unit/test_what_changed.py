"""The pages of what changed: what they say, what they leave out, and when there are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.model.guide import Archive, Guide
from fingerpost.pages import furniture, render
from fingerpost.pages.page import Page
from fingerpost.published.data import content_hash, guide_data
from fingerpost.published.guide import UnreadableGuide
from tests.build.sample import GUIDE

Edit = Callable[[dict[str, Any]], object]


def later(edit: Edit = lambda data: None, hashed: bool = True) -> Guide:
    """The sample guide as version 0.2, after a version 0.1 that an edit made different."""
    data = json.loads(json.dumps(guide_data(GUIDE)))
    edit(data)
    if hashed:
        data["hash"] = content_hash(data)
    settings = GUIDE.shared.settings.model_copy(update={"version": "0.2"})
    archive = Archive(frozen={"0.1": json.dumps(data)})
    return replace(GUIDE, shared=replace(GUIDE.shared, settings=settings), archive=archive)


def pages(guide: Guide) -> dict[str, str]:
    found: list[Page] = [page for page in render(guide) if page.uri.startswith("what-changed/")]
    return {page.uri: page.markdown for page in found}


def test_the_first_version_has_none() -> None:
    assert pages(GUIDE) == {}
    assert "What changed" not in {item["words"] for item in furniture(GUIDE)["menu"]}


def test_a_later_version_has_one_for_all_and_one_for_each_audience() -> None:
    guide = later()
    assert set(pages(guide)) == {
        "what-changed/everything.md",
        "what-changed/index.md",
        "what-changed/schools.md",
        "what-changed/young-people.md",
    }
    assert "What changed" in {item["words"] for item in furniture(guide)["menu"]}
    assert "Nothing has changed on these pages." in pages(guide)["what-changed/schools.md"]
    assert "(schools.md): nothing has changed." in pages(guide)["what-changed/index.md"]


def test_a_version_is_not_compared_with_itself_or_a_newer_one() -> None:
    guide = later()
    text = guide.archive.frozen["0.1"]
    assert pages(replace(guide, archive=Archive(frozen={"0.2": text, "0.10": text}))) == {}


def _words(data: dict[str, Any]) -> None:
    data["pathways"]["schools/told"]["first"][1] = "Never promise to keep this [secret](term:lead)."


def _way(data: dict[str, Any]) -> None:
    data["pathways"]["schools/told"]["steps"][0]["answers"][1]["rules"] = [{"go": "call"}]


def _number(data: dict[str, Any]) -> None:
    data["contacts"]["emergency"]["phone"] = "998"


def test_changed_words_are_told_in_words_and_marked() -> None:
    found = pages(later(_words))
    text = found["what-changed/schools.md"]
    assert "- Before: Never promise to keep **this**{.fp-out} secret." in text
    assert "- Now: Never promise to keep **it**{.fp-in} secret." in text
    assert "[See it](../schools/told.md)" in text
    assert "Never promise" not in found["what-changed/young-people.md"]


def test_a_changed_way_shows_both_ways_side_by_side() -> None:
    text = pages(later(_way))["what-changed/schools.md"]
    before, now = text.index("**Before**"), text.index("**Now**")
    assert text.index("## What you may now do otherwise") < before < now
    assert "1. Is anybody in danger?" in text[before:now]
    assert "Call for help" in text[before:now]
    assert "The fewest answers that show it: “Is anybody in danger?”" in text


def test_no_old_number_is_to_be_read() -> None:
    for text in pages(later(_number)).values():
        assert "998" not in text
    text = pages(later(_number))["what-changed/schools.md"]
    assert "is now 999. [See it](../directory.md#emergency)" in text


def test_a_kept_version_that_was_changed_is_not_compared() -> None:
    with pytest.raises(UnreadableGuide, match="changed after it was made"):
        pages(later(_number, hashed=False))


def test_everything_is_on_one_page_for_those_who_work_on_the_guide() -> None:
    found = pages(later(_words))
    text = found["what-changed/everything.md"]
    assert "# Everything that changed from 0.1 to 0.2" in text
    assert "Never promise to keep **this**{.fp-out} secret." in text
    assert "(everything.md)" in found["what-changed/index.md"]


def pathway(guide: Guide, name: str) -> str:
    return next(page.markdown for page in render(guide) if page.uri == f"{name}.md")


def test_a_pathway_tells_of_its_own_change_and_when() -> None:
    guide = later(_way)
    text = pathway(guide, "schools/told")
    assert "**Changed in version 0.2.**" in text
    assert "[What changed](../what-changed/schools.md)" in text
    assert "Changed in version" not in pathway(guide, "young-people/now")


def test_a_pathway_that_came_since_says_so() -> None:
    text = pathway(later(lambda data: data["pathways"].pop("schools/told")), "schools/told")
    assert "**Added in version 0.2.**" in text
