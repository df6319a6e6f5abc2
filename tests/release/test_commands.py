"""Publishing, undoing and withdrawing, as somebody would who types the commands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.release.repository import Repository, copied, published, repository, state

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with 0.1 published, to be copied."""
    return published(tmp_path_factory.mktemp("good") / "guide").home


@pytest.fixture
def first(good: Path, tmp_path: Path) -> Repository:
    """A repository with 0.1 published."""
    return copied(good, tmp_path / "guide")


def second(found: Repository) -> None:
    """Publishes 0.2 with other words."""
    found.write("0.2")
    found.edit("responses.yml", "Stay until help is there.", "Stay with them until help is there.")
    found.commit()
    found.approve("0.2")
    found.say("publish", "0.2")


def test_a_version_is_published_whole(first: Repository) -> None:
    page = first.page("0.1/schools/told/index.html")
    assert "Stay until help is there." in page
    assert first.page("latest/schools/told/index.html") == page
    told = first.versions()["0.1"]
    assert (told["aliases"], told["properties"]["state"]) == (["latest"], "published")
    assert first.git("rev-parse", "v0.1") == first.git("rev-parse", "main")
    assert told["properties"]["record"] == first.git("rev-parse", "main")
    assert first.git("status", "--porcelain") == ""


def test_the_model_is_kept_as_it_was_published(first: Repository) -> None:
    kept = (first.home / "pathways" / "revisions" / "0.1.guide.json").read_text("utf-8")
    assert kept.strip() == first.page("0.1/guide.json")
    revision = (first.home / "pathways" / "revisions" / "0.1.yml").read_text("utf-8")
    assert "state: published\n" in revision
    assert "released: " in revision


def test_the_next_version_takes_its_place(first: Repository) -> None:
    second(first)
    told = first.versions()
    assert told["0.2"]["aliases"] == ["latest"]
    assert told["0.1"]["aliases"] == []
    assert told["0.1"]["properties"]["state"] == "superseded"
    assert told["0.1"]["properties"]["replaced_by"] == "0.2"
    revision = (first.home / "pathways" / "revisions" / "0.1.yml").read_text("utf-8")
    assert "state: superseded\n" in revision
    assert "replaced_by: '0.2'\n" in revision
    assert "Stay with them until" in first.page("latest/schools/told/index.html")


def test_a_closed_folder_is_left_alone_by_later_releases(first: Repository) -> None:
    second(first)
    before = first.git("rev-parse", "gh-pages:0.1")
    first.write("0.3")
    first.commit()
    first.approve("0.3")
    first.say("publish", "0.3")
    assert first.git("rev-parse", "gh-pages:0.1") == before


def test_a_rollback_takes_back_exactly_the_last_release(first: Repository) -> None:
    pages = first.git("rev-parse", "gh-pages^{tree}")
    second(first)
    said = first.say("rollback")
    assert "publish 0.2" in said
    assert first.git("rev-parse", "gh-pages^{tree}") == pages
    assert first.git("tag") == "v0.1"
    assert first.git("status", "--porcelain") == ""
    assert not (first.home / "pathways" / "revisions" / "0.2.guide.json").exists()
    revision = (first.home / "pathways" / "revisions" / "0.1.yml").read_text("utf-8")
    assert "state: published\n" in revision
    assert "replaced_by" not in revision
    assert "published" in first.say("publish", "0.2")


def test_rollback_after_rollback_goes_further_back(first: Repository) -> None:
    pages = first.git("rev-parse", "gh-pages^{tree}")
    second(first)
    first.write("0.3")
    first.commit()
    first.approve("0.3")
    first.say("publish", "0.3")
    first.say("rollback")
    first.say("rollback")
    assert first.git("rev-parse", "gh-pages^{tree}") == pages
    assert "was the first" in first.refused("rollback")


def test_what_was_written_since_survives_a_rollback(first: Repository) -> None:
    second(first)
    first.edit("revisions/0.1.yml", "reason: To try a release.", "reason: Better said.")
    first.commit()
    first.say("rollback")
    revision = (first.home / "pathways" / "revisions" / "0.1.yml").read_text("utf-8")
    assert "reason: Better said.\n" in revision
    assert "state: published\n" in revision


def test_a_version_is_withdrawn_with_its_reason(first: Repository) -> None:
    second(first)
    first.say("withdraw", "0.1", "--reason", "A number in it was wrong.")
    assert first.versions()["0.1"]["properties"]["state"] == "withdrawn"
    assert "A number in it was wrong." in first.page("0.1/index.html")
    assert "withdrawn already" in first.refused("withdraw", "0.1", "--reason", "Twice.")
    first.say("rollback")
    assert first.versions()["0.1"]["properties"]["state"] == "superseded"


def test_the_newest_version_can_be_withdrawn_too(first: Repository) -> None:
    first.say("withdraw", "0.1", "--reason", "It was wrong.")
    assert "It was wrong." in first.page("latest/index.html")
    assert "It was wrong." in first.page("latest/schools/told/index.html")


