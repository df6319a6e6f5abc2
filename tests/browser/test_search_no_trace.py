"""What is looked for leaves nothing behind by our doing, and is gone when the reader is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.conftest import ARGS
from tests.browser.installed import chromium_path
from tests.browser.recording import Record, kept, record
from tests.browser.searching import (
    BUTTON,
    FIELD,
    a_method,
    look_for,
    open_box,
    results,
    with_texts,
)
from tests.browser.served import served
from tests.browser.traces import holding

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
PLACE, LEAVING = "schools/", "young-people/"
TYPED = "i want to tell somebody zebrafinch"
STATE = """() => ({
  address: location.href, title: document.title, length: history.length,
  state: JSON.stringify(history.state), name: window.name,
})"""
"""What a page could change of its tab."""
BREAKS = {
    "leave": ("addEventListener('pagehide',empty)", "addEventListener('never',empty)"),
    "forget": ("addEventListener('fp-forget',empty)", "addEventListener('never',empty)"),
}
"""Ways to spoil the script: what stands in it, and what is put in its place."""


def search_thoroughly(page: Page, site: str) -> None:
    """Types, looks at what is found, shows more, clears, is in danger, goes on to a result."""
    open_box(page, f"{site}/{PLACE}")
    for words in (TYPED, "tell school", "i want to die", "how to hurt myself", a_method()):
        look_for(page, words)
    look_for(page, "tell school")
    with_texts(page)
    page.locator(".fp-found section > button").first.click()
    page.keyboard.press("Escape")
    look_for(page, TYPED)
    page.wait_for_timeout(800)


def traces(context: BrowserContext, page: Page, site: str) -> list[str]:
    """What is left by all that, each trace by its name."""
    noted = record(context, site)
    page.goto(f"{site}/{PLACE}", wait_until="networkidle")
    before, asked = page.evaluate(STATE), len(noted.asked)
    search_thoroughly(page, site)
    after = page.evaluate(STATE)
    # It goes to the page anew, which is one more line of the history.
    found = [name for name, value in before.items() if name != "length" and after[name] != value]
    page.goto(results(page).first.locator("a").first.evaluate("(e) => e.href"))
    page.wait_for_load_state("networkidle")
    return [*found, *noted_of(noted, asked), *(["kept"] if kept(context, [f"{site}/"]) else [])]


def noted_of(noted: Record, since: int) -> list[str]:
    """What was noted, and requests that tell what was typed."""
    asked = noted.asked[since:]
    told = [url for url in asked if "?" in url or "zebra" in url or "tell%20" in url]
    return [*noted.found, *(["request"] if told else [])]


def test_nothing_is_left_behind(context: BrowserContext, tab: Page, site: str) -> None:
    assert traces(context, tab, site) == []


TRACES = [
    ("storage", "localStorage.setItem('looked', 'words')"),
    ("storage", "sessionStorage.looked = 'words'"),
    ("cookies", "document.cookie = 'looked=words'"),
    ("title", "document.title = 'words'"),
    ("state", "history.replaceState({looked: 'words'}, '')"),
    ("address", "history.replaceState(history.state, '', '?looked=words')"),
    ("request", "new Image().src = '/assets/icon.svg?looked=words'"),
    ("elsewhere", "new Image().src = 'data:,'; window.open('http://127.0.0.1:1/')"),
]
"""What a script might leave, and how."""


@pytest.mark.parametrize(("trace", "script"), TRACES if FULL else TRACES[::3])
def test_each_trace_would_be_noticed(
    context: BrowserContext, tab: Page, site: str, trace: str, script: str
) -> None:
    once = "if (event.target.id == 'search-words' && !window.once)"
    leak = f"(event) => {{ {once} {{ window.once = 1; {script} }} }}"
    tab.add_init_script(f"document.addEventListener('input', {leak}, true)")
    assert trace in traces(context, tab, site)


def test_the_history_of_the_tab_does_not_grow(tab: Page, site: str) -> None:
    open_box(tab, f"{site}/{PLACE}")
    before = tab.evaluate("history.length")
    look_for(tab, TYPED)
    tab.locator(FIELD).press("Enter")
    tab.keyboard.press("Escape")
    assert tab.evaluate("history.length") == before
    assert tab.url == f"{site}/{PLACE}"


def test_the_browser_is_told_to_keep_nothing_of_the_field(tab: Page, site: str) -> None:
    open_box(tab, f"{site}/{PLACE}")
    asked = {"autocomplete": "off", "autocapitalize": "off", "autocorrect": "off", "name": None}
    field = tab.locator(FIELD)
    assert {name: field.get_attribute(name) for name in asked} == asked
    assert field.get_attribute("spellcheck") == "false", "some browsers send words to be checked"


def test_leave_this_page_empties_the_box(tab: Page, site: str, folder: Path) -> None:
    open_box(tab, f"{site}/{LEAVING}")
    look_for(tab, TYPED)
    assert left_by_leaving(tab) == ("", 0)


def left_by_leaving(page: Page) -> tuple[str, int]:
    """What stands in the box as soon as "Leave this page" is pressed, while the page is there."""
    page.evaluate("() => { history.go = () => 0; }")
    page.route("**/*", lambda route: route.abort())
    script = """() => {
      document.querySelector('.fp-leave').click();
      return [document.querySelector('#search-words').value,
        document.querySelectorAll('.fp-results li').length];
    }"""
    words, found = page.evaluate(script)
    return str(words), int(found)


@pytest.fixture(scope="module")
def copied(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the site that tests may spoil."""
    made = tmp_path_factory.mktemp("spoiled") / "site"
    for name in ("assets", "schools", "young-people", "about"):
        shutil.copytree(folder / name, made / name)
    return made


