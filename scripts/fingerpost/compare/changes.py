"""A change between two versions as a value: what it is, how large, whom it concerns, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fingerpost.model.pathway import Answers
from fingerpost.published.guide import Published

Size = Literal["major", "minor"]
"""Whether readers may do something else than before (major), or only read it otherwise."""
Kind = Literal[
    "route",
    "outcome",
    "act",
    "actor",
    "contact",
    "added",
    "removed",
    "moved",
    "renamed",
    "reworded",
    "scenario",
    "situation",
    "evidence",
    "date",
    "setting",
]


@dataclass(frozen=True, slots=True)
class Way:
    """One reader's walk in one version: the titles of the steps met, and what stood at its end.

    `ends` is empty where the version has no such answer, or leads nowhere. `act` is in words.
    """

    steps: tuple[str, ...]
    ends: str
    act: str = ""
    contacts: tuple[str, ...] = ()
    """Names of the contacts shown on the way."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `part` and `name` say where (`pathways`, `schools/told`), `step` further in.

    `sentence` is plain English for a reader, whole and with its full stop. `before` and `after`
    are words to be shown as a redline. `answers` are the smallest that show the change, by the
    questions' ids as they are now (or were, where they are gone), and `ways` what a reader who
    gives them met before and meets now. No audiences means all of them.
    """

    kind: Kind
    size: Size
    part: str
    name: str
    sentence: str
    audiences: tuple[str, ...] = ()
    step: str = ""
    before: str = ""
    after: str = ""
    answers: Answers | None = None
    ways: tuple[Way, Way] | None = None


@dataclass(frozen=True)
class Comparison:
    """All changes from one version to another, the largest first, then in the guide's order."""

    old: Published
    new: Published
    changes: tuple[Change, ...]
    moved: Mapping[str, str]
    """Pathways that have another id now: the old id, and the new one."""

    @property
    def size(self) -> Size:
        """Major where any change is."""
        return "major" if any(change.size == "major" for change in self.changes) else "minor"

    def concerning(self, audience: str) -> tuple[Change, ...]:
        """The changes that concern an audience: its own, and those that concern everybody."""
        return tuple(c for c in self.changes if not c.audiences or audience in c.audiences)
