"""Flowcharts in a real Chromium: words in their boxes, boxes as links, on screens and paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Browser, Page

from fingerpost.charts.layout import fitted, layout
from fingerpost.charts.svg import drawn
from fingerpost.pages.charts import PAPER, chart_for, chart_page
from tests.browser.pages import FRAME, assets, framed
from tests.charted import our_guide

pytestmark = pytest.mark.browser

GUIDE = our_guide()
TOLD, LONG = "schools/a-pupil-tells-you", "practitioners/which-service"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
A4 = {"width": 718, "height": 1047}
"""A page of A4 without its margins of 10 mm, in CSS pixels."""
OUTSIDE = """svg => {
  const wrong = [], near = .5;
  const within = (small, large) => small.x >= large.x - near && small.y >= large.y - near &&
    small.x + small.width <= large.x + large.width + near &&
    small.y + small.height <= large.y + large.height + near;
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const of = (part, name) => part.querySelector('.fp-c-' + name)?.getBBox();
  const look = (text, whole) => {
    if (text && !within(text.getBBox(), whole)) wrong.push(text.textContent);
  };
  for (const box of svg.querySelectorAll('a')) {
    const words = name => box.querySelector('.fp-c-' + name);
    look(words('title'), of(box, 'shape'));
    look(words('note'), of(box, 'shape'));
    look(words('number'), of(box, 'badge'));
    if (words('when')) look(words('when'), of(box, 'band'));
    if (words('only')) look(words('only'), of(box, 'strip'));
  }
  for (const way of svg.querySelectorAll('g'))
    if (of(way, 'flag')) look(way.querySelector('.fp-c-rule'), of(way, 'flag'));
  for (const part of svg.querySelectorAll('text, path, circle'))
    if (!within(part.getBBox(), {x: 0, y: 0, width, height})) wrong.push(part.outerHTML);
  return wrong;
}"""
OVERLAPS = """svg => {
  const seen = e => e.getBoundingClientRect(), wrong = [];
  const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 &&
    a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const labels = [...svg.querySelectorAll('.fp-c-label')];
  const others = [...svg.querySelectorAll('text, .fp-c-shape, .fp-c-flag, .fp-c-strip')];
  for (const label of labels)
    for (const other of others)
      if (label !== other && meet(seen(label), seen(other)))
        wrong.push([label.textContent, other.outerHTML]);
  return wrong;
}"""
SAME = """svg => [...svg.querySelectorAll('text')].filter(text => {
  const near = name => text.parentNode.querySelector(name), is = name => text.matches(name);
  const behind = is('.fp-c-when') ? near('.fp-c-band') : is('.fp-c-number') ? near('.fp-c-badge')
    : near('.fp-c-shape, .fp-c-flag');
  return behind && getComputedStyle(behind).fill === getComputedStyle(text).fill;
}).map(text => text.textContent)"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with the drawings of all our pathways, as they are on screens and on paper."""
    made = []
    for pathway in GUIDE.pathways:
        chart = chart_for(GUIDE, pathway)
        name = pathway.id.replace("/", "-")
        made.append(drawn(chart, layout(chart), name))
        made.append(drawn(chart, fitted(chart, *PAPER)[0], f"{name}-paper"))
    body = f"<h1>Charts</h1>{''.join(made)}"
    text = FRAME.format(title="Charts", assets=assets().as_uri(), body=body, more="")
    return written(tmp_path_factory.mktemp("charts") / "all.html", text)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder with the chart pages of a short and a long pathway."""
    folder = tmp_path_factory.mktemp("chart")
    for name, pathway in (("told", TOLD), ("long", LONG)):
        text = framed(chart_page(GUIDE, GUIDE.pathway[pathway]))
        written(folder / f"{name}.html", text)
    return folder.as_uri()


def written(path: Path, text: str) -> str:
    """The address of a file with this text."""
    path.write_text(text, "utf-8")
    return path.as_uri()


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One of the ways in which a reader may see a page."""
    return LOOKS[request.param]


def opened(browser: Browser, address: str, width: int, **look: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **look)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.fixture
def wide(browser: Browser, address: str, look: dict[str, Any]) -> Iterator[Page]:
    """The page of a short pathway on a desk."""
    yield from opened(browser, f"{address}/told.html", 1280, **look)


@pytest.fixture
def phone(browser: Browser, address: str, look: dict[str, Any]) -> Iterator[Page]:
    """The same page on a phone."""
    yield from opened(browser, f"{address}/told.html", 360, **look)


def test_every_word_of_all_our_charts_stays_where_it_belongs(tab: Page, everything: str) -> None:
    tab.goto(everything)
    drawings = tab.locator("svg").all()
    assert len(drawings) == 2 * len(GUIDE.pathways)
    for drawing in drawings:
        assert drawing.evaluate(OUTSIDE) == []
        assert drawing.evaluate(OVERLAPS) == []


