"""Where everything of a chart stands, before anything is measured: rows of a line and a side.

The main line has one box or flag in a row; beside it stands at most one other. A flag is a
condition on the line that points at where it leads; what is not so goes on below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fingerpost.charts.graph import Arrow, Chart
from fingerpost.charts.line import main_line

Exit = Literal["down", "right", "left", "bottom", "pass"]
"""How an arrow leaves: along the line, by a side, below a box beside the line, from the strip."""


@dataclass(frozen=True, slots=True)
class Item:
    """A box, or with `arrow` the flag of one of its arrows."""

    box: str
    arrow: Arrow | None = None


@dataclass(slots=True)
class Row:
    """What stands in a row: on the line, and beside it."""

    main: Item | None = None
    side: Item | None = None


@dataclass(slots=True)
class Plan:
    """The rows of a chart, and how each arrow leaves its box."""

    chart: Chart
    line: tuple[str, ...]
    fits: Callable[[str, bool], bool]
    """Whether a label is short enough to stand at the side of its box; True below a strip."""
    rows: list[Row] = field(default_factory=list)
    row_of: dict[Item, int] = field(default_factory=dict)
    exits: dict[Arrow, Exit] = field(default_factory=dict)
    flagged: set[Arrow] = field(default_factory=set)

    def on_line(self, name: str) -> bool:
        """Whether a box stands on the main line."""
        return name in self._line_at

    @property
    def _line_at(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.line)}


def plan_of(chart: Chart, fits: Callable[[str, bool], bool]) -> Plan:
    """The plan of a chart. `fits` tells whether a label can stand at the side of a box."""
    plan = Plan(chart, main_line(chart), fits)
    _Planner(plan).run()
    return plan


class _Planner:
    def __init__(self, plan: Plan) -> None:
        self.plan, self.chart = plan, plan.chart
        self.queue: list[Item] = []
        """What is still to be placed beside the line, in order."""
        self.taken = set(plan.line)
        """Boxes that have a place, or wait for one."""

    def run(self) -> None:
        for at, name in enumerate(self.plan.line):
            self._main(name, next(iter(self.plan.line[at + 1 : at + 2]), None))
        self._flush()
        for box in self.chart.boxes:
            self._side(box.id)
            self._flush()
        self._bottoms()

    def _main(self, name: str, below: str | None) -> None:
        """Places a box of the line and its flags, each beside the box that it leads to."""
        ways = [arrow for arrow in self.chart.ways[name] if arrow.way != "pass"]
        down = next((arrow for arrow in reversed(ways) if arrow.target == below), None)
        if down and down.way == "rule" and down is not ways[-1]:
            down = None
        if down:
            self.plan.exits[down] = "down"
        sides = [arrow for arrow in ways if arrow is not down]
        direct = self._direct(sides)
        for arrow in sides:
            self.plan.exits[arrow] = "left" if self.plan.on_line(arrow.target) else "right"
        beside = next((one for one in sides if self.plan.exits[one] == "right"), None)
        self._put(Item(name), beside.target if beside and direct else None)
        for arrow in self.chart.ways[name]:
            if arrow.way == "pass":
                self.plan.exits[arrow] = "pass"
                self._side(arrow.target)
        if not direct:
            self.plan.flagged.update(sides)
            for arrow in sides:
                self._put(Item(name, arrow), arrow.target)

    def _direct(self, sides: list[Arrow]) -> bool:
        """Whether arrows can leave by the sides of their box: one by each, with few words."""
        left = [arrow for arrow in sides if self.plan.on_line(arrow.target)]
        strip = {arrow.origin for arrow in self.chart.arrows if arrow.way == "pass"}
        short = all(
            arrow.way != "rule"
            and self.plan.fits(arrow.label, arrow in left and arrow.origin in strip)
            for arrow in sides
        )
        return len(left) < 2 and len(sides) - len(left) < 2 and short

    def _put(self, item: Item, beside: str | None) -> None:
        """Places an item of the line in a row of its own, beside a box or what waits."""
        wanted = beside is not None and beside not in self.taken
        if wanted:
            self._flush()
        self._row(Row(main=item))
        if wanted and beside is not None:
            self._side(beside)
        if self.queue:
            self._beside(self.plan.rows[-1])

    def _side(self, name: str) -> None:
        """Has a box wait for a place beside the line, and behind it what it leads to."""
        if name in self.taken:
            return
        self.taken.add(name)
        ways = self.chart.ways[name]
        own = [arrow for arrow in ways if arrow.way != "pass"]
        flagged = len(own) > 1 or any(arrow.label for arrow in own)
        self.queue.append(Item(name))
        for arrow in ways:
            self.plan.exits[arrow] = "pass" if arrow.way == "pass" else "left"
        if flagged:
            self.plan.flagged.update(own)
            self.queue += [Item(name, arrow) for arrow in own]
        for arrow in ways:
            self._side(arrow.target)

    def _row(self, row: Row) -> None:
        self.plan.rows.append(row)
        for item in (row.main, row.side):
            if item:
                self.plan.row_of[item] = len(self.plan.rows) - 1

    def _beside(self, row: Row) -> None:
        row.side = self.queue.pop(0)
        self.plan.row_of[row.side] = len(self.plan.rows) - 1

    def _flush(self) -> None:
        while self.queue:
            self._row(Row())
            self._beside(self.plan.rows[-1])

    def _bottoms(self) -> None:
        """Has boxes beside the line go on below themselves, where the way there is free."""
        for arrow, leaves in self.plan.exits.items():
            if leaves != "left" or arrow in self.plan.flagged:
                continue
            if self.plan.on_line(arrow.origin):
                continue
            here, there = (self.plan.row_of[Item(i)] for i in (arrow.origin, arrow.target))
            between = self.plan.rows[here + 1 : there]
            if there > here and not any(row.side for row in between):
                self.plan.exits[arrow] = "bottom"
