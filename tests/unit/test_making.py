"""The authors' pages: every field and command is told, and every example is right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from pydantic import BaseModel, TypeAdapter

from fingerpost.checks import check_guide
from fingerpost.load.shapes import validate
from fingerpost.outlets.cli import main
from fingerpost.outlets.starter import starting_text
from fingerpost.shape import pathway, shared
from fingerpost.shape.kinds import Shape
from fingerpost.source.text import read_bytes, read_text

MAKING = Path(__file__).parents[2] / "docs" / "making"
PAGES = sorted(MAKING.glob("*.md"))
TODAY = datetime.date(2026, 11, 22)
FENCE = re.compile(
    r"^(`{3,})[ ]*(?:\{\s*\.(\w+)([^}\n]*)\}|(\w*)([^\n]*))\n(.*?)^\1[ ]*$",
    re.MULTILINE | re.DOTALL,
)
HEADING = re.compile(r"^#{2,4} (.+)$", re.MULTILINE)

TABLES: dict[str, dict[str, type[BaseModel]]] = {
    "pathways.md": {
        "The header": pathway.PathwayShape,
        "Owner": shared.Owner,
        "The steps": pathway.StepShape,
        "Answers": pathway.AnswerShape,
        "Blocks": pathway.BlockShape,
        "Where next": pathway.GoRule,
        "Variants": pathway.VariantShape,
        "The other side": pathway.OtherSideShape,
        "Scenarios": pathway.ScenarioShape,
    },
    "shared-files.md": {
        "guide.yml": shared.Settings,
        "Each entry of audiences": shared.Audience,
        "situations.yml": shared.Situation,
        "questions.yml": shared.SharedQuestion,
        "Each answer of a shared question": shared.SharedAnswer,
        "responses.yml": shared.Response,
        "contacts.yml": shared.Contact,
        "The text line of a contact": shared.TextLine,
        "evidence.yml": shared.Evidence,
        "glossary.yml": shared.Term,
        "words.yml": shared.Words,
        "Each entry of avoid": shared.Avoided,
        "Each entry of allowed": shared.Allowed,
    },
}
"""The table of fields under each heading, and the shape it must tell whole."""

HELD = {"Question": "questions", "Response": "responses", "Contact": "contacts"}
"""The first column's name of each list of what this guide holds, and the file that holds it."""

PARTS: dict[str, Any] = {
    "steps": dict[str, pathway.StepShape],
    "blocks": tuple[pathway.BlockShape, ...],
    "scenarios": tuple[pathway.ScenarioShape, ...],
}
"""Titles of examples that are a part of a pathway, with its shape."""


@dataclass(frozen=True)
class Example:
    """One fenced block of a page; `title` is what it says it is, often a file's path."""

    page: str
    line: int
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def examples_of(name: str, text: str) -> Iterator[Example]:
    for found in FENCE.finditer(text):
        title = re.search(r'title="([^"]*)"', found[3] or found[5] or "")
        line = text.count("\n", 0, found.start()) + 1
        language = found[2] or found[4]
        yield Example(name, line, language, title[1] if title else "", found[6])


EXAMPLES = [one for page in PAGES for one in examples_of(page.name, page.read_text("utf-8"))]
YAML = [one for one in EXAMPLES if one.language == "yaml"]
FILES = [one for one in YAML if one.title.startswith("pathways/")]
TEXTS = {page.name: page.read_text("utf-8") for page in PAGES}


def tables(text: str) -> dict[str, list[list[str]]]:
    """The rows of each table whose first column is "Field", by the heading above it."""
    found: dict[str, list[list[str]]] = {}
    heading, inside = "", False
    for line in FENCE.sub("", text).splitlines():
        title = HEADING.match(line)
        heading = title[1] if title else heading
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        if cells and cells[0] == "Field":
            inside = True
            assert heading not in found, f"two tables of fields under {heading}"
            found[heading] = []
        elif not cells:
            inside = False
        elif inside and not set(cells[0]) <= set("-: "):
            found[heading].append(cells)
    return found


def fields_of(model: type[BaseModel]) -> dict[str, bool]:
    """Each field as authors write it, and whether it must be there."""
    return {spec.alias or name: spec.is_required() for name, spec in model.model_fields.items()}


