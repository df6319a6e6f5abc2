"""The directory: numbers that ring, contacts that can be reached, crisis help that is open."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

import phonenumbers
from phonenumbers import shortnumberinfo

from fingerpost.model.guide import Shared
from fingerpost.problems import DataPath, Fault, Severity
from fingerpost.shape.directory import DAY, WEEK, Contact
from fingerpost.shape.shared import Response

REGION = "GB"
_CLOCK = re.compile(r"\d|\b(?:noon|midday|midnight)\b", re.IGNORECASE)
"""What hours in words have where they say times."""


def digits(number: str) -> str:
    """The digits of a number, to compare it whatever its spaces."""
    return "".join(c for c in number if c.isdigit())


def contact_faults(shared: Shared, today: datetime.date) -> Iterator[Fault]:
    """Faults of contacts.yml; what is unchecked or overdue only warns in a draft guide."""
    severity: Severity = "error" if shared.settings.state == "approved" else "warning"
    retired = {digits(n): key for key, c in shared.contacts.items() for n in c.retired}
    for key, contact in shared.contacts.items():
        yield from _channels(key, contact)
        yield from _numbers(key, contact, retired)
        yield from _times(key, contact)
        yield from _words_and_times(key, contact)
        if contact.review_by < today:
            message = f'"{key}" should have been checked by {contact.review_by}'
            hint = "Check every line with the provider, then write verified: and review_by:."
            yield Fault((key, "review_by"), "overdue", message, hint, severity)
    unchecked = [key for key, contact in shared.contacts.items() if contact.verified is None]
    if unchecked:
        message = f"{len(unchecked)} of {len(shared.contacts)} contacts are not yet checked"
        hint = "Check each with its provider, then write the date at verified:."
        yield Fault((unchecked[0], "verified"), "unverified", message, hint, severity)


def _channels(key: str, contact: Contact) -> Iterator[Fault]:
    if not contact.reachable:
        hint = "Give it phone:, text:, chat:, web:, email: or in_person:."
        message = f'"{key}" cannot be reached'
        yield Fault((key,), "no-channel", message, hint, on_key=True)
    elif contact.kind == "in-house" and not contact.in_person:
        hint = "Write at in_person: whom to ask, or where their number is."
        message = f'"{key}" is in the house, and nothing says how to find them'
        yield Fault((key,), "no-channel", message, hint, on_key=True)


def _times(key: str, contact: Contact) -> Iterator[Fault]:
    """Opening times that end as they begin, or that meet others of the same week."""
    taken: list[tuple[int, int]] = []
    for i, opening in enumerate(contact.opening):
        at = (key, "opening", i)
        if opening.opens == opening.closes:
            message = f'"{key}" opens and closes at {opening.opens}'
            hint = "For a whole day write from: 00:00 and to: 24:00."
            yield Fault(at, "opening-times", message, hint)
            continue
        spans = [(day * DAY + start, day * DAY + end) for day, start, end in opening.spans]
        if any(_overlap(new, old) for new in spans for old in taken) or _own(spans):
            message = f'these times of "{key}" overlap others'
            hint = "Give each hour of the week once; what runs past midnight reaches the next day."
            yield Fault(at, "opening-times", message, hint)
        taken += spans


def _own(spans: list[tuple[int, int]]) -> bool:
    """Whether some of the spans overlap each other."""
    return any(_overlap(one, other) for i, one in enumerate(spans) for other in spans[:i])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans of minutes meet in a week; Sunday night reaches into Monday."""
    week = len(WEEK) * DAY
    return any(
        one[0] < other[1] + shift and other[0] + shift < one[1] for shift in (-week, 0, week)
    )


def _words_and_times(key: str, contact: Contact) -> Iterator[Fault]:
    """Warns where hours stand in words alone or in times alone: readers meet both."""
    if "hours" in contact.to_confirm:
        return
    if contact.always_open and contact.opening:
        message = f'"{key}" is always open, and has opening times as well'
        yield Fault((key, "opening"), "opening-words", message, "Keep one of them.", "warning")
    elif contact.opening and not _CLOCK.search(contact.hours):
        message = f'"{key}" has opening times, and its hours: do not say them'
        hint = "Say them in words too: without a script, words are all that is shown."
        yield Fault((key, "hours"), "opening-words", message, hint, "warning")
    elif not (contact.opening or contact.always_open) and _CLOCK.search(contact.hours):
        message = f'"{key}" has its hours in words only'
        hint = "Write them as times too, under opening:, so that a page can say when it is open."
        yield Fault((key, "hours"), "opening-words", message, hint, "warning")


