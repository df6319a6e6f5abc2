"""How a chart fits on the wall: on as few sheets as may be, in letters large enough to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fingerpost.charts.graph import Chart
from fingerpost.charts.layout import Layout
from fingerpost.charts.shapes import Laid
from fingerpost.charts.sheets import sheets, split_at
from fingerpost.charts.sizes import SMALL, Sizes

LEAST, MOST = 11.0, 15.0
"""The size in points that the smallest words have at least, and at most."""
MM = 25.4 / 72
"""A point in millimetres."""
_COLUMNS = (220.0, 260.0, 180.0, 150.0, 130.0, 120.0, 110.0)
MOST_SHEETS = 3
"""More sheets than this nobody hangs side by side and follows."""
_ALONE, _AMONG = (0.35, 0.5, 0.65, 0.85), (0.5, 0.7)
"""How much of the usual room about words is left: what is tried on one sheet, and on more."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a chart may fill, in millimetres: alone, or on a first sheet, those between, a last."""

    wide: float
    alone: float
    first: float
    between: float
    last: float

    def highs(self, count: int) -> tuple[float, ...]:
        """How high the chart may be on each of so many sheets."""
        if count == 1:
            return (self.alone,)
        return (self.first, *[self.between] * (count - 2), self.last)


@dataclass(frozen=True, slots=True)
class OnWall:
    """A chart on one sheet or more; `points` is the size of its smallest words."""

    sheets: tuple[Laid, ...]
    points: float

    @property
    def unit(self) -> float:
        """How many points a unit of the drawing is."""
        return self.points / SMALL

    @property
    def is_whole(self) -> bool:
        """Whether no word had to be broken."""
        return not any(one.broken for one in self.sheets)


def on_wall(chart: Chart, room: Room) -> OnWall | None:
    """The chart as it can be read best on as few sheets as may be; None where all are too few."""
    count = sheets_of(chart, room)
    if not count:
        return None
    found = [_largest(_laid_out(chart, tight, room, count), room) for tight in _tight(count)]
    fit = [one for one in found if one]
    return next((one for one in reversed(fit) if one.is_whole), fit[-1])


def sheets_of(chart: Chart, room: Room) -> int:
    """How many sheets a chart takes; 0 where `MOST_SHEETS` are too few."""
    return next((count for count in range(1, MOST_SHEETS + 1) if _fits(chart, room, count)), 0)


def _fits(chart: Chart, room: Room, count: int) -> bool:
    tried = _laid_out(chart, min(_tight(count)), room, count)
    return any(_points(made, room) >= LEAST for made in tried)


def where_to_split(chart: Chart) -> int:
    """The number of the step at which a pathway whose chart is too large is best made two, or 0."""
    return split_at(chart, _sizes(_COLUMNS[0], min(_AMONG)))


def _tight(count: int) -> tuple[float, ...]:
    return _ALONE if count == 1 else _AMONG


def _laid_out(chart: Chart, tight: float, room: Room, count: int) -> Iterable[tuple[Laid, ...]]:
    """The chart on so many sheets, in columns of many widths."""
    for column in _COLUMNS:
        sizes = _sizes(column, tight)
        if count == 1:
            for bands in (1, 2):
                yield (Layout(chart, sizes, bands).run(),)
        else:
            made = sheets(chart, sizes, room.highs(count))
            if made:
                yield made


def _sizes(column: float, tight: float) -> Sizes:
    return Sizes(1, column, "paper", tight)


def _largest(tried: Iterable[tuple[Laid, ...]], room: Room) -> OnWall | None:
    """The one with the largest words, where these are large enough; rather with none broken."""
    found = [OnWall(made, _points(made, room)) for made in tried]
    fit = [one for one in found if one.points >= LEAST]
    return max(fit, key=lambda one: (one.is_whole, one.points), default=None)


def _points(made: Sequence[Laid], room: Room) -> float:
    highs = room.highs(len(made))
    fills = [min(room.wide / one.wide, high / one.high)
             for one, high in zip(made, highs, strict=True)]  # fmt: skip
    return min(min(fills) / MM * SMALL, MOST)
