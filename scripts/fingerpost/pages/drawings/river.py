"""The river: water between two banks, with rocks in it, and ways back to the middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fingerpost.charts.marks import Point, element
from fingerpost.pages.drawings.labels import card, plate
from fingerpost.pages.drawings.svg import (
    WIDTH,
    Curve,
    Sketch,
    arrow,
    blob,
    moved,
    path,
    smooth,
)
from fingerpost.shape.drawings import DrawnPart

_HEIGHT, _CORNER, _WIDEST = 600.0, 18.0, 118.0
_LEFT: Sequence[Point] = (
    (94, 0), (100, 36), (128, 84), (150, 130), (146, 184), (116, 244), (76, 312), (56, 376),
    (66, 438), (94, 492), (106, 546), (98, 600),
)  # fmt: skip
_RIGHT: Sequence[Point] = (
    (228, 0), (236, 40), (264, 86), (286, 134), (284, 184), (258, 244), (216, 312), (194, 376),
    (200, 430), (228, 490), (242, 546), (234, 600),
)  # fmt: skip
_SPOTS: Mapping[str, Point] = {
    "chaos": (72, 134),
    "middle": (209, 206),
    "rigidity": (268, 356),
    "obstacles": (126, 404),
    "ways-back": (170, 542),
}
_WAYS: Mapping[str, Curve] = {
    "chaos": ((34, 470), (60, 462), (104, 468), (140, 500)),
    "rigidity": ((302, 462), (270, 456), (226, 468), (196, 500)),
}
_BOAT = (
    "M164 92c10 3 50 3 62-2c-4 16-14 19-32 19c-16 0-26-3-30-17z"
    "M194 92v-46c16 10 24 26 25 37l-25 2M189 54c-7 10-13 20-16 29l16 2z"
)
_RIPPLE: Sequence[Point] = ((0, 0), (7, 5), (14, 1), (21, -3), (28, 1))
_RIPPLES: Sequence[Point] = (
    (112, 22), (186, 14), (140, 66), (236, 108), (170, 150), (240, 160), (166, 246), (206, 266),
    (166, 358), (74, 360), (150, 450), (112, 466), (190, 580), (118, 578),
)  # fmt: skip
_GUST: Sequence[Point] = (
    (-30, 8), (-16, -13), (4, -10), (9, 8), (-6, 15), (-9, -3), (8, -15), (24, -4), (18, 13),
    (5, 5), (18, -11), (34, 2), (29, 15),
)  # fmt: skip
_GUSTS: Sequence[tuple[float, float, float]] = (
    (48, 54, 1.15), (40, 214, 1), (30, 274, 0.7), (36, 546, 0.9),
)  # fmt: skip
_ROCK: Sequence[Point] = ((-18, 11), (-20, -2), (-9, -14), (6, -12), (18, -3), (20, 9), (2, 14))
_ROCKS: Sequence[tuple[float, float, float]] = (
    (134, 306, 0.75), (108, 328, 1.1), (146, 342, 0.85),
)  # fmt: skip
_STONES: Sequence[tuple[float, float, float]] = (
    (292, 40, 34), (274, 54, 28), (304, 54, 28), (288, 68, 40), (304, 82, 28),
    (302, 250, 30), (280, 264, 26), (308, 264, 26), (270, 278, 34), (306, 278, 28),
    (250, 424, 30), (282, 424, 34), (240, 438, 24), (266, 438, 32), (300, 438, 28),
    (262, 550, 30), (294, 550, 36), (276, 564, 28), (306, 564, 26),
)  # fmt: skip
"""The stuck bank's stones: where each begins, and how wide it is."""


def river(parts: Sequence[DrawnPart]) -> Sketch:
    """A river that winds down the sheet; each label stands where there is room for it."""
    by_id = {part.id: part for part in parts}
    marks = (
        *_land_and_water(),
        *(path(smooth(moved(_RIPPLE, *spot)), "fp-d-wave") for spot in _RIPPLES),
        *(path(smooth(moved(_GUST, *spot)), "fp-d-fine") for spot in _GUSTS),
        *(
            element("rect", cls="fp-d-fine", x=x, y=y, width=wide, height=11, rx=3)
            for x, y, wide in _STONES
        ),
        *(path(blob(moved(_ROCK, *spot)), "fp-d-line fp-d-fill-5") for spot in _ROCKS),
        path(_BOAT, "fp-d-line fp-d-fill-6"),
        *(
            arrow(curve, dotted=True, data_fp_from=name, data_fp_to="middle")
            for name, curve in _WAYS.items()
        ),
        *(
            card(by_id[name], spot, plate(by_id[name].label, _WIDEST))
            for name, spot in _SPOTS.items()
        ),
    )
    return Sketch(_HEIGHT, marks)


def _land_and_water() -> Iterator[str]:
    """The two banks with round corners, the water between them, and its edges."""
    left, right, back = smooth(_LEFT), smooth(_RIGHT), smooth(_RIGHT[::-1])
    low, far = f"{_HEIGHT - _CORNER:.0f}", f"{WIDTH - _CORNER:.0f}"
    bend = f"A{_CORNER:.0f} {_CORNER:.0f} 0 0"
    yield path(
        f"{left}H{_CORNER:.0f}{bend} 1 0 {low}V{_CORNER:.0f}{bend} 1 {_CORNER:.0f} 0Z",
        "fp-d-area fp-d-fill-2",
    )
    yield path(
        f"{right}H{far}{bend} 0 {WIDTH:.0f} {low}V{_CORNER:.0f}{bend} 0 {far} 0Z",
        "fp-d-area fp-d-fill-4",
    )
    yield path(f"{left}L{back.removeprefix('M')}Z", "fp-d-area fp-d-fill-1")
    yield path(left, "fp-d-line")
    yield path(right, "fp-d-line")
