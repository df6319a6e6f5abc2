"""How far down everything of a chart stands: rows as high as what is in them, labels between."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fingerpost.charts.graph import Arrow
from fingerpost.charts.plan import Item, Plan
from fingerpost.charts.shapes import PlacedBox, Rect, Words
from fingerpost.charts.sizes import Sizes

Block = PlacedBox | Words
"""A box or a flag."""


@dataclass(slots=True)
class Heights:
    """The blocks of a chart at their heights, and where arrows join the line above a box."""

    blocks: dict[Item, Block] = field(default_factory=dict)
    anchors: dict[Item, float] = field(default_factory=dict)
    """For each block, how high arrows leave it by the side or, beside the line, come to it."""
    joints: dict[str, float] = field(default_factory=dict)
    labels: dict[Arrow, Words] = field(default_factory=dict)
    """The labels of arrows that leave a box by its side or along the line."""
    top: float = 0
    foot: float = 0


def heights(plan: Plan, sizes: Sizes, widest: float) -> Heights:
    """The heights of a plan. Labels at the sides of boxes are at most this wide."""
    found = Heights()
    joined = _joined(plan)
    _measure(plan, sizes, widest, found)
    y = clear = found.top = sizes.of(52)
    for at, row in enumerate(plan.rows):
        items = [item for item in (row.main, row.side) if item]
        above = max(_anchor(found.blocks[item], item, plan) for item in items)
        if row.main:
            above = max(above, _label_above(plan, found, row.main, sizes))
        gap = sizes.of(36 if row.main else 28) if at else 0
        top = max(y + gap, clear if row.main else 0)
        if row.main and row.main.arrow is None:
            name = row.main.box
            top += sizes.of(8) if name in joined else 0
            found.joints[name] = top - sizes.of(20)
        anchor = top + above
        for item in items:
            block = found.blocks[item]
            upper = anchor - _anchor(block, item, plan)
            found.blocks[item] = moved(block, 0, upper)
            found.anchors[item] = anchor
            y = max(y, upper + block.rect.high)
        if row.main:
            clear = _clear(plan, found, row.main, sizes, joined)
    found.foot = y
    return found


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


def _label_above(plan: Plan, found: Heights, item: Item, sizes: Sizes) -> float:
    """The room that labels at the sides of a box need above the line on which they stand."""
    labels = [
        found.labels[arrow]
        for arrow in plan.chart.ways[item.box]
        if not item.arrow and plan.exits[arrow] in ("left", "right") and arrow in found.labels
    ]
    return max((words.rect.high + sizes.of(8) for words in labels), default=0)


def _clear(plan: Plan, found: Heights, item: Item, sizes: Sizes, joined: set[str]) -> float:
    """How far down the next box of the line may begin, below this one and the label of its way."""
    foot = found.blocks[item].rect.foot
    ways = plan.chart.ways[item.box]
    if item.arrow != next((arrow for arrow in reversed(ways) if arrow in plan.flagged), None):
        return foot + sizes.of(28)
    for arrow in ways:
        if plan.exits[arrow] == "down" and arrow in found.labels:
            joint = sizes.of(18) if arrow.target in joined else 0
            return foot + sizes.of(6) + found.labels[arrow].rect.high + sizes.of(16) + joint
    return foot + sizes.of(36)


def shifted(rect: Rect, x: float, y: float) -> Rect:
    """A rectangle elsewhere."""
    return replace(rect, x=rect.x + x, y=rect.y + y)


def moved(block: Block, x: float, y: float) -> Block:
    """A block elsewhere, with all that is in it."""
    if isinstance(block, Words):
        return replace(block, rect=shifted(block.rect, x, y))

    def part(words: Words | None) -> Words | None:
        return words and replace(words, rect=shifted(words.rect, x, y))

    return replace(
        block,
        rect=shifted(block.rect, x, y),
        title=replace(block.title, rect=shifted(block.title.rect, x, y)),
        badge=(block.badge[0] + x, block.badge[1] + y),
        strip=part(block.strip),
        band=part(block.band),
        note=part(block.note),
    )
