"""Walking a pathway's page as a reader does, and seeing what a reader sees."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from fingerpost.model.guide import Guide
from tests.browser.pages import html_of


class Clicked:
    """What was seen on the way: the steps in order, their titles and their text."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    @property
    def route(self) -> tuple[str, ...]:
        """The steps, in the order in which they were seen."""
        return tuple(self.titles)


def saved(folder: Path, guide: Guide) -> str:
    """The guide's first pathway as a page on disk; its file: address."""
    path = folder / "page.html"
    path.write_text(html_of(guide), encoding="utf-8")
    return path.as_uri()


def here(page: Page) -> str:
    """The id of the only step that is shown."""
    found = shown_steps(page)
    assert len(found) == 1, found
    return found[0]


def shown_steps(page: Page) -> list[str]:
    """The ids of the steps that are shown."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.fp-step')].filter((s) => s.offsetParent)"
        ".map((s) => s.dataset.fpStep || s.querySelector('h2').id)"
    )
    return found


def visible(page: Page, selector: str, name: str) -> list[str]:
    """A data attribute of each element that is shown, in the order of the page."""
    found: list[str] = page.evaluate(
        "([s, n]) => [...document.querySelectorAll(s)].filter((e) => e.offsetParent)"
        ".map((e) => e.dataset[n])",
        [selector, name],
    )
    return found


def pick(page: Page, answer: str) -> None:
    """Clicks one answer of the step that is shown."""
    page.locator(f".fp-here a[data-fp-answer='{answer}']").click()


def tick(page: Page, *answers: str) -> None:
    """Ticks these boxes of the step that is shown, and continues."""
    for answer in answers:
        page.locator(f".fp-here input[value='{answer}']").check()
    page.locator(".fp-here fieldset button").click()


def press(page: Page, words: str) -> None:
    """Presses the button with these words that is shown."""
    page.get_by_role("button", name=words, exact=True).locator("visible=true").first.click()


def focused(page: Page) -> str:
    """Where the focus is: `tag` or `tag#id`."""
    return str(
        page.evaluate(
            "(({tagName, id}) => tagName.toLowerCase() + (id && '#' + id))(document.activeElement)"
        )
    )


def click_through(page: Page, answers: Mapping[str, Any]) -> Clicked:
    """Answers what is asked, as far as the answers go."""
    seen = Clicked()
    while True:
        step_id = here(page)
        assert step_id not in seen.titles
        section = page.locator(".fp-here")
        seen.titles[step_id] = section.locator("h2").inner_text()
        seen.texts[step_id] = section.inner_text()
        if section.locator(".fp-continue").count():
            section.locator(".fp-continue").click()
        elif step_id not in answers or "fp-outcome" in (section.get_attribute("class") or ""):
            return seen
        elif section.locator("fieldset").count():
            tick(page, *answers[step_id])
        else:
            pick(page, answers[step_id])
