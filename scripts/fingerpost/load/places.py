"""Which keys may stand at a place of a file, and what each is for: read from the file's shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from fingerpost.problems import DataPath

Node = Mapping[str, Any]
"""A part of a JSON Schema."""
_INSIDE = ("additionalProperties", "patternProperties")
"""Where a map whose names an author chooses says what stands behind each name."""


def keys_at(shape: TypeAdapter[Any], at: DataPath) -> dict[str, str]:
    """The keys of the map at this place, each with what it is for.

    None where the map has no keys of its own, such as one from names to texts.
    """
    schema = _schema(shape)
    named = schema.get("$defs", {})
    here = list(_forms(schema, named))
    for part in at:
        here = [form for node in here for one in _behind(node, part) for form in _forms(one, named)]
    return {
        key: spec.get("description", "")
        for node in here
        for key, spec in node.get("properties", {}).items()
    }


@cache
def _schema(shape: TypeAdapter[Any]) -> Node:
    return shape.json_schema(by_alias=True)


def _forms(node: Node, named: Mapping[str, Node]) -> Iterator[Node]:
    """The forms that this part can have, each written out."""
    if "$ref" in node:
        yield from _forms(named[node["$ref"].rpartition("/")[2]], named)
    for form in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _forms(form, named)
    yield node


def _behind(node: Node, part: str | int) -> Iterable[Node]:
    """What stands behind a key or in a list."""
    if isinstance(part, int):
        return [node["items"]] if "items" in node else []
    if part in node.get("properties", {}):
        return [node["properties"][part]]
    more, patterns = (node.get(name) for name in _INSIDE)
    return [*([more] if isinstance(more, dict) else []), *(patterns or {}).values()]
