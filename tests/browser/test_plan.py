"""A sheet is filled in on the page, printed, saved and cleared; without the script it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.looks import TRIED
from tests.browser.served import served
from tests.browser.sheets import (
    PEOPLE,
    PLAN,
    SIGNS,
    SOURCE,
    TYPED,
    box_of,
    fill_in,
    press,
    sheet_site,
)

pytestmark = [pytest.mark.browser, pytest.mark.build]

SAVED = re.compile(
    r"\ufeffIn danger now\?\nCall 999\nEmergency services: Call 999\n"
    r"Text line: Text HELLO to 85258\n"
    r"\nA plan for hard moments\n"
    rf"\n{SIGNS}\n{re.escape(TYPED)}\n"
    rf"\n{re.escape(PEOPLE)}\n\n"
    r"\nSaved on \d{1,2} [A-Z][a-z]+ 20\d\d"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small guide with pieces."""
    return sheet_site(tmp_path_factory.mktemp("sheets") / "project")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Its address."""
    with served(folder) as address:
        yield address


@pytest.fixture
def plan(tab: Page, site: str) -> Page:
    """The sheet, opened."""
    tab.goto(f"{site}/{PLAN}")
    return tab


def visible(page: Page, selector: str) -> int:
    """How many of these are shown."""
    return page.locator(f"{selector} >> visible=true").count()


def height(element: Locator) -> float:
    """How high it is."""
    box = element.bounding_box()
    assert box
    return box["height"]


def said(page: Page) -> Locator:
    """What is said beneath the sheet."""
    return page.locator(".fp-form [role=status]")


def test_each_slot_has_a_box_with_its_name_and_help(plan: Page) -> None:
    expect(box_of(plan)).to_have_accessible_description("Thoughts, feelings & things I stop doing.")
    expect(box_of(plan, PEOPLE)).to_have_accessible_description("")
    assert [box.get_attribute("rows") for box in plan.locator("textarea").all()] == ["4", "3"]
    for box in plan.locator("textarea").all():
        expect(box).to_have_attribute("autocomplete", "off")
        expect(box).to_have_attribute("spellcheck", "false")
        expect(box).to_have_attribute("writingsuggestions", "false")
    assert plan.locator(".fp-copy[translate=no]").count() == 2
    assert visible(plan, ".fp-waits") == 1, "a slot that waits for its owner stays as it is"
    assert plan.get_by_text("Nothing is saved or sent.").is_visible()
    assert visible(plan, ".fp-line") + visible(plan, ".fp-on-paper") == 0


@pytest.mark.parametrize("page", ["toolbox/waiting/", "programmes/circle/", "schools/told/", ""])
def test_the_script_leaves_pages_without_a_slot_alone(tab: Page, site: str, page: str) -> None:
    tab.goto(f"{site}/{page}")
    assert tab.locator("textarea, .fp-typing, .fp-while-typing, .fp-on-paper").count() == 0
    assert tab.locator(".fp-form button").count() == 0


def test_a_box_grows_with_what_is_typed(plan: Page) -> None:
    before = height(box_of(plan))
    box_of(plan).fill("A line.\n" * 12)
    assert height(box_of(plan)) > before * 2
    assert box_of(plan).evaluate("e => e.scrollHeight - e.clientHeight") <= 0, "nothing is cut off"
    box_of(plan).fill("")
    assert height(box_of(plan)) == before


def test_print_has_what_was_typed_and_lines_where_nothing_was(plan: Page) -> None:
    fill_in(plan)
    box_of(plan).fill(f"{TYPED}\n" + "More. " * 300)
    plan.emulate_media(media="print")
    first, second = plan.locator(".fp-slot[data-fp-slot]").all()
    assert "Then I stop drawing." in first.inner_text()
    copy = first.locator(".fp-copy")
    assert copy.evaluate("e => e.scrollHeight - e.clientHeight") <= 0, "nothing is cut off"
    assert visible(plan, ".fp-line") == second.locator(".fp-line >> visible=true").count() == 3
    assert visible(plan, "textarea") + visible(plan, ".fp-form button") == 0
    text = plan.locator("main").inner_text()
    assert "85258" in text, "help is on the paper"
    for advice in ("Choose a calm time.", "What you type", "print this page", "About this page"):
        assert advice not in text


def test_print_of_an_empty_sheet_is_the_whole_page_with_lines(plan: Page) -> None:
    box_of(plan).fill("   \n  ")
    plan.emulate_media(media="print")
    assert visible(plan, ".fp-line") == 7
    assert visible(plan, ".fp-write") + visible(plan, ".fp-form button") == 0
    assert plan.get_by_text("Choose a calm time.").is_visible()


def test_print_asks_the_browser_to_print(plan: Page) -> None:
    plan.evaluate("() => { window.print = () => { window.asked = (window.asked || 0) + 1; }; }")
    press(plan, "Print")
    assert plan.evaluate("window.asked") == 1


def assert_saves(page: Page, address: str) -> None:
    """The sheet can be saved there, and the file has all that it should."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    fill_in(page)
    with page.expect_download() as got:
        press(page, "Save as a file")
    assert got.value.suggested_filename == "plan.txt"
    assert SAVED.fullmatch(Path(got.value.path()).read_text("utf-8"))
    expect(said(page)).to_contain_text("plan.txt")
    assert page.url == address
    assert page.locator("a[download]").count() == 0
    press(page, "Clear")
    press(page, "Press again to clear")
    assert not page.evaluate("u => fetch(u).then(() => true, () => false)", got.value.url)
    assert faults == []


