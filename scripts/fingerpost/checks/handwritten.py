"""Readers' pages written by hand in docs/, held to the same rules for words and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fingerpost.checks.numbers import number_faults
from fingerpost.checks.texts import Words
from fingerpost.checks.words import Lexis, allowed, word_faults
from fingerpost.model.guide import Shared
from fingerpost.problems import Problem

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def page_problems(docs: Path, shared: Shared, found: Lexis) -> Iterator[Problem]:
    """Problems of the words of every page at the top of docs/; folders there are for authors."""
    for path in sorted(docs.glob("*.md")):
        label = f"{docs.name}/{path.name}"
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            yield Problem(label, 0, 0, "bytes", "this page cannot be read", "Save it as UTF-8.")
            continue
        yield from _page(label, text, shared, found)


def _page(label: str, text: str, shared: Shared, found: Lexis) -> Iterator[Problem]:
    """Paragraph by paragraph; a problem stands at the line where its paragraph begins."""
    body = _FRONT.sub(lambda front: "\n" * front[0].count("\n"), text)
    line = 1
    for paragraph in re.split(r"(\n\s*\n)", body):
        words = Words((), "page", paragraph)
        faults = [*word_faults(found, [words], allowed(shared, label)), *number_faults(words)]
        for fault in faults:
            start = line + len(paragraph) - len(paragraph.lstrip("\n"))
            yield Problem(label, start, 1, fault.rule, fault.message, fault.hint, fault.severity)
        line += paragraph.count("\n")
