"""The JSON Schemas that editors use: current, agreeing with the files, and with help in them."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from fingerpost.load.files import PIECES
from fingerpost.load.shared import ENTRIES, WHOLE
from fingerpost.outlets.cli import main
from fingerpost.outlets.schemas import SINGULAR, all_schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "pathways" / "schemas"
GUIDES = [
    ROOT / "pathways",
    ROOT / "tests/golden/rules/guide",
    *sorted(ROOT.glob("tests/golden/pages/*/pathways")),
]
FILES = sorted(path for guide in GUIDES for path in guide.rglob("*.yml"))


class Editor(yaml.CSafeLoader):
    """Reads YAML as editors do (1.2): numbers, true, false, null; dates and yes are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _form, _first in (
    ("bool", r"true|false|True|False|TRUE|FALSE", "tfTF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), _first)
Editor.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node))
)


def read(path: Path) -> Any:
    """The file as an editor sees it: every key is text."""
    return keyed(yaml.load(path.read_text("utf-8"), Editor))  # noqa: S506


def keyed(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): keyed(value) for key, value in data.items()}
    return [keyed(item) for item in data] if isinstance(data, list) else data


@cache
def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return found


def kind(path: Path) -> str:
    """The schema of a file: by its folder, else by its own name."""
    folder = path.parent.name
    if folder in PIECES:
        return SINGULAR.get(folder, folder)
    return path.stem if path.stem in {*ENTRIES, *WHOLE} else "pathway"


def wrong(path: Path, data: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(kind(path)))
    return [
        f"{path.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(data)
    ]


def test_the_schemas_are_those_that_the_command_writes(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "--guide", str(tmp_path)])
    assert result.exit_code == 0, result.output
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()}
    assert written == {path.name: path.read_text("utf-8") for path in SCHEMAS.iterdir()}


def test_check_says_whether_they_are_current(tmp_path: Path) -> None:
    args = ["schema", "--check", "--guide", str(tmp_path)]
    assert CliRunner().invoke(main, args).exit_code == 1
    assert not (tmp_path / "schemas").exists()
    args[-1] = str(ROOT / "pathways")
    assert CliRunner().invoke(main, args).exit_code == 0


@pytest.mark.parametrize("name", all_schemas())
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_good_files_are_accepted(path: Path) -> None:
    assert not wrong(path, read(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_first_line_names_the_schema(path: Path) -> None:
    if path.is_relative_to(ROOT / "pathways"):
        first = path.read_text("utf-8").partition("\n")[0]
        named = first.partition("$schema=")[2]
        assert (path.parent / named).resolve() == SCHEMAS / f"{kind(path)}.json"


def test_unknown_keys_are_refused_wherever_the_language_has_its_own() -> None:
    path = ROOT / "tests/golden/pages/small/pathways/schools/told.yml"
    places = [
        (),
        ("owner",),
        ("steps", "danger"),
        ("steps", "needs", "go", 0),
        ("steps", "area", "answers", "north"),
        ("steps", "tell", "blocks", 0),
        ("steps", "tell", "variants", 0),
        ("steps", "care", "for", "young-people"),
        ("scenarios", 0),
    ]
    for place in places:
        data = copy.deepcopy(read(path))
        inner = data
        for part in place:
            inner = inner[part]
        assert isinstance(inner, dict)
        inner["acter"] = "Somebody"
        assert wrong(path, data), place


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_unknown_keys_of_entries_are_refused(path: Path) -> None:
    data = read(path)
    entry = next(iter(data.values())) if kind(path) in ENTRIES else data
    entry["acter"] = "Somebody"
    assert wrong(path, data)


@pytest.mark.parametrize("name", all_schemas())
def test_every_field_says_what_it_is_for(name: str) -> None:
    silent = [
        f"{title}.{field}"
        for title, shape in {name: schema(name), **schema(name).get("$defs", {})}.items()
        for field, spec in shape.get("properties", {}).items()
        if not spec.get("description")
    ]
    assert not silent
