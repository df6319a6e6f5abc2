"""A published guide: its plain data, and its pathways made whole again so that they can be walked.

The data is that of `guide.json`. What the file leaves out (an author's files and lines) is not
needed to walk; places in it stand in for places in a file.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.published.data import FORMAT, content_hash, guide_data
from fingerpost.published.pathways import read_pathway


class UnreadableGuide(ValueError):
    """A file that is not the `guide.json` of a guide, or was changed by hand; says which."""


@dataclass(frozen=True)
class Published:
    """One version of a guide as plain data, on a day: what has ended by then is not shown."""

    data: Mapping[str, Any]
    day: datetime.date

    @classmethod
    def of(cls, guide: Guide) -> Published:
        """The guide as it would be published now."""
        return cls(guide_data(guide), guide.today)

    @cached_property
    def pathway(self) -> Mapping[str, Pathway]:
        """The pathways by id, fit to be walked and explored."""
        found = self.data["pathways"]
        return {name: read_pathway(found[name], self.day) for name in found}

    def part(self, name: str) -> Mapping[str, Any]:
        """A part of the guide by its name (`contacts`, `toolbox`), entries by id."""
        found: Mapping[str, Any] = self.data.get(name) or {}
        return found

    @property
    def version(self) -> str:
        """Its number."""
        return str(self.data["settings"]["version"])


def read_guide(text: str, day: datetime.date) -> Published:
    """The guide that a `guide.json` holds. Raises UnreadableGuide where it is none."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UnreadableGuide(f"it is not JSON ({error})") from error
    if not isinstance(data, dict) or not _keys(data, ("format", "settings", "pathways", "hash")):
        raise UnreadableGuide("it is not the guide.json of a guide")
    if data["format"] != FORMAT:
        raise UnreadableGuide(f"it has the form {data['format']}, and this program reads {FORMAT}")
    if data["hash"] != content_hash(data):
        raise UnreadableGuide("it was changed after it was made: its hash is not that of its words")
    return Published(data, day)


def _keys(data: Mapping[str, Any], names: Iterable[str]) -> bool:
    return all(name in data for name in names)
