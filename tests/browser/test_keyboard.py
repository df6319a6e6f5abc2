"""The keyboard alone: every stop in order, marked and on view; the ways past what repeats.

An ordinary run goes through the gallery's pages with widgets; with `FINGERPOST_FULL=1` through all
its pages in every state and through every kind of page of the site, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.injected import add_style
from tests.browser.keyboard import faults, set_off
from tests.browser.looks import Look
from tests.browser.site_pages import SitePage, one_of_each_kind, site_pages
from tests.browser.states import on_screens, with_widgets

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
LOOKS = [Look(360, "forced"), Look(1280, "dark"), Look(360, "light")][: 3 if FULL else 1]
PART = "parts/contents-a-long-page.html"
"""A page with few stops, to plant faults in."""


def places(page: Page, gallery: str, folder: Path, guide: Mapping[str, Any]) -> Iterator[str]:
    """What to go through: each widget as it is opened, or every page in every state."""
    if FULL:
        yield from map(": ".join, on_screens(page, gallery, site_pages(folder), guide))
        return
    for one in with_widgets(one_of_each_kind(folder)):
        page.goto(f"{gallery}/{one.address}")
        yield one.path


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_stop_is_in_order_marked_and_on_view(
    same_tab: Page, gallery_folder: Path, gallery: str, made_up: Mapping[str, Any], look: Look
) -> None:
    look.put_on(same_tab)
    for place in places(same_tab, gallery, gallery_folder, made_up):
        assert faults(same_tab) == [], place


@pytest.mark.parametrize("height", [740, 256])
def test_every_stop_on_the_site(same_tab: Page, folder: Path, site: str, height: int) -> None:
    same_tab.set_viewport_size({"width": 320, "height": height})
    kinds = one_of_each_kind(folder)
    charts = [kind for kind in kinds if "/chart/" in kind.path]
    assert charts
    for kind in kinds if FULL else [*kinds[height % 5 : 20 : 6], *charts]:
        same_tab.goto(f"{site}/{kind.address}")
        assert faults(same_tab) == [], kind.path


@pytest.mark.parametrize(
    ("css", "words"),
    [
        (":focus-visible { outline: none }", "no focus mark: "),
        (":focus-visible { outline-color: transparent }", "no focus mark: "),
        (".fp-header { padding-bottom: 9rem; position: sticky; top: 0; z-index: 2 }",
         "not seen going back: "),
        ("html { scroll-padding: 0 }", "not seen going back: "),
        (".fp-notice { background: red; bottom: 0; height: 9rem; position: fixed }",
         "not seen going on: "),
        (".fp-skip:focus { top: -10rem }", "not seen going on: a.fp-skip"),
        (".fp-crumbs { height: 0; overflow: clip }", "not seen going on: "),
    ],
)  # fmt: skip
def test_a_style_at_fault_would_be_noticed(
    same_tab: Page, gallery: str, css: str, words: str
) -> None:
    same_tab.set_viewport_size({"width": 360, "height": 256})
    same_tab.goto(f"{gallery}/{PART}")
    assert words not in " ".join(faults(same_tab))
    add_style(same_tab, css)
    assert words in " ".join(faults(same_tab))


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('footer a').tabIndex = 1",
        "document.querySelector('footer a').addEventListener('focus', (e) => e.target.blur())",
    ],
)
def test_another_order_would_be_noticed(same_tab: Page, gallery: str, script: str) -> None:
    same_tab.goto(f"{gallery}/{PART}")
    same_tab.evaluate(f"() => {{ {script} }}")
    assert "stops are" in " ".join(faults(same_tab))


def with_frame(folder: Path) -> list[SitePage]:
    """A page of every kind that has the frame; a bare one begins at once, and has no menu."""
    kinds = [kind for kind in one_of_each_kind(folder) if "/embed/" not in kind.path]
    return kinds[:: 1 if FULL else 5]


def skips(page: Page) -> bool:
    """Whether the first stop leads past what every page begins with."""
    set_off(page)
    page.keyboard.press("Tab")
    if page.locator(":focus").inner_text() != "Skip to the page":
        return False
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return bool(
        page.evaluate("""() => {
      const main = document.querySelector('main'), first = main.querySelector('a, button');
      const after = main.compareDocumentPosition(document.activeElement) & 4;
      return main.getBoundingClientRect().top < innerHeight / 2
        && (first ? main.contains(document.activeElement) : after > 0);
    }""")
    )


def test_the_skip_link_leads_to_the_page(same_tab: Page, folder: Path, site: str) -> None:
    for kind in with_frame(folder):
        same_tab.goto(f"{site}/{kind.address}")
        assert skips(same_tab), kind.path


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('.fp-skip').hash = 'elsewhere'",
        "document.querySelector('.fp-skip').remove()",
        "document.querySelector('#main').id = 'other'",
    ],
)
def test_a_skip_link_that_leads_nowhere_would_be_noticed(
    same_tab: Page, gallery: str, script: str
) -> None:
    same_tab.goto(f"{gallery}/{PART}")
    assert skips(same_tab)
    same_tab.goto(f"{gallery}/{PART}")
    same_tab.evaluate(f"() => {{ {script} }}")
    assert not skips(same_tab)


def menu_of(page: Page) -> tuple[Locator, Locator]:
    """The button of the menu and what it opens."""
    button = page.locator("header [aria-controls=menu-panel]")
    panel = button.get_attribute("aria-controls") or "none"
    return button, page.locator(f"#{panel}")


def menu_works(page: Page) -> bool:
    """Whether the menu opens and closes from the keyboard, says so, and keeps the focus."""
    button, panel = menu_of(page)
    seen = []

    def look() -> None:
        focus = button.evaluate("(e) => e === document.activeElement")
        seen.append((button.get_attribute("aria-expanded"), panel.is_visible(), focus))

    button.focus()
    for key in ("Enter", "Escape", "Space", "Space", "Enter"):
        page.keyboard.press(key)
        look()
    if not panel.is_visible():
        return False
    panel.locator("a").last.focus()
    page.keyboard.press("Escape")
    look()
    opened, closed = ("true", True, True), ("false", False, True)
    return seen == [opened, closed, opened, closed, opened, closed]


def test_the_menu_works_from_the_keyboard(same_tab: Page, folder: Path, site: str) -> None:
    for kind in with_frame(folder):
        same_tab.goto(f"{site}/{kind.address}")
        assert menu_works(same_tab), kind.path


@pytest.mark.parametrize(
    "script",
    [
        "addEventListener('keydown', (e) => e.stopPropagation(), true)",
        "addEventListener('click', (e) => e.target.removeAttribute('aria-expanded'))",
        "addEventListener('click', (e) => e.target.blur())",
        "document.querySelector('#menu-panel').id = 'other'",
        "addEventListener('keydown', (e) => setTimeout(() => document.activeElement.blur()))",
    ],
)
def test_a_menu_at_fault_would_be_noticed(same_tab: Page, gallery: str, script: str) -> None:
    same_tab.set_default_timeout(500)
    same_tab.goto(f"{gallery}/{PART}")
    assert menu_works(same_tab)
    same_tab.evaluate(f"() => {{ {script}; }}")
    assert not menu_works(same_tab)
