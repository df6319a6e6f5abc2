"""The lists that pathways lean on: the directory, the evidence and the glossary."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import UNCHECKED, fit, reach
from fingerpost.pages.links import DIRECTORY, EVIDENCE, GLOSSARY, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Box, Part, box, joined, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.kinds import EVERYWHERE
from fingerpost.shape.shared import Contact, Evidence, Term

KINDS = {
    "guideline": "Guideline",
    "law": "Law",
    "statutory-guidance": "Statutory guidance",
    "research": "Research",
    "practice-based": "Practice",
    "local": "Local document",
}


def directory_page(guide: Guide) -> Page:
    """Every contact, those for a crisis first, then by the area they serve."""
    place = Place(guide, DIRECTORY)
    parts: list[Part] = []
    for at, (heading, contacts) in enumerate(_groups(guide).items()):
        parts.append(f"## {plain(heading)} {{#list_{at + 1}}}")
        parts += [_entry(place, name, contact) for name, contact in contacts.items()]
    return page(
        DIRECTORY,
        "Who can help",
        "# Who can help",
        "Check a number on the provider's own page where it says *not yet checked*.",
        parts,
        about="People and services who can help, how to reach them and when they are open.",
    )


def _groups(guide: Guide) -> Mapping[str, dict[str, Contact]]:
    groups: dict[str, dict[str, Contact]] = {"Day and night, for someone in crisis": {}}
    groups["Anywhere"] = {}
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
            heading = "Day and night, for someone in crisis"
        groups.setdefault(heading, {})[name] = contact
    return {heading: contacts for heading, contacts in groups.items() if contacts}


def _entry(place: Place, name: str, contact: Contact) -> Box:
    also = joined([plain(other) for other in contact.also_called], "or")
    return box(
        "div.fp-contact.fp-entry",
        f"### {plain(contact.name)} {{#{name}}}",
        f"Also called: {also}." if also else "",
        place.line(contact.about),
        reach(contact),
        listed(_facts(place, contact)),
    )


def _facts(place: Place, contact: Contact) -> list[str]:
    unsure = contact.to_confirm
    facts = ["Open: to be confirmed" if "hours" in unsure else f"Open: {plain(contact.hours)}"]
    if contact.closed:
        facts.append(f"When closed: {plain(contact.closed)}")
    fits = fit(place, contact)
    open_points = [word for word in ("ages", "area") if word in unsure]
    facts.append(f"{fits} ({joined(open_points, 'and')} to be confirmed)" if open_points else fits)
    if contact.cost:
        facts.append(f"Cost: {plain(contact.cost)}")
    facts.append(_checked(contact))
    return facts


def _checked(contact: Contact) -> str:
    if contact.verified is None:
        return UNCHECKED
    by = f" by {plain(contact.verified_by)}" if contact.verified_by else ""
    return f"Checked {day(contact.verified)}{by}. To be checked again by {day(contact.review_by)}."


def evidence_page(guide: Guide) -> Page:
    """Every source, what kind it is and what was taken from it."""
    sources = [_source(name, source) for name, source in guide.shared.evidence.items()]
    return page(
        EVIDENCE,
        "What this guide stands on",
        "# What this guide stands on",
        "Facts are taken from these sources and told in our own words.",
        sources,
        about="The guidelines, laws and other sources behind the pathways.",
    )


def _source(name: str, source: Evidence) -> Box:
    facts = [
        f"{KINDS[source.kind]}, {plain(source.publisher)}, {plain(source.dated)}",
        f"[Read it at its publisher]({source.web})" if source.web else "",
        f"Read by us {day(source.checked)}" if source.checked else UNCHECKED,
    ]
    return box(
        "div.fp-source",
        f"## {plain(source.title)} {{#{name}}}",
        plain(source.says) if source.says else "",
        listed([fact for fact in facts if fact]),
    )


def glossary_page(guide: Guide) -> Page:
    """Words that readers may not know, from A to Z."""
    place = Place(guide, GLOSSARY)
    terms = sorted(guide.shared.glossary.items(), key=lambda item: item[1].term.casefold())
    parts: list[Part] = []
    for name, term in terms:
        also = joined([plain(other) for other in term.also_called], "or")
        parts.append(f"## {plain(term.term)} {{#{name}}}")
        parts.append(place.line(term.meaning) + (f" Also called: {also}." if also else ""))
        parts.append(_said_in(guide.shared.settings.sectors, term))
    return page(
        GLOSSARY,
        "Words explained",
        "# Words explained",
        parts or "No words here yet.",
        about="What the words in this guide mean, in plain English.",
    )


def _said_in(sectors: Mapping[str, str], term: Term) -> str:
    """What each sector says for it, in the order of guide.yml."""
    said = [(name, term.says[sector]) for sector, name in sectors.items() if sector in term.says]
    return listed([f"In {plain(name)}: {plain(words)}" for name, words in said])
