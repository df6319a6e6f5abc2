"""The plain walker: one set of answers in, the steps shown and where they end out.

This is the meaning of the language. The proofs and the browser's walker are held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fingerpost.logic.holds import Given, holds
from fingerpost.model.pathway import Answers, Block, Pathway, Rule, Step
from fingerpost.problems import DataPath
from fingerpost.shape.kinds import ACTS, Act

Stop = Literal["outcome", "missing", "unknown-answer", "loop", "dead-end"]


@dataclass(frozen=True, slots=True)
class Walk:
    """What a reader meets. `stop` says why it ended; `stopped_at` is the step it ended on.

    `blocks` are positions from 0 in file order; `responses` and `contacts` come in the order in
    which they are first shown; `act` is the help time; `unused` are answered questions that this
    walk never asked.
    """

    stop: Stop
    stopped_at: str
    route: tuple[str, ...]
    outcome: str | None = None
    blocks: tuple[int, ...] = ()
    responses: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    act: Act | None = None
    missing: str | None = None
    unused: tuple[str, ...] = ()
    given: Given = field(default_factory=dict)
    rules: tuple[DataPath, ...] = ()
    """The places of the rules that led on, in order."""


@dataclass
class _Way:
    """A walk under way."""

    given: dict[str, frozenset[str]] = field(default_factory=dict)
    route: list[str] = field(default_factory=list)
    rules: list[DataPath] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)

    def show(self, part: Step | Block) -> None:
        """Notes the contacts that a reader meets here, given the answers so far."""
        self.contacts += [c.contact for c in part.contacts if holds(c.when, self.given)]


def walk(pathway: Pathway, answers: Answers) -> Walk:
    """Walks from the start until an outcome, a missing or unknown answer, or a fault."""
    way = _Way()
    arrived: set[str] = set()
    step_id = pathway.start
    while step_id not in arrived:
        arrived.add(step_id)
        step = pathway.step[step_id]
        if not holds(step.only_when, way.given):
            step_id = step.otherwise or ""
            continue
        way.route.append(step_id)
        way.show(step)
        stop = _answer(step, answers, way)
        rule = None if stop else _first(ways_on(step, way.given.get(step_id)), way.given)
        if rule is None:
            return _end(pathway, answers, stop or "dead-end", step_id, way)
        way.rules.append(rule.at)
        step_id = rule.go
    return _end(pathway, answers, "loop", step_id, way)


def _answer(step: Step, answers: Answers, way: _Way) -> Stop | None:
    """Takes the step's answer into the walk; what stops the walk here, or None."""
    if step.kind == "outcome":
        return "outcome"
    if step.kind == "question":
        if step.id not in answers:
            return "missing"
        ticked = _ticked(answers[step.id])
        if not acceptable(step, ticked):
            return "unknown-answer"
        way.given[step.id] = frozenset(ticked)
    return None


def _ticked(answer: str | Sequence[str]) -> tuple[str, ...]:
    return (answer,) if isinstance(answer, str) else tuple(answer)


def acceptable(step: Step, ticked: Sequence[str]) -> bool:
    """Whether this is an answer to the question: known, and within the rules of tick-boxes."""
    known = {answer.id for answer in step.answers}
    if not ticked or not known.issuperset(ticked) or len(set(ticked)) < len(ticked):
        return False
    return len(ticked) == 1 or (step.ticks and not set(step.exclusive).intersection(ticked))


def ways_on(step: Step, ticked: frozenset[str] | None) -> tuple[Rule, ...]:
    """The rules that decide where next, once the step was answered."""
    if step.kind == "question" and not step.ticks and ticked:
        answer = step.answer(next(iter(ticked)))
        return answer.rules if answer else ()
    return step.go


def _first(rules: Iterable[Rule], given: Given) -> Rule | None:
    return next((rule for rule in rules if holds(rule.when, given)), None)


def _end(pathway: Pathway, answers: Answers, stop: Stop, at: str, way: _Way) -> Walk:
    given = way.given
    last = pathway.step[at] if stop == "outcome" else None
    blocks = shown_blocks(last, given) if last else ()
    parts: list[Step | Block] = [pathway.step[step_id] for step_id in way.route]
    for block in (last.blocks[i] for i in blocks) if last else ():
        parts.append(block)
        way.show(block)
    acts = [part.act for part in parts if part.act]
    return Walk(
        stop=stop,
        stopped_at=at,
        route=tuple(way.route),
        outcome=at if last else None,
        blocks=blocks,
        responses=_unique(part.response for part in parts if part.response),
        contacts=_unique(way.contacts),
        act=min(acts, key=ACTS.index, default=None),
        missing=at if stop == "missing" else None,
        unused=tuple(step_id for step_id in answers if step_id not in given and step_id != at),
        given=given,
        rules=tuple(way.rules),
    )


def shown_blocks(outcome: Step, given: Given) -> tuple[int, ...]:
    """The positions of the outcome's blocks that show, in file order."""
    return tuple(b.position for b in outcome.blocks if not b.ended and holds(b.when, given))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
