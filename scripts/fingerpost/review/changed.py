"""What changed since the version before, for each audience, with all that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.compare.changes import Change, Comparison
from fingerpost.compare.told import PARTS
from fingerpost.model.guide import Guide
from fingerpost.pages.changes import in_full
from fingerpost.pages.links import HOME, Place
from fingerpost.pages.sheet import Part, Parts, plain

NONE_BEFORE = "There is no earlier version to compare with. All of it is new."
SIGNS = "Words that went stand in [− and ], words that came in [+ and ]."
NOTHING = "Nothing has changed."


def changed(guide: Guide, found: Comparison | None) -> Parts:
    """The parts: what concerns everybody first, then each audience."""
    if found is None:
        return [NONE_BEFORE]
    if not found.changes:
        return [NOTHING]
    place = Place(guide, HOME)
    titles = {name: one.title for name, one in guide.shared.settings.audiences.items()}
    everybody = [one for one in found.changes if len(one.audiences) != 1]
    return [
        plain(SIGNS),
        _group(place, found, "Everybody, or several groups of readers", everybody),
        [_group(place, found, title, [one for one in found.changes if one.audiences == (name,)])
         for name, title in titles.items()],
    ]  # fmt: skip


def _group(place: Place, found: Comparison, title: str, changes: list[Change]) -> list[Part]:
    parts: list[Part] = [f"### {plain(title)}"] if changes else []
    for part in dict.fromkeys(change.part for change in changes):
        parts.append(f"#### {PARTS.get(part, part)}")
        for change in changes:
            if change.part == part:
                parts += _change(place, found, change)
    return parts


def _change(place: Place, found: Comparison, change: Change) -> Iterator[Part]:
    """One change with its size in words; reviewers see old numbers too, to compare them."""
    whom = ", ".join(place.guide.shared.settings.audiences[one].title for one in change.audiences
                     if one in place.guide.shared.settings.audiences)  # fmt: skip
    size = "Major" if change.size == "major" else "Minor"
    lead = f"**{size}.** {plain(change.sentence)}"
    lead += f" ({plain(whom)})" if len(change.audiences) > 1 else ""
    yield in_full(found, change, lead)
