"""A sheet to fill in, on the site of the small guide with pieces, and filling it in."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page

from fingerpost.outlets.site import build_site
from fingerpost.problems import errors
from tests.projects import copy_settings

ROOT = Path(__file__).parents[2]
PIECES = ROOT / "tests" / "golden" / "pages" / "pieces" / "pathways"
SCRIPT = "assets/plan.js"
SOURCE = ROOT / "overrides" / "components" / "plan" / "script.js"
PLAN = "toolbox/plan/"
SIGNS = "How I notice that things are getting harder"
PEOPLE = "Whom I can ask"
TYPED = "Zebrafinch: I go quiet.\nThen I stop drawing."
"""What is typed in the tests; its first word stands nowhere else."""


def sheet_site(home: Path) -> Path:
    """Builds the site with the project's own templates and assets, and gives its folder."""
    home.mkdir()
    copy_settings(home)
    shutil.copytree(PIECES, home / "pathways")
    assert not errors(build_site(home / "mkdocs.yml", home / "site"))
    return home / "site"


def box_of(page: Page, label: str = SIGNS) -> Locator:
    """The box to type in that has this name."""
    return page.get_by_role("textbox", name=label, exact=True)


def fill_in(page: Page) -> None:
    """Types into the first box, key by key."""
    box_of(page).click()
    page.keyboard.type(TYPED)
    assert box_of(page).input_value() == TYPED


def press(page: Page, words: str) -> None:
    """Presses the button beneath the sheet that has these words."""
    page.locator(".fp-form").get_by_role("button", name=words, exact=True).click()


def typed(page: Page) -> str:
    """All that stands in boxes and in their copies for print."""
    words: str = page.evaluate(
        "[...document.querySelectorAll('textarea, .fp-copy')]"
        ".map((e) => e.value || e.textContent).join('').trim()"
    )
    return words
