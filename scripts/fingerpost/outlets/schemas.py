"""JSON Schemas of every kind of file, made from the shapes, for editors to help with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from fingerpost.load.pieces import SHAPES
from fingerpost.load.shared import ENTRIES, WHOLE
from fingerpost.shape.pathway import PathwayShape

SINGULAR = {
    "explainers": "explainer",
    "toolbox": "tool",
    "programmes": "programme",
    "case-studies": "case-study",
    "revisions": "revision",
}
"""What one file of a folder of pieces is called."""


def all_schemas() -> Mapping[str, Any]:
    """Each kind of file, by name, with its JSON Schema."""
    shapes: dict[str, Any] = {"pathway": PathwayShape, **WHOLE}
    shapes |= {SINGULAR.get(folder, folder): shape for folder, shape in SHAPES.items()}
    shapes |= {name: dict[str, entry] for name, entry in ENTRIES.items()}  # type: ignore[valid-type]  # made while it runs
    return {name: schema_of(name, shape) for name, shape in sorted(shapes.items())}


def schema_of(name: str, shape: Any) -> dict[str, Any]:
    """One schema, with the fixed lines that editors look for first."""
    made = _widen(TypeAdapter(shape).json_schema(by_alias=True))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return {**head, **{key: value for key, value in made.items() if key != "title"}}


def _widen(schema: Any) -> Any:
    """The schema as YAML editors need it: they read 11 as a number and yes as true.

    Text fields therefore admit numbers and true/false too; Fingerpost itself keeps them as typed.
    Titles made from field names are left out, because editors show them in place of descriptions.
    """
    if isinstance(schema, list):
        return [_widen(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {}
    for key, value in schema.items():
        if key == "title" and isinstance(value, str):
            continue
        out["anyOf" if key == "oneOf" else key] = _widen(value)
    if str(out.get("const", "")).isdecimal():
        return {**{k: v for k, v in out.items() if k not in ("const", "type")}, "enum": _both(out)}
    if out.get("type") == "string" and "enum" not in out and "const" not in out:
        out["type"] = ["string", "number", "boolean"]
    return out


def _both(schema: dict[str, Any]) -> list[Any]:
    """A fixed number as text and as the number that editors read."""
    return [schema["const"], int(schema["const"])]


def write_schemas(folder: Path, only_check: bool) -> int:
    """Writes the schemas, or with `only_check` says whether those on disk are current."""
    stale = []
    for name, schema in all_schemas().items():
        path = folder / f"{name}.json"
        text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(path.name)
        if not only_check:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    if only_check and stale:
        click.echo(f"Not current: {', '.join(stale)}. Run `fingerpost schema`.")
        return 1
    click.echo("The schemas are current." if not stale else f"Written: {', '.join(stale)}.")
    return 0
