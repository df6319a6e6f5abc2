"""A pathway in a frame of a school's own page, whose policy is strict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from fingerpost.outlets.site import build_site
from fingerpost.pages.embedding import element, integrity
from tests.browser.axe import violations
from tests.browser.served import served
from tests.browser.traces import NOTHING, STORED
from tests.build.conftest import copy_project

pytestmark = [pytest.mark.browser, pytest.mark.build]

HOST = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; frame-src {guide}">
<title>A school's page</title>
<script src="heard.js"></script>
{script}
</head>
<body><main><h1>Our school</h1>
{embedded}
<p>After it.</p></main></body>
</html>
"""
HEARD = "window.heard = []; window.addEventListener('message', (event) => heard.push(event.data));"
FRAME = '<iframe src="{guide}/schools/told/embed/" title="Help" width="100%" height="720"></iframe>'
ELEMENT = """\
<fingerpost-pathway src="{guide}/schools/told/embed/">
<a href="{guide}/schools/told/">A pupil tells you</a>&nbsp;
</fingerpost-pathway>"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a guide."""
    home = copy_project(tmp_path_factory.mktemp("guide"))
    settings = home / "pathways" / "guide.yml"
    settings.write_text(settings.read_text("utf-8") + "address: https://guide.example.org/\n")
    build_site(home / "mkdocs.yml", home / "site")
    with served(home / "site") as address:
        yield address


@pytest.fixture(params=["frame", "element"])
def host(request: pytest.FixtureRequest, guide: str, tmp_path: Path) -> Iterator[str]:
    """The address of a school's page with the pathway in it, put there in either way."""
    (tmp_path / "heard.js").write_text(HEARD)
    (tmp_path / "favicon.ico").write_bytes(b"")
    (tmp_path / "embed.js").write_text(element(), "utf-8")
    own = request.param == "element"
    script = f'<script src="embed.js" integrity="{integrity()}" defer></script>' if own else ""
    embedded = (ELEMENT if own else FRAME).format(guide=guide)
    page = HOST.format(guide=guide, script=script, embedded=embedded)
    (tmp_path / "index.html").write_text(page, "utf-8")
    with served(tmp_path) as address:
        yield address


def inside(tab: Page) -> FrameLocator:
    return tab.frame_locator("iframe")


def test_it_walks_and_tells_the_page_around_it_nothing(tab: Page, host: str) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(host)
    inside(tab).get_by_role("link", name="No", exact=True).click()
    expect(inside(tab).locator("h2:focus")).to_contain_text("Are they hurt?")
    assert tab.evaluate("heard") == []
    assert tab.evaluate("location.href.replace(/#.*/, '')") == f"{host}/"
    assert tab.frames[1].url.endswith("/embed/")
    assert said == []


def test_the_help_line_and_the_version_are_inside(tab: Page, host: str) -> None:
    tab.goto(host)
    expect(inside(tab).get_by_role("link", name="Call 999")).to_be_visible()
    expect(inside(tab).locator(".fp-foot")).to_contain_text("version 0.1")
    expect(inside(tab).get_by_label("Notice")).to_be_visible()
    expect(inside(tab).locator("#menu")).to_have_count(0)


def calls(tab: Page) -> bool:
    """Whether the call in the help line leaves the frame as it was, and breaks no policy."""
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    inside(tab).get_by_role("link", name="Call 999").click()
    tab.wait_for_timeout(500)
    return not said and tab.frames[1].url.endswith("/embed/")


def test_a_call_can_be_made_from_the_frame(tab: Page, host: str) -> None:
    """A host's policy allows our pages in the frame, and no `tel:`."""
    tab.goto(host)
    assert calls(tab)


def test_a_call_that_the_policy_stops_would_be_noticed(tab: Page, host: str) -> None:
    tab.goto(host)
    link = inside(tab).get_by_role("link", name="Call 999")
    link.evaluate("(one) => one.removeAttribute('target')")
    assert not calls(tab)


def test_without_its_script_the_element_is_a_link(tab: Page, guide: str, tmp_path: Path) -> None:
    page = HOST.format(guide=guide, script="", embedded=ELEMENT.format(guide=guide))
    (tmp_path / "index.html").write_text(page, "utf-8")
    (tmp_path / "heard.js").write_text(HEARD)
    with served(tmp_path) as address:
        tab.goto(address)
        tab.get_by_role("link", name="A pupil tells you").click()
        tab.wait_for_url(f"{guide}/schools/told/")


def test_the_frame_takes_the_place_of_the_link(tab: Page, host: str) -> None:
    tab.goto(host)
    expect(inside(tab).locator("h1")).to_be_visible()
    expect(tab.get_by_role("link", name="A pupil tells you")).to_have_count(0)


@pytest.mark.parametrize("page", ["schools/told/embed", "young-people/now/embed"])
def test_every_link_that_leaves_the_frame_takes_the_window(
    tab: Page, guide: str, page: str
) -> None:
    tab.goto(f"{guide}/{page}/")
    left = "a[href]:not([href^='#']):not([target=_top])"
    assert tab.locator(left).evaluate_all("(all) => all.map((one) => one.outerHTML)") == []
    assert tab.locator("a[target=_top]").count() > 3


def test_it_is_walked_by_keyboard_from_the_page_around_it(tab: Page, host: str) -> None:
    tab.goto(host)
    answer = inside(tab).locator("[data-fp-answer=no]").first
    for _ in range(12):
        tab.keyboard.press("Tab")
        if answer.evaluate("(one) => one == document.activeElement"):
            break
    tab.keyboard.press("Enter")
    expect(inside(tab).locator("h2:focus")).to_contain_text("Are they hurt?")


def test_a_link_to_another_page_opens_in_the_whole_window(tab: Page, host: str, guide: str) -> None:
    tab.goto(host)
    inside(tab).get_by_role("link", name="Open the whole page").click()
    tab.wait_for_url(f"{guide}/schools/told/")


def test_axe_finds_nothing_in_it_and_it_fits(tab: Page, host: str, guide: str) -> None:
    tab.goto(host)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.goto(f"{guide}/schools/told/embed/")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_is_stored(tab: Page, host: str, guide: str) -> None:
    tab.goto(f"{guide}/schools/told/embed/")
    tab.locator("[data-fp-answer=no]").first.click()
    assert tab.evaluate(STORED) == NOTHING
    assert tab.url == f"{guide}/schools/told/embed/"


def test_the_line_is_copied_by_a_button(tab: Page, guide: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=guide)
    tab.goto(f"{guide}/embedding/")
    line = tab.locator(".fp-snippet code").first
    tab.get_by_role("button", name="Copy").first.click()
    expect(tab.locator(".fp-snippet [role=status]").first).to_have_text(" Copied")
    assert tab.evaluate("navigator.clipboard.readText()") == line.inner_text().strip()
    assert violations(tab) == []
