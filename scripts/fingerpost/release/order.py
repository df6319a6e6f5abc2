"""What somebody asks to have released, and what it needs from outside: a builder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from fingerpost.pages.edition import Edition
from fingerpost.problems import Problem
from fingerpost.release.git import Git

Build = Callable[[Path, Path, Edition], list[Problem]]
"""Builds the site of a mkdocs.yml into a folder, as an edition, and gives the problems found."""
LATEST, DRAFT = "latest", "draft"
"""The folders in which readers find the newest approved version, and the newest draft."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a guide lies in its repository. `home` is the folder of mkdocs.yml from the top."""

    git: Git
    home: str
    build: Build

    def path(self, name: str) -> str:
        """A path of the project, seen from the top of the repository."""
        return f"{self.home}/{name}" if self.home else name

    def at(self, moment: int) -> Project:
        """The project, with a git whose commits bear a moment, in seconds since 1970."""
        stamp = f"@{moment} +0000"
        dates = {"GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": stamp}
        return replace(self, git=Git(self.git.folder, dates))


def tag(version: str) -> str:
    """The tag of a version, as git names it in full."""
    return f"refs/tags/v{version}"
