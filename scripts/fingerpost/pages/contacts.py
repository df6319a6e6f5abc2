"""A contact as a card: how to reach somebody, when, and whether anybody has checked it."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.model.conditions import Condition
from fingerpost.model.pathway import ShownContact
from fingerpost.pages.compact import compact_condition
from fingerpost.pages.links import Place
from fingerpost.pages.numbers import digits
from fingerpost.pages.sheet import Box, Part, box, data, joined, plain
from fingerpost.pages.words import TOPIC_WORDS, Telling, tidy
from fingerpost.shape.kinds import EVERYWHERE, Ages
from fingerpost.shape.shared import Contact

UNCHECKED = "*Details not yet checked.*{.fp-unchecked}"


def plain_cards(place: Place, contacts: Iterable[str]) -> Part:
    """Contacts that are always shown, by id: cards in a box of their own, or nothing."""
    known = place.guide.shared.contacts
    shown = [_card(place, None, ShownContact(name)) for name in contacts if name in known]
    return box("div.fp-contacts", shown) if shown else ""


def cards(place: Place, tell: Telling, shown: Iterable[ShownContact]) -> list[Box]:
    """The contacts of a step as cards, in the author's order."""
    return [_card(place, tell, one) for one in shown]


def _card(place: Place, tell: Telling | None, shown: ShownContact) -> Box:
    contact = place.guide.shared.contacts[shown.contact]
    when = f"[{data('fp-when', compact_condition(shown.when))}]" if shown.when else ""
    fits = fit(place, contact) if shown.labelled or not shown.fixed else ""
    return box(
        f"div.fp-contact[data-fp-contact='{shown.contact}']{when}",
        f"**[{plain(contact.name)}]({place.contact(shown.contact)})**",
        box("p.fp-when-words", _when_words(tell, shown.when))
        if tell and shown.when and shown.fixed
        else "",
        reach(contact),
        box("p.fp-fits", fits) if fits else "",
        box("p.fp-meta", *[" ".join(_meta(contact))]),
    )


def _when_words(tell: Telling, when: Condition) -> str:
    return tidy(f"If {tell.said(when)}:")


def fit(place: Place, contact: Contact) -> str:
    """Whom a contact serves, in words: its ages, its area and what it cannot take."""
    areas = place.guide.shared.settings.areas
    names = [plain(areas.get(area, area)) for area in contact.area if area != EVERYWHERE]
    doubt = contact.to_confirm
    words = ["Ages to be confirmed" if "ages" in doubt else f"For {_ages(contact.ages)}"]
    words += [f"in {joined(names, 'and')}"] if names and "area" not in doubt else []
    words += ["area to be confirmed"] if "area" in doubt else []
    text = f"{', '.join(words)}."
    topics = [TOPIC_WORDS[topic] for topic in contact.not_for if topic in TOPIC_WORDS]
    return f"{text} Not for {joined(topics, 'or')}." if topics else text


def _ages(ages: Ages) -> str:
    if ages.high >= Ages.OLDEST:
        return f"ages {ages}" if ages.low else "any age"
    return f"ages {ages}" if ages.low else f"ages up to {ages.high}"


def reach(contact: Contact) -> Box:
    """Every way to reach a contact, as a list; a number nobody confirmed is not shown."""
    return box("ul.fp-reach", [box("li", line) for line in _ways(contact)])


def _ways(contact: Contact) -> Iterable[str]:
    open_points = contact.to_confirm
    if "phone" in open_points:
        yield "Phone: number to be confirmed"
    elif contact.phone:
        note = f" {plain(contact.phone_note)}" if contact.phone_note else ""
        yield f"Call [{plain(contact.phone)}](tel:{digits(contact.phone)}){{.fp-call}}{note}"
    if "text" in open_points:
        yield "Text: number to be confirmed"
    elif contact.text:
        word = f"**{plain(contact.text.send)}** to " if contact.text.send else ""
        yield f"Text {word}[{plain(contact.text.to)}](sms:{digits(contact.text.to)}){{.fp-call}}"
    if "web" in open_points:
        yield "Website: to be confirmed"
    elif contact.web:
        yield f"[Website of {plain(contact.name)}]({contact.web})"
    if "email" in open_points:
        yield "Email: to be confirmed"
    elif contact.email:
        yield f"Email [{plain(contact.email)}](mailto:{contact.email})"
    if contact.in_person:
        yield plain(contact.in_person)


def _meta(contact: Contact) -> Iterable[str]:
    if "hours" in contact.to_confirm:
        yield "Opening hours to be confirmed."
    else:
        yield f"Open: {_ended(contact.hours)}"
    if contact.closed:
        yield f"When closed: {_ended(contact.closed)}"
    away = (contact.phone, contact.text, contact.web, contact.email)
    if contact.verified is None and any(away):
        yield UNCHECKED


def _ended(text: str) -> str:
    """Plain text that ends like a sentence."""
    return plain(text) if text.rstrip()[-1:] in ".!?" else f"{plain(text)}."
