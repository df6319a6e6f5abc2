"""Leave this page: covered at once, forgotten, and Back lands before it, in a real Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from fingerpost.pages.pathways import pathway_page
from tests.browser.frame import GUIDE, parts_of, written
from tests.browser.served import served
from tests.browser.walking import here, pick, press, tick
from tests.vectors.reading import vectors

pytestmark = pytest.mark.browser

WALK = {vector.name: vector for vector in vectors()}["first-walk"]
LINKS = '<h1>Words</h1><h2 id="far">Far</h2><p><a href="#far">Further down</a></p>'
BLANK = "<!doctype html><title>{0}</title><h1>{0}</h1>"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The page about nothing, which another server has."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "weather.html").write_text(BLANK.format("Weather"))
    with served(folder) as address:
        yield f"{address}/weather.html"


@pytest.fixture
def site(tmp_path: Path, elsewhere: str) -> Iterator[str]:
    """A page before ours, a walk with a way to leave, a page of words with one, and one without."""
    folder, guide = tmp_path / "site", {**GUIDE, "leave": elsewhere}
    meta, walk = parts_of(pathway_page(WALK.guide, WALK.pathway))
    folder.mkdir()
    written(folder, "walk.html", walk, **{**meta, "leave": True, "guide": guide})
    written(folder, "words.html", LINKS, leave=True, guide=guide)
    written(folder, "staff.html", LINKS, guide=guide)
    (folder / "before.html").write_text(BLANK.format("Before"))
    with served(folder) as address:
        yield address


@pytest.fixture
def page(tab: Page, site: str) -> Page:
    """The walk, opened after a page that is not ours."""
    tab.goto(f"{site}/before.html")
    tab.goto(f"{site}/walk.html")
    return tab


def leave(page: Page) -> None:
    """Presses the button and waits for the page about nothing."""
    page.locator(".fp-leave").click()
    expect(page).to_have_title("Weather")


def lands_before(page: Page) -> bool:
    """Whether Back from here shows the page that was open before ours."""
    page.go_back()
    return page.url.endswith("/before.html")


def shift(page: Page, *keys: str) -> None:
    """Presses and lets go these keys, one after the other."""
    for key in keys or ("Shift",):
        page.keyboard.press(key)


def words(page: Page) -> str:
    """What is told to readers of the screen."""
    return page.locator(".fp-unseen").inner_text()


def stays(page: Page) -> bool:
    """Whether the page is still there, uncovered."""
    page.wait_for_timeout(100)
    return page.url.endswith("/walk.html") and page.locator("h1").is_visible()


def test_back_lands_before_the_walk(page: Page) -> None:
    pick(page, "no")
    pick(page, "no")
    tick(page, "home")
    leave(page)
    assert lands_before(page)


def test_back_lands_before_the_walk_from_its_first_step(page: Page) -> None:
    leave(page)
    assert lands_before(page)


def test_back_lands_before_the_walk_after_every_turn(page: Page) -> None:
    """Reloads, our Back, the browser's, a link within the page: the counters hold."""
    page.get_by_role("link", name="Skip to the page").focus()
    page.keyboard.press("Enter")
    pick(page, "no")
    pick(page, "no")
    page.reload()
    pick(page, "no")
    page.go_back()
    page.go_back()
    page.go_back()
    assert here(page) == "danger"
    pick(page, "no")
    page.evaluate("location.hash = 'main'")
    pick(page, "yes")
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("injury")
    page.reload()
    pick(page, "no")
    press(page, "See all steps")
    leave(page)
    assert lands_before(page)


def test_back_lands_before_a_page_without_a_walk(tab: Page, site: str) -> None:
    tab.goto(f"{site}/before.html")
    tab.goto(f"{site}/words.html")
    for _ in range(2):
        tab.get_by_role("link", name="Further down").click()
    tab.evaluate("location.hash = 'main'")
    tab.go_back()
    tab.reload()
    tab.evaluate("location.hash = 'elsewhere'")
    leave(tab)
    assert lands_before(tab)


def test_a_page_that_was_the_first_in_its_tab(tab: Page, site: str) -> None:
    tab.goto(f"{site}/walk.html")
    pick(tab, "no")
    leave(tab)


def test_a_browser_that_refuses_to_write_history(tab: Page, site: str) -> None:
    tab.add_init_script(
        "History.prototype.pushState = History.prototype.replaceState = () => { throw Error(); };"
    )
    tab.goto(f"{site}/walk.html")
    pick(tab, "no")
    leave(tab)


def test_a_walk_longer_than_the_history(page: Page) -> None:
    for _ in range(30):
        press(page, "See all steps")
        press(page, "One step at a time")
    leave(page)


LOOK = """() => {
  const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility == 'visible';
  setInterval(() => console.log(JSON.stringify({
    title: document.title,
    words: [...document.body.children].filter(seen)
      .map((e) => e.getAttribute('role') + e.innerText),
    covers: !document.elementsFromPoint(180, 370)[0].closest('main, header'),
    ticked: document.querySelectorAll(':checked').length,
    answered: document.querySelectorAll('.fp-list li:not(.fp-reached)').length,
    here: document.querySelector('.fp-here h2').id,
  })), 100);
}"""
"""Tells again and again what is on view. While a page waits for another, it can tell but not be
asked."""


