"""The exploration of all walks, broken a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.logic.diagram import EMPTY
from fingerpost.logic.explore import Found
from fingerpost.model.conditions import Condition, steps_named
from fingerpost.model.pathway import Step
from tests.mutants.registry import (
    EXPLORER,
    Explorer,
    after_visit,
    each_step,
    mutant,
    seen_otherwise,
)


@mutant
def loops_are_not_taken_out(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._show

    def show(self: Explorer, arriving: Mapping[str, int]) -> dict[str, int]:
        self.ever = {}
        return whole(self, arriving) if len(self.found.done) < 20 else {}

    patch.setattr(EXPLORER, "_show", show)


@mutant
def a_step_that_is_reached_is_done_with(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._show

    def show(self: Explorer, arriving: Mapping[str, int]) -> dict[str, int]:
        again = [step for step in arriving if step in self.ever]
        return whole(self, {s: here for s, here in arriving.items() if s not in again})

    patch.setattr(EXPLORER, "_show", show)


@mutant
def nothing_is_passed_over(patch: pytest.MonkeyPatch) -> None:
    def shown(step: Step) -> Step:
        return replace(step, only_when=None, otherwise=None)

    seen_otherwise(patch, lambda pathway: each_step(pathway, shown))


@mutant
def what_is_passed_over_is_lost(patch: pytest.MonkeyPatch) -> None:
    def kept(step: Step) -> Step:
        return replace(step, otherwise=step.id) if step.otherwise else step

    seen_otherwise(patch, lambda pathway: each_step(pathway, kept))


@mutant
def answers_are_forgotten_once_given(patch: pytest.MonkeyPatch) -> None:
    after_visit(patch, lambda self, step, here: self.found.met.pop(step.id, None))


@mutant
def only_the_last_to_be_asked_were_asked(patch: pytest.MonkeyPatch) -> None:
    def forget(self: Explorer, step: Step, here: int) -> None:
        if step.kind == "question":
            self.found.met[step.id] = here

    after_visit(patch, forget)


@mutant
def own_answers_do_not_count(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._follow

    def follow(self: Explorer, step: Step, rules: Any, here: int) -> None:
        met = self.found.met.pop(step.id, EMPTY)
        whole(self, step, rules, here)
        if step.kind == "question":
            self.found.met[step.id] = met

    patch.setattr(EXPLORER, "_follow", follow)


@mutant
def own_answers_count_in_own_words(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._variants

    def variants(self: Explorer, step: Step, here: int) -> None:
        met = self.found.met.get(step.id, EMPTY)
        self.found.met[step.id] = here
        whole(self, step, here)
        self.found.met[step.id] = met

    patch.setattr(EXPLORER, "_variants", variants)


@mutant
def the_last_rule_that_holds_wins(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._follow
    patch.setattr(
        EXPLORER, "_follow", lambda self, step, rules, here: whole(self, step, rules[::-1], here)
    )


@mutant
def only_the_first_rule_is_read(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._follow
    patch.setattr(
        EXPLORER, "_follow", lambda self, step, rules, here: whole(self, step, rules[:1], here)
    )


@mutant
def earlier_rules_take_nothing_away(patch: pytest.MonkeyPatch) -> None:
    def follow(self: Explorer, step: Step, rules: Any, here: int) -> None:
        for rule in rules:
            fired = here
            if rule.when is not None:
                fired = self.d.both(here, self._try(rule.when, (*rule.at, "when"), here))
            if fired:
                self.found.applied.add(rule.at)
                self.next[rule.go] = self.d.either(self.next.get(rule.go, EMPTY), fired)

    patch.setattr(EXPLORER, "_follow", follow)


@mutant
def whatever_is_named_was_asked(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._try

    def tried(self: Explorer, condition: Condition, at: Any, here: int) -> int:
        self.found.asked_before |= {(at, question) for question in steps_named(condition)}
        return int(whole(self, condition, at, here))

    patch.setattr(EXPLORER, "_try", tried)


@mutant
def only_those_who_are_left_come_by_a_rule(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._try

    def tried(self: Explorer, condition: Condition, at: Any, here: int) -> int:
        held = self.sheets.holding(condition, self.found.met)
        whole(self, condition, at, self.d.both(here, held))
        return int(held)

    patch.setattr(EXPLORER, "_try", tried)


@mutant
def later_witnesses_replace_the_first(patch: pytest.MonkeyPatch) -> None:
    def fault(self: Explorer, rule: str, at: Any, step: str, sheets: int, about: str = "") -> None:
        self.found.faults[rule, at] = Found([step], sheets, 0, about)

    patch.setattr(EXPLORER, "_fault", fault)


@mutant
def a_layer_keeps_only_its_first_witnesses(patch: pytest.MonkeyPatch) -> None:
    def fault(self: Explorer, rule: str, at: Any, step: str, sheets: int, about: str = "") -> None:
        self.found.faults.setdefault((rule, at), Found([step], sheets, 0, about))

    patch.setattr(EXPLORER, "_fault", fault)


def _count(patch: pytest.MonkeyPatch, before: Callable[[Explorer], None]) -> None:
    whole = EXPLORER._count

    def count(self: Explorer, step: Step, here: int) -> None:
        before(self)
        whole(self, step, here)

    patch.setattr(EXPLORER, "_count", count)


@mutant
def every_question_is_among_the_first_two(patch: pytest.MonkeyPatch) -> None:
    def none_late(self: Explorer) -> None:
        self.asked[2] = EMPTY

    _count(patch, none_late)


@mutant
def only_the_first_question_is_early(patch: pytest.MonkeyPatch) -> None:
    def all_late(self: Explorer) -> None:
        self.asked[2] = self.asked[1]

    _count(patch, all_late)


@mutant
def every_question_counts_twice(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._count

    def count(self: Explorer, step: Step, here: int) -> None:
        whole(self, step, here)
        whole(self, step, here)

    patch.setattr(EXPLORER, "_count", count)
