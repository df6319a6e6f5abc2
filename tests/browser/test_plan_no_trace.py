"""What is typed into a sheet leaves nothing behind by our doing, and is gone when the reader is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.conftest import ARGS
from tests.browser.installed import chromium_path
from tests.browser.served import served
from tests.browser.sheets import PLAN, SCRIPT, SOURCE, TYPED, fill_in, press, sheet_site, typed
from tests.browser.traces import holding

pytestmark = [pytest.mark.browser, pytest.mark.build]

STATE = """async () => ({
  address: location.href, title: document.title, length: history.length,
  state: JSON.stringify(history.state), cookie: document.cookie,
  local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage),
  bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length
})"""
"""Where a page could leave something."""

BREAKS = {
    "leave": ("addEventListener('pagehide', empty);", ""),
    "return": ("addEventListener('pageshow', (event) => event.persisted && empty());", ""),
    "restore": ("autocomplete: 'off',", "autocomplete: 'on',"),
}
"""Ways to spoil the script: what stands in it, and what is put in its place."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small guide with pieces."""
    return sheet_site(tmp_path_factory.mktemp("sheets") / "project")


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return Path(shutil.copytree(built, tmp_path / "site"))


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """Its address."""
    with served(folder) as address:
        yield address


def spoil(folder: Path, *names: str) -> None:
    """Breaks the script on purpose."""
    script = folder / SCRIPT
    text = SOURCE.read_text("utf-8")
    for name in names:
        old, new = BREAKS[name]
        assert text.count(old) == 1, name
        text = text.replace(old, new)
    script.write_text(text, "utf-8")


def traces(context: BrowserContext, page: Page, site: str) -> list[str]:
    """What is left behind by typing, printing, saving and clearing, each trace by its name."""
    page.goto(f"{site}/{PLAN}", wait_until="networkidle")
    page.evaluate("() => { window.print = () => 0; }")
    before = page.evaluate(STATE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    fill_in(page)
    press(page, "Print")
    with page.expect_download():
        press(page, "Save as a file")
    press(page, "Clear")
    press(page, "Press again to clear")
    fill_in(page)
    page.wait_for_timeout(100)
    after = page.evaluate(STATE)
    found = [name for name, value in before.items() if after[name] != value]
    found += ["cookies"] if context.cookies() and "cookie" not in found else []
    return found + (["request"] if [url for url in asked if not url.startswith("blob:")] else [])


def test_nothing_is_left_behind(context: BrowserContext, tab: Page, site: str) -> None:
    assert traces(context, tab, site) == []


@pytest.mark.parametrize(
    ("trace", "script"),
    [
        ("local", "localStorage.setItem('plan', 'words')"),
        ("session", "sessionStorage.setItem('plan', 'words')"),
        ("cookie", "document.cookie = 'plan=words'"),
        ("title", "document.title = 'words'"),
        ("state", "history.replaceState({plan: 'words'}, '')"),
        ("length", "history.pushState(null, '')"),
        ("address", "history.replaceState(history.state, '', '?plan=words')"),
        ("request", "new Image().src = '/assets/picture.png?plan=words'"),
    ],
)
def test_each_trace_would_be_noticed(
    context: BrowserContext, tab: Page, site: str, trace: str, script: str
) -> None:
    tab.add_init_script(f"document.addEventListener('input', () => {{ {script} }}, {{once: true}})")
    assert trace in traces(context, tab, site)


def test_a_reload_empties_the_sheet(tab: Page, site: str) -> None:
    tab.goto(f"{site}/{PLAN}")
    fill_in(tab)
    tab.reload()
    assert typed(tab) == ""


def left_typed(tab: Page, site: str) -> tuple[str, bool]:
    """What stands in the sheet after a visit elsewhere and Back, and whether it was in memory."""
    tab.goto(f"{site}/{PLAN}")
    fill_in(tab)
    tab.evaluate("() => { window.same = true; }")
    tab.goto(f"{site}/about/")
    tab.go_back(wait_until="commit")
    tab.wait_for_timeout(300)
    return typed(tab), bool(tab.evaluate("window.same"))


def test_a_return_finds_the_sheet_empty(
    returning: Page, site: str, request: pytest.FixtureRequest
) -> None:
    kept = "kept in memory" in request.node.name
    assert left_typed(returning, site) == ("", kept)
    fill_in(returning)


@pytest.mark.parametrize("returning", [True], indirect=True)
@pytest.mark.parametrize("name", ["leave", "return"])
def test_either_guard_empties_a_page_kept_in_memory(
    returning: Page, site: str, folder: Path, name: str
) -> None:
    spoil(folder, name)
    assert left_typed(returning, site) == ("", True)


@pytest.mark.parametrize("returning", [True], indirect=True)
def test_a_page_kept_in_memory_would_be_noticed(returning: Page, site: str, folder: Path) -> None:
    spoil(folder, "leave", "return")
    assert TYPED in left_typed(returning, site)[0]


@pytest.mark.parametrize("returning", [False], indirect=True)
def test_words_that_the_browser_restores_would_be_noticed(
    returning: Page, site: str, folder: Path
) -> None:
    spoil(folder, "leave", "restore")
    assert TYPED in left_typed(returning, site)[0]


def on_disk(driver: Playwright, site: str, profile: Path) -> list[str]:
    """The files of the device's profile that hold what was typed, after the tab was left."""
    context = driver.chromium.launch_persistent_context(
        str(profile), executable_path=chromium_path(), args=ARGS
    )
    page = context.pages[0]
    page.goto(f"{site}/{PLAN}")
    fill_in(page)
    page.goto(f"{site}/about/")
    page.wait_for_timeout(500)
    context.close()
    return holding(profile, TYPED.partition(":")[0])


def test_nothing_is_written_to_the_device(driver: Playwright, site: str, tmp_path: Path) -> None:
    assert on_disk(driver, site, tmp_path / "profile") == []


def test_words_on_the_device_would_be_noticed(
    driver: Playwright, site: str, folder: Path, tmp_path: Path
) -> None:
    spoil(folder, "leave", "restore")
    assert on_disk(driver, site, tmp_path / "profile") != []
