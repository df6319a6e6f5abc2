"""Conditions on earlier answers: five frozen forms, and nothing else.

A step that was not asked matches nothing, so its `Not` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Is:
    """The step was asked, and one of these answers was given (or ticked)."""

    step: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The step was asked, whatever the answer."""

    step: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; with no parts it always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; with no parts it never holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = Is | Asked | AllOf | AnyOf | Not
ALWAYS = AllOf(())
NEVER = AnyOf(())


def leaves(condition: Condition) -> Iterator[Is | Asked]:
    """The plain parts of a condition, in order, repeats included."""
    match condition:
        case Is() | Asked():
            yield condition
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Not(part=part):
            yield from leaves(part)


def steps_named(condition: Condition) -> Iterator[str]:
    """The steps that a condition speaks of, in order, repeats included."""
    return (leaf.step for leaf in leaves(condition))


def answers_named(condition: Condition) -> Iterator[Is]:
    """The parts of a condition that name answers."""
    return (leaf for leaf in leaves(condition) if isinstance(leaf, Is))


def both(left: Condition | None, right: Condition | None) -> Condition | None:
    """Both conditions at once, where None stands for no condition at all."""
    if left is None or right is None:
        return left or right
    return AllOf((left, right))


def inward(condition: Condition) -> Condition:
    """The same condition with every `not` at an answer, where it can be said plainly."""
    match condition:
        case Not(part=Not(part=inner)):
            return inward(inner)
        case Not(part=AllOf(parts=parts)):
            return _flat(AnyOf, [inward(Not(part)) for part in parts])
        case Not(part=AnyOf(parts=parts)):
            return _flat(AllOf, [inward(Not(part)) for part in parts])
        case AllOf(parts=parts):
            return _flat(AllOf, [inward(part) for part in parts])
        case AnyOf(parts=parts):
            return _flat(AnyOf, [inward(part) for part in parts])
    return condition


def _flat(
    kind: Callable[[tuple[Condition, ...]], AllOf | AnyOf], parts: list[Condition]
) -> Condition:
    """Parts of the same kind laid in line; a single part stands alone."""
    flat: list[Condition] = []
    for part in parts:
        same = isinstance(part, (AllOf, AnyOf)) and type(part) is kind
        flat += part.parts if same and isinstance(part, (AllOf, AnyOf)) else (part,)
    unique = tuple(dict.fromkeys(flat))
    return unique[0] if len(unique) == 1 else kind(unique)