def test_only_contacts_are_released(first: Repository) -> None:
    first.edit("contacts.yml", "020 7946 0011", "020 7946 0012")
    first.edit("responses.yml", "Stay until help is there.", "Not ready yet.")
    first.commit()
    assert "no longer holds" in first.refused("contacts", "--release")
    first.say("signoff", "0.1", "--role", "editor")
    first.commit("Sign")
    first.say("contacts", "--release")
    page = first.page("latest/directory/index.html")
    assert "020 7946 0012" in page
    assert "0011" not in page
    assert "Not ready yet." not in first.page("latest/schools/told/index.html")
    assert first.git("tag").split() == ["v0.1", "v0.1-contacts-1"]
    assert "already" in first.refused("contacts", "--release")
    first.say("rollback")
    assert "020 7946 0011" in first.page("latest/directory/index.html")


def test_drafts_come_before_the_first_approved_version(tmp_path: Path) -> None:
    found = repository(tmp_path / "guide")
    found.write("0.1", draft=True)
    found.commit()
    found.say("publish", "0.1", "--draft")
    assert found.versions()["0.1"]["aliases"] == ["draft"]
    assert 'href="draft/"' in found.page("index.html")
    assert found.git("tag") == ""
    found.edit("responses.yml", "Stay until help is there.", "Stay there.")
    found.commit()
    found.say("publish", "0.1", "--draft")
    assert "Stay there." in found.page("draft/schools/told/index.html")
    found.write("0.2")
    found.commit()
    found.approve("0.2")
    found.say("publish", "0.2")
    assert 'href="latest/"' in found.page("index.html")
    assert "latest/schools/told/" in found.page("draft/schools/told/index.html")


def test_a_draft_beside_an_approved_version_is_not_listed_by_search_engines(
    first: Repository,
) -> None:
    first.write("0.2", draft=True)
    first.commit()
    first.say("publish", "0.2", "--draft")
    told = first.versions()
    assert told["0.1"]["aliases"] == ["latest"]
    assert told["0.1"]["properties"]["state"] == "published"
    assert 'content="noindex"' in first.page("draft/schools/told/index.html")
    assert 'content="noindex"' not in first.page("latest/schools/told/index.html")
    assert 'href="latest/"' in first.page("index.html")


def test_a_dry_run_changes_nothing(first: Repository) -> None:
    first.write("0.2")
    first.commit()
    first.approve("0.2")
    before = state(first)
    assert "can be published" in first.say("publish", "0.2", "--dry-run")
    assert state(first) == before


def test_the_same_commit_gives_the_same_bytes(first: Repository, tmp_path: Path) -> None:
    moment = first.git("log", "-1", "--format=%ct", "v0.1")
    other = tmp_path / "other"
    first.git("clone", "-q", "--branch", "main", str(first.home), str(other))
    copy = Repository(other)
    copy.git("config", "user.name", "Other")
    (other / "node_modules").symlink_to((first.home / "node_modules").resolve())
    copy.git("reset", "-q", "--hard", "v0.1^")
    copy.git("tag", "-d", "v0.1")
    copy.git("update-ref", "-d", "refs/remotes/origin/gh-pages")
    copy.say("publish", "0.1", SOURCE_DATE_EPOCH=moment)
    assert copy.git("rev-parse", "gh-pages:0.1") == first.git("rev-parse", "gh-pages:0.1")
    assert copy.git("rev-parse", "v0.1^{tree}") == first.git("rev-parse", "v0.1^{tree}")


def test_a_draft_becomes_the_approved_version_of_its_number(tmp_path: Path) -> None:
    found = repository(tmp_path / "guide")
    found.write("0.1", draft=True)
    found.commit()
    found.say("publish", "0.1", "--draft")
    found.write("0.1")
    found.commit()
    found.approve("0.1")
    found.say("publish", "0.1")
    told = found.versions()["0.1"]
    assert (told["aliases"], told["properties"]["state"]) == (["latest"], "published")
    assert "../../../latest/schools/told/" in found.page("draft/schools/told/index.html")


def test_a_newer_draft_outlives_an_approved_version(first: Repository) -> None:
    first.write("0.3", draft=True)
    first.commit()
    first.say("publish", "0.3", "--draft")
    (first.home / "pathways" / "revisions" / "0.3.yml").rename(first.home.parent / "0.3.yml")
    second(first)
    told = first.versions()
    assert told["0.3"]["aliases"] == ["draft"]
    assert told["0.3"]["properties"]["state"] == "draft"
    assert told["0.2"]["aliases"] == ["latest"]
    assert "schools/told" not in first.page("index.html")


def test_a_project_may_lie_below_the_top_of_its_repository(tmp_path: Path) -> None:
    inner = repository(tmp_path / "whole" / "guide")
    shutil.rmtree(inner.home / ".git")
    top = Repository(inner.home.parent)
    (top.home / "notes.txt").write_text("Other work.\n")
    top.git("init", "-q", "-b", "main")
    top.git("config", "core.autocrlf", "true")
    inner.commit("All")
    inner.approve("0.1")
    inner.say("publish", "0.1")
    assert (inner.home / "pathways" / "revisions" / "0.1.guide.json").is_file()
    assert inner.git("status", "--porcelain") == ""
    assert "notes.txt" not in inner.git("ls-tree", "-r", "--name-only", "gh-pages")


@pytest.mark.parametrize("word", ["latest", "../0.1", "0.1-beta", "-v"])
def test_a_version_is_a_number(first: Repository, word: str) -> None:
    before = state(first)
    assert "is no number of a version" in first.refused("publish", "--", word)
    assert state(first) == before
