"""Conditions as small JSON, and back: the form that the widget and `guide.json` share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not


def compact_condition(cond: Condition) -> list[Any]:
    """A condition as nested lists, its form first.

    `["=", step, answer, ...]` any of these answers, `["?", step]` asked at all,
    `["&", part, ...]` all, `["|", part, ...]` any, `["!", part]` not.
    """
    match cond:
        case Is(step=step, answers=answers):
            return ["=", step, *answers]
        case Asked(step=step):
            return ["?", step]
        case AllOf(parts=parts):
            return ["&", *map(compact_condition, parts)]
        case AnyOf(parts=parts):
            return ["|", *map(compact_condition, parts)]
        case Not(part=part):
            return ["!", compact_condition(part)]


def read_condition(data: Sequence[Any]) -> Condition:
    """The condition that these lists say. Raises ValueError for any other form."""
    match data:
        case ["=", str(step), *answers]:
            return Is(step, tuple(map(str, answers)))
        case ["?", str(step)]:
            return Asked(step)
        case ["&", *parts]:
            return AllOf(tuple(map(read_condition, parts)))
        case ["|", *parts]:
            return AnyOf(tuple(map(read_condition, parts)))
        case ["!", part]:
            return Not(read_condition(part))
    raise ValueError(f"not a condition: {data}")
