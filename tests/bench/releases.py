"""What a release costs, however many came before it, and what each adds to the repository."""

from __future__ import annotations

import re
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.row import Row
from tests.projects import ROOT
from tests.release.repository import Repository, repository

MIB = 1024


def rows(folder: Path, versions: int, whole: bool) -> Iterator[Row]:
    """The last of so many releases against the second, and the growth of the repository.

    Each is a draft of this project's own guide (or, if not `whole`, of a guide of three pages), in
    which a line of every pathway of one audience has changed.
    """
    found = repository(folder / "guide")
    if whole:
        shutil.rmtree(found.home / "pathways")
        shutil.copytree(ROOT / "pathways", found.home / "pathways")
        found.edit("guide.yml", "pdf: true", "pdf: false")
        shutil.copytree(ROOT / "docs", found.home / "docs", dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("making"))  # fmt: skip
    spent, sizes = [], []
    for number in range(1, versions + 1):
        version = f"0.{number}"
        found.write(version, draft=True)
        _edit(found, number)
        found.commit(version)
        before = _seconds()
        found.run("fingerpost", "publish", version, "--draft").check_returncode()
        spent.append(_seconds() - before)
        sizes.append(_size(found))
    second, last = spent[1], spent[-1]
    what = f"Release of version {versions}, to that of version 2"
    yield Row(what, last / second, "x", 1.3, f"{last:.1f} s, {second:.1f} s")
    each = (sizes[-1] - sizes[0]) / (versions - 1) / MIB
    yield Row("What a version adds to the repository", each, "MiB", None, _detail(found, sizes))


def _edit(found: Repository, number: int) -> None:
    for path in sorted((found.home / "pathways" / "schools").glob("*.yml")):
        text = path.read_text("utf-8")
        begun = re.sub(r"\nsummary: (>-\n  )?", rf"\g<0>Edition {number}. ", text, count=1)
        path.write_text(begun, "utf-8")


def _seconds() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _size(found: Repository) -> float:
    """KiB of the repository's objects, packed as git does in its own time."""
    found.git("repack", "-adq")
    lines = dict(line.split(": ") for line in found.git("count-objects", "-v").splitlines())
    return float(lines["size-pack"]) + float(lines["size"])


def _detail(found: Repository, sizes: list[float]) -> str:
    files = len(found.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines())
    return f"{sizes[0] / MIB:.1f} to {sizes[-1] / MIB:.1f} MiB, packed; {files:,} files"
