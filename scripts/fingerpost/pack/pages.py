"""A page of the site as it stands on a stick: plain file addresses, own policy, its last day."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from fingerpost.pages.words import day
from fingerpost.release.tags import Piece, pieces, start

POLICY = "default-src 'self' file:; img-src 'self' file: data:; form-action 'none'; base-uri 'none'"
"""`self` means nothing to a browser that opens a file; nothing outside the disk may be asked."""
SCRIPT = "assets/pack.js"
PAGE = "index.html"
DROPPED = ("canonical", "alternate")
"""Links in a page's head that lead to what is not in a pack."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a page may lead to: the files of the pack, and the website that has the rest."""

    here: frozenset[str]
    site: str
    """The folder of the site in the pack, with a slash at its end."""
    due: datetime.date | None
    """When the pack is to be looked at again."""
    made: datetime.date
    website: str = ""
    """The address of the folder that readers use, with a slash at its end, where it is known."""


def on_a_stick(path: str, page: str, shelf: Shelf) -> str:
    """The page, with links that work from a disk. A link to nowhere leaves its words."""
    return "".join(_Turner(path, shelf).out(page))


class _Turner:
    def __init__(self, path: str, shelf: Shelf) -> None:
        self._path, self._shelf = path, shelf
        self._unlinked = 0
        """How many links stand open whose tags are left out."""

    def out(self, page: str) -> Iterator[str]:
        for piece in pieces(page):
            if piece.kind == "start":
                yield self._started(piece)
            elif piece.kind == "end":
                yield from self._ended(piece)
            else:
                yield piece.raw

    def _started(self, piece: Piece) -> str:
        attributes = piece.attributes
        if piece.name == "meta" and "http-equiv" in attributes:
            return start("meta", {**attributes, "content": POLICY})
        if piece.name == "link" and attributes.get("rel") in DROPPED:
            return ""
        if piece.name == "a" and "href" in attributes:
            return self._link(piece, attributes)
        if attributes.get("id") == "main":
            return f"{piece.raw}{_due(self._shelf.due, self._shelf.made)}"
        return piece.raw

    def _link(self, piece: Piece, attributes: dict[str, str]) -> str:
        href = self.leads(attributes["href"])
        if href is None:
            self._unlinked += 1
            return ""
        return piece.raw if href == attributes["href"] else start("a", {**attributes, "href": href})

    def leads(self, href: str) -> str | None:
        """Where a link leads from here, as a file; or on the website; or nowhere."""
        way, hash_sign, anchor = href.partition("#")
        if not way or ":" in way.split("/", 1)[0]:
            return href
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), unquote(way)))
        target = "" if target == "." else target
        for file in (target, f"{target}/{PAGE}".lstrip("/")):
            if file in self._shelf.here:
                return f"{self._from_here(file)}{hash_sign}{anchor}"
        return self._on_the_website(target, way.endswith("/"), f"{hash_sign}{anchor}")

    def _on_the_website(self, target: str, folder: bool, anchor: str) -> str | None:
        website, path = self._shelf.website, target.removeprefix(self._shelf.site)
        return f"{website}{path}{'/' if folder else ''}{anchor}" if website else None

    def _from_here(self, file: str) -> str:
        return posixpath.relpath(file, posixpath.dirname(self._path) or ".")

    def _ended(self, piece: Piece) -> Iterator[str]:
        if piece.name == "a" and self._unlinked:
            self._unlinked -= 1
            return
        if piece.name == "head":
            script = self._from_here(f"{self._shelf.site}{SCRIPT}")
            yield f'<script src="{script}" defer></script>\n'
        yield piece.raw


def _due(on: datetime.date | None, made: datetime.date) -> str:
    """The last day in words, always.

    A script says more once that day is past, or where a device thinks that it is not `made` yet.
    """
    if on is None:
        return ""
    words = f"This copy is to be looked at again by {day(on)}. After that day, do not rely on it."
    return (
        f'\n<aside class="fp-due" aria-label="How long this copy holds" data-fp-due="{on}" '
        f'data-fp-made="{made}">'
        f"<p>{escape(words, quote=False)}</p></aside>\n"
    )
