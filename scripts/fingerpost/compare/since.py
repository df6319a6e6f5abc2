"""What changed since the version before, where that one was kept."""

from __future__ import annotations

from fingerpost.compare.changes import Change, Comparison
from fingerpost.compare.guides import compare
from fingerpost.model.guide import Guide
from fingerpost.published.guide import Published
from fingerpost.published.history import previous

BEFORE = "; before it was "
"""What the sentence of a change goes on with where it tells how it was."""


def since_before(guide: Guide) -> Comparison | None:
    """The comparison with the version before; None where this is the first one.

    Raises UnreadableGuide where the kept file was changed since.
    """
    before = previous(guide)
    return compare(before, Published.of(guide)) if before else None


def for_readers(change: Change) -> str:
    """The sentence of a change; of a contact only what holds now, so that no old number is read."""
    if change.part != "contacts":
        return change.sentence
    return f"{change.sentence.partition(BEFORE)[0].removesuffix('.')}."
