"""The directory as a page: every contact, whole without a script, with what the filters read."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import UNCHECKED, fit, reach
from fingerpost.pages.filters import filters
from fingerpost.pages.links import DIRECTORY, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Box, Part, box, data, joined, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.directory import DAY, Contact
from fingerpost.shape.kinds import EVERYONE, EVERYWHERE, Ages

TITLE = "Who can help"
CHECK_FIRST = "Check a number on the provider's own page where it says *not yet checked*."
CRISIS = "Day and night, for someone in crisis"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def directory_page(guide: Guide) -> Page:
    """Every contact, those for a crisis first, then by the area they serve."""
    place = Place(guide, DIRECTORY)
    parts: list[Part] = [filters(guide)]
    for at, (heading, contacts) in enumerate(_groups(guide).items()):
        entries = [entry(place, name, contact) for name, contact in contacts.items()]
        parts.append(box("section.fp-group", f"## {plain(heading)} {{#list_{at + 1}}}", entries))
    return page(
        DIRECTORY,
        TITLE,
        f"# {TITLE}",
        CHECK_FIRST,
        parts,
        about="People and services who can help, how to reach them and when they are open.",
        meta={"scripts": ["directory"]},
    )


def _groups(guide: Guide) -> Mapping[str, dict[str, Contact]]:
    groups: dict[str, dict[str, Contact]] = {CRISIS: {}, "Anywhere": {}}
    areas = guide.shared.settings.areas
    crisis = guide.shared.settings.crisis
    order = [*crisis, *(name for name in guide.shared.contacts if name not in crisis)]
    for name in order:
        contact = guide.shared.contacts.get(name)
        if contact is None:
            continue
        named = [areas.get(area, area) for area in contact.area]
        heading = "Anywhere" if EVERYWHERE in contact.area else joined(named, "and")
        if contact.crisis and contact.always_open:
            heading = CRISIS
        groups.setdefault(heading, {})[name] = contact
    return {heading: contacts for heading, contacts in groups.items() if contacts}


def entry(place: Place, name: str, contact: Contact) -> Box:
    """All about a contact: who it is for, every way to reach it, when, and who checked that."""
    also = joined([plain(other) for other in contact.also_called], "or")
    return box(
        f"div.fp-contact.fp-entry[{data('fp-entry', facts(contact))}]",
        f"### {plain(contact.name)} {{#{name}}}",
        f"Also called: {also}." if also else "",
        place.line(contact.about),
        reach(contact),
        box("div.fp-facts", listed(_lines(place, contact))),
    )


def facts(contact: Contact) -> dict[str, object]:
    """What the filters ask of a contact, as ids; what is in doubt shuts nobody out."""
    doubt = contact.to_confirm
    ages = Ages(low=0, high=Ages.OLDEST) if "ages" in doubt else contact.ages
    anywhere = "area" in doubt or EVERYWHERE in contact.area
    return {
        "who": [] if EVERYONE in contact.audiences else contact.audiences,
        "area": [] if anywhere else contact.area,
        "ages": [ages.low, ages.high],
        "ways": contact.ways,
    }


def _lines(place: Place, contact: Contact) -> list[str]:
    lines = [_hours(place.guide, contact)]
    if contact.closed:
        lines.append(f"When closed: {plain(contact.closed)}")
    if contact.eligibility:
        lines.append(f"Who can use it: {plain(contact.eligibility)}")
    lines.append(fit(place, contact))
    if contact.cost:
        lines.append(f"Cost: {plain(contact.cost)}")
    return [*lines, *_checked(contact)]


def _hours(guide: Guide, contact: Contact) -> str:
    """The hours in words; with their times for the clock only where somebody has checked them.

    Somebody in the house and a website have no hours that a provider could confirm.
    """
    words = plain(contact.hours)
    if "hours" in contact.to_confirm:
        return "Open: to be confirmed"
    if contact.verified is None:
        unattended = contact.kind == "in-house" or contact.ways == ("web",)
        return f"Hours: {words}" if unattended else f"Usual hours, not yet checked: {words}"
    if contact.review_by < guide.today:
        return f"Usual hours, due to be checked again: {words}"
    if not contact.week:
        return f"Open: {words}"
    return f"Open: *{words}*{{.fp-hours {data('fp-open', times(contact))}}}"


def times(contact: Contact) -> list[object]:
    """What a clock needs: whether the hours hold on bank holidays, then the spans of the week.

    A span is a day from 0 (Monday), the minutes from which and until which, and both in words.
    """
    holidays = "open" if contact.always_open else contact.bank_holidays
    return [holidays, *([*span, DAYS[span[0]], on_the_clock(span[1])] for span in contact.week)]


def on_the_clock(minute: int) -> str:
    """A minute of the day as a reader says it: `9am`, `9.30am`, `noon`, `midnight`."""
    hour, rest = divmod(minute, 60)
    if minute in (0, DAY // 2):
        return "noon" if minute else "midnight"
    past = f".{rest:02}" if rest else ""
    return f"{hour % 12 or 12}{past}{'am' if hour < 12 else 'pm'}"


def _checked(contact: Contact) -> list[str]:
    if contact.verified is None:
        near = contact.kind == "in-house" and contact.ways == ("in-person",)
        return [] if near else [UNCHECKED]
    by = f" by {plain(contact.verified_by)}" if contact.verified_by else ""
    again = f"To be checked again by {day(contact.review_by)}."
    return [f"Checked {day(contact.verified)}{by}. {again}"]
