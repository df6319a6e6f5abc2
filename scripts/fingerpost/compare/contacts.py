"""What changed in the directory: numbers, hours, whom a contact is for, and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.compare.changes import Change
from fingerpost.compare.entry import Entry
from fingerpost.compare.words import listed, quoted, small
from fingerpost.shape.kinds import ELSEWHERE, EVERYWHERE, Ages

_WAYS = {
    "phone": "the number of {title}",
    "phone_note": "what to do when {title} answers the phone",
    "text": "the text line of {title}",
    "chat": "the web chat of {title}",
    "web": "the website of {title}",
    "email": "the email address of {title}",
    "in_person": "where to find {title}",
}
_MAJOR = {
    "closed": "what to do when {title} is closed",
    "eligibility": "who can use {title}",
    "cost": "what {title} costs",
}
_HOURS = ("hours", "opening", "always_open", "bank_holidays")
_WORDS = {
    "name": "the contact {title} had another name before",
    "also_called": "the other names of {title} have changed",
    "about": "what is said about {title} has changed",
}


def contact_changes(entry: Entry) -> Iterator[Change]:
    """All changes of a contact. What a reader needs to reach it is major."""
    for key, says in {**_WAYS, **_MAJOR}.items():
        was, now = _text(entry.old.get(key)), _text(entry.new.get(key))
        if was != now:
            yield _fact(entry, says, was, now)
    if any(entry.old.get(key) != entry.new.get(key) for key in _HOURS):
        yield _hours(entry)
    yield from _for_whom(entry)
    for key, says in _WORDS.items():
        yield from entry.reworded(_upper(says), key)
    if entry.old.get("source") != entry.new.get("source"):
        says = f"The facts about {entry.title} come from another source."
        was, now = entry.old.get("source", ""), entry.new.get("source", "")
        yield entry.change("evidence", "minor", says, before=was, after=now)
    yield from entry.dates()
    if entry.old.get("crisis") != entry.new.get("crisis"):
        how = "is" if entry.new.get("crisis") else "is no longer"
        says = f"{entry.title} {how} named as fit for somebody in crisis."
        yield entry.change("contact", "major", says)
    for key, says in (("audiences", "other readers"), ("kind", "another kind of contact")):
        if entry.old.get(key) != entry.new.get(key):
            yield entry.change("setting", "minor", f"{entry.title} is listed for {says} now.")


def _fact(entry: Entry, says: str, was: str, now: str) -> Change:
    what = says.replace("{title}", entry.title)
    sentence = f"{_upper(what)} is now {_plain(now)}; before it was {_plain(was)}."
    if not was:
        sentence = f"{_upper(what)} is given now: {_plain(now)}."
    if not now:
        sentence = f"{_upper(what)} is no longer given; it was {_plain(was)}."
    return entry.change("contact", "major", sentence, before=was, after=now)


def _plain(text: str) -> str:
    return text.rstrip(".") if text[:1].isdigit() or text.startswith("http") else quoted(text)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        send = f" ({value['send']})" if value.get("send") else ""
        return f"{value['to']}{send}"
    return str(value or "")


def _hours(entry: Entry) -> Change:
    was, now = entry.old.get("hours", ""), entry.new.get("hours", "")
    if was != now:
        return _fact(entry, "the opening time of {title}", was, now)
    was, now = _times(entry.old), _times(entry.new)
    says = f"The times at which {entry.title} is shown as open have changed."
    return entry.change("contact", "major", says, before=was, after=now)


def _times(contact: Mapping[str, Any]) -> str:
    spans = [f"{o['days']} {o['opens']} to {o['closes']}" for o in contact.get("opening", ())]
    spans += ["day and night"] if contact.get("always_open") else []
    return "; ".join([*spans, f"bank holidays: {contact.get('bank_holidays', 'unknown')}"])


def _for_whom(entry: Entry) -> Iterator[Change]:
    for key, says, words in (
        ("ages", "the ages that {title} is for", _ages),
        ("area", "the area that {title} serves", _areas),
    ):
        if entry.old.get(key) != entry.new.get(key):
            yield _fact(entry, says, words(entry, entry.old), words(entry, entry.new))
    if entry.old.get("not_for") != entry.new.get("not_for"):
        says = f"What {entry.title} cannot help with has changed."
        yield entry.change("contact", "major", says)
    if entry.old.get("provides") != entry.new.get("provides"):
        says = f"The services that {entry.title} provides have changed."
        before, after = (_services(entry, data) for data in (entry.old, entry.new))
        yield entry.change("contact", "major", says, before=before, after=after)


def _ages(_: Entry, contact: Mapping[str, Any]) -> str:
    return str(Ages.model_validate(contact["ages"])) if "ages" in contact else ""


def _areas(entry: Entry, contact: Mapping[str, Any]) -> str:
    known = {EVERYWHERE: "everywhere", ELSEWHERE: "elsewhere"}
    known |= entry.guide.old["settings"].get("areas", {})
    known |= entry.guide.new["settings"].get("areas", {})
    return listed(known.get(name, name) for name in contact.get("area", ()))


def _services(entry: Entry, contact: Mapping[str, Any]) -> str:
    known = {**entry.guide.old["settings"].get("services", {})}
    known |= entry.guide.new["settings"].get("services", {})
    return listed(small(known.get(name, name)) for name in contact.get("provides", ()))
