"""The filters of the directory: native fields, hidden until a script can answer them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from fingerpost.model.guide import Guide
from fingerpost.pages.sheet import Box, box, data
from fingerpost.shape.directory import Contact, Way
from fingerpost.shape.kinds import ELSEWHERE, Ages

WAYS: Mapping[Way, str] = {
    "phone": "Phone call",
    "text": "Text message",
    "chat": "Web chat",
    "email": "Email",
    "web": "Website",
    "in-person": "In person",
}

NONE = (
    "Nobody in this list fits all of that. Take one choice away, or press Clear. "
    "The help at the top of this page is for everybody."
)


def filters(guide: Guide) -> Box:
    """Fields for audience, area, age and way of contact, Clear, and a line for the count.

    They are folded, so that help for a crisis stays at the top of a small screen. The days of the
    bank holidays stand here too, for the script that tells who is open now.
    """
    settings = guide.shared.settings
    days = data("fp-holidays", [day.isoformat() for day in settings.bank_holidays])
    who = {name: audience.door for name, audience in settings.audiences.items()}
    where = {**settings.areas, ELSEWHERE: "Somewhere else"}
    ages = {str(span.low): str(span) for span in bands(guide.shared.contacts.values())}
    fields = box(
        "details",
        box("summary#fp-filter", "Find who fits"),
        box(
            "div.fp-choices",
            _choice("who", "Who you are", "Anybody", who),
            _choice("area", "Area", "Any area", where),
            _choice("age", "Age of the person who needs help", "Any age", ages),
        ),
        box(
            "fieldset.fp-ways",
            box("legend", "Ways to get in touch: tick any that suit you"),
            [_tick(way, words) for way, words in WAYS.items()],
        ),
        box("button[type=button]", "Clear"),
    )
    return box(
        f"div.fp-filter[role=search][aria-label='Find who fits'][hidden=hidden]"
        f"[data-search-exclude=true][{days}]",
        fields,
        box("p.fp-count[role=status]"),
        box("p.fp-none[hidden=hidden]", NONE),
    )


def bands(contacts: Iterable[Contact]) -> list[Ages]:
    """Spans of ages of which each lies wholly inside or wholly outside every contact's ages."""
    known = [contact.ages for contact in contacts if "ages" not in contact.to_confirm]
    starts = {0, *(ages.low for ages in known), *(ages.high + 1 for ages in known)}
    cuts = [*sorted(start for start in starts if start <= Ages.OLDEST), Ages.OLDEST + 1]
    return [Ages(low=low, high=after - 1) for low, after in pairwise(cuts)]


def _choice(name: str, label: str, everything: str, options: Mapping[str, str]) -> Box:
    """A labelled list to choose one of; its first entry chooses nothing."""
    listed = {"": everything, **options}
    return box(
        "p",
        box(f"label[for=fp-{name}]", label),
        box(
            f"select#fp-{name}[autocomplete=off]",
            [box(f"option[value='{value}']", _raw(words)) for value, words in listed.items()],
            blocks=True,
        ),
        blocks=True,
    )


def _tick(way: str, words: str) -> Box:
    field = box(f"input[type=checkbox][autocomplete=off][value={way}]")
    return box("label", field, box("span", words), blocks=True)


def _raw(text: str) -> str:
    """Words on one line, for an element in which Markdown is not read."""
    return " ".join(text.split())
