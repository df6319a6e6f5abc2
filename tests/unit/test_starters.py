"""What helps to begin: a case study in its shape, and the names that links may use."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import TypeAdapter

from fingerpost.load.shapes import validate
from fingerpost.outlets.case_study import starting_text
from fingerpost.outlets.cli import main
from fingerpost.shape.pieces import NEEDS_OWNER
from fingerpost.shape.programmes import WORD_LIMITS, CaseStudy
from fingerpost.source.text import read_text
from tests.golden.rules.examples import TODAY, checked, sample


def new(guide: Path, name: str) -> Result:
    arguments = ["new", "case-study", name, "--guide", str(guide)]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_the_starter_has_its_shape() -> None:
    source = read_text("x.yml", starting_text("a-new-circle", TODAY))
    study, faults = validate(TypeAdapter(CaseStudy), source.data)
    assert (source.problems, faults) == ((), [])
    assert study is not None
    assert study.title == "A new circle"
    assert (study.written, study.reviewed) == (TODAY, None)
    assert study.review_by > TODAY
    assert study.owner.proposed
    assert {getattr(study, field) for field in WORD_LIMITS} == {NEEDS_OWNER}


def test_each_section_says_how_many_words_it_may_have() -> None:
    lines = starting_text("a", TODAY).splitlines()
    for field, most in WORD_LIMITS.items():
        (line,) = [line for line in lines if line.startswith(f"{field}:")]
        assert line.endswith(f"# {most} words at most")


def test_it_is_written_and_passes_once_its_source_is_named(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    result = new(guide, "a-new-circle")
    path = guide / "case-studies/a-new-circle.yml"
    assert result.exit_code == 0
    assert result.output.startswith(f"Written: {path}.")
    first = path.read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../schemas/case-study.json"
    assert {problem.rule for problem in checked(guide)} == {"evidence-unknown"}
    source = path.read_text("utf-8").replace("name-of-the-source", "ng225")
    path.write_text(source.replace(str(datetime.date.today()), str(TODAY)), "utf-8")
    assert checked(guide) == ()


@pytest.mark.parametrize(
    "name", ["A circle", "circle.yml", "case-studies/circle", "../circle", "", "é", "-", "index"]
)
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    guide = sample(tmp_path)
    before = sorted(guide.rglob("*"))
    result = new(guide, name)
    assert result.exit_code == 1
    assert result.output == f'"{name}" is not a name. Use small letters, digits and hyphens.\n'
    assert sorted(guide.rglob("*")) == before


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    path = guide / "case-studies/circle.yml"
    before = path.read_bytes()
    result = new(guide, "circle")
    assert result.exit_code == 1
    assert "is there already" in result.output
    assert path.read_bytes() == before


def test_names_of_pieces_are_listed_as_links_write_them(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    (guide / "toolbox/broken.yml").write_text("title: [half saved", "utf-8")
    result = CliRunner().invoke(main, ["names", "--guide", str(guide)], catch_exceptions=False)
    told = result.output.split("\nDrawings (drawing:)\n")[1]
    assert told.split("\n\n") == [
        "  three-systems  Three systems",
        "Explainers (explainer:…)\n  feelings  Words for feelings",
        "Toolbox (tool:…)\n  words-to-say  Words to begin with",
        "Programmes (programme:…)\n  circle  A weekly circle\n",
    ]


def test_it_is_written_beside_a_guide_only(tmp_path: Path) -> None:
    result = new(tmp_path, "circle")
    assert result.exit_code == 1
    assert "There is no" in result.output
    assert list(tmp_path.iterdir()) == []
