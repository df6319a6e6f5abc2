"""PDFs measured: how long one takes, how large it is, and what one costs that has not changed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from fingerpost.checks import check_guide
from fingerpost.outlets.press import printed
from fingerpost.outlets.printing import pdfs
from fingerpost.papers import Papers
from tests.bench.day import TODAY
from tests.bench.row import Row

OURS = Path(__file__).parents[2] / "pathways"
SOME = 7
"""Every so many-th pathway is measured, from the shortest to the longest."""


def rows(folder: Path, runs: int) -> Iterator[Row]:
    """The seconds for one of our own pathways, its poster, and one that is kept."""
    guide = check_guide(OURS, TODAY).guide
    assert guide
    papers = Papers(guide)
    names = [one.id for one in sorted(guide.pathways, key=lambda one: len(one.steps))][::-SOME]
    for what, more in (("PDF of a pathway", ""), ("Poster of a pathway", "/poster")):
        spent, sizes = zip(*_made(papers, [f"{name}{more}" for name in names], runs), strict=True)
        detail = f"the median {statistics.median(spent):.2f} s, {max(sizes) / 1000:.0f} KB at most"
        yield Row(f"{what}, the slowest of {len(spent)}", max(spent), "s", 2, detail)
    start = time.perf_counter()
    pdfs(papers, folder, names[0])
    made = time.perf_counter() - start
    start = time.perf_counter()
    pdfs(papers, folder, names[0])
    kept = time.perf_counter() - start
    detail = f"{1000 * kept:.0f} ms, {1000 * made:.0f} ms"
    yield Row("The same, unchanged, to making it", kept / made, "x", 0.2, detail)


def _made(papers: Papers, names: list[str], runs: int) -> Iterator[tuple[float, int]]:
    """The best time of several, text and all, and the bytes."""
    for name in names:
        for text in (paper.text for paper in papers.named(name)):
            times = []
            for _ in range(runs):
                start = time.perf_counter()
                size = len(printed(text))
                times.append(time.perf_counter() - start)
            yield min(times), size
