"""A release that is killed at any moment leaves the old state or the new; the next one mends."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.build.conftest import environment
from tests.release.repository import Repository, published

pytestmark = pytest.mark.build

FULL = bool(os.environ.get("FINGERPOST_FULL"))
KILLS = 100 if FULL else 2
COMMANDS = range(1, 60) if FULL else (3, 7, 10, 11)
"""Which command of git, from the last, is the one after which everything is killed."""
GIT = """\
#!/bin/sh
echo "$1" >> "$FINGERPOST_TRACE"
if [ "$FINGERPOST_STOP" -gt 0 ] && [ "$(wc -l < "$FINGERPOST_TRACE")" -ge "$FINGERPOST_STOP" ]; then
  {git} "$@"
  kill -9 0
fi
exec {git} "$@"
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with 0.1 published and 0.2 signed, and a shared copy of it."""
    folder = tmp_path_factory.mktemp("good")
    found = published(folder / "guide")
    found.git("init", "-q", "--bare", "-b", "main", "../hub.git")
    found.git("remote", "add", "origin", "../hub.git")
    found.git("push", "-q", "origin", "main", "gh-pages", "v0.1")
    found.write("0.2")
    found.edit("responses.yml", "Stay until help is there.", "Stay with them until help is there.")
    found.commit()
    found.approve("0.2")
    return folder


def both(good: Path, folder: Path) -> Repository:
    """A copy of the repository and of the one that it is pushed to."""
    shutil.copytree(good, folder, symlinks=True)
    return Repository(folder / "guide")


def names(found: Repository, where: str = ".") -> dict[str, str]:
    """The branches and tags of a copy that a release moves."""
    listing = found.git("-C", where, "for-each-ref", "refs/heads/main", "refs/heads/gh-pages",
                        "refs/tags", "--format=%(refname) %(objectname)")  # fmt: skip
    return dict(line.split() for line in listing.splitlines())


def start(found: Repository, *options: str, **extra: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["fingerpost", "publish", "0.2", *options],
        cwd=found.home,
        env={**environment(), **extra},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(running: subprocess.Popen[bytes], after: float) -> None:
    """Kills the release and every git that it started, at some moment."""
    time.sleep(after)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


@pytest.fixture(scope="module")
def length(good: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a release takes here, in seconds."""
    found = both(good, tmp_path_factory.mktemp("length") / "all")
    begun = time.monotonic()
    assert start(found, "--push").wait() == 0
    return time.monotonic() - begun


PLACES = {"here": ".", "there": "../hub.git"}


@pytest.mark.parametrize("number", range(KILLS))
def test_old_or_new_whenever_it_is_killed(
    good: Path, tmp_path: Path, length: float, number: int
) -> None:
    found = both(good, tmp_path / "all")
    moment = random.Random(number).uniform(0.2, 1.05) * length
    options = ["--push"] if number % 2 == 0 else []
    kill(start(found, *options), moment)
    mends(good, found, options)


@pytest.fixture(scope="module")
def counted(good: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many commands of git a release takes."""
    folder = tmp_path_factory.mktemp("counted")
    found = both(good, folder / "all")
    stopped_at(found, folder, 0)
    return len((folder / "trace").read_text().splitlines())


@pytest.mark.parametrize("last", COMMANDS)
def test_old_or_new_whatever_git_had_just_done(
    good: Path, tmp_path: Path, counted: int, last: int
) -> None:
    if last >= counted:
        return
    found = both(good, tmp_path / "all")
    stopped_at(found, tmp_path, counted - last)
    mends(good, found, ["--push"])


def stopped_at(found: Repository, folder: Path, command: int) -> None:
    """Publishes with a git that kills everything once it has done its n-th command."""
    wrapper = folder / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(GIT.format(git=shutil.which("git")))
    wrapper.chmod(0o755)
    (folder / "trace").touch()
    path = f"{wrapper.parent}:{environment()['PATH']}"
    extra = {"FINGERPOST_TRACE": str(folder / "trace"), "FINGERPOST_STOP": str(command)}
    done = start(found, "--push", PATH=path, **extra).wait()
    assert done == (-signal.SIGKILL if command else 0)


def mends(good: Path, found: Repository, options: list[str]) -> None:
    """The pages are the old or the new ones, whole; and the next release needs no help."""
    old = names(Repository(good / "guide"))
    new = set()
    for where, at in PLACES.items():
        found.git("-C", at, "fsck", "--no-dangling", "--no-progress")
        if names(found, at)["refs/heads/gh-pages"] != old["refs/heads/gh-pages"]:
            new.add(where)
            assert '"version": "0.2"' in found.git("-C", at, "show", "gh-pages:versions.json")
    if new:
        assert "0.2" in found.refused("publish", "0.2", *options)
    else:
        found.say("publish", "0.2", *options)
    whole(found, "--push" in options)


def whole(found: Repository, shared: bool) -> None:
    """The new state, and nothing left over from the release that was killed."""
    assert found.git("status", "--porcelain") == ""
    now = names(found)
    assert now["refs/tags/v0.2"] == now["refs/heads/main"]
    assert '"version": "0.2"' in found.page("versions.json")
    if shared:
        assert names(found, "../hub.git") == now
    assert found.git("for-each-ref", "refs/heads/fingerpost-release") == ""
    assert [path.name for path in (found.home / ".git" / "fingerpost").iterdir()] == ["lock"]
    assert not list((found.home / ".git").rglob("*.lock"))
    found.git("fsck", "--no-dangling", "--no-progress")
