"""What a release writes down in the guide's own files: the model as it was, and states."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fingerpost.compare.guides import compare
from fingerpost.load.files import REVISIONS
from fingerpost.model.guide import Guide
from fingerpost.published.guide import Published
from fingerpost.published.history import previous
from fingerpost.published.revision_text import with_fields
from fingerpost.shape.revisions import Revision

Fields = Mapping[str, Mapping[str, Any]]
"""Fields to write, for each version whose revision changes."""


def released(guide: Guide, version: str, draft: bool, replaced: tuple[str, ...]) -> Fields:
    """What publishing a version says in its revision's file, and in those it takes the place of."""
    now: dict[str, Any] = {"released": guide.today}
    if not draft:
        now["state"] = "published"
    revision = guide.pieces.revisions[version]
    moved, gone = _addresses(guide, revision)
    now |= {"moved": moved} if moved else {}
    now |= {"gone": gone} if gone else {}
    then = {"state": "superseded", "replaced_by": version}
    known = guide.pieces.revisions
    return {version: now} | {name: then for name in replaced if name in known}


def _addresses(guide: Guide, revision: Revision) -> tuple[dict[str, str], list[str]]:
    """Pathways with another address than in the version before, and those with none any more."""
    before = previous(guide)
    if before is None:
        return dict(revision.moved), list(revision.gone)
    moved = {**compare(before, Published.of(guide)).moved, **revision.moved}
    gone = [name for name in before.pathway if name not in guide.pathway and name not in moved]
    return moved, gone


def withdrawn(on: datetime.date, version: str, reason: str) -> Fields:
    """What withdrawing a version says in its revision's file."""
    return {version: {"state": "withdrawn", "withdrawn": {"on": on, "reason": reason}}}


def write(pathways: Path, fields: Fields) -> dict[str, bytes]:
    """Writes fields into the files of revisions; gives each file's new bytes, by its name."""
    found = {}
    for version, values in fields.items():
        path = pathways / REVISIONS / f"{version}.yml"
        if path.is_file():
            text = with_fields(path.read_text("utf-8"), values)
            path.write_text(text, "utf-8")
            found[f"{REVISIONS}/{version}.yml"] = text.encode()
    return found
