"""The directory: filters, the whole list without them, and who is open now, by London's clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fingerpost.model.guide import Guide
from fingerpost.pages.directory import directory_page
from fingerpost.shape.directory import Contact
from tests.browser.axe import violations
from tests.browser.looks import TRIED
from tests.browser.pages import OVERRIDES, framed, script, write_assets
from tests.browser.served import served
from tests.browser.traces import NOTHING, STORED
from tests.browser.walking import focused, press
from tests.build.sample import GUIDE

pytestmark = pytest.mark.browser

COMMON: dict[str, Any] = {
    "about": "Somebody to talk to.", "ages": "any", "area": "everywhere", "source": "Made up",
    "hours": "See the times, from 9am", "verified": "2026-11-01", "review_by": "2027-11-01",
}  # fmt: skip
OFFICE = {"days": "mon-fri", "from": "09:00", "to": "17:00"}
NIGHT = {"days": "mon-sun", "from": "18:00", "to": "02:00"}
SPLIT = [
    {"days": "mon-fri", "from": "13:00", "to": "17:00"},
    {"days": "mon-fri", "from": "09:30", "to": "12:00"},
]
ENTRIES: dict[str, dict[str, Any]] = {
    "always": {"phone": "999", "always_open": "true", "crisis": "true"},
    "office": {
        "phone": "01632 960 001", "web": "https://example.org/office", "area": ["kent"],
        "ages": "11-18", "audiences": "young-people", "opening": [OFFICE],
        "bank_holidays": "closed", "about": "Not open? Ask the [night line](contact:night).",
    },
    "night": {
        "text": {"to": "85258"}, "area": ["medway"], "ages": "18+", "opening": [NIGHT],
        "bank_holidays": "open",
    },
    "split": {
        "chat": "https://example.org/chat", "email": "a@example.org", "ages": "0-25",
        "audiences": ["schools", "young-people"], "opening": SPLIT,
    },
    "unchecked": {
        "in_person": "Go there.", "opening": [OFFICE], "verified": None, "audiences": "schools",
    },
    "doubtful": {
        "web": "https://example.org/doubt", "area": ["kent"], "ages": "11-12",
        "to_confirm": ["ages", "area", "hours"],
    },
}  # fmt: skip
HOLIDAYS = [datetime.date(2026, 12, 25), datetime.date(2026, 12, 28), datetime.date(2027, 3, 26)]
EVERYBODY = sorted(ENTRIES)
KENT: dict[str, Any] = {"who": "young-people", "area": "kent", "age": "11"}


def guide() -> Guide:
    contacts = {
        name: Contact.model_validate({**COMMON, "name": f"The {name} line", **entry})
        for name, entry in ENTRIES.items()
    }
    settings = GUIDE.shared.settings.model_copy(
        update={"bank_holidays": tuple(HOLIDAYS), "crisis": ("always",)}
    )
    shared = replace(GUIDE.shared, settings=settings, contacts=contacts)
    return Guide(shared, (), GUIDE.today)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a site with the directory and another page."""
    folder = tmp_path / "site"
    write_assets(folder)
    text = framed(directory_page(guide()), "assets", script("directory"))
    text = text.replace("directory.md#", "#")
    (folder / "page.html").write_text(text, encoding="utf-8")
    (folder / "other.html").write_text("<!doctype html><title>Other</title>Other", encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def page(tab: Page, site: str) -> Page:
    """The directory, opened."""
    tab.goto(f"{site}/page.html")
    return tab


def shown(page: Page) -> list[str]:
    """The entries that are shown."""
    script = "(all) => all.filter((e) => e.offsetParent).map((e) => e.querySelector('h3').id)"
    return sorted(page.locator(".fp-entry").evaluate_all(script))


def headings(page: Page) -> list[str]:
    return page.locator("main h2 >> visible=true").all_inner_texts()


def unfold(page: Page) -> None:
    if page.locator(".fp-filter details:not([open])").count():
        page.locator(".fp-filter summary").click()


def choose(page: Page, choices: Mapping[str, str | list[str]]) -> None:
    unfold(page)
    for name, value in choices.items():
        if name == "ways":
            for way in value:
                page.locator(f"input[value='{way}']").check()
        else:
            page.locator(f"#fp-{name}").select_option(value)


def count(page: Page) -> str:
    return page.get_by_role("status").inner_text()


@pytest.mark.parametrize(
    ("choices", "fitting"),
    [
        ({"who": "young-people"}, ["always", "doubtful", "night", "office", "split"]),
        ({"who": "schools"}, ["always", "doubtful", "night", "split", "unchecked"]),
        ({"area": "kent"}, ["always", "doubtful", "office", "split", "unchecked"]),
        ({"area": "medway"}, ["always", "doubtful", "night", "split", "unchecked"]),
        ({"area": "elsewhere"}, ["always", "doubtful", "split", "unchecked"]),
        ({"age": "0"}, ["always", "doubtful", "split", "unchecked"]),
        ({"age": "11"}, ["always", "doubtful", "office", "split", "unchecked"]),
        ({"age": "18"}, EVERYBODY),
        ({"age": "26"}, ["always", "doubtful", "night", "unchecked"]),
        ({"ways": ["phone"]}, ["always", "office"]),
        ({"ways": ["text"]}, ["night"]),
        ({"ways": ["chat"]}, ["split"]),
        ({"ways": ["email"]}, ["split"]),
        ({"ways": ["web"]}, ["doubtful", "office"]),
        ({"ways": ["in-person"]}, ["unchecked"]),
        ({"ways": ["text", "in-person"]}, ["night", "unchecked"]),
        (KENT, ["always", "doubtful", "office", "split"]),
        (KENT | {"ways": ["phone", "web"]}, ["always", "doubtful", "office"]),
        ({"who": "schools", "age": "26", "ways": ["in-person", "chat"]}, ["unchecked"]),
    ],
)  # fmt: skip
def test_filters_each_and_together(
    page: Page, choices: Mapping[str, str | list[str]], fitting: list[str]
) -> None:
    assert shown(page) == EVERYBODY
    choose(page, choices)
    assert shown(page) == fitting
    assert count(page) == f"{len(fitting)} of 6 shown."
    press(page, "Clear")
    assert shown(page) == EVERYBODY
    assert count(page) == "6 of 6 shown."
    assert page.locator("input:checked").count() == 0


def test_the_fields_are_folded_and_the_count_stays_in_sight(page: Page) -> None:
    expect(page.locator("#fp-area")).to_be_hidden()
    assert count(page) == "", "nothing is said before something is chosen"
    choose(page, {"area": "kent"})
    page.locator(".fp-filter summary").click()
    expect(page.locator("#fp-area")).to_be_hidden()
    expect(page.get_by_text("5 of 6 shown.")).to_be_visible()
    assert len(shown(page)) == 5


def test_headings_of_empty_groups_go_and_come_back(page: Page) -> None:
    every = headings(page)
    assert len(every) == 4
    choose(page, {"ways": ["text"]})
    assert headings(page) == ["Medway"]
    press(page, "Clear")
    assert headings(page) == every


def test_where_nobody_fits_it_says_what_to_do(page: Page) -> None:
    choose(page, {"age": "0", "ways": ["text"]})
    assert shown(page) == []
    assert headings(page) == []
    assert "Nobody in this list fits" in count(page)
    assert "Clear" in count(page)


def test_all_can_be_done_from_the_keyboard(page: Page) -> None:
    page.get_by_role("link", name="Skip to the page").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "summary#fp-filter"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for name in ("fp-who", "fp-area", "fp-age"):
        assert focused(page) == f"select#{name}"
        page.keyboard.press("Tab")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page) == ["doubtful", "office"]
    assert page.evaluate("document.activeElement.value") == "web", "the focus stays"
    page.locator("#fp-area").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#fp-area").input_value() == "kent"
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    assert shown(page) == EVERYBODY
    assert focused(page) == "button"


