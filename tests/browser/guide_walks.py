"""The guide's own pathways as pages, walks to try on them, and the ways to walk them."""

from __future__ import annotations

import datetime
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fingerpost.checks import check_guide
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Answers, Pathway, Step
from tests.browser.pages import html_of
from tests.browser.walking import (
    Tab,
    assert_shown,
    click_through,
    focused,
    here,
    walk_all,
)

FOLDER = Path(__file__).parents[2] / "pathways"
GUIDE = check_guide(FOLDER, datetime.date(2026, 11, 22)).guide
NAMES = sorted(GUIDE.pathway) if GUIDE else []
FULL = os.environ.get("FINGERPOST_FULL") == "1"
RANDOM_WALKS = 20 if FULL else 3
MOST_TABS = 120


def guide_with(name: str) -> Guide:
    """The guide with this pathway first, so that its page can be made alone."""
    assert GUIDE
    first = GUIDE.pathway[name]
    return replace(GUIDE, pathways=(first, *(p for p in GUIDE.pathways if p.id != name)))


@cache
def _html(name: str) -> str:
    return html_of(guide_with(name))


def page_of(folder: Path, name: str) -> str:
    """The pathway's page on disk; its file: address."""
    path = folder / "page.html"
    path.write_text(_html(name), encoding="utf-8")
    return path.as_uri()


def random_answer(step: Step, dice: random.Random) -> str | tuple[str, ...]:
    """An answer that the question accepts."""
    ids = [answer.id for answer in step.answers]
    if not step.ticks:
        return dice.choice(ids)
    alone = dice.choice(ids)
    ordinary = [i for i in ids if i not in step.exclusive]
    some = tuple(i for i in ordinary if dice.random() < 0.4)
    return (alone,) if alone in step.exclusive or not some else some


def random_walk(pathway: Pathway, dice: random.Random) -> Answers:
    """Answers to all that is asked on a random walk to an outcome."""
    answers: dict[str, str | tuple[str, ...]] = {}
    while (result := walk(pathway, answers)).missing:
        answers[result.missing] = random_answer(pathway.step[result.missing], dice)
    return answers


def walks_of(pathway: Pathway) -> Iterator[tuple[str, Answers]]:
    """Every scenario, then random walks that are the same on every run."""
    yield from ((scenario.id, scenario.answers) for scenario in pathway.scenarios)
    dice = random.Random(pathway.id)
    for number in range(RANDOM_WALKS):
        yield f"random {number}", random_walk(pathway, dice)


def assert_clicking_agrees(page: Tab, folder: Path, name: str) -> None:
    """Every scenario and some random walks show what the Python walker gives.

    The first is clicked as a reader does, step by step; the others by the page's own clicks, all
    in one go, because there are many.
    """
    page.goto(page_of(folder, name))
    pathway = guide_with(name).pathways[0]
    notes, walks = zip(*walks_of(pathway), strict=True)
    first = click_through(page, walks[0])
    found = [(first.route, first.last), *walk_all(page, walks[1:])]
    for note, answers, (route, sight) in zip(notes, walks, found, strict=True):
        expected = walk(pathway, answers)
        assert route == expected.route, note
        assert sight.steps == [expected.outcome], note
        assert_shown(sight, pathway, expected, note)


def one_walk_each(pathway: Pathway) -> dict[str, Walk]:
    """For each outcome a walk that ends there: a scenario, else the first random one."""
    found: dict[str, Walk] = {}
    dice = random.Random(pathway.id)
    outcomes = {step.id for step in pathway.steps if step.kind == "outcome"}
    tries = [scenario.answers for scenario in pathway.scenarios]
    while not outcomes <= found.keys():
        result = walk(pathway, tries.pop(0) if tries else random_walk(pathway, dice))
        found.setdefault(result.outcome or "", result)
    return found


def walks_by_keyboard(pathway: Pathway) -> list[tuple[str, Walk]]:
    """A walk to each outcome; in an ordinary run to the one that is farthest away."""
    walks = list(one_walk_each(pathway).items())
    return walks if FULL else [max(walks, key=lambda pair: len(pair[1].route))]


def tab_to(page: Tab, selector: str) -> None:
    """Presses Tab until the focus is on what the selector names; nothing else is touched."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"Tab never reached {selector}; the focus is on {focused(page)}")


def walk_by_keyboard(page: Tab, pathway: Pathway, result: Walk) -> None:
    """Goes the way of a walk with Tab, Space and Enter alone."""
    for step_id in result.route[:-1]:
        step = pathway.step[step_id]
        assert here(page) == step_id
        ticked = result.given.get(step_id, frozenset())
        if step.kind == "action":
            tab_to(page, ".fp-here .fp-continue")
        elif step.ticks:
            for answer in (a.id for a in step.answers if a.id in ticked):
                tab_to(page, f".fp-here input[value='{answer}']")
                page.keyboard.press("Space")
            tab_to(page, ".fp-here fieldset button")
        else:
            tab_to(page, f".fp-here a[data-fp-answer='{next(iter(ticked))}']")
        page.keyboard.press("Enter")
        assert focused(page).startswith("h2"), "the focus goes to the heading of the step"
