"""Finding in A to Z: the list as somebody types, whole without script, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fingerpost.pages.a_to_z import a_to_z_page
from tests.browser.axe import violations
from tests.browser.pages import framed, script, write_assets
from tests.browser.served import served
from tests.browser.traces import NOTHING, STORED
from tests.build.sample import GUIDE

pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of A to Z."""
    write_assets(tmp_path)
    text = framed(a_to_z_page(GUIDE), "assets", script("find"))
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    with served(tmp_path) as site:
        yield f"{site}/page.html"


def lines(page: Page) -> list[str]:
    """The lines that are shown."""
    return page.locator(".fp-letter li >> visible=true").all_inner_texts()


def test_the_list_grows_shorter_and_whole_again(tab: Page, address: str) -> None:
    tab.goto(address)
    whole = lines(tab)
    word = whole[0].split()[0]
    tab.get_by_label("Find a page").fill(word[:3].upper())
    found = lines(tab)
    assert whole[0] in found
    assert len(found) < len(whole)
    expect(tab.get_by_role("status")).to_contain_text("below")
    tab.get_by_label("Find a page").fill("zzzz")
    assert lines(tab) == []
    expect(tab.get_by_role("status")).to_contain_text("Nothing here")
    tab.keyboard.press("Escape")
    assert lines(tab) == whole
    assert tab.url == address
    assert tab.evaluate(STORED) == NOTHING


def test_words_in_any_order_and_without_accents_or_marks(tab: Page, address: str) -> None:
    tab.goto(address)
    line = next(one for one in lines(tab) if len(one.split()) > 2)
    words = [word for word in line.split() if word.isalpha()]
    tab.get_by_label("Find a page").fill(f"{words[-1]}, {words[0]}")
    assert line in lines(tab)


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(address)
    assert violations(page) == []
    context.close()


def test_without_script_the_list_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".fp-find").is_hidden()
    assert len(lines(page)) > 5
    context.close()
