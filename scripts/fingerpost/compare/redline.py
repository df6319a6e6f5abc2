"""Two texts as one, word by word: what stayed, what went and what came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and share a fate. A removed run stands before the added one."""

    fate: Literal["same", "removed", "added"]
    text: str


def redline(before: str, after: str) -> tuple[Run, ...]:
    """Runs which, without the added ones, say `before`, and without the removed ones `after`.

    Spaces belong to the word before them.
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(run for run in _runs(matcher, old, new) if run.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+\s*$|\s*\S+\s+|^\s+$", text)


def _runs(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Run]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(old[i:j]))
        else:
            yield Run("removed", "".join(old[i:j]))
            yield Run("added", "".join(new[k:m]))
