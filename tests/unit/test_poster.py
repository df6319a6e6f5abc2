"""Posters: what stands on them, how they fit on a few sheets, and when there is none."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
import segno
import typst
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.charts.graph import Chart, chart_of
from fingerpost.charts.listed import listed
from fingerpost.charts.measure import Type
from fingerpost.charts.room import room
from fingerpost.charts.shapes import Laid, Words
from fingerpost.charts.wall import LEAST, MM, OnWall, Room, on_wall, sheets_of
from fingerpost.checks.posters import poster_faults, sheet_faults
from fingerpost.compare.words import plain_words
from fingerpost.model.guide import Guide, Shared
from fingerpost.model.pathway import Pathway, Rule
from fingerpost.papers.drawing import told
from fingerpost.papers.poster import Poster, square
from fingerpost.source.limits import MAX_SHOWN
from tests.build.sample import GUIDE, TOLD
from tests.charted import faults
from tests.unit.test_charts_layout import wordy
from tests.unit.test_search_entries import guide_of

FULL = os.environ.get("FINGERPOST_FULL") == "1"
ADDRESS = "https://guide.example.org/"


def addressed(guide: Guide, **fields: object) -> Guide:
    settings = guide.shared.settings.model_copy(update={"address": ADDRESS, **fields})
    return replace(guide, shared=replace(guide.shared, settings=settings))


def pathways() -> list[Pathway]:
    """Those of this project: all in a full run, else some of every size."""
    found = sorted(guide_of("this project").pathways, key=lambda one: -len(one.steps))
    return found if FULL else found[::6]


def laid_out(pathway: Pathway) -> OnWall:
    return laid_out_once(pathway.id)


@cache
def laid_out_once(name: str) -> OnWall:
    guide = guide_of("this project")
    found = on_wall(chart_of(guide.pathway[name]), room(guide.shared, guide.pathway[name]))
    assert found, "every pathway of this project has a poster"
    return found


def large(length: int = 40) -> Pathway:
    """A pathway with so many things to do, one after another."""
    pathway = guide_of("this project").pathway["schools/a-pupil-tells-you"]
    first = next(step for step in pathway.steps if step.kind == "action")
    last = next(step for step in pathway.steps if step.kind == "outcome")
    names = [*(f"a{number}" for number in range(1, length)), last.id]
    steps = [replace(first, id=name, number=at, go=(Rule(go=after, when=None),))
             for at, (name, after) in enumerate(pairwise(names), 1)]  # fmt: skip
    return replace(pathway, start="a1", steps=(*steps, replace(last, number=length)))


def test_a_poster_names_what_it_is_who_answers_for_it_and_who_helps() -> None:
    text = Poster(addressed(GUIDE), TOLD).text()
    for words in (TOLD.title, "Schools", GUIDE.shared.settings.notice, "version 0.1, draft",
                  TOLD.owner_role, "Emergency services", '"999"'):  # fmt: skip
        assert words in text
    for line in TOLD.first:
        assert plain_words(line).split()[0] in text


def test_its_lines_to_write_on_are_those_of_its_readers() -> None:
    audiences = dict(GUIDE.shared.settings.audiences)
    audiences["schools"] = audiences["schools"].model_copy(update={"to_tell": ("Our lead",)})
    assert '"Our lead"' in Poster(addressed(GUIDE, audiences=audiences), TOLD).text()
    assert '"Whom we tell"' in Poster(GUIDE, TOLD).text()


def test_the_code_leads_to_the_page_of_this_very_version() -> None:
    own = f"{ADDRESS}posters/schools/told/0.1/"
    poster = Poster(addressed(GUIDE), TOLD)
    assert poster.address == own
    assert f"Leads to {own}" in poster.text()
    rows = [list(row) for row in segno.make(own, error="m", micro=False).matrix]
    assert drawn_modules(square(own), len(rows)) == sum(map(sum, rows))


def drawn_modules(svg: str, size: int) -> int:
    """How many dark squares a code has, counted from its lines."""
    assert f'viewBox="0 0 {size + 4} {size + 4}"' in svg
    dark = svg.rsplit(' d="', maxsplit=1)[-1]
    return sum(map(int, re.findall(r"h(\d+)", dark)))


def test_without_an_address_there_is_no_code() -> None:
    text = Poster(GUIDE, TOLD).text()
    assert "Leads to" not in text
    assert "has no code yet" in text


@pytest.mark.parametrize("pathway", pathways(), ids=lambda one: one.id)
def test_the_words_of_a_chart_are_large_enough_and_fit(pathway: Pathway) -> None:
    found = laid_out(pathway)
    assert found.points >= LEAST
    space = room(guide_of("this project").shared, pathway)
    for laid, high in zip(found.sheets, space.highs(len(found.sheets)), strict=True):
        assert laid.wide * found.unit * MM <= space.wide + 0.01
        assert laid.high * found.unit * MM <= high + 0.01


def test_no_word_is_broken() -> None:
    """Of all that is on a wall: a word in two pieces is hard to read from a step away."""
    found = {one.id: laid_out(one).is_whole for one in guide_of("this project").pathways}
    assert [name for name, whole in found.items() if not whole] == []


def test_a_question_to_tick_says_where_its_choices_are() -> None:
    """A sheet has no room for them, and no list beside the drawing."""
    found = laid_out(guide_of("this project").pathway["schools/coming-back"])
    notes = [" ".join(box.note.lines) for one in found.sheets for box in one.boxes if box.note]
    assert notes == ["The page lists what to tick"]


def test_a_broken_word_would_be_noticed() -> None:
    found = laid_out(guide_of("this project").pathway["schools/friends-or-family-tell-you"])
    (laid,) = found.sheets
    assert not laid.broken
    first, *others = laid.boxes
    words = first.title.lines
    title = replace(first.title, lines=(f"{words[0][:3]}-", words[0][3:], *words[1:]))
    assert replace(laid, boxes=(replace(first, title=title), *others)).broken


@pytest.mark.parametrize("pathway", pathways(), ids=lambda one: one.id)
def test_the_check_knows_which_take_several_sheets(pathway: Pathway) -> None:
    shared = guide_of("this project").shared
    count = len(laid_out(pathway).sheets)
    assert sheets_of(chart_of(pathway), room(shared, pathway)) == count
    faults, step = poster_faults(pathway, shared)
    assert faults == []
    assert (step > 1) == (count > 1)
    assert poster_faults(pathway, without_papers(shared)) == ([], 0)


def test_the_check_says_where_to_make_two_of_one_that_is_too_large() -> None:
    (fault,), step = poster_faults(large(), guide_of("this project").shared)
    assert fault.rule == "poster-too-large"
    assert "before step 2" in fault.hint, "about the middle of forty steps"
    assert step == 0
    assert poster_faults(large(), without_papers(guide_of("this project").shared)) == ([], 0)


def test_the_check_does_not_blame_the_steps_where_there_are_few() -> None:
    few = replace(
        large(7), first=("Stay with them, and say that you are glad they told you.",) * 90
    )
    (fault,), _ = poster_faults(few, guide_of("this project").shared)
    assert "first lines, title or answers" in fault.message
    assert poster_faults(replace(few, first=()), guide_of("this project").shared)[0] == []


def test_the_check_names_them_by_readers_and_no_line_is_cut() -> None:
    names = {f"schools/something-with-a-long-name-{n}": n for n in range(2, 202)}
    one, many = sheet_faults({**names, "families/tonight": 6})
    assert one.message == "1 poster under families takes more than one sheet"
    assert one.hint.endswith(" before this step: tonight (step 6).")
    assert many.message == "200 posters under schools take more than one sheet"
    assert many.hint.endswith(" and 180 others.")
    assert len(many.hint) < MAX_SHOWN


def without_papers(shared: Shared) -> Shared:
    return replace(shared, settings=shared.settings.model_copy(update={"pdf": False}))


def test_not_only_a_few_are_one_sheet() -> None:
    shared = guide_of("this project").shared
    charts = {one.id: chart_of(one) for one in guide_of("this project").pathways}
    spaces = {one.id: room(shared, one) for one in guide_of("this project").pathways}
    counts = Counter(sheets_of(chart, spaces[name]) for name, chart in charts.items())
    assert counts[1] >= 10
    assert counts[3] <= 5


@pytest.mark.parametrize("pathway", pathways(), ids=lambda one: one.id)
def test_the_sheets_hold_every_step_once_and_every_way(pathway: Pathway) -> None:
    found, chart = laid_out(pathway), chart_of(pathway)
    boxes = [box.box.id for laid in found.sheets for box in laid.boxes]
    assert sorted(boxes) == sorted(box.id for box in chart.boxes)
    ways = [one.arrow for laid in found.sheets for one in laid.arrows]
    assert sorted(map(str, ways)) == sorted(map(str, chart.arrows))
    assert found.sheets[0].start.lines == ("Start",)
    assert found.sheets[-1].onward is None
    for number, (one, after) in enumerate(pairwise(found.sheets), 1):
        assert one.onward
        start = after.boxes[0].box.number
        assert one.onward.lines == (f"Step {start}, on sheet {number + 1}",)
        assert after.start.lines == (f"From sheet {number}",)
        crossing = {a.arrow.target for a in one.arrows} - {b.box.id for b in one.boxes}
        assert crossing == {after.boxes[0].box.id}


@pytest.mark.parametrize("pathway", guide_of("this project").pathways, ids=lambda one: one.id)
def test_nothing_lies_on_anything_else_and_all_words_have_room(pathway: Pathway) -> None:
    for laid in laid_out(pathway).sheets:
        assert faults(laid, "paper") == []


@given(wordy(), st.sampled_from([(150.0,), (190.0, 190.0), (190.0, 190.0, 150.0)]))
def test_the_same_holds_for_any_pathway(chart: Chart, highs: tuple[float, ...]) -> None:
    found = on_wall(chart, Room(190, highs[0], highs[0], highs[-1], highs[-1]))
    for laid in found.sheets if found else ():
        assert faults(laid, "paper") == []


def words_of(laid: Laid) -> list[tuple[Words, bool]]:
    found: list[tuple[Words, bool]] = [(laid.start, True)]
    for box in laid.boxes:
        found.append((box.title, True))
        found += [(one, False) for one in (box.strip, box.note) if one]
    return found + [(one.label, False) for one in laid.arrows if one.label]


def test_no_line_is_wider_on_paper_than_its_measure() -> None:
    lines = {
        (line, bold)
        for pathway in pathways()
        for laid in laid_out(pathway).sheets
        for words, bold in words_of(laid)
        for line in words.lines
    }
    asked = sorted(lines)
    listing = ", ".join(f"({json.dumps(line, ensure_ascii=False)}, {600 if bold else 400})"
                        for line, bold in asked)  # fmt: skip
    source = (
        '#set text(font: "Libertinus Serif", size: 100pt, hyphenate: false)\n'
        f"#context [#metadata(({listing},).map(((line, weight)) => "
        "measure(text(weight: weight, line)).width / 1pt))<wide>]"
    )
    wide = json.loads(
        typst.query(source.encode(), "<wide>", field="value", one=True, ignore_system_fonts=True)
    )
    type_ = Type(100, 100, face="paper")
    assert len(wide) > 100
    for (line, _), found in zip(asked, wide, strict=True):
        assert found <= type_.width(line) + 0.5, line


def test_its_drawing_says_in_words_what_it_shows() -> None:
    pathway = guide_of("this project").pathway["schools/a-pupil-tells-you"]
    found, chart = laid_out(pathway), chart_of(pathway)
    said = " ".join(told(chart, laid) for laid in found.sheets)
    for one in listed(chart):
        assert f"Step {one.box.number}" in said
        assert one.box.title in said
        for way in one.ways:
            assert f"{way.when}: go to step {way.number}." in said or not way.when


def test_a_pathway_that_is_too_large_has_none() -> None:
    poster = Poster(guide_of("this project"), large())
    assert poster.found is None
    with pytest.raises(ValueError, match="too large"):
        poster.text()


def test_it_is_as_discreet_as_its_page() -> None:
    pathway = replace(guide_of("this project").pathway["young-people/right-now"], tab="A page")
    text = Poster(guide_of("this project"), pathway).text()
    assert 'tab: "A page"' in text
    assert 'by: ""' in text
