"""The versions before this one, as they were published."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.published.guide import Published, read_guide
from fingerpost.shape.revisions import version_order


def previous(guide: Guide) -> Published | None:
    """The newest version before this one that was published; None for the first.

    Raises UnreadableGuide where its file was changed since.
    """
    now = version_order(guide.shared.settings.version)
    older = [version for version in guide.archive.frozen if version_order(version) < now]
    newest = max(older, key=version_order, default=None)
    return read_guide(guide.archive.frozen[newest], guide.today) if newest else None
