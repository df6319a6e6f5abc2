"""Drawings in a real Chromium: every word stays in its shape, in every colour and width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import markdown
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Browser, Page

from fingerpost.pages.drawings import figure
from fingerpost.pages.sheet import markdown as written
from fingerpost.pages.sheet import plain
from tests.browser.pages import FRAME, assets
from tests.drawn import drawings

pytestmark = pytest.mark.browser

DRAWINGS = drawings()
EXTENSIONS = ["attr_list", "pymdownx.blocks.html", "toc"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
OUTSIDE = """svg => {
  const [, , wide, high] = svg.getAttribute('viewBox').split(' ').map(Number), wrong = [];
  const within = (small, large) => small.x >= large.x && small.y >= large.y &&
    small.x + small.width <= large.x + large.width &&
    small.y + small.height <= large.y + large.height;
  const round = (box, circle) => [box.x, box.x + box.width].every(x =>
    [box.y, box.y + box.height].every(y => Math.hypot(x - circle.cx.baseVal.value,
      y - circle.cy.baseVal.value) <= circle.r.baseVal.value));
  for (const group of svg.querySelectorAll('[data-fp-part]')) {
    const shape = group.firstElementChild;
    for (const text of group.querySelectorAll('text')) {
      const box = text.getBBox();
      if (!(shape.tagName === 'circle' ? round(box, shape) : within(box, shape.getBBox())))
        wrong.push(text.textContent);
    }
  }
  const sheet = {x: 0, y: 0, width: wide, height: high};
  for (const text of svg.querySelectorAll('text, [data-fp-to], .fp-d-way'))
    if (!within(text.getBBox(), sheet)) wrong.push(text.outerHTML);
  return wrong;
}"""
OVERLAPS = """svg => {
  const texts = [...svg.querySelectorAll('text')], wrong = [];
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 &&
    b.top < a.bottom - 3;
  texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
    if (meet(one.getBoundingClientRect(), other.getBoundingClientRect()))
      wrong.push([one.textContent, other.textContent]);
  }));
  return wrong;
}"""
LETTERS = """svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width *
  parseFloat(getComputedStyle(svg.querySelector('text')).fontSize)"""
FILLS = """svg => [...svg.querySelectorAll('[data-fp-part]')].map(group =>
  [group.firstElementChild, group.lastElementChild].map(part => getComputedStyle(part).fill))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with all drawings."""
    parts = [(f"## {plain(one.title)}", figure(name, one)) for name, one in DRAWINGS.items()]
    body = markdown.markdown(written(["# Drawings", *parts]), extensions=EXTENSIONS)
    text = FRAME.format(title="Drawings", assets=assets().as_uri(), body=body, more="")
    path = tmp_path_factory.mktemp("drawn") / "drawn.html"
    path.write_text(text, "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module", params=LOOKS)
def look(request: pytest.FixtureRequest) -> str:
    """One of the ways in which a reader may see the page."""
    return str(request.param)


@pytest.fixture(scope="module", params=[360, 1280])
def shown(
    browser: Browser, address: str, look: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The page as a reader sees it."""
    size: Any = {"width": request.param, "height": 740}
    context = browser.new_context(viewport=size, **LOOKS[look])
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_words_and_arrows_stay_inside(shown: Page) -> None:
    pictures = shown.locator("svg").all()
    assert len(pictures) == len(DRAWINGS)
    for picture in pictures:
        assert picture.evaluate(OUTSIDE) == []
        assert picture.evaluate(OVERLAPS) == []


def test_a_word_that_is_too_large_is_noticed(tab: Page, address: str) -> None:
    tab.goto(address)
    larger = "(all) => all.forEach((words) => { words.style.fontSize = '30px'; })"
    tab.locator(".fp-d-words").evaluate_all(larger)
    assert all(picture.evaluate(OUTSIDE) for picture in tab.locator("svg").all())


def test_letters_are_large_enough(shown: Page) -> None:
    for picture in shown.locator("svg").all():
        assert picture.evaluate(LETTERS) >= 13


def test_words_differ_from_what_is_behind_them(shown: Page) -> None:
    for picture in shown.locator("svg").all():
        for shape, words in picture.evaluate(FILLS):
            assert shape != words
            assert "none" not in (shape, words)


def test_forced_colours_are_the_readers_own(shown: Page, look: str) -> None:
    if look == "forced":
        own = "e => { e.style.color = 'CanvasText'; return getComputedStyle(e).color }"
        ink = shown.locator("h1").evaluate(own)
        for words in shown.locator("svg text").all():
            assert words.evaluate("e => getComputedStyle(e).fill") == ink


def test_all_can_use_them(shown: Page) -> None:
    found = Axe().run(shown).response["violations"]
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []
    wide = shown.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "nothing to scroll sideways"
    for one in DRAWINGS.values():
        assert shown.get_by_role("img", name=one.title, exact=True).count() >= 1


def test_the_list_stands_beside_or_below_and_is_seen(shown: Page) -> None:
    wide = (shown.viewport_size or {"width": 0})["width"] > 960
    for drawn in shown.locator(".fp-drawing").all():
        picture, words = drawn.locator("figure"), drawn.locator(".fp-d-parts")
        assert words.is_visible()
        left, right = picture.bounding_box(), words.bounding_box()
        assert left
        assert right
        beside = left["x"] + left["width"] <= right["x"]
        below = left["y"] + left["height"] <= right["y"]
        assert beside if wide else below


def test_on_paper_a_picture_keeps_its_colours_and_stays_on_one_sheet(shown: Page) -> None:
    shown.emulate_media(media="print")
    for picture in shown.locator("figure").all():
        assert picture.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
        assert picture.evaluate("e => getComputedStyle(e).position") == "static"
    shown.emulate_media(media="screen")


def test_without_a_style_sheet_a_picture_is_black_lines(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('link').forEach(link => link.remove())")
    for part in page.locator("svg :is(path, rect, circle)").all()[:40]:
        assert part.evaluate("e => getComputedStyle(e).fill") == "none"
        assert part.evaluate("e => getComputedStyle(e).stroke") == "rgb(0, 0, 0)"
    for words in page.locator("svg text").all()[:40]:
        assert words.evaluate("e => getComputedStyle(e).fill") == "rgb(0, 0, 0)"
    context.close()
