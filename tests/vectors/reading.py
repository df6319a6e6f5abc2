"""The test vectors as values: each file's pathway, read as an author's file is, and its cases."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fingerpost.load.pathway import pathway_from_text
from fingerpost.model.guide import Guide, Shared
from fingerpost.model.pathway import Answers, Pathway
from fingerpost.shape.directory import Contact
from fingerpost.shape.shared import Audience, Response, Settings, SharedQuestion
from fingerpost.source.text import read_text

FOLDER = Path(__file__).parent
HEADER: dict[str, Any] = {
    "title": "A pathway",
    "audience": "schools",
    "summary": "What to do.",
    "written": "2026-11-22",
    "reviewed": "null",
    "review_by": "2027-05-22",
    "owner": {"role": "Somebody"},
}
CONTACT: dict[str, Any] = {
    "about": "People who help.",
    "hours": "Every day",
    "ages": "any",
    "area": "everywhere",
    "source": "https://example.org/",
    "verified": "null",
    "review_by": "2027-05-22",
}
SETTINGS = Settings(
    language="1",
    title="A guide",
    short_title="Guide",
    version="0.1",
    state="draft",
    publisher="Somebody",
    intended_purpose="For tests.",
    notice="A draft.",
    crisis=("none-yet",),
    areas={"kent": "Kent", "medway": "Medway"},
    services={"front-door": "The front door", "nursing": "School nursing"},
    audiences={
        name: Audience(title=name, door="I am here", intro="For you.", discreet=name[0] == "y")
        for name in ("schools", "families", "practitioners", "young-people")
    },
)


@dataclass(frozen=True)
class Expected:
    """What a walk must give. `contacts` is None where the case does not speak of them."""

    route: tuple[str, ...]
    outcome: str | None = None
    blocks: tuple[int, ...] = ()
    responses: tuple[str, ...] = ()
    act: str | None = None
    missing: str | None = None
    unused: frozenset[str] = frozenset()
    problem: str | None = None
    contacts: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Case:
    """One set of answers. `words` and `bodies` say which of a step's varying words are shown."""

    title: str
    answers: Answers
    expect: Expected
    words: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    only: str = ""
    """`python` where the browser cannot be given such answers."""


@dataclass(frozen=True)
class Vector:
    """A file of test vectors: a pathway in its guide, and what walking it must give."""

    name: str
    guide: Guide
    cases: tuple[Case, ...]

    @property
    def pathway(self) -> Pathway:
        """The file's only pathway."""
        return self.guide.pathways[0]


@cache
def vectors() -> tuple[Vector, ...]:
    """All files of vectors, in the order of their names."""
    return tuple(_vector(path) for path in sorted(FOLDER.glob("*.yml")))


def guide_of(
    pathway: Mapping[str, Any],
    shared: Mapping[str, Any] | None = None,
    today: datetime.date = datetime.date(2026, 11, 22),
) -> Guide:
    """A guide of one pathway, from an author's data; header lines may be left out.

    The pathway goes through text, as a file does: JSON is YAML as well.
    """
    maps = shared or {}
    common = Shared(
        settings=SETTINGS,
        questions={k: SharedQuestion(**v) for k, v in maps.get("questions", {}).items()},
        responses={k: Response(**v) for k, v in maps.get("responses", {}).items()},
        contacts={k: Contact(**(CONTACT | v)) for k, v in maps.get("contacts", {}).items()},
    )
    data = HEADER | dict(pathway)
    path = f"pathways/{data['audience']}/x.yml"
    found, problems = pathway_from_text(json.dumps(data, ensure_ascii=False), common, today, path)
    assert not problems, "\n".join(map(str, problems))
    assert found is not None
    return Guide(common, (found,), today)


def _vector(path: Path) -> Vector:
    source = read_text(path.name, path.read_text(encoding="utf-8"))
    assert not source.problems, source.problems
    data: Any = source.data
    today = datetime.date.fromisoformat(data.get("today", "2026-11-22"))
    guide = guide_of(data["pathway"], data.get("shared"), today)
    return Vector(path.stem, guide, tuple(_case(case) for case in data["cases"]))


def _case(data: Mapping[str, Any]) -> Case:
    answers = {k: tuple(v) if isinstance(v, list) else v for k, v in data["answers"].items()}
    expect: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data["expect"].items()
    }
    expect["blocks"] = tuple(map(int, expect.get("blocks", ())))
    expect["unused"] = frozenset(expect.get("unused", ()))
    rest = {key: data[key] for key in ("words", "bodies", "only") if key in data}
    return Case(data["title"], answers, Expected(**expect), **rest)
