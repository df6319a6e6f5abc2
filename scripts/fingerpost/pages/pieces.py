"""What the pages of all pieces have in common: how they begin, how they end, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fingerpost.pages.contacts import plain_cards
from fingerpost.pages.links import Place
from fingerpost.pages.provenance import LABELS, about_box, for_line, origin_of, overdue
from fingerpost.pages.sheet import Box, Parts, box, joined, listed, plain
from fingerpost.shape.pieces import NEEDS_OWNER, Piece

WAITS = "*Needs owner input: nobody has said yet what belongs here.*{.fp-waits}"
"""Stands where only the owner of some material can say what belongs there."""


def beginning(place: Place, piece: Piece, audiences: Sequence[str] = ()) -> list[Parts]:
    """Title, summary, other names, for whom and how well founded, and a banner when overdue."""
    names = joined([plain(name) for name in piece.also_called], "or")
    return [
        f"# {plain(piece.title)}",
        for_line(place, audiences or piece.audiences, origin_of(piece).dates),
        box("p.fp-summary", plain(piece.summary)),
        box("p.fp-also", f"Also called: {names}.") if names else "",
        box("p.fp-meta", *[f"{LABELS[piece.label]}."]),
        overdue(place, origin_of(piece).dates),
    ]


def ending(place: Place, piece: Piece, contacts: Iterable[str] = ()) -> list[Parts]:
    """People to reach, then where the page comes from."""
    cards = plain_cards(place, contacts)
    return [
        ["## Somebody to talk to {#somebody}", cards] if cards else "",
        about_box(place, origin_of(piece)),
    ]


def points(place: Place, lines: Iterable[str]) -> str:
    """An author's lines as a list; links and bold work in them."""
    return listed([place.line(line) for line in lines])


def headed(heading: str, anchor: str, *parts: Parts) -> list[Parts]:
    """A heading with what stands under it; nothing at all where nothing does."""
    inside = box("div", *parts).parts
    return [f"## {plain(heading)} {{#{anchor}}}", *inside] if inside else []


def owned(text: str) -> str:
    """Plain text, or the words that say that it waits for its owner."""
    return WAITS if text == NEEDS_OWNER else plain(text)


def ruled(count: int) -> Box:
    """Lines to write on. A screen reader has no use for them."""
    return box("div.fp-lines[aria-hidden='true']", [box("p.fp-line", "&nbsp;")] * count)


def for_whom(place: Place, audiences: Iterable[str]) -> str:
    """The readers of something, in a line, like "For families and schools"."""
    known = place.guide.shared.settings.audiences
    names = [known[name].title for name in audiences if name in known]
    shown = [name[:1].lower() + name[1:] for name in names]
    return f"For {joined([plain(name) for name in shown], 'and')}."


def entry(place: Place, uri: str, anchor: str, title: str, *parts: Parts) -> Box:
    """One line of a list of pages: its title as a link, and what is said of it."""
    return box("div.fp-entry", f"## [{plain(title)}]({place.to(uri)}) {{#{anchor}}}", *parts)
