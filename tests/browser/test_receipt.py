"""The receipt on the privacy page: what pages do beyond being shown, counted, and told as counted.

`FINGERPOST_UPDATE=1` writes the counts into the privacy page. An ordinary run opens one page of
every kind, tries each part of them once and walks a few pathways; with `FINGERPOST_FULL=1` it is
every page, every part of each kind, and every pathway.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser.conftest import ARGS, ROOT
from tests.browser.installed import chromium_path
from tests.browser.recording import Record, kept, record
from tests.browser.site_pages import SitePage, one_of_each_kind, site_pages
from tests.browser.states import answers_on, longest, states
from tests.browser.walking import click_through, here

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
WALKS, STEPS = 6, 10
EVERY_WIDGET = {
    "the menu", "Shift pressed 2 times", "the end of a walk", "an answer that is changed",
    "all steps", "a story compared", "every way ticked", "a sheet saved", "a word looked for",
    "pages found", "help before all that is found", "nothing found",
}  # fmt: skip
"""States of which each needs another script: seen, so nothing was passed over."""
ICON = "assets/icon.svg"
PRIVACY = ROOT / "docs" / "privacy.md"
HEADING = "## What we counted {#receipt}"
WORDS = {
    "elsewhere": "Requests to any other website or computer",
    "cookies": "Cookies",
    "storage": "Times that anything was stored in the browser",
    "failed": "Requests that failed",
    "violations": "Times that a page broke its own rule to load nothing from elsewhere",
    "errors": "Faults that the browser reported",
    "rows": "Lines in the browser’s history after a walk of ten steps or more",
}
"""What is counted, in the words of the privacy page."""


@dataclass
class Visit:
    """All that was opened and walked in one browser, and what was noted of it."""

    noted: Record
    fetched: dict[SitePage, set[str]] = field(default_factory=dict)
    """For each page the addresses that were asked for to show it."""
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    """The page, its state, and what was noted there first."""
    states: set[str] = field(default_factory=set)
    walked: set[str] = field(default_factory=set)
    kept: int = 0

    def look(self, page: str, state: str) -> None:
        """Notes where something new came up."""
        count = sum(map(len, self.noted.found.values()))
        if count > len(self.faults):
            self.faults += [(page, state, str(self.noted.found))] * (count - len(self.faults))


@pytest.fixture(scope="module")
def guide(folder: Path) -> Mapping[str, Any]:
    """The guide as data, as it stands on the site."""
    found: Mapping[str, Any] = json.loads((folder / "guide.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def visit(browser: Browser, folder: Path, site: str, guide: Mapping[str, Any]) -> Iterator[Visit]:
    """Opens pages in one browser, brings them into every state, and walks pathways to their end."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(5_000)
    made = Visit(record(context, site))
    kinds, had = one_of_each_kind(folder), set[str]()
    for page in site_pages(folder) if FULL else kinds:
        tab = context.new_page()
        open_page(made, tab, site, page)
        if page in kinds:
            try_states(made, tab, page, guide, set() if FULL else had)
        tab.close()
    for name in pathways_to_walk(guide):
        walk_to_the_end(made, context, f"{site}/{name}/", longest(guide, name))
    made.kept = kept(context, [f"{site}/", f"{site}/directory/"])
    yield made
    context.close()


def open_page(made: Visit, tab: Page, site: str, page: SitePage) -> None:
    """Opens a page, and notes what it asks for."""
    before = len(made.noted.asked)
    tab.goto(f"{site}/{page.address}")
    made.fetched[page] = set(made.noted.asked[before:])
    made.look(page.path, "as it was opened")


def try_states(
    made: Visit, tab: Page, page: SitePage, guide: Mapping[str, Any], had: set[str]
) -> None:
    """Brings a page into every state that it has, but those of parts that are among `had`."""
    for state in states(tab, answers_on(guide, page.path), had):
        made.states.add(state)
        made.look(page.path, state)


