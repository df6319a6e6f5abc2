"""Practice in a real Chromium: stories are walked, compared with the agreed way, and forgotten."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from tests.browser.axe import violations
from tests.browser.looks import TRIED
from tests.browser.pages import OVERRIDES, practice_html_of, write_assets
from tests.browser.served import served
from tests.browser.traces import NOTHING, STORED
from tests.browser.walking import click_through, focused, here, pick, press, shown_steps, tick

pytestmark = pytest.mark.browser

SMALL = Path(__file__).parents[1] / "golden" / "pages" / "small" / "pathways"
READ = check_guide(SMALL, datetime.date(2026, 12, 1)).guide
assert READ
GUIDE: Guide = READ
NAMES = list(GUIDE.pathway)
TAKEN = "You took the agreed way."


def guide_with(name: str) -> Guide:
    """The small guide with this pathway alone, so that it is the first."""
    return replace(GUIDE, pathways=(GUIDE.pathway[name],))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site on disk: a practice page of each pathway, and another page."""
    made = tmp_path / "site"
    write_assets(made)
    for name in NAMES:
        html = practice_html_of(guide_with(name), "assets")
        (made / f"{name.partition('/')[2]}.html").write_text(html, encoding="utf-8")
    (made / "other.html").write_text("<!doctype html><title>Other</title>Other", encoding="utf-8")
    return made


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """The address of the small site."""
    with served(folder) as address:
        yield address


@pytest.fixture
def page(tab: Page, site: str) -> Page:
    """The practice page of the schools' pathway."""
    tab.goto(f"{site}/told.html")
    return tab


def begin(page: Page, story: int) -> None:
    """Chooses a story, and waits until the walk is at its start."""
    press(page, f"Practise story {story}")
    arrived(page, story)


def arrived(page: Page, story: int) -> None:
    """The story is on view and has the focus; the walk is at its start."""
    expect(page.locator(".fp-story h2")).to_have_text(f"Story {story}")
    expect(page.locator(".fp-story h2")).to_be_focused()
    expect(page.locator(".fp-compared")).to_be_hidden()
    assert here(page) in ("danger", "in-danger")


def told(page: Page) -> list[str]:
    """The comparison, line by line; buttons left out."""
    lines = page.locator(".fp-compared p").all_inner_texts()
    return [" ".join(line.split()) for line in lines]


def walk_third_story(page: Page, *needs: str, injury: str = "yes") -> None:
    """Walks the third story, with these ticks and this answer about an injury."""
    pick(page, "no")
    pick(page, injury)
    if injury != "no":
        press(page, "Continue")
    tick(page, *needs)
    if "home" in needs:
        pick(page, "north")


@pytest.mark.parametrize("name", NAMES)
def test_every_story_walked_as_agreed_is_the_agreed_way(tab: Page, site: str, name: str) -> None:
    tab.goto(f"{site}/{name.partition('/')[2]}.html")
    for number, scenario in enumerate(GUIDE.pathway[name].scenarios, 1):
        begin(tab, number)
        shown = " ".join(tab.locator(".fp-story").inner_text().split())
        assert shown == f"Story {number} {' '.join(scenario.story.split())}"
        click_through(tab, scenario.answers)
        assert here(tab) == scenario.reaches
        assert told(tab)[0] == TAKEN, scenario.id
        assert len(told(tab)) == (2 if scenario.why else 1)


def test_a_lesson_is_told_after_the_walk(page: Page) -> None:
    begin(page, 3)
    walk_third_story(page, "home", "friend")
    assert told(page)[0] == TAKEN
    assert told(page)[1].startswith("What this story teaches: Care comes first.")
    assert page.locator(".fp-compared a").get_attribute("href") == "../../directory.md#lead"


def test_a_wrong_answer_on_a_longer_way(page: Page) -> None:
    begin(page, 1)
    pick(page, "no")
    pick(page, "no")
    tick(page, "none")
    assert told(page) == [
        "At “Is anybody in danger now?” you answered “No”. The agreed way answers “Yes”.",
        "Why we ask: Danger comes before everything else.",
        "The agreed way ends at: Call for help",
    ]


def test_a_wrong_answer_on_a_shorter_way(page: Page) -> None:
    begin(page, 2)
    pick(page, "yes")
    assert told(page)[0].endswith("you answered “Yes”. The agreed way answers “No”.")
    assert told(page)[-1] == "The agreed way ends at: Tell the safeguarding lead"


