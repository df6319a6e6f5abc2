"""What is wrong with a pathway's walks, each finding with a smallest set of answers to show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fingerpost.logic import safety
from fingerpost.logic.diagram import TooTangled
from fingerpost.logic.explore import MAX_QUESTIONS, Exploration, Probe, explore
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.conditions import steps_named
from fingerpost.model.pathway import Answers, Pathway, Rule, Step
from fingerpost.problems import DataPath
from fingerpost.shape.kinds import ACTS, SAFETY_TOPICS


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the walks. `answers` show it where a walk can; `other` is a second reader."""

    rule: str
    at: DataPath
    step: str
    answers: Answers | None = None
    other: Answers | None = None
    about: str = ""
    details: tuple[str, ...] = field(default=())


class Disagreement(AssertionError):
    """A witness of the proof that the plain walker does not confirm: a fault of the engine."""


def prove(pathway: Pathway, probes: Iterable[Probe] = ()) -> list[Finding]:
    """Every fault of the graph and of the safety rules, rule by rule.

    Raises `Disagreement` where a witness is not confirmed by the plain walker.
    """
    try:
        found = explore(pathway, probes)
        return [
            *_never(found),
            *_not_asked(found),
            *_with_witness(found),
            *_safety(found),
        ]
    except (TooTangled, RecursionError):
        return [Finding("too-tangled", ("steps",), pathway.start)]


def _never(found: Exploration) -> Iterator[Finding]:
    """Steps nobody reaches; rules, blocks and variants that never count on steps somebody does."""
    told: set[DataPath] = set()
    for step in found.pathway.steps:
        if step.id not in found.reached:
            yield Finding("unreachable", step.at, step.id)
            continue
        for rule in dict.fromkeys(_rules(step)):
            if rule.when is not None and rule.at not in found.applied:
                yield Finding("rule-never", rule.at, step.id)
        for block in step.blocks:
            if not block.ended and block.at not in found.applied | told:
                told.add(block.at)
                yield Finding("block-never", block.at, step.id)
        for variant in step.variants:
            if not variant.ended and variant.at not in found.applied:
                yield Finding("variant-never", variant.at, step.id)


def _rules(step: Step) -> Iterator[Rule]:
    for answer in step.answers:
        yield from answer.rules
    yield from step.go


def _not_asked(found: Exploration) -> Iterator[Finding]:
    shared = {(*b.at, "when"): step.id for step in found.pathway.steps for b in step.blocks}
    for at, conditions in found.conditions.items():
        named = (question for condition in conditions for question in steps_named(condition))
        for question in dict.fromkeys(named):
            if (at, question) not in found.asked_before:
                yield Finding("not-asked", at, shared.get(at, str(at[1])), about=question)


def _with_witness(found: Exploration) -> Iterator[Finding]:
    for (rule, at), fault in found.faults.items():
        answers = found.sheets.smallest(fault.sheets)
        result = walk(found.pathway, answers)
        steps = (found.pathway.step[step] for step in fault.steps)
        step = next((s.id for s in steps if _confirmed(rule, at, s, result)), None)
        if step is None:
            raise Disagreement(f"{found.pathway.file}: {rule} at {fault.steps}: {answers}")
        yield Finding(rule, at, step, asked(result), about=fault.about, details=result.route)


def _confirmed(rule: str, at: DataPath, step: Step, result: Walk) -> bool:
    if rule in ("loop", "dead-end"):
        return result.stop == rule and result.stopped_at == step.id
    if rule == "nothing-shown":
        lasting = [i for i in result.blocks if step.blocks[i].until is None]
        return result.outcome == step.id and not lasting
    if rule == "act-late":
        shown = (block.at for block in step.blocks if block.position in result.blocks)
        return result.outcome == step.id and at in shown
    if rule == "too-many-questions":
        return len(result.given) > MAX_QUESTIONS and step.id in result.route
    return step.id in result.route


def asked(result: Walk) -> Answers:
    """The answers of a walk, cut to the questions that it asked."""
    return {step: _plain(ticked) for step, ticked in result.given.items()}


def _plain(ticked: frozenset[str]) -> str | tuple[str, ...]:
    return next(iter(ticked)) if len(ticked) == 1 else tuple(sorted(ticked))


def _safety(found: Exploration) -> Iterator[Finding]:
    pathway = found.pathway
    for question in pathway.questions:
        unsure = question.answer("not-sure")
        if question.topic in SAFETY_TOPICS and unsure is None:
            yield Finding("not-sure-missing", question.at, question.id, about=question.topic)
    answers = safety.without_danger_first(found)
    if answers is not None:
        result = walk(pathway, answers)
        yield Finding("danger-first", ("start",), pathway.start, asked(result))
    for later in safety.later_than_no(found):
        yield _pair("not-sure-late", found, later)
    for later in safety.later_than_yes(found):
        yield _pair("not-sure-late", found, later)
    for later in safety.later_than_yes_alone(found):
        yield _pair("not-sure-alone", found, later)


def _pair(rule: str, found: Exploration, later: safety.Later) -> Finding:
    unsure, other = walk(found.pathway, later.answers), walk(found.pathway, later.other)
    if help_rank(unsure) <= help_rank(other):
        raise Disagreement(f"{found.pathway.file}: {rule} at {later.step}: {later.answers}")
    step = found.pathway.step[later.step]
    details = (str(unsure.act), str(other.act))
    return Finding(rule, step.at, later.step, asked(unsure), asked(other), later.said, details)


def help_rank(result: Walk) -> int:
    """0 for help now, up to 4 for none at all."""
    return ACTS.index(result.act) if result.act else len(ACTS)
