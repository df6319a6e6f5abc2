"""The versions before this one, as they were published."""

from __future__ import annotations

import datetime

from fingerpost.model.guide import Guide
from fingerpost.published.guide import Published, read_guide
from fingerpost.shape.revisions import Revision, version_order


def version_before(guide: Guide) -> str | None:
    """The number of the newest version before this one that was kept; None for the first."""
    now = version_order(guide.shared.settings.version)
    older = [version for version in guide.archive.frozen if version_order(version) < now]
    return max(older, key=version_order, default=None)


def previous(guide: Guide) -> Published | None:
    """The newest version before this one that was published; None for the first.

    Raises UnreadableGuide where its file was changed since.
    """
    newest = version_before(guide)
    return read_guide(guide.archive.frozen[newest], guide.today) if newest else None


def released_versions(guide: Guide) -> list[tuple[Revision, datetime.date]]:
    """The revisions that were published up to this one, and when, the newest first."""
    now = version_order(guide.shared.settings.version)
    found = [
        (revision, revision.released)
        for revision in guide.pieces.revisions.values()
        if revision.released and revision.order <= now
    ]
    return sorted(found, key=lambda one: one[0].order, reverse=True)
