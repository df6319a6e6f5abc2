"""One Chromium for all browser tests. Without one they fail: a promise not tested is not kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from fingerpost.outlets.site import build_site
from fingerpost.problems import errors
from tests.browser.served import served

ROOT = Path(__file__).parents[2]
ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def chromium_path() -> str:
    """The Chromium to use: FINGERPOST_CHROMIUM, or the one on the PATH."""
    path = os.environ.get("FINGERPOST_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail(
            "No Chromium: install it (apt-get install chromium) or set FINGERPOST_CHROMIUM."
        )
    return path


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of this project's own guide, built once for all who test it.

    While one test is being written, FINGERPOST_SITE may name a site that is built already.
    """
    if built := os.environ.get("FINGERPOST_SITE"):
        return Path(built)
    out = tmp_path_factory.mktemp("site") / "site"
    assert not errors(build_site(ROOT / "mkdocs.yml", out))
    return out


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of that site."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """The one Chromium of the session."""
    started = driver.chromium.launch(executable_path=chromium_path(), args=ARGS)
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: nothing stored, nothing visited."""
    fresh = browser.new_context(viewport={"width": 360, "height": 740})
    fresh.set_default_timeout(5_000)
    yield fresh
    fresh.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """An empty tab in a fresh profile."""
    return context.new_page()
