"""Walking leaves nothing behind by our doing: no answer in address, title, history or storage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import ARGS
from tests.browser.installed import chromium_path
from tests.browser.served import served
from tests.browser.traces import SCRIPTS, VECTOR, full_walk, left, small_site, spoil
from tests.browser.walking import here, pick, press

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site on disk: a pathway's page and another page."""
    return small_site(tmp_path / "site")


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """The address of the small site."""
    with served(folder) as address:
        yield address


def test_address_title_and_history_state_say_nothing(tab: Page, site: str) -> None:
    tab.goto(f"{site}/other.html")
    tab.goto(f"{site}/page.html")
    title, length = tab.title(), tab.evaluate("history.length")
    for moves, answer in enumerate(("no", "no"), 1):
        pick(tab, answer)
        assert tab.url == f"{site}/page.html"
        assert tab.title() == title
        assert tab.evaluate("history.length") == length + moves
        assert tab.evaluate("history.state") == moves
    tab.go_back()
    tab.go_back()
    assert here(tab) == "danger"
    tab.go_back()
    assert tab.url == f"{site}/other.html", "Back leaves the page from its first step"


def test_the_first_answer_removes_a_fragment(tab: Page, site: str) -> None:
    tab.goto(f"{site}/page.html?from=search#main")
    pick(tab, "no")
    assert tab.url == f"{site}/page.html?from=search"
    tab.go_back()
    assert tab.url == f"{site}/page.html?from=search"


def traces(context: BrowserContext, page: Page, site: str) -> list[str]:
    """What a full walk leaves behind, each trace by its name."""
    page.goto(f"{site}/page.html")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    full_walk(page)
    page.wait_for_timeout(50)
    found = left(page, f"{site}/page.html")
    found += ["cookies"] if context.cookies() and "cookie" not in found else []
    return found + (["request"] if asked else [])


def test_a_full_walk_leaves_no_trace(context: BrowserContext, tab: Page, site: str) -> None:
    assert traces(context, tab, site) == []


@pytest.mark.parametrize(
    ("trace", "script"),
    [*SCRIPTS.items(), ("request", "new Image().src = '/assets/site.css?answer=yes'")],
)
def test_each_trace_would_be_noticed(
    context: BrowserContext, tab: Page, site: str, trace: str, script: str
) -> None:
    leak = f"if (document.querySelector('.fp-walking .fp-here #tell')) {{ {script} }}"
    tab.add_init_script(f"document.addEventListener('focusin', () => {{ {leak} }})")
    assert traces(context, tab, site) == [trace]


def test_a_reload_begins_afresh_and_old_counters_are_ignored(tab: Page, site: str) -> None:
    tab.goto(f"{site}/page.html")
    full_walk(tab)
    tab.reload()
    assert here(tab) == "danger"
    assert tab.locator("input:checked").count() == 0
    expect(tab.get_by_role("heading", name="Your answers")).to_be_hidden()
    tab.go_back()
    assert here(tab) == "danger"
    pick(tab, "no")
    assert here(tab) == "injury"
    press(tab, "Back")
    expect(tab.locator(".fp-here h2")).to_have_id("danger")


def left_ticked(tab: Page, site: str) -> tuple[str, int]:
    """After a tick, a visit elsewhere and Back: the step that is shown, and how many are ticked."""
    tab.goto(f"{site}/page.html")
    pick(tab, "no")
    pick(tab, "no")
    tab.locator(".fp-here input[value=home]").check()
    tab.goto(f"{site}/other.html")
    tab.go_back(wait_until="commit")
    tab.wait_for_timeout(300)
    return here(tab), tab.locator("input:checked").count()


def test_a_return_begins_afresh(returning: Page, site: str) -> None:
    assert left_ticked(returning, site) == ("danger", 0)
    pick(returning, "no")
    pick(returning, "no")
    assert returning.locator("input:checked").count() == 0


@pytest.mark.parametrize("returning", [True], indirect=True)
def test_a_walk_kept_in_memory_would_be_noticed(returning: Page, site: str, folder: Path) -> None:
    spoil(folder, "memory")
    assert left_ticked(returning, site) == ("needs", 1)


@pytest.mark.parametrize("returning", [False], indirect=True)
def test_a_tick_that_the_browser_restores_would_be_noticed(
    returning: Page, site: str, folder: Path
) -> None:
    spoil(folder, "form", "ticks", "memory")
    assert left_ticked(returning, site) == ("danger", 1)


def rows_of_history(driver: Playwright, site: str, profile: Path) -> list[tuple[str, str]]:
    """What a full walk leaves in the history that the device keeps: addresses and titles."""
    context = driver.chromium.launch_persistent_context(
        str(profile), executable_path=chromium_path(), args=ARGS
    )
    page = context.pages[0]
    page.goto(f"{site}/page.html")
    full_walk(page)
    page.wait_for_timeout(500)
    context.close()
    found = [path for path in profile.rglob("History") if path.is_file()]
    assert found, "Chromium kept no history, so nothing was tested"
    with closing(sqlite3.connect(found[0])) as rows:
        return rows.execute("select url, title from urls where url like 'http%'").fetchall()


def test_one_row_in_the_history_of_the_device(
    driver: Playwright, site: str, tmp_path: Path
) -> None:
    rows = rows_of_history(driver, site, tmp_path / "profile")
    assert rows == [(f"{site}/page.html", VECTOR.pathway.title)]


def test_more_rows_would_be_noticed(
    driver: Playwright, site: str, folder: Path, tmp_path: Path
) -> None:
    spoil(folder, "address")
    assert len(rows_of_history(driver, site, tmp_path / "profile")) > 1


@pytest.mark.parametrize("name", ["state", "address"])
def test_a_widget_that_tells_the_history_would_be_noticed(
    context: BrowserContext, tab: Page, site: str, folder: Path, name: str
) -> None:
    spoil(folder, name)
    assert traces(context, tab, site) == [name]
