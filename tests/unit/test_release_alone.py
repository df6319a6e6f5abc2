"""What a release leaves when it is stopped at its very end: the next one takes it away."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fingerpost.release import alone as room
from fingerpost.release.alone import alone
from fingerpost.release.branch import TEMPORARY
from fingerpost.release.git import Git


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A copy with a commit and a temporary branch."""
    for words in (
        ["init", "-q", "-b", "main"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty",
         "-m", "First"],
        ["update-ref", f"refs/heads/{TEMPORARY}/1", "HEAD"],
    ):  # fmt: skip
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return Git(tmp_path)


def stopped_while_tidying(git: Git, patch: pytest.MonkeyPatch) -> None:
    """A release that had moved everything, and was killed with its git as it tidied up."""

    def killed(found: Git) -> None:
        (found.shared / "refs" / "heads" / TEMPORARY / "1.lock").touch()
        raise KeyboardInterrupt

    with patch.context() as patched:
        patched.setattr(room, "_drop_names", killed)
        with pytest.raises(KeyboardInterrupt), alone(git):
            pass


def test_the_next_release_takes_away_what_one_left_that_was_killed_as_it_tidied(
    git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_while_tidying(git, monkeypatch)
    with alone(git) as folder:
        assert folder.is_dir()
    assert git.text("for-each-ref", f"refs/heads/{TEMPORARY}/") == ""
    assert not list(git.shared.rglob("*.lock"))


def test_the_journal_outlives_the_tidying(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks are taken away only where a release is known to have left them."""
    stopped_while_tidying(git, monkeypatch)
    assert (git.shared / "fingerpost" / "journal").is_file()
