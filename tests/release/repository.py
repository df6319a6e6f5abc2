"""A repository with a small approved guide, and the commands that people type in it."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from mkdocs.config.defaults import MkDocsConfig

from fingerpost.outlets.cli import main
from tests.build.conftest import environment
from tests.projects import ROOT, copy_settings

GUIDE = Path(__file__).parent / "guide"
FORM = "--format=%(refname) %(objectname)"
REVISION = """\
version: {version}
state: in-review
written: 2026-11-22
reason: To try a release.
"""


@dataclass(frozen=True)
class Repository:
    """One copy of the project, with git."""

    home: Path

    def run(self, *command: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in it, and gives its result with its output."""
        return subprocess.run(
            command,
            cwd=self.home,
            env={**environment(), **extra},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def git(self, *args: str) -> str:
        """What git prints; it has to go well."""
        done = self.run("git", *args)
        assert done.returncode == 0, (args, done.stderr)
        return done.stdout.strip()

    def say(self, *args: str, **extra: str) -> str:
        """What `fingerpost` prints; it has to go well."""
        done = self._invoke(args, extra)
        assert done.exit_code == 0, (args, done.output, done.exception)
        return done.output

    def refused(self, *args: str, **extra: str) -> str:
        """What `fingerpost` says where it refuses: with 1, and not by a fault of its own."""
        done = self._invoke(args, extra)
        assert done.exit_code == 1, (args, done.output)
        assert isinstance(done.exception, SystemExit), done.exc_info
        return done.output

    def _invoke(self, args: tuple[str, ...], extra: dict[str, str]) -> Result:
        """In this process, which saves starting another; MkDocs is to remember nothing."""
        MkDocsConfig.plugins.plugin_cache.clear()
        env = {**environment(), **extra}
        with contextlib.chdir(self.home):
            return CliRunner().invoke(main, args, env=env)

    def commit(self, message: str = "Edit") -> None:
        """Commits everything."""
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def edit(self, name: str, old: str, new: str) -> None:
        """Changes a text in a file of the guide."""
        path = self.home / "pathways" / name
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, version: str, draft: bool = False) -> None:
        """Begins a revision, and makes it the one at hand."""
        revisions = self.home / "pathways" / "revisions"
        revisions.mkdir(exist_ok=True)
        (revisions / f"{version}.yml").write_text(REVISION.format(version=version), "utf-8")
        settings = self.home / "pathways" / "guide.yml"
        lines = settings.read_text("utf-8").splitlines()
        now = {"version": version, "state": "draft" if draft else "approved"}
        lines = [f"{line.split(':')[0]}: {now[line.split(':')[0]]}"
                 if line.split(":")[0] in now else line for line in lines]  # fmt: skip
        settings.write_text("\n".join(lines) + "\n", "utf-8")

    def approve(self, version: str) -> None:
        """Has both roles sign it, and commits that."""
        self.say("signoff", version, "--role", "reader")
        self.say("signoff", version, "--role", "editor")
        self.commit(f"Sign {version}")

    def page(self, path: str, at: str = "gh-pages") -> str:
        """A file of the website."""
        return self.git("show", f"{at}:{path}")

    def versions(self) -> dict[str, Any]:
        """What versions.json says, by version."""
        return {one["version"]: one for one in json.loads(self.page("versions.json"))}


def repository(folder: Path) -> Repository:
    """A new repository with version 0.1 written, and nothing signed or published."""
    folder.mkdir(parents=True)
    copy_settings(folder)
    for page in (folder / "docs").glob("*.md"):
        page.unlink()
    shutil.copytree(GUIDE, folder / "pathways")
    shutil.copy(ROOT / "package-lock.json", folder)
    (folder / ".gitignore").write_text("/node_modules\n/site/\n.cache/\n")
    found = Repository(folder)
    found.git("init", "-q", "-b", "main")
    found.write("0.1")
    found.commit("The guide")
    return found


def published(folder: Path) -> Repository:
    """A new repository with version 0.1 signed and published."""
    found = repository(folder)
    found.approve("0.1")
    found.say("publish", "0.1")
    return found


def copied(home: Path, folder: Path) -> Repository:
    """A copy of a repository, to be changed."""
    shutil.copytree(home, folder, symlinks=True)
    return Repository(folder)


def state(found: Repository) -> dict[str, str]:
    """Everything that a release could change: names of git, and what is not as committed."""
    names = found.git("for-each-ref", FORM, "refs/heads", "refs/tags")
    return {"names": names, "status": found.git("status", "--porcelain")}
