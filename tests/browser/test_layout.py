"""What axe does not see of a page's layout, measured on pages of the site and of the gallery.

Large text, wide spacing, the size of targets, movement and the place of the help line. An ordinary
run takes every third kind of page of the site, and each state of the gallery's widgets once; with
`FINGERPOST_FULL=1` it is every kind, and every page of the gallery in every state.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import measures
from tests.browser.injected import add_style, clear_styles
from tests.browser.site_pages import one_of_each_kind, site_pages
from tests.browser.states import on_screens, with_widgets

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
DESK, ZOOMED = (1280, 1024), (320, 256)
"""A window on a desk, and the same at 400 %."""
SPACING = """* {
  letter-spacing: .12em !important; line-height: 1.5 !important; word-spacing: .16em !important;
}
p { margin-bottom: 2em !important; }"""
"""The spacing that WCAG 1.4.12 asks for."""
HELP = ".fp-help-now"
STATES = {
    "the menu", "Shift pressed 2 times", "nothing ticked", "the end of a walk",
    "an answer that is changed", "all steps", "a story compared", "every way ticked",
    "a sheet filled in", "a word looked for",
    "pages found", "help before all that is found", "nothing found",
}  # fmt: skip
"""States of which each needs another script: seen, so nothing was passed over."""


@dataclass
class Seen:
    """What was seen in one browser: the faults by kind, and where the help line was."""

    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    help: set[tuple[int, ...]] = field(default_factory=set)
    """The width of the page, and the line's left and upper edge and its height."""
    states: set[str] = field(default_factory=set)

    def note(self, kind: str, place: str, found: list[str]) -> None:
        """Adds the faults of one kind that were found at this place."""
        self.faults[kind] += [f"{place}: {fault}" for fault in found]

    def measure(self, page: Page, place: str) -> None:
        """Measures the page that is open, at 400 % and with wide spacing."""
        resize(page, ZOOMED)
        self.note("zoom", place, measures.lost(page) + measures.sideways(page))
        self.note("targets", place, measures.too_small(page))
        self.note("motion", place, measures.moving(page) + measures.staying(page))
        self.note("help", place, too_many_lines(page))
        self.note("spacing", place, lost_when_spaced(page))

    def compare(self, page: Page, place: str) -> None:
        """Measures the page that is open on a desk and at 400 %, and compares what is there."""
        resize(page, DESK)
        before = measures.words(page)
        self.note("targets", place, measures.too_small(page))
        self.note("spacing", place, lost_when_spaced(page))
        self.measure(page, place)
        self.note("zoom", place, gone(before, measures.words(page)))


def resize(page: Page, size: tuple[int, int]) -> None:
    """Gives the window this width and height."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def gone(before: list[str], after: list[str]) -> list[str]:
    """The words that are not shown any more."""
    return [f"not shown: {words}" for words in before if words not in after]


def too_many_lines(page: Page) -> list[str]:
    """The help line, where it takes more than two lines."""
    lines = measures.lines_of(page, HELP)
    return [f"{lines} lines"] if lines > 2 else []


def lost_when_spaced(page: Page) -> list[str]:
    """What is lost if a reader sets wider spacing."""
    add_style(page, SPACING)
    found = measures.lost(page) + measures.sideways(page)
    clear_styles(page)
    return found


@pytest.fixture(scope="module")
def seen(
    browser: Browser, folder: Path, site: str, gallery_folder: Path, gallery: str, made_up: Any
) -> Iterator[Seen]:
    """Every kind of page of the site, and the gallery's pages in their states, measured."""
    context = browser.new_context()
    context.set_default_timeout(5_000)
    page, made = context.new_page(), Seen()
    for kind in one_of_each_kind(folder)[:: 1 if FULL else 3]:
        page.goto(f"{site}/{kind.address}")
        made.compare(page, kind.path)
        for size in (DESK, ZOOMED):
            resize(page, size)
            made.help.add((size[0], *measures.place_of(page, HELP)))
    kinds = one_of_each_kind(gallery_folder)
    pages = site_pages(gallery_folder) if FULL else with_widgets(kinds)
    for path, state in on_screens(page, gallery, pages, made_up, shortly=not FULL):
        made.states.add(state)
        (made.compare if FULL else made.measure)(page, f"{path}: {state}")
    yield made
    context.close()


def test_every_state_was_seen(seen: Seen) -> None:
    assert seen.states >= STATES


def test_nothing_is_lost_at_400_percent(seen: Seen) -> None:
    assert seen.faults["zoom"] == []


def test_nothing_is_lost_with_wide_spacing(seen: Seen) -> None:
    # A drawing's words have the places that were measured for them; the list above says the same.
    assert [
        one for one in seen.faults["spacing"] if "/chart/" not in one or "tspan" not in one
    ] == []


