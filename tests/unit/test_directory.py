"""The directory: what a contact may say, what is checked, and what the page carries."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from fingerpost.checks import check_guide
from fingerpost.load.shapes import validate
from fingerpost.model.guide import Guide
from fingerpost.pages import render
from fingerpost.pages.contacts import fit
from fingerpost.pages.directory import facts, on_the_clock, times
from fingerpost.pages.filters import WAYS, bands
from fingerpost.pages.links import DIRECTORY, Place
from fingerpost.published.data import plain
from fingerpost.shape.directory import DAY, Contact, Opening, Way
from tests.build.sample import GUIDE
from tests.golden.rules.examples import sample
from tests.unit.test_slips import DAY as TODAY
from tests.unit.test_slips import contact

OFFICE = {"days": "mon-fri", "from": "09:00", "to": "17:00"}
CHECKED = {"verified": "2026-11-01", "always_open": "false", "hours": "Weekdays, 9am to 5pm"}


def opening(days: str, start: str, end: str) -> Opening:
    return Opening.model_validate({"days": days, "from": start, "to": end})


def test_a_line_of_opening_is_a_span_for_each_of_its_days() -> None:
    assert opening("mon", "09:00", "17:30").spans == ((0, 540, 1050),)
    assert opening("sat-sun", "00:00", "24:00").spans == ((5, 0, DAY), (6, 0, DAY))
    assert opening("fri", "18:00", "02:00").spans == ((4, 1080, DAY + 120),)
    assert opening("wed", "17:00", "00:00").spans == opening("wed", "17:00", "24:00").spans


@pytest.mark.parametrize("time", ["9:00", "9am", "25:00", "24:30", "09.00", "0900", "", "09:00\n"])
def test_a_time_is_written_in_one_way(time: str) -> None:
    data = {"days": "mon", "from": time, "to": "17:00"}
    _, faults = validate(TypeAdapter(Opening), data)
    assert [(fault.at, fault.rule) for fault in faults] == [(("from",), "value")]


@pytest.mark.parametrize(
    "days", ["Monday", "monday", "fri-mon", "mon,tue", "mon-", "every day", ""]
)
def test_days_are_written_in_one_way(days: str) -> None:
    with pytest.raises(ValidationError, match="from Monday to Sunday"):
        opening(days, "09:00", "17:00")


def test_a_week_is_in_its_order_and_hours_in_doubt_have_none() -> None:
    late = {"days": "sat", "from": "10:00", "to": "12:00"}
    early = {"days": "mon", "from": "13:00", "to": "17:00"}
    week = ((0, 780, 1020), (5, 600, 720))
    assert contact(always_open="false", opening=[late, early]).week == week
    assert contact(opening=[late], to_confirm=["hours"]).week == ()
    assert contact().week == tuple((day, 0, DAY) for day in range(7))


def test_a_way_in_doubt_is_none() -> None:
    given: dict[str, Any] = {
        "text": {"to": "85258"}, "chat": "https://example.org/chat", "web": "https://example.org",
        "email": "a@example.org", "in_person": "Ask for them.",
    }  # fmt: skip
    assert set(contact(**given).ways) == set(WAYS)
    doubt: list[Way] = ["phone", "text", "chat", "email", "web"]
    assert contact(**given, to_confirm=doubt).ways == ("in-person",)
    assert contact(phone=None, chat="https://example.org/chat").reachable


def problems(folder: Path, more: str, instead: str = "") -> list[tuple[str, str]]:
    """The rules and messages of the sample guide with these lines in the entry of the club."""
    guide = sample(folder)
    path = guide / "contacts.yml"
    text = path.read_text("utf-8")
    old = instead or "  hours: Weekday evenings\n"
    assert text.count(old) == 1
    path.write_text(text.replace(old, more), "utf-8")
    return [(problem.rule, problem.message) for problem in check_guide(guide, TODAY).problems]


def hours(*lines: str, words: str = "Weekdays, 4pm to 8pm") -> str:
    listed = "".join(f"    - {{{line}}}\n" for line in lines)
    return f"  hours: {words}\n  opening:\n{listed}  bank_holidays: open\n"


@pytest.mark.parametrize(
    "lines",
    [
        ["days: mon-fri, from: 16:00, to: 20:00", "days: sat, from: 10:00, to: 12:00"],
        ["days: mon-fri, from: 09:00, to: 12:00", "days: mon-fri, from: 12:00, to: 17:00"],
        ["days: mon-sun, from: 18:00, to: 02:00"],
        ["days: mon-sun, from: 00:00, to: 24:00"],
        ["days: mon, from: 08:00, to: 07:00", "days: tue, from: 07:00, to: 08:00"],
    ],
)
def test_times_that_fit_beside_each_other(tmp_path: Path, lines: list[str]) -> None:
    assert problems(tmp_path, hours(*lines)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["days: mon-fri, from: 09:00, to: 09:00"],
        ["days: mon-fri, from: 09:00, to: 12:00", "days: wed, from: 11:59, to: 17:00"],
        ["days: sat, from: 10:00, to: 12:00", "days: sat, from: 10:00, to: 12:00"],
        ["days: fri, from: 18:00, to: 02:00", "days: sat, from: 01:00, to: 05:00"],
        ["days: mon, from: 01:00, to: 05:00", "days: sun, from: 18:00, to: 02:00"],
    ],
)
def test_times_that_cannot_be(tmp_path: Path, lines: list[str]) -> None:
    assert [rule for rule, _ in problems(tmp_path, hours(*lines))] == ["opening-times"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("  hours: Weekdays, 4pm to 8pm\n", "in words only"),
        ("  hours: Evenings until midnight\n", "in words only"),
        (hours("days: mon, from: 16:00, to: 20:00", words="Monday evenings"), "do not say them"),
        (hours("days: mon, from: 16:00, to: 20:00") + "  always_open: true\n", "always open"),
        ("  hours: Weekday evenings\n", ""),
        ("  hours: Weekdays, 4pm to 8pm\n  to_confirm: [hours]\n", ""),
        (hours("days: mon, from: 16:00, to: 20:00"), ""),
    ],
)
def test_hours_in_words_and_times_stand_together(tmp_path: Path, lines: str, says: str) -> None:
    found = problems(tmp_path, lines)
    assert [rule for rule, _ in found] == ["opening-words"] * bool(says)
    assert all(says in message for _, message in found)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("  audiences: everyone\n", ""),
        ("  audiences: [schools, young-people]\n", ""),
        ("  audiences: [schools, parents]\n", "audience-unknown"),
        ("  audiences: []\n", "empty-text"),
        ("  not_for: [danger, suicide]\n", ""),
        ("  not_for: [danger-now]\n", ""),
        ("  not_for: [suicde]\n", "situation-unknown"),
        ("  kind: in-house\n", "no-channel"),
        ("  kind: in-house\n  in_person: Ask at the office.\n", ""),
        ("  kind: someone\n", "choice"),
        ("  opening: [{days: mon, form: 09:00, to: 17:00}]\n", "unknown-key"),
    ],
)
def test_names_and_kinds_are_known(tmp_path: Path, more: str, rule: str) -> None:
    found = {name for name, _ in problems(tmp_path, f"  hours: Weekday evenings\n{more}")}
    assert found - {"missing", "shared-first"} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("listed", "bank", "runs_out"),
    [
        ("2026-12-25", "unknown", False),
        ("2026-08-31", "closed", True),
        ("2026-08-31", "open", False),
        ("", "closed", True),
    ],
)
def test_a_list_of_bank_holidays_that_has_run_out(
    tmp_path: Path, listed: str, bank: str, runs_out: bool
) -> None:
    guide = sample(tmp_path)
    with (guide / "guide.yml").open("a", encoding="utf-8") as file:
        file.write(f"bank_holidays: [{listed}]\n")
    path = guide / "contacts.yml"
    text = hours("days: mon-fri, from: 16:00, to: 20:00").replace("open\n", f"{bank}\n")
    path.write_text(path.read_text("utf-8").replace("  hours: Weekday evenings\n", text), "utf-8")
    found = [(p.rule, p.severity) for p in check_guide(guide, TODAY).problems]
    assert found == [("overdue", "warning")] * runs_out


def test_hours_in_doubt_are_neither_shown_nor_published() -> None:
    given: dict[str, Any] = {**CHECKED, "opening": [OFFICE], "bank_holidays": "closed"}
    published = plain(contact(**given))
    assert published["opening"] == [{"days": "mon-fri", "opens": "09:00", "closes": "17:00"}]
    hidden = contact(**given, to_confirm=["hours"])
    assert not {"hours", "opening", "bank_holidays"} & set(plain(hidden))
    page = directory(hidden)
    assert "Open: to be confirmed" in page
    assert "9am" not in page
    assert "fp-open" not in page


def directory(*contacts: Contact, today: datetime.date = TODAY) -> str:
    """The directory's page of a guide with these contacts alone."""
    shared = replace(GUIDE.shared, contacts={f"c{n}": one for n, one in enumerate(contacts)})
    pages = render(Guide(shared, (), today))
    return next(page.markdown for page in pages if page.uri == DIRECTORY)


