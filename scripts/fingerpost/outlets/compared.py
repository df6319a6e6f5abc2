"""Finds the two guides of `fingerpost diff`: a kept version, a folder, a file or a git revision."""

from __future__ import annotations

import datetime
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fingerpost.checks import check_guide
from fingerpost.load.files import REVISIONS
from fingerpost.problems import errors
from fingerpost.published.guide import Published, UnreadableGuide, read_guide


class NotFound(Exception):
    """A name that leads to no guide; the message says why."""


def find(name: str, folder: Path, today: datetime.date) -> Published:
    """The guide that a name leads to, seen from the guide's folder. Raises NotFound.

    Tried in this order: a version kept beside the revisions, a folder, a `guide.json`, a revision
    of git.
    """
    kept = folder / REVISIONS / f"{name}.guide.json"
    path = Path(name)
    if kept.is_file():
        return _file(kept, today)
    if path.is_dir():
        return _folder(path, name, today)
    if path.is_file():
        return _file(path, today)
    return _commit(name, folder, today)


def _file(path: Path, today: datetime.date) -> Published:
    try:
        return read_guide(path.read_text("utf-8"), today)
    except (OSError, UnicodeDecodeError, UnreadableGuide) as error:
        raise NotFound(f"{path} cannot be used: {error}") from error


def _folder(path: Path, name: str, today: datetime.date) -> Published:
    inside = path / "pathways"
    report = check_guide(inside if inside.is_dir() else path, today)
    if report.guide is None:
        first = errors(report.problems)[0]
        raise NotFound(f"the guide of {name} has problems, of which the first is: {first}")
    return Published.of(report.guide)


def _commit(name: str, folder: Path, today: datetime.date) -> Published:
    """The guide as a commit has it, laid out in a folder that goes away again."""
    unknown = NotFound(f'"{name}" is no version, folder, guide.json or revision of git here')
    if name.startswith("-"):
        raise unknown
    command = ["git", "-C", str(folder.resolve()), "archive", "--format=tar", name, "--", "."]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise unknown
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as found:
            found.extractall(scratch, filter="data")
        return _folder(Path(scratch), name, today)
