"""The widget in a real Chromium: one step at a time, by keyboard, with the focus in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import focused, here, pick, press, saved, shown_steps, tick
from tests.vectors.reading import vectors

pytestmark = pytest.mark.browser

VECTORS = {vector.name: vector for vector in vectors()}


@pytest.fixture
def page(tab: Page, tmp_path: Path) -> Page:
    """The page of the first vector, opened from disk."""
    tab.goto(saved(tmp_path, VECTORS["first-walk"].guide))
    return tab


def in_view(page: Page) -> bool:
    """Whether the heading of the step that is shown is on the screen."""
    top = page.locator(".fp-here h2").bounding_box()
    size = page.viewport_size
    assert top
    assert size
    return bool(0 <= top["y"] < size["height"] - 20)


def answers(page: Page) -> list[str]:
    """The lines of "Your answers"."""
    lines = page.locator(".fp-list li:not(.fp-reached)").all_inner_texts()
    return [" ".join(line.replace("Change", "").split()) for line in lines]


def test_it_begins_at_the_start_and_leaves_the_focus_alone(page: Page) -> None:
    assert here(page) == "danger"
    assert focused(page) == "body"
    expect(page.get_by_role("button", name="Back")).to_be_hidden()
    expect(page.get_by_role("button", name="Start again")).to_be_hidden()
    expect(page.get_by_role("heading", name="Your answers")).to_be_hidden()
    for words in (".fp-number", ".fp-goes", ".fp-rules", ".fp-when-words", ".fp-ticks"):
        assert page.locator(f"{words} >> visible=true").count() == 0


def test_a_whole_walk_by_keyboard_alone(page: Page) -> None:
    def tab_to(words: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            text = "document.activeElement.closest('label, a, button').innerText"
            if words in str(
                page.evaluate(f"document.activeElement.matches('a, button, input') && {text}")
            ):
                return
        raise AssertionError(f"no way to {words!r} by Tab from {focused(page)}")

    tab_to("No")
    page.keyboard.press("Enter")
    assert (here(page), focused(page)) == ("injury", "h2#injury")
    tab_to("not sure")
    page.keyboard.press("Enter")
    assert (here(page), focused(page)) == ("first-aid", "h2#first-aid")
    tab_to("Continue")
    page.keyboard.press("Space")
    assert (here(page), focused(page)) == ("needs", "h2#needs")
    tab_to("very distressed")
    page.keyboard.press("Space")
    tab_to("afraid")
    page.keyboard.press("Space")
    tab_to("Continue")
    page.keyboard.press("Enter")
    assert (here(page), focused(page)) == ("tell", "h2#tell")
    assert in_view(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "!!document.activeElement.offsetParent || document.activeElement === document.body"
        )


def test_back_by_button_and_by_browser(page: Page) -> None:
    pick(page, "no")
    pick(page, "yes")
    press(page, "Continue")
    tick(page, "home")
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("needs")
    assert focused(page) == "h2#needs"
    assert in_view(page)
    assert page.locator(".fp-here input[value=home]").is_checked()
    page.go_back()
    assert (here(page), focused(page)) == ("first-aid", "h2#first-aid")
    page.go_back()
    assert here(page) == "injury"
    assert answers(page) == ["Is anyone in danger now? No"]
    page.go_forward()
    page.go_forward()
    page.go_forward()
    assert here(page) == "tell"
    assert len(answers(page)) == 3
    for step in ("needs", "first-aid", "injury", "danger"):
        press(page, "Back")
        expect(page.locator(".fp-here h2")).to_have_id(step)
        assert focused(page) == f"h2#{step}"
    expect(page.get_by_role("button", name="Back")).to_be_hidden()


def test_change_keeps_what_is_still_asked_and_names_what_is_not(page: Page) -> None:
    pick(page, "no")
    pick(page, "no")
    tick(page, "home")
    assert here(page) == "tell"
    page.get_by_role("button", name="Change: Are they hurt?").click()
    assert (here(page), focused(page)) == ("injury", "h2#injury")
    assert answers(page) == ["Is anyone in danger now? No"]
    pick(page, "yes")
    assert here(page) == "first-aid", "a new action is never jumped over"
    press(page, "Continue")
    assert here(page) == "tell", "the remembered answer is used"
    assert answers(page)[1:] == [
        "Are they hurt? Yes",
        "Which of these are true? They are afraid of what happens at home",
    ]
    page.get_by_role("button", name="Change: Is anyone in danger now?").click()
    pick(page, "yes")
    assert (here(page), focused(page)) == ("call-999", "h2#call-999")
    assert answers(page) == ["Is anyone in danger now? Yes"]
    left_out = page.get_by_role("status").inner_text()
    assert "Are they hurt?" in left_out
    assert "Which of these are true?" in left_out
    page.get_by_role("button", name="Change: Is anyone in danger now?").click()
    pick(page, "no")
    assert here(page) == "injury", "what was left out is forgotten"
    assert page.get_by_role("status").inner_text() == ""


def test_changing_ticks_shows_the_former_ticks(page: Page) -> None:
    pick(page, "no")
    pick(page, "no")
    tick(page, "home", "distress")
    page.get_by_role("button", name="Change: Which of these are true?").click()
    assert here(page) == "needs"
    assert page.locator(".fp-here input[value=home]").is_checked()
    page.locator(".fp-here input[value=home]").uncheck()
    tick(page)
    assert here(page) == "tell"
    assert page.locator(".fp-block >> visible=true").count() == 1


def test_start_again_forgets_everything(page: Page) -> None:
    pick(page, "no")
    pick(page, "no")
    tick(page, "home")
    press(page, "Start again")
    expect(page.locator(".fp-here h2")).to_have_id("danger")
    assert focused(page) == "h2#danger"
    assert answers(page) == []
    expect(page.get_by_role("button", name="Back")).to_be_hidden()
    page.go_forward()
    assert here(page) == "danger"
    assert answers(page) == []
    pick(page, "no")
    pick(page, "no")
    assert page.locator("input:checked").count() == 0
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("injury")


def test_exclusive_ticks_and_nothing_ticked(page: Page) -> None:
    pick(page, "no")
    pick(page, "no")
    press(page, "Continue")
    assert here(page) == "needs"
    expect(page.get_by_role("alert")).to_have_text("Tick at least one, then continue.")
    assert page.evaluate("document.activeElement.value") == "distress"
    boxes = {
        value: page.locator(f".fp-here input[value={value}]")
        for value in ("distress", "home", "none")
    }
    boxes["home"].check()
    boxes["distress"].check()
    assert boxes["home"].is_checked()
    boxes["none"].check()
    assert not boxes["home"].is_checked()
    assert not boxes["distress"].is_checked()
    boxes["home"].check()
    assert not boxes["none"].is_checked()
    tick(page)
    assert here(page) == "tell"
    assert page.locator("fieldset input:not([autocomplete=off])").count() == 0
    assert page.locator("input[name]").count() == 0


def test_see_all_steps_and_back_to_one(page: Page) -> None:
    pick(page, "no")
    press(page, "See all steps")
    assert len(shown_steps(page)) == 6
    assert focused(page) == "h2#injury"
    assert page.locator(".fp-rules >> visible=true").count() > 0
    assert page.locator("fieldset >> visible=true").count() == 0
    page.locator("#injury ~ ul a[data-fp-answer=yes]").click()
    assert focused(page) == "h2#first-aid"
    assert "#" not in page.url
    press(page, "One step at a time")
    assert here(page) == "injury"
    assert len(answers(page)) == 1
    for _ in range(3):
        page.go_back()
    assert here(page) == "injury"
    page.go_back()
    assert here(page) == "danger"


def test_a_link_to_a_step_opens_all_steps_there(page: Page) -> None:
    address = page.url
    page.goto("about:blank")
    page.goto(address + "#needs")
    assert len(shown_steps(page)) == 6
    assert focused(page) == "h2#needs"
    press(page, "One step at a time")
    assert here(page) == "danger", "a walk begins at the start"
    pick(page, "no")
    assert "#" not in page.url
    page.evaluate("location.hash = 'tell'")
    expect(page.locator(".fp-all")).to_be_visible()
    assert focused(page) == "h2#tell"
    page.go_back()
    assert here(page) == "injury"
    assert "#" not in page.url


def test_a_link_inside_the_page_leaves_the_walk_alone(page: Page) -> None:
    pick(page, "no")
    page.get_by_role("link", name="Skip to the page").click()
    assert here(page) == "injury"
    assert page.url.endswith("#main")
    pick(page, "no")
    assert here(page) == "needs"
    assert "#" not in page.url
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("injury")
    press(page, "Back")
    expect(page.locator(".fp-here h2")).to_have_id("danger")


def test_discreet_anchors_and_a_link_in_the_words(tab: Page, tmp_path: Path) -> None:
    tab.goto(saved(tmp_path, VECTORS["passing-over"].guide))
    anchors = tab.locator(".fp-step h2").evaluate_all("all => all.map((h) => h.id)")
    sleep, rest = anchors[1], anchors[5]
    assert len(set(anchors)) == 7
    assert not set(anchors) & {"sleep", "rest"}
    tick(tab, "sleep")
    assert (here(tab), focused(tab)) == ("sleep", f"h2#{sleep}")
    tab.evaluate(
        "(rest) => document.querySelector('.fp-here')"
        ".insertAdjacentHTML('beforeend', `<p><a class=inside href='#${rest}'>The end</a></p>`)",
        rest,
    )
    tab.locator("a.inside").click()
    assert len(shown_steps(tab)) == 7
    assert focused(tab) == f"h2#{rest}"
    assert "#" not in tab.url
    tab.go_back()
    pick(tab, "yes")
    assert here(tab) == "rest"
