"""A change as readers see it: its sentence, the answers that show it, both ways, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.compare.changes import Change, Comparison, Way
from fingerpost.compare.redline import redline
from fingerpost.compare.since import for_readers
from fingerpost.compare.told import PARTS, answers_in_words
from fingerpost.compare.words import plain_words
from fingerpost.pages.links import Place, changes_uri
from fingerpost.pages.sheet import Box, Part, box, joined, listed, plain
from fingerpost.pages.words import day

KINDS = (
    ("major", "What you may now do otherwise"),
    ("minor", "What reads otherwise"),
)
"""The sizes of changes, and the heading over those of each."""
IN_NOTE = 3
"""So many changes are named in the note of a page."""


def sized(place: Place, found: Comparison, changes: Sequence[Change]) -> list[Part]:
    """All these changes, the larger ones first, then part by part."""
    return [part for kind in KINDS for part in _size(place, found, changes, *kind)]


def _size(
    place: Place, found: Comparison, changes: Sequence[Change], size: str, heading: str
) -> list[Part]:
    some = [change for change in changes if change.size == size]
    parts: list[Part] = [f"## {heading} {{#{size}}}"] if some else []
    for part in dict.fromkeys(change.part for change in some):
        parts.append(f"### {PARTS.get(part, part)} {{#{size}-{part.replace('_', '-')}}}")
        parts += [_change(place, found, change) for change in some if change.part == part]
    return parts


def _change(place: Place, found: Comparison, change: Change) -> Box:
    """A change in full; of a contact only what holds now."""
    if change.part == "contacts":
        known = change.name in place.guide.shared.contacts
        link = f" [See it]({place.contact(change.name)})" if known else ""
        return box("div.fp-altered", f"{plain(for_readers(change))}{link}")
    here = change.part == "pathways" and change.name in place.guide.pathway
    link = f" [See it]({place.pathway(change.name)})" if here else ""
    return in_full(found, change, f"{plain(change.sentence)}{link}")


def in_full(found: Comparison, change: Change, lead: str) -> Box:
    """A change with all that shows it: the fewest answers, both ways, the words of before and now.

    `lead` is its sentence, as Markdown.
    """
    return box(
        "div.fp-altered",
        lead,
        _answers(found, change),
        _ways(change.ways) if change.ways else "",
        listed(list(_words(change))),
    )


def _answers(found: Comparison, change: Change) -> str:
    if not change.answers:
        return ""
    said = [f"“{plain(q)}” {plain(a)}" for q, a in answers_in_words(found, change)]
    return f"The fewest answers that show it: {'; '.join(said)}."


def _ways(ways: tuple[Way, Way]) -> Box:
    return box(
        "div.fp-both", [_way(word, way) for word, way in zip(("Before", "Now"), ways, strict=True)]
    )


def _way(word: str, way: Way) -> Box:
    steps = "\n".join(f"{n}. {plain(title)}" for n, title in enumerate(way.steps, 1))
    act = f"When to act: {plain(way.act)}." if way.act else ""
    contacts = f"Who can help: {joined([plain(c) for c in way.contacts], 'and')}."
    return box("div.fp-then", f"**{word}**", steps, act, contacts if way.contacts else "")


def _words(change: Change) -> Iterator[str]:
    """Both texts in full, each with the words that the other does not have."""
    before, after = plain_words(change.before), plain_words(change.after)
    runs = redline(before, after)
    for word, text, fate, mark in (
        ("Before", before, "removed", "fp-out"),
        ("Now", after, "added", "fp-in"),
    ):
        if text:
            shown = [_run(run.text, run.fate == fate, mark) for run in runs
                     if run.fate in ("same", fate)]  # fmt: skip
            yield f"{word}: {' '.join(filter(None, shown))}"


def _run(text: str, changed: bool, mark: str) -> str:
    words = plain(text)
    return f"**{words}**{{.{mark}}}" if changed and words else words


def note(place: Place, found: Comparison | None, pathway: str) -> Part:
    """What a pathway's page says of its own change since the version before, if there is any."""
    if found is None:
        return ""
    changes = [one for one in found.changes if one.part == "pathways" and one.name == pathway]
    if not changes:
        return ""
    guide = place.guide
    revision = guide.pieces.revisions.get(found.new.version)
    when = f" of {day(revision.released)}" if revision and revision.released else ""
    how = "Added" if changes[0].kind == "added" else "Changed"
    said = " ".join(plain(change.sentence) for change in changes[:IN_NOTE])
    link = f"[What changed]({place.to(changes_uri(guide.pathway[pathway].audience))})"
    return box(
        "p.fp-changed", f"**{how} in version {plain(found.new.version)}{when}.** {said} {link}"
    )
