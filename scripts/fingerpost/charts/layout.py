"""Lays a chart out: one main line downwards, all else beside it, arrows in channels between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fingerpost.charts.fold import band_of, breaks, folded
from fingerpost.charts.graph import Arrow, Chart
from fingerpost.charts.heights import Heights, heights
from fingerpost.charts.lanes import laned
from fingerpost.charts.marks import Point
from fingerpost.charts.plan import Item, Plan, plan_of
from fingerpost.charts.ports import Ports, ports
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, Rect, Words, moved
from fingerpost.charts.sizes import OUT, TAB, Sizes

FONT, COLUMN, NARROWEST = 16.0, 286.0, 180.0
_WIDER, _FOLDED = (330.0, 1), ((220.0, 2), (286.0, 2))
"""The widths of columns and the bands that are tried for a page, beside a chart as it is."""
_LONG = 1.75
"""How much higher than wide a chart is that may be folded."""
_LABEL, _LINES = 132.0, 3
"""How wide a label beside a box may be, and how many lines it may have."""
_BELOW_STRIP = {"screen": 2, "paper": 1}
"""How many it may have below the words at a strip, which stand on the same side."""
_START = "Start"


def layout(
    chart: Chart, font_size: float = FONT, width: float | None = None, bands: int = 1
) -> Laid:
    """The chart laid out. `font_size` is that of titles; all other measures follow it.

    `width` asks for columns that make the chart this wide, as far as words can. With `bands` the
    main line is folded so often, where it can be, and goes on at the top again.
    """
    sizes = Sizes(font_size / FONT, COLUMN * font_size / FONT)
    laid = Layout(chart, sizes, bands).run()
    if width is None:
        return laid
    columns = len({box.rect.x for box in laid.boxes})
    column = max(sizes.column + (width - laid.wide) / columns, sizes.of(NARROWEST))
    return Layout(chart, replace(sizes, column=column), bands).run()


def fitted(chart: Chart, wide: float, high: float) -> tuple[Laid, float]:
    """The chart as it is largest on a page of this size, upright or turned, and how large."""

    def size(laid: Laid) -> float:
        upright = min(wide / laid.wide, high / laid.high)
        return max(upright, min(high / laid.wide, wide / laid.high))

    plain = layout(chart)
    folds = _FOLDED if plain.high > _LONG * plain.wide else ()
    tried = [Layout(chart, Sizes(1, wide), bands).run() for wide, bands in (_WIDER, *folds)]
    best = max([plain, *tried], key=size)
    return best, size(best)


class Layout:
    """A layout in the making: its plan, its heights and ports, and the boxes at which it breaks."""

    def __init__(
        self, chart: Chart, sizes: Sizes, bands: int = 1, rooms: Sequence[float] = ()
    ) -> None:
        self.chart, self.sizes, self.bands = chart, sizes, bands
        self.plan: Plan = plan_of(chart, self._fits)
        widest = sizes.of(_LABEL)
        self.at: Heights = heights(self.plan, sizes, widest)
        self.starts = breaks(self.plan, self.at, bands, rooms)
        if self.starts:
            self.at = heights(self.plan, sizes, widest, self.starts)
        self.ports: Ports = ports(self.plan, self.at, sizes)
        self._columns()

    def _fits(self, label: str, below_strip: bool) -> bool:
        most = _BELOW_STRIP[self.sizes.face] if below_strip else _LINES
        return len(self.sizes.words(label, self.sizes.of(_LABEL)).lines) <= most

    def _columns(self) -> None:
        """The columns from left to right: lanes, labels, the line, labels, lanes, the side."""
        of, line = self.sizes.of, self.plan.on_line
        apart, edge = of(14), of(8)
        self.left = laned(list(self.ports.left.values()), of(12))
        self.right = laned(list(self.ports.right.values()), of(12))
        labels = {"left": 0.0, "right": 0.0}
        for arrow, words in self.at.labels.items():
            leaves = self.plan.exits[arrow]
            side = "left" if leaves != "down" and line(arrow.target) else "right"
            if leaves != "down":
                labels[side] = max(labels[side], words.rect.wide + of(18))
        lanes = max(self.left.values(), default=-1) + 1
        self.first_left = edge + (apart * lanes if lanes else 0)
        self.x = self.first_left + (max(labels["left"], of(16)) if lanes else 0)
        end = self.x + self.sizes.column
        self.first_right = end + max(labels["right"], of(30))
        lanes = max(self.right.values(), default=-1) + 1
        self.side = self.first_right + apart * lanes + of(20)
        beside = any(row.side for row in self.plan.rows)
        self.wide = (self.side + self.sizes.column if beside else end + of(30)) + edge
        self.apart = apart

    def run(self) -> Laid:
        """The chart laid out, and folded where it was asked for."""
        laid = self.unfolded()
        if not self.starts:
            return laid
        return folded(laid, self.at, band_of(self.plan, self.starts), self.sizes)

    def unfolded(self) -> Laid:
        """The chart laid out from top to bottom, with room where it breaks."""
        placed = {
            item: moved(block, self.x if self._main(item) else self.side, 0)
            for item, block in self.at.blocks.items()
        }
        self.placed = placed
        boxes = [placed[Item(box.id)] for box in self.chart.boxes]
        arrows = tuple(self._arrow(arrow) for arrow in self.chart.arrows)
        of = self.sizes.of
        start = self.sizes.pill(_START, self.x + self.sizes.column / 2, of(2))
        return Laid(
            self.wide,
            self.at.foot + of(10),
            start,
            tuple(box for box in boxes if isinstance(box, PlacedBox)),
            arrows,
            of(1),
        )

    def _main(self, item: Item) -> bool:
        return self.plan.on_line(item.box)

    def _arrow(self, arrow: Arrow) -> PlacedArrow:
        flag = self.placed[Item(arrow.origin, arrow)].rect if arrow in self.plan.flagged else None
        stem: tuple[Point, ...] = ()
        if flag:
            stem = ((flag.middle, self._above(arrow.origin, arrow)), (flag.middle, flag.y))
        label = self._label(arrow)
        if flag:
            words = self.placed[Item(arrow.origin, arrow)]
            label = words if isinstance(words, Words) else None
        return PlacedArrow(arrow, tuple(self._points(arrow)), label, flag, stem)

    def _above(self, name: str, flag: Arrow | None = None) -> float:
        """The foot of what stands above a flag, or above the way on: a box or its last flag."""
        flags = [one for one in self.chart.ways[name] if one in self.plan.flagged]
        before = flags if flag is None else flags[: flags.index(flag)]
        item = Item(name, before[-1]) if before else Item(name)
        return self.placed[item].rect.foot

    def _points(self, arrow: Arrow) -> list[Point]:
        """The way of an arrow, from its box or flag to the box that it leads to."""
        leaves, target = self.plan.exits[arrow], self._outer(arrow.target)
        origin = self.placed[Item(arrow.origin)].rect
        if leaves == "down":
            return [(origin.middle, self._above(arrow.origin)), (target.middle, target.y)]
        if leaves == "bottom":
            begin = (origin.middle, origin.foot)
            if not self.plan.on_line(arrow.target):
                return [begin, (target.middle, target.y)]
            joint = self.at.joints[arrow.target]
            return [begin, (origin.middle, joint), *self._join(arrow.target, target)]
        return self._by_side(arrow, target)

    def _outer(self, name: str) -> Rect:
        """The rectangle at which arrows end: of an outcome, that of its second line."""
        rect, box = self.placed[Item(name)].rect, self.chart.box[name]
        out = self.sizes.of(OUT) if box.kind == "outcome" else 0
        above = 0 if box.only else out
        return Rect(rect.x - out, rect.y - above, rect.wide + 2 * out, rect.high + above + out)

    def _by_side(self, arrow: Arrow, target: Rect) -> list[Point]:
        y, line = self.ports.leaves[arrow], self.plan.on_line
        left = line(arrow.origin) and line(arrow.target)
        edge = self.x if left else self.x + self.sizes.column
        begin = (edge if line(arrow.origin) else self.side, y)
        if arrow.way == "pass":
            inward = self.sizes.of(TAB) * (1 if left or not line(arrow.origin) else -1)
            begin = (begin[0] + inward, y)
        end_x = target.x
        if not line(arrow.target) and self.chart.box[arrow.target].only:
            end_x = self.placed[Item(arrow.target)].rect.x + self.sizes.of(TAB)
        if arrow in self.ports.straight:
            return [begin, (end_x, y)]
        lane = self._lane(arrow.target, left)
        if line(arrow.target):
            return [begin, (lane, y), (lane, self.at.joints[arrow.target]),
                    *self._join(arrow.target, target)]  # fmt: skip
        end = self.ports.enters[arrow.target]
        return [begin, (lane, y), (lane, end), (end_x, end)]

    def _lane(self, target: str, left: bool) -> float:
        if left:
            return self.first_left - self.apart * (self.left[target] + 0.5)
        return self.first_right + self.apart * (self.right[target] + 0.5)

    def _join(self, name: str, target: Rect) -> list[Point]:
        return [(target.middle, self.at.joints[name]), (target.middle, target.y)]

    def _label(self, arrow: Arrow) -> Words | None:
        """The label of an arrow without a flag, beside where it leaves its box."""
        words, of = self.at.labels.get(arrow), self.sizes.of
        if words is None:
            return None
        box = self.placed[Item(arrow.origin)].rect
        rect = words.rect
        if self.plan.exits[arrow] == "down":
            x, y = box.middle + of(11), self._above(arrow.origin) + of(6)
        else:
            y = self.ports.leaves[arrow] - of(5) - rect.high
            left = self.plan.on_line(arrow.target)
            x = box.x - of(7) - rect.wide if left else box.right + of(7)
        return replace(words, rect=Rect(x, y, rect.wide, rect.high))