def test_targets_are_large_enough(seen: Seen) -> None:
    assert seen.faults["targets"] == []


def test_nothing_moves_or_stays_in_the_way(seen: Seen) -> None:
    assert seen.faults["motion"] == []


def test_the_help_line_has_two_lines_at_most(seen: Seen) -> None:
    assert seen.faults["help"] == []


def test_the_help_line_is_always_in_the_same_place(seen: Seen) -> None:
    assert len(seen.help) == 2, "one place at each width"
    assert all(top == 0 for _, _, top, _ in seen.help), "and nothing is above it"


def help_first(text: str, address: str) -> str:
    """The help line of a page's HTML, where it comes first; its links as seen from the site."""
    found = re.search(
        r'<body>\s*(?:<nav aria-label="Shortcuts">(?:(?!</nav>).)*</nav>\s*)?'
        r'(<aside class="fp-help-now".*?</aside>)', text, re.DOTALL
    )  # fmt: skip
    line = found[1] if found else "no help line comes first"
    return re.sub(r'(?<=href=")[^"]*', lambda link: urljoin(f"/{address}", link[0]), line)


def test_the_help_line_is_first_on_every_page_of_the_site(folder: Path) -> None:
    pages = site_pages(folder)
    assert len(pages) > 100
    # In a frame of another website its links open in the whole window.
    texts = {page.address: page.text.replace(' target="_top"', "") for page in pages}
    (line,) = {help_first(text, address) for address, text in texts.items()}
    assert "tel:999" in line
    assert "/help-now/" in line


@pytest.mark.parametrize(
    ("old", "new"),
    [("<aside", "<p>Words</p><aside"), ("tel:999", "tel:112"), ("help-now/", "about/")],
)
def test_another_help_line_would_be_noticed(folder: Path, old: str, new: str) -> None:
    page = site_pages(folder)[-1]
    other = help_first(page.text.replace(old, new), page.address)
    assert other != help_first(page.text, page.address)


def lost_when_zoomed(page: Page) -> list[str]:
    """What is lost at 400 % of what is there on a desk."""
    resize(page, DESK)
    before = measures.words(page)
    resize(page, ZOOMED)
    return measures.lost(page) + measures.sideways(page) + gone(before, measures.words(page))


@pytest.mark.parametrize(
    ("measure", "css", "words"),
    [
        (lost_when_zoomed, "main { min-width: 25rem }", "sideways"),
        (lost_when_zoomed, "@media (max-width: 30rem) { .fp-here { display: none } }", "not shown"),
        (lost_when_zoomed, ".fp-here { margin-left: -9rem }", "beside the page"),
        (lost_when_zoomed, ".fp-header { margin-top: -9rem }", "above the page"),
        (lost_when_zoomed, "h1 { height: 1em; overflow: hidden }", "cut off"),
        (lost_when_spaced, "h1 { height: 2.4em; overflow: hidden }", "cut off"),
        (lost_when_spaced, "h1 { height: 1em }", "over one another"),
        (lost_when_spaced, ".fp-tools { min-width: 22rem }", "sideways"),
        (measures.too_small, "a[data-fp-answer] { min-height: 0; padding: .2rem }", "by 3"),
        (measures.too_small, ".fp-footer li a { font-size: 9px; padding: 0 }", "by"),
        (measures.moving, "a { transition: color 1s }", "a"),
        (measures.moving, "html { scroll-behavior: smooth }", "html"),
        (measures.moving, "h1 { animation: x 1s } @keyframes x { to { opacity: 0 } }", "running"),
        (measures.staying, ".fp-header { position: sticky; top: 0 }", "header.fp-header"),
        (measures.staying, ".fp-footer { bottom: 0; position: fixed }", "footer.fp-footer"),
        (too_many_lines, ".fp-help-now a { display: block }", "4 lines"),
    ],
)
def test_each_fault_would_be_noticed(
    same_tab: Page, gallery: str, measure: Callable[[Page], list[str]], css: str, words: str
) -> None:
    same_tab.goto(f"{gallery}/schools/times/")
    assert measure(same_tab) == []
    resize(same_tab, (360, 740))
    add_style(same_tab, css)
    assert words in " ".join(measure(same_tab))


def test_readers_who_ask_for_less_movement_have_none(same_tab: Page, gallery: str) -> None:
    same_tab.goto(f"{gallery}/schools/times/")
    add_style(same_tab, "a { transition: color 1s } h1 { animation: x 1s } "
              "@keyframes x { to { opacity: 0 } }")  # fmt: skip
    assert measures.moving(same_tab)
    same_tab.emulate_media(reduced_motion="reduce")
    assert measures.moving(same_tab) == []
