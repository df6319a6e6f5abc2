"""One measurement in a process of its own, so that nothing is warm that would not be.

- `python -m tests.bench.once check FOLDER [RESULTS]` checks a guide, and keeps results where a file
  for them is named.
- `... parse FOLDER` reads the same files with PyYAML's C parser and nothing else.
- `... pages FOLDER` makes the pages of a guide that was checked.
- `... project FOLDER COUNT` makes a project around a made guide, and a stock one beside it.
- `... share PROJECT` and `... stock PROJECT` build its site, with our settings and with stock ones.
- `... edit PROJECT` and `... stock-edit PROJECT` change a word in a preview of it.

All but `check` and `project` print seconds of processor time: what this alone took. `share` prints
those of our plugin, and those of the whole build, both without the check.
"""

# Imports stand where they are needed: they are part of what a check costs, and of no parser's.
# ruff: noqa: PLC0415

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

from tests.bench.day import TODAY


def check(folder: Path, results: Path | None = None) -> None:
    """What `fingerpost check` does, from its imports to its report."""
    from fingerpost.checks import check_guide

    report = check_guide(folder, TODAY, results)
    if not report.good:
        raise SystemExit(f"the guide in {folder} has problems: {report.problems[:3]}")


def parse(folder: Path) -> float:
    """All files of a guide, which are in memory as text before the clock starts."""
    import yaml

    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yml"))]
    start = time.process_time()
    for text in texts:
        yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - gives text, lists and maps only
    return time.process_time() - start


def pages(folder: Path) -> float:
    """The guide and its pages, from files that the check has passed."""
    from fingerpost.checks import check_guide
    from fingerpost.pages import furniture, nav, render

    report = check_guide(folder, TODAY)
    start = time.process_time()
    guide = report.guide
    if guide is None:
        raise SystemExit(f"the guide in {folder} has problems: {report.problems[:3]}")
    nav(render(guide))
    furniture(guide)
    return time.process_time() - start


def main() -> None:
    """Does what the command line says."""
    what, *paths = sys.argv[1:]
    of_guides = {"parse": parse, "pages": pages}
    if what == "check":
        check(*map(Path, paths))
    elif what in of_guides:
        print(of_guides[what](Path(paths[0])))
    else:
        from tests.bench import sites

        logging.disable()
        if what == "project":
            sites.project(Path(paths[0]), int(paths[1]))
        else:
            print(getattr(sites, what.replace("-", "_"))(Path(paths[0])))


if __name__ == "__main__":
    main()
