"""Ports: the heights at which arrows leave and reach boxes, so that no two ways lie on another."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingerpost.charts.graph import Arrow
from fingerpost.charts.heights import Heights
from fingerpost.charts.lanes import Net
from fingerpost.charts.plan import Item, Plan
from fingerpost.charts.shapes import PlacedBox, Rect
from fingerpost.charts.sizes import Sizes


@dataclass(slots=True)
class Ports:
    """The ports of a chart, and what runs through its two channels."""

    leaves: dict[Arrow, float] = field(default_factory=dict)
    """Where arrows leave by a side."""
    enters: dict[str, float] = field(default_factory=dict)
    """Where arrows come to a box beside the line."""
    straight: set[Arrow] = field(default_factory=set)
    """Arrows that need no lane: their box stands right beside them."""
    left: dict[str, Net] = field(default_factory=dict)
    right: dict[str, Net] = field(default_factory=dict)


def ports(plan: Plan, at: Heights, sizes: Sizes) -> Ports:
    """The ports of a plan, once it is known how far down everything stands."""
    return _Ports(plan, at, sizes).run()


class _Ports:
    def __init__(self, plan: Plan, at: Heights, sizes: Sizes) -> None:
        self.plan, self.at, self.sizes = plan, at, sizes
        self.found = Ports()
        self.used = list(at.joints.values())

    def run(self) -> Ports:
        for arrow, leaves in self.plan.exits.items():
            if self.plan.on_line(arrow.origin) and leaves in ("left", "right", "pass"):
                self._leave_line(arrow)
        for box in self.plan.chart.boxes:
            if not self.plan.on_line(box.id) and Item(box.id) in self.at.blocks:
                self._enter(box.id)
        for arrow, leaves in self.plan.exits.items():
            if not self.plan.on_line(arrow.origin) and leaves in ("left", "pass"):
                self._leave_side(arrow)
        for arrow, y in self.found.leaves.items():
            if arrow not in self.found.straight:
                self._through(arrow, y)
        return self.found

    def _item(self, arrow: Arrow) -> Item:
        return Item(arrow.origin, arrow if arrow in self.plan.flagged else None)

    def _leave_line(self, arrow: Arrow) -> None:
        """By a side of the line: in the middle of the box or flag, or of the strip."""
        item = self._item(arrow)
        y = self.at.anchors[item]
        if arrow.way == "pass":
            rect = self._strip(arrow.origin)
            y = rect.y + rect.high / 2
        self.found.leaves[arrow] = y
        if self.plan.on_line(arrow.target):
            return
        self.used.append(y)
        row = self.plan.rows[self.plan.row_of[item]]
        if row.side == Item(arrow.target) and arrow.way != "pass":
            self.found.straight.add(arrow)
            self.found.enters[arrow.target] = y

    def _enter(self, name: str) -> None:
        if name in self.found.enters:
            return
        block = self.at.blocks[Item(name)]
        gate = isinstance(block, PlacedBox) and block.strip
        rect = self._strip(name) if gate else block.rect
        wanted = rect.y + rect.high / (3 if gate else 2)
        self.found.enters[name] = self._free(wanted, rect)

    def _leave_side(self, arrow: Arrow) -> None:
        """By the left side of what stands beside the line, a little below what comes in."""
        block = self.at.blocks[self._item(arrow)]
        rect = block.rect
        if arrow.way == "pass":
            rect = self._strip(arrow.origin)
            wanted = rect.y + rect.high * 2 / 3
        elif isinstance(block, PlacedBox):
            above = block.strip.rect.high if block.strip else 0
            rect = Rect(rect.x, rect.y + above, rect.wide, rect.high - above)
            wanted = rect.y + rect.high / 2 + self.sizes.of(14)
        else:
            wanted = rect.y + rect.high / 2
        self.found.leaves[arrow] = self._free(wanted, rect)

    def _strip(self, name: str) -> Rect:
        block = self.at.blocks[Item(name)]
        assert isinstance(block, PlacedBox)
        return block.strip.rect if block.strip else block.rect

    def _free(self, wanted: float, inside: Rect) -> float:
        """The height nearest to the one that is wanted at which nothing else runs."""
        apart, edge = self.sizes.of(7), self.sizes.of(6)
        top, foot = inside.y + edge, inside.foot - edge
        near = [y for y in self.used if top - apart < y < foot + apart]
        tries = [wanted, *(y + way * apart for y in near for way in (-1, 1))]
        fit = [
            y for y in tries
            if top <= y <= foot and all(abs(y - other) >= apart - 0.01 for other in near)
        ]  # fmt: skip
        y = min(fit, key=lambda one: (abs(one - wanted), one), default=wanted)
        self.used.append(y)
        return y

    def _through(self, arrow: Arrow, y: float) -> None:
        """Adds an arrow to the net of its target, in the channel through which it runs."""
        line = self.plan.on_line
        into_line = line(arrow.target)
        nets = self.found.left if line(arrow.origin) and into_line else self.found.right
        if arrow.target not in nets:
            end = self.at.joints[arrow.target] if into_line else self.found.enters[arrow.target]
            inner = nets is self.found.left or into_line
            nets[arrow.target] = Net(arrow.target, *(([end], []) if inner else ([], [end])))
        side = nets[arrow.target].near if line(arrow.origin) else nets[arrow.target].far
        side.append(y)