def pathways_to_walk(guide: Mapping[str, Any]) -> list[str]:
    """Every pathway; in an ordinary run some, spread over all readers."""
    names = sorted(guide["pathways"])
    return names if FULL else names[:: max(1, len(names) // WALKS)]


def walk_to_the_end(
    made: Visit, context: BrowserContext, address: str, answers: Mapping[str, Any]
) -> None:
    """Walks a pathway to an outcome."""
    tab = context.new_page()
    tab.goto(address)
    click_through(tab, answers)
    assert tab.locator(".fp-here.fp-outcome").count() == 1, here(tab)
    made.walked.add(address)
    made.look(address, "walked to the end")
    tab.close()


@pytest.fixture(scope="module")
def rows(
    driver: Playwright,
    site: str,
    guide: Mapping[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> int:
    """How many lines the longest walk leaves in the history that a device keeps."""
    profile = tmp_path_factory.mktemp("profile")
    context = driver.chromium.launch_persistent_context(
        str(profile), executable_path=chromium_path(), args=ARGS
    )
    page: Page = context.pages[0]
    name = max(guide["pathways"], key=lambda name: len(longest(guide, name)))
    page.goto(f"{site}/{name}/")
    assert len(click_through(page, longest(guide, name)).route) >= STEPS
    page.wait_for_timeout(500)
    context.close()
    (history,) = [path for path in profile.rglob("History") if path.is_file()]
    with sqlite3.connect(history) as found:
        return len(found.execute("select url from urls where url like 'http%'").fetchall())


def receipt(counts: Mapping[str, int]) -> str:
    """The table of the privacy page."""
    lines = [f"| {words} | {counts[name]} |" for name, words in WORDS.items()]
    return "\n".join(["| What was counted | How many |", "| --- | --- |", *lines])


def parts(text: str) -> tuple[str, str, str]:
    """The privacy page before its table, the table, and what comes after."""
    head, heading, rest = text.partition(HEADING)
    assert heading, f"docs/privacy.md has no heading {HEADING!r}"
    start, end = rest.index("| What was counted"), rest.rindex("|\n") + 1
    return head + heading + rest[:start], rest[start:end], rest[end:]


def test_the_privacy_page_tells_what_was_counted(visit: Visit, rows: int) -> None:
    counts = {name: visit.noted.count(name) for name in WORDS} | {"rows": rows}
    counts["storage"] += visit.noted.count("beacons") + visit.kept
    before, table, after = parts(PRIVACY.read_text("utf-8"))
    if os.environ.get("FINGERPOST_UPDATE"):
        PRIVACY.write_text(before + receipt(counts) + after, "utf-8")
    else:
        assert table == receipt(counts), "look why, then run with FINGERPOST_UPDATE=1"
    assert counts == dict.fromkeys(WORDS, 0) | {"rows": 1}, "and all this was promised"


def test_nothing_is_noted_of_any_page_in_any_state(visit: Visit) -> None:
    assert visit.faults == []
    assert visit.kept == 0
    assert len(visit.walked) >= WALKS
    assert visit.states >= EVERY_WIDGET


def test_a_browser_fetches_what_was_weighed_and_no_more(visit: Visit, site: str) -> None:
    for page, fetched in visit.fetched.items():
        # The icon comes when Chromium finds time for it.
        expected = {f"{site}/{path}" for path in {page.address, *page.loaded} - {ICON}}
        assert fetched - {f"{site}/{ICON}"} == expected, page.path


@pytest.mark.parametrize(
    ("kind", "script"),
    [
        ("storage", "localStorage.setItem('a', '')"),
        ("storage", "localStorage.a = ''"),
        ("storage", "delete sessionStorage.a"),
        ("storage", "sessionStorage.clear()"),
        ("storage", "indexedDB.open('a')"),
        ("storage", "caches.open('a')"),
        ("storage", "navigator.serviceWorker.register('/a.js').catch(() => 0)"),
        ("storage", "window.name = 'a'"),
        ("storage", "navigator.storage.getDirectory()"),
        ("cookies", "document.cookie = 'a=b'"),
        ("cookies", "cookieStore.set('a', 'b')"),
        ("beacons", "navigator.sendBeacon('/a', 'b')"),
        ("elsewhere", "new Image().src = 'http://127.0.0.1:1/a'"),
        ("failed", "new Image().src = '/no-such-picture.png'"),
        ("violations", "document.body.setAttribute('style', 'color: red')"),
        ("errors", "setTimeout(() => { throw Error('on purpose'); })"),
    ],
)
def test_whatever_a_page_does_would_be_noticed(
    context: BrowserContext, tab: Page, site: str, kind: str, script: str
) -> None:
    noted = record(context, site)
    # A page without the policy, which would refuse some of these.
    tab.goto(f"{site}/assets/icon.svg" if kind == "elsewhere" else f"{site}/privacy/")
    assert noted.found == {}
    tab.evaluate(f"() => {{ {script} }}")
    for _ in range(30):
        tab.wait_for_timeout(100)
        if noted.count(kind):
            return
    pytest.fail(f"not noticed; what was: {noted.found}")


def test_what_is_kept_would_be_noticed(context: BrowserContext, tab: Page, site: str) -> None:
    assert kept(context, [f"{site}/"]) == 0
    tab.goto(f"{site}/privacy/")
    tab.evaluate("() => { localStorage.a = 'b'; document.cookie = 'a=b; path=/'; }")
    assert kept(context, [f"{site}/"]) == 3, "the cookie is seen from outside and from the page"