def on_view(context: BrowserContext, page: Page, elsewhere: str) -> list[dict[str, Any]]:
    """Leaves on a network that gives nothing for a while; what was on view in that time."""
    waiting: list[Route] = []
    told: list[dict[str, Any]] = []
    # The driver looks at a handler's parameters, and a method of a list shows none.
    context.route(elsewhere, lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright counts its arguments
    page.evaluate(LOOK)
    page.locator(".fp-leave").click(no_wait_after=True)
    page.on("console", lambda message: told.append(json.loads(message.text)))
    page.wait_for_timeout(2_000)
    assert len(waiting) == 1, "it is asked for once"
    waiting[0].fulfill(body=BLANK.format("Weather"), content_type="text/html")
    expect(page).to_have_title("Weather")
    assert len(told) > 5
    return told


def test_it_covers_at_once_and_forgets_on_a_slow_network(
    context: BrowserContext, page: Page, elsewhere: str
) -> None:
    pick(page, "no")
    pick(page, "no")
    page.locator(".fp-here input[value=home]").check()
    for seen in on_view(context, page, elsewhere):
        assert seen == {
            "title": "Loading",
            "words": ["alertLoading."],
            "covers": True,
            "ticked": 0,
            "answered": 0,
            "here": "danger",
        }
    assert lands_before(page)


def test_it_is_covered_before_anything_else_happens(page: Page) -> None:
    page.evaluate("""() => {
      const go = history.go.bind(history);
      history.go = (steps) => {
        window.seen = document.querySelector('h1').offsetParent;
        go(steps);
      };
    }""")
    pick(page, "no")
    seen = page.evaluate("document.querySelector('.fp-leave').click() || window.seen")
    assert seen is None


@pytest.mark.parametrize("keys", [
    ("Shift", "Shift", "Shift"),
    ("ShiftLeft", "ShiftRight", "ShiftLeft"),
    ("ShiftRight", "ShiftRight", "ShiftRight"),
])  # fmt: skip
def test_shift_three_times_leaves(page: Page, keys: tuple[str, ...]) -> None:
    pick(page, "no")
    shift(page, *keys)
    expect(page).to_have_title("Weather")
    assert lands_before(page)


def test_what_shift_tells(tab: Page, site: str) -> None:
    tab.clock.install()
    tab.goto(f"{site}/walk.html")
    assert words(tab) == ""
    shift(tab)
    assert words(tab) == "Press Shift two more times to leave this page."
    tab.clock.run_for(3_500)
    shift(tab)
    assert words(tab) == "Press Shift once more to leave this page."
    tab.clock.run_for(3_500)
    assert words(tab) == "Press Shift once more to leave this page."
    tab.clock.run_for(1_600)
    assert words(tab) == "You stay on this page."
    shift(tab, "Shift", "Shift")
    assert stays(tab)
    shift(tab)
    expect(tab).to_have_title("Weather")


@pytest.mark.parametrize("other", ["a", "Tab", "Escape", "Shift+A", "Control+Shift", "Alt"])
def test_any_other_key_begins_anew(page: Page, other: str) -> None:
    shift(page, "Shift", "Shift", other)
    assert words(page) == ""
    shift(page, "Shift", "Shift")
    assert stays(page)


def test_shift_with_another_key_or_the_mouse_does_not_count(page: Page) -> None:
    shift(page, *["Shift+A"] * 4, *["Shift+Tab"] * 4, *["Alt+Shift"] * 4)
    assert words(page) == ""
    page.keyboard.down("Alt")
    shift(page, *["Shift"] * 4)
    page.keyboard.up("Alt")
    assert words(page) == ""
    for _ in range(4):
        page.keyboard.down("Shift")
        page.locator("h1").click()
        page.keyboard.up("Shift")
    assert words(page) == ""
    assert stays(page)


def test_a_shift_that_is_held_counts_once(page: Page) -> None:
    for _ in range(5):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert words(page) == "Press Shift two more times to leave this page."


def test_the_second_stop_of_the_keyboard_leaves(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    stop = page.locator(":focus")
    assert stop.inner_text() == "Leave this page"
    box = stop.bounding_box()
    assert box
    assert box["y"] >= 0, "it is seen while it has the focus"
    page.keyboard.press("Enter")
    expect(page).to_have_title("Weather")
    assert lands_before(page)


def test_it_works_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/walk.html")
    link = page.locator(".fp-leave")
    assert set((link.get_attribute("rel") or "").split()) == {"nofollow", "noreferrer"}
    link.click()
    expect(page).to_have_title("Weather")
    context.close()


def test_a_return_finds_the_page_uncovered_and_at_its_start(returning: Page, site: str) -> None:
    returning.goto(f"{site}/before.html")
    returning.goto(f"{site}/walk.html")
    title = returning.title()
    pick(returning, "no")
    pick(returning, "no")
    leave(returning)
    returning.go_forward(wait_until="commit")
    expect(returning.locator("h1")).to_be_visible()
    assert returning.title() == title
    assert here(returning) == "danger"
    assert returning.locator(".fp-cover, .fp-covered").count() == 0
    shift(returning, "Shift", "Shift")
    assert stays(returning)
    shift(returning)
    expect(returning).to_have_title("Weather")


def test_how_it_looks(browser: Browser, site: str) -> None:
    for width in (320, 1280):
        context = browser.new_context(viewport={"width": width, "height": 740})
        page = context.new_page()
        page.goto(f"{site}/walk.html")
        button = page.locator(".fp-leave")
        box = button.bounding_box()
        assert box
        assert box["height"] >= 48
        assert box["width"] >= 48
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        red, green, blue = button.evaluate(
            "(e) => getComputedStyle(e).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
        )
        assert red <= green + 20, "not red: it is no alarm"
        assert red <= blue + 20
        page.emulate_media(media="print")
        assert page.locator("[data-fp-leave] >> visible=true").count() == 0
        context.close()


def test_pages_without_it_do_not_listen(tab: Page, site: str) -> None:
    tab.goto(f"{site}/staff.html")
    assert tab.locator("[data-fp-leave], .fp-unseen").count() == 0
    shift(tab, "Shift", "Shift", "Shift")
    tab.wait_for_timeout(100)
    assert tab.url.endswith("/staff.html")
