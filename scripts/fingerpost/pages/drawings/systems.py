"""The three systems: circles of one size on a ring, with arrows of balance between each two."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from fingerpost.charts.marks import Point, at, element
from fingerpost.pages.drawings.labels import in_circle, labelled, words
from fingerpost.pages.drawings.svg import (
    WIDTH,
    Curve,
    Sketch,
    arrow,
    path,
)
from fingerpost.shape.drawings import DrawnPart

_RADIUS, _RING, _SPACE = 72.0, 110.0, 43.0
_CENTRE: Point = (WIDTH / 2, 188)
_TURNS: Mapping[str, float] = {"threat": -90, "soothing": 30, "drive": 150}
"""Where each stands on the ring, in degrees clockwise from the right."""
_FILLS: Mapping[str, str] = {"threat": "1", "drive": "2", "soothing": "3"}
_ICONS: Mapping[str, str] = {
    # a shield, a hill with a flag, a warm cup; each is drawn from the middle of its place
    "threat": "m0-20c6 5 12 7 18 7c1 17-6 28-18 34c-12-6-19-17-18-34c6 0 12-2 18-7z",
    "drive": "m-28 18c12-8 18-26 28-26c10 0 16 18 28 26zm28-26v-16c6-4 10 4 17 1v10c-7 3-11-5-17-1",
    "soothing": "m-18-4h32v10c0 10-6 14-16 14c-10 0-16-4-16-14zm32 3c12-2 12 14-1 12"
    "m-22-22c-4-5 4-7 0-12m13 12c-4-5 4-7 0-12",
}


def systems(parts: Sequence[DrawnPart]) -> Sketch:
    """Three circles, none of them before the others, and an arrow both ways between each two."""
    names = list(_TURNS)
    marks = (
        element("circle", cls="fp-d-track", cx=_CENTRE[0], cy=_CENTRE[1], r=_RING),
        *map(_balance, names, [*names[1:], names[0]]),
        *(_circle(part) for part in parts),
    )
    return Sketch(_CENTRE[1] + _RING / 2 + _RADIUS + 6, marks)


def _circle(part: DrawnPart) -> str:
    x, y = _on_ring(_TURNS[part.id])
    drop, lines = next(
        ((drop, lines) for drop in (22, 0) if (lines := in_circle(part.label, _RADIUS, drop))),
        (0, [part.label]),
    )
    disc = element("circle", cls=f"fp-d-line fp-d-fill-{_FILLS[part.id]}", cx=x, cy=y, r=_RADIUS)
    icon = path(f"M{at((x, y - 32))}{_ICONS[part.id]}", "fp-d-line fp-d-fill-6") if drop else ""
    return labelled(part, disc, words(lines, (x, y + drop))) + icon


def _balance(one: str, other: str) -> str:
    """An arrow along the ring, from the edge of one circle to that of the next, and back."""
    start = _TURNS[one] + _SPACE
    return arrow(
        _arc(start, start + 120 - 2 * _SPACE), both=True, data_fp_from=one, data_fp_to=other
    )


def _arc(start: float, end: float) -> Curve:
    """A piece of the ring as a cubic curve: its handles lie on the tangents at its ends."""
    reach = 4 / 3 * math.tan(math.radians(end - start) / 4)
    (ax, ay), (bx, by) = _on_ring(start), _on_ring(end)
    x, y = _CENTRE
    return (
        (ax, ay),
        (ax - reach * (ay - y), ay + reach * (ax - x)),
        (bx + reach * (by - y), by - reach * (bx - x)),
        (bx, by),
    )


def _on_ring(turn: float) -> Point:
    angle = math.radians(turn)
    return _CENTRE[0] + _RING * math.cos(angle), _CENTRE[1] + _RING * math.sin(angle)
