"""`mike deploy` works out of the box: versions on a branch, and the selector that reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build.conftest import Run

pytestmark = pytest.mark.build


def test_two_versions_with_an_alias(project: Path, run: Run) -> None:
    (project / ".gitignore").write_text("site/\n")
    for command in (
        ("git", "init", "-q", "-b", "main"),
        ("git", "add", "."),
        ("git", "commit", "-qm", "The guide"),
        ("mike", "deploy", "0.1"),
        ("mike", "deploy", "--update-aliases", "0.2", "latest"),
        ("mike", "set-default", "latest"),
    ):
        result = run(*command)
        assert result.returncode == 0, (command, result.stderr)
    versions = json.loads(run("git", "show", "gh-pages:versions.json").stdout)
    assert [(one["version"], one["aliases"]) for one in versions] == [
        ("0.2", ["latest"]),
        ("0.1", []),
    ]
    page = run("git", "show", "gh-pages:0.2/schools/told/index.html").stdout
    assert "version 0.1, draft" in page
    assert 'href="tel:999"' in page
    assert run("git", "show", "gh-pages:latest/index.html").returncode == 0
