"""A chart as a list: its steps in order and where each leads, in the words of the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.charts.graph import Arrow, Chart, ChartBox, Way


@dataclass(frozen=True, slots=True)
class ListedWay:
    """One way on from a step: when it is taken, in words, and the step that it leads to."""

    way: Way
    when: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One step: its box, where a reader goes who passes it over, and its ways on in order."""

    box: ChartBox
    passing: ListedWay | None
    ways: tuple[ListedWay, ...]


def listed(chart: Chart) -> list[Listed]:
    """Every step of a chart in the order of its numbers."""
    return [_step(chart, box) for box in chart.boxes]


def _step(chart: Chart, box: ChartBox) -> Listed:
    ways = [_way(chart, arrow) for arrow in chart.ways[box.id]]
    passing = next((way for way in ways if way.way == "pass"), None)
    return Listed(box, passing, tuple(way for way in ways if way.way != "pass"))


def _way(chart: Chart, arrow: Arrow) -> ListedWay:
    target = chart.box[arrow.target]
    return ListedWay(arrow.way, arrow.label, target.number, target.title)
