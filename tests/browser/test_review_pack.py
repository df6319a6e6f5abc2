"""The review pack as it is opened and printed: readable by all, and by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from fingerpost.compare.since import since_before
from fingerpost.review import Asked, review_pack
from tests.browser.axe import violations
from tests.unit.test_what_changed import _way, later

pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A pack with a changed way, as a file."""
    guide = later(_way)
    file = tmp_path / "pack.html"
    file.write_text(review_pack(Asked(guide, since_before(guide), ["A hard one."], True)), "utf-8")
    return file.as_uri()


def test_it_is_whole_by_itself_and_fits_a_phone(tab: Page, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address)
    assert asked == [address]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(tab: Page, address: str, colours: str) -> None:
    tab.emulate_media(color_scheme=colours)  # type: ignore[arg-type]  # one of two words
    tab.goto(address)
    assert tab.evaluate("document.fonts.size") == 0
    assert violations(tab) == []


def test_numbers_stand_in_the_margin_and_never_on_words(tab: Page, address: str) -> None:
    tab.goto(address)
    over = tab.evaluate("""[...document.querySelectorAll('.n')].filter((n) => {
      const a = n.getBoundingClientRect(), p = n.parentElement;
      if (getComputedStyle(n).position != 'absolute') return false;
      const range = document.createRange();
      range.selectNodeContents(p);
      range.setStartAfter(n);
      return [...range.getClientRects()].some((b) => a.right > b.left && a.left < b.right
        && a.bottom > b.top && a.top < b.bottom);
    }).length""")
    assert over == 0


def test_it_prints_on_several_sheets(tab: Page, address: str, tmp_path: Path) -> None:
    tab.goto(address)
    tab.pdf(path=tmp_path / "pack.pdf", prefer_css_page_size=True)
    assert (tmp_path / "pack.pdf").read_bytes().count(b"/Type /Page\n") > 5
