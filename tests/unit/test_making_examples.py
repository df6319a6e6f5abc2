"""The examples of the authors' pages: each is right, or gets the message that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from fingerpost.checks import check_guide
from fingerpost.load.shapes import validate
from fingerpost.outlets.names import names
from fingerpost.outlets.starter import starting_text
from fingerpost.shape import pathway
from fingerpost.source.text import read_text
from tests.unit.making import (
    EXAMPLES,
    FILES,
    MAKING,
    TEXTS,
    TODAY,
    YAML,
    Example,
    examples_of,
)

PARTS: dict[str, Any] = {
    "steps": dict[str, pathway.StepShape],
    "blocks": tuple[pathway.BlockShape, ...],
    "scenarios": tuple[pathway.ScenarioShape, ...],
}
"""Titles of examples that are a part of a pathway, with its shape."""

USES = ("ask", "response", "shows", "hides", "contacts", "offer", "service")
"""Fields of steps, blocks and scenarios whose values are names of the shared files."""


@pytest.mark.parametrize("example", YAML, ids=str)
def test_every_example_is_yaml(example: Example) -> None:
    source = read_text("example.yml", example.text)
    assert source.problems == ()
    assert source.data is not None


@pytest.mark.parametrize("example", [e for e in YAML if e.title], ids=str)
def test_every_part_has_its_shape(example: Example) -> None:
    data = read_text("example.yml", example.text).data
    if example.title == "header":
        fields = pathway.PathwayShape.model_fields
        assert isinstance(data, dict)
        for name, value in data.items():
            _, faults = validate(TypeAdapter(fields[name].rebuild_annotation()), value)
            assert faults == []
    elif example.title in PARTS:
        _, faults = validate(TypeAdapter(PARTS[example.title]), data)
        assert faults == []
    elif not example.title.startswith("add "):
        assert example in FILES, f"{example}: unknown title {example.title}"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The guide that the pages tell: every whole file, as it stands in its last example."""
    for example in FILES:
        put(tmp_path, example)
    return tmp_path / "pathways"


def put(folder: Path, example: Example) -> None:
    path = folder / example.title
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.text, "utf-8")


def told(guide: Path) -> list[str]:
    return [str(problem) for problem in check_guide(guide, TODAY).problems]


def test_the_guide_of_the_pages_has_no_problem_but_one_warning(guide: Path) -> None:
    assert [p.rule for p in check_guide(guide, TODAY).problems] == ["uncovered"]


