"""The last look at a release: what is wrong with it is found, and it is not put in place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from fingerpost.outlets.site import build_site
from fingerpost.release import assembly, carry
from fingerpost.release.branch import Changes
from fingerpost.release.git import Git, ReleaseError
from fingerpost.release.order import Project
from fingerpost.release.publish import publish
from tests.release.repository import Repository, state

pytestmark = pytest.mark.build

Patch = pytest.MonkeyPatch


def changed(patch: Patch, edit: Callable[[dict[str, bytes]], object]) -> None:
    """Has a release write something else than was looked at when it was made."""
    finished = assembly.Assembly.finished

    def wrong(self: assembly.Assembly, *args: Any) -> Any:
        changes, promise = finished(self, *args)
        files = dict(changes.write)
        edit(files)
        return Changes(changes.drop, files), promise

    patch.setattr(assembly.Assembly, "finished", wrong)


def lost(patch: Patch) -> None:
    made = carry.made

    def short(pages: Any, changes: Changes, message: str) -> str:
        files = {path: data for path, data in changes.write.items() if path != "0.2/index.html"}
        return made(pages, Changes(changes.drop, files), message)

    patch.setattr(carry, "made", short)


def altered(patch: Patch) -> None:
    made = carry.made

    def other(pages: Any, changes: Changes, message: str) -> str:
        return made(
            pages, Changes(changes.drop, {**changes.write, "0.2/guide.json": b"{}"}), message
        )

    patch.setattr(carry, "made", other)


def meddling(patch: Patch) -> None:
    made = carry.made

    def more(pages: Any, changes: Changes, message: str) -> str:
        return made(pages, Changes((*changes.drop, "CNAME"), changes.write), message)

    patch.setattr(carry, "made", more)


def dead(patch: Patch) -> None:
    link = b'<a href="../../0.9/">gone</a>'
    changed(patch, lambda files: files.update({"0.2/about/index.html": link}))


def unlisted(patch: Patch) -> None:
    changed(patch, lambda files: files.update({"versions.json": b"[]"}))


def unaliased(patch: Patch) -> None:
    def edit(files: dict[str, bytes]) -> None:
        listed = json.loads(files["versions.json"])
        files["versions.json"] = json.dumps([{**one, "aliases": []} for one in listed]).encode()

    changed(patch, edit)


def numbered(patch: Patch) -> None:
    patch.setattr(assembly, "close_folder", lambda files, closing: dict(files))


FAULTS: dict[str, tuple[Callable[[Patch], None], str]] = {
    "lost": (lost, "0.2/index.html is missing"),
    "altered": (altered, "0.2/guide.json is not as it was made"),
    "meddling": (meddling, "CNAME is missing"),
    "dead": (dead, "0.2/about/index.html links to ../../0.9/"),
    "unlisted": (unlisted, "0.2 is not listed"),
    "unaliased": (unaliased, "latest does not lead to 0.2"),
    "numbered": (numbered, "0.1 still holds a number"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_release_that_is_not_whole_is_not_put_in_place(
    ready: Repository, monkeypatch: Patch, fault: str
) -> None:
    add_file(ready, "CNAME")
    prepare, words = FAULTS[fault]
    prepare(monkeypatch)
    before = state(ready)
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Test")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "test@example.org")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Test")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "test@example.org")
    with pytest.raises(ReleaseError, match="the release is not whole") as error:
        publish(Project(Git(ready.home), "", build_site), "0.2")
    assert words in str(error.value)
    assert state(ready) == before


def add_file(found: Repository, name: str) -> None:
    """Puts a file of the host's own on the branch of pages, as somebody may have."""
    found.git("read-tree", "gh-pages")
    blob = found.git("hash-object", "-w", "mkdocs.yml")
    found.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    tree = found.git("write-tree")
    commit = found.git("commit-tree", tree, "-p", "gh-pages", "-m", "By hand")
    found.git("update-ref", "refs/heads/gh-pages", commit)
    found.git("read-tree", "HEAD")


def test_files_of_the_host_stay(ready: Repository) -> None:
    add_file(ready, "CNAME")
    ready.say("publish", "0.2")
    assert ready.page("CNAME")
