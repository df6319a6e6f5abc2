"""The main line of a chart: the steps that stand below one another, with all others beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fingerpost.charts.graph import Arrow, Chart

LONGEST_DETOUR = 2


def main_line(chart: Chart) -> tuple[str, ...]:
    """The longest way through the chart, without actions that a way leads past.

    Where ways are as long, the one that is taken last, which is the one for whatever is left.
    """
    onward = _onward(chart)
    longest: dict[str, int] = {}
    for name in reversed(_sorted(chart, onward)):
        longest[name] = 1 + max((longest[arrow.target] for arrow in onward[name]), default=0)
    line = [chart.start]
    while ways := onward[line[-1]]:
        line.append(max(ways, key=lambda arrow: (longest[arrow.target], arrow.order)).target)
    return _without_detours(chart, line)


def _onward(chart: Chart) -> Mapping[str, Sequence[Arrow]]:
    """The arrows that can be reached and that do not close a circle."""
    onward: dict[str, list[Arrow]] = {box.id: [] for box in chart.boxes}
    opened, closed = {chart.start}, set[str]()
    stack: list[tuple[str, Iterator[Arrow]]] = [(chart.start, iter(chart.ways[chart.start]))]
    while stack:
        name, ways = stack[-1]
        arrow = next(ways, None)
        if arrow is None:
            closed.add(name)
            stack.pop()
        elif arrow.target in closed or arrow.target not in opened:
            onward[name].append(arrow)
            if arrow.target not in opened:
                opened.add(arrow.target)
                stack.append((arrow.target, iter(chart.ways[arrow.target])))
    return onward


def _sorted(chart: Chart, onward: Mapping[str, Sequence[Arrow]]) -> list[str]:
    """The boxes that are reached, each before all that it leads to."""
    waiting = dict.fromkeys(onward, 0)
    for ways in onward.values():
        for arrow in ways:
            waiting[arrow.target] += 1
    found = [chart.start]
    for name in found:
        for arrow in onward[name]:
            waiting[arrow.target] -= 1
            if not waiting[arrow.target]:
                found.append(arrow.target)
    return found


def _without_detours(chart: Chart, line: Sequence[str]) -> tuple[str, ...]:
    kept = list(line[:1])
    at = 1
    while at < len(line):
        past = {arrow.target for arrow in chart.ways[kept[-1]] if arrow.way != "pass"}
        longest = min(LONGEST_DETOUR, len(line) - 1 - at)
        found = (
            many
            for many in range(longest, 0, -1)
            if line[at + many] in past and all(_is_detour(chart, i) for i in line[at : at + many])
        )
        at += next(found, 0)
        kept.append(line[at])
        at += 1
    return tuple(kept)


def _is_detour(chart: Chart, name: str) -> bool:
    """Whether a box may stand beside the line: an action that always goes on to one step."""
    return chart.box[name].kind == "action" and len(chart.ways[name]) == 1
