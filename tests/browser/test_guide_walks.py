"""The guide in Chromium: every scenario, random walks, and every outcome by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.guide_walks import (
    NAMES,
    assert_clicking_agrees,
    guide_with,
    one_walk_each,
    page_of,
    walk_by_keyboard,
)
from tests.browser.walking import here

pytestmark = pytest.mark.browser


def test_there_are_pathways_to_walk() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_clicking_meets_what_the_walker_meets(tab: Page, tmp_path: Path, name: str) -> None:
    assert_clicking_agrees(tab, tmp_path, name)


@pytest.mark.parametrize("name", NAMES)
def test_every_outcome_is_reached_by_keyboard_alone(tab: Page, tmp_path: Path, name: str) -> None:
    address = page_of(tmp_path, name)
    pathway = guide_with(name).pathways[0]
    for outcome, result in one_walk_each(pathway).items():
        tab.goto(address)
        walk_by_keyboard(tab, pathway, result)
        assert here(tab) == outcome


@pytest.mark.parametrize("name", NAMES)
def test_every_step_is_reached_by_links_without_script(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of(tmp_path, name))
    links: dict[str, set[str]] = {}
    for section in page.locator(".fp-step").all():
        own = section.locator("h2").get_attribute("id") or ""
        hrefs = [a.get_attribute("href") or "" for a in section.locator("a").all()]
        links[own] = {href.removeprefix("#") for href in hrefs if href.startswith("#")}
    first = page.locator(".fp-step h2").first.get_attribute("id") or ""
    reached, waiting = {first}, [first]
    while waiting:
        new = {target for target in links[waiting.pop()] if target in links} - reached
        reached |= new
        waiting += new
    assert reached == set(links)
    context.close()
