"""Drawings have the parts that their kind draws, and labels that fit into a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.checks.bodies import plain_faults
from fingerpost.problems import Fault, did_you_mean
from fingerpost.shape.drawings import Drawing

PARTS: Mapping[str, tuple[str, ...]] = {
    "hand": ("wrist", "palm", "thumb", "fingers", "fingertips", "lid-up", "lid-down"),
    "river": ("middle", "chaos", "rigidity", "obstacles", "ways-back"),
    "systems": ("threat", "drive", "soothing"),
}
"""The parts of each kind that draws fixed things. A cycle goes round whatever it is given."""
FEWEST, MOST = 4, 8
"""How many parts a cycle has."""
LONGEST_LABEL = 24


def drawing_faults(drawings: Mapping[str, Drawing]) -> Iterator[Fault]:
    """Faults of drawings.yml, a drawing at a time; where there are none, all can be drawn."""
    for name, drawing in drawings.items():
        yield from _doubles(name, drawing)
        if drawing.kind in PARTS:
            yield from _fixed(name, drawing)
        else:
            yield from _count(name, drawing)
        yield from _labels(name, drawing)
        for index, part in enumerate(drawing.parts):
            yield from plain_faults((name, "parts", index, "text"), part.text)


def _doubles(name: str, drawing: Drawing) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, part in enumerate(drawing.parts):
        if part.id in seen:
            hint = "Give each part an id of its own."
            yield Fault(
                (name, "parts", index, "id"), "drawing-parts", f'"{part.id}" stands twice', hint
            )
        seen.add(part.id)


def _fixed(name: str, drawing: Drawing) -> Iterator[Fault]:
    """Parts that the kind does not draw, and parts of it that are missing."""
    known = PARTS[drawing.kind]
    given = [part.id for part in drawing.parts]
    for index, part in enumerate(given):
        if part not in known:
            message = f'"{part}" is not a part of a drawing of kind "{drawing.kind}"'
            missing = [one for one in known if one not in given]
            hint = did_you_mean(part, missing) or f"Its parts are: {', '.join(known)}."
            yield Fault((name, "parts", index, "id"), "drawing-parts", message, hint)
    for part in known:
        if part not in given:
            message = f'the part "{part}" is missing'
            hint = f'A drawing of kind "{drawing.kind}" has: {", ".join(known)}.'
            yield Fault((name, "parts"), "drawing-parts", message, hint, on_key=True)


def _count(name: str, drawing: Drawing) -> Iterator[Fault]:
    if not FEWEST <= len(drawing.parts) <= MOST:
        message = f"a cycle has {FEWEST} to {MOST} parts, and this one has {len(drawing.parts)}"
        hint = "Join parts that belong together, or leave one to the text."
        yield Fault((name, "parts"), "drawing-parts", message, hint, on_key=True)


def _labels(name: str, drawing: Drawing) -> Iterator[Fault]:
    for index, part in enumerate(drawing.parts):
        if len(part.label) > LONGEST_LABEL:
            message = f"a label has {LONGEST_LABEL} characters at most, this one {len(part.label)}"
            hint = "Say it in a few words here, and the rest in text:."
            yield Fault((name, "parts", index, "label"), "drawing-parts", message, hint)
