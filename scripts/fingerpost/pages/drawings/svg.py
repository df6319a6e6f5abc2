"""Lines of a drawing: smooth as a hand would draw them, and arrows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fingerpost.charts.marks import Point, at, element

Curve = tuple[Point, Point, Point, Point]
"""A cubic curve: where it starts, its two handles, where it ends."""

WIDTH = 340.0
"""Every drawing is this wide, so that its words are nearly as large as the page's on a phone."""
_BARB, _OPENING = 8.5, 0.5


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing before it has a frame: how tall it is, and its marks from back to front."""

    height: float
    marks: tuple[str, ...]


def path(d: str, cls: str, **attributes: str | float) -> str:
    """A path. Classes say how it looks: `fp-d-line` is a line, `fp-d-fill-1` a surface."""
    return element("path", cls=cls, d=d, **attributes)


def moved(points: Iterable[Point], x: float, y: float, scale: float = 1) -> list[Point]:
    """Points drawn elsewhere, and larger or smaller."""
    return [(x + scale * px, y + scale * py) for px, py in points]


def smooth(points: Sequence[Point]) -> str:
    """A smooth open line through points, as a path: each bend leans on its neighbours."""
    around = [points[0], *points, points[-1]]
    return joined([_leaning(*around[n : n + 4]) for n in range(len(points) - 1)])


def ring(points: Sequence[Point]) -> list[Curve]:
    """A smooth closed line through points: a curve from each to the next."""
    around = [points[-1], *points, *points[:2]]
    return [_leaning(*around[n : n + 4]) for n in range(len(points))]


def joined(curves: Sequence[Curve], end: str = "") -> str:
    """Curves in a row as a path; `end` may be `Z`, to close it."""
    return f"M{at(curves[0][0])}{''.join(f'C{at(*curve[1:])}' for curve in curves)}{end}"


def blob(points: Sequence[Point]) -> str:
    """A smooth closed shape through points, as a path."""
    return joined(ring(points), "Z")


def _leaning(before: Point, here: Point, there: Point, after: Point) -> Curve:
    return here, _lean(here, before, there), _lean(there, after, here), there


def _lean(here: Point, one: Point, other: Point) -> Point:
    """The handle of `here` on the side of `other`, along the way from `one` to `other`."""
    return here[0] + (other[0] - one[0]) / 6, here[1] + (other[1] - one[1]) / 6


def piece(curve: Curve, start: float, end: float) -> Curve:
    """The piece of a curve between two of its moments, from 0 to 1."""
    return (
        at_moment(curve, start),
        _between(curve, start, start, end),
        _between(curve, start, end, end),
        at_moment(curve, end),
    )


def at_moment(curve: Curve, moment: float) -> Point:
    """Where a pen is that draws a curve, at a moment from 0 to 1."""
    return _between(curve, moment, moment, moment)


def _between(points: Sequence[Point], *moments: float) -> Point:
    """De Casteljau: between each two points, and again, until one is left."""
    if not moments:
        return points[0]
    t, *later = moments
    nearer = [(ax + (bx - ax) * t, ay + (by - ay) * t) for (ax, ay), (bx, by) in pairwise(points)]
    return _between(nearer, *later)


def arrow(
    curve: Curve, *, both: bool = False, dotted: bool = False, **attributes: str | float
) -> str:
    """An arrow along a curve, with a head at its end; with `both`, at its start too."""
    start, first, last, end = curve
    seen = piece(curve, 0, 1 - _BARB / math.dist(start, end)) if dotted else curve
    heads = _head(last, end) + (_head(first, start) if both else "")
    dots: dict[str, str | float] = {"stroke_dasharray": "0.1 6"} if dotted else {}
    return element(
        "g",
        element("path", d=joined([seen]), **dots),
        element("path", d=heads),
        cls="fp-d-way" if dotted else "fp-d-arrow",
        **attributes,
    )


def _head(origin: Point, tip: Point) -> str:
    back = math.atan2(origin[1] - tip[1], origin[0] - tip[0])
    one, other = (
        (tip[0] + _BARB * math.cos(back + turn), tip[1] + _BARB * math.sin(back + turn))
        for turn in (-_OPENING, _OPENING)
    )
    return f"M{at(one)}L{at(tip, other)}"
