"""The authors' pages and the examples in them, ready to be held against the checker."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAKING = Path(__file__).parents[2] / "docs" / "making"
PAGES = sorted(MAKING.glob("*.md"))
TODAY = datetime.date(2026, 11, 22)
FENCE = re.compile(
    r"^(`{3,})[ ]*(?:\{\s*\.(\w+)([^}\n]*)\}|(\w*)([^\n]*))\n(.*?)^\1[ ]*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """One fenced block of a page; `title` is what it says it is, often a file's path."""

    page: str
    line: int
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def examples_of(name: str, text: str) -> Iterator[Example]:
    for found in FENCE.finditer(text):
        title = re.search(r'title="([^"]*)"', found[3] or found[5] or "")
        line = text.count("\n", 0, found.start()) + 1
        language = found[2] or found[4]
        yield Example(name, line, language, title[1] if title else "", found[6])


EXAMPLES = [one for page in PAGES for one in examples_of(page.name, page.read_text("utf-8"))]
YAML = [one for one in EXAMPLES if one.language == "yaml"]
FILES = [one for one in YAML if one.title.startswith("pathways/")]
TEXTS = {page.name: page.read_text("utf-8") for page in PAGES}
