"""The states that a page's scripts can bring it into, one after the other, as a reader would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from playwright.sync_api import Page

from tests.browser.site_pages import SitePage
from tests.browser.walking import click_through, press

PRINT = "print"
"""The one part that every page has, and that is none of a screen."""
MENU, LEAVE = "header [aria-controls=menu-panel]", "[data-fp-leave]"
SEARCH, FOUND = "header [aria-controls=search-panel]", "#search-panel .fp-found h2"
LOOKED_FOR = {
    "pages found": "help",
    "help before all that is found": "i want to die",
    "nothing found": "xqzwv",
}
"""What the search box may show, and words that bring it."""
FIRST = ".fp-here :is(.fp-continue, a[data-fp-answer], fieldset button)"


def longest(guide: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The answers of that story of a pathway which answers most."""
    stories = [scenario["answers"] for scenario in guide["pathways"][name]["scenarios"]]
    return max(stories, key=len)


def answers_on(guide: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The answers to walk with on the page at this path, if it is a pathway's or its practice."""
    name = path.removeprefix("practice/").removesuffix("/index.html").removesuffix("/embed")
    return longest(guide, name) if name in guide["pathways"] else {}


def with_widgets(pages: Iterable[SitePage]) -> list[SitePage]:
    """Those of the pages that have more scripts than the frame's: they have most states."""
    return [page for page in pages if len(page.scripts) > 1]


def on_screens(
    page: Page,
    address: str,
    pages: Iterable[SitePage],
    guide: Mapping[str, Any],
    *,
    shortly: bool = False,
) -> Iterator[tuple[str, str]]:
    """Opens these pages, brings each into every state that it has on a screen, and names both.

    `shortly` passes over parts that an earlier page had, too.
    """
    had = {PRINT}
    for one in pages:
        page.goto(f"{address}/{one.address}")
        yield one.path, "as it was opened"
        passed_over = had if shortly else {PRINT}
        for state in states(page, answers_on(guide, one.path), passed_over):
            yield one.path, state


def states(page: Page, answers: Mapping[str, Any], had: set[str]) -> Iterator[str]:
    """Brings the page that is open into each state it has, and names it.

    The answers are those of a walk to an outcome, where the page is a pathway's. Parts that are
    among `had` are passed over; the others are added.
    """
    for part, selector, found in _parts(page, answers):
        if part not in had and page.locator(selector).count():
            had.add(part)
            yield from found


def _parts(page: Page, answers: Mapping[str, Any]) -> Iterator[tuple[str, str, Iterator[str]]]:
    """What a page may have, by what each is known, and its states."""
    ticks = any(not isinstance(given, str) for given in answers.values())
    yield "menu", MENU, _menu(page)
    yield "search", SEARCH, _search(page)
    yield "leave", LEAVE, _leave(page)
    yield f"walk{' with boxes' * ticks}", ".fp-walking", _walk(page, answers)
    yield "practice", ".fp-stories button", _practice(page)
    yield "find", ".fp-find", _find(page)
    yield "filter", ".fp-filter", _directory(page)
    yield "sheet", "textarea", _sheet(page)
    yield PRINT, "html", _print(page)


def _menu(page: Page) -> Iterator[str]:
    page.click(MENU)
    yield "the menu"
    page.keyboard.press("Escape")


def _leave(page: Page) -> Iterator[str]:
    for presses in (1, 2):
        page.keyboard.press("Shift")
        yield f"Shift pressed {presses} times"
    page.keyboard.press("a")


def _find(page: Page) -> Iterator[str]:
    page.locator(".fp-find input").fill("friend")
    yield "a word looked for"


def _print(page: Page) -> Iterator[str]:
    page.emulate_media(media="print")
    yield "print"
    page.emulate_media(media="screen")


def _search(page: Page) -> Iterator[str]:
    field = page.locator("#search-words")
    page.click(SEARCH)
    yield "the search box"
    for state, words in LOOKED_FOR.items():
        field.fill(words)
        page.locator(FOUND).first.wait_for()
        yield state
    field.fill("")
    field.press("Escape")


def _walk(page: Page, answers: Mapping[str, Any]) -> Iterator[str]:
    # Without what is ticked the walk ends before the first boxes.
    picked = {step: given for step, given in answers.items() if isinstance(given, str)}
    if len(picked) < len(answers):
        click_through(page, picked)
        page.locator(".fp-here fieldset button").click()
        yield "nothing ticked"
        press(page, "Start again")
    click_through(page, answers)
    yield "the end of a walk"
    page.locator("button[aria-label^=Change]").first.click()
    yield "an answer that is changed"
    press(page, "See all steps")
    yield "all steps"
    press(page, "One step at a time")
    press(page, "Start again")
    yield "a new start"


def _practice(page: Page) -> Iterator[str]:
    press(page, "Practise story 1")
    yield "a story"
    while not page.locator(".fp-compared >> visible=true").count():
        boxes = page.locator(".fp-here fieldset input")
        if boxes.count():
            boxes.last.check()
        page.locator(FIRST).last.click()
    yield "a story compared"
    press(page, "Try again")
    yield "the story again"


def _directory(page: Page) -> Iterator[str]:
    page.locator(".fp-filter summary").click()
    yield "the filters"
    for field in page.locator(".fp-filter select").all():
        field.select_option(index=1)
    yield "every list chosen from"
    for box in page.locator(".fp-filter input").all():
        box.check()
    yield "every way ticked"
    press(page, "Clear")
    yield "the filters cleared"


def _sheet(page: Page) -> Iterator[str]:
    for box in page.locator("textarea").all():
        box.fill("Some words\nand more.")
    yield "a sheet filled in"
    with page.expect_download():
        press(page, "Save as a file")
    yield "a sheet saved"
    press(page, "Clear")
    press(page, "Press again to clear")
    yield "a sheet cleared"
