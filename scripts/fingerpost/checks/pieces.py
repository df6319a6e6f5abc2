"""The pieces: that their names lead somewhere, their dates come in order and their limits hold."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.checks.bodies import plain_faults
from fingerpost.checks.dates import page_dates
from fingerpost.checks.examine import Examined, links_in, local_links, wording_faults
from fingerpost.checks.programmes import case_study_faults, programme_faults
from fingerpost.checks.reading import hard_to_read
from fingerpost.checks.sections import doubles, section_faults
from fingerpost.checks.texts import Words, texts
from fingerpost.checks.words import Lexis
from fingerpost.load.files import Files
from fingerpost.load.pieces import in_order, read_pieces
from fingerpost.model.guide import Pieces, Shared
from fingerpost.model.pathway import Dates
from fingerpost.problems import DataPath, Fault, Problem, did_you_mean
from fingerpost.shape.pieces import NEEDS_OWNER, Explainer, Piece, Tool
from fingerpost.shape.programmes import WORD_LIMITS, CaseStudy, Programme
from fingerpost.shape.revisions import Revision
from fingerpost.source.text import Source

WAITING = frozenset({"label", "permission", "provider", "covers"})
"""Fields in which `needs-owner-input` may stand, as in every section of a case study."""


@dataclass(frozen=True)
class Known:
    """What the pieces of a guide can be held against."""

    shared: Shared
    examined: Mapping[str, Examined]
    lexis: Lexis
    today: datetime.date


def check_pieces(files: Files, known: Known) -> tuple[Pieces, list[Problem]]:
    """The pieces that could be read, and every problem of them."""
    read = read_pieces(files)
    pieces = in_order((path, piece) for path, _, piece, _ in read if piece is not None)
    problems = _taken(files, pieces, known)
    for path, source, piece, faults in read:
        more = _file_faults(path.stem, source, piece, known)
        problems += [*source.problems, *(source.problem(fault) for fault in [*faults, *more])]
    return pieces, problems


def _file_faults(name: str, source: Source, piece: Any, known: Known) -> list[Fault]:
    words = list(texts(source.data))
    faults = wording_faults(words, known.lexis, known.shared, source.path)
    faults += [*local_links(words, known.shared), *_pathway_links(words, known)]
    if piece is not None:
        faults += piece_faults(name, piece, words, known)
    return faults


def piece_faults(name: str, piece: Any, words: list[Words], known: Known) -> Iterator[Fault]:
    """What is wrong with one piece beyond its shape and its words."""
    yield from _names(piece, known)
    yield from _waiting(words, WORD_LIMITS if isinstance(piece, CaseStudy) else WAITING)
    if isinstance(piece, Piece | CaseStudy):
        dates = Dates(piece.written, piece.reviewed, piece.review_by)
        proposed = piece.owner.proposed
        yield from page_dates(dates, proposed, known.shared, known.today, "page")
    if isinstance(piece, Piece):
        ages = [known.shared.words.reading_age.get(audience) for audience in piece.audiences]
        yield from hard_to_read(words, min(filter(None, ages), default=None))
    if isinstance(piece, Explainer):
        yield from section_faults(piece, known.examined)
    if isinstance(piece, Tool):
        yield from doubles((slot.id for slot in piece.form), "form")
        for i, slot in enumerate(piece.form):
            yield from plain_faults(("form", i, "help"), slot.help or "")
    if isinstance(piece, Programme):
        yield from programme_faults(piece)
    if isinstance(piece, CaseStudy):
        yield from case_study_faults(piece)
    if isinstance(piece, Revision) and piece.version != name:
        message = f'this is version {piece.version}, but the file is called "{name}.yml"'
        yield Fault(("version",), "version-name", message, "Give both the same number.")


def _waiting(words: list[Words], fields: Collection[str]) -> Iterator[Fault]:
    """Words that wait for their owner in a place where readers would see the mark itself."""
    for each in words:
        if each.text == NEEDS_OWNER and each.field not in fields:
            message = f"{NEEDS_OWNER} cannot stand here"
            yield Fault(each.at, "value", message, "Write what is known, or leave the line out.")


def _names(piece: Any, known: Known) -> Iterator[Fault]:
    """Names in a piece that lead nowhere, each by its kind."""
    shared = known.shared
    groups = shared.living.groups if shared.living else {}
    kinds: Mapping[str, Collection[str]] = {
        "audience": shared.settings.audiences,
        "contact": shared.contacts,
        "evidence": shared.evidence,
        "drawing": shared.drawings,
        "pathway": known.examined,
        "programme": shared.linked.get("programme", ()),
        "group": groups,
    }
    for kind, at, name in _named(piece):
        if name not in kinds[kind]:
            hint = did_you_mean(name, kinds[kind]) or f"Check the spelling, or add the {kind}."
            yield Fault(at, f"{kind}-unknown", f'there is no {kind} "{name}"', hint)


def _named(piece: Any) -> Iterator[tuple[str, DataPath, str]]:
    """(kind, place, name) of each name that a piece gives."""
    for field, kind in (("audiences", "audience"), ("contacts", "contact")):
        for at, name in enumerate(getattr(piece, field, ())):
            yield kind, (field, at), name
    for at, ref in enumerate(getattr(piece, "evidence", ())):
        yield "evidence", ("evidence", at), ref.split("/", 1)[0]
    for field, kind in (("pathway", "pathway"), ("programme", "programme")):
        if getattr(piece, field, None):
            yield kind, (field,), getattr(piece, field)
    for at, one in enumerate(piece.involvement if isinstance(piece, Revision) else ()):
        yield "group", ("involvement", at, "group"), one.group
    yield from _drawn(piece)


def _drawn(piece: Any) -> Iterator[tuple[str, DataPath, str]]:
    if isinstance(piece, Tool) and piece.drawing:
        yield "drawing", ("drawing",), piece.drawing
    for field in ("sections", "parts"):
        for at, part in enumerate(getattr(piece, field, ())):
            if part.drawing:
                yield "drawing", (field, at, "drawing"), part.drawing


def _pathway_links(words: list[Words], known: Known) -> Iterator[Fault]:
    for each in words:
        for kind, target in links_in(each):
            if kind == "pathway" and target not in known.examined:
                hint = did_you_mean(target, known.examined)
                message = f'there is no pathway "{target}"'
                yield Fault(each.at, "pathway-unknown", message, hint)


def _taken(files: Files, pieces: Pieces, known: Known) -> list[Problem]:
    """Explainers that would have the page of a pathway: both lie in the audience's folder."""
    return [
        Problem(
            f"{files.shown_as}/explainers/{name}.yml",
            0,
            0,
            "page-taken",
            f'there is a pathway "{audience}/{name}", which has the same page',
            "Give the file another name.",
        )
        for name, piece in pieces.explainers.items()
        for audience in piece.audiences
        if f"{audience}/{name}" in known.examined
    ]
