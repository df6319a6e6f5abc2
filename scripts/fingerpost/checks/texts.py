"""The words of a file that readers see, each with its place and the field it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.problems import DataPath

MARKDOWN = frozenset(
    {"body", "text", "for", "first", "say", "do_not", "help", "why", "meaning", "about"}
)
"""Fields whose words are small Markdown; all others are plain text."""
PARAGRAPHS = frozenset({"body", "text", "for"})
"""Fields of Markdown that may have more than one paragraph."""
_NAMES = """
act area ages ask audience audiences avoid allowed conditions contacts crisis email evidence fact go
hides id kind language not_for note offer only_when otherwise phone pick provides reaches read
response retired review_by reviewed send service shows situation source start state then to
to_confirm topic until verified version web when written
"""
NOT_READ = frozenset(_NAMES.split())
"""Keys whose values are names, dates and numbers, not words for a reader."""
_OUTER = MARKDOWN | {"question", "title", "actor"}


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a file, with the field that they are in."""

    at: DataPath
    field: str
    text: str


def texts(data: Any, at: DataPath = (), field: str = "") -> Iterator[Words]:
    """All words of plain data that a reader may see, in file order.

    A map from audiences keeps the field it stands under, and answers in short form are labels.
    """
    if isinstance(data, str):
        if data:
            yield Words(at, field, data)
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from texts(item, (*at, i), field)
    elif isinstance(data, dict):
        for name, value in data.items():
            if field == "answers" and isinstance(value, str):
                yield Words((*at, name), "label", value)
            elif name not in NOT_READ:
                yield from texts(value, (*at, name), field if field in _OUTER else name)
