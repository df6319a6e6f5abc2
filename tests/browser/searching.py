"""Looking for something in the box, as a reader does, and seeing what is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).parents[2]
BUTTON, BOX = "header [aria-controls=search-panel]", "#search-panel"
FIELD, FOUND = f"{BOX} input", f"{BOX} .fp-found"
SCRIPTS = ("assets/search.js", "assets/search-index.js", "assets/search-texts.js")
"""What is fetched when somebody opens the box, and not before."""


def open_box(page: Page, address: str) -> None:
    """Goes to a page and opens its box."""
    page.goto(address)
    page.locator(BUTTON).click()


def look_for(page: Page, words: str) -> None:
    """Types into the box, all at once, and waits until something is shown for it."""
    page.locator(FIELD).fill(words)
    expect(page.locator(f"{FOUND} h2").first).to_be_visible()


def with_texts(page: Page) -> Page:
    """The page, when the beginnings of what is found have come."""
    expect(page.locator(".fp-first-words").first).to_be_visible()
    return page


def results(page: Page) -> Locator:
    """The results, each with its link and what is said of it."""
    return page.locator(".fp-results > li")


def headings(page: Page) -> list[str]:
    """The headings over what is found."""
    return page.locator(f"{FOUND} h2").all_inner_texts()


def focused(page: Page) -> str:
    """What has the focus, by its id or its words."""
    found = page.evaluate("document.activeElement.id || document.activeElement.innerText")
    return str(found)


@cache
def lexicon() -> dict[str, dict[str, list[str]]]:
    """The words of readers, as their author wrote them."""
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (ROOT / "pathways" / "lexicon.yml").read_text("utf-8")
    )
    return found


def a_method() -> str:
    """A word that names a method. It stands in the lexicon and must stand nowhere else."""
    words = lexicon()["help_first"]["methods"]
    return next(word for word in words if " " not in word and len(word) > 4)
