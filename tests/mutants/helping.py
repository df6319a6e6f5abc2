"""Outcomes, help and the safety rules, broken a part at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.logic import safety
from fingerpost.logic.diagram import EMPTY, FULL
from fingerpost.logic.explore import Exploration
from fingerpost.model.pathway import Step
from tests.mutants.registry import (
    EXPLORER,
    Explorer,
    after_visit,
    each_step,
    mutant,
    seen_otherwise,
)


def _blocks(patch: pytest.MonkeyPatch, **changes: Any) -> None:
    def changed(step: Step) -> Step:
        return replace(step, blocks=tuple(replace(block, **changes) for block in step.blocks))

    seen_otherwise(patch, lambda pathway: each_step(pathway, changed))


@mutant
def blocks_that_end_are_relied_on(patch: pytest.MonkeyPatch) -> None:
    _blocks(patch, until=None)


@mutant
def blocks_that_have_ended_still_help(patch: pytest.MonkeyPatch) -> None:
    _blocks(patch, ended=False)


@mutant
def blocks_bring_no_help(patch: pytest.MonkeyPatch) -> None:
    _blocks(patch, act=None)


@mutant
def blocks_always_show(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._block_shown

    def shown(self: Explorer, block: Any, here: int, note: bool = False) -> int:
        whole(self, block, here, note)
        return here

    patch.setattr(EXPLORER, "_block_shown", shown)


@mutant
def offered_contacts_always_fit(patch: pytest.MonkeyPatch) -> None:
    def fit(parts: Any) -> Any:
        return tuple(replace(part, when=None) for part in parts)

    def changed(step: Step) -> Step:
        blocks = tuple(replace(b, contacts=fit(b.contacts)) for b in step.blocks)
        return replace(step, contacts=fit(step.contacts), blocks=blocks)

    seen_otherwise(patch, lambda pathway: each_step(pathway, changed))


@mutant
def variants_that_have_ended_hide_others(patch: pytest.MonkeyPatch) -> None:
    def changed(step: Step) -> Step:
        return replace(step, variants=tuple(replace(v, until=None) for v in step.variants))

    seen_otherwise(patch, lambda pathway: each_step(pathway, changed))


def _help(patch: pytest.MonkeyPatch, do: Callable[[Explorer, Any, int], None]) -> None:
    whole = EXPLORER._help

    def help_(self: Explorer, act: Any, here: int) -> None:
        whole(self, act, here)
        do(self, act, here)

    patch.setattr(EXPLORER, "_help", help_)


@mutant
def help_counts_only_after_early_questions(patch: pytest.MonkeyPatch) -> None:
    def drop(self: Explorer, act: Any, here: int) -> None:
        for question in set(self.found.help_after) - set(self.found.early):
            del self.found.help_after[question]

    _help(patch, drop)


@mutant
def help_counts_before_the_question_too(patch: pytest.MonkeyPatch) -> None:
    def all_help(self: Explorer, act: Any, here: int) -> None:
        for question in self.pathway.questions:
            self.found.help_after[question.id] = self.found.helped.get("now", EMPTY)

    after_visit(patch, lambda self, step, here: all_help(self, None, here))


@mutant
def help_today_is_help_now(patch: pytest.MonkeyPatch) -> None:
    whole = EXPLORER._help
    patch.setattr(
        EXPLORER,
        "_help",
        lambda self, act, here: whole(self, "now" if act == "today" else act, here),
    )


@mutant
def only_the_last_help_counts(patch: pytest.MonkeyPatch) -> None:
    def last(self: Explorer, act: Any, here: int) -> None:
        for other in set(self.found.helped) - {act}:
            self.found.helped[other] = self.d.minus(self.found.helped[other], here)

    _help(patch, last)


@mutant
def only_the_longest_walks_are_done(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "_all_done", lambda found: next(filter(None, found.done[::-1]), EMPTY))


@mutant
def walks_need_not_come_to_an_outcome(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "_all_done", lambda found: FULL)


@mutant
def one_topic_stands_for_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "SAFETY_TOPICS", ("danger",))


@mutant
def a_no_is_a_kind_of_yes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "_NOT_YES", {"not-sure"})


@mutant
def only_one_way_of_saying_yes_is_tried(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "_NOT_YES", {"no", "none", "not-sure", "b", "maybe", "perhaps"})


@mutant
def the_slowest_help_is_not_compared(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "ACTS", ("now", "today", "this-week"))


@mutant
def the_fastest_help_is_not_compared(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "ACTS", ("today", "this-week", "when-ready"))


@mutant
def no_doubt_is_ever_cleared(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "_cleared", lambda found, question, unsure: EMPTY)


@mutant
def a_question_that_all_are_asked_clears_a_doubt(patch: pytest.MonkeyPatch) -> None:
    whole = safety._cleared

    def cleared(found: Exploration, question: Step, unsure: dict[int, int]) -> int:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(safety, "_freed", lambda found, sheets, yes: EMPTY)
            return int(whole(found, question, unsure))

    patch.setattr(safety, "_cleared", cleared)


@mutant
def any_answer_clears_a_doubt(patch: pytest.MonkeyPatch) -> None:
    def cleared(found: Exploration, question: Step, unsure: dict[int, int]) -> int:
        d, some = found.sheets.diagrams, EMPTY
        for other in found.pathway.questions:
            if other.topic == question.topic and other is not question:
                met = found.met.get(other.id, EMPTY)
                anyway = safety._freed(found, met, [question])
                some = d.either(some, d.minus(d.fix(met, unsure), anyway))
        return some

    patch.setattr(safety, "_cleared", cleared)


@mutant
def nobody_is_unsure_of_one_thing_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(safety, "later_than_yes_alone", lambda found: iter(()))
