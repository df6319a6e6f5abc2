"""A to Z: every page, service and word of the guide in one list, to find things without search."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.model.guide import Guide
from fingerpost.pages.explainers import explainer_pages
from fingerpost.pages.furniture import menu
from fingerpost.pages.links import A_TO_Z, GLOSSARY, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Parts, box, listed, plain, raw

FIND = raw(
    "div.fp-find[hidden]",
    '<label for="find">Find a page, a service or a word</label>'
    '<input id="find" type="text" autocomplete="off" autocapitalize="off" spellcheck="false">'
    '<p role="status"></p>',
)
"""The box to type in, which its script shows."""


def a_to_z_page(guide: Guide) -> Page:
    """All titles and other names by their first letter; a link each."""
    place = Place(guide, A_TO_Z)
    letters: dict[str, dict[str, str]] = {}
    for words, address in sorted(_entries(place), key=lambda entry: _key(entry[0])):
        letters.setdefault(_key(words)[:1].upper(), {}).setdefault(words, address)
    parts: list[Parts] = [
        box(
            "section.fp-letter",
            f"## {letter} {{#letter_{letter.lower()}}}",
            listed(_links(found)),
        )
        for letter, found in letters.items()
    ]
    jump = " ".join(f"[{letter}](#letter_{letter.lower()})" for letter in letters)
    return page(
        A_TO_Z,
        "A to Z",
        "# A to Z",
        FIND,
        box("p.fp-letters", jump),
        parts,
        about="Every page, service and word of this guide, from A to Z.",
        meta={"scripts": ["find"]},
    )


def _links(found: dict[str, str]) -> list[str]:
    return [f"[{plain(words)}]({address})" for words, address in found.items()]


def _key(words: str) -> str:
    """What a title is sorted by: its letters and digits, without marks of quotation."""
    return "".join(c for c in words.casefold() if c.isalnum() or c == " ").strip()


def _entries(place: Place) -> Iterator[tuple[str, str]]:
    """(words, address) of everything that somebody may look for by name."""
    yield from _pages(place)
    shared = place.guide.shared
    for name, contact in shared.contacts.items():
        yield from _named(place.contact(name), contact.name, *contact.also_called)
    for name, term in shared.glossary.items():
        yield from _named(place.to(GLOSSARY, name), term.term, *term.also_called)
    yield from ((words, place.to(uri)) for words, uri in menu(place.guide))


def _pages(place: Place) -> Iterator[tuple[str, str]]:
    guide = place.guide
    for pathway in guide.pathways:
        yield from _named(place.pathway(pathway.id), pathway.title, *pathway.also_called)
    for audience in guide.shared.settings.audiences:
        for made in explainer_pages(guide, audience):
            yield f"{made.title} ({_title(place, audience)})", place.to(made.uri)
    for kind in ("toolbox", "programmes", "training"):
        for name, piece in getattr(guide.pieces, kind).items():
            yield from _named(place.to(f"{kind}/{name}.md"), piece.title, *piece.also_called)


def _named(address: str, *names: str) -> Iterator[tuple[str, str]]:
    """Each name of one thing, with the address of the thing."""
    yield from ((name, address) for name in names)


def _title(place: Place, audience: str) -> str:
    title = place.guide.shared.settings.audiences[audience].title
    return title[:1].lower() + title[1:]
