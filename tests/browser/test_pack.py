"""The pack, unpacked and opened from the disk: widget, search, charts, its last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fingerpost.pack.packed import review_day
from tests.browser.axe import violations
from tests.browser.guide_walks import GUIDE, one_walk_each, walk_by_keyboard
from tests.browser.searching import BUTTON, look_for, results, with_texts
from tests.browser.stick import FULL, NAME
from tests.browser.walking import here

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture
def asked(tab: Page) -> Iterator[list[str]]:
    """Everything that is asked for, and everything that goes wrong."""
    found: list[str] = []
    tab.on("request", lambda request: found.append(request.url))
    tab.on("console", lambda message: found.append(f"said: {message.text}"))
    tab.on("pageerror", lambda error: found.append(f"error: {error}"))
    yield found
    assert not [one for one in found if not one.startswith("file:")], "only the disk is asked"


def first(stick: Path) -> str:
    return (stick / "START-HERE.html").as_uri()


def test_it_is_opened_and_walked_by_keyboard(tab: Page, stick: Path, asked: list[str]) -> None:
    assert GUIDE
    tab.goto(first(stick))
    tab.get_by_role("link", name=GUIDE.shared.settings.audiences["schools"].door).click()
    tab.locator(f"a[href*='{NAME.split('/')[1]}/index.html']").first.click()
    expect(tab.locator("h1")).to_contain_text(GUIDE.pathway[NAME].title)
    pathway = GUIDE.pathway[NAME]
    outcome, result = max(one_walk_each(pathway).items(), key=lambda pair: len(pair[1].route))
    address = tab.url
    tab.goto(address)
    walk_by_keyboard(tab, pathway, result)
    assert here(tab) == outcome
    tab.go_back()
    assert tab.url == address, "no answer is in the address"
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0
    assert asked


def test_search_finds_and_leads_to_a_page(tab: Page, stick: Path, asked: list[str]) -> None:
    tab.goto((stick / "guide" / "families" / "index.html").as_uri())
    tab.locator(BUTTON).click()
    look_for(tab, "sleep")
    with_texts(tab)
    link = results(tab).first.get_by_role("link").first
    expect(link).to_have_attribute("href", re.compile(r"/index\.html(#|$)"))
    link.click()
    expect(tab.locator("h1")).to_be_visible()
    assert tab.url.partition("#")[0].endswith("/index.html")
    assert asked


def test_charts_are_there(tab: Page, stick: Path, asked: list[str]) -> None:
    tab.goto((stick / "guide" / NAME / "index.html").as_uri())
    tab.get_by_role("link", name=re.compile("flowchart")).first.click()
    expect(tab.locator("svg.fp-chart-drawing").first).to_be_visible()
    assert asked


def test_papers_are_reached_from_the_first_page(tab: Page, stick: Path) -> None:
    tab.goto(first(stick))
    links = tab.locator("a[href$='.pdf']")
    found = [str(link.get_attribute("href")) for link in links.all()]
    assert f"guide/{NAME}/poster.pdf" in found
    for path in found:
        assert (stick / path).read_bytes().startswith(b"%PDF-"), path
    if FULL:
        assert len(found) > 40
        tab.goto((stick / "guide" / NAME / "chart" / "index.html").as_uri())
        own = tab.get_by_role("link", name=re.compile("Poster for the wall"))
        assert own.get_attribute("href") == "../poster.pdf"


@pytest.mark.parametrize("after", [False, True])
def test_a_notice_is_loud_once_the_day_is_past(tab: Page, stick: Path, after: bool) -> None:
    assert GUIDE
    day = review_day(GUIDE)
    assert day
    tab.clock.set_fixed_time(f"{day}T09:00:00")
    if after:
        tab.clock.set_fixed_time(f"{day.replace(year=day.year + 1)}T09:00:00")
    for page in ("START-HERE.html", f"guide/{NAME}/index.html"):
        tab.goto((stick / page).as_uri())
        notice = tab.locator("[data-fp-due]")
        expect(notice).to_be_visible()
        expect(notice).to_have_class("fp-old" if after else "fp-due")
        expect(notice).to_contain_text("do not rely on it")


def test_axe_finds_nothing_on_its_first_page(tab: Page, stick: Path) -> None:
    for page in ("START-HERE.html", f"guide/{NAME}/index.html"):
        tab.goto((stick / page).as_uri())
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_every_page_is_reached(browser: Browser, stick: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(first(stick))
    page.get_by_role("link", name="Everything, from the first page").click()
    page.locator("#menu a").first.click()
    assert page.url.endswith("/index.html")
    expect(page.locator("h1")).to_be_visible()
    context.close()
