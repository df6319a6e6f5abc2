"""Conditions on earlier answers: five frozen forms, and nothing else.

A step that was not asked matches nothing, so its `Not` holds.
"""

from __future__ import annotations

from collections.abc import Iterator
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
