"""A chart: the drawing, the list and the pathway are one graph, and say it in the same words."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.charts.graph import Chart, chart_of
from fingerpost.charts.layout import fitted, layout
from fingerpost.charts.said import ANY
from fingerpost.charts.svg import drawn
from fingerpost.logic.explore import explore
from fingerpost.model.pathway import Pathway
from fingerpost.pages import render
from fingerpost.pages.charts import chart_for, chart_page
from fingerpost.pages.pathways import pathway_page
from fingerpost.shape.kinds import ACT_WORDS
from tests.author import Author
from tests.charted import (
    ROOT,
    Edge,
    boxes_drawn,
    edges_drawn,
    edges_listed,
    edges_of,
    listed_items,
    our_guide,
    rendered,
    said,
)
from tests.oracle import Oracle
from tests.richer import SHARED, rich_pathways
from tests.strategies import answers_to, pathways
from tests.vectors.reading import guide_of

GUIDE = our_guide()
OURS = {pathway.id: pathway for pathway in GUIDE.pathways}
ours = pytest.mark.parametrize("name", OURS)
TOLD = "schools/a-pupil-tells-you"
ELEMENTS = {"svg", "title", "desc", "g", "a", "path", "circle", "text", "tspan"}
ATTRIBUTES = {
    "class", "viewBox", "width", "height", "role", "aria-labelledby", "aria-describedby", "fill",
    "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray", "font-size",
    "font-weight", "id", "href", "aria-label", "data-box", "data-from", "data-to", "data-way", "d",
    "cx", "cy", "r", "x", "y", "text-anchor",
}  # fmt: skip


def svg_of(chart: Chart) -> str:
    return drawn(chart, layout(chart))


@cache
def page_of(name: str) -> ElementTree.Element:
    """The chart page of one of our pathways, as HTML."""
    return rendered(chart_page(GUIDE, OURS[name]))


# One graph


@ours
def test_drawing_list_and_pathway_are_one_graph(name: str) -> None:
    pathway = OURS[name]
    chart = chart_for(GUIDE, pathway)
    want = edges_of(pathway)
    assert edges_drawn(svg_of(chart)) == want
    assert edges_drawn(drawn(chart, fitted(chart, 185, 245)[0])) == want
    assert edges_listed(page_of(name)) == want


@ours
def test_every_arrow_can_be_walked(name: str) -> None:
    """The proofs know which rules ever lead on; every arrow but passing over stands for some."""
    pathway, used = OURS[name], explore(OURS[name]).applied
    walked = {
        (step.number, pathway.step[rule.go].number, False)
        for step in pathway.steps
        for rules in [step.go, *(answer.rules for answer in step.answers)]
        for rule in rules
        if rule.at in used
    }
    assert walked == {edge for edge in edges_drawn(svg_of(chart_of(pathway))) if not edge[2]}


def edges_by_author(data: Any) -> set[Edge]:
    """The arrows, from what an author wrote and with none of the engine."""
    author = Author(data, SHARED)
    number = {step: at for at, step in enumerate(author.steps, 1)}
    found: set[Edge] = set()
    for name, step in author.steps.items():
        if "otherwise" in step:
            target = author.target(step["otherwise"], name)
            found.add((number[name], number[target], True))
        single = name in author.questions and not author.ticks(name)
        for answer in author.ids(name) if single else [None]:
            for line in author.lines(name, answer):
                found.add((number[name], number[line.to], False))
                if line.when is None:
                    break
    return found


@given(rich_pathways())
def test_any_drawing_has_what_its_author_wrote(data: Any) -> None:
    chart = chart_of(guide_of(data, SHARED).pathways[0])
    assert edges_drawn(svg_of(chart)) == edges_by_author(data)


@given(st.data())
def test_any_walk_can_be_followed_on_the_drawing(data: st.DataObject) -> None:
    made = data.draw(pathways())
    edges = edges_drawn(svg_of(chart_of(guide_of(made, SHARED).pathways[0])))
    oracle = Oracle(made, SHARED)
    number = {step: at for at, step in enumerate(oracle.steps, 1)}
    trip = oracle.walk(data.draw(answers_to(made, whole=True)))
    route = [number[step] for step in trip.route]
    for here, there in pairwise(route):
        arrived = {target for origin, target, passing in edges if origin == here and not passing}
        for _ in number:
            arrived |= {to for origin, to, passing in edges if passing and origin in arrived}
        assert there in arrived


def test_an_arrow_that_is_dropped_or_bent_would_be_noticed() -> None:
    pathway = OURS[TOLD]
    svg, want = svg_of(chart_for(GUIDE, pathway)), edges_of(pathway)
    groups = re.findall(r'<g class="fp-c-way[^>]*>.*?</g>', svg)
    assert len(groups) == len(want)
    for group in groups:
        assert edges_drawn(svg.replace(group, "")) < want
        assert edges_drawn(svg.replace(group, re.sub(r'to="\d+"', 'to="2"', group))) != want or (
            'data-to="2"' in group
        )
    page = chart_page(GUIDE, pathway)
    for line in re.findall(r"/+ html \| \S+\[data-fp-way='[^/]*?\n\n[^\n]*\n\n/+\n", page.markdown):
        without = replace(page, markdown=page.markdown.replace(line, "", 1))
        assert edges_listed(rendered(without)) != want


def test_a_list_that_links_elsewhere_would_be_noticed() -> None:
    page = chart_page(GUIDE, OURS[TOLD])
    wrong = replace(page, markdown=page.markdown.replace("](#list_10)", "](#list_9)"))
    with pytest.raises(AssertionError):
        edges_listed(rendered(wrong))


# The same words


@ours
def test_each_box_has_its_number_title_and_time_and_so_has_the_list(name: str) -> None:
    pathway = OURS[name]
    boxes = boxes_drawn(svg_of(chart_of(pathway)))
    items = listed_items(page_of(name))
    assert list(boxes) == list(items) == [step.number for step in pathway.steps]
    for step in pathway.steps:
        title = " ".join(step.title.split())
        words = boxes[step.number]
        assert words.endswith(f"{step.number}{title}" + "Tick all that apply" * step.ticks)
        assert said(items[step.number]).startswith(title)
        if step.act:
            assert ACT_WORDS[step.act] in words
            assert f"{title} {ACT_WORDS[step.act]}" in said(items[step.number])
        if step.only_when:
            assert words.startswith("Only if")
            assert "Only if" in said(items[step.number])


def labels_drawn(svg: str, origin: int, target: int) -> str:
    """The words on the arrows from one box to another."""
    found = ElementTree.fromstring(svg).iterfind(
        f".//g[@data-from='{origin}'][@data-to='{target}']"
    )
    return " ".join(said(group) for group in found if group.attrib["data-way"] != "pass")


@ours
def test_answers_stand_on_their_arrows_and_rules_in_words(name: str) -> None:
    pathway = OURS[name]
    svg = svg_of(chart_of(pathway))
    for step in pathway.steps:
        for answer in () if step.ticks else step.answers:
            for rule in answer.rules:
                words = labels_drawn(svg, step.number, pathway.step[rule.go].number)
                same = all(one.rules == answer.rules for one in step.answers)
                if len(answer.rules) == 1:
                    assert answer.label in words or words == ANY
                elif rule.when is None:
                    assert "therwise" in words
                else:
                    assert re.search(r"\b[Ii]f ", words)
                    assert same or answer.label in words


def sole(steps: dict[str, Any]) -> Chart:
    return chart_of(guide_of({"start": next(iter(steps)), "steps": steps}).pathways[0])


MANY = {"start": "q0", "steps": {
    **{f"q{n}": {"question": f"Question {n}?", "only_when": {"q0": "yes"}, "otherwise": f"q{n + 1}",
                 "answers": {"yes": f"o{n % 3}", "no": f"q{n + 1}", "not-sure": "q7"}}
       for n in range(1, 7)},
    "q0": {"question": "Question 0?", "answers": {"yes": "q1", "no": "o1", "not-sure": "q3"}},
    "q7": {"question": "Last?", "answers": {"yes": "o0", "no": "o1", "not-sure": "o2"}},
    **{f"o{n}": {"outcome": f"End {n}", "act": "now", "body": "Words."} for n in range(3)},
}}  # fmt: skip
"""Many ways past steps, to the same ends."""
END = {"outcome": "End", "act": "today", "body": "Words."}
ASK = {"question": "Well?"}


def test_answers_that_lead_to_one_step_share_an_arrow() -> None:
    answers = {"yes": "x", "no": "y", "not-sure": "x"}
    chart = sole({"q": {**ASK, "answers": answers}, "x": END, "y": END})
    assert [(one.target, one.label) for one in chart.ways["q"]] == [
        ("x", "Yes or I’m not sure"),
        ("y", "No"),
    ]


def test_rules_keep_the_order_in_which_they_are_tried() -> None:
    first = {**ASK, "answers": {one: f"Is {one}" for one in "abc"}, "go": "r"}
    rules = [
        {"when": {"q": "a"}, "go": "x"},
        {"when": {"q": "b"}, "go": "y"},
        {"when": {"q": "c"}, "go": "x"},
        {"otherwise": "y"},
    ]
    steps = {"q": first, "r": {"action": "Do", "act": "today", "go": rules}, "x": END, "y": END}
    assert [(one.target, one.label) for one in sole(steps).ways["r"]] == [
        ("x", "If step 1: “Is a”"),
        ("y", "If step 1: “Is b”"),
        ("x", "If step 1: “Is c”"),
        ("y", "Otherwise"),
    ]
    rules[1:3] = [{"when": {"q": ["b", "c"]}, "go": "x"}]
    assert [(one.target, one.label) for one in sole(steps).ways["r"]] == [
        ("x", "If step 1: “Is a”, or step 1: “Is b” or “Is c”"),
        ("y", "Otherwise"),
    ]


def test_conditions_are_said_in_few_words() -> None:
    first = {**ASK, "answers": {one: f"Is {one}" for one in "abc"}, "go": "r"}
    ticks = {**ASK, "pick": "any", "answers": {"d": "Is d", "none": "None"}, "go": [
        {"when": {"r": "d"}, "go": "x"},
        {"when": {"not": {"r": "none"}}, "go": "y"},
        {"when": {"not": {"all": [{"asked": "q"}, {"q": "a"}]}}, "go": "x"},
        {"otherwise": "y"},
    ]}  # fmt: skip
    chart = sole({"q": first, "r": ticks, "x": END, "y": END})
    assert [one.label for one in chart.ways["r"]] == [
        "If you tick “Is d”",
        "If you do not tick “None”",
        "If you were not asked step 1, or step 1: not “Is a”",
        "Otherwise",
    ]


# As it is served


@ours
def test_a_drawing_is_attributes_only_named_and_small(name: str) -> None:
    chart = chart_for(GUIDE, OURS[name])
    for laid in (layout(chart), fitted(chart, 185, 245)[0]):
        text = drawn(chart, laid)
        assert "\n" not in text
        assert len(gzip.compress(text.encode(), 9)) <= 8 * 1024 * max(1, len(chart.boxes) / 15)
        svg = ElementTree.fromstring(text)
        assert {each.tag for each in svg.iter()} <= ELEMENTS
        assert {key for each in svg.iter() for key in each.attrib} <= ATTRIBUTES
        inks = {each.attrib.get(key, "none") for each in svg.iter() for key in ("fill", "stroke")}
        assert inks == {"none", "currentColor"}
        names = {each.attrib["id"]: each.text for each in svg if "id" in each.attrib}
        assert names[svg.attrib["aria-labelledby"]] == f"Flowchart: {chart.title}"
        assert svg.attrib["aria-describedby"] in names


@ours
def test_each_box_leads_to_its_step_on_the_pathways_page(name: str) -> None:
    pathway = OURS[name]
    there = set(re.findall(r"\{#([\w-]+)\}", pathway_page(GUIDE, pathway).markdown))
    links = list(ElementTree.fromstring(svg_of(chart_for(GUIDE, pathway))).iter("a"))
    assert len(links) == len(pathway.steps)
    for link, step in zip(links, pathway.steps, strict=True):
        way, _, anchor = link.attrib["href"].partition("#")
        assert way == "../"
        assert anchor in there
        assert link.attrib["aria-label"].startswith(f"Step {step.number}, ")
        assert step.title in link.attrib["aria-label"]
        if pathway.audience == "young-people":
            assert re.fullmatch(r"s[0-9a-f]{4,}", anchor), "a short code"
            assert step.id not in link.attrib.values()


def test_the_time_to_act_has_a_shape_of_its_own_and_an_end_a_second_line() -> None:
    steps: dict[str, Any] = {"q": {**ASK, "answers": {}}}
    for act in ACT_WORDS:
        steps["q"]["answers"][act] = {"label": act.title(), "go": act}
        steps[act] = {**END, "act": act}
    svg = ElementTree.fromstring(svg_of(sole(steps)))
    looks = set()
    for link in svg.iter("a"):
        shape = next(one for one in link if one.attrib["class"] == "fp-c-shape")
        corner = "cut" if shape.attrib["d"].count("L") else "round"
        looks.add((corner, shape.attrib["stroke-width"], shape.attrib.get("stroke-dasharray")))
        ends = [one for one in link if one.attrib["class"] == "fp-c-end"]
        assert len(ends) == ("fp-c-outcome" in link.attrib["class"].split())
    assert len(looks) == 4, "a question has the plain line of this week, and no band"


def test_what_an_author_writes_is_escaped() -> None:
    pathway = OURS[TOLD]
    steps = tuple(replace(step, title="<b> & \"c\" 'd'") for step in pathway.steps)
    text = svg_of(chart_of(replace(pathway, title="</title><script>", steps=steps)))
    assert "<b>" not in text
    assert "<script>" not in text
    assert "1<b> & \"c\" 'd'" in boxes_drawn(text)[1]


def test_the_same_chart_is_the_same_to_the_byte() -> None:
    """Also where another process hashes words otherwise, and so keeps sets in another order."""
    code = (
        "from fingerpost.charts.graph import chart_of; from tests.vectors.reading import guide_of;"
        "from fingerpost.charts.svg import drawn; from fingerpost.charts.layout import layout;"
        f"chart = chart_of(guide_of({MANY!r}).pathways[0]);"
        "print(ascii(drawn(chart, layout(chart, bands=2))))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(made) == 1


# The page


def test_every_pathway_has_its_page_and_a_link_to_it() -> None:
    pages = {page.uri: page for page in render(GUIDE)}
    link = "See the whole pathway as a flowchart"
    for pathway in GUIDE.pathways:
        chart = pages[f"{pathway.id}/chart.md"]
        assert chart.source == pathway.file
        name = pathway.id.rpartition("/")[2]
        assert f"[{link}]({name}/chart.md)" in pages[f"{pathway.id}.md"].markdown
        assert f"Back to [{pathway.title}](../{name}.md)" in chart.markdown
        assert "\nunlisted: true\n" in chart.markdown
        assert chart.markdown.index("## The steps in words") < chart.markdown.index("<svg")


def test_a_discreet_chart_says_no_more_than_its_pathway() -> None:
    pathway: Pathway = replace(OURS["young-people/at-night"], tab="A page")
    assert '\ntab: "A page"\n' in chart_page(GUIDE, pathway).markdown
    assert "\ntab:" not in chart_page(GUIDE, OURS[TOLD]).markdown
    for key in ("leave", "section"):
        pattern = rf"\n{key}: (.*)\n"
        own = re.search(pattern, pathway_page(GUIDE, pathway).markdown)
        ours_too = re.search(pattern, chart_page(GUIDE, pathway).markdown)
        assert own
        assert ours_too
        assert own[1] == ours_too[1]


def test_a_page_has_one_drawing_or_one_for_paper_too() -> None:
    short = chart_page(GUIDE, OURS["practitioners/suspected-suicide"]).markdown
    long = chart_page(GUIDE, OURS["practitioners/which-service"]).markdown
    assert (short.count("<svg"), long.count("<svg")) == (1, 2)
    assert "fp-chart-turned" in long
    ids = re.findall(r' id="([^"]+)"', long)
    assert len(ids) == len(set(ids)) == 4
