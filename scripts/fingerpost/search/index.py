"""What the search script is given: the entries as rows, and what the lexicon says of them.

Python says what there is; how words are told apart and looked up is said once, in the script, which
also makes the index (`outlets.searched`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.pages.furniture import furniture
from fingerpost.search.entries import Entry
from fingerpost.search.leads import leads
from fingerpost.shape.lexicon import HelpFirst, Lexicon

ALONE = frozenset({"contact", "word", "situation", "source", "format"})
"""Kinds of parts that are found for themselves; of a page's other parts only the best is shown."""
KINDS = {
    "page": "", "pathway": "Pathway", "step": "", "explainer": "To understand",
    "tool": "Something that can help", "training": "Training", "programme": "Programme",
    "case study": "Case study", "contact": "Who can help", "word": "Words explained",
    "situation": "One response", "source": "Source", "format": "Languages and formats",
}  # fmt: skip
"""What a kind of entry is called where it is found."""
FIRST_WORDS = 90
"""Letters of an entry's beginning that are shown with it."""


@dataclass(frozen=True)
class Served:
    """What is served as it is (`rows`), and what the index is made of (`to_index`)."""

    rows: Mapping[str, Any]
    to_index: Mapping[str, Any]


def served(guide: Guide, entries: Sequence[Entry]) -> Served:
    """The rows and what is to be indexed; the n-th of one belongs to the n-th of the other."""
    lexicon, known = guide.shared.lexicon, leads(guide, entries)
    asked = _asked(guide, known)
    to_index = {
        "entries": [
            {
                "title": entry.title,
                "also": entry.also,
                "text": f"{entry.text} {entry.area}",
                "asked": asked.get(entry.address, ()),
            }
            for entry in entries
        ],
        "alike": [{"said": each.said, "means": each.means} for each in lexicon.words],
        "small": lexicon.small,
        "readers": lexicon.readers,
        "methods": lexicon.help_first.methods if lexicon.help_first else (),
        "help": _signs(lexicon.help_first),
    }
    return Served(_rows(guide, entries, lexicon, known), to_index)


def _asked(guide: Guide, known: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What readers type, by the address that it leads to; languages lead to interpreters."""
    shared = guide.shared
    found: dict[str, list[str]] = {}
    for reference, said in shared.lexicon.asked.items():
        for place in known.get(reference, ()):
            found.setdefault(place, []).extend(said)
    own = {one.language: f"format:{name}" for name, one in shared.formats.items() if one.language}
    for language in shared.settings.languages.values():
        places = [*known.get("page:formats", ()), *known.get(own.get(language.name, ""), ())]
        for place in places:
            found.setdefault(place, []).extend((*language.help, language.name))
    return found


def _rows(
    guide: Guide, entries: Sequence[Entry], lexicon: Lexicon, known: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    settings = guide.shared.settings
    audiences, kinds = ["", *settings.audiences], list(KINDS)
    pages = [entry for entry in entries if entry.is_page]
    places = [entry.address for entry in pages]
    return {
        "audiences": audiences,
        "careful": [name for name, one in settings.audiences.items() if one.discreet],
        "doors": [one.door for one in settings.audiences.values()],
        "names": ["", *(audience.title for audience in settings.audiences.values())],
        "kinds": [*KINDS.values()],
        "pages": [
            [one.page, one.title, audiences.index(one.audience), kinds.index(one.kind)]
            for one in pages
        ],
        "entries": [
            [
                places.index(entry.page),
                entry.address.partition("#")[2],
                "" if entry.is_page else entry.title,
                kinds.index(entry.kind) if entry.kind in ALONE else 0,
                *([entry.area] if entry.area else []),
            ]
            for entry in entries
        ],
        "texts": [_first_words(entry.text) for entry in entries],
        "help": _card(lexicon.help_first, places, known),
        "lines": furniture(guide)["help"],
    }


def _signs(first: HelpFirst | None) -> dict[str, Any]:
    """The lists of signs, each a list of words; without them nothing ever is a sign."""
    lists = {name: getattr(first, name, ()) for name in ("danger", "seeking", "others", "ordinary")}
    return {
        "within": getattr(first, "within", ()),
        "sets": getattr(first, "sets", {}),
        **{name: [sign.split() for sign in signs] for name, signs in lists.items()},
    }


def _card(
    first: HelpFirst | None, places: Sequence[str], known: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The words that stand first, and the pages that stand alone below them; a part's page."""
    if first is None:
        return {"card": None, "coping": []}
    coping = [place.partition("#")[0] for name in first.coping for place in known.get(name, ())]
    return {
        "card": {"title": first.card.title, "body": first.card.body},
        "coping": [places.index(place) for place in dict.fromkeys(coping)],
    }


def _first_words(text: str) -> str:
    """How a text begins, cut between words."""
    if len(text) <= FIRST_WORDS:
        return text
    return f"{text[:FIRST_WORDS].rpartition(' ')[0]} …"
