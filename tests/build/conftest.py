"""A whole project in a scratch folder: the real templates and settings around a small guide."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from tests.projects import copy_settings

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "golden" / "pages" / "small" / "pathways"
BROKEN = "title: Broken\ngo: nowhere\n"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _fresh_plugins() -> None:
    """MkDocs keeps our plugin for as long as the process lasts; no test is to see another's."""
    MkDocsConfig.plugins.plugin_cache.clear()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own in a scratch folder."""
    return copy_project(tmp_path)


def copy_project(folder: Path) -> Path:
    """A copy of the project's site settings with the small guide in pathways/."""
    home = folder / "project"
    home.mkdir()
    copy_settings(home)
    shutil.copytree(SMALL, home / "pathways")
    return home


@pytest.fixture
def run(project: Path) -> Run:
    """Runs a program of this environment in the project, and gives its result with its output."""

    def go(*command: str, cwd: Path = project) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return go


def environment() -> dict[str, str]:
    """This environment's programs first, and a git that needs no settings of a user."""
    bin_folder = str(Path(sys.executable).parent)
    return {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
    }


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def break_guide(project: Path) -> None:
    """Adds a pathway that cannot be read."""
    (project / "pathways" / "schools" / "broken.yml").write_text(BROKEN)


def mend_guide(project: Path) -> None:
    """Takes the broken pathway away again."""
    (project / "pathways" / "schools" / "broken.yml").unlink()
