"""Whether a condition holds, given what was asked and answered: the plain meaning."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not

Given = Mapping[str, frozenset[str]]
"""Each question asked so far, with the answers given (one, or the ticks)."""


def holds(condition: Condition | None, given: Given) -> bool:
    """True where the condition holds; no condition always does."""
    match condition:
        case None:
            return True
        case Is(step=step, answers=answers):
            return not given.get(step, frozenset()).isdisjoint(answers)
        case Asked(step=step):
            return step in given
        case AllOf(parts=parts):
            return all(holds(part, given) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, given) for part in parts)
        case Not(part=part):
            return not holds(part, given)
