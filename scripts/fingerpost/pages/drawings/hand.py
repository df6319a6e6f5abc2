"""The hand as a picture of the brain: open with its parts named, then the lid down and up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fingerpost.charts.marks import Point, element
from fingerpost.pages.drawings.labels import card, plate
from fingerpost.pages.drawings.svg import (
    WIDTH,
    Sketch,
    arrow,
    blob,
    moved,
    path,
    smooth,
)
from fingerpost.shape.drawings import DrawnPart

Line = Sequence[Point]

# One hand, drawn three times on the same sheet, its wrist at the bottom.
_WRIST: Line = ((56, 240), (55, 208), (46, 184), (40, 156))
_OPEN: Line = (
    *_WRIST, (36, 130), (26, 100), (20, 76), (23, 64), (32, 64), (39, 84), (50, 114), (52, 112),
    (51, 78), (50, 44), (56, 31), (66, 31), (70, 44), (72, 74), (76, 104), (79, 104), (80, 66),
    (82, 29), (88, 15), (98, 15), (103, 29), (102, 66), (101, 104), (104, 105), (110, 76),
    (115, 44), (122, 32), (131, 34), (133, 47), (127, 80), (122, 116), (123, 138), (132, 126),
    (148, 104), (160, 95), (169, 99), (169, 111), (156, 134), (140, 162), (124, 188), (112, 210),
    (110, 240),
)  # fmt: skip
_CREASE: Line = ((121, 139), (110, 158), (102, 180), (99, 206))
_HEART_LINE: Line = ((46, 152), (66, 143), (90, 135), (108, 124))
_OPEN_THUMB: Line = (
    (123, 138), (132, 126), (148, 104), (160, 95), (169, 99), (169, 111), (156, 134), (140, 162),
    (124, 188), (114, 206), *_CREASE[::-1],
)  # fmt: skip
_UP: Line = (
    *_WRIST, (34, 130), (20, 100), (10, 74), (13, 63), (22, 63), (31, 82), (47, 112), (50, 111),
    (47, 78), (43, 42), (49, 28), (59, 28), (64, 42), (69, 74), (75, 104), (79, 104), (81, 66),
    (84, 24), (91, 11), (101, 12), (105, 26), (102, 66), (101, 104), (104, 105), (113, 76),
    (122, 42), (130, 30), (139, 33), (141, 46), (131, 80), (125, 112), (128, 142), (128, 164),
    (122, 190), (112, 210), (110, 240),
)  # fmt: skip
_UP_THUMB: Line = (
    (127, 148), (116, 141), (98, 133), (78, 128), (66, 130), (62, 140), (69, 149), (86, 154),
    (98, 161), (104, 178), (102, 202),
)  # fmt: skip
_SPARKS: Sequence[Line] = (
    ((8, 52), (4, 43)), ((50, 16), (47, 5)), ((97, -1), (98, -12)), ((138, 19), (142, 9)),
)  # fmt: skip
_FIST: Line = (
    (56, 240), (55, 214), (44, 190), (36, 164), (34, 140), (36, 122), (60, 114), (96, 112),
    (130, 120), (134, 142), (132, 168), (124, 192), (112, 212), (110, 240),
)  # fmt: skip
_FIST_THUMB: Line = (
    (133, 150), (131, 170), (122, 194), (112, 212), (100, 216), (88, 204), (78, 186), (72, 166),
    (90, 158), (116, 152),
)  # fmt: skip
_FOLDED: Line = (
    (-12, -16), (-7, -27), (3, -28), (11, -20), (13, 0), (12, 17), (7, 27), (-4, 27), (-11, 18),
    (-13, 0),
)  # fmt: skip
_NAIL: Line = ((-6, 12), (-4, 20), (3, 20), (5, 12))
_KNUCKLES: Line = ((47, 136), (72, 132), (97, 132), (121, 136))
_TOUCHED: Mapping[str, Point] = {
    "fingertips": (95, 24),
    "fingers": (122, 70),
    "thumb": (158, 112),
    "palm": (80, 172),
    "wrist": (82, 226),
}
"""Where the line from each label of the open hand ends."""
_LARGE, _SMALL, _LENGTH = 1.25, 0.8, 240.0
_COLUMN, _GAP = 130.0, 10.0
_DOWN_AT, _UP_AT = 86.0, 256.0


def hand(parts: Sequence[DrawnPart]) -> Sketch:
    """The open hand beside a column of labels, and below it the hand with the lid down and up."""
    by_id = {part.id: part for part in parts}
    named = [by_id[name] for name in _TOUCHED]
    middles, foot = _column(named)
    top = max(foot, _LARGE * _LENGTH) + 34
    wrists = top + _SMALL * _LENGTH
    lids = [by_id["lid-down"], by_id["lid-up"]]
    plates = [plate(part.label, 150) for part in lids]
    high = max(held.high for held in plates)
    marks = (
        *_open(),
        *(_name(part, y) for part, y in zip(named, middles, strict=True)),
        *_fist(top),
        *_fingers_up(top),
        *_to_and_fro(top + 112),
        *(
            card(part, (x, wrists + 8 + high / 2), replace(held, high=high))
            for part, x, held in zip(lids, (_DOWN_AT, _UP_AT), plates, strict=True)
        ),
    )
    return Sketch(wrists + high + 16, marks)


def _column(parts: Sequence[DrawnPart]) -> tuple[list[float], float]:
    """The middles of the labels, one under the other, and where the last one ends."""
    middles, y = [], 2.0
    for part in parts:
        high = plate(part.label, _COLUMN).high
        middles.append(y + high / 2)
        y += high + _GAP
    return middles, y - _GAP


def _open() -> Iterator[str]:
    outline = smooth(_large(_OPEN))
    yield path(outline, "fp-d-area fp-d-fill-1")
    yield path(blob(_large(_OPEN_THUMB)), "fp-d-area fp-d-fill-2")
    yield path(outline, "fp-d-line")
    yield from (path(smooth(_large(line)), "fp-d-fine") for line in (_CREASE, _HEART_LINE))


def _large(line: Line) -> list[Point]:
    return moved(line, -18, 2, _LARGE)


def _name(part: DrawnPart, y: float) -> str:
    """A label of the column, with a line to what it names."""
    (x, end), *_ = _large([_TOUCHED[part.id]])
    edge = WIDTH - 2 - _COLUMN
    way = [(x, end), ((x + edge) / 2, end + 0.3 * (y - end)), (edge, y)]
    held = replace(plate(part.label, _COLUMN), wide=_COLUMN)
    dot = element("circle", cls="fp-d-dot", cx=x, cy=end, r=3.5)
    return path(smooth(way), "fp-d-fine") + dot + card(part, (edge + _COLUMN / 2, y), held)


def _fist(top: float) -> Iterator[str]:
    def here(line: Line) -> list[Point]:
        return moved(line, _DOWN_AT - 66, top, _SMALL)

    yield path(smooth(here(_FIST)), "fp-d-area fp-d-fill-1")
    yield path(blob(here(_FIST_THUMB)), "fp-d-area fp-d-fill-2")
    yield path(smooth(here(_FIST)), "fp-d-line")
    yield path(smooth(here(_FIST_THUMB[4:9])), "fp-d-fine")
    for x, y in _KNUCKLES:
        yield path(blob(here(moved(_FOLDED, x, y))), "fp-d-line fp-d-fill-1")
        yield path(smooth(here(moved(_NAIL, x, y))), "fp-d-fine")


def _fingers_up(top: float) -> Iterator[str]:
    def here(line: Line) -> list[Point]:
        return moved(line, _UP_AT - 64, top, _SMALL)

    yield path(smooth(here(_UP)), "fp-d-line fp-d-fill-1")
    yield path(smooth(here(_UP_THUMB)), "fp-d-line fp-d-fill-2")
    yield from (path(smooth(here(line)), "fp-d-line") for line in _SPARKS)


def _to_and_fro(y: float) -> tuple[str, str]:
    """The lid can fly up, and it can come down again."""
    up = ((138.0, y - 8), (152.0, y - 34), (180.0, y - 36), (200.0, y - 14))
    down = ((212.0, y + 30), (192.0, y + 52), (160.0, y + 52), (140.0, y + 34))
    return (
        arrow(up, data_fp_from="lid-down", data_fp_to="lid-up"),
        arrow(down, data_fp_from="lid-up", data_fp_to="lid-down"),
    )
