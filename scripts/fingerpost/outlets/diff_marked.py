"""A comparison as Markdown for a comment: major first, by audience, and never too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fingerpost.compare.changes import Change, Comparison, Size
from fingerpost.compare.told import PARTS, answers_in_words, has_redline, way_words
from fingerpost.outlets.marked import literal, redlined

_SIZES: Mapping[Size, str] = {"major": "Major changes", "minor": "Minor changes"}
_REST = 200
"""Room for the line that says how much is left out."""
_TOO_LONG = "  - What shows it is too long to stand here.\n"


@dataclass(frozen=True, slots=True)
class _Told:
    """One change: the headings that stand above it, its sentence, and what shows it."""

    size: Size
    headings: tuple[str, ...]
    sentence: str
    shown: str


def as_markdown(comparison: Comparison, most: int | None = None) -> str:
    """The comparison, at most so many characters long; what is left out is counted at the end.

    What does not fit whole is told by its sentence; the first that does not fit even so ends it.
    """
    changes = [_told(comparison, *one) for one in _ordered(comparison)]
    text, above = _head(comparison) + "\n", ("", "")
    for place, change in enumerate(changes):
        lead = "".join(
            f"\n{heading}\n"
            for level, heading in enumerate(change.headings)
            if above[: level + 1] != change.headings[: level + 1]
        )
        lead += "\n" if lead else ""
        whole, short = change.sentence + change.shown, change.sentence + _TOO_LONG
        rest = _REST if place < len(changes) - 1 else 0
        fits = (one for one in (whole, short) if _fits(text + lead + one, most, rest))
        added = next(fits, None)
        if added is None:
            return text + _left_out(changes[place:])
        text, above = text + lead + added, (change.headings[0], change.headings[1])
    return text


def _fits(text: str, most: int | None, rest: int) -> bool:
    return most is None or len(text) + rest <= most


def _head(comparison: Comparison) -> str:
    old, new = comparison.old.version, comparison.new.version
    what = f"from {old} to {new}" if old != new else f"within version {new}"
    counts = [
        f"{sum(change.size == size for change in comparison.changes)} {size}" for size in _SIZES
    ]
    if not comparison.changes:
        return f"## What changes for readers, {what}\n\nNothing that a reader would notice."
    return f"## What changes for readers, {what}\n\n{counts[0]}, {counts[1]}."


def _ordered(comparison: Comparison) -> Iterator[tuple[str, Change]]:
    """The changes by size and then by whom they concern, everybody first, with those words."""
    titles = {
        name: audience["title"]
        for version in (comparison.old, comparison.new)
        for name, audience in version.data["settings"]["audiences"].items()
    }
    places = list(titles)
    for size in _SIZES:
        some = [change for change in comparison.changes if change.size == size]
        for change in sorted(some, key=lambda one: [places.index(a) for a in one.audiences]):
            yield ", ".join(titles[name] for name in change.audiences) or "Everybody", change


def _told(comparison: Comparison, whom: str, change: Change) -> _Told:
    count = sum(one.size == change.size for one in comparison.changes)
    headings = (f"### {_SIZES[change.size]} ({count})", f"#### {literal(whom)}")
    part = PARTS.get(change.part, change.part)
    sentence = f"- {part}: {literal(change.sentence)}\n"
    return _Told(change.size, headings, sentence, "".join(_shown(comparison, change)))


def _shown(comparison: Comparison, change: Change) -> Iterator[str]:
    if change.answers is not None:
        asked = answers_in_words(comparison, change)
        said = "; ".join(f"{literal(question)} {literal(answer)}" for question, answer in asked)
        yield f"  - Smallest answers: {said or 'none are needed'}.\n"
    if change.ways is not None:
        before, now = map(way_words, change.ways)
        yield f"  - Before: {literal(before)}\n  - Now: {literal(now)}\n"
    if has_redline(change):
        yield "\n"
        yield from (f"  > {line}\n" for line in redlined(change.before, change.after))
        yield "\n"


def _left_out(changes: list[_Told]) -> str:
    major = sum(change.size == "major" for change in changes)
    return f"\n**Not shown here: {len(changes)} more, of which {major} are major.**\n"
