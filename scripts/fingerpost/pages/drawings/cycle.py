"""The cycle: cards on a round path, an arrow from each to the next, and the ways out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fingerpost.charts.marks import Point, element
from fingerpost.pages.drawings.labels import card, plate, words
from fingerpost.pages.drawings.svg import (
    WIDTH,
    Curve,
    Sketch,
    arrow,
    at_moment,
    blob,
    joined,
    moved,
    path,
    piece,
    ring,
    smooth,
)
from fingerpost.shape.drawings import DrawnPart

WAY_OUT = "A way out"
"""What the dotted arrows are called, in the picture and in the list."""
_CARD, _MIDDLE, _ASIDE = 122.0, WIDTH / 2, 82.0
_BETWEEN, _EDGE, _GAP, _KEY = 46.0, 40.0, 5.0, 26.0
_LEAF: Sequence[Point] = ((0, 0), (4, -7), (12, -10), (20, -9), (16, -1), (8, 3))
_BUD: Sequence[Point] = ((0, -34), (-6, -44), (0, -58), (6, -44))
_STEM: Sequence[Point] = ((-2, 46), (1, 20), (-1, -8), (0, -34))


def cycle(parts: Sequence[DrawnPart]) -> Sketch:
    """Cards clockwise from the top; each part that says what helps has a dotted way out."""
    plates = [plate(part.label, _CARD) for part in parts]
    high = max(held.high for held in plates)
    spots = _spots(len(parts), high)
    curves = ring(spots)
    low = max(y for _, y in spots)
    foot = low + high / 2 + _EDGE
    outs = [
        _way_out(spot, high, low) for part, spot in zip(parts, spots, strict=True) if part.helps
    ]
    cards = [
        card(part, spot, replace(held, wide=_CARD, high=high))
        for part, spot, held in zip(parts, spots, plates, strict=True)
    ]
    marks = (
        path(joined(curves, "Z"), "fp-d-track"),
        *_sprig((spots[0][1] + low) / 2 if len(parts) % 2 == 0 else (spots[1][1] + low) / 2),
        *outs,
        *map(_arrow, parts, [*parts[1:], parts[0]], [_seen(curve, high) for curve in curves]),
        *cards,
        *(_badge(n, spot, high, low) for n, spot in enumerate(spots, 1)),
        *(_key(foot) if outs else ()),
    )
    return Sketch(foot + (_KEY if outs else 0), marks)


def _spots(count: int, high: float) -> list[Point]:
    """The middles of the cards: one above, then two columns; of an even number one below."""
    rows, pitch, top = (count - 1) // 2, high + _BETWEEN, _EDGE + high / 2
    step = 0.9 * high + _BETWEEN
    right = [(_MIDDLE + _ASIDE, top + step + pitch * row) for row in range(rows)]
    below = [] if count % 2 else [(_MIDDLE, right[-1][1] + step)]
    return [(_MIDDLE, top), *right, *below, *[(2 * _MIDDLE - x, y) for x, y in reversed(right)]]


def _arrow(one: DrawnPart, other: DrawnPart, curve: Curve) -> str:
    return arrow(curve, data_fp_from=one.id, data_fp_to=other.id)


def _seen(curve: Curve, high: float) -> Curve:
    """The piece of a curve that is not under the cards at its ends."""
    ends = (curve[0], curve[3])
    moments = [n / 60 for n in range(61)]
    pen = [at_moment(curve, moment) for moment in moments]
    free = [n for n, point in enumerate(pen) if not any(_under(point, end, high) for end in ends)]
    return piece(curve, moments[free[0]], moments[free[-1]])


def _under(point: Point, middle: Point, high: float) -> bool:
    across, down = abs(point[0] - middle[0]), abs(point[1] - middle[1])
    return across < _CARD / 2 + _GAP and down < high / 2 + _GAP


def _way_out(spot: Point, high: float, low: float) -> str:
    """A dotted arrow from a card to the outside of the ring."""
    x, y = spot
    if x == _MIDDLE:
        down = 1 if y == low else -1
        y += down * (high / 2 + _GAP)
        bends = ((x, y + down * 9), (x + 2, y + down * 18), (x + 12, y + down * 25))
    else:
        out = 1 if x > _MIDDLE else -1
        x += out * (_CARD / 2 + _GAP)
        bends = ((x + out * 8, y), (x + out * 15, y - 4), (x + out * 18, y - 15))
    return arrow(((x, y), *bends), dotted=True)


def _badge(count: int, spot: Point, high: float, low: float) -> str:
    """A card's number, at a corner that no arrow passes."""
    x, y = spot
    x += (_CARD / 2 - 3) * (1 if x > _MIDDLE else -1)
    y += (high / 2 - 2) * (1 if (spot[0], y) == (_MIDDLE, low) else -1)
    disc = element("circle", cls="fp-d-badge", cx=x, cy=y, r=11)
    return element("g", disc, words([str(count)], (x, y)))


def _sprig(y: float) -> list[str]:
    """Something that grows, in the room between the columns."""
    leaves = [
        [(_MIDDLE + way * size * px, y + up + size * py) for px, py in _LEAF]
        for up, way, size in (
            (28, 1, 0.85),
            (15, -1, 0.9),
            (1, 1, 0.85),
            (-12, -1, 0.8),
            (-25, 1, 0.7),
        )
    ]
    shapes = [*leaves, moved(_BUD, _MIDDLE, y)]
    return [
        path(smooth(moved(_STEM, _MIDDLE, y)), "fp-d-stem"),
        *(path(blob(shape), "fp-d-leaf") for shape in shapes),
    ]


def _key(y: float) -> tuple[str, str]:
    curve = ((100.0, y + 10), (110.0, y + 10), (120.0, y + 9), (126.0, y))
    return arrow(curve, dotted=True), words([WAY_OUT], (184, y + 5))
