"""The pack, unpacked and opened from the disk: widget, search, charts, its last day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from fingerpost.pack.due import review_day
from fingerpost.release.day import today
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


PAST = "The day for this copy is past. Ask for a newer pack. This copy is to be looked at again by "
WRONG = re.compile(
    "^The date on this device looks wrong: .* whether the copy is still good. This copy"
)


@pytest.fixture
def last() -> datetime.date:
    """The last day of the pack."""
    assert GUIDE
    day = review_day(GUIDE)
    assert day
    return day


def noticed(tab: Page, stick: Path, day: datetime.date) -> Iterator[Locator]:
    """The notice on two pages of the pack, as a device shows it on a day."""
    tab.clock.set_fixed_time(f"{day}T09:00:00")
    for page in ("START-HERE.html", f"guide/{NAME}/index.html"):
        tab.goto((stick / page).as_uri())
        notice = tab.get_by_role("complementary", name="How long this copy holds")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text("do not rely on it")
        yield notice


def test_until_its_last_day_the_notice_is_quiet(
    tab: Page, stick: Path, last: datetime.date
) -> None:
    for day in (today(), last):
        for notice in noticed(tab, stick, day):
            expect(notice).to_have_class("fp-due")
            expect(notice).to_have_text(re.compile("^This copy is to be looked at again by "))


def test_once_that_day_is_past_its_words_say_so(
    tab: Page, stick: Path, last: datetime.date
) -> None:
    for notice in noticed(tab, stick, last + datetime.timedelta(days=1)):
        expect(notice).to_have_class("fp-old")
        expect(notice).to_contain_text(PAST)
        assert violations(tab) == []


def test_a_device_that_is_behind_its_making_is_told(tab: Page, stick: Path) -> None:
    for notice in noticed(tab, stick, today() - datetime.timedelta(days=1)):
        expect(notice).to_have_class("fp-old")
        expect(notice).to_have_text(WRONG)


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


LINES = """\
<!doctype html>
<html lang="en-GB">
<head><title>On your own website</title><script src="{script}" defer></script></head>
<body><main>
<div class="fp-snippet"><pre><code>before any</code></pre></div>
<h1>On your own website</h1><h2>Schools</h2>
<h3><a href="#">A pupil tells you</a></h3>
<div class="fp-snippet"><pre><code>one</code></pre></div>
<h3>You <em>are</em> told</h3>
<div class="fp-snippet"><pre><code>two</code></pre></div>
</main></body>
</html>"""
CLIPBOARD = "navigator.clipboard.writeText = async (line) => { window.copied = line; };"
HEAR = """(told) => {
  window.heard = [];
  new MutationObserver(() => window.heard.push(told.textContent)).observe(told, {childList: true});
}"""


@pytest.fixture
def lines(tab: Page, stick: Path, tmp_path: Path) -> Page:
    """A page with lines to copy, opened from the disk."""
    script = (stick / "guide" / "assets" / "copy.js").as_uri()
    place = tmp_path / "lines.html"
    place.write_text(LINES.format(script=script), "utf-8")
    tab.add_init_script(CLIPBOARD)
    tab.goto(place.as_uri())
    return tab


def test_each_button_that_copies_names_its_line(lines: Page) -> None:
    buttons = lines.get_by_role("button")
    expect(buttons).to_have_text(["Copy", "Copy", "Copy"])
    names = ["Copy", "Copy the line for A pupil tells you", "Copy the line for You are told"]
    for position, name in enumerate(names):
        expect(buttons.nth(position)).to_have_accessible_name(name)
    lines.get_by_role("button", name=names[2]).click()
    expect(lines.get_by_role("status").nth(2)).to_have_text("Copied")
    assert lines.evaluate("window.copied") == "two"


def test_a_second_press_is_read_out_too(lines: Page) -> None:
    told = lines.get_by_role("status").nth(1)
    told.evaluate(HEAR)
    for presses in (1, 2):
        lines.get_by_role("button").nth(1).click()
        lines.wait_for_function(
            "(count) => window.heard.filter((words) => words == ' Copied').length == count",
            arg=presses,
        )
    assert lines.evaluate("window.heard") == [" Copied", "", " Copied"]
