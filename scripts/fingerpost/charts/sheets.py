"""Cuts a long chart in two sheets, above a box of the line that all ways from above lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fingerpost.charts.fold import band_of, shifted_point
from fingerpost.charts.graph import Chart
from fingerpost.charts.layout import Layout
from fingerpost.charts.marks import Point
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, Rect, Words, moved, shifted
from fingerpost.charts.sizes import Sizes


def sheets(chart: Chart, sizes: Sizes, rooms: Sequence[float]) -> tuple[Laid, Laid] | None:
    """The chart on two sheets with so much room; None where it cannot be cut.

    Each says where the other goes on.
    """
    layout = Layout(chart, sizes, 2, rooms)
    if not layout.starts:
        return None
    return _Cut(chart, layout).first(), _Cut(chart, layout).second()


def split_at(chart: Chart, sizes: Sizes) -> int:
    """The number of the step at which a chart is best cut in two; 0 where it cannot be cut."""
    starts = Layout(chart, sizes, bands=2).starts
    return chart.box[starts[0]].number if starts else 0


class _Cut:
    def __init__(self, chart: Chart, layout: Layout) -> None:
        self.laid, self.at, self.sizes = layout.unfolded(), layout.at, layout.sizes
        self.bands = band_of(layout.plan, layout.starts)
        self.next = chart.box[layout.starts[0]]
        self.middle = next(b.rect.middle for b in self.laid.boxes if b.box.id == self.next.id)

    def first(self) -> Laid:
        """The upper part, and below it where to go on."""
        joint, of = self.at.joints[self.next.id], self.sizes.of
        pill = self._pill(f"Step {self.next.number}, on sheet 2", joint + of(22))
        end = (self.middle, pill.rect.y)
        arrows = tuple(
            replace(one, points=(*one.points[:-1], end)) if self._leaves(one) else one
            for one in self.laid.arrows
            if not self.bands[one.arrow.origin]
        )
        high = max(pill.rect.foot, *(box.rect.foot for box in self._boxes(0))) + of(10)
        return replace(self.laid, high=high, boxes=self._boxes(0), arrows=arrows, onward=pill)

    def second(self) -> Laid:
        """The lower part, from its own beginning."""
        of = self.sizes.of
        up = of(56) - min(box.rect.y for box in self._boxes(1))
        boxes = (moved(box, 0, up) for box in self._boxes(1))
        return replace(
            self.laid,
            high=self.laid.high + up,
            start=self._pill("From sheet 1", of(2)),
            boxes=tuple(box for box in boxes if isinstance(box, PlacedBox)),
            arrows=tuple(_raised(one, up) for one in self.laid.arrows
                         if self.bands[one.arrow.origin]),
        )  # fmt: skip

    def _boxes(self, band: int) -> tuple[PlacedBox, ...]:
        return tuple(box for box in self.laid.boxes if self.bands[box.box.id] == band)

    def _leaves(self, one: PlacedArrow) -> bool:
        return self.bands[one.arrow.target] == 1

    def _pill(self, text: str, y: float) -> Words:
        of, type_ = self.sizes.of, self.sizes.title
        wide = type_.width(text) + of(28)
        high = type_.line + of(8)
        return Words((text,), Rect(self.middle - wide / 2, y, wide, high), middle=True)


def _raised(one: PlacedArrow, up: float) -> PlacedArrow:
    by: Point = (0, up)
    return replace(
        one,
        points=tuple(shifted_point(point, by) for point in one.points),
        label=one.label and replace(one.label, rect=shifted(one.label.rect, *by)),
        flag=one.flag and shifted(one.flag, *by),
        stem=tuple(shifted_point(point, by) for point in one.stem),
    )
