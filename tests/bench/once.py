"""One measurement in a process of its own, so that nothing is warm that would not be.

`python -m tests.bench.once check FOLDER [RESULTS]` checks a guide, keeping results where a file is
named; `... parse FOLDER` reads the same files with PyYAML's C parser alone and prints its seconds
of processor time.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


def check(folder: Path, results: Path | None) -> None:
    """What `fingerpost check` does; its imports are part of what is measured."""
    from fingerpost.checks import check_guide  # noqa: PLC0415
    from tests.bench.day import TODAY  # noqa: PLC0415

    report = check_guide(folder, TODAY, results)
    if not report.good:
        raise SystemExit(f"the guide in {folder} has problems: {report.problems[:3]}")


def parse(folder: Path) -> float:
    """Seconds of processor time for all files, already in memory as text."""
    import yaml  # noqa: PLC0415

    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yml"))]
    start = time.process_time()
    for text in texts:
        yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - makes text, lists and maps only
    return time.process_time() - start


def main() -> None:
    """Does what the command line says."""
    what, folder, *results = sys.argv[1:]
    if what == "check":
        check(Path(folder), Path(results[0]) if results else None)
    else:
        print(parse(Path(folder)))


if __name__ == "__main__":
    main()
