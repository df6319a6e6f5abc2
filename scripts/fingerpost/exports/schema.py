"""The JSON Schema of `guide.json`, made from the same types that the file is made from.

The types say what an author writes; the file says what was made of it. So what the file leaves
out is taken away here too, and conditions and ages stand in the forms that the file gives them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from fingerpost.model.pathway import Pathway
from fingerpost.published.data import EDITORS, FORMAT, LEFT_OUT
from fingerpost.shape.directory import Contact
from fingerpost.shape.drawings import Drawing
from fingerpost.shape.kinds import Ages
from fingerpost.shape.living import Format, Living
from fingerpost.shape.pieces import Explainer, Tool, Training
from fingerpost.shape.programmes import CaseStudy, Programme
from fingerpost.shape.revisions import Revision
from fingerpost.shape.shared import (
    Evidence,
    Response,
    Settings,
    SharedQuestion,
    Situation,
    Term,
)

CONDITIONS = frozenset({"Is", "Asked", "AllOf", "AnyOf", "Not"})
"""The five forms of a condition; the file has each as a short list."""
DOUBTFUL = frozenset({"phone", "text", "web", "email", "hours", "ages", "area", "length", "cost"})
"""Fields of a contact that are left out while nobody has confirmed them."""
CONDITION = {
    "description": 'A condition: ["=", step, answer, ...] any of these answers was given, '
    '["?", step] it was asked, ["&", ...] all, ["|", ...] any, ["!", condition] not.',
    "type": "array",
    "prefixItems": [{"enum": ["=", "?", "&", "|", "!"]}],
    "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Condition"}]},
}


@dataclass(frozen=True)
class NoLiving:
    """A guide without living.yml: an empty object."""


@dataclass(frozen=True)
class GuideFile:
    """The top of the file: every part by its name, with the parts that may be empty."""

    format: int
    hash: str
    settings: Settings
    situations: dict[str, Situation]
    questions: dict[str, SharedQuestion]
    responses: dict[str, Response]
    contacts: dict[str, Contact]
    evidence: dict[str, Evidence]
    glossary: dict[str, Term]
    drawings: dict[str, Drawing]
    formats: dict[str, Format]
    living: Living | NoLiving
    explainers: dict[str, Explainer]
    toolbox: dict[str, Tool]
    programmes: dict[str, Programme]
    training: dict[str, Training]
    case_studies: dict[str, CaseStudy]
    revisions: dict[str, Revision]
    pathways: dict[str, Pathway]
    ages: Ages
    """Never there: it only makes the schema hold the form of ages."""


def guide_schema() -> dict[str, Any]:
    """The schema as plain data: draft 2020-12, nothing allowed that the file never has."""
    made = TypeAdapter(GuideFile).json_schema(by_alias=False)
    schema = _as_written(made)
    schema["$defs"] = {
        name: spec for name, spec in schema["$defs"].items() if name not in CONDITIONS
    } | {"Condition": CONDITION}
    del schema["properties"]["ages"]
    schema["properties"]["format"] = {"const": FORMAT, "description": "The form of this file."}
    schema["required"] = sorted({field.name for field in fields(GuideFile)} - {"ages"})
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "guide.json"}
    return {**head, **schema, "description": "A whole guide, as Fingerpost publishes it."}


@cache
def guide_schema_json() -> str:
    """The schema as the file that is published beside `guide.json`."""
    return json.dumps(guide_schema(), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _as_written(spec: Any) -> Any:
    """A part of the schema, as the file has it."""
    if isinstance(spec, list):
        return [_as_written(item) for item in spec]
    if not isinstance(spec, Mapping):
        return spec
    if _refers(spec) & CONDITIONS:
        return {"$ref": "#/$defs/Condition"}
    options = spec.get("anyOf", spec.get("oneOf"))
    if options:
        return _one_of([one for one in options if one.get("type") != "null"], spec)
    if "low" not in spec.get("properties", {}) and "[0-9]+-[0-9]+" in spec.get("pattern", ""):
        return {"$ref": "#/$defs/Ages", **_description(spec)}
    out = {
        key: {name: _as_written(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _as_written(value)
        for key, value in spec.items()
        if key not in ("default", "title")
    }
    return _object(out, spec["properties"]) if "properties" in out else out


def _refers(spec: Mapping[str, Any]) -> set[str]:
    """The names of the parts that this, or one of its options, is."""
    options = [spec, *spec.get("anyOf", ()), *spec.get("oneOf", ())]
    return {str(one.get("$ref", "")).rpartition("/")[2] for one in options}


def _one_of(options: list[Any], spec: Mapping[str, Any]) -> Any:
    """A field with several forms; nothing is ever null, because what says nothing is left out."""
    kept = [_as_written(one) for one in options]
    made = kept[0] if len(kept) == 1 else {"anyOf": kept}
    return {**made, **_description(spec)}


def _description(spec: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": spec["description"]} if "description" in spec else {}


def _object(spec: dict[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """An object without what is left out; only what always says something is required."""
    fields = {k: v for k, v in spec["properties"].items() if k not in LEFT_OUT | EDITORS}
    doubtful = DOUBTFUL if "to_confirm" in fields else frozenset()
    needed = [
        name
        for name in spec.get("required", ())
        if name in fields and name not in doubtful and _always_says(typed[name])
    ]
    required = {"required": needed} if needed else {}
    rest = {k: v for k, v in spec.items() if k not in ("properties", "required")}
    return {**rest, "properties": fields, **required, "additionalProperties": False}


def _always_says(spec: Mapping[str, Any]) -> bool:
    """Whether a value of this form can never be empty, false or null."""
    options = [spec, *spec.get("anyOf", ())]
    kinds = [kind for one in options if "type" in one for kind in _listed(one["type"])]
    return not {"boolean", "object", "array", "null"} & set(kinds)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
