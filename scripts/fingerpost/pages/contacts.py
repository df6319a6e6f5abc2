"""A contact as a card: how to reach somebody, when, and whether anybody has checked it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from fingerpost.model.conditions import Condition
from fingerpost.model.pathway import ShownContact
from fingerpost.pages.links import Place
from fingerpost.pages.numbers import digits
from fingerpost.pages.sheet import Box, Part, box, data, joined, plain
from fingerpost.pages.words import TOPIC_WORDS, Telling, tidy
from fingerpost.published.conditions import compact_condition
from fingerpost.shape.directory import Contact
from fingerpost.shape.kinds import EVERYWHERE, Ages

UNCHECKED = "*Details not yet checked.*{.fp-unchecked}"
PENDING: Mapping[str, str] = {
    "phone": "Phone: number to be confirmed",
    "text": "Text: number to be confirmed",
    "chat": "Web chat: to be confirmed",
    "web": "Website: to be confirmed",
    "email": "Email: to be confirmed",
}
"""What stands in the place of a way that nobody has confirmed."""


def plain_cards(place: Place, contacts: Iterable[str]) -> Part:
    """Contacts that are always shown, by id: cards in a box of their own, or nothing."""
    known = place.guide.shared.contacts
    shown = [_card(place, None, ShownContact(name)) for name in contacts if name in known]
    return box("div.fp-contacts", shown) if shown else ""


def cards(
    place: Place, tell: Telling, shown: Iterable[ShownContact], known: Collection[str] = ()
) -> list[Box]:
    """The contacts of a step as cards, in the author's order.

    Those in `known` stand in full above, whatever was answered, so here their names are enough.
    """
    return [_card(place, tell, one, brief=one.contact in known) for one in shown]


def _card(place: Place, tell: Telling | None, shown: ShownContact, brief: bool = False) -> Box:
    contact = place.guide.shared.contacts[shown.contact]
    when = f"[{data('fp-when', compact_condition(shown.when))}]" if shown.when else ""
    fits = fit(place, contact) if shown.labelled or not shown.fixed else ""
    return box(
        f"div.fp-contact[data-fp-contact='{shown.contact}']{when}",
        f"**[{plain(contact.name)}]({place.contact(shown.contact)})**",
        box("p.fp-when-words", _when_words(tell, shown.when))
        if tell and shown.when and shown.fixed
        else "",
        reach(contact, brief),
        box("p.fp-fits", fits) if fits else "",
        "" if brief else box("p.fp-meta", " ".join(_meta(contact))),
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
    return " ".join([text, *_exclusions(place, contact)])


def _exclusions(place: Place, contact: Contact) -> Iterable[str]:
    words = {str(topic): said for topic, said in TOPIC_WORDS.items()}
    topics = [words[name] for name in contact.not_for if name in words]
    if topics:
        yield f"Not for {joined(topics, 'or')}."
    known = place.guide.shared.situations
    others = [known[name].title for name in contact.not_for if name in known and name not in words]
    if others:
        yield f"Not for this: {joined([f'“{plain(title)}”' for title in others], 'or')}."


def _ages(ages: Ages) -> str:
    if ages.high >= Ages.OLDEST:
        return f"ages {ages}" if ages.low else "any age"
    return f"ages {ages}" if ages.low else f"ages up to {ages.high}"


def reach(contact: Contact, brief: bool = False) -> Box:
    """Every way to reach a contact, as a list; a number nobody confirmed is not shown.

    A brief list has the first way alone.
    """
    ways = [box("li", line) for line in _ways(contact)]
    return box("ul.fp-reach", ways[:1] if brief else ways)


def _ways(contact: Contact) -> Iterable[str]:
    name = plain(contact.name)
    lines = {
        "phone": _phone(contact),
        "text": _text(contact),
        "chat": f"[Web chat of {name}]({contact.chat})" if contact.chat else "",
        "web": f"[Website of {name}]({contact.web})" if contact.web else "",
        "email": f"Email [{plain(contact.email)}](mailto:{contact.email})" if contact.email else "",
    }
    for way, line in lines.items():
        if way in contact.to_confirm:
            yield PENDING[way]
        elif line:
            yield line
    if contact.in_person:
        yield plain(contact.in_person)


def _phone(contact: Contact) -> str:
    if not contact.phone:
        return ""
    note = f", {plain(contact.phone_note)}" if contact.phone_note else ""
    return f"Call [{plain(contact.phone)}](tel:{digits(contact.phone)}){{.fp-call}}{note}"


def _text(contact: Contact) -> str:
    line = contact.text
    if not line:
        return ""
    word = f"**{plain(line.send)}** to " if line.send else ""
    return f"Text {word}[{plain(line.to)}](sms:{digits(line.to)}){{.fp-call}}"


def _meta(contact: Contact) -> Iterable[str]:
    if "hours" in contact.to_confirm:
        yield "Opening hours to be confirmed."
    else:
        yield f"{'Open' if contact.kind == 'service' else 'Hours'}: {_ended(contact.hours)}"
    if contact.closed:
        yield f"When closed: {_ended(contact.closed)}"
    away = (contact.phone, contact.text, contact.chat, contact.web, contact.email)
    if contact.verified is None and any(away):
        yield UNCHECKED


def _ended(text: str) -> str:
    """Plain text that ends like a sentence."""
    return plain(text) if text.rstrip()[-1:] in ".!?" else f"{plain(text)}."
