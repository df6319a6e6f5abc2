"""Carries a release out: made beside what stands, looked at, then put in place in one move."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.release.alone import Journal, alone, note
from fingerpost.release.branch import Changes, made
from fingerpost.release.checkout import follow
from fingerpost.release.git import Git, ReleaseError
from fingerpost.release.moves import Conflict, Move, move, push
from fingerpost.release.place import REMOTE, Place, place
from fingerpost.release.verify import Promise, verify

ATTEMPTS = 8
"""So often a release starts again because another one came first."""


@dataclass(frozen=True)
class Plan:
    """What a release does. `record` is the new commit of the guide's branch, with what it did."""

    message: str
    changes: Changes = field(default_factory=Changes)
    record: str | None = None
    tags: tuple[Move, ...] = ()
    promise: Promise | None = None
    tree: str | None = None
    """A commit whose pages are taken as they are, in place of changes: to go back to it."""


Make = Callable[[Place, Path], Plan]
"""What to do, given how things stand and a folder to work in. Raises ReleaseError."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was released: the commits, and whether it is only what would have been."""

    pages: str
    record: str | None
    tried: int
    rehearsed: bool = False


def carry_out(git: Git, make: Make, shared: bool = False, rehearse: bool = False) -> Done:
    """Makes the plan and puts it in place, here and (if shared) on the shared copy: all or nothing.

    Starts again from how things then stand where somebody else was quicker. Raises ReleaseError;
    then nothing was changed.
    """
    with alone(git) as scratch:
        for attempt in range(1, ATTEMPTS + 1):
            folder = scratch / str(attempt)
            folder.mkdir()
            now = place(git, shared)
            plan = make(now, folder)
            pages = _pages(now, plan)
            if rehearse:
                return Done(pages, plan.record, attempt, rehearsed=True)
            try:
                _put(now, plan, pages, scratch.parent)
            except Conflict:
                note(scratch.parent, Journal((), None))
                time.sleep(random.uniform(0, 0.2 * attempt))
            else:
                return Done(pages, plan.record, attempt)
    raise ReleaseError(f"other releases came first {ATTEMPTS} times; nothing was changed")


def _pages(now: Place, plan: Plan) -> str:
    """The new commit of the pages, after it was found to be what it should be."""
    if plan.tree is not None:
        tip = ("-p", now.pages.base) if now.pages.base else ()
        return now.git.text(
            "commit-tree", f"{plan.tree}^{{tree}}", *tip, stdin=plan.message.encode()
        )
    pages = made(now.built, plan.changes, plan.message)
    verify(now.built, pages, plan.changes, plan.promise)
    return pages


def _moved_there(git: Git, here: list[Move]) -> None:
    """Moves the names of this copy, once the shared one has moved: there is no way back now."""
    try:
        move(git, here)
    except Conflict as error:
        message = f"it is on {REMOTE}, but this copy did not follow: run `git fetch` ({error})"
        raise ReleaseError(message) from error


def _put(now: Place, plan: Plan, pages: str, folder: Path) -> None:
    """Moves every name at once: first on the shared copy, then here, then the files follow."""
    stands = [(now.pages, pages), (now.guide, plan.record or now.guide.base)]
    here = [stand.to(new, there=False) for stand, new in stands]
    here = [one for one in here if one.new != one.old] + list(plan.tags)
    there = [stand.to(new, there=True) for stand, new in stands]
    there = [one for one in there if one.new != one.old]
    there += [one for one in plan.tags if one.new or one.name in now.far]
    note(folder, Journal(tuple(here), REMOTE if now.shared else None))
    if now.shared:
        push(now.git, REMOTE, there)
        _moved_there(now.git, here)
    else:
        move(now.git, here)
    follow(now.git, here)