@pytest.mark.parametrize("page", TABLES)
def test_tables_tell_every_field_and_no_other(page: str) -> None:
    found = tables(TEXTS[page])
    assert set(found) == set(TABLES[page])
    for heading, model in TABLES[page].items():
        told = {row[0]: row[1] for row in found[heading]}
        needed = {True: "yes", False: "no"}
        wanted = {f"`{name}`": needed[must] for name, must in fields_of(model).items()}
        assert told == wanted, f"{page}, {heading}"


def test_every_shape_has_a_table() -> None:
    told = {model for page in TABLES.values() for model in page.values()}
    models = [*vars(pathway).values(), *vars(shared).values()]
    assert told == {m for m in models if isinstance(m, type) and issubclass(m, Shape)} - {Shape}


def test_a_wrong_table_is_found() -> None:
    text = "## A\n\n| Field | Needed |\n|---|---|\n| `a` | yes |\n\n| Other |\n|---|\n| `b` |\n"
    assert tables(text) == {"A": [["`a`", "yes"]]}


@pytest.mark.parametrize(("column", "name"), HELD.items())
def test_the_guide_holds_what_the_lists_name(column: str, name: str) -> None:
    rows = re.search(rf"^\| {column} \|.*\n((?:\|.*\n)+)", TEXTS["shared-files.md"], re.MULTILINE)
    assert rows
    named = re.findall(r"`([\w-]+)`", " ".join(row.split("|")[1] for row in rows[1].splitlines()))
    held = read_bytes(name, (MAKING.parents[1] / "pathways" / f"{name}.yml").read_bytes()).data
    assert named
    assert isinstance(held, dict)
    assert set(named) <= set(held)


@pytest.mark.parametrize("example", YAML, ids=str)
def test_every_example_is_yaml(example: Example) -> None:
    source = read_text("example.yml", example.text)
    assert source.problems == ()
    assert source.data is not None


@pytest.mark.parametrize("example", [e for e in YAML if e.title], ids=str)
def test_every_part_has_its_shape(example: Example) -> None:
    data = read_text("example.yml", example.text).data
    if example.title == "header":
        fields = set(fields_of(pathway.PathwayShape))
        assert isinstance(data, dict)
        assert set(data) <= fields
    elif example.title in PARTS:
        _, faults = validate(TypeAdapter(PARTS[example.title]), data)
        assert faults == []
    else:
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


def commands() -> dict[str, click.Command]:
    """Every command by the words that are typed, groups with the command that they need."""
    found: dict[str, click.Command] = {}
    for name, command in main.commands.items():
        inside = getattr(command, "commands", None)
        found |= {f"{name} {n}": c for n, c in inside.items()} if inside else {name: command}
    return found


def options(command: click.Command) -> set[str]:
    params = [p for p in command.params if isinstance(p, click.Option)]
    return {name for p in params for name in (*p.opts, *p.secondary_opts)} | {"--help"}


def typed(text: str) -> Iterator[str]:
    """Every command line of the pages that begins with fingerpost."""
    yield from re.findall(r"(?:^|`|bin/)(fingerpost [a-z][^`\n]*)", text, re.MULTILINE)


def test_every_command_that_is_named_is_there() -> None:
    known = commands()
    for page, text in TEXTS.items():
        for line in typed(text):
            words = line.split()[1:]
            name = next((n for n in known if words[: len(n.split())] == n.split()), None)
            assert name, f"{page}: {line}"
            named = {re.split(r"[= ]", word)[0] for word in words if word.startswith("--")}
            assert named <= options(known[name]), f"{page}: {line}"


def test_every_command_and_option_is_told() -> None:
    text = TEXTS["index.md"]
    for name, command in commands().items():
        assert f"`fingerpost {name}" in text, name
        for option in options(command) - {"--help"}:
            assert f"{option}" in text, f"{name} {option}"


def test_the_pages_are_kept_out_of_the_readers_search() -> None:
    for name, text in TEXTS.items():
        front = text.split("---\n")[1]
        assert "search: {exclude: true}\n" in front, name


def test_links_between_the_pages_lead_somewhere() -> None:
    anchors = {
        name: {re.sub(r"[^\w -]", "", h.lower()).strip().replace(" ", "-")
               for h in HEADING.findall(FENCE.sub("", text))}
        for name, text in TEXTS.items()
    }  # fmt: skip
    for name, text in TEXTS.items():
        for page, anchor in re.findall(
            r"\]\(([\w-]*(?:\.md)?)(?:#([\w-]+))?\)", FENCE.sub("", text)
        ):
            where = page or name
            assert where in TEXTS, f"{name}: {page}"
            assert not anchor or anchor in anchors[where], f"{name}: {page}#{anchor}"
