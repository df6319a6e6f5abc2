"""Signing: what a signature is bound to, what voids it, and what is still missing."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.checks import check_guide
from fingerpost.checks.board import board
from fingerpost.checks.signoff import approval_problems, standing
from fingerpost.model.guide import Guide
from fingerpost.outlets.cli import main
from fingerpost.outlets.signing import SignError, sign
from fingerpost.published.signed import changed_parts, codes, signature
from tests.golden.rules.examples import TODAY, sample

ROOT = Path(__file__).parents[2]


def read(folder: Path) -> Guide:
    guide = check_guide(folder, TODAY).guide
    assert guide is not None
    return guide


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample guide, with its revision in review."""
    guide = sample(tmp_path)
    edit(guide, "revisions/0.1.yml", "state: draft", "state: in-review")
    return guide


def state(folder: Path) -> str:
    return read(folder).pieces.revisions["0.1"].state


def test_a_revision_is_approved_when_the_last_role_has_signed(folder: Path) -> None:
    told = sign(read(folder), folder, "0.1", "nurse")
    assert "Still missing:\n- 0 of 1 signatures under the directory" in told
    assert state(folder) == "in-review"
    assert "is approved" in sign(read(folder), folder, "0.1", "editor")
    assert state(folder) == "approved"
    guide = read(folder)
    assert approval_problems(guide, guide.pieces.revisions["0.1"]) == []
    assert "involvement:\n  - {group: teachers" in (folder / "revisions/0.1.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "void"),
    [
        ("schools/example.yml", "What to do first", "What to do", "pathways/schools/example"),
        ("glossary.yml", "keeps children safe", "keeps them safe", "glossary/lead"),
        ("guide.yml", "It shows right", "It shows all right", "guide/intended_purpose"),
    ],
)
def test_a_later_change_voids_it_and_is_named(
    folder: Path, name: str, old: str, new: str, void: str
) -> None:
    sign(read(folder), folder, "0.1", "nurse")
    edit(folder, name, old, new)
    report = check_guide(folder, TODAY)
    found = [problem for problem in report.problems if problem.rule == "approval-void"]
    assert len(found) == 1
    assert "changed since: " in found[0].message
    assert void in found[0].message
    assert found[0].severity == "warning"


def test_an_approved_revision_whose_words_change_is_an_error(folder: Path) -> None:
    for role in ("nurse", "editor"):
        sign(read(folder), folder, "0.1", role)
    edit(folder, "schools/example.yml", "What to do first", "What to do")
    rules = {p.rule: p.severity for p in check_guide(folder, TODAY).problems}
    assert rules == {"approval-void": "error", "unapproved": "error"}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("schools/example.yml", "review_by: 2027-05-01", "review_by: 2027-06-01"),
        ("guide.yml", "notice: A sample.", "notice: Another sample."),
        ("revisions/0.1.yml", "reason: A first draft.", "reason: A first draft, told anew."),
    ],
)
def test_what_is_in_neither_signature_voids_none(
    folder: Path, name: str, old: str, new: str
) -> None:
    for role in ("nurse", "editor"):
        sign(read(folder), folder, "0.1", role)
    edit(folder, name, old, new)
    guide = read(folder)
    assert not standing(guide, guide.pieces.revisions["0.1"]).void


def test_each_role_stands_under_its_own_part(folder: Path) -> None:
    for role in ("nurse", "editor"):
        sign(read(folder), folder, "0.1", role)
    edit(folder, "contacts.yml", "name: The quiet club", "name: The loud club")
    found = check_guide(folder, TODAY).problems
    void = [problem.message for problem in found if problem.rule == "approval-void"]
    assert len(void) == 1
    assert re.search(r'"editor".*contacts/', void[0])


def test_the_readers_pages_of_docs_are_words(folder: Path) -> None:
    docs = folder.parent / "docs"
    docs.mkdir()
    (docs / "about-us.md").write_text("# About us\n")
    before = check_guide(folder, TODAY, None, docs).guide
    (docs / "about-us.md").write_text("# About all of us\n")
    after = check_guide(folder, TODAY, None, docs).guide
    assert before is not None
    assert after is not None
    changed = changed_parts(codes(before, "words"), codes(after, "words"))
    assert changed == ("docs/about-us.md",)
    assert signature(codes(before, "directory")) == signature(codes(after, "directory"))


def test_signing_again_replaces_ones_own_signature(folder: Path) -> None:
    sign(read(folder), folder, "0.1", "nurse")
    edit(folder, "schools/example.yml", "What to do first", "What to do")
    sign(read(folder), folder, "0.1", "nurse")
    guide = read(folder)
    revision = guide.pieces.revisions["0.1"]
    assert len(revision.approvals) == 1
    assert not standing(guide, revision).void
    kept = json.loads((folder / "revisions/0.1.signed.json").read_text("utf-8"))
    assert set(kept) == {revision.approvals[0].hash}


@pytest.mark.parametrize(
    ("version", "role", "said"),
    [
        ("0.2", "nurse", "there is no revisions/0.2.yml"),
        ("0.1", "nurs", 'there is no role "nurs". Did you mean "nurse"?'),
        ("0.1", "king", "The roles are nurse, editor."),
    ],
)
def test_a_wrong_name_is_told(folder: Path, version: str, role: str, said: str) -> None:
    before = (folder / "revisions/0.1.yml").read_text("utf-8")
    with pytest.raises(SignError, match=re.escape(said)):
        sign(read(folder), folder, version, role)
    assert (folder / "revisions/0.1.yml").read_text("utf-8") == before


def test_a_draft_is_not_signed(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    with pytest.raises(SignError, match="write state: in-review first"):
        sign(read(guide), guide, "0.1", "nurse")


def run(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return found.exit_code, found.output


def test_the_commands_as_they_are_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert run("signoff", "0.1", "--role", "nurse")[0] == 0
    code, said = run("signoff", "0.1", "--role", "king")
    assert (code, said) == (1, 'Error: there is no role "king". The roles are nurse, editor.\n')
    code, said = run("status")
    assert code == 0
    assert "0.1: in-review\n   signed: Lead school nurse\n   missing: 0 of 1" in said
    shown = json.loads(run("status", "--json")[1])
    assert shown["revisions"][0]["signed"] == ["Lead school nurse"]
    assert {due["when"] for due in shown["due"]} <= {"overdue", "today", "in 30 days", "in 90 days"}
    code, said = run("diff", "nothing", "pathways")
    assert (code, said.count("\n")) == (1, 1)
    assert '"nothing" is no version' in said


def test_a_changed_folder_is_compared(folder: Path, tmp_path: Path) -> None:
    other = sample(tmp_path / "other")
    edit(other, "contacts.yml", "020 7946 0001", "020 7946 0008")
    code, said = run("diff", str(folder), str(other))
    assert code == 0
    assert "Major changes (1)" in said
    data = json.loads(run("diff", str(folder), str(other), "--json")[1])
    assert data["size"] == "major"


def test_a_commit_is_compared() -> None:
    code, said = run("diff", "HEAD", str(ROOT / "pathways"), "--guide", str(ROOT / "pathways"))
    assert (code, said[:9]) == (0, "From 0.1 ")


def test_what_is_due_is_told_by_the_day(folder: Path) -> None:
    guide = check_guide(folder, datetime.date(2027, 4, 20)).guide
    assert guide is not None
    found = {(due.what, due.when) for due in board(guide).due}
    assert ("pathway schools/example", "in 30 days") in found
