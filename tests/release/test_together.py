"""Many publishers at once: whoever is told of success is there, and the others are told why not."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.build.conftest import environment
from tests.release.repository import Repository, repository

pytestmark = pytest.mark.build

PUBLISHERS = 8


@pytest.fixture
def desks(tmp_path: Path) -> list[Repository]:
    """Eight desks, four in each of two copies of one repository, a version of its own each."""
    first = repository(tmp_path / "one")
    first.git("init", "-q", "--bare", "-b", "main", str(tmp_path / "shared.git"))
    first.git("remote", "add", "origin", str(tmp_path / "shared.git"))
    first.git("push", "-q", "origin", "main")
    first.git("clone", "-q", str(tmp_path / "shared.git"), str(tmp_path / "two"))
    second = Repository(tmp_path / "two")
    found = []
    for number in range(1, PUBLISHERS + 1):
        copy = first if number % 2 else second
        home = tmp_path / f"desk-{number}"
        copy.git("worktree", "add", "-q", "-b", f"group-{number}", str(home), "main")
        (home / "node_modules").symlink_to((first.home / "node_modules").resolve())
        desk = Repository(home)
        desk.write(f"0.{number}", draft=True)
        desk.commit(f"Write 0.{number}")
        found.append(desk)
    return found


def test_nobody_who_was_told_of_success_is_lost(desks: list[Repository]) -> None:
    running = [
        subprocess.Popen(
            ["fingerpost", "publish", f"0.{number}", "--draft", "--push"],
            cwd=desk.home,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number, desk in enumerate(desks, 1)
    ]
    said = [one.communicate(timeout=300) for one in running]
    codes = [one.returncode for one in running]
    won = {f"0.{n}" for n, code in enumerate(codes, 1) if code == 0}
    shared = desks[0].home.parent / "shared.git"
    listed = {
        one["version"] for one in json.loads(desks[0].page("versions.json", at_shared(desks)))
    }
    assert won == listed
    assert f"0.{PUBLISHERS}" in won
    for code, (_, errors) in zip(codes, said, strict=True):
        told = [line for line in errors.splitlines() if not line.startswith("INFO")]
        if code:
            assert code == 1
            assert re.search(r"is published, and newer|came first|under way", told[-1]), told
    log = desks[0].git("-C", str(shared), "log", "--format=%s", "gh-pages").splitlines()
    assert sorted(log) == sorted(f"Publish {version}" for version in won)
    for number, desk in enumerate(desks, 1):
        assert desk.git("status", "--porcelain") == "", number
    desks[0].git("-C", str(shared), "fsck", "--no-dangling", "--no-progress")


def at_shared(desks: list[Repository]) -> str:
    """The pages as the shared copy has them."""
    desks[0].git("fetch", "-q", "origin", "+gh-pages:refs/remotes/origin/gh-pages")
    return "origin/gh-pages"
