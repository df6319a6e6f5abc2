"""The lists that pathways lean on: the evidence and the glossary."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import UNCHECKED
from fingerpost.pages.links import EVIDENCE, GLOSSARY, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Box, Part, box, joined, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.shared import Evidence, Term

KINDS = {
    "guideline": "Guideline",
    "law": "Law",
    "statutory-guidance": "Statutory guidance",
    "research": "Research",
    "practice-based": "Practice",
    "local": "Local document",
}


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
