"""The guide in Firefox: the same walks as in Chromium, by keyboard too, and nothing left behind."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.firefox import Firefox
from tests.browser.guide_walks import (
    NAMES,
    assert_clicking_agrees,
    guide_with,
    one_walk_each,
    page_of,
    walk_by_keyboard,
)
from tests.browser.served import served
from tests.browser.stick import NAME
from tests.browser.traces import SCRIPTS, VECTOR, full_walk, left, small_site, spoil
from tests.browser.walking import here, pick, wait_for

pytestmark = pytest.mark.browser

FULL = os.environ.get("FINGERPOST_FULL") == "1"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small site on disk."""
    return small_site(tmp_path / "site")


@pytest.fixture
def site(small: Path, firefox: Firefox) -> Iterator[str]:
    """The address of the small site, which Firefox leaves without a cookie."""
    with served(small) as address:
        yield address
        firefox.forget()


@pytest.mark.parametrize("name", NAMES if FULL else NAMES[::8])
def test_clicking_meets_what_the_walker_meets(firefox: Firefox, tmp_path: Path, name: str) -> None:
    assert_clicking_agrees(firefox, tmp_path, name)


@pytest.mark.parametrize("name", NAMES if FULL else NAMES[:1])
def test_outcomes_are_reached_by_keyboard_alone(
    firefox: Firefox, tmp_path: Path, name: str
) -> None:
    address = page_of(tmp_path, name)
    pathway = guide_with(name).pathways[0]
    for outcome, result in one_walk_each(pathway).items():
        firefox.goto(address)
        walk_by_keyboard(firefox, pathway, result)
        assert here(firefox) == outcome


def test_a_full_walk_leaves_no_trace(firefox: Firefox, site: str) -> None:
    firefox.goto(f"{site}/page.html")
    full_walk(firefox)
    assert left(firefox, f"{site}/page.html") == []


@pytest.mark.parametrize(("trace", "script"), SCRIPTS.items())
def test_each_trace_would_be_noticed(firefox: Firefox, site: str, trace: str, script: str) -> None:
    firefox.goto(f"{site}/page.html")
    pick(firefox, "no")
    firefox.evaluate(f"() => {{ {script} }}")
    assert left(firefox, f"{site}/page.html") == [trace]


def test_history_holds_a_bare_counter_and_back_leaves_the_page(firefox: Firefox, site: str) -> None:
    firefox.goto(f"{site}/other.html")
    firefox.goto(f"{site}/page.html")
    for moves in (1, 2):
        pick(firefox, "no")
        assert firefox.evaluate("history.state") == moves
    for step in ("injury", "danger"):
        firefox.go_back()
        wait_for(firefox, step)
    firefox.go_back()
    assert firefox.url == f"{site}/other.html"


def test_a_pack_is_opened_from_the_disk_and_searched(firefox: Firefox, stick: Path) -> None:
    firefox.goto((stick / "START-HERE.html").as_uri())
    firefox.click("main a[href='guide/schools/index.html']")
    until(firefox, "() => location.href.endsWith('/guide/schools/index.html')")
    firefox.goto((stick / "guide" / NAME / "index.html").as_uri())
    pathway = guide_with(NAME).pathways[0]
    outcome, result = next(iter(one_walk_each(pathway).items()))
    walk_by_keyboard(firefox, pathway, result)
    assert here(firefox) == outcome
    firefox.click("header [aria-controls=search-panel]")
    until(firefox, "() => document.activeElement.id == 'search-words'")
    firefox.evaluate(TYPE, "sleep")
    until(firefox, "() => document.querySelector('.fp-found a[href*=\"index.html\"]')")


TYPE = """(words) => {
  const field = document.querySelector('#search-words');
  field.value = words;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}"""


def until(firefox: Firefox, condition: str) -> None:
    """Waits until that is so in the page."""
    end = time.monotonic() + 10
    while not firefox.evaluate(f"() => !!({condition})()"):
        assert time.monotonic() < end, f"{condition} never came, at {firefox.url}"
        time.sleep(0.1)


def rows_after_a_walk(firefox: Firefox, site: str) -> list[tuple[str, str, int]]:
    """What a full walk leaves in the history that the device keeps, up to the page after it."""
    firefox.goto(f"{site}/page.html")
    full_walk(firefox)
    firefox.goto(f"{site}/other.html")
    end = time.monotonic() + 20
    while time.monotonic() < end:
        *rows, last = firefox.history(site) or [("", "", 0)]
        if last == (f"{site}/other.html", "Other", 1):
            return rows
        time.sleep(0.1)
    pytest.fail("Firefox kept no history, so nothing was tested")


def test_one_row_in_the_history_of_the_device(firefox: Firefox, site: str) -> None:
    assert rows_after_a_walk(firefox, site) == [(f"{site}/page.html", VECTOR.pathway.title, 1)]


def test_more_rows_would_be_noticed(firefox: Firefox, site: str, small: Path) -> None:
    spoil(small, "address")
    assert len(rows_after_a_walk(firefox, site)) > 1


def test_a_return_begins_afresh(firefox: Firefox, site: str) -> None:
    firefox.goto(f"{site}/page.html")
    pick(firefox, "no")
    pick(firefox, "no")
    firefox.check(".fp-here input[value=home]")
    firefox.goto(f"{site}/other.html")
    firefox.go_back()
    wait_for(firefox, "danger")
    assert firefox.evaluate("document.querySelectorAll('input:checked').length") == 0


def ticks_in_the_session(firefox: Firefox, site: str) -> list[object]:
    """What Firefox keeps of ticks: of those on view, and of those left behind by Continue."""
    firefox.goto(f"{site}/page.html")
    pick(firefox, "no")
    pick(firefox, "no")
    firefox.check(".fp-here input[value=home]")
    on_view = firefox.session()
    assert on_view["entries"][-1]["url"] == f"{site}/page.html"
    firefox.click(".fp-here fieldset button")
    assert here(firefox) == "tell"
    return [tab["formdata"] for tab in (on_view, firefox.session()) if "formdata" in tab]


def test_no_tick_is_kept_for_the_next_start(firefox: Firefox, site: str) -> None:
    assert ticks_in_the_session(firefox, site) == []


def test_a_tick_kept_for_the_next_start_would_be_noticed(
    firefox: Firefox, site: str, small: Path
) -> None:
    spoil(small, "session")
    assert len(ticks_in_the_session(firefox, site)) == 2
