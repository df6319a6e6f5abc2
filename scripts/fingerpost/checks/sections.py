"""The sections of an explainer: each says something to each of its readers, under one name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from fingerpost.checks.examine import Examined
from fingerpost.problems import DataPath, Fault, did_you_mean
from fingerpost.shape.kinds import EVERYONE, for_audience
from fingerpost.shape.pieces import Explainer, Section

_OWN_WORDS = ("heading", "body", "points")
"""Fields that may have words of their own for each audience."""


def section_faults(piece: Explainer, examined: Mapping[str, Examined]) -> Iterator[Fault]:
    """Names that lead nowhere in sections, and readers to whom a section says nothing."""
    yield from doubles((part.id for part in piece.sections), "sections")
    for i, part in enumerate(piece.sections):
        at: DataPath = ("sections", i)
        yield from _readers(part, at, piece.audiences)
        yield from _silent(part, at, piece.audiences)
        yield from _mirrors(part, at, piece.audiences, examined)


def doubles(ids: Iterable[str], field: str) -> Iterator[Fault]:
    """Parts of a list with the id of another, which would have its anchor too."""
    seen: set[str] = set()
    for i, name in enumerate(ids):
        if name in seen:
            message = f'"{name}" stands here twice'
            yield Fault((field, i, "id"), "duplicate", message, "Give each an id of its own.")
        seen.add(name)


def _readers(part: Section, at: DataPath, audiences: Collection[str]) -> Iterator[Fault]:
    """Audiences that are named in a section, and are not among those of the page."""
    named: list[tuple[DataPath, str, bool]] = [
        ((*at, "only", i), name, False) for i, name in enumerate(part.only)
    ]
    for field in _OWN_WORDS:
        value = getattr(part, field)
        words = value if isinstance(value, dict) else {}
        named += [((*at, field, name), name, True) for name in words if name != EVERYONE]
    for place, name, on_key in named:
        if name not in audiences:
            hint = did_you_mean(name, audiences) or "Add it to the audiences at the top."
            message = f'this page is not for "{name}"'
            yield Fault(place, "audience-unknown", message, hint, on_key=on_key)


def _silent(part: Section, at: DataPath, audiences: Collection[str]) -> Iterator[Fault]:
    """Audiences that are shown a section without a heading, or a heading alone."""
    shown = [name for name in audiences if not part.only or name in part.only]
    unheaded = [name for name in shown if not for_audience(part.heading, name)]
    same = part.pairs or part.words or part.drawing or part.mirror
    bare = [
        name
        for name in shown
        if not (same or for_audience(part.body, name) or for_audience(part.points, name))
    ]
    if unheaded:
        message = f"this section has no heading for {', '.join(unheaded)}"
        hint = "Add a line for them, or for everyone."
        yield Fault((*at, "heading"), "wording-missing", message, hint, on_key=True)
    if bare:
        message = f'"{part.id}" says nothing to {", ".join(bare)}'
        hint = "Add words for them, or say in only: whom it is for."
        yield Fault(at, "wording-missing", message, hint)


def _mirrors(
    part: Section, at: DataPath, audiences: Collection[str], examined: Mapping[str, Examined]
) -> Iterator[Fault]:
    """Steps that a section mirrors: each is there, and says what it means for these readers."""
    for i, ref in enumerate(part.mirror):
        pathway, _, step = ref.partition("#")
        found = examined.get(pathway)
        sides = found.sides if found else ()
        if any((step, audience) in sides for audience in audiences):
            continue
        steps = [f"{pathway}#{name}" for name, _ in sides]
        hint = did_you_mean(ref, steps) or "Write for: in that step, with words for them."
        message = f'"{ref}" has no words for {", ".join(audiences)}'
        yield Fault((*at, "mirror", i), "mirror-unknown", message, hint)
