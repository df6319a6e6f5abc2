"""What is still to do: sentences to make plainer, owners to ask, contacts and dates to check."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.checks.board import board
from fingerpost.model.guide import Guide
from fingerpost.pages.sheet import Parts, listed, plain
from fingerpost.pages.words import day


def hardest_sentences(sentences: Sequence[str]) -> Parts:
    """The sentences with their places, the hardest first."""
    return [listed([plain(one) for one in sentences]) or "None was measured."]


def open_work(guide: Guide) -> Parts:
    """What waits for an owner, what nobody has checked, and what is due within 90 days."""
    found = board(guide)
    contacts, sources = guide.shared.contacts, guide.shared.evidence
    due = [f"{day(one.on)} ({one.when}): {_titled(guide, one.what)}" for one in found.due]
    return [
        _part("Waiting for an owner", [_titled(guide, one) for one in found.waiting]),
        _part("Contacts that nobody has checked", [contacts[n].name for n in found.unverified]),
        _part("Sources that nobody has checked", [sources[n].title for n in found.unchecked]),
        _part("Due, or overdue", due),
    ]


def _part(title: str, lines: Sequence[str]) -> Parts:
    return [f"### {title} ({len(lines)})", listed([plain(one) for one in lines]) or "Nothing."]


def _titled(guide: Guide, what: str) -> str:
    """A line of the board, with the title that readers know in place of the name of a file."""
    kind, _, rest = what.partition(" ")
    name, colon, more = rest.partition(":")
    found: object = None
    if kind == "pathway":
        found = next((one for one in guide.pathways if one.id == name), None)
    elif kind in ("contact", "source"):
        known = {"contact": guide.shared.contacts, "source": guide.shared.evidence}[kind]
        found = known.get(name)
    else:
        found = getattr(guide.pieces, kind.replace("-", "_"), {}).get(name)
    title = getattr(found, "title", None) or getattr(found, "name", None)
    return f"{title} ({kind}){colon}{more}" if title else what
