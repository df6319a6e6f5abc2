"""Every rule is listed, has a page, and its wrong and right examples are what they say.

`FINGERPOST_UPDATE=1 pytest tests/unit/test_rules.py` writes the expected messages and the parts of
the pages that are made from the examples; look at the difference before keeping it. It is refused
where CI is set.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from fingerpost.checks.rules import RULES
from fingerpost.problems import Problem, errors
from tests.golden.rules.collect import rules_of_code
from tests.golden.rules.examples import GUIDE, PAGES, checked, example, index, page, sample
from tests.golden.rules.made import MADE

WITH_FILES = sorted(path.parent.name for path in PAGES.glob("*/wrong.yml"))
TOO = {
    "file-unknown": {"shared-first"},
    "guide-missing": {"shared-first"},
    "safety-uncovered": {"uncovered"},
    "scenario-missing": {"uncovered"},
    "shared-first": {"missing", "unknown-key"},
}
"""Rules that cannot be broken without these."""


def hold(file: Path, text: str) -> None:
    """The file says this; where golden files are being written anew, it is made to."""
    if os.environ.get("FINGERPOST_UPDATE"):
        assert not os.environ.get("CI"), "expected files are written by a person, never by CI"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text, f"{file.name}: run with FINGERPOST_UPDATE=1"


def hold_rule(rule: str, problems: list[Problem]) -> None:
    """Only this rule is broken; the golden file and the page show what was printed."""
    assert rule in {problem.rule for problem in problems}
    assert {problem.rule for problem in problems} <= {rule} | TOO.get(rule, set())
    printed = "".join(f"{problem}\n" for problem in problems)
    hold(PAGES / rule / "expected.txt", printed)
    hold(PAGES / f"{rule}.md", page(rule, printed))


def test_the_list_is_what_the_code_can_say() -> None:
    assert rules_of_code() == set(RULES)


def test_every_rule_has_a_page_and_an_example() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")} - {"index"}
    folders = {path.name for path in PAGES.iterdir() if path.is_dir()}
    assert pages == folders == set(RULES)
    assert sorted([*WITH_FILES, *MADE]) == sorted(RULES)
    hold(PAGES / "index.md", index())


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_it_is_about(rule: str) -> None:
    text = (PAGES / f"{rule}.md").read_text("utf-8")
    says = RULES[rule]
    start = "---\nsearch: {exclude: true}\n---\n\n# "
    assert text.startswith(start)
    assert f"\nRule `{rule}`: {says[0].lower()}{says[1:]}\n" in text
    headings = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert headings == ["Wrong", "Right", "What the check says"]
    prose = text.split("\n\n")[3]
    assert 2 <= len(re.findall(r"[.?!”](?:\s|$)", prose)) <= 6, prose


def test_the_sample_guide_is_good(tmp_path: Path) -> None:
    assert not checked(sample(tmp_path))
    for path in GUIDE.rglob("*.yml"):
        first = path.read_text("utf-8").partition("\n")[0]
        assert first.startswith(f"# {path.relative_to(GUIDE)}"), path


@pytest.mark.parametrize("rule", WITH_FILES)
def test_wrong(rule: str, tmp_path: Path) -> None:
    hold_rule(rule, list(example(tmp_path, PAGES / rule / "wrong.yml")))


@pytest.mark.parametrize("rule", WITH_FILES)
def test_right(rule: str, tmp_path: Path) -> None:
    problems = example(tmp_path, PAGES / rule / "right.yml")
    assert not errors(problems)
    assert rule not in {problem.rule for problem in problems}


@pytest.mark.parametrize("rule", MADE)
def test_made(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold_rule(rule, MADE[rule](tmp_path, monkeypatch))