def test_only_hours_that_were_checked_and_not_long_ago_can_say_open_now() -> None:
    timed: dict[str, Any] = {**CHECKED, "opening": [OFFICE]}
    assert "- Usual hours, not yet checked: Weekdays" in directory(
        contact(**timed | {"verified": None})
    )
    due = directory(contact(**timed), today=datetime.date(2027, 1, 2))
    assert "- Usual hours, due to be checked again: Weekdays" in due
    assert "fp-open" not in due
    assert "- Open: *Weekdays, 9am to 5pm*{.fp-hours data-fp-open=" in directory(contact(**timed))
    assert "- Open: Weekdays, 9am to 5pm\n" in directory(contact(**CHECKED))
    inside = contact(kind="in-house", phone=None, in_person="Ask.", hours="School hours")
    assert "- Hours: School hours\n" in directory(inside)
    assert "not yet checked.*" not in directory(inside)


def test_what_the_clock_is_given() -> None:
    split = [
        {"days": "tue", "from": "13:00", "to": "17:00"},
        {"days": "tue", "from": "09:30", "to": "12:00"},
    ]
    one = contact(**CHECKED, opening=split, bank_holidays="closed")
    assert times(one) == [
        "closed",
        [1, 570, 720, "Tuesday", "9.30am"],
        [1, 780, 1020, "Tuesday", "1pm"],
    ]
    assert times(contact())[0] == "open"


