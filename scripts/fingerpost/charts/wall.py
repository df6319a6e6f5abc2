"""How a chart fits on the wall: on one sheet or two, with letters that are large enough to read."""

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
_COLUMNS = (220.0, 260.0, 180.0, 150.0, 130.0, 110.0)
_ONE, _TWO = (0.35, 0.5, 0.65, 0.85), (0.7, 0.5)
"""How much of the usual room about words is left: what is tried on one sheet, and on two."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a chart may fill, in millimetres: alone on a sheet, or on the first and the second."""

    wide: float
    alone: float
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class OnWall:
    """A chart on one sheet or two; `points` is the size of its smallest words."""

    sheets: tuple[Laid, ...]
    points: float

    @property
    def unit(self) -> float:
        """How many points a unit of the drawing is."""
        return self.points / SMALL


def on_wall(chart: Chart, room: Room) -> OnWall | None:
    """The chart as it can be read best on as few sheets as may be; None where two do not do."""
    found, rooms = None, (room.first, room.second)
    for tight in _ONE:
        found = _largest(_alone(chart, tight), room.wide, (room.alone,)) or found
        if found is None:
            break
    for tight in () if found else _TWO:
        found = found or _largest(_cut(chart, tight, rooms), room.wide, rooms)
    return found


def fits_one(chart: Chart, room: Room) -> bool:
    """Whether a chart goes on one sheet; quicker to say than how it does so best."""
    tried = _alone(chart, min(_ONE))
    return any(_points(made, room.wide, (room.alone,)) >= LEAST for made in tried)


def fits(chart: Chart, room: Room) -> bool:
    """Whether a chart goes on two sheets; quicker to say than how it does so best."""
    rooms = (room.first, room.second)
    tried = _cut(chart, min(_TWO), rooms)
    return any(_points(made, room.wide, rooms) >= LEAST for made in tried) or bool(
        on_wall(chart, room)
    )


def where_to_split(chart: Chart) -> int:
    """The number of the step at which a pathway whose chart is too large is best made two, or 0."""
    return split_at(chart, _sizes(_COLUMNS[0], min(_TWO)))


def _alone(chart: Chart, tight: float) -> Iterable[tuple[Laid, ...]]:
    for column in _COLUMNS:
        for bands in (1, 2):
            yield (Layout(chart, _sizes(column, tight), bands).run(),)


def _cut(chart: Chart, tight: float, rooms: Sequence[float]) -> Iterable[tuple[Laid, ...]]:
    for column in _COLUMNS:
        made = sheets(chart, _sizes(column, tight), rooms)
        if made:
            yield made


def _sizes(column: float, tight: float) -> Sizes:
    return Sizes(1, column, "paper", tight)


def _largest(
    tried: Iterable[tuple[Laid, ...]], wide: float, rooms: Sequence[float]
) -> OnWall | None:
    """The one with the largest words, where these are large enough."""
    found = [OnWall(made, _points(made, wide, rooms)) for made in tried]
    best = max(found, key=lambda one: one.points, default=None)
    return best if best and best.points >= LEAST else None


def _points(made: Sequence[Laid], wide: float, rooms: Sequence[float]) -> float:
    unit = min(min(wide / one.wide, high / one.high) for one, high in zip(made, rooms, strict=True))
    return min(unit / MM * SMALL, MOST)