def test_every_field_has_a_name(page: Page) -> None:
    unfold(page)
    for name in ("Who you are", "Area", "Age of the person who needs help"):
        expect(page.get_by_role("combobox", name=name, exact=True)).to_be_visible()
    group = page.get_by_role("group", name="Ways to get in touch")
    assert group.get_by_role("checkbox").count() == 6
    expect(page.get_by_role("search", name="Find who fits")).to_be_visible()


def test_a_link_to_an_entry_that_is_hidden_shows_the_list_again(page: Page) -> None:
    choose(page, {"area": "kent"})
    page.get_by_role("link", name="night line", exact=True).click()
    assert page.url.endswith("#night")
    assert shown(page) == EVERYBODY
    assert page.locator("#fp-area").input_value() == ""
    expect(page.locator("#night")).to_be_in_viewport()


def test_without_script_the_list_is_whole(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/page.html")
    for name in ENTRIES:
        expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator(".fp-filter")).to_be_hidden()
    words = page.locator(".fp-entry", has_text="The unchecked line").inner_text()
    assert "Usual hours, not yet checked" in words
    context.close()


def test_print_shows_everybody_and_no_fields(page: Page) -> None:
    choose(page, {"ways": ["text"]})
    page.emulate_media(media="print")
    assert shown(page) == EVERYBODY
    assert len(headings(page)) == 4
    expect(page.locator(".fp-filter")).to_be_hidden()
    assert page.locator(".fp-now >> visible=true").count() == 0


