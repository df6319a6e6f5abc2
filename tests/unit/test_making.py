"""The authors' pages: every field, command and option is told, and links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from pydantic import BaseModel

from fingerpost.checks.drawings import PARTS
from fingerpost.outlets.cli import main
from fingerpost.pages import toolbox
from fingerpost.pages.provenance import LABELS
from fingerpost.shape import (
    audiences,
    directory,
    drawings,
    lexicon,
    living,
    pathway,
    pieces,
    programmes,
    revisions,
    shared,
)
from fingerpost.shape.kinds import LINK_KINDS, Shape
from fingerpost.shape.programmes import WORD_LIMITS
from tests.unit.making import FENCE, TEXTS

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
        "Who signs": revisions.SignOff,
        "Each entry of roles": revisions.Role,
        "Each entry of audiences": audiences.Audience,
        "Languages": shared.Language,
        "Two ways in": audiences.Ways,
        "Groups of pages": audiences.PageGroup,
        "situations.yml": shared.Situation,
        "questions.yml": shared.SharedQuestion,
        "Each answer of a shared question": shared.SharedAnswer,
        "responses.yml": shared.Response,
        "contacts.yml": directory.Contact,
        "Opening times": directory.Opening,
        "The text line of a contact": directory.TextLine,
        "evidence.yml": shared.Evidence,
        "glossary.yml": shared.Term,
        "words.yml": shared.Words,
        "Each entry of avoid": shared.Avoided,
        "Each entry of allowed": shared.Allowed,
    },
    "search.md": {
        "lexicon.yml": lexicon.Lexicon,
        "Words alike": lexicon.Alike,
        "Help first": lexicon.HelpFirst,
        "The card": lexicon.Card,
    },
    "pieces.md": {
        "The header of a piece": pieces.Piece,
        "Explainers": pieces.Explainer,
        "Sections": pieces.Section,
        "What people say": pieces.Pair,
        "Groups of words": pieces.WordGroup,
        "Tools": pieces.Tool,
        "Words to say": pieces.Lines,
        "Places to write in": pieces.Slot,
        "Training": pieces.Training,
        "Programmes": programmes.Programme,
        "Parts of a programme": programmes.Part,
        "Limits": programmes.Limits,
        "Sessions": programmes.Session,
        "Notes": programmes.Note,
        "Looking back": programmes.Reviewed,
        "Case studies": programmes.CaseStudy,
        "Drawings": drawings.Drawing,
        "The parts of a drawing": drawings.DrawnPart,
        "living.yml": living.Living,
        "Each entry of reviewed_against": living.ReviewedAgainst,
        "Each entry of groups": living.Group,
        "Each entry of you_said": living.YouSaid,
        "Revisions": revisions.Revision,
        "What changed": revisions.WhatChanged,
        "Each entry of approvals": revisions.Approval,
        "Withdrawn": revisions.Withdrawn,
        "Who took part": revisions.Involvement,
        "Other languages and forms": living.Format,
    },
}
"""The table of fields under each heading, and the shape it must tell whole.

What all pieces begin with is told once, under "The header of a piece".
"""
ROOMS = (
    pathway,
    shared,
    directory,
    pieces,
    programmes,
    drawings,
    living,
    lexicon,
    revisions,
    audiences,
)


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
    told_once = pieces.Piece.model_fields if model in pieces.Piece.__subclasses__() else {}
    return {
        spec.alias or name: spec.is_required()
        for name, spec in model.model_fields.items()
        if name not in told_once
    }


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
    models = [value for room in ROOMS for value in vars(room).values()]
    assert told == {m for m in models if isinstance(m, type) and issubclass(m, Shape)} - {Shape}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *LABELS.items(),
        *toolbox.KINDS.items(),
        *((kind, ", ".join(f"`{part}`" for part in parts)) for kind, parts in PARTS.items()),
    ],
)
def test_the_words_of_choices_are_told_as_readers_see_them(name: str, words: str) -> None:
    assert f"\n| `{name}` | {words} |" in TEXTS["pieces.md"]


def test_the_words_that_a_form_allows_are_told() -> None:
    rows = {row[0]: row[2] for row in tables(TEXTS["pieces.md"])["Case studies"]}
    assert all(
        f": {most} words at most." in rows[f"`{name}`"] for name, most in WORD_LIMITS.items()
    )


def test_every_kind_of_link_is_told() -> None:
    for kind in LINK_KINDS:
        assert re.search(rf"\| `\[[\w -]+\]\({kind}:[\w/-]+\)` \|", TEXTS["words.md"]), kind


def test_a_wrong_table_is_found() -> None:
    text = "## A\n\n| Field | Needed |\n|---|---|\n| `a` | yes |\n\n| Other |\n|---|\n| `b` |\n"
    assert tables(text) == {"A": [["`a`", "yes"]]}


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
