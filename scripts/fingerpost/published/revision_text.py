"""Writes a few fields into a revision's file; all other lines, and comments, stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml


def with_fields(text: str, fields: Mapping[str, Any]) -> str:
    """The file's text with these fields at its top level: replaced where they stand, else added.

    A value may be text, a date, None, a list or a map. A list or map that is empty takes the field
    away.
    """
    for name, value in fields.items():
        text = _with_field(text, name, value)
    return text


def _with_field(text: str, name: str, value: Any) -> str:
    lines = "" if value in ([], {}, ()) else _written(name, value)
    found = re.search(
        rf"^{re.escape(name)}:.*\n(?:(?:[ \t]+.*|-[ \t].*|[ \t]*)\n)*", f"{text}\n", re.MULTILINE
    )
    if found is None:
        return f"{text.rstrip()}\n{lines}"
    kept = found[0].rstrip()
    after = f"{text}\n"[found.start() + len(kept) :].lstrip("\n")
    start = text[: found.start()]
    return f"{start}{lines}{after}".rstrip() + "\n"


def _written(name: str, value: Any) -> str:
    return yaml.safe_dump(
        {name: value}, allow_unicode=True, sort_keys=False, width=96, default_flow_style=False
    )
