"""The files that pathways share, read entry by entry so that one fault hides no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from fingerpost.load.files import SHARED, read_file
from fingerpost.load.shapes import adapter, validate
from fingerpost.model.guide import Shared
from fingerpost.problems import Fault, Problem
from fingerpost.shape.audiences import Audience
from fingerpost.shape.directory import Contact
from fingerpost.shape.drawings import Drawing
from fingerpost.shape.kinds import ID_PATTERN
from fingerpost.shape.lexicon import Lexicon
from fingerpost.shape.living import Format, Living
from fingerpost.shape.shared import (
    Evidence,
    Response,
    Settings,
    SharedQuestion,
    Situation,
    Term,
    Words,
)
from fingerpost.source.text import Source

ENTRIES: Mapping[str, Any] = {
    "situations": Situation,
    "questions": SharedQuestion,
    "responses": Response,
    "contacts": Contact,
    "evidence": Evidence,
    "glossary": Term,
    "drawings": Drawing,
    "formats": Format,
}
"""The files that are maps from an id to an entry of this shape."""
WHOLE: Mapping[str, Any] = {
    "guide": Settings,
    "words": Words,
    "living": Living,
    "lexicon": Lexicon,
}
"""The files that are one thing."""
_IDS: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
_IS_ID = re.compile(ID_PATTERN).match


@dataclass(frozen=True)
class SharedFiles:
    """What could be read, by file name, with the sources for later look-ups and all problems."""

    shared: Shared
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]
    found_settings: bool


def read_shared(sources: Mapping[str, Source]) -> SharedFiles:
    """Reads the shared files, given by name without `.yml`. Absent files are empty.

    Without a usable guide.yml the settings are stand-ins and `found_settings` is False.
    """
    problems = [problem for source in sources.values() for problem in source.problems]
    read: dict[str, Any] = {}
    for name, source in sources.items():
        if source.data is None:
            continue
        read[name], faults = _read(name, source.data)
        problems += [source.problem(fault) for fault in faults]
    found = read.get("guide") is not None
    maps = {name: read.get(name) or {} for name in ENTRIES}
    settings = read.get("guide") or stand_in(())
    words = read.get("words") or Words(avoid={})
    lexicon = read.get("lexicon") or Lexicon()
    shared = Shared(settings, **maps, living=read.get("living"), words=words, lexicon=lexicon)
    return SharedFiles(shared, sources, tuple(problems), found)


def read_shared_in(folder: Path) -> SharedFiles:
    """The shared files of a guide folder, whatever else is in it; absent files are empty."""
    paths = {name: folder / f"{name}.yml" for name in SHARED}
    present = {name: path for name, path in paths.items() if path.is_file()}
    return read_shared({n: read_file(p, p.as_posix())[0] for n, p in present.items()})


def _read(name: str, data: Any) -> tuple[Any, list[Fault]]:
    if name in ENTRIES:
        return _entries(data, adapter(ENTRIES[name]))
    return validate(adapter(WHOLE[name]), data)


def _entries(data: Any, shape: TypeAdapter[Any]) -> tuple[dict[str, Any], list[Fault]]:
    result = validate(_IDS, data)
    whole, faults = result
    good: dict[str, Any] = {}
    for key, value in (whole or {}).items():
        entry, wrong = validate(shape, value)
        faults += [_under(key, fault) for fault in wrong]
        if not _IS_ID(key):
            hint = "Use small letters, digits and hyphens, like nhs-111."
            faults.append(Fault((key,), "name", f'"{key}" is not a name', hint, on_key=True))
        elif entry is not None:
            good[key] = entry
    return good, faults


def _under(key: str, fault: Fault) -> Fault:
    at = (key, *fault.at)
    return Fault(at, fault.rule, fault.message, fault.hint, fault.severity, fault.on_key)


def stand_in(audiences: Iterable[str]) -> Settings:
    """Settings for a pathway that is read on its own, without a guide around it."""
    known = {name: Audience(title=name, door=name, intro=name) for name in audiences}
    return Settings(
        language="1",
        title="Untitled",
        short_title="Untitled",
        version="0",
        state="draft",
        publisher="Nobody yet",
        intended_purpose="None yet",
        notice="Draft",
        crisis=("none-yet",),
        areas={},
        audiences=known,
    )
