"""A Chromium for each process that tests in one, else it fails. A Firefox, where there is one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from fingerpost.outlets.site import build_site
from fingerpost.problems import errors
from tests.browser.firefox import Firefox
from tests.browser.installed import chromium_path, firefox_path, quick_chromium_path
from tests.browser.served import served
from tests.browser.stick import unpacked
from tests.gallery.build import build_gallery
from tests.shared import made_once

ROOT = Path(__file__).parents[2]
WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("DestroyProfileOnBrowserClose", "HttpsUpgrades", "PaintHolding", "RenderDocument"),
    *("ThirdPartyStoragePartitioning", "Translate"),
)
"""Two pop-ups of the address bar, which no test opens, and which take a third of the time of every
fresh profile; and what Playwright turns off itself, because this takes the place of that."""
ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
ARGS += [f"--disable-features={','.join(WITHOUT)}"]

# Without a Firefox its tests are left out, and the first lines of the run say so.
collect_ignore = [] if firefox_path() else ["test_firefox.py"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of this project's own guide, built once for all who test it.

    While one test is being written, FINGERPOST_SITE may name a site that is built already.
    """
    if built := os.environ.get("FINGERPOST_SITE"):
        return Path(built)
    return made_once(tmp_path_factory, "site", _build) / "site"


def _build(folder: Path) -> None:
    folder.mkdir()
    assert not errors(build_site(ROOT / "mkdocs.yml", folder / "site"))


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of that site."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def gallery_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery: a made-up guide that has everything, and each part of the frame alone."""
    return made_once(tmp_path_factory, "gallery", _build_gallery) / "site"


def _build_gallery(folder: Path) -> None:
    folder.mkdir()
    build_gallery(folder / "site")


@pytest.fixture(scope="session")
def gallery(gallery_folder: Path) -> Iterator[str]:
    """The address of the gallery."""
    with served(gallery_folder) as address:
        yield address


@pytest.fixture(scope="session")
def made_up(gallery_folder: Path) -> Mapping[str, Any]:
    """The guide of the gallery as data."""
    found: Mapping[str, Any] = json.loads((gallery_folder / "guide.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def stick(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of this project's guide, unpacked: the folder that holds START-HERE.html."""
    top = made_once(tmp_path_factory, "pack", lambda place: unpacked(folder, place))
    (start,) = top.glob("*/*/START-HERE.html")
    return start.parent


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """The one Chromium of the session."""
    started = driver.chromium.launch(executable_path=quick_chromium_path(), args=ARGS)
    yield started
    started.close()


@pytest.fixture(params=[True, False], ids=["kept in memory", "loaded again"])
def returning(request: pytest.FixtureRequest, driver: Playwright) -> Iterator[Page]:
    """A tab of a Chromium that keeps pages in memory for Back, or of one that loads them again."""
    kept = ["--disable-back-forward-cache"] if request.param else []
    browser = driver.chromium.launch(
        executable_path=chromium_path(), args=ARGS, ignore_default_args=kept
    )
    yield browser.new_page()
    browser.close()


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


@pytest.fixture(scope="session")
def kept_tab(browser: Browser) -> Iterator[Page]:
    """A tab that is kept for many small tests; they take less time than a fresh profile does."""
    context = browser.new_context()
    context.set_default_timeout(5_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def same_tab(kept_tab: Page) -> Page:
    """That tab, for tests that open a page anew and leave nothing behind."""
    kept_tab.set_default_timeout(5_000)
    kept_tab.set_viewport_size({"width": 360, "height": 740})
    kept_tab.emulate_media(
        media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference"
    )
    return kept_tab


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """A Firefox, which works even while it is not looked at, and so is closed soon."""
    started = Firefox(firefox_path())
    yield started
    started.close()
