"""Folds a long chart: the line goes on at the top of the next band, so that it fits a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from fingerpost.charts.graph import Arrow
from fingerpost.charts.heights import Heights
from fingerpost.charts.marks import Point
from fingerpost.charts.plan import Item, Plan
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, moved, shifted
from fingerpost.charts.sizes import Sizes


def breaks(plan: Plan, at: Heights, bands: int, rooms: Sequence[float] = ()) -> tuple[str, ...]:
    """The boxes of the line at which it is best folded into so many bands.

    They are as even as can be, or as full as the rooms they are for, where these differ.
    """
    free = [name for name in plan.line[1:] if _is_free(plan, name)]
    many = min(bands - 1, len(free))
    tops = [0.0, *(at.blocks[Item(name)].rect.y for name in free), at.foot]

    def longest(chosen: Sequence[int]) -> float:
        ends = [0, *(one + 1 for one in chosen), len(tops) - 1]
        highs = [tops[end] - tops[start] for start, end in pairwise(ends)]
        return max(
            high / room for high, room in zip(highs, rooms or [1] * len(highs), strict=False)
        )

    best = min(combinations(range(len(free)), many), key=lambda some: (longest(some), some))
    return tuple(free[one] for one in best)


def _is_free(plan: Plan, name: str) -> bool:
    """Whether nothing leads past the place above a box, and nothing from below leads to it."""
    start = plan.row_of[Item(name)]
    for arrow in plan.exits:
        leaves = {plan.row_of[item] < start for item in _leaves(plan, arrow)}
        leads = plan.row_of[Item(arrow.target)] < start or arrow.target == name
        if leaves != {leads}:
            return False
    return True


def _leaves(plan: Plan, arrow: Arrow) -> Iterator[Item]:
    """What an arrow leaves: its box, and its flag if it has one, which may stand far below."""
    yield Item(arrow.origin)
    if arrow in plan.flagged:
        yield Item(arrow.origin, arrow)


def band_of(plan: Plan, starts: Sequence[str]) -> Mapping[str, int]:
    """The band of each box, where bands start at these boxes."""
    rows = [plan.row_of[Item(name)] for name in starts]
    return {
        item.box: sum(row <= at for row in rows)
        for item, at in plan.row_of.items()
        if item.arrow is None
    }


def folded(laid: Laid, at: Heights, bands: Mapping[str, int], sizes: Sizes) -> Laid:
    """A chart in bands beside one another. It was laid out with a break between them."""
    return _Folding(laid, at, bands, sizes).run()


class _Folding:
    def __init__(self, laid: Laid, at: Heights, bands: Mapping[str, int], sizes: Sizes) -> None:
        self.laid, self.joints, self.bands, self.of = laid, at.joints, bands, sizes.of
        self.count = max(bands.values()) + 1
        self.apart = laid.wide + sizes.of(30)
        tops = [
            min(box.rect.y for box in laid.boxes if bands[box.box.id] == band)
            for band in range(self.count)
        ]
        self.moves = [
            (band * self.apart, self.of(40) - top if band else 0.0) for band, top in enumerate(tops)
        ]

    def run(self) -> Laid:
        """The chart with each band moved beside the one before."""
        boxes = [moved(box, *self.moves[self.bands[box.box.id]]) for box in self.laid.boxes]
        arrows = tuple(map(self._arrow, self.laid.arrows))
        feet = [box.rect.foot for box in boxes]
        feet += [one.flag.foot for one in arrows if one.flag]
        feet += [y for one in arrows for _, y in one.points]
        return replace(
            self.laid,
            wide=self.laid.wide + (self.count - 1) * self.apart,
            high=max(feet) + self.of(10),
            boxes=tuple(box for box in boxes if isinstance(box, PlacedBox)),
            arrows=arrows,
        )

    def _arrow(self, one: PlacedArrow) -> PlacedArrow:
        x, y = self.moves[self.bands[one.arrow.origin]]
        return replace(
            one,
            points=self._points(one),
            label=one.label and replace(one.label, rect=shifted(one.label.rect, x, y)),
            flag=one.flag and shifted(one.flag, x, y),
            stem=tuple(shifted_point(point, (x, y)) for point in one.stem),
        )

    def _points(self, one: PlacedArrow) -> tuple[Point, ...]:
        """The way of an arrow: in its band, or along the foot of it and to the top of the next."""
        here, there = (self.moves[self.bands[i]] for i in (one.arrow.origin, one.arrow.target))
        if here == there:
            return tuple(shifted_point(point, here) for point in one.points)
        joint, points = self.joints[one.arrow.target], one.points
        first = points[:-2] if len(points) > 2 else (points[0], (points[0][0], joint))
        along = [
            shifted_point(point, here) for point in (*first, (self.laid.wide + self.of(10), joint))
        ]
        across, (x, y), top = along[-1][0], shifted_point(points[-1], there), self.of(10)
        return (*along, (across, top), (x, top), (x, y))


def shifted_point(point: Point, by: Point) -> Point:
    """A point moved by so much to the right and down."""
    return point[0] + by[0], point[1] + by[1]
