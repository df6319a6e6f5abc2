"""Plain data is held against its shape; what pydantic finds is said in an author's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from fingerpost.load.places import keys_at
from fingerpost.problems import Fault, did_you_mean
from fingerpost.shape import kinds

T = TypeVar("T")

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a map of `key: value` lines",
    "model_type": "a map of `key: value` lines",
    "model_attributes_type": "a map of `key: value` lines",
}
_PATTERNS = {
    kinds.ID_PATTERN: ("a name", "Use small letters, digits and hyphens, like tell-lead."),
    kinds.PAGE_PATTERN: ("a page", "Write pathway:schools/first-aid or tool:music."),
    kinds.REF_PATTERN: ("a pathway's name", "Write audience/name, like schools/first-aid."),
}


@cache
def adapter(shape: Any) -> TypeAdapter[Any]:
    """What holds data against this shape; made once."""
    return TypeAdapter(shape)


def validate(shape: TypeAdapter[T], data: Any) -> tuple[T | None, list[Fault]]:
    """The data in its shape, or None with every fault found; positions are paths in the data."""
    try:
        return shape.validate_python(data), []
    except ValidationError as error:
        return None, [_fault(dict(item), shape) for item in error.errors(include_url=False)]


def _fault(error: dict[str, Any], shape: TypeAdapter[Any]) -> Fault:
    kind = error["type"]
    last = error["loc"][-1:] if kind in ("missing", "extra_forbidden") else ()
    at = tuple(part for part in error["loc"][: -1 if last else None] if not _is_tag(part)) + last
    name = f'"{at[-1]}"' if at and isinstance(at[-1], str) else "this"
    if kind == "missing":
        hint = keys_at(shape, at[:-1]).get(str(at[-1]), "")
        return Fault(at[:-1], "missing", f"{name} is missing", hint)
    if kind == "extra_forbidden":
        hint = _key_hint(str(at[-1]), keys_at(shape, at[:-1]))
        return Fault(at, "unknown-key", f"{name} is not a key that belongs here", hint, on_key=True)
    on_key = error["loc"][-1:] == ("[key]",)
    rule, message, hint = _explain(kind, error, name)
    return Fault(at, rule, message, hint, on_key=on_key)


def _key_hint(key: str, here: Iterable[str]) -> str:
    """What an author may have meant by a key that is not known in its place."""
    if " " in key:
        return "Text with a comma inside {braces} or [brackets] needs quotes around it."
    near = did_you_mean(key, here)
    return near or f"Here you can write {', '.join(here)}."


def _explain(kind: str, error: dict[str, Any], name: str) -> tuple[str, str, str]:
    context = error.get("ctx", {})
    listed = kind == "literal_error" and not isinstance(error["input"], str)
    if kind in _EXPECTED or kind == "union_tag_invalid" or listed:
        tags = context.get("expected_tags", "")
        expected = "one word" if listed else _EXPECTED.get(kind) or _one_of(tags)
        found = _found(error["input"])
        return "kind", f"{name} should be {expected}, but this is {found}", _kind_hint(error)
    if kind == "literal_error":
        message = f'{name} cannot be "{error["input"]}"; it can be {_choices(error)}'
        return "choice", message, _choice_hint(error)
    if kind == "string_pattern_mismatch":
        what, hint = _PATTERNS.get(context["pattern"], ("text of this form", ""))
        if "@" in context["pattern"]:
            what, hint = "an email address", "Write it like help@example.org."
        if context["pattern"].startswith("^https"):
            what, hint = "an address", "Write the whole address, beginning with https://."
        if context["pattern"] == "^[0-9]{1,4}$":
            what, hint = "a number", "Use digits only."
        if " " in str(error["input"]) and what == "a name":
            hint = _words_hint(str(error["input"]), on_key=error["loc"][-1:] == ("[key]",))
        return "name", f'"{error["input"]}" is not {what}', hint
    if kind == "too_short":
        return "empty-text", f"{name} is empty", "Name at least one."
    if kind == "string_too_short":
        return "empty-text", f"{name} has no words", "Write them, or remove the line."
    return "value", str(error["msg"]), ""


def _words_hint(text: str, on_key: bool) -> str:
    if on_key:
        return "Use small letters, digits and hyphens, like tell-lead."
    if ", " in text:
        return "Write several names in brackets: [one, another]."
    return "Write the name, not the words. If a comma cut this off, quote the whole text."


def _one_of(tags: str) -> str:
    """What a field that takes several forms can be: `text or a list`."""
    forms = {"~text": "text", "~list": "a list", "~map": _EXPECTED["dict_type"]}
    return " or ".join(form for tag, form in forms.items() if tag in tags)


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "empty" if value == "" else "text"


def _kind_hint(error: dict[str, Any]) -> str:
    if error["type"] == "literal_error":
        return f"It can be {_choices(error)}."
    if isinstance(error["input"], dict) and error["type"] == "string_type":
        return "Text with a colon and a space in it needs quotes around it."
    if error["type"] == "tuple_type":
        return "Write [one, another], or one a line, each after a hyphen and a space."
    if error["type"] in ("string_type", "union_tag_invalid"):
        return "Compare it with a file that works."
    return "Write each on a line of its own, with its name before a colon and a space."


def _choice_hint(error: dict[str, Any]) -> str:
    known = _choices(error).replace(" or ", ", ").split(", ")
    return did_you_mean(str(error["input"]), known)


def _choices(error: dict[str, Any]) -> str:
    """The words that a field can be: `one, another or a third`."""
    return str(error["ctx"]["expected"]).replace("'", "")


def _is_tag(part: str | int) -> bool:
    return part in ("~text", "~list", "~map", "~full", "[key]")
