"""A version with PDFs, and the life of a poster: current, replaced, withdrawn, rolled back."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from fingerpost.papers.poster import Poster
from tests.release.repository import Repository, copied, repository

pytestmark = pytest.mark.build

TOLD = "posters/schools/told"
SETTINGS = "pdf: true\naddress: https://guide.example.org/\ncrisis:"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with 0.1 published with its PDFs, to be copied."""
    found = repository(tmp_path_factory.mktemp("paper") / "guide")
    found.edit("guide.yml", "crisis:", SETTINGS)
    found.commit()
    found.approve("0.1")
    found.say("publish", "0.1")
    return found.home


@pytest.fixture
def first(good: Path, tmp_path: Path) -> Repository:
    """A repository with 0.1 published with its PDFs."""
    return copied(good, tmp_path / "guide")


def second(found: Repository) -> None:
    """Publishes 0.2, in which an answer leads elsewhere or reads otherwise."""
    found.write("0.2")
    found.edit("schools/told.yml", "title: ", "title: Now ")
    found.commit()
    found.approve("0.2")
    found.say("publish", "0.2")


def files(found: Repository, folder: str) -> list[str]:
    return found.git("ls-tree", "-r", "--name-only", f"gh-pages:{folder}").splitlines()


def raw(found: Repository, path: str) -> bytes:
    command = ["git", "show", f"gh-pages:{path}"]
    return subprocess.run(command, cwd=found.home, capture_output=True, check=True).stdout


def said(found: Repository, version: str) -> str:
    """What the page behind a poster's code says."""
    page = found.page(f"{TOLD}/{version}/index.html")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<article", 1)[1]))


def test_a_version_has_its_papers_and_leads_to_them(first: Repository) -> None:
    there = {name for name in files(first, "0.1") if name.endswith(".pdf")}
    assert {"guide.pdf", "schools.pdf", "schools/told.pdf", "schools/told/poster.pdf"} <= there
    assert raw(first, "0.1/schools/told/poster.pdf").startswith(b"%PDF-")
    assert first.git("rev-parse", "gh-pages:0.1") == first.git("rev-parse", "gh-pages:latest")
    assert 'href="poster.pdf"' in first.page("latest/schools/told/index.html")
    assert "This poster is current." in said(first, "0.1")


def test_the_same_commit_gives_the_same_papers(first: Repository, tmp_path: Path) -> None:
    again = copied(first.home, tmp_path / "again")
    again.git("reset", "-q", "--hard", "HEAD~1")
    again.git("update-ref", "-d", "refs/heads/gh-pages")
    again.git("tag", "-d", "v0.1")
    again.say("publish", "0.1")
    for name in ("schools/told.pdf", "schools/told/poster.pdf", "guide.pdf"):
        assert raw(again, f"0.1/{name}") == raw(first, f"0.1/{name}")


def test_papers_of_an_old_version_are_pages_that_lead_to_the_new(first: Repository) -> None:
    second(first)
    old = files(first, "0.1")
    assert not [name for name in old if name.endswith(".pdf")]
    page = first.page("0.1/schools/told/poster.pdf/index.html")
    assert 'class="fp-old"' in page
    assert 'href="../../../../latest/schools/told/poster.pdf"' in page
    assert 'rel="canonical" href="https://guide.example.org/latest/schools/told/poster.pdf"' in page
    assert [name for name in files(first, "0.2") if name.endswith("poster.pdf")]


def test_an_old_poster_is_told_to_come_down_with_what_changed(first: Repository) -> None:
    second(first)
    assert "This poster is current." in said(first, "0.2")
    old = said(first, "0.1")
    assert "Take this poster down." in old
    assert re.search(r"Version 0\.2 of [^:]*: .*title", old), old
    assert "Call" not in old, "no number but the help line's"


def test_a_rollback_makes_the_old_poster_current_again(first: Repository) -> None:
    second(first)
    first.say("rollback")
    assert "This poster is current." in said(first, "0.1")
    assert "schools/told/0.2/index.html" not in files(first, "posters")


def test_a_number_whose_posters_may_hang_somewhere_is_not_used_again(first: Repository) -> None:
    second(first)
    first.say("rollback")
    words = first.refused("publish", "0.2")
    assert "was taken back" in words
    assert "Take the next number" in words
    assert "Take it down" in first.page("404.html")


def test_a_number_that_was_mended_is_told_to_those_who_scan(first: Repository) -> None:
    assert "This poster is current." in said(first, "0.1")
    first.edit("contacts.yml", "020 7946 0011", "020 7946 0012")
    first.commit()
    first.say("signoff", "0.1", "--role", "editor")
    first.commit("Sign")
    first.say("contacts", "--release")
    now = said(first, "0.1")
    assert "This poster is current." not in now
    assert "take it down" in now
    second(first)
    assert "This poster is current." in said(first, "0.2")


def test_a_withdrawn_version_says_why(first: Repository) -> None:
    first.say("withdraw", "0.1", "--reason", "A step was wrong.")
    text = said(first, "0.1")
    assert "Take this poster down." in text
    assert "A step was wrong." in text
    assert "This poster is current." not in text


def test_a_pathway_that_went_leads_on(first: Repository) -> None:
    first.write("0.2")
    (first.home / "pathways" / "schools" / "other.yml").unlink(missing_ok=True)
    first.git("mv", "pathways/schools/told.yml", "pathways/schools/hears.yml")
    first.commit()
    first.approve("0.2")
    first.say("publish", "0.2")
    assert "latest/schools/hears/" in first.page(f"{TOLD}/0.1/index.html")


def test_a_version_without_the_setting_has_none(tmp_path: Path) -> None:
    found = repository(tmp_path / "guide")
    found.approve("0.1")
    found.say("publish", "0.1")
    assert not [name for name in files(found, "0.1") if name.endswith(".pdf")]
    assert "This poster is current." in said(found, "0.1"), "one may have been made by hand"


def test_an_engine_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = repository(tmp_path / "guide")
    found.edit("guide.yml", "crisis:", SETTINGS)
    found.commit()
    found.approve("0.1")
    before = found.git("for-each-ref")
    monkeypatch.setattr(Poster, "text", lambda self: "#panic()")
    words = found.refused("publish", "0.1")
    assert "no PDF was made" in words
    assert found.git("for-each-ref") == before
