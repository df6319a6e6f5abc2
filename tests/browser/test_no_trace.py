"""Walking leaves nothing behind by our doing: no answer in address, title, history or storage."""

from __future__ import annotations

import functools
import http.server
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import ARGS, chromium_path
from tests.browser.pages import ASSETS, html_of
from tests.browser.walking import here, pick, press, tick
from tests.vectors.reading import vectors

pytestmark = pytest.mark.browser

VECTOR = {vector.name: vector for vector in vectors()}["first-walk"]
STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length
})"""
NOTHING = {"local": 0, "session": 0, "cookie": "", "bases": 0, "caches": 0, "workers": 0}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing of what it serves."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a small site: a pathway's page and another page."""
    folder = tmp_path / "site"
    shutil.copytree(ASSETS, folder / "assets")
    (folder / "page.html").write_text(html_of(VECTOR.guide, "assets"), encoding="utf-8")
    (folder / "other.html").write_text("<!doctype html><title>Other</title>Other", encoding="utf-8")
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def full_walk(page: Page) -> None:
    """A walk with Back, Change, ticks, See all and an outcome."""
    pick(page, "no")
    pick(page, "no")
    tick(page, "home")
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("needs")
    tick(page, "distress")
    page.get_by_role("button", name="Change: Are they hurt?").click()
    pick(page, "yes")
    press(page, "Continue")
    press(page, "See all steps")
    press(page, "One step at a time")
    assert here(page) == "tell"


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
    found = [name for name, value in page.evaluate(STORED).items() if value != NOTHING[name]]
    found += ["cookies"] if context.cookies() and "cookie" not in found else []
    found += ["address"] if page.url != f"{site}/page.html" else []
    found += ["title"] if page.title() != VECTOR.pathway.title else []
    found += ["state"] if not isinstance(page.evaluate("history.state"), int) else []
    return found + (["request"] if asked else [])


def test_a_full_walk_leaves_no_trace(context: BrowserContext, tab: Page, site: str) -> None:
    assert traces(context, tab, site) == []


@pytest.mark.parametrize(
    ("trace", "script"),
    [
        ("local", "localStorage.setItem('answer', 'yes')"),
        ("session", "sessionStorage.setItem('answer', 'yes')"),
        ("cookie", "document.cookie = 'answer=yes'"),
        ("title", "document.title = 'yes'"),
        ("state", "history.replaceState({answer: 'yes'}, '')"),
        ("address", "history.replaceState(history.state, '', '?answer=yes')"),
        ("request", "new Image().src = '/assets/pathway.css?answer=yes'"),
    ],
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


@pytest.mark.parametrize("kept", [True, False], ids=["kept in memory", "loaded again"])
def test_a_return_begins_afresh(tab: Page, site: str, kept: bool) -> None:
    tab.goto(f"{site}/page.html")
    if not kept:
        tab.evaluate("addEventListener('unload', () => 0)")
    pick(tab, "no")
    pick(tab, "no")
    tab.locator(".fp-here input[value=home]").check()
    tab.goto(f"{site}/other.html")
    tab.go_back()
    expect(tab.locator(".fp-here h2")).to_have_id("danger")
    assert tab.locator("input:checked").count() == 0
    pick(tab, "no")
    pick(tab, "no")
    assert tab.locator("input:checked").count() == 0


def test_one_row_in_the_history_of_the_device(
    driver: Playwright, site: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
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
    with sqlite3.connect(found[0]) as rows:
        urls = rows.execute("select url, title from urls where url like 'http%'").fetchall()
    assert urls == [(f"{site}/page.html", VECTOR.pathway.title)]
