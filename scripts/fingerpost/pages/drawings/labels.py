"""Labels: words wrapped to measured text, in shapes that hold them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.charts.marks import Point, element, escaped
from fingerpost.charts.measure import Type
from fingerpost.shape.drawings import DrawnPart

SIZE, LINE = 15.0, 18.0
"""The size of letters and the height of a line, in a drawing's own units."""
SIDE, TOP = 9.0, 8.0
"""The room between words and the edge of their shape."""
_TYPE = Type(SIZE, LINE)


def width_of(text: str) -> float:
    """How wide a line of words is at most."""
    return _TYPE.width(text)


def wrapped(text: str, width: float) -> list[str]:
    """The text in as few lines as fit. Only a word that is too long is broken.

    Lines end at a colon where that costs none, and else are as even as can be.
    """
    fewest = _TYPE.filled(text, width)
    head, colon, tail = text.partition(": ")
    if colon and len(fewest) > 1:
        told = [*_TYPE.filled(f"{head}:", width), *_TYPE.even(tail, width)]
        if len(told) <= len(fewest):
            return told
    return _TYPE.evened(fewest, text, width)


@dataclass(frozen=True, slots=True)
class Plate:
    """Lines of words, and the size of a card that holds them."""

    lines: tuple[str, ...]
    wide: float
    high: float


def plate(label: str, widest: float) -> Plate:
    """The smallest plate for a label that is no wider than this."""
    lines = wrapped(label, widest - 2 * SIDE)
    wide = max(map(width_of, lines)) + 2 * SIDE
    return Plate(tuple(lines), wide, LINE * len(lines) + 2 * TOP)


def in_circle(label: str, radius: float, drop: float) -> list[str]:
    """Lines that stay inside a circle when centred `drop` below its middle, or none."""
    tries = (wrapped(label, width) for width in range(int(2 * radius), int(radius / 2), -4))
    return next((lines for lines in tries if _inside(lines, radius - 5, drop)), [])


def _inside(lines: Sequence[str], radius: float, drop: float) -> bool:
    half = (len(lines) - 1) / 2
    return all(
        math.hypot(width_of(line) / 2, abs(drop + LINE * (index - half)) + LINE / 2) <= radius
        for index, line in enumerate(lines)
    )


def words(lines: Sequence[str], middle: Point) -> str:
    """Lines of text, centred on a point."""
    x, y = middle
    first = y - LINE * (len(lines) - 1) / 2 + 0.36 * SIZE
    ink = {"fill": "currentColor", "stroke": "none"}
    return " ".join(
        element("text", escaped(line), cls="fp-d-words", x=x, y=first + LINE * index, **ink)
        for index, line in enumerate(lines)
    )


def card(part: DrawnPart, middle: Point, held: Plate) -> str:
    """A part's label on a rounded card round a point."""
    corner = (middle[0] - held.wide / 2, middle[1] - held.high / 2)
    shape = element(
        "rect", cls="fp-d-card", x=corner[0], y=corner[1], width=held.wide, height=held.high, rx=12
    )
    return labelled(part, shape, words(held.lines, middle))


def labelled(part: DrawnPart, *inside: str) -> str:
    """A part as a group: the shape that holds its label, then the label."""
    return element("g", *inside, data_fp_part=part.id)
