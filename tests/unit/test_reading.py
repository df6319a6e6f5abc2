"""The sentences that read hardest: which they are, where they stand, and when they are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.checks import check_guide
from fingerpost.checks.reading import SHORTEST, hardest, reading_age
from fingerpost.checks.texts import Words
from fingerpost.outlets.cli import main
from tests.golden.rules.examples import TODAY, sample

EASY = "You can sit down here and take as much time as you like"
HARD = (
    "Practitioners everywhere necessitate documentation notwithstanding organisational rules today"
)
HEADING = "The sentences that read hardest:"


def words(text: str, field: str = "body", *at: str) -> Words:
    return Words(at or (field,), field, text)


def test_the_hardest_comes_first_with_its_place() -> None:
    found = hardest({"a.yml": [words(f"{EASY}. {HARD}.", "body", "steps", "x")], "b.yml": []})
    assert [(hard.path, hard.at, hard.sentence) for hard in found] == [
        ("a.yml", ("steps", "x"), HARD),
        ("a.yml", ("steps", "x"), EASY),
    ]
    assert found[0].age > 30
    assert found[1].age < 10


def test_an_age_is_that_of_a_page_of_such_sentences() -> None:
    (hard,) = hardest({"a.yml": [words(EASY)]})
    assert reading_age([f"{EASY}. " * 20]) == pytest.approx(hard.age)


def test_there_are_ten_at_most() -> None:
    many = [words(f"{EASY} with {'long' * n}words.") for n in range(30)]
    found = hardest({"a.yml": many})
    assert len(found) == 10
    assert found == sorted(found, key=lambda hard: -hard.age)
    assert "long" * 29 in found[0].sentence
    assert len(hardest({"a.yml": many}, most=3)) == 3


def test_short_sentences_and_names_say_little() -> None:
    short = " ".join(HARD.split()[: SHORTEST - 1])
    names = [words(f"{HARD} indeed", field) for field in ("title", "provider")]
    assert hardest({"a.yml": [words(short), *names]}) == []


def test_a_link_reads_as_its_words() -> None:
    (hard,) = hardest({"a.yml": [words(f"{EASY} with [your lead](contact:lead)")]})
    assert hard.sentence == f"{EASY} with your lead"


def edited(folder: Path, file: str, old: str, new: str) -> Path:
    guide = sample(folder)
    path = guide / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return guide


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        ("schools/example.yml", "What to do first, and whom to tell", "4:10"),
        ("responses.yml", "Stay until help is there", "6:9"),
        ("explainers/feelings.yml", "Silence is allowed", "22:11"),
        ("living.yml", "They know a school day", "6:36"),
    ],
)
def test_every_file_is_looked_at(file: str, old: str, place: str, tmp_path: Path) -> None:
    guide = edited(tmp_path, file, old, HARD)
    assert check_guide(guide, TODAY).hardest()[0] == f"pathways/{file}:{place}: {HARD}"


def run(guide: Path, *more: str) -> str:
    arguments = ["check", "--no-keep", "--guide", str(guide), *more]
    return CliRunner().invoke(main, arguments, catch_exceptions=False).stdout


def test_the_check_ends_with_them_where_all_is_good(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    before, _, told = run(guide).partition(f"\n{HEADING}\n")
    assert re.fullmatch(r"No problems\.|\d+ warnings?\.", before.splitlines()[-1])
    lines = told.splitlines()
    assert 0 < len(lines) <= 10
    assert all(re.match(r"pathways/[\w/.-]+\.yml:\d+:\d+: \S", line) for line in lines)
    assert HEADING not in run(guide, "--no-hardest")
    assert HEADING not in run(guide, "--json")


def test_a_broken_guide_is_told_its_problems_only(tmp_path: Path) -> None:
    guide = edited(tmp_path, "explainers/feelings.yml", "only: [schools]", "only: [nobody]")
    assert run(guide).splitlines()[-1].startswith("1 problem")
    assert HEADING not in run(tmp_path / "nothing")
