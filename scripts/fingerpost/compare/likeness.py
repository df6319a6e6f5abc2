"""What is alike: a thing under another id, or a line in other words, and never two to one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

ALIKE = 0.85
"""Of two texts word by word, as difflib counts. The two pathways of this project's own guide that
are most alike, for two audiences, come to 0.79, and so do its two most similar contacts."""
ALIKE_STEPS = 0.75
"""Of two steps or blocks of a pathway; different ones of our own come to 0.65."""
ALIKE_LINES = 0.6
"""Of two lines of one list, of which one went and one came."""


def likeness(left: str, right: str, least: float = 0) -> float:
    """From 0, no word in common, to 1; also 0 where it is below the least that is asked for."""
    matcher = SequenceMatcher(None, _words(left), _words(right), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    found = matcher.ratio()
    return found if found >= least else 0


def _words(text: str) -> list[str]:
    """Without capitals and marks, which tell little of what a text says."""
    return re.findall(r"\w+", text.lower())


def pairs(gone: Mapping[str, str], come: Mapping[str, str], least: float = ALIKE) -> dict[str, str]:
    """Who became whom, by their words: the most alike first, each only once."""
    scored = sorted(
        (-score, left, right)
        for left, words in gone.items()
        for right, others in come.items()
        if (score := likeness(words, others, least))
    )
    found: dict[str, str] = {}
    for _, left, right in scored:
        if left not in found and right not in found.values():
            found[left] = right
    return found


def renamed(old: Mapping[str, str], new: Mapping[str, str], least: float = ALIKE) -> dict[str, str]:
    """Ids that are gone, and the new ids under which the same things stand."""
    gone = {name: words for name, words in old.items() if name not in new}
    come = {name: words for name, words in new.items() if name not in old}
    return pairs(gone, come, least)


def changed_lines(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Lines that were reworded, as pairs; a line that went has nothing after, and so on.

    Lines that only stand in another order have not changed.
    """
    gone = _without(before, after)
    come = _without(after, before)
    same = pairs(dict(_keyed(gone)), dict(_keyed(come)), ALIKE_LINES)
    lines, others = dict(_keyed(gone)), dict(_keyed(come))
    found = [(line, others[same[key]] if key in same else "") for key, line in lines.items()]
    return found + [("", line) for key, line in others.items() if key not in same.values()]


def _without(lines: Iterable[str], others: Sequence[str]) -> list[str]:
    rest = list(others)
    found = []
    for line in lines:
        if line in rest:
            rest.remove(line)
        else:
            found.append(line)
    return found


def _keyed(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((f"{n:04}", line) for n, line in enumerate(lines))