def test_it_is_saved_as_a_plain_file(tab: Page, site: str) -> None:
    assert_saves(tab, f"{site}/{PLAN}")


def test_it_works_from_a_folder(tab: Page, folder: Path) -> None:
    assert_saves(tab, (folder / PLAN / "index.html").as_uri())


def test_it_works_under_a_strict_policy(tab: Page, site: str) -> None:
    def strict(route: Route) -> None:
        answer = route.fetch()
        policy = {"content-security-policy": "default-src 'self'"}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    tab.route(f"{site}/{PLAN}", strict)
    assert_saves(tab, f"{site}/{PLAN}")


def test_clear_has_to_be_pressed_twice_and_nothing_comes_back(plan: Page) -> None:
    fill_in(plan)
    press(plan, "Clear")
    expect(said(plan)).to_have_text("Press again to clear")
    box_of(plan).press_sequentially("!")
    expect(said(plan)).to_have_text("")
    press(plan, "Clear")
    press(plan, "Print")
    press(plan, "Clear")
    assert box_of(plan).input_value() == f"{TYPED}!", "it was pressed once only, each time"
    press(plan, "Press again to clear")
    expect(said(plan)).to_have_text("The sheet is empty.")
    assert box_of(plan).input_value() == plan.locator(".fp-copy").first.inner_text().strip() == ""
    box_of(plan).press("Control+z")
    assert box_of(plan).input_value() == ""


def test_the_keyboard_is_enough(plan: Page) -> None:
    box_of(plan).focus()
    plan.keyboard.type("One")
    plan.keyboard.press("Tab")
    expect(box_of(plan, PEOPLE)).to_be_focused()
    assert box_of(plan, PEOPLE).evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    for name in ("Print", "Save as a file", "Clear"):
        plan.keyboard.press("Tab")
        button = plan.locator(".fp-form").get_by_role("button", name=name, exact=True)
        expect(button).to_be_focused()
        assert button.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    plan.keyboard.press("Enter")
    plan.keyboard.press("Space")
    expect(said(plan)).to_have_text("The sheet is empty.")
    expect(plan.locator(".fp-form button").last).to_be_focused()


def test_without_script_there_are_lines_and_words_on_how(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PLAN}")
    assert visible(page, ".fp-line") == 7
    assert page.get_by_text("print this page").is_visible()
    assert visible(page, ".fp-while-typing") + visible(page, ".fp-form button") == 0
    context.close()


@pytest.mark.parametrize("at", [0, 3, 8])
def test_a_throw_while_it_starts_leaves_the_lines(tab: Page, site: str, at: int) -> None:
    tab.add_init_script(
        f"let left = {at}; const plain = Node.prototype.appendChild;"
        "Node.prototype.appendChild = function (e) {"
        "  if (e.closest('.fp-typing, main') || this.closest && this.closest('.fp-form')) {"
        "    if (!left--) throw Error('broken on purpose');"
        "  } return plain.call(this, e); }"
    )
    tab.goto(f"{site}/{PLAN}")
    assert visible(tab, ".fp-line") == 7
    assert visible(tab, "textarea") + visible(tab, ".fp-form button") == 0
    assert tab.get_by_text("print this page").is_visible()


@pytest.mark.parametrize(("width", "scheme"), TRIED)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/{PLAN}")
    assert violations(page) == []
    fill_in(page)
    press(page, "Clear")
    assert violations(page) == []
    press(page, "Press again to clear")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for target in page.locator(".fp-form :is(button, textarea)").all():
        box = target.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 48
    context.close()


def test_the_script_is_old_enough_and_asks_for_nothing() -> None:
    text = re.sub(r"/\*.*?\*/", "", SOURCE.read_text("utf-8"), flags=re.DOTALL)
    for newer in ("?.", "??", "...", "import ", "replaceAll"):
        assert newer not in text, newer
    for never in ("fetch", "Storage", "cookie", "HTML", "eval(", "history", "location", "title",
                  "beforeunload", "style"):  # fmt: skip
        assert never not in text, never