def test_a_wrong_answer_that_ends_at_the_same_place(page: Page) -> None:
    begin(page, 1)
    pick(page, "not-sure")
    assert told(page)[0].endswith("you answered “I'm not sure”. The agreed way answers “Yes”.")
    assert told(page)[-1] == "Both ways end here, but what they show can differ."


def test_a_wrong_tick(page: Page) -> None:
    begin(page, 3)
    walk_third_story(page, "home")
    assert told(page)[0] == (
        "At “Which of these are true?” you answered “They are afraid of what happens at home”. The "
        "agreed way answers “They are afraid of what happens at home” and “A friend is worried "
        "too”."
    )


def test_only_the_first_difference_is_told_and_a_missing_why_is_left_out(page: Page) -> None:
    begin(page, 3)
    walk_third_story(page, "none", injury="no")
    difference, end, lesson = told(page)
    assert difference == "At “Are they hurt?” you answered “No”. The agreed way answers “Yes”."
    assert end == "Both ways end here, but what they show can differ."
    assert lesson.startswith("What this story teaches:")


def test_where_the_agreed_way_ends_is_named_as_that_way_names_it(page: Page) -> None:
    begin(page, 3)
    pick(page, "yes")
    assert "The agreed way ends at: Tell the lead about the injury" in told(page)


def test_the_focus_stays_on_the_outcome_and_a_line_says_what_is_below(page: Page) -> None:
    begin(page, 1)
    assert page.get_by_role("status").first.inner_text() == ""
    pick(page, "yes")
    assert focused(page) == "h2#call"
    words = page.locator(".fp-story [role=status]").inner_text()
    assert words == "You have come to the end. How your way compares is below."
    outcome = page.locator(".fp-here").bounding_box()
    below = page.locator(".fp-compared").bounding_box()
    assert outcome
    assert below
    assert below["y"] >= outcome["y"] + outcome["height"]


def test_try_again_and_next_story(page: Page) -> None:
    begin(page, 1)
    pick(page, "no")
    pick(page, "no")
    tick(page, "none")
    press(page, "Try again")
    arrived(page, 1)
    pick(page, "yes")
    assert told(page)[0] == TAKEN
    press(page, "Next story")
    arrived(page, 2)
    pick(page, "yes")
    press(page, "Next story")
    arrived(page, 3)
    pick(page, "yes")
    assert page.get_by_role("button", name="Next story").count() == 0


def test_a_story_begins_afresh_from_wherever_the_walk_is(page: Page) -> None:
    pick(page, "no")
    pick(page, "yes")
    begin(page, 2)
    press(page, "See all steps")
    begin(page, 1)
    pick(page, "yes")
    assert told(page)[0] == TAKEN


def test_a_page_opened_at_a_step(tab: Page, site: str) -> None:
    tab.goto(f"{site}/told.html#needs")
    assert len(shown_steps(tab)) > 1
    begin(tab, 1)
    pick(tab, "yes")
    assert told(tab)[0] == TAKEN


def test_back_and_change_take_the_comparison_away(page: Page) -> None:
    begin(page, 1)
    pick(page, "no")
    pick(page, "no")
    tick(page, "none")
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("needs")
    assert told(page) == []
    assert page.locator(".fp-story [role=status]").inner_text() == ""
    page.get_by_role("button", name="Change: Is anybody in danger now?").click()
    pick(page, "yes")
    assert told(page)[0] == TAKEN


def test_the_agreed_ways_are_out_of_sight_until_the_end(page: Page) -> None:
    ways = page.locator(".fp-agreed-ways")
    expect(ways).to_be_visible()
    begin(page, 1)
    expect(ways).to_be_hidden()
    pick(page, "yes")
    expect(ways).to_be_visible()