@pytest.mark.parametrize(
    ("minute", "said"),
    [(0, "midnight"), (5, "12.05am"), (540, "9am"), (570, "9.30am"), (720, "noon"),
     (725, "12.05pm"), (1020, "5pm"), (1439, "11.59pm")],
)  # fmt: skip
def test_a_minute_as_it_is_said(minute: int, said: str) -> None:
    assert on_the_clock(minute) == said


def test_what_is_in_doubt_shuts_nobody_out() -> None:
    given: dict[str, Any] = {"ages": "11-17", "area": ["kent"], "audiences": "schools"}
    sure = {"who": ("schools",), "area": ("kent",), "ages": [11, 17], "ways": ("phone",)}
    assert facts(contact(**given)) == sure
    open_to_all = {"who": [], "area": [], "ages": [0, 150], "ways": ("phone",)}
    assert (
        facts(contact(**given | {"audiences": "everyone"}, to_confirm=["ages", "area"]))
        == open_to_all
    )
    assert facts(contact()) == open_to_all


def test_a_band_of_ages_lies_inside_or_outside_everybodys() -> None:
    ages = ["11-17", "0-18", "16+", "any", "25-34"]
    contacts = [contact(ages=one) for one in ages]
    found = bands([*contacts, contact(ages="7-8", to_confirm=["ages"])])
    assert [str(one) for one in found] == [
        "0 to 10", "11 to 15", "16 to 17", "18", "19 to 24", "25 to 34", "35 and over",
    ]  # fmt: skip
    assert all(band.within(c.ages) or band.apart(c.ages) for band in found for c in contacts)


def test_situations_that_it_is_not_for_are_told() -> None:
    place = Place(GUIDE, DIRECTORY)
    one = contact(not_for=["suicide", "told"])
    assert fit(place, one).endswith(
        "Not for thoughts of suicide. Not for this: “Somebody tells you”."
    )
