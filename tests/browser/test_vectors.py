"""The browser's interpreter and the widget give what the vectors and the Python walker give."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from fingerpost.logic.walk import Walk, walk
from fingerpost.model.pathway import Answers, Pathway
from fingerpost.pages.compact import compact_step
from fingerpost.published.conditions import compact_condition
from tests.browser.pages import WIDGET
from tests.browser.walking import assert_shown, click_through, saved
from tests.strategies import answers_to, pathways
from tests.vectors.reading import Case, Vector, guide_of, vectors

pytestmark = pytest.mark.browser

FULL = os.environ.get("FINGERPOST_FULL") == "1"
BATCH = 50
EXAMPLES = 4_000 if FULL else 100
CLICKED = 200 if FULL else 12

ASK = """([steps, start, blocks, sheets]) => sheets.map((answers) => {
  const met = window.Fingerpost.walk(steps, start, answers);
  const shown = (blocks[met.outcome] || []).filter(
    ([, when]) => !when || window.Fingerpost.holds(when, met.given)).map(([at]) => at);
  return Object.assign({}, met, {given: Object.assign({}, met.given), blocks: shown});
})"""


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A page with the script and no pathway: the interpreter alone."""
    page = browser.new_page()
    page.add_script_tag(path=str(WIDGET))
    yield page
    page.close()


def browser_walks(page: Page, pathway: Pathway, sheets: list[Answers]) -> list[dict[str, Any]]:
    """What window.Fingerpost.walk gives for each set of answers, with the blocks that hold."""
    steps = {step.id: compact_step(step) for step in pathway.steps}
    blocks = {
        step.id: [
            [b.position, compact_condition(b.when) if b.when else None]
            for b in step.blocks
            if not b.ended
        ]
        for step in pathway.steps
    }
    found: list[dict[str, Any]] = page.evaluate(ASK, [steps, pathway.start, blocks, sheets])
    return found


def assert_agree(found: dict[str, Any], expected: Walk, note: object) -> None:
    """The browser's walk is the Python walker's."""
    problem = None if expected.stop in ("outcome", "missing") else expected.stopped_at
    assert tuple(found["route"]) == expected.route, note
    assert found["outcome"] == expected.outcome, note
    assert found["missing"] == expected.missing, note
    assert set(found["unused"]) == set(expected.unused), note
    assert found["problem"] == problem, note
    assert tuple(found["blocks"]) == expected.blocks, note
    assert {k: frozenset(v) for k, v in found["given"].items()} == expected.given, note


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector.name)
def test_the_interpreter_gives_what_the_vectors_say(bare: Page, vector: Vector) -> None:
    cases = [case for case in vector.cases if case.only != "python"]
    walks = browser_walks(bare, vector.pathway, [case.answers for case in cases])
    for case, found in zip(cases, walks, strict=True):
        assert tuple(found["route"]) == case.expect.route, case.title
        assert found["outcome"] == case.expect.outcome, case.title
        assert tuple(found["blocks"]) == case.expect.blocks, case.title
        assert found["missing"] == case.expect.missing, case.title
        assert frozenset(found["unused"]) == case.expect.unused, case.title
        assert (found["problem"] is None) == (case.expect.problem is None), case.title


def clickable(vector: Vector) -> list[Case]:
    """The cases that a reader can click through: those without a problem."""
    return [case for case in vector.cases if case.expect.problem is None]


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector.name)
def test_clicking_gives_what_the_vectors_say(
    same_tab: Page, tmp_path: Path, vector: Vector
) -> None:
    address = saved(tmp_path, vector.guide)
    for case in clickable(vector):
        same_tab.goto(address)
        found = click_through(same_tab, case.answers)
        assert found.route == case.expect.route, case.title
        assert_shown(found.last, vector.pathway, walk(vector.pathway, case.answers), case.title)
        assert set(found.last.blocks) == set(case.expect.blocks)
        for step_id, title in case.words.items():
            assert found.titles[step_id] == title, case.title
        for step_id, body in case.bodies.items():
            assert body in found.texts[step_id], case.title


@st.composite
def batches(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A pathway and several sets of answers to it."""
    data = draw(pathways())
    return data, [draw(answers_to(data)) for _ in range(4)]


def test_python_and_browser_agree_on_random_pathways(bare: Page) -> None:
    met = {"outcome": 0, "missing": 0, "loop": 0, "dead-end": 0}

    @settings(max_examples=EXAMPLES, deadline=None, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(batches())
    def agree(batch: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
        data, sheets = batch
        pathway = guide_of(data).pathways[0]
        answers = [as_answers(sheet) for sheet in sheets]
        for found, sheet in zip(browser_walks(bare, pathway, answers), answers, strict=True):
            expected = walk(pathway, sheet)
            met[expected.stop] += 1
            assert_agree(found, expected, json.dumps([data, sheet]))
            assert set(found["route"]) <= set(pathway.step), "a walk left the pathway"

    agree()
    assert all(met.values()), met


def test_clicking_agrees_on_random_pathways(same_tab: Page, tmp_path: Path) -> None:
    @settings(max_examples=CLICKED, deadline=None, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.data())
    def agree(source: st.DataObject) -> None:
        data = source.draw(pathways(forward=True))
        guide = guide_of(data)
        sheet = as_answers(source.draw(answers_to(data, whole=True)))
        same_tab.goto(saved(tmp_path, guide))
        expected = walk(guide.pathways[0], sheet)
        assert expected.stop == "outcome"
        note = json.dumps([data, sheet])
        found = click_through(same_tab, sheet)
        assert found.route == expected.route, note
        assert_shown(found.last, guide.pathways[0], expected, note)

    agree()


def as_answers(sheet: Mapping[str, Any]) -> Answers:
    """Answers in the model's form: tuples for tick-boxes."""
    return {k: tuple(v) if isinstance(v, list) else v for k, v in sheet.items()}
