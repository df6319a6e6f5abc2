"""Raw telephone numbers in words: they stand in contacts.yml only, so one place mends all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.bodies import LINK
from fingerpost.checks.texts import Words, as_read
from fingerpost.problems import Fault

_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_LONG = re.compile(r"(?<![\w/])\+?\(?\d(?:[\s().–-]{0,2}\d){4,}(?!\w)")
_SHORT = re.compile(r"\b(?:call|ring|phone|dial|text)\s+(999|111|101|112|119)\b", re.IGNORECASE)
_LINKABLE = frozenset({"body", "text", "first", "help", "why", "for"})
"""Fields where 999 and 111 can be, and so must be, links to their contact."""


def number_faults(words: Words) -> Iterator[Fault]:
    """Numbers of five digits or more anywhere, and 999 or 111 where they should be links."""
    if not _DIGIT.search(words.text):
        return
    text = _DATE.sub("", as_read(words.text))
    hint = "Write [words](contact:id); the number stands in contacts.yml."
    for match in _LONG.finditer(LINK.sub(lambda m: m[1], text)):
        message = f'"{match[0].strip()}" looks like a telephone number'
        yield Fault(words.at, "raw-number", message, hint)
    if words.field in _LINKABLE:
        for match in _SHORT.finditer(LINK.sub("", text)):
            message = f'"{match[1]}" should be a link to its contact'
            yield Fault(words.at, "raw-number", message, hint)
