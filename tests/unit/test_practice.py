"""Practice pages: where they are, who is led to them, and what they say of each story."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from fingerpost.model.conditions import Is
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway, Scenario, Variant
from fingerpost.pages import render
from fingerpost.pages.furniture import menu
from fingerpost.pages.practice import title_met
from tests.build.sample import GUIDE, SHARED, STEPS, TOLD

HURT = Scenario(
    "hurt",
    "A pupil is hurt.",
    {"danger": "no", "hurt": "yes", "needs": ("plan", "home"), "follow": "yes"},
    "tell",
    shows=("tell-lead", "gone"),
    why="Ask [the lead](term:lead).",
)


def pages(guide: Guide) -> dict[str, str]:
    return {page.uri: page.markdown for page in render(guide)}


def guide_of(*pathways: Pathway, practice: bool) -> Guide:
    """The sample with these pathways; the schools' pages lead to practice or not."""
    audiences = SHARED.settings.audiences
    schools = audiences["schools"].model_copy(update={"practice": practice})
    settings = SHARED.settings.model_copy(update={"audiences": {**audiences, "schools": schools}})
    return replace(GUIDE, shared=replace(SHARED, settings=settings), pathways=pathways)


def test_only_pathways_with_stories_have_a_page_and_only_the_list_is_in_the_menu() -> None:
    found = [uri for uri in pages(GUIDE) if uri.startswith("practice/")]
    assert found == ["practice/index.md", "practice/schools/told.md"]
    assert [uri for _, uri in menu(GUIDE) if "practice" in uri] == ["practice/index.md"]
    none = pages(guide_of(replace(TOLD, scenarios=()), practice=True))
    assert "No stories here yet." in none["practice/index.md"]
    assert "practice/schools/told.md" not in none
    assert "Practise" not in none["schools/told.md"]


def test_a_pathway_leads_to_practice_only_where_its_audience_says_so() -> None:
    link = "[Practise with made-up stories](../practice/schools/told.md)"
    assert link in pages(guide_of(TOLD, practice=True))["schools/told.md"]
    assert "practice" not in pages(guide_of(TOLD, practice=False))["schools/told.md"].lower()


def test_who_trains_comes_first_in_the_list() -> None:
    young = replace(TOLD, id="young-people/told", audience="young-people")
    more = replace(TOLD, id="schools/told", scenarios=(*TOLD.scenarios, HURT))
    guide = guide_of(young, more, practice=True)
    audiences = dict(reversed(guide.shared.settings.audiences.items()))
    settings = guide.shared.settings.model_copy(update={"audiences": audiences})
    text = pages(replace(guide, shared=replace(SHARED, settings=settings)))["practice/index.md"]
    assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Schools", "Young"]
    assert "[A pupil tells you](schools/told.md): 2 stories" in text
    assert "[A pupil tells you](young-people/told.md): 1 story" in text


def test_the_way_out_comes_before_the_stories_and_the_steps_are_the_real_ones() -> None:
    found = pages(GUIDE)
    text = found["practice/schools/told.md"]
    first, _, rest = text.partition("A pupil tells you](../../schools/told.md)")
    assert "**Is it really happening?**" in first
    assert "fp-stories" in rest
    assert "unlisted: true" in text.split("---\n")[1]
    sections = re.findall(r"section\.fp-step.*", found["schools/told.md"])
    assert re.findall(r"section\.fp-step.*", text) == sections


def test_a_story_says_the_whole_agreed_way() -> None:
    guide = guide_of(replace(TOLD, scenarios=(HURT,)), practice=True)
    text = pages(guide)["practice/schools/told.md"]
    agreed = re.search(r"data-fp-agreed='([^']*)'", text)
    assert agreed
    assert json.loads(agreed[1])["needs"] == ["home", "plan"], "in the order of the page"
    way = text.partition("### Story 1 {#agreed_s1}")[2]
    lines = [
        "Is anybody in danger? **No**",
        "**Why we ask:** Danger comes first.",
        "Are they hurt? **Yes**",
        "Do this, then go on: **Care for them**",
        "Which are true? **Afraid at home** and **Has a plan**",
        "**[Tell the lead](#tell)**",
        "- Tell the lead\n- gone",
        "**What this story teaches:** Ask [the lead](../../glossary.md#lead).",
    ]
    places = [way.index(line) for line in lines]
    assert places == sorted(places)


def test_a_title_is_the_one_that_is_met() -> None:
    hurt = STEPS[1]
    assert title_met(hurt, {"danger": frozenset({"not-sure"})}) == "Could they be hurt?"
    assert title_met(hurt, {"danger": frozenset({"no"})}) == "Are they hurt?"
    assert title_met(hurt, {"danger": frozenset({"yes"})}) == "Are they hurt?", "it has ended"
    first = Variant(Is("danger", ("not-sure",)), body="Other words, no other title.")
    both = replace(hurt, variants=(first, *hurt.variants))
    assert title_met(both, {"danger": frozenset({"not-sure"})}) == "Are they hurt?"
