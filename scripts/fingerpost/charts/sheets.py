"""Cuts a long chart in sheets, above boxes of the line that all ways from above lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fingerpost.charts.fold import band_of, shifted_point
from fingerpost.charts.graph import Chart, ChartBox
from fingerpost.charts.layout import Layout
from fingerpost.charts.marks import Point
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, Rect, moved, shifted
from fingerpost.charts.sizes import Sizes


def sheets(chart: Chart, sizes: Sizes, rooms: Sequence[float]) -> tuple[Laid, ...] | None:
    """The chart on as many sheets as there are rooms; None where it cannot be cut so often.

    Each says where it comes from and where the next goes on.
    """
    layout = Layout(chart, sizes, len(rooms), rooms)
    if len(layout.starts) < len(rooms) - 1:
        return None
    cut = _Cut(chart, layout)
    return tuple(map(cut.sheet, range(len(rooms))))


def split_at(chart: Chart, sizes: Sizes) -> int:
    """The number of the step at which a chart is best cut in two; 0 where it cannot be cut."""
    starts = Layout(chart, sizes, bands=2).starts
    return chart.box[starts[0]].number if starts else 0


class _Cut:
    def __init__(self, chart: Chart, layout: Layout) -> None:
        self.laid, self.at, self.sizes = layout.unfolded(), layout.at, layout.sizes
        self.bands = band_of(layout.plan, layout.starts)
        self.starts = [chart.box[name] for name in layout.starts]
        name = layout.starts[0]
        self.middle = next(b.rect.middle for b in self.laid.boxes if b.box.id == name)

    def sheet(self, number: int) -> Laid:
        """The part that stands on a sheet; its number begins with 0."""
        boxes = tuple(box for box in self.laid.boxes if self.bands[box.box.id] == number)
        arrows = tuple(one for one in self.laid.arrows if self.bands[one.arrow.origin] == number)
        part = replace(self.laid, boxes=boxes, arrows=arrows)
        if number < len(self.starts):
            part = self._onward(part, self.starts[number], number + 2)
        return self._raised(part, number) if number else part

    def _onward(self, part: Laid, start: ChartBox, sheet: int) -> Laid:
        """A part with, below it, where to go on."""
        joint, of = self.at.joints[start.id], self.sizes.of
        words = f"Step {start.number}, on sheet {sheet}"
        pill = self.sizes.pill(words, self.middle, joint + of(22))
        end = (self.middle, pill.rect.y)
        arrows = tuple(
            replace(one, points=(*one.points[:-1], end)) if one.arrow.target == start.id else one
            for one in part.arrows
        )
        high = max(pill.rect.foot, *(one.foot for one in _rects(part))) + of(10)
        return replace(part, high=high, arrows=arrows, onward=pill)

    def _raised(self, part: Laid, number: int) -> Laid:
        """A later part, from its own beginning."""
        of = self.sizes.of
        top = min(one.y for one in _rects(part))
        by: Point = (0, self.sizes.pill_foot + of(28) - top)
        boxes = (moved(box, *by) for box in part.boxes)
        return replace(
            part,
            high=part.high + by[1],
            start=self.sizes.pill(f"From sheet {number}", self.middle, of(2)),
            boxes=tuple(box for box in boxes if isinstance(box, PlacedBox)),
            arrows=tuple(_raised(one, by) for one in part.arrows),
            onward=part.onward and replace(part.onward, rect=shifted(part.onward.rect, *by)),
        )


def _rects(part: Laid) -> Iterator[Rect]:
    """Where its boxes stand, its flags, and the labels of its arrows."""
    yield from (box.rect for box in part.boxes)
    yield from (one.flag for one in part.arrows if one.flag)
    yield from (one.label.rect for one in part.arrows if one.label)


def _raised(one: PlacedArrow, by: Point) -> PlacedArrow:
    return replace(
        one,
        points=tuple(shifted_point(point, by) for point in one.points),
        label=one.label and replace(one.label, rect=shifted(one.label.rect, *by)),
        flag=one.flag and shifted(one.flag, *by),
        stem=tuple(shifted_point(point, by) for point in one.stem),
    )
