"""The guide in Chromium: every scenario, random walks, and every outcome by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.guide_walks import (
    FULL,
    NAMES,
    assert_clicking_agrees,
    guide_with,
    page_of,
    walk_by_keyboard,
    walks_by_keyboard,
)
from tests.browser.walking import here

pytestmark = pytest.mark.browser


def test_there_are_pathways_to_walk() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_clicking_meets_what_the_walker_meets(same_tab: Page, tmp_path: Path, name: str) -> None:
    assert_clicking_agrees(same_tab, tmp_path, name)


@pytest.mark.parametrize("name", NAMES if FULL else NAMES[::2])
def test_every_outcome_is_reached_by_keyboard_alone(
    same_tab: Page, tmp_path: Path, name: str
) -> None:
    address = page_of(tmp_path, name)
    pathway = guide_with(name).pathways[0]
    for outcome, result in walks_by_keyboard(pathway):
        same_tab.goto(address)
        walk_by_keyboard(same_tab, pathway, result)
        assert here(same_tab) == outcome


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Iterator[Page]:
    """A tab in which no script of a page runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


LINKS = """() => [...document.querySelectorAll('.fp-step')].map((step) => [
  step.querySelector('h2').id,
  [...step.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1)),
])"""


@pytest.mark.parametrize("name", NAMES)
def test_every_step_is_reached_by_links_without_script(
    scriptless: Page, tmp_path: Path, name: str
) -> None:
    scriptless.goto(page_of(tmp_path, name))
    assert scriptless.locator(".fp-here").count() == 0, "no script has run"
    found = scriptless.evaluate(LINKS)
    links = {own: set(targets) for own, targets in found}
    first = found[0][0]
    reached, waiting = {first}, [first]
    while waiting:
        new = {target for target in links[waiting.pop()] if target in links} - reached
        reached |= new
        waiting += new
    assert reached == set(links)
