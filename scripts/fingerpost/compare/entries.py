"""Entries of all parts but the pathways: which came, which went, and what changed in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from fingerpost.compare.changes import Change, Size
from fingerpost.compare.contacts import contact_changes
from fingerpost.compare.entry import NOUNS, Entry, entry_title, words
from fingerpost.compare.moved import ENTRIES, Aligned, Data
from fingerpost.compare.pieces import piece_changes
from fingerpost.compare.shared import question_changes, response_changes, situation_changes, users
from fingerpost.compare.words import quoted
from fingerpost.shape.kinds import EVERYONE

_SAYS: Mapping[str, Callable[[Entry], Iterator[Change]]] = {
    "situations": situation_changes,
    "questions": question_changes,
    "responses": response_changes,
    "contacts": contact_changes,
}


def entry_changes(guide: Aligned) -> Iterator[Change]:
    """What changed in the shared files and the pieces, part by part."""
    everybody = tuple(sorted(guide.new["settings"]["audiences"]))
    for part in ENTRIES:
        old, new = guide.old.get(part) or {}, guide.new.get(part) or {}
        for name in sorted({**old, **new}):
            if name in guide.names[part].values():
                yield _renamed(part, name, new[name], everybody)
            if old.get(name) != new.get(name):
                audiences = _audiences(guide, part, name, new.get(name) or old[name])
                if name in old and name in new:
                    entry = Entry(guide, part, name, old[name], new[name], audiences, everybody)
                    yield from _SAYS.get(part, piece_changes)(entry)
                else:
                    yield _came_or_went(guide, part, name, audiences, everybody)


def _audiences(guide: Aligned, part: str, name: str, entry: Data) -> tuple[str, ...]:
    if part in ("responses", "questions"):
        return users(guide, part, name)
    found = entry.get("audiences", ())
    return () if EVERYONE in found else tuple(found)


def _renamed(part: str, name: str, entry: Data, everybody: tuple[str, ...]) -> Change:
    what = f"{NOUNS[part]} {quoted(entry_title(entry, everybody))}"
    return Change("renamed", "minor", part, name, f"{what} has another name within the guide.")


def _came_or_went(
    guide: Aligned, part: str, name: str, audiences: tuple[str, ...], everybody: tuple[str, ...]
) -> Change:
    """Nobody is helped by a contact that went; all else that matters is told in the pathways."""
    old, new = (data.get(part) or {} for data in (guide.old, guide.new))
    entry = new.get(name) or old[name]
    what = f"{NOUNS[part]} {quoted(entry_title(entry, everybody))}"
    if name in new:
        says = f"{what} was added."
        return Change("added", "minor", part, name, says, audiences, after=words(entry))
    size: Size = "major" if part == "contacts" else "minor"
    says = f"{what} was removed."
    return Change("removed", size, part, name, says, audiences, before=words(entry))
