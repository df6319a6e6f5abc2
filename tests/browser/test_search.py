"""Search as readers use it, on the site itself, in a real Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.looks import COLOURS, Look
from tests.browser.measures import lost, sideways, too_small
from tests.browser.searching import (
    BOX,
    BUTTON,
    FIELD,
    FOUND,
    ROOT,
    SCRIPTS,
    a_method,
    focused,
    headings,
    lexicon,
    look_for,
    open_box,
    results,
    with_texts,
)
from tests.browser.walking import shown_steps

pytestmark = [pytest.mark.browser, pytest.mark.build]

WORDS = "tell school"
"""Words for which much is found, for every reader."""
DANGER, SEEKING, NOTHING = "i want to die", "how to hurt myself", "xqzwv"
NOT_FOUND = "Nothing found. Try other words, or look below."


@pytest.fixture(scope="module")
def guide(folder: Path) -> Mapping[str, Any]:
    """The guide as data, as it stands on the site."""
    found: Mapping[str, Any] = json.loads((folder / "guide.json").read_text("utf-8"))
    return found


@pytest.fixture
def page(same_tab: Page, site: str) -> Page:
    """The page for schools with its box open."""
    open_box(same_tab, f"{site}/schools/")
    return same_tab


def test_the_button_opens_the_box_with_the_focus_in_its_field(same_tab: Page, site: str) -> None:
    same_tab.goto(f"{site}/schools/")
    button, box = same_tab.get_by_role("button", name="Search", exact=True), same_tab.locator(BOX)
    expect(box).to_be_hidden()
    assert button.get_attribute("aria-expanded") == "false"
    assert button.get_attribute("aria-controls") == box.get_attribute("id")
    button.press("Enter")
    expect(box).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"
    expect(same_tab.get_by_role("searchbox", name="What are you looking for?")).to_be_focused()
    expect(same_tab.get_by_role("search")).to_be_visible()
    button.click()
    expect(box).to_be_hidden()
    assert button.get_attribute("aria-expanded") == "false"


def test_escape_clears_then_closes_and_gives_the_focus_back(page: Page) -> None:
    look_for(page, WORDS)
    results(page).first.locator("a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_focused()
    assert page.locator(FIELD).input_value() == ""
    assert results(page).count() == 0
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(BUTTON)).to_be_focused()
    assert page.locator(BUTTON).get_attribute("aria-expanded") == "false"


def test_clear_empties_the_field_and_keeps_it(page: Page) -> None:
    look_for(page, WORDS)
    page.get_by_role("button", name="Clear").click()
    assert page.locator(FIELD).input_value() == ""
    assert page.locator(FOUND).inner_text() == ""
    expect(page.locator(FIELD)).to_be_focused()


def test_one_of_menu_and_search_is_open(page: Page) -> None:
    menu, panel = page.get_by_role("button", name="Menu"), page.locator("#menu-panel")
    menu.click()
    expect(panel).to_be_visible()
    expect(page.locator(BOX)).to_be_hidden()
    assert page.locator(BUTTON).get_attribute("aria-expanded") == "false"
    page.locator(BUTTON).click()
    expect(panel).to_be_hidden()
    expect(page.locator(BOX)).to_be_visible()
    assert menu.get_attribute("aria-expanded") == "false"


def test_nothing_of_search_is_fetched_before_it_is_opened_and_then_once(
    context: BrowserContext, tab: Page, site: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{site}/schools/", wait_until="networkidle")
    assert not [url for url in asked if "/assets/search" in url]
    before = len(asked)
    for _ in range(3):
        tab.locator(BUTTON).click()
        with_text_of(tab, WORDS)
        tab.locator(BUTTON).click()
    assert sorted(asked[before:]) == sorted(f"{site}/{path}" for path in SCRIPTS)


def test_a_page_with_a_box_in_it_fetches_nothing_either(
    context: BrowserContext, tab: Page, site: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{site}/search/", wait_until="networkidle")
    assert not [url for url in asked if "/assets/search" in url]
    tab.locator(FIELD).focus()
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if "/assets/search" in url]


def test_results_are_shown_as_somebody_types_from_two_letters(page: Page) -> None:
    look_for(page, WORDS)
    page.locator(FIELD).fill("")
    shown = []
    for letter in "school":
        page.keyboard.type(letter)
        shown.append(results(page).all_inner_texts())
    assert shown[0] == [], "one letter says nothing"
    assert all(shown[1:])
    assert "school" in shown[-1][0].lower()
    assert shown[1] != shown[-1]
    page.keyboard.press("Backspace")
    assert results(page).count()


def test_what_is_typed_before_the_script_came_is_looked_for(tab: Page, site: str) -> None:
    waiting: list[Route] = []
    tab.route("**/assets/search.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright counts its arguments
    open_box(tab, f"{site}/schools/")
    tab.locator(FIELD).fill(WORDS)
    tab.wait_for_timeout(100)
    assert results(tab).count() == 0
    waiting[0].continue_()
    expect(results(tab).first).to_be_visible()


def told(page: Page) -> str:
    """What is told to readers who do not see the results."""
    return page.locator(BOX).get_by_role("status").inner_text()


def test_how_many_are_found_is_told_when_the_typing_pauses(tab: Page, site: str) -> None:
    tab.clock.install(time=0)
    open_box(tab, f"{site}/schools/")
    with_text_of(tab, WORDS)
    tab.clock.pause_at(3_600_000)
    tab.locator(FIELD).fill("")
    tab.locator(FIELD).fill("teacher")
    tab.clock.run_for(600)
    tab.locator(FIELD).fill("teachers")
    tab.clock.run_for(600)
    assert told(tab) == "", "each letter that is typed would be told else"
    tab.clock.run_for(200)
    assert re.fullmatch(r"\d+ pages found\.", told(tab))
    tab.locator(FIELD).fill(NOTHING)
    tab.clock.run_for(800)
    assert told(tab) == NOT_FOUND
    tab.locator(FIELD).fill("")
    assert told(tab) == ""


def with_text_of(page: Page, words: str) -> Page:
    """The page when all that is fetched has come."""
    look_for(page, words)
    return with_texts(page)


def test_arrow_keys_go_through_the_results_and_back(page: Page) -> None:
    with_text_of(page, WORDS)
    page.locator(FIELD).focus()
    links = page.locator(f"{FOUND} a, {FOUND} button").all_inner_texts()
    went = []
    for _ in links[:5]:
        page.keyboard.press("ArrowDown")
        went.append(focused(page))
    assert went == links[:5]
    for _ in links[:5]:
        page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(f"{FOUND} a, {FOUND} button").last.focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == links[-1], "there is an end"


def test_enter_goes_to_the_first_result_and_opens_it(page: Page) -> None:
    look_for(page, WORDS)
    first = results(page).first.locator("a").first
    address = first.evaluate("(e) => e.href")
    before = page.url
    page.locator(FIELD).press("Enter")
    expect(first).to_be_focused()
    assert page.url == before
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_the_focus_stays_among_the_results_when_their_beginnings_come(tab: Page, site: str) -> None:
    """On a slow network they come late, when somebody may be reading on."""
    waiting: list[Route] = []
    tab.route("**/assets/search-texts.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright counts its arguments
    open_box(tab, f"{site}/schools/")
    look_for(tab, WORDS)
    tab.keyboard.press("ArrowDown")
    first = focused(tab)
    with tab.expect_request_finished():
        waiting[0].continue_()
    tab.wait_for_timeout(100)
    assert focused(tab) == first
    tab.keyboard.press("ArrowUp")
    look_for(tab, f"{WORDS} ing")
    with_texts(tab)


def test_words_that_were_met_are_marked_and_the_section_begins_below(
    page: Page, guide: Mapping[str, Any]
) -> None:
    with_text_of(page, "telling schools")
    marks = {words.lower() for words in page.locator(f"{FOUND} mark").all_inner_texts()}
    assert {"tell", "school"} <= marks, "whatever their endings"
    first = page.locator(".fp-first-words").first.inner_text()
    assert 20 < len(first) <= 92
    look_for(page, guide["contacts"]["samaritans"]["name"])
    first = results(page).first.locator(".fp-first-words").inner_text()
    about = " ".join(guide["contacts"]["samaritans"]["about"].split())
    assert about.startswith(first.removesuffix(" …")[:30])


def test_a_step_that_is_found_is_opened_in_its_pathway(page: Page, site: str) -> None:
    look_for(page, "nudes of a pupil shared online")
    link = page.locator(".fp-part a[href*='schools/']").first
    address = link.evaluate("(e) => e.href")
    link.click()
    assert page.url == address
    anchor = address.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_focused()
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert len(shown_steps(page)) > 3, "all steps are shown"


def test_the_readers_own_come_first_and_pages_for_all_last(
    same_tab: Page, site: str, guide: Mapping[str, Any]
) -> None:
    for audience in ("families", "schools"):
        open_box(same_tab, f"{site}/{audience}/")
        look_for(same_tab, "what self-harm is")
        first = results(same_tab).first.locator("a").first
        assert f"/{audience}/" in first.evaluate("(e) => e.href")
        found = headings(same_tab)
        title = guide["settings"]["audiences"][audience]["title"]
        assert found[:2] == ["Closest", f"For {title.lower()}"]
        # Pages for all fit these words best, and yet are the last group.
        look_for(same_tab, "training course")
        found = headings(same_tab)
        assert found[:2] == ["Closest", f"For {title.lower()}"]
        assert found.index("For everybody") == len(found) - 1
        assert len(found) > 3


def test_more_of_a_group_is_shown_when_it_is_asked_for(page: Page) -> None:
    look_for(page, WORDS)
    group = page.locator(f"{FOUND} section:has(button)").first
    more, four = group.locator("button"), group.locator("li").count()
    number, before = int(more.inner_text().split()[1]), results(page).count()
    assert more.inner_text() == f"Show {number} more"
    handle = group.element_handle()
    more.press("Enter")
    assert results(page).count() == before + number
    shown = page.evaluate(
        "(e) => [...e.querySelectorAll('li > a')].map((a) => a.innerText)", handle
    )
    assert len(shown) == four + number
    assert focused(page) == shown[four], "the first that is new"


def test_where_nothing_is_found_ways_are_shown(page: Page, guide: Mapping[str, Any]) -> None:
    look_for(page, NOTHING)
    assert headings(page) == ["These may help"]
    links = page.locator(f"{FOUND} a").evaluate_all(
        "(all) => all.map((e) => [e.innerText, e.pathname])"
    )
    assert [path for _, path in links[:3]] == ["/help-now/", "/directory/", "/a-z/"]
    doors = guide["settings"]["audiences"]
    expected = [[one["door"], f"/{name}/"] for name, one in doors.items()]
    assert sorted(links[3:]) == sorted(expected)
    expect(page.locator(BOX).get_by_role("status")).to_have_text(NOT_FOUND)


def numbers(page: Page) -> list[str]:
    """The telephone links on the card."""
    links = page.locator(".fp-help-first a[href^='tel:']").evaluate_all(
        "(all) => all.map((e) => e.getAttribute('href'))"
    )
    return [str(link) for link in links]


def test_words_of_danger_bring_help_first_with_numbers_that_ring(
    page: Page, guide: Mapping[str, Any]
) -> None:
    look_for(page, DANGER)
    card = page.locator(f"{FOUND} > :first-child")
    expect(card).to_have_class("fp-help-first")
    expect(card.locator("h2")).to_have_text(lexicon()["help_first"]["card"]["title"])
    phones = [guide["contacts"][name].get("phone") for name in guide["settings"]["crisis"]]
    assert numbers(page) == [f"tel:{re.sub(' ', '', phone)}" for phone in phones if phone]
    assert "999" in card.inner_text()
    assert results(page).count(), "the pages stand below it"
    assert card.get_by_role("link", name="More ways to get help now").count() == 1
    expect(page.locator(BOX).get_by_role("status")).to_contain_text("Help comes first.")
    look_for(page, "term dates")
    assert page.locator(".fp-help-first").count() == 0, "not for everything"


def only_help(page: Page) -> bool:
    """Whether nothing is shown but help and the pages to cope."""
    coping = len(lexicon()["help_first"]["coping"])
    return headings(page)[1:] == ["Things that can help now"] and results(page).count() == coping


def test_who_seeks_a_way_to_be_hurt_is_shown_help_and_nothing_else(page: Page) -> None:
    look_for(page, SEEKING)
    assert only_help(page)
    assert numbers(page)
    status = page.locator(BOX).get_by_role("status")
    expect(status).to_have_text("Help comes first.")
    look_for(page, "scared to tell")
    assert not only_help(page)


def test_a_word_for_a_method_brings_help(same_tab: Page, site: str) -> None:
    for place, alone in (("", True), ("young-people/", True), ("schools/", False)):
        open_box(same_tab, f"{site}/{place}")
        look_for(same_tab, a_method())
        assert numbers(same_tab), place
        assert only_help(same_tab) == alone, place


def readable(folder: Path, words: list[str]) -> list[str]:
    """The files of the site's assets in which one of the words can be read."""
    pattern = re.compile("|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in words))
    files = [
        path for path in (folder / "assets").rglob("*") if path.suffix in (".js", ".css", ".svg")
    ]
    assert len(files) > 8
    # In the index each line is a word, and lines are told apart as a script writes them.
    texts = {path.name: path.read_text("utf-8").lower().replace("\\n", "\n") for path in files}
    return [name for name, text in texts.items() if pattern.search(text)]


def test_no_word_for_a_method_can_be_read_in_what_is_served(folder: Path) -> None:
    """Not even in the signs: a file that anybody can open names no way."""
    assert readable(folder, lexicon()["help_first"]["methods"]) == []
    assert readable(folder, ["samaritan"]) == ["search-index.js"], "it would be noticed"


def test_help_in_any_language_leads_to_languages(page: Page) -> None:
    settings = yaml.safe_load((ROOT / "pathways" / "guide.yml").read_text("utf-8"))
    languages = settings["languages"]
    assert len(languages) > 10
    for name, one in languages.items():
        look_for(page, one["help"][0])
        expect(results(page).locator("a[href*='formats/']").first).to_be_visible()
        assert results(page).count() < 40, name


def test_the_search_page_has_the_box_in_its_place(same_tab: Page, site: str) -> None:
    same_tab.goto(f"{site}/search/")
    assert same_tab.locator(f"main .fp-search-here {BOX}").is_visible()
    assert same_tab.locator(BOX).count() == 1
    same_tab.locator(BUTTON).click()
    expect(same_tab.locator(FIELD)).to_be_focused()
    look_for(same_tab, WORDS)
    same_tab.get_by_role("button", name="Menu").click()
    expect(same_tab.locator(BOX)).to_be_visible()
    same_tab.locator(FIELD).focus()
    same_tab.keyboard.press("Escape")
    same_tab.keyboard.press("Escape")
    expect(same_tab.locator(BOX)).to_be_visible()
    assert same_tab.locator(FIELD).input_value() == ""


def test_without_scripts_there_are_other_ways(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}/schools/")
    plain.get_by_role("link", name="Search").first.click()
    assert plain.url == f"{site}/a-z/"
    plain.goto(f"{site}/search/")
    # What Playwright keeps from running scripts does not show what stands there for that case.
    assert "needs a script" in plain.content()
    assert plain.locator("main a[href$='help-now/']").count() == 1
    assert plain.locator("main li a").count() > 5
    assert plain.locator("input, button").count() == 0
    context.close()


@pytest.mark.parametrize("name", ["search.js", "search-index.js"])
def test_a_script_that_does_not_come_is_told_and_asked_for_again(
    tab: Page, site: str, name: str
) -> None:
    tab.route(f"**/assets/{name}", lambda route: route.abort())
    open_box(tab, f"{site}/schools/")
    status = tab.locator(BOX).get_by_role("status")
    expect(status).to_have_text("Search did not load. A to Z has every page.")
    address = status.get_by_role("link", name="A to Z").evaluate("(e) => e.href")
    assert address == f"{site}/a-z/"
    tab.unroute(f"**/assets/{name}")
    tab.locator(BUTTON).click()
    tab.locator(BUTTON).click()
    expect(status).to_have_text("")
    look_for(tab, WORDS)


def test_without_the_beginnings_it_still_finds(tab: Page, site: str) -> None:
    tab.route("**/assets/search-texts.js", lambda route: route.abort())
    open_box(tab, f"{site}/schools/")
    look_for(tab, WORDS)
    assert results(tab).count() > 5
    assert tab.locator(".fp-first-words").count() == 0


def test_it_works_from_a_folder_on_a_disk(tab: Page, folder: Path) -> None:
    tab.goto((folder / "young-people" / "index.html").absolute().as_uri())
    tab.locator(BUTTON).click()
    with_text_of(tab, WORDS)
    first = results(tab).first.locator("a").first.evaluate("(e) => e.href")
    assert first.startswith(f"{folder.absolute().as_uri()}/young-people/")
    assert (folder / first.removeprefix(f"{folder.absolute().as_uri()}/") / "index.html").is_file()


SHOWN: Mapping[str, Callable[[Page], None]] = {
    "results": lambda page: look_for(page, WORDS),
    "help first": lambda page: look_for(page, DANGER),
    "only help": lambda page: look_for(page, SEEKING),
    "nothing found": lambda page: look_for(page, NOTHING),
}
"""What the box may show, and how it comes to be shown."""


@pytest.fixture(params=[360, 1280])
def shown(request: pytest.FixtureRequest, same_tab: Page, site: str) -> Page:
    """The box at two widths."""
    same_tab.set_viewport_size({"width": request.param, "height": 740})
    open_box(same_tab, f"{site}/young-people/")
    return with_text_of(same_tab, WORDS)


def test_axe_finds_nothing_in_what_is_shown(shown: Page) -> None:
    width = shown.viewport_size["width"] if shown.viewport_size else 0
    for number, (state, show) in enumerate(SHOWN.items()):
        show(shown)
        for colours in COLOURS if state == "results" else [COLOURS[number % len(COLOURS)]]:
            Look(width, colours).put_on(shown)
            assert violations(shown) == [], (state, colours)
            assert sideways(shown) == [], (state, colours)


def test_on_the_smallest_screen_nothing_is_lost(same_tab: Page, site: str) -> None:
    """320 by 256: a desk's browser at four times the size."""
    same_tab.set_viewport_size({"width": 320, "height": 256})
    open_box(same_tab, f"{site}/young-people/")
    for state, show in SHOWN.items():
        show(same_tab)
        assert sideways(same_tab) == [], state
        assert lost(same_tab) == [], state
        assert too_small(same_tab) == [], state
    same_tab.evaluate("document.querySelector('.fp-found').style.width = '999px'")
    assert sideways(same_tab), "it would be noticed"
