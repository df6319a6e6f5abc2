"""The first sheet: what this is, why it was made, who took part, and what is asked of a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.compare.changes import Comparison
from fingerpost.model.guide import Guide
from fingerpost.pages.sheet import Parts, box, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.revisions import Revision

ASKED = (
    "Read what changed first. Then read the guidance as somebody would who needs it.",
    "Each line has a number in the margin. Say the number when you comment on it.",
    "Say where you would stop, where you would not know what to do, and what would hurt to read.",
    "Check every name and number that you know.",
    "Sign only what you have read. The last sheet says what a signature covers.",
)


def cover(guide: Guide, found: Comparison | None, contents: Sequence[tuple[str, str]]) -> Parts:
    """The parts of the cover."""
    settings = guide.shared.settings
    revision = guide.pieces.revisions.get(settings.version)
    since = f", compared with version {plain(found.old.version)}" if found else ""
    lines = [f"{n}. [{plain(title)}](#to-{name})" for n, (name, title) in enumerate(contents, 1)]
    return [
        f"# Review pack: {plain(settings.title)}",
        f"Version {plain(settings.version)}{since}. Made on {day(guide.today)}.",
        box("p.notice", plain(settings.notice)),
        "\n".join(lines),
        "## What is asked of you",
        listed([plain(line) for line in ASKED]),
        list(_about(guide, revision)) if revision else "",
    ]


def _about(guide: Guide, revision: Revision) -> Iterator[str]:
    yield "## About this revision"
    yield f"State: {revision.state}. Begun on {day(revision.written)}."
    if revision.effective:
        yield f"To be used from {day(revision.effective)}."
    yield f"Why it was made: {plain(revision.reason)}"
    yield from _words(guide, revision)
    yield "### Who took part"
    living = guide.shared.living
    known = {name: one.title for name, one in living.groups.items()} if living else {}
    took = [
        f"{plain(known.get(one.group, one.group))}: {plain(one.how)} ({plain(one.when)})"
        for one in revision.involvement
    ]
    yield listed(took) or "Nobody is written down."


def _words(guide: Guide, revision: Revision) -> Iterator[str]:
    if revision.change is None:
        return
    titles = {name: one.title for name, one in guide.shared.settings.audiences.items()}
    yield f"### What it changes, in the group’s own words ({revision.change.size})"
    for name, words in revision.change.words.items():
        yield f"**{plain(titles.get(name, name.capitalize()))}.** {plain(words)}"
