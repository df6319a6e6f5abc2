"""How far down everything of a chart stands: rows as high as what is in them, labels between."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from fingerpost.charts.graph import Arrow
from fingerpost.charts.plan import Item, Plan, Row
from fingerpost.charts.shapes import Block, PlacedBox, Words, moved
from fingerpost.charts.sizes import Sizes


@dataclass(slots=True)
class Heights:
    """The blocks of a chart at their heights, and where arrows join the line above a box."""

    blocks: dict[Item, Block] = field(default_factory=dict)
    anchors: dict[Item, float] = field(default_factory=dict)
    """For each block, how high arrows leave it by the side or, beside the line, come to it."""
    joints: dict[str, float] = field(default_factory=dict)
    labels: dict[Arrow, Words] = field(default_factory=dict)
    """The labels of arrows that leave a box by its side or along the line."""
    foot: float = 0


def heights(plan: Plan, sizes: Sizes, widest: float, breaks: Collection[str] = ()) -> Heights:
    """The heights of a plan. Labels at the sides of boxes are at most this wide.

    Above the boxes at which it breaks, everything ends before anything begins.
    """
    found = Heights()
    _measure(plan, sizes, widest, found)
    stack = _Stack(plan, sizes, found, breaks)
    for row in plan.rows:
        stack.add(row)
    return found


class _Stack:
    """Puts row under row. Each column is as tight as it can be; what is in a row is lined up."""

    def __init__(self, plan: Plan, sizes: Sizes, found: Heights, breaks: Collection[str]) -> None:
        self.plan, self.found, self.of, self.breaks = plan, found, sizes.of, breaks
        self.joined = _joined(plan)
        self.label_foot = sizes.pill_foot + sizes.of(6)
        """How far down the last label on the line reaches, or what the line begins with."""
        self.main, self.side = sizes.pill_foot + sizes.of(24), sizes.of(12)
        """Where the next block of each column may begin."""

    def add(self, row: Row) -> None:
        """Places what is in a row, and where arrows join the line above it."""
        plan, blocks = self.plan, self.found.blocks
        joins = row.main.box if row.main and not row.main.arrow else ""
        if joins in self.breaks:
            self.label_foot = max(self.label_foot, self.found.foot)
            self.main = self.side = self.label_foot + self.of(46)
        below = self._below(joins) if joins else 0
        first = max(self.label_foot + self.of(6), below)
        if joins in self.joined:
            self.main = max(self.main, first + self.of(20))
        needed, above = 0.0, 0.0
        if row.main:
            anchor = _anchor(blocks[row.main], row.main, plan)
            above = max(anchor, self._label_above(row.main), anchor + self._over(row.main))
            needed = self.main + above
        if row.side:
            top = max(self.side, first + self.of(12)) if below else self.side
            needed = max(needed, top + _anchor(blocks[row.side], row.side, plan))
        if joins:
            joint = needed - above - self.of(20)
            if below and row.side:
                upper = needed - _anchor(blocks[row.side], row.side, plan)
                joint = min(joint, upper - self.of(12))
            self.found.joints[joins] = joint
            self.side = max(self.side, joint + self.of(12)) if below else self.side
        self._place(row, needed)

    def _below(self, name: str) -> float:
        """How high arrows can join that come from the feet of boxes beside the line."""
        exits, blocks = self.plan.exits, self.found.blocks
        feet = [
            blocks[Item(arrow.origin)].rect.foot
            for arrow, leaves in exits.items()
            if leaves == "bottom" and arrow.target == name
        ]
        return max(feet) + self.of(14) if feet else 0

    def _place(self, row: Row, anchor: float) -> None:
        for item in filter(None, (row.main, row.side)):
            block = self.found.blocks[item]
            block = moved(block, 0, anchor - _anchor(block, item, self.plan))
            self.found.blocks[item], self.found.anchors[item] = block, anchor
            self.found.foot = max(self.found.foot, block.rect.foot)
            if item is row.side:
                self.side = block.rect.foot + self.of(30)
            else:
                self._go_on(item, block.rect.foot)

    def _go_on(self, item: Item, foot: float) -> None:
        """Leaves room below a block of the line: for its flags, or for the label of its way."""
        ways = self.plan.chart.ways[item.box]
        last = next((arrow for arrow in reversed(ways) if arrow in self.plan.flagged), None)
        self.label_foot = foot + self.of(6)
        self.main = foot + self.of(28 if item.arrow == last else 20)
        for arrow in ways if item.arrow == last else ():
            if self.plan.exits[arrow] == "down" and arrow in self.found.labels:
                self.label_foot = foot + self.of(6) + self.found.labels[arrow].rect.high
                self.main = self.label_foot + self.of(16)

    def _label_above(self, item: Item) -> float:
        """The room that labels at the sides of a box need above the line on which they stand."""
        exits, labels = self.plan.exits, self.found.labels
        found = [
            labels[arrow].rect.high + self.of(8)
            for arrow in self.plan.chart.ways[item.box]
            if not item.arrow and exits[arrow] in ("left", "right") and arrow in labels
        ]
        return max(found, default=0)

    def _over(self, item: Item) -> float:
        """How much of the words at a strip reaches above where arrows join the line."""
        block = self.found.blocks[item]
        strip = block.strip.rect.high if isinstance(block, PlacedBox) and block.strip else 0
        high = [self.found.labels[arrow].rect.high for arrow in self.plan.chart.ways[item.box]
                if arrow.way == "pass" and arrow in self.found.labels]  # fmt: skip
        return max(high) + self.of(8) - strip / 2 - self.of(20) if high and not item.arrow else 0


def _joined(plan: Plan) -> set[str]:
    """The boxes of the line that arrows come to from the side."""
    return {
        arrow.target
        for arrow, leaves in plan.exits.items()
        if plan.on_line(arrow.target) and leaves != "down"
    }


def _measure(plan: Plan, sizes: Sizes, widest: float, found: Heights) -> None:
    for item in plan.row_of:
        box = plan.chart.box[item.box]
        if item.arrow:
            found.blocks[item] = sizes.flag(item.arrow.label)
            continue
        only = box.only
        for arrow in plan.chart.ways[box.id]:
            if arrow.way == "pass" and not plan.on_line(box.id):
                only += f". If not, go to step {plan.chart.box[arrow.target].number}"
        found.blocks[item] = sizes.box(box, only)
    for arrow, leaves in plan.exits.items():
        if not arrow.label or arrow in plan.flagged or not plan.on_line(arrow.origin):
            continue
        room = sizes.column / 2 + sizes.of(16) if leaves == "down" else widest
        found.labels[arrow] = sizes.words(arrow.label, room)


def _anchor(block: Block, item: Item, plan: Plan) -> float:
    """How far below its upper edge a block is lined up with what stands beside it."""
    if isinstance(block, Words) or not block.strip:
        return block.rect.high / 2
    strip = block.strip.rect.high
    return strip + (block.rect.high - strip) / 2 if plan.on_line(item.box) else strip / 3
