"""A pathway with everything looked up: what the walker, the proofs and the pages work on.

Shared questions, responses, offers and named conditions are already plain steps, contacts and
conditions here, so nothing further on needs to know that they were shared. `at` fields lead back
to the place in the author's file.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from fingerpost.model.conditions import Condition
from fingerpost.problems import DataPath
from fingerpost.shape.kinds import Act, Ages, Topic

Kind = Literal["question", "action", "outcome"]
Answers = Mapping[str, str | tuple[str, ...]]
"""Step id to the answer given; a tuple for tick-boxes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Go to `go` when the condition holds; with no condition, always."""

    go: str
    when: Condition | None = None
    at: DataPath = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `rules` is all of where it leads: its own rules, then the step's."""

    id: str
    label: str
    rules: tuple[Rule, ...] = ()
    area: str | None = None
    ages: Ages | None = None


@dataclass(frozen=True, slots=True)
class ShownContact:
    """A contact on a step. `labelled` asks the page to say its area and ages beside it."""

    contact: str
    when: Condition | None = None
    labelled: bool = False
    fixed: bool = True
    """False where the contact was offered, so that fitting is this step's business, not yours."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words for a step; the first whose condition holds is used."""

    when: Condition
    title: str = ""
    body: str = ""
    until: datetime.date | None = None
    ended: bool = False
    at: DataPath = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an outcome. `position` counts from 0 in the author's file."""

    position: int
    when: Condition | None = None
    title: str = ""
    body: str = ""
    actor: str = ""
    act: Act | None = None
    say: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    response: str | None = None
    contacts: tuple[ShownContact, ...] = ()
    until: datetime.date | None = None
    ended: bool = False
    at: DataPath = ()


@dataclass(frozen=True, slots=True)
class OtherSide:
    """What a step means for another audience; `read` is the code of the words it was read with."""

    audience: str
    text: str
    read: str | None
    at: DataPath = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A question, an action or an outcome. `number` counts from 1 in file order.

    `go` holds the step's own rules; a question's way on is in its answers, which include them,
    except for tick-boxes, whose way on is always `go`.
    """

    id: str
    number: int
    kind: Kind
    title: str
    body: str = ""
    say: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    help: str = ""
    why: str = ""
    topic: Topic = "none"
    fact: Literal["area", "age"] | None = None
    asks: str | None = None
    """The shared question it asks, if any."""
    ticks: bool = False
    answers: tuple[Answer, ...] = ()
    go: tuple[Rule, ...] = ()
    only_when: Condition | None = None
    otherwise: str | None = None
    act: Act | None = None
    actor: str = ""
    response: str | None = None
    contacts: tuple[ShownContact, ...] = ()
    blocks: tuple[Block, ...] = ()
    then: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    other_sides: tuple[OtherSide, ...] = ()
    at: DataPath = ()

    @property
    def exclusive(self) -> tuple[str, ...]:
        """The tick-box answers that exclude all others: `none` and `not-sure`, where listed."""
        return tuple(a.id for a in self.answers if a.id in EXCLUSIVE) if self.ticks else ()

    def answer(self, answer_id: str) -> Answer | None:
        """The answer with this id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


EXCLUSIVE = ("none", "not-sure")
RESERVED = ("all", "any", "not", "asked", "otherwise", "next", "none")
"""Words of the language, which no step may take as its id."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A short story with its answers and what it must reach, show and hide."""

    id: str
    story: str
    answers: Answers
    reaches: str
    situation: str | None = None
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    why: str = ""
    """What the story teaches; practice tells it after the walk."""
    at: DataPath = ()


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """A source and the place in it: `ng225/1.8.2`."""

    evidence: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """When something was written and reviewed, and when it must be reviewed again."""

    written: datetime.date
    reviewed: datetime.date | None
    review_by: datetime.date


@dataclass(frozen=True)
class Pathway:
    """One decision tree for one audience. `id` is `audience/name`, `file` its path for messages."""

    id: str
    file: str
    audience: str
    title: str
    summary: str
    dates: Dates
    owner_role: str
    owner_proposed: bool
    start: str
    steps: tuple[Step, ...]
    scenarios: tuple[Scenario, ...] = ()
    first: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    tab: str | None = None
    """What the browser's tab and history say, where the title would say too much."""
    evidence: tuple[EvidenceRef, ...] = ()
    content_hash: str = field(default="", compare=False)

    @cached_property
    def step(self) -> Mapping[str, Step]:
        """The steps by id."""
        return {step.id: step for step in self.steps}

    @property
    def people(self) -> tuple[str, ...]:
        """The contacts that its steps and their parts show, by id, as often as they do."""
        shown = [one for step in self.steps for one in step.contacts]
        shown += [one for step in self.steps for block in step.blocks for one in block.contacts]
        return tuple(one.contact for one in shown)

    @property
    def questions(self) -> tuple[Step, ...]:
        """The steps that ask something, in file order."""
        return tuple(step for step in self.steps if step.kind == "question")
