"""Flowcharts measured: how long many take and how large they are, beside Graphviz and Mermaid."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from fingerpost.charts.graph import Chart, chart_of
from fingerpost.charts.layout import layout
from fingerpost.charts.svg import drawn
from fingerpost.checks import check_guide
from tests.bench.day import TODAY
from tests.bench.drawers import graphviz, mermaid
from tests.bench.make import make_guide
from tests.bench.row import Row

OURS = Path(__file__).parents[2] / "pathways"
KIB = 1024


def rows(folder: Path, count: int) -> Iterator[Row]:
    """The time for so many made pathways, and the size of our own guide's charts."""
    make_guide(folder, count)
    made, ours = _charts(folder), _charts(OURS)
    start = time.process_time()
    for chart in made:
        drawn(chart, layout(chart))
    spent = time.process_time() - start
    yield Row(f"Flowcharts of {count} pathways", spent, "s", 10, "processor time, on one core")
    start = time.process_time()
    sizes = [_zipped(drawn(chart, layout(chart))) * 15 / len(chart.boxes) for chart in ours]
    spent = 1000 * (time.process_time() - start) / len(ours)
    middle = statistics.median(sizes)
    detail = f"the median {middle:.1f}, {spent:.0f} ms each"
    yield Row("The largest of our own, for 15 boxes, gzip", max(sizes), "KiB", 8, detail)
    yield from _others(ours)


def _charts(folder: Path) -> list[Chart]:
    guide = check_guide(folder, TODAY).guide
    assert guide
    return [chart_of(pathway) for pathway in guide.pathways]


def _zipped(text: str) -> float:
    return len(gzip.compress(text.encode(), 9)) / KIB


def _others(charts: list[Chart]) -> Iterator[Row]:
    """The same graphs by others, with their plain boxes and labels; for information."""
    for name, draw in {"Graphviz": graphviz, "Mermaid": mermaid}.items():
        made = draw(charts)
        zipped = [_zipped(one.svg) for one in made]
        sizes = [size * 15 / len(chart.boxes) for size, chart in zip(zipped, charts, strict=True)]
        spent = sum(one.spent for one in made) / len(made)
        detail = f"the median {statistics.median(sizes):.1f}, {spent:.0f} ms each"
        yield Row(f"The same by {name}", max(sizes), "KiB", None, detail)
