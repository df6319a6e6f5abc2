"""The site as it is published, from the guide itself: every kind of page, in a real Chromium."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.looks import CORNERS
from tests.browser.site_pages import one_of_each_kind
from tests.browser.walking import pick, press, shown_steps

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
PATHWAY = "schools/a-pupil-tells-you"
MOVES = """() => [...document.querySelectorAll('*')].filter((e) => {
  const s = getComputedStyle(e);
  return s.animationName !== 'none' && s.animationDuration !== '0s'
    || s.transitionDuration.split(', ').some((d) => d !== '0s') || s.scrollBehavior === 'smooth';
}).length"""


def test_every_page_has_one_heading_of_the_first_level(folder: Path) -> None:
    for path in folder.rglob("index.html"):
        assert len(re.findall(r"<h1[ >]", path.read_text("utf-8"))) == 1, path


@pytest.mark.parametrize("look", CORNERS, ids=str)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, folder: Path, site: str, look: tuple[int, Any]
) -> None:
    """Every kind in every look; in an ordinary run each kind in one of them, in turn."""
    context = browser.new_context(viewport={"width": look[0], "height": 740}, color_scheme=look[1])
    page, kinds = context.new_page(), one_of_each_kind(folder)
    assert len(kinds) > len(CORNERS)
    for kind in kinds if FULL else kinds[CORNERS.index(look) :: len(CORNERS)]:
        page.goto(f"{site}/{kind.address}")
        assert violations(page) == [], kind.path
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{kind.path} scrolls sideways"
    context.close()


def test_nothing_moves_least_of_all_for_readers_who_ask_for_that(tab: Page, site: str) -> None:
    tab.goto(f"{site}/{PATHWAY}/")
    assert tab.evaluate(MOVES) == 0
    tab.evaluate("document.body.style.transition = 'color 1s'")
    assert tab.evaluate(MOVES) == 1, "it would be noticed"
    tab.emulate_media(reduced_motion="reduce")
    assert tab.evaluate(MOVES) == 0


@pytest.mark.parametrize("mode", ["one step at a time", "all steps"])
def test_print_has_every_step_the_numbers_and_the_version(
    tab: Page, folder: Path, site: str, mode: str
) -> None:
    guide = json.loads((folder / "guide.json").read_text("utf-8"))
    pathway = guide["pathways"][PATHWAY]
    tab.goto(f"{site}/{PATHWAY}/")
    pick(tab, "no")
    if mode == "all steps":
        press(tab, "See all steps")
    tab.emulate_media(media="print")
    assert shown_steps(tab) == [step["id"] for step in pathway["steps"]]
    text = " ".join(tab.locator("body").inner_text().split())
    for step in pathway["steps"]:
        assert " ".join(step["title"].split()) in text
    for contact in ("emergency-services", "nhs-111", "samaritans"):
        assert guide["contacts"][contact]["phone"] in text
    assert f"version {guide['settings']['version']}".lower() in text.lower()
    assert tab.locator("button >> visible=true").count() == 0


def test_a_step_opened_from_a_link_and_the_way_home(tab: Page, site: str) -> None:
    tab.goto(f"{site}/{PATHWAY}/#needs")
    assert len(shown_steps(tab)) > 5
    assert tab.evaluate("document.activeElement.id") == "needs"
    press(tab, "One step at a time")
    assert shown_steps(tab) == ["danger"]
