"""Taking back: the last release as if it had not been, or one version for good, with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from fingerpost.load.files import REVISIONS
from fingerpost.published.revision_text import with_fields
from fingerpost.release import day
from fingerpost.release.assembly import GUIDE, Assembly
from fingerpost.release.branch import BRANCH
from fingerpost.release.carry import Done, Plan, carry_out
from fingerpost.release.checkout import committed
from fingerpost.release.git import Git, ReleaseError
from fingerpost.release.listing import named, state_of
from fingerpost.release.make import PATHWAYS, Copy, Refused
from fingerpost.release.moves import Move
from fingerpost.release.order import Project
from fingerpost.release.place import Place, untidy
from fingerpost.release.record import withdrawn, write
from fingerpost.release.trail import Release, message, releases

WRITTEN = ("state", "released", "replaced_by", "withdrawn", "moved", "gone")
"""The fields of a revision that a release writes, and that are as before when it is undone."""


def withdraw(
    project: Project, version: str, reason: str, shared: bool = False, rehearse: bool = False
) -> Done:
    """Closes a version, with the reason on its pages. Raises ReleaseError."""
    at = day.moment()

    def make(place: Place, folder: Path) -> Plan:
        with day.on(at) as today:
            _ready(project.git, f"version {version} cannot be withdrawn")
            entry = named(place.built.versions, version)
            if entry is None or state_of(entry) == "withdrawn":
                what = "was withdrawn already" if entry else "is not on the website"
                raise ReleaseError(f"version {version} {what}; nothing was changed")
            copy = Copy.of(project.at(at), place.start, folder)
            files = write(copy.home / PATHWAYS, withdrawn(today, version, reason))
            record = committed(copy.project.git, place.start, _named(project, files),
                               f"Withdraw version {version}", folder)  # fmt: skip
            assembly = Assembly(place.built, today)
            assembly.withdraw(version, reason, _address(place, version))
            changes, promise = assembly.finished(version, _address(place, version))
            return Plan(message("withdraw", version, record), changes, record, promise=promise)

    return carry_out(project.git, make, shared, rehearse)


def rollback(project: Project, shared: bool = False, rehearse: bool = False) -> tuple[Done, str]:
    """Undoes the last release that was not undone yet; also gives what it was, in words.

    Raises ReleaseError.
    """
    at = day.moment()
    undone: list[str] = []

    def make(place: Place, folder: Path) -> Plan:
        _ready(project.git, "the last release cannot be undone")
        last = next(releases(place.built), None)
        if last is None:
            raise ReleaseError(f"there is no release to undo: {BRANCH} has none, or is not there")
        if last.before is None:
            raise ReleaseError(f"{last.what} was the first: there is nothing to go back to")
        undone[:] = [last.what]
        dated = project.at(at)
        record = committed(dated.git, place.start, dict(_as_before(project, place, last)),
                           f"Undo: {last.what}", folder)  # fmt: skip
        text = message("rollback", last.version, record, undoes=last.commit)
        return Plan(text, record=record, tags=_tags(project.git, last), tree=last.before)

    done = carry_out(project.git, make, shared, rehearse)
    return done, undone[0]


def _ready(git: Git, what: str) -> None:
    wrong = list(untidy(git))
    if wrong:
        raise Refused(what, wrong)


def _named(project: Project, files: dict[str, bytes]) -> dict[str, bytes]:
    return {project.path(f"{PATHWAYS}/{path}"): data for path, data in files.items()}


def _address(place: Place, version: str) -> str:
    raw = place.built.read(f"{version}/{GUIDE}")
    return str(json.loads(raw).get("settings", {}).get("address", "")) if raw else ""


def _tags(git: Git, last: Release) -> tuple[Move, ...]:
    """The tag that the release made goes with it, so that its number is free again."""
    found = ((name, git.commit(name)) for name in last.tags)
    return tuple(Move(name, commit, None) for name, commit in found if commit)


def _as_before(project: Project, place: Place, last: Release) -> Iterator[tuple[str, bytes | None]]:
    """What the record wrote is as it was before; what people wrote since stays."""
    git, record = project.git, last.record
    if not git.commit(record):
        raise ReleaseError(f"the record of {last.what} ({record[:9]}) is not in this copy")
    names = git.run("diff-tree", "-r", "-z", "--no-renames", "--name-only", f"{record}^", record)
    for path in (name.decode() for name in names.split(b"\0") if name):
        before, now = git.read(f"{record}^", path), git.read(place.start, path)
        if f"/{REVISIONS}/" in f"/{path}" and path.endswith(".yml") and before and now:
            yield path, _fields_back(now, before)
        else:
            yield path, before


def _fields_back(now: bytes, before: bytes) -> bytes:
    then = yaml.safe_load(before)
    fields: dict[str, Any] = {name: then.get(name, {}) for name in WRITTEN}
    return with_fields(now.decode(), fields).encode()