def test_words_that_are_too_large_would_be_noticed(tab: Page, everything: str) -> None:
    tab.goto(everything)
    first = tab.locator("svg").first
    first.evaluate("svg => svg.querySelectorAll('text').forEach(t => t.style.fontSize = '26px')")
    assert first.evaluate(OUTSIDE)
    assert first.evaluate(OVERLAPS)


def test_words_stand_out_in_every_colour(wide: Page) -> None:
    drawing = wide.locator("svg:visible")
    assert drawing.evaluate(SAME) == []
    drawing.evaluate("svg => svg.querySelectorAll('*').forEach(e => e.style.fill = 'red')")
    assert drawing.evaluate(SAME)


def test_all_can_use_it(wide: Page) -> None:
    found = Axe().run(wide).response["violations"]
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []


def test_the_list_stands_beside_the_drawing_on_a_desk(wide: Page) -> None:
    words, drawing = wide.locator(".fp-chart-list"), wide.locator(".fp-chart-view")
    left, right = words.bounding_box(), drawing.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert left["width"] > 280
    assert drawing.evaluate("e => e.scrollWidth <= e.clientWidth"), "all of it is seen"
    assert wide.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_list_comes_first_and_only_the_drawing_scrolls(phone: Page) -> None:
    words, drawing = phone.locator(".fp-chart-list"), phone.locator(".fp-chart-view")
    above, below = words.bounding_box(), drawing.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert drawing.evaluate("e => e.scrollWidth > e.clientWidth")
    drawing.focus()
    phone.keyboard.press("ArrowRight")
    scrolled = (drawing.evaluate("e => e.scrollLeft") or phone.wait_for_timeout(25)
                for _ in range(80))  # fmt: skip
    assert any(scrolled)
    assert phone.get_by_role("region", name="The drawing").count() == 1


def test_each_box_is_a_link_with_a_name_and_can_be_reached_by_key(wide: Page) -> None:
    drawing = wide.locator(".fp-chart-view")
    for step in GUIDE.pathway[TOLD].steps:
        link = drawing.locator(f"a[data-box='{step.number}']:visible")
        assert link.get_attribute("href") == f"../#{step.id}"
    drawing.focus()
    wide.keyboard.press("Tab")
    focused = wide.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused.startswith("Step 1, question: ")
    shown = wide.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert shown == "solid"


@pytest.mark.parametrize(("name", "turned"), [("told", False), ("long", True)])
def test_on_paper_a_drawing_is_whole_on_one_sheet_with_its_colours(
    tab: Page, address: str, name: str, turned: bool
) -> None:
    tab.goto(f"{address}/{name}.html")
    wide, high = sorted(A4.values(), reverse=turned)
    tab.set_viewport_size({"width": wide, "height": high})
    light = tab.locator(".fp-c-now .fp-c-band").first.evaluate("e => getComputedStyle(e).fill")
    tab.emulate_media(media="print", color_scheme="dark")
    drawing = tab.locator("svg:visible")
    assert drawing.count() == 1
    sheet = tab.locator(".fp-chart > div").nth(1)
    place = sheet.bounding_box()
    assert place
    assert place["height"] <= high
    assert drawing.evaluate("e => e.getBoundingClientRect().width") <= wide
    assert sheet.evaluate("e => getComputedStyle(e).page") == (
        "fp-turned" if turned else "fp-upright"
    )
    assert tab.locator(".fp-chart-title:visible").count() == 1
    shown = tab.locator(".fp-c-now .fp-c-band:visible").first
    assert shown.evaluate("e => getComputedStyle(e).fill") == light


def test_a_sheet_for_each_drawing(tab: Page, address: str) -> None:
    for name, least in (("told", 2), ("long", 3)):
        tab.goto(f"{address}/{name}.html")
        pages = tab.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        assert least <= pages <= least + 2


def test_without_a_style_sheet_it_is_black_lines_and_words(tab: Page, address: str) -> None:
    tab.goto(f"{address}/told.html")
    tab.evaluate("document.querySelectorAll('link').forEach(link => link.remove())")
    for part in tab.locator(".fp-c-start, .fp-c-way").locator("path").all()[:20]:
        fill = part.evaluate("e => getComputedStyle(e).fill")
        assert fill in ("none", "rgb(0, 0, 0)")
    shapes = tab.locator(".fp-c-shape, .fp-c-flag, .fp-c-band").all()
    assert {one.evaluate("e => getComputedStyle(e).fill") for one in shapes[:20]} == {"none"}
