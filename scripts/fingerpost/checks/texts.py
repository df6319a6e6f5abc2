"""The words of a file that readers see, each with its place and the field it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.problems import DataPath

PARAGRAPHS = frozenset(
    {
        *("body", "text", "for", "feedback", "parents", "facilitator"),
        *("description", "ambitions", "activities", "results", "reflections", "impact"),
    }
)
"""Fields of Markdown that may have more than one paragraph."""
MARKDOWN = PARAGRAPHS | frozenset(
    {
        *("first", "say", "do_not", "help", "why", "meaning", "about"),
        *("aims", "for_whom", "not_for", "agreement", "does_not_replace", "covers", "points"),
        *("steps", "instead", "cautions", "needs", "lines", "known"),
    }
)
"""Fields whose words are small Markdown; all others are plain text."""
_NAMES = """
act ages allowed area ask audience audiences avoid bank_holidays chat conditions contacts crisis
email evidence fact go hides id kind language mirror not_for note offer only_when opening
otherwise phone pick programme project provides reaches read response retired review_by reviewed
send service shows situation source start state then to to_confirm topic until verified version
web when written
"""
NOT_READ = frozenset(_NAMES.split())
"""Keys whose values are names, dates and numbers, not words for a reader."""
_OUTER = MARKDOWN | {"question", "title", "actor", "label"}
"""Fields whose value may be a map from audiences to words; the map keeps the field."""
_OF_NAMES = frozenset({"steps", "answers", "for", "audiences", "blocks", "says", "sectors"})
"""Keys whose value may be a map from names that an author chose, whatever those names are."""
_PLAIN_MARKS = re.compile(r"\*\*|\u00ad")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a file, with the field that they are in."""

    at: DataPath
    field: str
    text: str


def texts(data: Any, names: bool = False) -> Iterator[Words]:
    """All words of plain data that a reader may see, in file order.

    `names` says that the top keys are names (of contacts, questions and so on) and not fields.
    """
    yield from _texts(data, (), "", names)


def _texts(data: Any, at: DataPath, field: str, names: bool) -> Iterator[Words]:
    if isinstance(data, str):
        if data:
            yield Words(at, field, data)
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _texts(item, (*at, i), field, False)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _entry(key, value, at, field, names)


def _entry(key: str, value: Any, at: DataPath, field: str, names: bool) -> Iterator[Words]:
    place = (*at, key)
    if names:
        inside = "label" if field == "answers" and isinstance(value, str) else ""
        yield from _texts(value, place, "for" if field == "for" else inside, False)
    elif field in _OUTER:
        if key not in ("read", "send", "to"):
            yield from _texts(value, place, field, False)
    elif key not in NOT_READ or (key in _OF_NAMES and isinstance(value, dict)):
        yield from _texts(value, place, key, key in _OF_NAMES and isinstance(value, dict))


def as_read(text: str) -> str:
    """The words as a reader meets them: without the marks of bold, and without soft hyphens."""
    return _PLAIN_MARKS.sub("", text)
