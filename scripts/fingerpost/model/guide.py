"""The whole guide: settings, everything that pathways share, and the pathways."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fingerpost.model.pathway import Pathway
from fingerpost.shape.directory import Contact
from fingerpost.shape.shared import (
    Evidence,
    Response,
    Settings,
    SharedQuestion,
    Situation,
    Term,
    Words,
)


@dataclass(frozen=True)
class Shared:
    """What the pathways have in common, by id. A missing file is an empty map."""

    settings: Settings
    situations: Mapping[str, Situation] = field(default_factory=dict)
    questions: Mapping[str, SharedQuestion] = field(default_factory=dict)
    responses: Mapping[str, Response] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    words: Words = field(default_factory=lambda: Words(avoid={}))


@dataclass(frozen=True)
class Guide:
    """A guide that was read without an error in its shape. Pathways are in audience, id order."""

    shared: Shared
    pathways: tuple[Pathway, ...]
    today: datetime.date

    @cached_property
    def pathway(self) -> Mapping[str, Pathway]:
        """The pathways by id."""
        return {pathway.id: pathway for pathway in self.pathways}
