"""What a check of a guide folder found: every problem, and the guide where there is no error."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fingerpost.checks.reading import hardest
from fingerpost.checks.texts import texts
from fingerpost.load.files import Files, read_file
from fingerpost.load.pathway import load_pathway
from fingerpost.load.shared import ENTRIES, SharedFiles
from fingerpost.model.guide import Archive, Guide, Pieces
from fingerpost.problems import Problem, errors
from fingerpost.source.text import read_bytes


@dataclass(frozen=True)
class Report:
    """Every problem of a guide folder, in file order. `guide` is None while there are errors."""

    problems: tuple[Problem, ...]
    files: Files
    shared_files: SharedFiles
    today: datetime.date
    checked: Mapping[Path, bytes]
    """The bytes of each pathway as they were checked, so that nothing else can be published."""
    pieces: Pieces = field(default_factory=Pieces)
    archive: Archive = field(default_factory=Archive)
    docs: Mapping[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not errors(self.problems)

    def hardest(self) -> list[str]:
        """The sentences of the guide that read hardest, each with its place."""
        sources = dict(self.shared_files.sources)
        sources.pop("words", None)
        found = {name: (source, name in ENTRIES) for name, source in sources.items()}
        for path, raw in self.checked.items():
            found[str(path)] = (read_bytes(self.files.label(path), raw), False)
        for path in self.files.pieces:
            found[str(path)] = (read_file(path, self.files.label(path))[0], False)
        words = {source.path: texts(source.data, names) for source, names in found.values()}
        at = {source.path: source for source, _ in found.values()}
        return [f"{at[hard.path].place(hard.at)}: {hard.sentence}" for hard in hardest(words)]

    @cached_property
    def guide(self) -> Guide | None:
        """The whole guide, read when it is first asked for; None while there are errors."""
        if not self.good:
            return None
        shared = self.shared_files.shared
        pathways = []
        for path, raw in self.checked.items():
            source = read_bytes(self.files.label(path), raw)
            pathway, _ = load_pathway(source, shared, self.today)
            if pathway is not None:
                pathways.append(pathway)
        order = list(shared.settings.audiences)
        pathways.sort(key=lambda p: (order.index(p.audience), p.id))
        return Guide(shared, tuple(pathways), self.today, self.pieces, self.archive, self.docs)