def holiday_faults(shared: Shared, today: datetime.date) -> Iterator[Fault]:
    """Warns when the bank holidays of guide.yml have run out, and hours depend on them."""
    listed = shared.settings.bank_holidays
    depends = any(c.opening and c.bank_holidays != "open" for c in shared.contacts.values())
    if depends and not any(today <= day for day in listed):
        message = "the list of bank holidays has run out"
        hint = "Add the days of the next years, as the government gives them."
        at: DataPath = ("bank_holidays",) if listed else ()
        yield Fault(at, "overdue", message, hint, "warning")


def _numbers(key: str, contact: Contact, retired: dict[str, str]) -> Iterator[Fault]:
    numbers: list[tuple[DataPath, str]] = []
    if contact.phone:
        numbers.append(((key, "phone"), contact.phone))
    if contact.text:
        numbers.append(((key, "text", "to"), contact.text.to))
    for at, number in numbers:
        if digits(number) in retired:
            message = f'"{number}" is a retired number of "{retired[digits(number)]}"'
            yield Fault(at, "number-retired", message, "Ask the provider for the present one.")
        elif not valid_number(number, texted=at[-1] == "to"):
            hint = "Compare it with the provider's own page, digit by digit."
            yield Fault(at, "number-form", f'"{number}" is not a number that can be rung', hint)


def valid_number(number: str, texted: bool = False) -> bool:
    """Whether it is a number of this country, long or short; texts may go to five or six digits."""
    plain = digits(number)
    if "(0)" in number or any(c.isalpha() for c in number):
        return False
    if texted and len(plain) in (5, 6):
        return True
    if len(plain) <= 6:
        try:
            parsed = phonenumbers.parse(plain, REGION)
        except phonenumbers.NumberParseException:
            return False
        return bool(shortnumberinfo.is_valid_short_number_for_region(parsed, REGION))
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(number, REGION)))
    except phonenumbers.NumberParseException:
        return False


def response_faults(shared: Shared) -> Iterator[Fault]:
    """Contacts of an `act: now` response that are not open round the clock and fit for a crisis."""
    for key, response in shared.responses.items():
        if response.act != "now":
            continue
        for at, contact_id in _offered(key, response, shared):
            contact = shared.contacts.get(contact_id)
            if contact and not (contact.always_open and contact.crisis):
                message = f'"{contact_id}" is not open day and night for someone in crisis'
                hint = "A response with act: now offers only contacts that always answer."
                yield Fault(at, "crisis-contact", message, hint)


def crisis_faults(shared: Shared) -> Iterator[Fault]:
    """Contacts of the help line in guide.yml that are not always open and fit for a crisis."""
    for i, contact_id in enumerate(shared.settings.crisis):
        contact = shared.contacts.get(contact_id)
        if contact and not (contact.always_open and contact.crisis):
            message = f'"{contact_id}" is not open day and night for someone in crisis'
            hint = "Only contacts that always answer stand on every page."
            yield Fault(("crisis", i), "crisis-contact", message, hint)


def _offered(key: str, response: Response, shared: Shared) -> Iterator[tuple[DataPath, str]]:
    for field in ("contacts", "offer"):
        for at, ids in _lists((key, field), getattr(response, field)):
            for i, contact_id in enumerate(ids):
                yield (*at, i), contact_id
    for contact_id, contact in shared.contacts.items():
        if response.service and response.service in contact.provides:
            yield (key, "service"), contact_id


def _lists(at: DataPath, value: Any) -> Iterable[tuple[DataPath, tuple[str, ...]]]:
    if isinstance(value, dict):
        return [((*at, audience), ids) for audience, ids in value.items()]
    return [(at, value or ())]
