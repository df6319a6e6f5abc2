"""`fingerpost write`: the plugin's pages on disk, byte for byte, and a site built from them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from fingerpost.outlets.write import WriteError, write_tree
from tests.build.conftest import Run, files_of

pytestmark = pytest.mark.build


@pytest.fixture
def guide(project: Path) -> Guide:
    found = check_guide(project / "pathways", datetime.date.today()).guide
    assert found
    return found


def test_pages_are_those_of_the_plugin(project: Path, guide: Guide) -> None:
    write_tree(guide, project / "tree", project / "mkdocs.yml")
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_pre_build(config=config)
    files = config.plugins["fingerpost"].on_files(get_files(config), config=config)
    by_plugin = {file.src_uri: file.content_bytes for file in files}
    assert files_of(project / "tree" / "docs") == by_plugin


def test_the_tree_builds_the_same_site_without_the_plugin(
    project: Path, guide: Guide, run: Run
) -> None:
    write_tree(guide, project / "tree", project / "mkdocs.yml")
    for command in (
        ("mkdocs", "build", "-d", "a"),
        ("mkdocs", "build", "-f", "tree/mkdocs.yml", "-d", "../b"),
    ):
        result = run(*command)
        assert result.returncode == 0, result.stderr
    one, other = files_of(project / "a"), files_of(project / "b")
    html = [name for name in one if name.endswith(".html")]
    assert {name: one[name] for name in html} == {name: other.get(name) for name in html}


def test_only_what_changed_is_written(project: Path, guide: Guide) -> None:
    tree = project / "tree"
    assert write_tree(guide, tree, project / "mkdocs.yml")
    assert write_tree(guide, tree, project / "mkdocs.yml") == []
    (tree / "docs" / "index.md").write_text("changed")
    (tree / "docs" / "old").mkdir()
    (tree / "docs" / "old" / "gone.md").write_text("gone")
    changed = write_tree(guide, tree, project / "mkdocs.yml")
    assert changed == [tree / "docs" / "index.md", tree / "docs" / "old" / "gone.md"]
    assert not (tree / "docs" / "old").exists()


def test_a_folder_of_somebody_else_is_refused(project: Path, guide: Guide) -> None:
    with pytest.raises(WriteError):
        write_tree(guide, project / "docs", project / "mkdocs.yml")
