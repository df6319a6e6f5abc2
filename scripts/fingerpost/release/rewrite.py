"""A page of a version that is no longer used: what it was, with a notice, and with no number."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from fingerpost.release.known import Known
from fingerpost.release.tags import VOID, Piece, pieces, start

DROPPED_SCRIPTS = ("directory.js", "search.js", "search-index.js")
"""Scripts that need what a closed version no longer has."""
_TELLING = re.compile(r"\d\D{0,3}\d|@")
"""What every number and mail address has."""
BARE, TOP = "/embed/index.html", ' target="_top"'
"""Pages for frames of other websites: what leaves one opens in the whole window."""
QUIET = frozenset({"title", "button", "option", "textarea", "a", "summary", "label"})
"""Elements in whose words no link can stand."""


@dataclass(frozen=True)
class Sheet:
    """How one page of a closed version is to be rewritten. Addresses are as seen from the page."""

    path: str
    root: str
    current: str
    """The page as it is now."""
    canonical: str
    notice: str
    """The notice, as HTML."""
    known: Known
    instead: str | None = None
    """What stands in the page's own place, as HTML: for a page that is nothing without numbers."""
    lead: Callable[[str], str | None] = lambda _: None
    """Where a link to a file that is no longer in the folder leads, by its path in the folder."""

    def contact(self, name: str) -> str:
        """The address of a contact's own page, which every version shares."""
        return f"{self.root}contacts/{name}/"


def rewritten(page: str, sheet: Sheet) -> str:
    """The page, rewritten. What has nothing to do with any of this stays as it was, to the byte."""
    return "".join(_Rewriter(sheet, page).out())


class _Rewriter:
    """Walks through the pieces of a page once."""

    def __init__(self, sheet: Sheet, page: str) -> None:
        self._sheet, self._pieces = sheet, pieces(page)
        self._top = TOP if sheet.path.endswith(BARE) else ""
        self._open: list[str] = []
        self._helping = 0
        """How deep the help line was opened, in which everything stays."""

    def out(self) -> Iterator[str]:
        for piece in self._pieces:
            if piece.kind == "start":
                yield from self._started(piece)
            elif piece.kind == "end":
                yield from self._ended(piece)
            else:
                yield piece.raw if self._helping else self._text(piece.raw)

    def _started(self, piece: Piece) -> Iterator[str]:
        attributes = piece.attributes
        if piece.name not in VOID:
            self._open.append(piece.name)
        if self._helping or "fp-help-now" in attributes.get("class", "").split():
            self._helping = self._helping or len(self._open)
            yield self._help(piece, attributes)
        elif piece.name == "article" and self._sheet.instead is not None:
            self._skip("article")
            yield f"{piece.raw}{self._sheet.instead}</article>"
        elif "data-fp-contact" in attributes:
            yield from self._card(piece, attributes["data-fp-contact"])
        elif piece.name == "script" and attributes.get("src", "").endswith(DROPPED_SCRIPTS):
            self._skip("script")
        else:
            yield self._tag(piece, attributes)

    def _ended(self, piece: Piece) -> Iterator[str]:
        if piece.name in self._open:
            while self._open.pop() != piece.name:
                pass
        if len(self._open) < self._helping:
            self._helping = 0
        if piece.name == "head":
            yield f'<link rel="canonical" href="{escape(self._sheet.canonical)}">\n'
            yield '<meta name="robots" content="noindex">\n'
        yield piece.raw

    def _skip(self, name: str) -> None:
        """Passes over everything up to the end of the element that was just opened."""
        depth = 1
        for piece in self._pieces:
            if piece.name == name and piece.kind != "text":
                depth += 1 if piece.kind == "start" else -1
                if not depth:
                    break
        self._open.pop()

    def _help(self, piece: Piece, attributes: dict[str, str]) -> str:
        """The help line keeps its number; its other link leads to the newest version's help."""
        address = attributes.get("href", "")
        if piece.name != "a" or ":" in address:
            return piece.raw
        return start("a", {**attributes, "href": self._sheet.lead("help-now") or address})

    def _card(self, piece: Piece, name: str) -> Iterator[str]:
        self._skip(piece.name)
        words = escape(self._sheet.known.names.get(name, name), quote=False)
        link = f'<a{self._top} href="{escape(self._sheet.contact(name))}">{words}</a>'
        yield f"{piece.raw}<p><strong>{link}</strong></p></{piece.name}>"

    def _tag(self, piece: Piece, attributes: dict[str, str]) -> str:
        """A tag with what in it would lead to, or say, something that no longer holds."""
        wanted = dict(attributes)
        if piece.name == "link" and attributes.get("rel") in ("canonical", "alternate"):
            return ""
        if piece.name == "meta" and attributes.get("name") == "robots":
            return ""
        wanted.pop("data-fp-search", None)
        for key, value in attributes.items():
            if key == "href" and piece.name == "a":
                wanted[key] = self._led(value)
            elif key in wanted:
                wanted[key] = self._said(value)
        tag = piece.raw if wanted == attributes else start(piece.name, wanted)
        return f"{tag}{self._sheet.notice}" if attributes.get("id") == "main" else tag

    def _led(self, address: str) -> str:
        """Where a link leads now: of a contact, to its page; of a file that is gone, to the new."""
        sheet = self._sheet
        known = sheet.known.contact(address)
        if known is not None:
            return sheet.contact(known)
        if address.startswith(("tel:", "sms:")):
            return sheet.current
        way, _, anchor = address.partition("#")
        if not way or ":" in way.split("/", 1)[0]:
            return address
        here = posixpath.join(posixpath.dirname(sheet.path), unquote(way))
        target = posixpath.normpath(here)
        if target == "directory" and anchor in sheet.known.names:
            return sheet.contact(anchor)
        return sheet.lead(target) or address

    def _said(self, text: str) -> str:
        """A value of an attribute, without numbers."""
        return _without(text, self._sheet.known, lambda _: "number on its page")

    def _text(self, raw: str) -> str:
        if not any(one.isdigit() or one == "@" for one in raw) or raw.startswith("<"):
            return raw
        if "svg" in self._open or QUIET.intersection(self._open):
            return _without(raw, self._sheet.known, self._name)
        return _without(raw, self._sheet.known, self._linked)

    def _name(self, name: str) -> str:
        return escape(self._sheet.known.names[name], quote=False)

    def _linked(self, name: str) -> str:
        address = escape(self._sheet.contact(name))
        return f'<a{self._top} href="{address}">{self._name(name)} (number on its page)</a>'


def _without(text: str, known: Known, said: Callable[[str], str]) -> str:
    """A text with something else in the place of every number and mail address in it."""
    if not _TELLING.search(text):
        return text
    found, at = [], 0
    for begin, end, name in sorted(known.found(text)):
        if begin >= at:
            found += [text[at:begin], said(name)]
            at = end
    return "".join([*found, text[at:]])


def without_numbers(text: str, known: Known) -> str:
    """A text that is no HTML, without numbers."""
    return _without(text, known, lambda name: f"{known.names[name]} (number on its page)")
