"""The text of papers: all that the page says is in it, and no author writes a command."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.model.guide import Guide, Pieces
from fingerpost.model.pathway import Pathway
from fingerpost.pages.furniture import furniture
from fingerpost.papers import Papers
from fingerpost.papers.nodes import Node, read, words
from fingerpost.papers.setting import look, page_set
from fingerpost.papers.typst import call, literal
from fingerpost.shape.revisions import Revision
from tests.build.sample import GUIDE, NOW, SHARED, TOLD

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
CALLS = re.compile(r"[#a-z0-9(),:\s-]*")
STEP = r'fp-step\({}, (?:j\()*h\(2, "schools/told\.md#{}"'
HOSTILE = '#read("/etc/passwd") \\ " *a* $x$ @b <c> [d] // `e` #{1} \\u{41} = F'


def paper(what: str, guide: Guide = GUIDE) -> str:
    (found,) = Papers(guide).named(what)
    return found.text


def body(text: str) -> str:
    """A paper without the look."""
    return text.replace(look(), "")


def said(text: str) -> str:
    """All that stands in strings, as one line."""
    return re.sub(r"\s+", " ", " ".join(unread(one) for one in STRING.findall(body(text))))


def unread(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string)


def person(text: str, name: str) -> str:
    """The line of a contact, up to what follows it."""
    found = re.search(rf'person\(name: strong\(go\("[^"]+", "{re.escape(name)}"\)\), [^\n]*', text)
    assert found, name
    return re.split(r"\)\), (?:person|fp-\w+|h)\(|\)\)\), ", found[0])[0]


def told(**changes: Any) -> Guide:
    changed: Pathway = replace(TOLD, **changes)
    return replace(GUIDE, pathways=(changed, NOW))


@given(st.text())
def test_any_words_come_back_from_a_string_as_they_were(text: str) -> None:
    written = literal(text)
    assert STRING.fullmatch(written), "one string, and nothing after it"
    seen = re.sub(r"[\x00-\x1f\x7f]", "", re.sub(r"[ \t\r\n\f\v]+", " ", text))
    assert unread(written[1:-1]) == seen


def test_nothing_that_an_author_writes_is_a_command() -> None:
    step = replace(TOLD.steps[0], title=HOSTILE, help=HOSTILE, why=HOSTILE)
    settings = SHARED.settings.model_copy(update={"notice": HOSTILE, "publisher": HOSTILE})
    guide = replace(
        told(title=HOSTILE, summary=HOSTILE, first=(HOSTILE,), steps=(step, *TOLD.steps[1:])),
        shared=replace(SHARED, settings=settings),
    )
    for what in ("schools/told", "schools", "guide"):
        text = body(paper(what, guide))
        assert "read(" in text
        head, *rest = STRING.sub("", text).split("\n\n")
        assert head.startswith("#let paper = (")
        assert all(CALLS.fullmatch(line) for line in rest)


def test_only_functions_can_be_called() -> None:
    with pytest.raises(ValueError, match="not the name"):
        call('a"b', [])


@pytest.mark.parametrize("what", ["schools/told", "schools", "guide"])
def test_every_step_answer_and_word_of_a_pathway_is_on_its_papers(what: str) -> None:
    text = said(paper(what))
    for step in TOLD.steps:
        assert f"Step {step.number}:" in text
        wanted = (step.title, step.help, step.actor, *step.say, *step.do_not)
        wanted += tuple(answer.label for answer in step.answers)
        wanted += tuple(one for block in step.blocks if not block.ended for one in (block.title,))
        for one in wanted:
            assert one.replace("[help](contact:emergency) if **unsure**.", "") in text, one
    assert "Ended words." not in text
    assert "We show this until 31 January 2027." in text


@pytest.mark.parametrize("what", ["schools/told", "young-people/now", "schools", "guide"])
def test_every_paper_tells_its_version_its_state_its_day_and_who_helps_now(what: str) -> None:
    text = paper(what)
    foot = furniture(GUIDE)["foot"]
    assert f'foot: "{foot}, as it was on 22 November 2026"' in text
    assert "version 0.1, draft" in foot
    assert "date: (year: 2026, month: 11, day: 22)" in text
    assert 'help-foot: "Emergency services: 999 · Text line: text HELLO to 85258"' in text
    assert "help-now(" in body(text)
    assert literal(SHARED.settings.notice) in body(text)


def test_help_stands_before_anything_else() -> None:
    text = body(paper("schools/told"))
    assert text.index("#help-now(") < text.index("#notice(") < text.index("#h(1")


def test_a_released_version_has_its_own_day_whenever_it_is_printed() -> None:
    facts = {"version": "0.1", "state": "approved", "written": "2026-11-01", "reason": "First."}
    revision = Revision.model_validate({**facts, "released": "2026-11-20"})
    first = replace(GUIDE, pieces=Pieces(revisions={"0.1": revision}))
    later = replace(first, today=datetime.date(2026, 12, 24))
    assert paper("schools/told", first) == paper("schools/told", later)
    assert "date: (year: 2026, month: 11, day: 20)" in paper("schools/told", first)
    assert "as it was on" not in paper("schools/told", first)


def test_a_number_that_nobody_confirmed_is_on_no_paper() -> None:
    assert "01632" not in paper("guide")
    assert "Phone: number to be confirmed" in said(paper("schools/told"))


def test_what_only_leads_about_the_website_is_left_out() -> None:
    text = said(paper("schools/told"))
    assert "All pages for" not in text
    assert "Practise with" not in text
    assert "Any age" not in said(paper("schools")), "the directory's filter"


def test_every_answer_leads_to_a_step_of_the_same_paper() -> None:
    text = paper("schools/told")
    there = set(re.findall(r'h\(2, "(schools/told\.md#[^"]+)"', text))
    leads = set(re.findall(r'(?:answer|on-page)\("([^"]+#[^"]+)"', text))
    assert leads
    assert leads - {"schools/told.md#hurt_3"} <= there
    assert f'mark("{"schools/told.md#hurt_3"}")' in text, "an answer with rules leads to them"


def test_where_to_go_on_is_told_with_its_page() -> None:
    assert 'on-page("schools/told.md#needs")' in paper("schools/told")


def test_a_link_to_a_whole_page_tells_where_that_page_is() -> None:
    link = "[Go](../young-people/now.md)"
    assert 'on-page("young-people/now.md")' in page_set("schools/x.md", link)
    assert "on-page" not in page_set("schools/x.md", "[Go](../young-people/now.md#a)")


def test_people_are_a_line_where_a_step_names_them_and_told_in_full_once() -> None:
    steps, _, end = paper("schools/told").partition('#h(1, none, "Who can help")')
    club = person(steps, "The *club*")
    assert "Phone: number to be confirmed" in said(club)
    assert "For ages 11 to 18, in Kent. Not for thoughts of suicide." in said(club)
    assert "Opening hours to be confirmed." in said(club)
    assert "example.org" not in steps, "what is no number stands at the end"
    assert "example.org/club" in end
    assert end.count('h(2, "directory.md#club"') == 1, "names lead there"


def test_a_line_tells_hours_only_of_those_who_are_not_always_there() -> None:
    text = paper("schools/told")
    assert said(person(text, "Emergency services")).endswith("Details not yet checked.")
    assert "Day and night" not in said(person(text, "Emergency services"))
    assert "Day and night" in said(person(text, "Your safeguarding lead"))
    doubted = SHARED.contacts["emergency"].model_copy(update={"to_confirm": ("hours",)})
    shared = replace(SHARED, contacts={**SHARED.contacts, "emergency": doubted})
    text = paper("schools/told", replace(GUIDE, shared=shared))
    assert "Opening hours to be confirmed." in said(person(text, "Emergency services"))


def test_nobody_stands_at_the_end_whom_no_step_names() -> None:
    assert "Text line" not in paper("schools/told").partition('"Who can help"')[2]
    assert "Text line" in paper("schools").partition('"Who can help"')[2], "a booklet has them all"


def test_what_to_say_and_not_to_do_share_a_row() -> None:
    assert re.search(r"fp-abreast\(fp-say\(.*?\), fp-do-not\(", paper("schools/told"))
    lonely = told(steps=(replace(TOLD.steps[2], do_not=()),))
    assert "fp-abreast(" not in body(paper("schools/told", lonely))


def test_what_leads_about_the_website_is_not_on_paper() -> None:
    text = said(paper("schools/told"))
    assert "flowchart" not in text
    assert "spreadsheet" not in text


def test_a_web_address_can_be_read_on_paper() -> None:
    text = paper("schools")
    assert 'out(shown: "example.org/club", "https://example.org/club"' in text
    assert 'out("tel:999", "999")' in text, "a number is its own address"


def test_each_thing_can_be_asked_for_by_name() -> None:
    names = ["schools", "schools/told", "schools/told/poster"]
    names += ["young-people", "young-people/now", "young-people/now/poster", "guide"]
    assert Papers(GUIDE).names() == [*names, "posters"]
    assert [one.uri for one in Papers(GUIDE).named()] == [f"{name}.pdf" for name in names]
    assert Papers(GUIDE).named("schools/other") == []
    posters = ["schools/told/poster.pdf", "young-people/now/poster.pdf"]
    assert [one.uri for one in Papers(GUIDE).named("posters")] == posters


def test_a_booklet_holds_its_audience_and_the_directory_and_the_guide_holds_all() -> None:
    booklet, guide = body(paper("schools")), body(paper("guide"))
    assert 'h(1, none, "A pupil tells you")' in booklet
    assert 'h(1, none, "Right now")' not in booklet
    assert 'h(1, none, "Who can help")' in booklet
    for title in ("A pupil tells you", "Right now", "Who can help", "Words explained"):
        assert f'h(1, none, "{title}")' in guide
    for text in (booklet, guide):
        assert text.index("#cover(") < text.index("#contents(") < text.index("#h(1")


def test_a_discreet_paper_is_called_as_its_page_is() -> None:
    assert f'tab: "{NOW.title}"' in paper("young-people/now")
    assert 'tab: "Young people"' in paper("young-people")
    tabbed = replace(GUIDE, pathways=(TOLD, replace(NOW, tab="A page")))
    assert 'tab: "A page"' in paper("young-people/now", tabbed)
    assert 'tab: "A pupil tells you – Sample guide"' in paper("schools/told")
    assert 'by: ""' in paper("young-people/now"), "nor whose it is"
    assert 'by: "Nobody yet"' in paper("schools/told")
    assert "#safe" not in paper("young-people/now"), "anchors are short codes there"


def test_time_to_act_is_told_by_a_word_and_by_a_form() -> None:
    text = paper("schools/told")
    assert 'fp-act(act: "now", j("Now"))' in text
    assert re.search(STEP.format('act: "today", whole: true', "tell"), text)
    assert re.search(STEP.format('kind: "question", whole: true', "danger"), text)


def test_a_short_step_stays_on_one_sheet_and_a_long_one_may_go_on() -> None:
    long = replace(TOLD.steps[0], help="Words without end. " * 120)
    text = paper("schools/told", told(steps=(long, *TOLD.steps[1:])))
    assert re.search(STEP.format('kind: "question"', "danger"), text)
    assert re.search(STEP.format('kind: "question", whole: true', "hurt"), text)


def test_the_same_guide_gives_the_same_texts() -> None:
    page_set.cache_clear()
    first = Papers(GUIDE).named()
    page_set.cache_clear()
    assert Papers(GUIDE).named() == first


def test_a_page_is_read_back_as_it_was_written() -> None:
    text = '---\ntitle: "A"\n---\n\n# A\n\n/// html | ul.b\n\n//// html | li\n\n'
    text += "*c* **d**\n\n////\n\n///\n"
    heading, found = read(text)
    assert isinstance(heading, Node)
    assert isinstance(found, Node)
    assert (found.tag, found.classes, words(found.children)) == ("ul", ("b",), "c d")


def test_hidden_parts_and_empty_ones_leave_nothing() -> None:
    text = "/// html | div[hidden=hidden]\n\nSecret\n\n///\n\n/// html | p.fp-next\n\nMore\n\n///\n"
    assert page_set("x.md", text) == '#mark("x.md")'


def test_a_table_keeps_its_head() -> None:
    made = page_set("x.md", "| A | B |\n|---|---|\n| c | d |\n")
    assert made.endswith('#rows((j("A"), j("B"),), j("c"), j("d"))')