def test_if_it_throws_the_list_is_whole_and_the_fields_go(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    choose(page, {"ways": ["text"]})
    page.evaluate("() => { JSON.parse = () => { throw Error('broken on purpose'); }; }")
    page.locator("#fp-area").select_option("kent")
    assert shown(page) == EVERYBODY
    expect(page.locator(".fp-filter")).to_be_hidden()
    page.wait_for_timeout(50)
    assert errors == ["broken on purpose"], "the fault is still reported"


def test_a_page_without_a_directory_is_left_alone(tab: Page, site: str) -> None:
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(f"{site}/other.html")
    tab.add_script_tag(url=f"{site}/assets/directory.js")
    assert errors == []
    assert tab.locator("body").inner_text() == "Other"


def test_choices_leave_no_trace(context: BrowserContext, page: Page, site: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    before = page.evaluate("[history.length, history.state, document.title, location.href]")
    choose(page, {"who": "schools", "area": "kent", "age": "11", "ways": ["web"]})
    press(page, "Clear")
    choose(page, {"area": "medway", "ways": ["text"]})
    after = page.evaluate("[history.length, history.state, document.title, location.href]")
    assert after == before
    assert page.evaluate(STORED) == NOTHING
    assert context.cookies() == []
    assert asked == []


@pytest.mark.parametrize("how", ["reload", "return", "return without memory"])
def test_choices_are_forgotten(page: Page, site: str, how: str) -> None:
    if how == "return without memory":
        page.evaluate("addEventListener('unload', () => 0)")
    choose(page, {"area": "medway", "ways": ["text"]})
    if how == "reload":
        page.reload()
    else:
        page.goto(f"{site}/other.html")
        page.go_back()
    expect(page.locator("#office")).to_be_visible()
    assert shown(page) == EVERYBODY
    assert page.locator("#fp-area").input_value() == ""
    assert page.locator("input:checked").count() == 0


@pytest.mark.parametrize(("width", "scheme"), TRIED)
def test_axe_finds_nothing(browser: Browser, site: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/page.html")
    assert violations(page) == []
    choose(page, {"area": "kent", "ways": ["web"]})
    assert violations(page) == []
    choose(page, {"age": "0", "ways": ["text"]})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_targets_are_large_enough(page: Page) -> None:
    unfold(page)
    for target in page.locator(".fp-filter :is(summary, button, select, label:has(input))").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44


def said(page: Page) -> dict[str, str]:
    """What each entry says of now; the entry is named by its id."""
    found: dict[str, str] = page.locator(".fp-now").evaluate_all(
        "(all) => Object.fromEntries(all.map((e) =>"
        " [e.closest('.fp-entry').querySelector('h3').id, e.textContent.trim()]))"
    )
    return found


NOW: list[tuple[str, str, str]] = [
    ("2026-11-23T03:00Z", "always", "Open now"),
    ("2026-11-23T08:59Z", "office", "Closed now, opens at 9am"),
    ("2026-11-23T09:00Z", "office", "Open now"),
    ("2026-11-23T16:59Z", "office", "Open now"),
    ("2026-11-23T17:00Z", "office", "Closed now, opens tomorrow at 9am"),
    ("2026-11-27T17:00Z", "office", "Closed now, opens Monday at 9am"),
    ("2026-11-29T12:00Z", "office", "Closed now, opens tomorrow at 9am"),
    ("2026-11-23T09:29Z", "split", "Closed now, opens at 9.30am"),
    ("2026-11-23T12:00Z", "split", "Closed now, opens at 1pm"),
    ("2026-11-23T13:00Z", "split", "Open now"),
    # Past midnight, and from Sunday to Monday.
    ("2026-11-22T23:59Z", "night", "Open now"),
    ("2026-11-23T00:00Z", "night", "Open now"),
    ("2026-11-23T01:59Z", "night", "Open now"),
    ("2026-11-23T02:00Z", "night", "Closed now, opens at 6pm"),
    # Summer time begins on 29 March 2026 and ends on 25 October 2026.
    ("2026-03-27T08:30Z", "office", "Closed now, opens at 9am"),
    ("2026-03-30T08:00Z", "office", "Open now"),
    ("2026-10-23T16:00Z", "office", "Closed now, opens Monday at 9am"),
    ("2026-10-26T08:30Z", "office", "Closed now, opens at 9am"),
    ("2026-03-29T00:59Z", "night", "Open now"),
    ("2026-03-29T01:00Z", "night", "Closed now, opens at 6pm"),
    ("2026-10-25T00:30Z", "night", "Open now"),
    ("2026-10-25T01:30Z", "night", "Open now"),
    ("2026-10-25T02:00Z", "night", "Closed now, opens at 6pm"),
    ("2026-07-01T23:30Z", "office", "Closed now, opens at 9am"),
    # Bank holidays: Friday 25 and, for the 26th, Monday 28 December.
    ("2026-12-24T17:00Z", "office", "Closed now, opens Tuesday at 9am"),
    ("2026-12-25T10:00Z", "office", "Closed now, opens Tuesday at 9am"),
    ("2026-12-28T10:00Z", "office", "Closed now, opens tomorrow at 9am"),
    ("2026-12-25T19:00Z", "night", "Open now"),
    ("2026-12-25T10:00Z", "always", "Open now"),
    ("2026-12-25T10:00Z", "split", ""),
    ("2026-12-24T17:00Z", "split", ""),
    ("2026-12-24T16:00Z", "split", "Open now"),
    # After the last day that is listed nobody knows.
    ("2027-03-29T10:00Z", "office", ""),
    ("2027-03-25T17:00Z", "office", ""),
    ("2027-03-29T10:00Z", "night", "Closed now, opens at 6pm"),
    ("2027-03-29T10:00Z", "always", "Open now"),
]


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Pacific/Auckland"])
def test_open_now_by_londons_clock(browser: Browser, site: str, zone: str) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    for instant in sorted({instant for instant, _, _ in NOW}):
        page.clock.set_fixed_time(instant)
        page.goto(f"{site}/page.html")
        found = said(page)
        assert sorted(found) == ["always", "night", "office", "split"]
        for name, words in [(name, words) for when, name, words in NOW if when == instant]:
            assert found[name] == words, f"{name} at {instant}"
    context.close()


def test_it_is_said_anew_every_minute(tab: Page, site: str) -> None:
    tab.clock.install(time="2026-11-23T08:58:30Z")
    tab.goto(f"{site}/page.html")
    assert said(tab)["office"] == "Closed now, opens at 9am"
    tab.clock.run_for(60_000)
    assert said(tab)["office"] == "Closed now, opens at 9am"
    tab.clock.run_for(60_000)
    assert said(tab)["office"] == "Open now"


def test_where_the_zone_is_unknown_nothing_is_said(tab: Page, site: str) -> None:
    tab.add_init_script("Intl.DateTimeFormat = () => { throw RangeError('no such zone'); };")
    tab.goto(f"{site}/page.html")
    assert said(tab) == {}
    choose(tab, {"ways": ["text"]})
    assert shown(tab) == ["night"]


def test_hours_that_nobody_has_checked_never_say_open_now(page: Page) -> None:
    words = page.locator(".fp-entry", has_text="The unchecked line").inner_text()
    assert "Usual hours, not yet checked" in words
    assert "now" not in words
    assert "to be confirmed" in page.locator(".fp-entry", has_text="The doubtful line").inner_text()


def test_the_script_is_old_enough() -> None:
    text = (OVERRIDES / "components" / "directory" / "script.js").read_text(encoding="utf-8")
    newer = ("?.", "??", "import ", "fetch", "innerHTML", "eval(", "...{", "Storage", "history")
    assert [word for word in newer if word in text] == []
