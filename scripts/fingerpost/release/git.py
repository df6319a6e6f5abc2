"""Git as a release needs it: run a command, read the files of a commit, say plainly what failed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SETTINGS = ("-c", "core.autocrlf=false", "-c", "core.quotepath=false")
"""Whatever somebody has set for themselves: files are the same bytes for everybody."""
PATIENCE = 300
"""Seconds after which a command is given up, so that a network that hangs does not hang us."""


class ReleaseError(Exception):
    """Nothing was released; the message says why in one line."""


class GitFailed(ReleaseError):
    """A command of git failed; the message is what git said, in one line."""


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder. `extra` goes into its environment."""

    folder: Path
    extra: Mapping[str, str] = field(default_factory=dict)

    def run(self, *args: str, stdin: bytes = b"") -> bytes:
        """What a command prints. Raises GitFailed."""
        done = self._done(args, stdin)
        if done.returncode:
            raise GitFailed(f"git {args[0]}: {_reason(done.stderr)}")
        return done.stdout

    def text(self, *args: str, stdin: bytes = b"") -> str:
        """What a command prints, as text without spaces around it. Raises GitFailed."""
        return self.run(*args, stdin=stdin).decode("utf-8", "replace").strip()

    def says(self, *args: str) -> bool:
        """Whether a command ends well."""
        return self._done(args, b"").returncode == 0

    def commit(self, name: str) -> str | None:
        """The code of the commit that a name leads to, or None."""
        done = self._done(("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"), b"")
        return done.stdout.decode().strip() or None

    @property
    def shared(self) -> Path:
        """Git's own folder, which all worktrees of a copy have in common."""
        return (self.folder / self.text("rev-parse", "--git-common-dir")).resolve()

    def files(self, tree: str, under: str = "") -> dict[str, str]:
        """The path and the object of every file of a commit, of those below a folder if named."""
        where = ["--", f"{under}/"] if under else []
        listing = self.run("ls-tree", "-r", "-z", "--full-tree", tree, *where)
        found = (line.split(b"\t", 1) for line in listing.split(b"\0") if line)
        return {path.decode(): kind.split()[2].decode() for kind, path in found}

    def contents(self, objects: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of files, given their objects by path."""
        asked = "".join(f"{name}\n" for name in objects.values()).encode()
        return dict(
            zip(objects, _batched(self.run("cat-file", "--batch", stdin=asked)), strict=True)
        )

    def read(self, commit: str, path: str) -> bytes | None:
        """The bytes of one file of a commit, or None where it has none."""
        done = self._done(("cat-file", "blob", f"{commit}:{path}"), b"")
        return None if done.returncode else done.stdout

    def _done(self, args: Iterable[str], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", *SETTINGS, *args],
                cwd=self.folder,
                env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **self.extra},
                input=stdin,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise GitFailed(f"git did not answer within {PATIENCE} seconds") from error


def _batched(answer: bytes) -> Iterable[bytes]:
    """The parts of what `cat-file --batch` prints: a line with the size, then the bytes."""
    at = 0
    while at < len(answer):
        head = answer[at : answer.index(b"\n", at)]
        size = int(head.split()[-1])
        start = at + len(head) + 1
        yield answer[start : start + size]
        at = start + size + 1


def _reason(said: bytes) -> str:
    """The line in which git names the reason."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "!", "remote:"))]
    return (telling or lines or ["no reason given"])[0].removeprefix("fatal: ")
