"""The bank holidays of the guide are those of England and Wales, worked out here anew."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from fingerpost.load.shared import read_shared_in

GUIDE = Path(__file__).parents[2] / "pathways"
DAY = datetime.timedelta(days=1)
MONDAY = 0


def easter(year: int) -> datetime.date:
    """Easter Sunday, by the rule of 1876 for the Gregorian calendar."""
    golden = year % 19
    century, rest = divmod(year, 100)
    shift = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    moon -= (golden + 11 * moon) // 319
    sunday = (2 * (century % 4) + 2 * (rest // 4) - rest % 4 - moon + 32) % 7
    month = (moon + sunday + 90) // 25
    return datetime.date(year, month, (moon + sunday + month + 19) % 32)


def first_monday(year: int, month: int) -> datetime.date:
    day = datetime.date(year, month, 1)
    while day.weekday() != MONDAY:
        day += DAY
    return day


def last_monday(year: int, month: int) -> datetime.date:
    day = datetime.date(year, month, 31)
    while day.weekday() != MONDAY:
        day -= DAY
    return day


def bank_holidays(year: int) -> Iterator[datetime.date]:
    """The days of a year, in order; one at a weekend moves to the next weekday that is free."""
    yield from moved([datetime.date(year, 1, 1)])
    yield easter(year) - 2 * DAY
    yield easter(year) + DAY
    yield first_monday(year, 5)
    yield last_monday(year, 5)
    yield last_monday(year, 8)
    yield from moved([datetime.date(year, 12, 25), datetime.date(year, 12, 26)])


def moved(days: list[datetime.date]) -> list[datetime.date]:
    """Days at a weekend go to the next weekday that is not a holiday itself."""
    found = [day for day in days if day.weekday() < 5]
    for day in days:
        free = day
        while free.weekday() >= 5 or (free in found and free != day):
            free += DAY
        found += [] if free in found else [free]
    return sorted(found)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25)],
)
def test_easter_is_when_it_was_and_will_be(year: int, month: int, day: int) -> None:
    assert easter(year) == datetime.date(year, month, day)


@pytest.mark.parametrize(
    ("year", "days"),
    [(2020, ("12-25", "12-28")), (2021, ("12-27", "12-28")), (2022, ("12-26", "12-27"))],
)
def test_days_at_a_weekend_moved_as_they_did(year: int, days: tuple[str, ...]) -> None:
    """The years that are known show each way in which Christmas can fall at a weekend."""
    found = [day.isoformat()[5:] for day in bank_holidays(year) if day.month == 12]
    assert tuple(found) == days


def test_the_guide_lists_them_for_three_years() -> None:
    listed = read_shared_in(GUIDE).shared.settings.bank_holidays
    assert list(listed) == [day for year in (2026, 2027, 2028) for day in bank_holidays(year)]
