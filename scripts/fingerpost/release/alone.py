"""One release at a time in a copy: a lock that dies with its holder, and what a dead one left."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from fingerpost.release.branch import TEMPORARY
from fingerpost.release.checkout import follow
from fingerpost.release.git import Git, ReleaseError
from fingerpost.release.moves import Move, move, seen

FOLDER = "fingerpost"
"""Our folder within git's own."""
WAIT = 900
"""Seconds to wait for the release before us."""
LOCKS = ("index.lock", "HEAD.lock", "packed-refs.lock")


@dataclass(frozen=True, slots=True)
class Journal:
    """What a release is about to move, written down before it does so."""

    moves: tuple[Move, ...]
    remote: str | None
    """The other copy, where these moves are first made there."""


@contextmanager
def alone(git: Git, wait: float = WAIT) -> Iterator[Path]:
    """Holds the lock, and gives a new folder to work in, which goes away at the end.

    What a release that was stopped left behind is mended first. Raises ReleaseError where another
    release does not end in time.
    """
    folder = git.shared / FOLDER
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a") as lock:
        _take(lock.fileno(), wait)
        _mend(git, folder)
        note(folder, Journal((), None))
        scratch = folder / f"work-{os.getpid()}"
        scratch.mkdir()
        try:
            yield scratch
        except BaseException:
            _tidy(git, scratch)
            if not _read(folder).moves:
                settled(folder)
            raise
        _tidy(git, scratch)
        settled(folder)


def _tidy(git: Git, scratch: Path) -> None:
    """Takes away what only this release needed; before the journal, for it may be killed here."""
    shutil.rmtree(scratch, ignore_errors=True)
    _drop_names(git)


def _take(file: int, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise ReleaseError("another release is under way; try again later") from None
            time.sleep(0.1)
        else:
            return


def note(folder: Path, journal: Journal) -> None:
    """Writes down what is about to be moved, so that a stop in between can be mended."""
    new = folder / "journal.new"
    with new.open("w", encoding="utf-8") as file:
        json.dump(asdict(journal), file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / "journal")


def settled(folder: Path) -> None:
    """Notes that everything was moved, or nothing."""
    (folder / "journal").unlink(missing_ok=True)


def _mend(git: Git, folder: Path) -> None:
    """Ends what a stopped release began: forward if it had begun to move, else not at all."""
    for path in folder.glob("work-*"):
        shutil.rmtree(path, ignore_errors=True)
    if not (folder / "journal").is_file():
        return
    journal = _read(folder)
    moves = journal.moves
    _drop_locks(git, [one.name for one in moves])
    _drop_names(git)
    if _begun(git, journal):
        move(git, [one for one in moves if git.commit(one.name) != one.new])
        follow(git, moves)
    settled(folder)


def _read(folder: Path) -> Journal:
    found = json.loads((folder / "journal").read_text("utf-8"))
    return Journal(tuple(Move(**one) for one in found["moves"]), found["remote"])


def _begun(git: Git, journal: Journal) -> bool:
    changed = [one for one in journal.moves if one.new != one.old]
    here = any(git.commit(one.name) == one.new for one in changed)
    if here or journal.remote is None or not changed:
        return here
    there = seen(git, journal.remote)
    return all(there.get(one.name) == one.new for one in changed)


def _drop_locks(git: Git, names: list[str]) -> None:
    """Takes away the locks that a git which was killed with its release left."""
    homes = {git.shared, (git.folder / git.text("rev-parse", "--git-dir")).resolve()}
    for home in homes:
        for name in (*LOCKS, *(f"{name}.lock" for name in names)):
            (home / name).unlink(missing_ok=True)
    for lock in (git.shared / "refs" / "heads" / TEMPORARY).glob("*.lock"):
        lock.unlink(missing_ok=True)


def _drop_names(git: Git) -> None:
    """Takes away the temporary branches, and what fast-import writes when it is stopped."""
    for name in git.text("for-each-ref", "--format=%(refname)", f"refs/heads/{TEMPORARY}/").split():
        git.run("update-ref", "-d", name)
    for crash in git.shared.glob("fast_import_crash_*"):
        crash.unlink(missing_ok=True)
