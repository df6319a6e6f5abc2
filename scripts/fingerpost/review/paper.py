"""Markdown of our pages as HTML on paper: no link leads inside a website that is not there."""

from __future__ import annotations

import re
from functools import cache

from markdown import Markdown

from fingerpost.pages.sheet import Parts, markdown
from fingerpost.release.tags import Piece, pieces, start

KEPT = ("https:", "tel:", "sms:", "mailto:", "#to-")
_MARKS = {"fp-out": ("del", "[−", "]"), "fp-in": ("ins", "[+", "]")}
"""Words that went and came: an element, and signs that are seen where lines through are not."""


@cache
def _reader() -> Markdown:
    return Markdown(extensions=["attr_list", "pymdownx.blocks.html", "tables", "sane_lists"])


def from_markdown(*parts: Parts) -> str:
    """Parts of a page as HTML without ids. A link to `#to-x` leads to the part x of the pack."""
    reader = _reader()
    reader.reset()
    return _printed(reader.convert(markdown(parts)))


def lowered(html: str) -> str:
    """The HTML with headings two levels lower, to stand under a heading of the pack."""
    return re.sub(r"(</?h)([1-4])\b", lambda found: f"{found[1]}{int(found[2]) + 2}", html)


def _printed(html: str) -> str:
    out: list[str] = []
    unwrapped: list[tuple[str, str]] = []
    for piece in pieces(html):
        if piece.kind == "start":
            out.append(_started(piece, unwrapped))
        elif piece.kind == "end" and unwrapped and unwrapped[-1][0] == piece.name:
            out.append(unwrapped.pop()[1])
        else:
            out.append(piece.raw)
    return "".join(out)


def _started(piece: Piece, unwrapped: list[tuple[str, str]]) -> str:
    attributes = piece.attributes
    mark = next(
        (_MARKS[name] for name in attributes.get("class", "").split() if name in _MARKS), None
    )
    if mark:
        unwrapped.append((piece.name, f"{mark[2]}</{mark[0]}>"))
        return f"<{mark[0]}>{mark[1]}"
    href = attributes.get("href", "")
    if piece.name == "a":
        leads = href.startswith(KEPT)
        unwrapped.append(("a", "</a>" if leads else ""))
        return start("a", {"href": href.replace("#to-", "#")}) if leads else ""
    wanted = {key: value for key, value in attributes.items() if _kept(key)}
    return piece.raw if wanted == attributes else start(piece.name, wanted)


def _kept(name: str) -> bool:
    """Whether an attribute means anything on paper."""
    return not name.startswith("data-") and name not in ("id", "hidden", "tabindex", "role")
