"""Ways to break the prover, a part at a time; the brute force must notice each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.logic import explore, prove, safety
from fingerpost.logic.diagram import EMPTY, FULL, Diagrams
from fingerpost.logic.explore import Exploration, Found
from fingerpost.logic.sheets import Sheets
from fingerpost.model.conditions import Asked, Condition, Is, Not, steps_named
from fingerpost.model.pathway import Pathway, Step

Explorer = Any
Mutant = Callable[[pytest.MonkeyPatch], None]
EXPLORER = explore._Explorer
MUTANTS: dict[str, Mutant] = {}


def mutant(do: Mutant) -> Mutant:
    """Notes a mutant under the words of its name."""
    MUTANTS[do.__name__.replace("_", " ")] = do
    return do


def _seen_otherwise(patch: pytest.MonkeyPatch, change: Callable[[Pathway], Pathway]) -> None:
    """The prover is given another pathway than the author wrote."""
    whole = explore.explore
    patch.setattr(prove, "explore", lambda pathway, probes=(): whole(change(pathway), probes))


def _steps(pathway: Pathway, change: Callable[[Step], Step]) -> Pathway:
    return replace(pathway, steps=tuple(change(step) for step in pathway.steps))


# Sets of sheets


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


# The exploration


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

    _seen_otherwise(patch, lambda pathway: _steps(pathway, shown))


@mutant
def what_is_passed_over_is_lost(patch: pytest.MonkeyPatch) -> None:
    def kept(step: Step) -> Step:
        return replace(step, otherwise=step.id) if step.otherwise else step

    _seen_otherwise(patch, lambda pathway: _steps(pathway, kept))


def _after_visit(patch: pytest.MonkeyPatch, do: Callable[[Explorer, Step, int], None]) -> None:
    whole = EXPLORER._visit

    def visit(self: Explorer, step: Step, here: int) -> None:
        whole(self, step, here)
        do(self, step, here)

    patch.setattr(EXPLORER, "_visit", visit)


@mutant
def answers_are_forgotten_once_given(patch: pytest.MonkeyPatch) -> None:
    _after_visit(patch, lambda self, step, here: self.found.met.pop(step.id, None))


@mutant
def only_the_last_to_be_asked_were_asked(patch: pytest.MonkeyPatch) -> None:
    def forget(self: Explorer, step: Step, here: int) -> None:
        if step.kind == "question":
            self.found.met[step.id] = here

    _after_visit(patch, forget)


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
    def fault(self: Explorer, rule: str, at: Any, step: str, sheets: int) -> None:
        self.found.faults[rule, at] = Found(step, sheets, 0)

    patch.setattr(EXPLORER, "_fault", fault)


@mutant
def a_layer_keeps_only_its_first_witnesses(patch: pytest.MonkeyPatch) -> None:
    def fault(self: Explorer, rule: str, at: Any, step: str, sheets: int) -> None:
        self.found.faults.setdefault((rule, at), Found(step, sheets, 0))

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


# Outcomes and help


def _blocks(patch: pytest.MonkeyPatch, **changes: Any) -> None:
    def changed(step: Step) -> Step:
        return replace(step, blocks=tuple(replace(block, **changes) for block in step.blocks))

    _seen_otherwise(patch, lambda pathway: _steps(pathway, changed))


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

    _seen_otherwise(patch, lambda pathway: _steps(pathway, changed))


@mutant
def variants_that_have_ended_hide_others(patch: pytest.MonkeyPatch) -> None:
    def changed(step: Step) -> Step:
        return replace(step, variants=tuple(replace(v, until=None) for v in step.variants))

    _seen_otherwise(patch, lambda pathway: _steps(pathway, changed))


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

    _after_visit(patch, lambda self, step, here: all_help(self, None, here))


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


# The safety rules


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
