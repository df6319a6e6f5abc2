"""Reads a page as the pieces that it is made of, and gives every byte of it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Literal

_PIECE = re.compile(
    r"<!--.*?-->|<![^>]*>|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A start tag, an end tag, or text (with comments and the like). `raw` is as it stood."""

    kind: Literal["start", "end", "text"]
    raw: str
    name: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a start tag, with their entities read."""
        inside = self.raw[1 + len(self.name) : -1]
        found = (one.groups() for one in _ATTRIBUTE.finditer(inside))
        return {
            name.lower(): unescape(next((v for v in values if v is not None), ""))
            for name, *values in found
        }


def pieces(page: str) -> Iterator[Piece]:
    """The pieces of a page, in order. Joined, their `raw` is the page."""
    at = 0
    for found in _PIECE.finditer(page):
        if found.start() > at:
            yield Piece("text", page[at : found.start()])
        at = found.end()
        if found["name"] is None:
            yield Piece("text", found[0])
        else:
            yield Piece("end" if found["end"] else "start", found[0], found["name"].lower())
    if at < len(page):
        yield Piece("text", page[at:])


def start(name: str, attributes: dict[str, str]) -> str:
    """A start tag; an attribute without a value stands alone."""
    said = (
        f' {key}="{escape(value)}"' if value else f" {key}" for key, value in attributes.items()
    )
    return f"<{name}{''.join(said)}>"
