"""Flowcharts measured: how long many take, how large they are, and Graphviz on the same graphs.

Graphviz is measured where its `dot` is installed. Mermaid draws only in a browser, with some sixty
packages from npm, so it is not measured here.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from fingerpost.charts.graph import Chart, chart_of
from fingerpost.charts.layout import layout
from fingerpost.charts.svg import drawn
from fingerpost.checks import check_guide
from tests.bench.day import TODAY
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
    yield from _graphviz(ours)


def _charts(folder: Path) -> list[Chart]:
    guide = check_guide(folder, TODAY).guide
    assert guide
    return [chart_of(pathway) for pathway in guide.pathways]


def _zipped(text: str) -> float:
    return len(gzip.compress(text.encode(), 9)) / KIB


def _graphviz(charts: list[Chart]) -> Iterator[Row]:
    """The same graphs by `dot`, with its plain boxes and labels; for information."""
    dot = shutil.which("dot")
    if dot is None:
        return
    start = time.perf_counter()
    made = [
        subprocess.run(
            [dot, "-Tsvg"], input=dotted(chart), check=True, capture_output=True, text=True
        ).stdout
        for chart in charts
    ]
    spent = 1000 * (time.perf_counter() - start) / len(charts)
    sizes = [_zipped(text) * 15 / len(c.boxes) for text, c in zip(made, charts, strict=True)]
    detail = f"the median {statistics.median(sizes):.1f}, {spent:.0f} ms each"
    yield Row("The same by Graphviz", max(sizes), "KiB", None, detail)


def dotted(chart: Chart) -> str:
    """A chart in the language of Graphviz."""
    boxes = [f'{box.number} [shape=box, label="{_quoted(box.title)}"]' for box in chart.boxes]
    number = {box.id: box.number for box in chart.boxes}
    ways = [
        f'{number[one.origin]} -> {number[one.target]} [label="{_quoted(one.label)}"]'
        for one in chart.arrows
    ]
    return "\n".join(["digraph {", *boxes, *ways, "}"])


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
