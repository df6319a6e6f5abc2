"""Lanes: where arrows run up and down between columns, one for all that lead to the same box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

Span = tuple[float, float]
_MOST_TRIED = 6


@dataclass(slots=True)
class Net:
    """All that leads to one box through a channel: the heights at which it comes and goes.

    `near` are those on the side of the main line, `far` those on the other side.
    """

    target: str
    near: list[float] = field(default_factory=list)
    far: list[float] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From its highest to its lowest point."""
        return min(*self.near, *self.far), max(*self.near, *self.far)


def laned(nets: Sequence[Net], apart: float) -> Mapping[str, int]:
    """The lane of each net, counted from the main line; nets in one lane keep this far apart."""
    lanes: list[list[Net]] = []
    for net in sorted(nets, key=lambda one: (one.span[1] - one.span[0], one.span, one.target)):
        free = (lane for lane in lanes if all(_clear(net, other, apart) for other in lane))
        lane = next(free, None)
        if lane is None:
            lane = []
            lanes.append(lane)
        lane.append(net)
    best = min(_orders(lanes), key=_crossings)
    return {net.target: at for at, lane in enumerate(best) for net in lane}


def _clear(one: Net, other: Net, apart: float) -> bool:
    (top, foot), (other_top, other_foot) = one.span, other.span
    return foot + apart < other_top or other_foot + apart < top


def _orders(lanes: Sequence[list[Net]]) -> Sequence[Sequence[list[Net]]]:
    return list(permutations(lanes)) if len(lanes) <= _MOST_TRIED else [lanes]


def _crossings(order: Sequence[Sequence[Net]]) -> int:
    """How often an arrow crosses another one's lane."""
    count = 0
    for at, lane in enumerate(order):
        for net in lane:
            nearer = [other for one in order[:at] for other in one]
            farther = [other for one in order[at + 1 :] for other in one]
            count += sum(_over(y, other) for y in net.near for other in nearer)
            count += sum(_over(y, other) for y in net.far for other in farther)
    return count


def _over(y: float, other: Net) -> bool:
    top, foot = other.span
    return top < y < foot
