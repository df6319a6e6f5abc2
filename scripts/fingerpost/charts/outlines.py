"""Outlines as paths: boxes with round or cut corners, flags, rounded arrows and their heads."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fingerpost.charts.marks import Point, at, number
from fingerpost.charts.shapes import Rect


def outline(rect: Rect, corner: float, cut: bool = False) -> str:
    """A closed box whose corners are round, or cut off."""
    return _box(rect, corner, corner, cut)


def top_of(rect: Rect, corner: float, cut: bool, closed: bool) -> str:
    """The upper part of a box, square below; open below unless `closed`."""
    d = _box(rect, corner, 0, cut)
    return d if closed else d.removesuffix("Z")


def _box(rect: Rect, above: float, below: float, cut: bool) -> str:
    """From the lower left corner upwards and round, so that what is open is open below."""
    x, y, right, foot = rect.x, rect.y, rect.right, rect.foot
    sign = "L" if cut else None
    parts = [f"M{at((x, foot - below))}V{number(y + above)}"]
    parts.append(_turn((x, y), (x + above, y), sign))
    parts.append(f"H{number(right - above)}")
    parts.append(_turn((right, y), (right, y + above), sign))
    parts.append(f"V{number(foot - below)}")
    if below:
        parts.append(_turn((right, foot), (right - below, foot), sign))
        parts.append(f"H{number(x + below)}")
        parts.append(_turn((x, foot), (x, foot - below), sign))
    return f"{''.join(parts)}Z"


def _turn(corner: Point, end: Point, sign: str | None) -> str:
    return f"L{at(end)}" if sign else f"Q{at(corner, end)}"


def pointing(rect: Rect, tip: float, right: bool) -> str:
    """A flag that points to one side: its tip touches the edge of its rectangle."""
    x, y, end, foot = rect.x, rect.y, rect.right, rect.foot
    middle, soft = y + rect.high / 2, 6.0
    if right:
        points = [(end - tip, y), (end, middle), (end - tip, foot)]
        back = (x, y, foot, x + soft)
    else:
        points = [(x + tip, y), (x, middle), (x + tip, foot)]
        back = (end, y, foot, end - soft)
    edge, _, _, inner = back
    return (
        f"M{at((inner, y))}L{at(*points, (inner, foot))}Q{at((edge, foot), (edge, foot - soft))}"
        f"V{number(y + soft)}Q{at((edge, y), (inner, y))}Z"
    )


def rounded(points: Sequence[Point], radius: float, short: float) -> str:
    """A line through points with round bends, which ends a little before the last of them."""
    points = [*points[:-1], _toward(points[-1], points[-2], short)]
    d = f"M{at(points[0])}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(radius, math.dist(before, here) / 2, math.dist(here, after) / 2)
        d += f"L{at(_toward(here, before, bend))}Q{at(here, _toward(here, after, bend))}"
    return f"{d}L{at(points[-1])}"


def head(points: Sequence[Point], size: float) -> str:
    """The head of an arrow at the end of a line through these points."""
    before, tip = points[-2], points[-1]
    length = math.dist(before, tip) or 1
    along = ((tip[0] - before[0]) / length * size, (tip[1] - before[1]) / length * size)
    base = (tip[0] - along[0], tip[1] - along[1])
    across = (-along[1] * 0.55, along[0] * 0.55)
    one = (base[0] + across[0], base[1] + across[1])
    other = (base[0] - across[0], base[1] - across[1])
    return f"M{at(tip, one, other)}Z"


def _toward(here: Point, there: Point, far: float) -> Point:
    """The point so far from here on the way to there, or there where it is nearer."""
    length = math.dist(here, there)
    if not length:
        return here
    part = min(far / length, 1)
    return here[0] + (there[0] - here[0]) * part, here[1] + (there[1] - here[1]) * part
