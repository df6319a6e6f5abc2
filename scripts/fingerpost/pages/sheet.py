"""Boxes of Markdown: the few forms in which a page is written.

A box is an element with parts inside, written with `pymdownx.blocks.html`, so that Markdown goes
on working in it, links are checked by the site builder, and no raw HTML is needed. Only a drawing
is HTML of our own making: it goes into a raw box, which comes through as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from fingerpost.shape.kinds import LINK_KINDS

_SPECIAL = re.compile(r"[\\`*_{}#]")
_AS_ENTITY = re.compile(r"[\[\]]|^[>+-]")
_NUMBERED = re.compile(r"^(\d+)\.(?=\s|$)")
_LINK = re.compile(
    rf"\[([^\[\]]+)\]\(((?:{'|'.join(LINK_KINDS)}):[a-z0-9/-]+|https://[^\s()<>\"']+)\)"
)
_COMPACT = json.JSONEncoder(separators=(",", ":"))
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True, slots=True)
class Box:
    """An element: `selector` is a tag with classes and attributes, `parts` its Markdown."""

    selector: str
    parts: tuple[Part, ...]
    blocks: bool = False
    """True asks for paragraphs inside an element that would otherwise hold one line (`li`)."""
    html: str = ""
    """HTML on one line, instead of parts."""


Part = Box | str
Parts: TypeAlias = "Box | str | Iterable[Parts]"
"""A part, or parts in any depth of lists; they are laid in line."""


def box(selector: str, *parts: Parts, blocks: bool = False) -> Box:
    """A box of parts. Empty parts are left out; lists of parts are laid in line."""
    return Box(selector, tuple(_laid(parts)), blocks)


def raw(selector: str, html: str) -> Box:
    """A box of HTML, which is put on the page as it is. It is one line, without a blank one.

    Nothing of an author may be in it that was not escaped before.
    """
    if "\n" in html or not html.startswith("<"):
        raise ValueError("HTML for a page is one line that begins with a tag")
    return Box(selector, (), html=html)


def _laid(parts: Iterable[Parts]) -> list[Part]:
    laid: list[Part] = []
    for part in parts:
        if isinstance(part, (str, Box)):
            if part:
                laid.append(part)
        else:
            laid += _laid(part)
    return laid


def markdown(parts: Iterable[Parts], slashes: int = 3) -> str:
    """The Markdown of parts, a blank line between them. Inner boxes have one slash more."""
    return _joined(_laid(parts), slashes)


def _joined(parts: Iterable[Part], slashes: int) -> str:
    return "\n\n".join([_written(part, slashes) for part in parts])


def _written(part: Part, slashes: int) -> str:
    if isinstance(part, str):
        return part.strip("\n")
    fence = "/" * slashes
    mode = "html" if part.html else "block" if part.blocks else ""
    option = f"\n    markdown: {mode}" if mode else ""
    inside = part.html or _joined(part.parts, slashes + 1)
    return f"{fence} html | {part.selector}{option}\n\n{inside}\n\n{fence}".replace(
        "\n\n\n", "\n\n"
    )


def data(name: str, value: Any) -> str:
    """A `data-` attribute holding compact JSON, for a selector or an attribute list.

    The value may hold ids only: neither form can carry a quote or a brace of free text.
    """
    text = _COMPACT.encode(value)
    if not re.fullmatch(r"[\x20-\x7e]*", text) or "'" in text or "\\" in text:
        raise ValueError(f"not fit for an attribute: {text}")
    return f"data-{name}='{text}'"


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Plain text as Markdown that shows exactly that text, on one line."""
    line = " ".join(text.split())
    line = line.replace("&", "&amp;").replace("<", "&lt;")
    line = _SPECIAL.sub(lambda found: "\\" + found.group(), line)
    line = _NUMBERED.sub(r"\1\\.", line)
    if line.startswith("///"):
        return "&#47;" + line[1:]
    return _AS_ENTITY.sub(_entity, line)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"


def inline(text: str) -> str:
    """A line of an author as Markdown: links and bold work in it, all else is shown as it is."""
    shown: list[str] = []
    end = 0
    for found in _LINK.finditer(text):
        shown += [_bold(text[end : found.start()], first=not shown)]
        shown += [f"[{plain(found.group(1))}]({found.group(2)})"]
        end = found.end()
    return "".join([*shown, _bold(text[end:], first=not shown)])


def _bold(text: str, first: bool) -> str:
    parts = _BOLD.split(text)
    return "".join(
        f"**{plain(part)}**" if odd % 2 else _spaced(part, first and not odd)
        for odd, part in enumerate(parts)
    )


def _spaced(text: str, first: bool) -> str:
    """Plain text that keeps a space at its ends, where it meets a link or bold words."""
    if not text.strip():
        return " " if text else ""
    lead = " " if text[0].isspace() and not first else ""
    last = " " if text[-1].isspace() else ""
    return lead + plain(text) + last


def listed(items: Sequence[str]) -> str:
    """A Markdown list, or nothing where there are no items."""
    return "\n".join(f"- {item}" for item in items)


def joined(items: Sequence[str], word: str) -> str:
    """`a`, `a or b`, `a, b or c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
