"""Folds a long chart: the line goes on at the top of the next band, so that it fits a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from fingerpost.charts.heights import Heights
from fingerpost.charts.marks import Point
from fingerpost.charts.plan import Item, Plan
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, moved, shifted
from fingerpost.charts.sizes import Sizes


def breaks(plan: Plan, at: Heights, bands: int) -> tuple[str, ...]:
    """The boxes of the line at which it is best folded into so many bands, as even as can be."""
    free = [name for name in plan.line[1:] if _is_free(plan, name)]
    many = min(bands - 1, len(free))
    tops = [0.0, *(at.blocks[Item(name)].rect.y for name in free), at.foot]

    def longest(chosen: Sequence[int]) -> float:
        ends = [0, *(one + 1 for one in chosen), len(tops) - 1]
        return max(tops[end] - tops[start] for start, end in pairwise(ends))

    best = min(combinations(range(len(free)), many), key=lambda some: (longest(some), some))
    return tuple(free[one] for one in best)


def _is_free(plan: Plan, name: str) -> bool:
    """Whether nothing leads past the place above a box, and nothing from below leads to it."""
    start = plan.row_of[Item(name)]
    for arrow in plan.exits:
        here, there = plan.row_of[Item(arrow.origin)], plan.row_of[Item(arrow.target)]
        if arrow.target == name:
            if here >= start:
                return False
        elif (here < start) != (there < start):
            return False
    return True


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
    of, count = sizes.of, max(bands.values()) + 1
    tops = [
        min(box.rect.y for box in laid.boxes if bands[box.box.id] == band) for band in range(count)
    ]
    apart = laid.wide + of(30)
    moves = [(band * apart, of(40) - top if band else 0.0) for band, top in enumerate(tops)]

    def arrow(one: PlacedArrow) -> PlacedArrow:
        here, there = bands[one.arrow.origin], bands[one.arrow.target]
        x, y = moves[here]
        points = one.points
        if here != there:
            joint = at.joints[one.arrow.target]
            first = points[:-2] if len(points) > 2 else (points[0], (points[0][0], joint))
            points = (*first, (laid.wide + of(10), joint))
        points = tuple(_shifted(point, x, y) for point in points)
        if here != there:
            across, (end_x, end_y) = points[-1][0], _shifted(one.points[-1], *moves[there])
            points = (*points, (across, of(10)), (end_x, of(10)), (end_x, end_y))
        return replace(
            one,
            points=points,
            label=one.label and replace(one.label, rect=shifted(one.label.rect, x, y)),
            flag=one.flag and shifted(one.flag, x, y),
            stem=tuple(_shifted(point, x, y) for point in one.stem),
        )

    boxes = [moved(box, *moves[bands[box.box.id]]) for box in laid.boxes]
    arrows = tuple(map(arrow, laid.arrows))
    foot = max(
        *(box.rect.foot for box in boxes),
        *(one.flag.foot for one in arrows if one.flag),
        *(y for one in arrows for _, y in one.points),
    )
    return replace(
        laid,
        wide=laid.wide + (count - 1) * apart,
        high=foot + of(10),
        boxes=tuple(box for box in boxes if isinstance(box, PlacedBox)),
        arrows=arrows,
    )


def _shifted(point: Point, x: float, y: float) -> Point:
    return point[0] + x, point[1] + y