def test_a_walk_without_a_story_is_not_compared(page: Page) -> None:
    pick(page, "yes")
    assert told(page) == []
    expect(page.locator(".fp-story")).to_be_hidden()


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until the focus is on a control with these words."""
    script = "document.activeElement.matches('a, button, input') && "
    script += "document.activeElement.closest('label, a, button').innerText"
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in str(page.evaluate(script)):
            return
    raise AssertionError(f"no way to {words!r} by Tab from {focused(page)}")


def test_by_keyboard_alone(page: Page) -> None:
    tab_to(page, "Practise story 2")
    page.keyboard.press("Enter")
    arrived(page, 2)
    for step in ("injury", "needs"):
        tab_to(page, "No")
        page.keyboard.press("Enter")
        assert focused(page) == f"h2#{step}"
    tab_to(page, "None of these")
    page.keyboard.press("Space")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    assert focused(page) == "h2#tell"
    assert told(page) == [TAKEN]
    tab_to(page, "Next story")
    page.keyboard.press("Space")
    arrived(page, 3)


def test_without_script_the_page_is_whole(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/told.html")
    assert page.locator("button").count() == 0
    assert page.locator(".fp-step >> visible=true").count() == 7
    for number in (1, 2, 3):
        link = page.get_by_role("link", name=f"The agreed way for story {number}")
        assert link.get_attribute("href") == f"#agreed_s{number}"
        way = page.locator(".fp-agreed", has=page.locator(f"#agreed_s{number}"))
        assert "The agreed way ends at:" in way.inner_text()
        assert way.locator(f"a[href='#story_s{number}']").is_visible()
    for words in ("Why we ask: Danger comes", "Do this, then go on: Care for the injury",
                  "They are afraid of what happens at home and A friend is worried too",
                  "What this story teaches: Care comes first."):  # fmt: skip
        assert words in " ".join(page.locator(".fp-agreed").last.inner_text().split())
    context.close()


def test_without_the_widget_there_is_no_practice_and_no_fault(
    tab: Page, site: str, folder: Path
) -> None:
    (folder / "assets" / "pathway.js").write_text("", "utf-8")
    faults: list[str] = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.goto(f"{site}/told.html")
    assert tab.locator("button").count() == 0
    assert tab.locator(".fp-step >> visible=true").count() == 7
    assert faults == []


@pytest.mark.parametrize("ended", [False, True], ids=["on the way", "at the end"])
def test_print_has_the_stories_the_steps_and_the_agreed_ways(page: Page, ended: bool) -> None:
    begin(page, 1)
    pick(page, "yes" if ended else "no")
    page.emulate_media(media="print")
    assert len(shown_steps(page)) == 7
    assert page.locator(".fp-stories > li >> visible=true").count() == 3
    assert page.locator(".fp-agreed >> visible=true").count() == 3
    assert page.locator(".fp-see-agreed >> visible=true").count() == 3
    assert page.locator(".fp-lesson >> visible=true").count() == 1
    assert page.locator("button >> visible=true").count() == 0
    assert (TAKEN in page.locator("main").inner_text()) == ended


@pytest.mark.parametrize(("width", "scheme"), TRIED)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/told.html")
    assert violations(page) == []
    begin(page, 3)
    assert violations(page) == []
    walk_third_story(page, "home")
    assert violations(page) == []
    press(page, "See all steps")
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "nothing to scroll sideways"
    for button in page.locator("button >> visible=true").all():
        box = button.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 44
    context.close()


def practise(page: Page) -> None:
    """Two stories, one of them twice, with a wrong answer."""
    begin(page, 1)
    pick(page, "not-sure")
    press(page, "Try again")
    arrived(page, 1)
    pick(page, "yes")
    press(page, "Next story")
    arrived(page, 2)
    pick(page, "no")
    pick(page, "no")
    tick(page, "none")
    assert told(page) == [TAKEN]


def test_practice_leaves_no_trace(context: BrowserContext, tab: Page, site: str) -> None:
    tab.goto(f"{site}/told.html")
    title = tab.title()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    practise(tab)
    tab.wait_for_timeout(50)
    assert tab.evaluate(STORED) == NOTHING
    assert (tab.url, tab.title()) == (f"{site}/told.html", title)
    assert isinstance(tab.evaluate("history.state"), int)
    assert (asked, context.cookies()) == ([], [])


def test_a_reload_forgets_the_story(tab: Page, site: str) -> None:
    tab.goto(f"{site}/told.html")
    practise(tab)
    tab.reload()
    expect(tab.locator(".fp-story")).to_be_hidden()
    pick(tab, "yes")
    assert told(tab) == []


def test_leaving_forgets_the_story(tab: Page, site: str) -> None:
    tab.goto(f"{site}/told.html")
    begin(tab, 1)
    tab.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(tab.locator(".fp-story")).to_be_hidden()
    assert tab.locator(".fp-story").text_content() == ""
    pick(tab, "yes")
    assert told(tab) == []


def test_the_script_is_old_enough() -> None:
    text = (OVERRIDES / "components" / "practice" / "script.js").read_text(encoding="utf-8")
    for newer in ("?.", "??", "import ", "fetch", "Storage", "innerHTML", "eval(", "...", "cookie",
                  "history", "location", "replaceChildren", "append("):  # fmt: skip
        assert newer not in text, newer
