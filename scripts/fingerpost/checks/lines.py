"""Slips of YAML that leave words in a form their author did not mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.texts import Words
from fingerpost.problems import Fault

_LISTS = frozenset({"first", "say", "do_not"})
_NO_SPACE = re.compile(r"^-\w")
_MERGED = re.compile(r"[\w.!?] - \w")
_DO_NOT = ("Do not ", "Never ")


def line_faults(words: Words) -> Iterator[Fault]:
    """List marks that became text, texts that a comma cut in two, and do_not lines that do."""
    text = words.text.lstrip()
    if _NO_SPACE.match(text):
        hint = "Put a space after the hyphen."
        yield Fault(words.at, "line-form", "this text begins with a hyphen", hint)
    elif _MERGED.search(text) and words.field not in ("label", "name"):
        message = "there is a hyphen alone in this text"
        hint = "If it begins a new line of a list, move it left, under the line above it."
        yield Fault(words.at, "line-form", message, hint, "warning")
    if words.field not in _LISTS:
        return
    if text[:1].islower():
        message = "this line begins with a small letter"
        hint = "If a comma inside [ ] cut it off, put quotes around the whole text."
        yield Fault(words.at, "line-form", message, hint, "warning")
    if words.field == "do_not" and not text.startswith(_DO_NOT):
        hint = "People skip headings when they are worried; the line itself must say it."
        yield Fault(words.at, "do-not", 'this line does not begin with "Do not"', hint)