def names_in(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every name that steps or blocks take from the shared files, with the field it is in."""
    if isinstance(data, str) and key in USES:
        yield key, data
    for name, value in data.items() if isinstance(data, dict) else ():
        yield from names_in(value, "answers" if key == "answers" else name)
    for value in data if isinstance(data, list) else ():
        yield from names_in(value, key)


@pytest.mark.parametrize("example", [e for e in YAML if e.title in PARTS], ids=str)
def test_the_parts_use_names_that_the_pages_hold(example: Example, guide: Path) -> None:
    for one in additions("service"):
        add(guide, one)
    shared = check_guide(guide, TODAY).shared_files.shared
    held = {
        "ask": shared.questions,
        "response": shared.responses,
        "shows": shared.responses,
        "hides": shared.responses,
        "contacts": shared.contacts,
        "offer": shared.contacts,
        "service": shared.settings.services,
    }
    used = list(names_in(read_text("example.yml", example.text).data))
    assert [(field, name) for field, name in used if name not in held[field]] == []


def additions(heading: str) -> list[Example]:
    """What the page on adding says to add under the heading with this word, in its order."""
    sections = re.split(r"^## ", TEXTS["adding.md"], flags=re.MULTILINE)
    (text,) = (one for one in sections if heading in one.partition("\n")[0])
    return [one for one in examples_of("adding.md", text) if one.title.startswith("add ")]


def add(guide: Path, one: Example) -> None:
    """Writes the text at the end of its file, or what follows its first line after that line."""
    path = guide / one.title.rpartition("pathways/")[2]
    old = path.read_text("utf-8") if path.exists() else ""
    if "services" in one.title:
        line, more = one.text.split("\n", 1)
        assert old.count(f"{line}\n") == 1
        path.write_text(old.replace(f"{line}\n", f"{line}\n{more}"), "utf-8")
    else:
        path.write_text(f"{old}\n{one.text}", "utf-8")


@pytest.mark.parametrize("heading", ["worked example", "service"])
def test_adding_in_the_order_that_is_told_breaks_nothing(heading: str, guide: Path) -> None:
    before = told(guide)
    pieces = additions(heading)
    assert pieces
    for one in pieces:
        add(guide, one)
        if "situations" in one.title:
            assert [p.rule for p in check_guide(guide, TODAY).problems if p.severity == "error"]
            path = guide / "schools" / "a-friend-is-worried.yml"
            text = path.read_text("utf-8")
            here = "  - id: in-tears\n"
            path.write_text(text.replace(here, f"{here}    situation: friend-tells\n"), "utf-8")
        assert told(guide) == before, one.title


@pytest.mark.parametrize("example", FILES, ids=str)
def test_each_whole_file_passes(example: Example, guide: Path, tmp_path: Path) -> None:
    put(tmp_path, example)
    wrong = check_guide(guide, TODAY).problems
    assert [str(p) for p in wrong if p.path == example.title and p.severity == "error"] == []


def test_the_shape_of_most_pathways_passes(guide: Path) -> None:
    text = TEXTS["pathways.md"].split("## The shape of most pathways")[1]
    steps = next(examples_of("pathways.md", text)).text
    path = guide / "schools" / "worried-about-a-pupil.yml"
    header = path.read_text("utf-8").split("steps:")[0]
    new = header.replace("title: ", "title: Bones of ")
    body = "".join(f"  {line}\n" for line in steps.splitlines())
    (guide / "schools" / "bones.yml").write_text(f"{new}steps:\n{body}", "utf-8")
    assert [one for one in told(guide) if "bones" in one] == []


def test_the_first_example_is_what_the_command_writes(guide: Path) -> None:
    report = check_guide(guide, TODAY)
    written = starting_text("schools/worried-about-a-pupil", report.shared_files.shared, TODAY)
    shown = next(one for one in FILES if one.page == "first-pathway.md")
    assert shown.text == written


def test_the_list_of_names_is_what_the_command_prints(guide: Path) -> None:
    shown = [one for one in EXAMPLES if one.title == "fingerpost names"]
    assert shown
    for one, folder in product(shown, (guide, MAKING.parents[1] / "pathways")):
        assert one.text in "\n".join([*names(folder), ""])


def test_the_message_of_the_first_pathway_is_what_the_check_says(guide: Path) -> None:
    path = guide / "schools" / "worried-about-a-pupil.yml"
    text = path.read_text("utf-8")
    assert text.count("go: signs\n") == 1
    path.write_text(text.replace("go: signs\n", "go: sings\n"), "utf-8")
    shown = {one.text.strip() for one in EXAMPLES if one.page == "first-pathway.md"}
    assert shown & set(told(guide))


TRAPS = [(wrong, said) for wrong, said in pairwise(EXAMPLES) if wrong.title == "wrong"]


@pytest.mark.parametrize(("wrong", "said"), TRAPS, ids=lambda example: str(example.line))
def test_each_trap_gets_the_message_that_is_shown(
    wrong: Example, said: Example, guide: Path
) -> None:
    """A wrong example is some lines of a header; they take the place of those that are there."""
    path = guide / "schools" / "worried-about-a-pupil.yml"
    key = re.match(r"\w+", wrong.text)
    assert key
    rest = re.sub(
        rf"^{key[0]}:.*\n(?:[ \t-].*\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE
    )
    path.write_text(wrong.text + rest, "utf-8")
    here = [one for one in told(guide) if "worried-about-a-pupil" in one.split()[0]]
    messages = [re.sub(r"^\S+ ", "", one) for one in here]
    assert messages[:1] == ([] if said.title == "silent" else [said.text.strip()])
