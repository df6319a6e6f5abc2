"""What changed in each pathway since the version before, for the pages behind posters.

It stands beside the pages of every version, so that a release need compare nothing again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from fingerpost.compare.changes import Comparison
from fingerpost.compare.since import for_readers
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway

CHANGES = "changes.json"


def notes(guide: Guide, found: Comparison | None) -> dict[str, str]:
    """The file by its path. Without a version before, nothing has changed.

    `pathways` has sentences by pathway, and `moved` the new name of each that has another. A number
    is never said: where a contact's details changed, only that is told.
    """
    told = {one.id: list(_told(guide, found, one)) for one in guide.pathways} if found else {}
    data = {
        "version": guide.shared.settings.version,
        "pathways": {name: lines for name, lines in told.items() if lines},
        "moved": dict(found.moved) if found else {},
    }
    return {CHANGES: f"{json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)}\n"}


def _told(guide: Guide, found: Comparison, pathway: Pathway) -> Iterator[str]:
    people = set(pathway.people)
    for change in found.changes:
        if change.part == "pathways" and change.name == pathway.id:
            yield for_readers(change)
        elif change.part == "contacts" and change.name in people:
            yield f"How to reach “{guide.shared.contacts[change.name].name}” has changed."
