"""Where everything of a chart lies: nothing on anything else, on ours and on generated ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.charts.graph import Chart, chart_of
from fingerpost.charts.layout import fitted, layout
from fingerpost.charts.shapes import Rect
from fingerpost.model.pathway import Pathway
from tests.charted import faults, our_guide
from tests.richer import SHARED, rich_pathways
from tests.strategies import pathways
from tests.vectors.reading import guide_of

OURS = {pathway.id: pathway for pathway in our_guide().pathways}
WORDS = st.lists(
    st.sampled_from(["a", "is", "the", "WWW", "person", "safeguarding", "not,", "x" * 45, "…"]),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip


FEW = st.lists(
    st.sampled_from(["yes,", "or", "it", "may", "well", "be", "so,", "as", "they", "say"]),
    min_size=3, max_size=9,
).map(" ".join)  # fmt: skip
"""Labels of one line to three, which may stand at the side of a box."""


def chart_from(data: Any) -> Chart:
    return chart_of(guide_of(data, SHARED).pathways[0])


@st.composite
def wordy(draw: st.DrawFn) -> Chart:
    """A chart with any words in its boxes and on its arrows."""
    pathway = guide_of(draw(st.one_of(pathways(), rich_pathways())), SHARED).pathways[0]
    words = draw(st.lists(WORDS, min_size=6, max_size=6))
    labels = draw(st.lists(st.one_of(WORDS, FEW), min_size=6, max_size=6))
    steps = tuple(
        replace(
            step,
            title=words[at % 6],
            answers=tuple(replace(one, label=labels[(at + n) % 6])
                          for n, one in enumerate(step.answers, 1)),
        )
        for at, step in enumerate(pathway.steps)
    )  # fmt: skip
    return chart_of(replace(pathway, steps=steps))


@pytest.mark.parametrize("name", OURS)
def test_ours_lie_well(name: str) -> None:
    chart = chart_of(OURS[name])
    assert faults(layout(chart)) == []
    assert faults(fitted(chart, 185, 245)[0]) == []


@given(pathways())
def test_any_lies_well(data: Any) -> None:
    assert faults(layout(chart_from(data))) == []


@given(rich_pathways())
def test_any_rich_one_lies_well(data: Any) -> None:
    assert faults(layout(chart_from(data))) == []


@given(wordy())
def test_any_words_have_room(chart: Chart) -> None:
    assert faults(layout(chart)) == []


@given(pathways(), st.integers(2, 4), st.sampled_from([9.0, 16.0, 24.0]))
def test_any_lies_well_when_folded_and_at_any_size(data: Any, bands: int, size: float) -> None:
    assert faults(layout(chart_from(data), font_size=size, bands=bands)) == []


@given(wordy(), st.integers(2, 3))
def test_any_words_have_room_when_folded(chart: Chart, bands: int) -> None:
    assert faults(layout(chart, bands=bands)) == []


def test_an_answer_of_three_lines_is_kept_from_the_words_at_a_strip() -> None:
    """`If not` stands on the same side as the answer, at a strip that leaves it little room."""
    end = {"outcome": "End", "act": "today", "body": "Words."}
    label = "Yes, or it may well be so, as far as we know"
    steps = {
        "q": {"question": "First?", "answers": {"yes": "a", "no": "a", "not-sure": "x"}},
        "a": {"question": "Second?", "only_when": {"q": "yes"}, "otherwise": "z",
              "answers": {"b": {"label": label, "go": "z"}, "no": {"label": "No", "go": "c"}}},
        "c": {"question": "Third?", "answers": {"yes": "d", "no": "d"}},
        "d": {"question": "Fourth?", "answers": {"yes": "z", "no": "z"}},
        "z": end,
        "x": {**end, "act": "now"},
    }  # fmt: skip
    assert faults(layout(chart_from({"start": "q", "steps": steps}))) == []


@pytest.fixture
def told() -> Pathway:
    return OURS["schools/a-pupil-tells-you"]


def test_one_main_line_runs_down_and_ways_out_stand_beside_it(told: Pathway) -> None:
    laid = layout(chart_of(told))
    places = {box.box.number: box.rect for box in laid.boxes}
    line = [number for number, rect in places.items() if rect.x == places[1].x]
    assert line == [1, 2, 4, 6, 7, 8, 9, 12]
    assert [places[n].y for n in line] == sorted(places[n].y for n in line)
    assert {places[n].x for n in (3, 5, 10, 11)} == {places[3].x}
    assert places[10].y < places[2].y, "the way out to 999 stands beside its question"


def test_a_chart_is_as_wide_as_it_is_asked_to_be(told: Pathway) -> None:
    chart = chart_of(told)
    for width in (700, 1000, 1200):
        assert layout(chart, width=width).wide == pytest.approx(width, abs=30)
    assert layout(chart, width=1).wide > 400, "as far as words can"


def test_all_grows_with_the_letters(told: Pathway) -> None:
    small, large = layout(chart_of(told)), layout(chart_of(told), font_size=32)
    assert large.wide == pytest.approx(2 * small.wide)
    assert large.high == pytest.approx(2 * small.high)


def test_a_long_chart_is_folded_for_a_page() -> None:
    chart = chart_of(OURS["practitioners/which-service"])
    long, (laid, scale) = layout(chart), fitted(chart, 185, 245)
    assert laid.wide > laid.high
    assert scale == min(245 / laid.wide, 185 / laid.high)
    assert scale > 1.25 * min(185 / long.wide, 245 / long.high)


MUTATIONS = {
    "lies on": lambda box, by: replace(box, rect=replace(box.rect, y=box.rect.y - by)),
    "beside the sheet": lambda box, by: replace(box, rect=replace(box.rect, x=-by)),
    "leave it": lambda box, _: replace(box, title=replace(box.title, lines=("w" * 60,))),
}


@pytest.mark.parametrize("words", MUTATIONS)
def test_a_fault_would_be_noticed(told: Pathway, words: str) -> None:
    laid = layout(chart_of(told))
    boxes = list(laid.boxes)
    boxes[1] = MUTATIONS[words](boxes[1], 90)
    assert words in " ".join(faults(replace(laid, boxes=tuple(boxes))))


def test_a_way_through_a_box_or_along_another_would_be_noticed(told: Pathway) -> None:
    laid = layout(chart_of(told))
    arrows = list(laid.arrows)
    long = replace(arrows[1], points=(arrows[1].points[0], (arrows[1].points[1][0], 900)))
    found = " ".join(faults(replace(laid, arrows=(arrows[0], long, *arrows[2:]))))
    assert "crosses" in found
    assert "are one" in found
    label = arrows[0].label
    assert label
    moved = replace(arrows[0], label=replace(label, rect=Rect(180, 70, 90, 34)))
    assert "lies on" in " ".join(faults(replace(laid, arrows=(moved, *arrows[1:]))))
