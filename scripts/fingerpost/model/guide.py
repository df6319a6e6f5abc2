"""The whole guide: settings, what its pages share, the pathways, and the pieces beside them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fingerpost.model.pathway import Pathway
from fingerpost.shape.directory import Contact
from fingerpost.shape.drawings import Drawing
from fingerpost.shape.lexicon import Lexicon
from fingerpost.shape.living import Format, Living
from fingerpost.shape.pieces import Explainer, Tool, Training
from fingerpost.shape.programmes import CaseStudy, Programme
from fingerpost.shape.revisions import Revision
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
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    formats: Mapping[str, Format] = field(default_factory=dict)
    living: Living | None = None
    lexicon: Lexicon = field(default_factory=Lexicon)
    words: Words = field(default_factory=lambda: Words(avoid={}))
    linked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The names of the pieces that a link may lead to, by the kind of link."""


@dataclass(frozen=True)
class Pieces:
    """What stands beside the pathways: each kind by name. A field is called as its folder is."""

    explainers: Mapping[str, Explainer] = field(default_factory=dict)
    toolbox: Mapping[str, Tool] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    training: Mapping[str, Training] = field(default_factory=dict)
    case_studies: Mapping[str, CaseStudy] = field(default_factory=dict)
    revisions: Mapping[str, Revision] = field(default_factory=dict)


@dataclass(frozen=True)
class Archive:
    """What earlier versions left beside the revisions, by version; written by the program."""

    frozen: Mapping[str, str] = field(default_factory=dict)
    """The text of each version's `guide.json`, as it was published."""
    signed: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """For each hash that was signed, the code of every part that went into it."""


@dataclass(frozen=True)
class Guide:
    """A guide that was read without an error in its shape. Pathways are in audience, id order."""

    shared: Shared
    pathways: tuple[Pathway, ...]
    today: datetime.date
    pieces: Pieces = field(default_factory=Pieces)
    archive: Archive = field(default_factory=Archive)
    docs: Mapping[str, str] = field(default_factory=dict)
    """The readers' pages written by hand, by name, as Markdown."""

    @cached_property
    def pathway(self) -> Mapping[str, Pathway]:
        """The pathways by id."""
        return {pathway.id: pathway for pathway in self.pathways}
