"""Plain data is held against its shape; what pydantic finds is said in an author's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from fingerpost.problems import DataPath, Fault, did_you_mean
from fingerpost.shape import directory, drawings, kinds, living, pathway, pieces, programmes, shared

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


def validate(shape: TypeAdapter[T], data: Any) -> tuple[T | None, list[Fault]]:
    """The data in its shape, or None with every fault found; positions are paths in the data."""
    try:
        return shape.validate_python(data), []
    except ValidationError as error:
        return None, [_fault(dict(item)) for item in error.errors(include_url=False)]


def _fault(error: dict[str, Any]) -> Fault:
    kind = error["type"]
    last = error["loc"][-1:] if kind in ("missing", "extra_forbidden") else ()
    at = tuple(part for part in error["loc"][: -1 if last else None] if not _is_tag(part)) + last
    name = f'"{at[-1]}"' if at and isinstance(at[-1], str) else "this"
    if kind == "missing":
        return Fault(at[:-1], "missing", f"{name} is missing", _describe(at))
    if kind == "extra_forbidden":
        hint = _key_hint(at)
        return Fault(at, "unknown-key", f"{name} is not a key that belongs here", hint, on_key=True)
    on_key = error["loc"][-1:] == ("[key]",)
    rule, message, hint = _explain(kind, error, name)
    return Fault(at, rule, message, hint, on_key=on_key)


def _key_hint(at: DataPath) -> str:
    """What an author may have meant by a key that is not known in its place."""
    key = str(at[-1])
    if " " in key:
        return "Text with a comma inside {braces} or [brackets] needs quotes around it."
    here = _keys_of(at)
    near = did_you_mean(key, here or _field_names())
    if near and f'"{key}"' not in near:
        return near
    if here:
        return f"Here you can write {', '.join(here)}."
    return "It belongs in another place." if key in _field_names() else "See the authors' guide."


def _keys_of(at: DataPath) -> list[str]:
    """The keys of the place: of the nearest list or map of one kind that it is in."""
    for part in reversed(at[:-1]):
        shape = _PLACES.get(part)
        if shape is not None:
            return [f.alias or name for name, f in shape.model_fields.items()]
    return []


_PLACES: Mapping[str | int, type[BaseModel]] = {
    "answers": pathway.AnswerShape,
    "blocks": pathway.BlockShape,
    "for": pathway.OtherSideShape,
    "go": pathway.GoRule,
    "opening": directory.Opening,
    "owner": shared.Owner,
    "scenarios": pathway.ScenarioShape,
    "steps": pathway.StepShape,
    "text": directory.TextLine,
    "variants": pathway.VariantShape,
}


def _explain(kind: str, error: dict[str, Any], name: str) -> tuple[str, str, str]:
    context = error.get("ctx", {})
    if kind in _EXPECTED or kind == "union_tag_invalid":
        expected = _EXPECTED.get(kind) or _one_of(context.get("expected_tags", ""))
        found = _found(error["input"])
        return "kind", f"{name} should be {expected}, but this is {found}", _kind_hint(error)
    if kind == "literal_error":
        known = context["expected"].replace("'", "")
        return (
            "choice",
            f'{name} cannot be "{error["input"]}"; it can be {known}',
            _choice_hint(error),
        )
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
    if isinstance(error["input"], dict) and error["type"] == "string_type":
        return "Text with a colon and a space in it needs quotes around it."
    if error["type"] == "tuple_type":
        return "Write [one, another], or one a line, each after a hyphen and a space."
    if error["type"] in ("string_type", "union_tag_invalid"):
        return "Compare it with a file that works."
    return "Write each on a line of its own, with its name before a colon and a space."


def _choice_hint(error: dict[str, Any]) -> str:
    expected = str(error["ctx"]["expected"])
    return did_you_mean(
        str(error["input"]), expected.replace("'", "").replace(" or ", ", ").split(", ")
    )


def _is_tag(part: str | int) -> bool:
    return part in ("~text", "~list", "~map", "[key]")


def _describe(at: tuple[str | int, ...]) -> str:
    return _descriptions().get(str(at[-1]), "") if at else ""


@cache
def _models() -> tuple[type[BaseModel], ...]:
    rooms = (shared, directory, pathway, pieces, programmes, drawings, living)
    found = [value for room in rooms for value in vars(room).values()]
    return tuple({m for m in found if isinstance(m, type) and issubclass(m, kinds.Shape)})


@cache
def _field_names() -> tuple[str, ...]:
    names = {f.alias or name for m in _models() for name, f in m.model_fields.items()}
    return tuple(sorted(names))


@cache
def _descriptions() -> dict[str, str]:
    """What each key is for; nothing for a key that means different things in different places."""
    found: dict[str, str] = {}
    for model in _models():
        for name, spec in model.model_fields.items():
            words = spec.description or ""
            key = spec.alias or name
            found[key] = words if found.get(key, words) == words else ""
    fields = pathway.PathwayShape.model_fields
    return found | {name: spec.description or "" for name, spec in fields.items()}
