"""`guide.json`: the whole guide in one canonical file, the basis for comparing versions.

Everything is in it that a reader can meet, with ids, and nothing that depends on where the files
lie or on the day of the build. Equal guides give equal bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Is, Not
from fingerpost.model.guide import Guide, Pieces
from fingerpost.published.conditions import compact_condition

FORMAT = 1
"""Counts up when the form of the file changes in a way that its readers would notice."""
LEFT_OUT = frozenset({"at", "file", "content_hash", "number", "ended", "read"})
EDITORS = frozenset({"note", "verified_by", "retired"})
"""Fields that tell of the author's files or of the day (and what editors keep to themselves)."""
HOURS = frozenset({"opening", "bank_holidays"})
"""What is published with the hours of a contact, or not at all."""
_SHARED = (
    *("situations", "questions", "responses", "contacts", "evidence", "glossary"),
    *("drawings", "formats", "living"),
)


_JSON = json.JSONEncoder(ensure_ascii=False).encode


def guide_data(guide: Guide) -> dict[str, Any]:
    """The guide as plain data, with the hash of its own content under `hash`."""
    shared = guide.shared
    data: dict[str, Any] = {
        "format": FORMAT,
        "settings": plain(shared.settings),
        **{name: plain(getattr(shared, name)) or {} for name in _SHARED},
        **{field.name: plain(getattr(guide.pieces, field.name)) for field in fields(Pieces)},
        "pathways": {pathway.id: plain(pathway) for pathway in guide.pathways},
    }
    return {**data, "hash": content_hash(data)}


def content_hash(data: Mapping[str, Any]) -> str:
    """The hash of a guide's data, whether or not it has one already: that field is left out."""
    rest = {name: part for name, part in data.items() if name != "hash"}
    return hashlib.sha256(canonical(rest).encode()).hexdigest()


def guide_json(guide: Guide) -> str:
    """The file itself, indented so that a difference can be read; keys are sorted."""
    return f"{_indented(guide_data(guide))}\n"


def _indented(value: Any, line: str = "\n") -> str:
    """What `json.dumps` with `sort_keys` and `indent=1` gives, which takes three times as long."""
    inner = f"{line} "
    if isinstance(value, dict) and value:
        items = [f"{_JSON(key)}: {_indented(value[key], inner)}" for key in sorted(value)]
        return f"{{{inner}{f',{inner}'.join(items)}{line}}}"
    if isinstance(value, list) and value:
        items = [_indented(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{line}]"
    return _JSON(value)


def canonical(data: Any) -> str:
    """One text for equal data: sorted keys and no spaces. This is what is hashed."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: Any) -> Any:
    """Any part of the model as JSON: empty fields left out, conditions in their compact form."""
    if isinstance(value, Is | Asked | AllOf | AnyOf | Not):
        return compact_condition(value)
    if isinstance(value, BaseModel) or is_dataclass(value):
        return _filled({name: getattr(value, name) for name in _field_names(value.__class__)})
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@cache
def _field_names(kind: type[Any]) -> list[str]:
    """The fields of a type that are published, as long as nothing about them is in doubt."""
    names = kind.model_fields if issubclass(kind, BaseModel) else [f.name for f in fields(kind)]
    return [name for name in names if name not in LEFT_OUT | EDITORS]


def _filled(found: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something; what is still to be confirmed is not published."""
    doubtful = frozenset(found.get("to_confirm") or ())
    doubtful |= HOURS if "hours" in doubtful else frozenset()
    return {
        name: plain(value)
        for name, value in found.items()
        if name not in doubtful and _says_something(value)
    }


def _says_something(value: Any) -> bool:
    return value is not None and value is not False and value not in ("", (), {})
