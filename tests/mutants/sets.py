"""The sets of answer sheets, broken a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from fingerpost.logic import safety
from fingerpost.logic.diagram import EMPTY, FULL, Diagrams
from fingerpost.logic.explore import Exploration
from fingerpost.logic.sheets import Sheets
from fingerpost.model.conditions import Asked, Condition, Is, Not, steps_named
from fingerpost.model.pathway import Step
from tests.mutants.registry import (
    mutant,
)


@mutant
def any_ticks_are_an_answer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Sheets, "allowed", lambda self, question: FULL)


@mutant
def none_and_not_sure_exclude_nothing(patch: pytest.MonkeyPatch) -> None:
    def some(self: Sheets, question: Step) -> int:
        return self.answered(question.id, tuple(self.variables[question.id]))

    patch.setattr(Sheets, "allowed", some)


@mutant
def yes_in_tick_boxes_may_be_any_sheet(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "_says_yes", lambda found, question: found.sheets.allowed(question))


@mutant
def not_sure_leaves_the_other_ticks_open(patch: pytest.MonkeyPatch) -> None:
    whole = Sheets.fixed

    def fixed(self: Sheets, question: Step, answer: str) -> dict[int, int]:
        return {v: value for v, value in whole(self, question, answer).items() if value}

    patch.setattr(Sheets, "fixed", fixed)


def _holding(patch: pytest.MonkeyPatch, form: type, other: Callable[..., int]) -> None:
    whole = Sheets.holding

    def holding(self: Sheets, condition: Condition | None, met: Mapping[str, int]) -> int:
        if isinstance(condition, form):
            return other(self, condition, met)
        return whole(self, condition, met)

    patch.setattr(Sheets, "holding", holding)


@mutant
def a_question_not_asked_can_match(patch: pytest.MonkeyPatch) -> None:
    _holding(patch, Is, lambda self, when, met: self.answered(when.step, when.answers))


@mutant
def every_question_counts_as_asked(patch: pytest.MonkeyPatch) -> None:
    _holding(patch, Asked, lambda self, when, met: FULL)


@mutant
def not_needs_the_question_to_be_asked(patch: pytest.MonkeyPatch) -> None:
    def holding(self: Sheets, when: Not, met: Mapping[str, int]) -> int:
        found = self.diagrams.minus(FULL, self.holding(when.part, met))
        for question in steps_named(when):
            found = self.diagrams.both(found, met.get(question, EMPTY))
        return found

    _holding(patch, Not, holding)


@mutant
def ticks_cost_nothing(patch: pytest.MonkeyPatch) -> None:
    whole = Diagrams.cheapest
    patch.setattr(Diagrams, "cheapest", lambda self, a, ticks: whole(self, a, ()))


@mutant
def steps_are_not_counted_for_pairs(patch: pytest.MonkeyPatch) -> None:
    def smallest(found: Exploration, sheets: int, fixed: dict[int, int]) -> Any:
        chosen = FULL
        for var, value in fixed.items():
            chosen = found.sheets.diagrams.both(chosen, found.sheets.diagrams.where(var, {value}))
        here = found.sheets.diagrams.both(sheets, chosen)
        return found.sheets.smallest(here) if here else None

    patch.setattr(safety, "_smallest", smallest)
