"""Names of git that move together: all of them, or none; here, and on the copy that all share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fingerpost.release.git import Git, GitFailed, ReleaseError


class Conflict(ReleaseError):
    """Somebody else moved a name first. Nothing was moved."""


@dataclass(frozen=True, slots=True)
class Move:
    """A name of git, the commit it must stand at (None: not there), and where it goes."""

    name: str
    old: str | None
    new: str | None


def move(git: Git, moves: Iterable[Move]) -> None:
    """Moves the names of this copy in one transaction. Raises Conflict where one is elsewhere."""
    lines = ["start"]
    for one in moves:
        if one.new is None:
            lines.append(f"delete {one.name} {one.old}")
        else:
            lines.append(f"update {one.name} {one.new} {one.old or '0' * len(one.new)}")
    try:
        git.run(
            "update-ref", "--stdin", stdin="\n".join([*lines, "prepare", "commit", ""]).encode()
        )
    except GitFailed as error:
        raise Conflict(f"another release came first ({error})") from error


def push(git: Git, remote: str, moves: Sequence[Move]) -> None:
    """Moves the names on the other copy, all or none, each only from where it was seen.

    Raises Conflict where one is elsewhere by now, GitFailed where there is no way to that copy.
    """
    leases = [f"--force-with-lease={one.name}:{one.old or ''}" for one in moves]
    specs = [f"{one.new or ''}:{one.name}" for one in moves]
    try:
        git.run("push", "--quiet", "--atomic", "--no-verify", *leases, remote, *specs)
    except GitFailed as error:
        now = seen(git, remote)
        if any(now.get(one.name) != one.old for one in moves):
            raise Conflict(f"another release came first ({error})") from error
        raise


def seen(git: Git, remote: str) -> dict[str, str]:
    """Where every branch and tag stands on the other copy now, by its whole name.

    Raises GitFailed where there is no way to it.
    """
    found = git.text("ls-remote", "--quiet", "--heads", "--tags", "--refs", remote)
    pairs = (line.split("\t") for line in found.splitlines())
    return {name: commit for commit, name in pairs}