@pytest.fixture
def spoiled(copied: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """That part as it was, and its address."""
    shutil.copytree(folder / "assets", copied / "assets", dirs_exist_ok=True)
    with served(copied) as address:
        yield copied, address


def spoil(folder: Path, *names: str) -> None:
    """Breaks search on purpose."""
    for name in names:
        old, new = BREAKS[name]
        script = folder / "assets" / "search.js"
        text = script.read_text("utf-8")
        assert text.count(old) == 1, name
        script.write_text(text.replace(old, new), "utf-8")


def test_a_box_that_stays_full_would_be_noticed(tab: Page, spoiled: tuple[Path, str]) -> None:
    folder, site = spoiled
    spoil(folder, "forget", "leave")
    open_box(tab, f"{site}/{LEAVING}")
    look_for(tab, TYPED)
    words, found = left_by_leaving(tab)
    assert words == TYPED
    assert found


def left_typed(tab: Page, site: str) -> tuple[str, int, bool]:
    """After a visit elsewhere and Back: what is in the box, what is found, whether in memory."""
    open_box(tab, f"{site}/{PLACE}")
    look_for(tab, TYPED)
    with_texts(tab)
    tab.evaluate("() => { window.same = true; }")
    tab.goto(f"{site}/about/")
    tab.go_back(wait_until="commit")
    tab.wait_for_timeout(300)
    field = tab.locator(FIELD)
    return field.input_value(), results(tab).count(), bool(tab.evaluate("window.same"))


def test_a_return_finds_the_box_empty(
    returning: Page, site: str, request: pytest.FixtureRequest
) -> None:
    in_memory = "kept in memory" in request.node.name
    assert left_typed(returning, site) == ("", 0, in_memory)
    if returning.locator(FIELD).is_hidden():
        returning.locator(BUTTON).click()
    look_for(returning, "tell school")


@pytest.mark.parametrize("returning", [True], indirect=True)
def test_a_box_kept_in_memory_would_be_noticed(returning: Page, spoiled: tuple[Path, str]) -> None:
    folder, site = spoiled
    spoil(folder, "leave")
    words, found, in_memory = left_typed(returning, site)
    assert (words, in_memory) == (TYPED, True)
    assert found


def on_disk(driver: Playwright, site: str, profile: Path, leak: str = "") -> list[str]:
    """The files of the device's profile that hold what was looked for, after the tab was left."""
    context = driver.chromium.launch_persistent_context(
        str(profile), executable_path=chromium_path(), args=ARGS
    )
    page = context.pages[0]
    page.add_init_script(f"document.addEventListener('input', (event) => {{ {leak} }})")
    open_box(page, f"{site}/{PLACE}")
    look_for(page, TYPED)
    page.goto(f"{site}/about/")
    page.wait_for_timeout(500)
    context.close()
    return holding(profile, "zebrafinch")


def test_nothing_is_written_to_the_device(driver: Playwright, site: str, tmp_path: Path) -> None:
    assert on_disk(driver, site, tmp_path / "profile") == []


def test_words_on_the_device_would_be_noticed(
    driver: Playwright, site: str, tmp_path: Path
) -> None:
    leak = "localStorage.looked = event.target.value"
    assert on_disk(driver, site, tmp_path / "profile", leak) != []
