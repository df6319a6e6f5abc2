"""The branch of built pages: its versions, its folders, and a new commit on top of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mike.git_utils import Commit, FileInfo, GitError
from mike.versions import Versions

from fingerpost.release.git import Git, GitFailed, ReleaseError

BRANCH = "gh-pages"
REF = f"refs/heads/{BRANCH}"
VERSIONS = "versions.json"
TEMPORARY = "fingerpost-release"
"""The folder of temporary branches; one that is left over belongs to a release that died."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a release does to the branch: takes away these folders and files, then writes these."""

    drop: Sequence[str] = ()
    write: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Pages:
    """The branch as one commit has it; `tip` is None before anything was released."""

    git: Git
    tip: str | None

    @cached_property
    def objects(self) -> Mapping[str, str]:
        """Every file of the branch, and its object."""
        return self.git.files(self.tip) if self.tip else {}

    @cached_property
    def versions(self) -> Versions:
        """What versions.json lists. Raises ReleaseError where it cannot be read."""
        raw = self.git.read(self.tip, VERSIONS) if self.tip else None
        try:
            return Versions() if raw is None else Versions.loads(raw)
        except (ValueError, KeyError, TypeError) as error:
            raise ReleaseError(f"{VERSIONS} on {BRANCH} cannot be read: {error}") from error

    def folder(self, name: str) -> dict[str, bytes]:
        """The files of one folder, by their path within it."""
        start = f"{name}/"
        found = {path: one for path, one in self.objects.items() if path.startswith(start)}
        return {path[len(start) :]: data for path, data in self.git.contents(found).items()}

    def read(self, path: str) -> bytes | None:
        """One file, or None."""
        return self.git.read(self.tip, path) if self.tip and path in self.objects else None

    def names(self, folder: str) -> frozenset[str]:
        """What lies directly in a folder."""
        start = f"{folder}/"
        inside = (path[len(start) :] for path in self.objects if path.startswith(start))
        return frozenset(path.split("/", 1)[0] for path in inside)


def made(pages: Pages, changes: Changes, message: str) -> str:
    """A commit on top of the branch's tip, on a temporary branch; the branch itself stays.

    Raises GitFailed where git cannot write it.
    """
    name = f"{TEMPORARY}/{os.getpid()}"
    git = pages.git
    if pages.tip:
        git.run("update-ref", f"refs/heads/{name}", pages.tip)
    else:
        git.run("update-ref", "-d", f"refs/heads/{name}")
    try:
        with _within(git), Commit(name, message, allow_empty=True) as commit:
            commit.delete_files(_standing(pages, changes.drop))
            for path, data in changes.write.items():
                commit.add_file(FileInfo(path, data))
    except (GitError, OSError) as error:
        raise GitFailed(f"the pages could not be committed: {_line(error)}") from error
    found = git.commit(f"refs/heads/{name}")
    if found is None:
        raise GitFailed("the pages could not be committed: no commit was made")
    return found


def _standing(pages: Pages, drop: Sequence[str]) -> list[str]:
    """Those folders and files that are there to be taken away."""
    there = set(pages.objects) | {path.split("/", 1)[0] for path in pages.objects}
    folders = {path.rsplit("/", 1)[0] for path in pages.objects if "/" in path}
    return [path for path in drop if path in there | folders]


@contextlib.contextmanager
def _within(git: Git) -> Iterator[None]:
    """mike's commands work in the current folder, and with this process's environment."""
    with contextlib.chdir(git.folder):
        yield


def _line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
