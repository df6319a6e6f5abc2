"""Two versions of a guide, compared: everything that changed, largest first."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.compare.changes import Change, Comparison
from fingerpost.compare.entries import entry_changes
from fingerpost.compare.moved import Aligned, aligned
from fingerpost.compare.pathways import pathway_changes
from fingerpost.compare.settings import living_changes, setting_changes
from fingerpost.published.guide import Published


def compare(old: Published, new: Published) -> Comparison:
    """What changed from one version to the other.

    Both are taken as they stand on the day of the new one. That no route is told means that all
    answers which both versions take lead to the same end, by the same steps.
    """
    guide = aligned(old.data, new.data)
    found = list(_changes(guide, new)) if old.data != new.data else []
    found.sort(key=lambda change: change.size != "major")
    return Comparison(old, new, tuple(found), guide.names["pathways"])


def _changes(guide: Aligned, new: Published) -> Iterator[Change]:
    """In the order of the guide: pathways, settings, shared files, pieces."""
    yield from pathway_changes(guide, new.day)
    yield from setting_changes(guide)
    yield from entry_changes(guide)
    yield from living_changes(guide)
