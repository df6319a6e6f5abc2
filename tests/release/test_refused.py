"""What keeps a release from happening: one clear line, and nothing changed."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.conftest import environment
from tests.release.repository import Repository, repository, state

pytestmark = pytest.mark.build


def dirty(found: Repository) -> None:
    (found.home / "pathways" / "words.yml").write_text("avoid: {}\n# Later.\n")


def unsigned(found: Repository) -> None:
    found.edit("responses.yml", "Stay until help is there.", "Stay there.")
    found.commit()


def unverified(found: Repository) -> None:
    found.edit("contacts.yml", "verified: 2026-11-01", "verified: null")
    found.commit()


def overdue(found: Repository) -> None:
    found.edit("schools/told.yml", "review_by: 2099-01-01", "review_by: 2026-11-03")
    found.commit()


def tagged(found: Repository) -> None:
    found.git("tag", "v0.2")


def detached(found: Repository) -> None:
    found.git("switch", "-q", "--detach")


def broken_list(found: Repository) -> None:
    blob = found.run("git", "hash-object", "-w", "--stdin").stdout.strip()
    found.git("read-tree", "gh-pages")
    found.git("update-index", "--add", "--cacheinfo", f"100644,{blob},versions.json")
    commit = found.git("commit-tree", found.git("write-tree"), "-p", "gh-pages", "-m", "Broken")
    found.git("update-ref", "refs/heads/gh-pages", commit)
    found.git("read-tree", "HEAD")


CASES: dict[str, tuple[Callable[[Repository], None], str]] = {
    "dirty": (dirty, "not committed: pathways/words.yml"),
    "unsigned": (unsigned, "changed since: pathways/schools/told, responses/life-in-danger"),
    "unverified": (unverified, "2 of 2 contacts are not yet checked"),
    "overdue": (overdue, "should have been reviewed by 2026-11-03"),
    "tagged": (tagged, "it has its tag"),
    "detached": (detached, "no branch is checked out"),
}


@pytest.mark.parametrize("case", CASES)
def test_preflight_refuses(ready: Repository, case: str) -> None:
    prepare, words = CASES[case]
    prepare(ready)
    before = state(ready)
    assert words in ready.refused("publish", "0.2")
    assert state(ready) == before


def test_all_problems_are_told_at_once(ready: Repository) -> None:
    unsigned(ready)
    unverified(ready)
    tagged(ready)
    dirty(ready)
    said = ready.refused("publish", "0.2")
    for words in ("signatures are looked at once", "not yet checked", "its tag", "not committed"):
        assert words in said


def test_an_unknown_version(ready: Repository) -> None:
    before = state(ready)
    assert "there is no pathways/revisions/0.7.yml" in ready.refused("publish", "0.7")
    assert "is not on the website" in ready.refused("withdraw", "0.7", "--reason", "None.")
    assert state(ready) == before


def test_an_older_version_does_not_take_the_place_of_a_newer(ready: Repository) -> None:
    ready.say("publish", "0.2")
    ready.write("0.1.5")
    ready.commit()
    ready.approve("0.1.5")
    before = state(ready)
    assert "version 0.2 is published, and newer" in ready.refused("publish", "0.1.5")
    assert state(ready) == before


def test_a_missing_branch(tmp_path: Path) -> None:
    found = repository(tmp_path / "guide")
    before = state(found)
    assert "no release to undo" in found.refused("rollback")
    assert "is not on the website" in found.refused("withdraw", "0.1", "--reason", "None.")
    assert "no version was published" in found.refused("contacts", "--release")
    assert state(found) == before


def test_a_shallow_copy(ready: Repository, tmp_path: Path) -> None:
    other = tmp_path / "shallow"
    ready.git("clone", "-q", "--depth=1", f"file://{ready.home}", str(other))
    copy = Repository(other)
    before = state(copy)
    assert "git fetch --unshallow" in copy.refused("publish", "0.2", "--push")
    assert state(copy) == before


def test_no_network(ready: Repository) -> None:
    ready.git("remote", "add", "origin", str(ready.home.parent / "gone"))
    before = state(ready)
    assert "gone" in ready.refused("publish", "0.2", "--push")
    assert state(ready) == before


def test_ways_that_parted(ready: Repository, tmp_path: Path) -> None:
    ready.git("clone", "-q", "--bare", str(ready.home), str(tmp_path / "shared.git"))
    ready.git("remote", "add", "origin", str(tmp_path / "shared.git"))
    ready.git("commit", "-q", "--allow-empty", "-m", "Theirs")
    ready.git("push", "-q", "origin", "main")
    ready.git("reset", "-q", "--hard", "HEAD^")
    ready.git("commit", "-q", "--allow-empty", "-m", "Ours")
    before = state(ready)
    assert "gone different ways" in ready.refused("publish", "0.2", "--push")
    assert state(ready) == before


def test_a_folder_in_which_git_cannot_write(ready: Repository) -> None:
    objects = ready.home / ".git" / "objects"
    before = state(ready)
    extra = {"GIT_OBJECT_DIRECTORY": "/proc/none", "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(objects)}
    assert ready.refused("publish", "0.2", **extra).count("\n") == 1
    assert state(ready) == before


def test_a_folder_in_which_we_cannot_write(ready: Repository) -> None:
    before = state(ready)
    shutil.rmtree(ready.home / ".git" / "fingerpost")
    (ready.home / ".git" / "fingerpost").symlink_to("/proc/none")
    assert ready.refused("publish", "0.2").count("\n") == 1
    assert state(ready) == before


@pytest.mark.parametrize("most", [0, 100, 5_000, 20_000, 80_000])
def test_a_full_disk(ready: Repository, most: int) -> None:
    """No file can grow beyond a size, which is how a full disk looks to a program."""
    before = state(ready)
    done = subprocess.run(
        ["fingerpost", "publish", "0.2"],
        cwd=ready.home,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert done.returncode == 1, done.stderr
    assert [line[:6] for line in said(done.stderr)] == ["Error:"]
    assert state(ready) == before
    ready.git("fsck", "--no-dangling")
    ready.say("publish", "0.2")


def said(text: str) -> list[str]:
    """The lines but those in which the builder tells of itself."""
    return [line for line in text.splitlines() if not line.startswith("INFO")]


def test_pages_that_nobody_can_read_stop_a_release(ready: Repository) -> None:
    broken_list(ready)
    before = state(ready)
    assert "versions.json" in ready.refused("publish", "0.2")
    assert state(ready) == before


def test_outside_of_git(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert "not kept by git" in Repository(tmp_path).refused("rollback")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no mkdocs.yml here" in Repository(empty).refused("rollback")
