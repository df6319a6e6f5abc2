"""`make bench`: what the project promises about speed and pages, measured, beside the promise.

Everything is a ratio to something measured in the same run, or is far from its bar, because a
number of seconds says more about a machine than about a program. Times are processor time, user
and system together, so that other work on the machine counts as little as can be. Each is the
best of several; those that are compared take turns.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.logic.prove import prove
from fingerpost.model.pathway import Pathway
from tests.bench import charts, pages, papers, releases, searching
from tests.bench.make import make_guide, shared_files
from tests.bench.row import Row
from tests.bench.tangled import Tangle

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Size:
    """How much is measured: pathways, how many times as many, and how often each."""

    pathways: int = 1_000
    times: int = 10
    runs: int = 3
    built: int = 500
    previewed: int = 200
    released: int = 10
    whole: bool = True
    searched: searching.Amount = field(default_factory=searching.Amount)


def once(*arguments: str | Path) -> tuple[float, str]:
    """A measurement in a process of its own: all its processor time, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "tests.bench.once", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, done.stdout


def parser_seconds(folder: Path) -> float:
    """What PyYAML's C parser alone takes for the files of a guide."""
    return float(once("parse", folder)[1])


def check_rows(folder: Path, size: Size) -> Iterator[Row]:
    """The check, cold and with one file changed, against the parser; and against a larger guide."""
    small, large, results = folder / "small", folder / "large", folder / "results.json"
    make_guide(small, size.pathways)
    one = next(small.glob("schools/*.yml"))
    once("check", small, results)
    parsed, cold, changed = [], [], []
    for number in range(size.runs):
        parsed.append(parser_seconds(small))
        cold.append(once("check", small)[0])
        one.write_text(f"{one.read_text('utf-8')}# {number}\n", "utf-8")
        changed.append(once("check", small, results)[0])
    base = min(parsed)
    about = f"{{:.2f}} s, the parser {base:.2f} s"
    what = f"Check of {size.pathways:,} pathways, to the parser's time"
    yield Row(what, min(cold) / base, "x", 10, about.format(min(cold)))
    what = "The same with one file changed"
    yield Row(what, min(changed) / base, "x", 2, about.format(min(changed)))
    yield _growth_row(small, large, size)


def _growth_row(small: Path, large: Path, size: Size) -> Row:
    """A larger guide against the small one, which is measured just before it and just after."""
    count = size.pathways * size.times
    make_guide(large, count)
    before, spent, after = (once("check", folder)[0] for folder in (small, large, small))
    usual = (before + after) / 2
    what = f"Check of {count:,} pathways, to {size.pathways:,}"
    return Row(what, spent / usual, "x", 1.2 * size.times, f"{spent:.2f} s, {usual:.2f} s")


def proof_row(tangle: Tangle, bar: float, runs: int) -> Row:
    """The proof of one pathway of many questions; its length is not held against it here."""
    pathway = tangle.pathway(shared_files())
    best, found = min(_proved(pathway) for _ in range(runs))
    if set(found) - {"too-many-questions"}:
        raise AssertionError(f"the proof found what is not there: {found}")
    what = f"Proof of {tangle.questions} questions, {tangle.boxes} of them tick-boxes"
    return Row(what, best, "s", bar, f"stands for {tangle.routes():.1e} routes")


def _proved(pathway: Pathway) -> tuple[float, list[str]]:
    """The seconds that the proof of a pathway takes, and the rules it finds broken."""
    start = time.process_time()
    found = [finding.rule for finding in prove(pathway)]
    return time.process_time() - start, found


def site_rows(folder: Path, size: Size) -> Iterator[Row]:
    """Builds against stock Material's and against a larger guide's, in turns; the plugin's part."""
    small, large = folder / "small", folder / "large"
    count = size.built
    once("project", small, str(count))
    first, stock, second = _build(small), float(once("stock", small)[1]), _build(small)
    own, whole = min(first, second, key=lambda pair: pair[1])
    about = f"{whole:.2f} s, {stock:.2f} s, check apart"
    yield Row(f"Build of {count} pathways, to stock Material", whole / stock, "x", 0.5, about)
    about = f"{own:.2f} s of {whole:.2f} s, check apart"
    yield Row("Our plugin's share of that build", 100 * own / whole, "%", 10, about)
    once("project", large, str(4 * count))
    most, third = _build(large)[1], _build(small)[1]
    usual = (second[1] + third) / 2
    about = f"{most:.2f} s, {usual:.2f} s, check apart"
    yield Row(f"Build of {4 * count:,} pathways, to {count}", most / usual, "x", 4.5, about)


def _build(project: Path) -> tuple[float, float]:
    """The seconds of our plugin and of the whole build, the check left out of both."""
    own, whole = once("share", project)[1].split()[-2:]
    return float(own), float(whole)


def preview_row(folder: Path, count: int) -> Row:
    """An edit in a preview, until its page is served, to a preview that builds everything."""
    once("project", folder, str(count))
    edit, stock = (float(once(what, folder)[1].split()[-1]) for what in ("edit", "stock-edit"))
    what = f"Edit in a preview of {count}, to a stock rebuild"
    return Row(what, edit / stock, "x", 0.2, f"{edit:.2f} s, {stock:.2f} s")


def page_rows(folder: Path, runs: int) -> Iterator[Row]:
    """How our pages open, beside stock Material's of the same Markdown and an empty page."""
    folder.mkdir()
    ours, stock = pages.build_both(folder)
    for page, name, found in pages.measured(ours, stock, folder / "empty", runs):
        measure = pages.MEASURES[name]
        detail = f"stock Material {found['stock']:.2f}"
        if measure.unit in ("s", "ms"):
            detail += f", an empty page {found['empty']:.2f}"
        what = f"{page}: {name}"
        yield Row(what, found["ours"], measure.unit, measure.bar, detail, measure.least)


def machine() -> str:
    """The machine's description, without its name."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.platform()}; {python}; {os.cpu_count()} cores; {model}"


PARTS = ("pages", "search", "check", "proof", "charts", "papers", "site", "preview", "releases")


def rows(size: Size, parts: Sequence[str] = PARTS) -> Iterator[Row]:
    """Every line of these parts of the table, as it is measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {
            "pages": lambda: page_rows(folder / "pages", size.runs),
            "search": lambda: searching.rows(folder / "search", size.searched),
            "check": lambda: check_rows(folder, size),
            "proof": lambda: iter(
                (proof_row(Tangle(14, 4), 2, size.runs), proof_row(Tangle(28, 8), 10, size.runs))
            ),
            "charts": lambda: charts.rows(folder / "charts", size.built),
            "papers": lambda: papers.rows(folder / "papers"),
            "site": lambda: site_rows(folder / "sites", size),
            "preview": lambda: iter((preview_row(folder / "preview", size.previewed),)),
        }
        made["releases"] = lambda: releases.rows(folder / "releases", size.released, size.whole)
        for part in parts:
            yield from made[part]()


def main() -> None:
    """Prints the machine and the table. A missed bar is told, and does not fail."""
    options = argparse.ArgumentParser(prog="tests.bench", description="Measure speed.")
    options.add_argument("--quick", action="store_true", help="smaller guides, each once")
    options.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="only these parts")
    given = options.parse_args()
    size = (
        Size(200, 5, 1, 40, 40, 3, whole=False, searched=searching.QUICK) if given.quick else Size()
    )
    print(machine())
    print(f"{'what':<46} {'measured':>12}  {'bar':>9}")
    for row in rows(size, given.only):
        print(row, flush=True)


if __name__ == "__main__":
    main()
