"""Brute force: a walker of its own, and every walk of a pathway, one at a time.

It shares nothing with the code that it judges: neither the loader nor the walker nor the sets of
the proofs. `tests/verdict.py` draws the faults from what is met here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.author import Author, Place, Ticks

ACTS = ("now", "today", "this-week", "when-ready")
MAX_QUESTIONS = 12

Key = tuple[str, Place, str, str]
"""A fault: its rule, place, step, and what it is about."""
Cost = tuple[int, int, tuple[int, ...]]
"""Steps shown, boxes ticked, and the answers as numbers, so that what stands first comes first."""


def key_of(rule: str, at: Place, step: str, about: str = "") -> Key:
    """The key of a fault. What is shared by outcomes, or spans steps, is of none of them."""
    shared = at[0] == "blocks" or rule == "too-many-questions"
    return rule, at, "" if shared else step, about


@dataclass(frozen=True)
class Look:
    """Something to look out for: a condition that must not hold where a step or block shows."""

    step: str
    when: Any
    at: Place
    block: int | None = None


@dataclass
class Trip:
    """One walk, and all that was come by on it."""

    stop: str = ""
    at: str = ""
    route: list[str] = field(default_factory=list)
    given: dict[str, Ticks] = field(default_factory=dict)
    blocks: list[int] = field(default_factory=list)
    responses: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    used: set[Place] = field(default_factory=set)
    """Rules that led on, blocks and variants that showed."""
    came_by: list[tuple[Place, Any, frozenset[str]]] = field(default_factory=list)
    """Each condition come by, with the questions asked until then."""
    log: list[tuple[str, str]] = field(default_factory=list)
    """Each `ask` of a question and each `act`, in order."""
    faults: dict[Key, Cost] = field(default_factory=dict)

    @property
    def rank(self) -> int:
        """0 for help now, up to 4 for none."""
        return min((ACTS.index(what) for kind, what in self.log if kind == "act"), default=4)


class Oracle(Author):
    """A pathway that can be walked. More than `limit` questions on a walk are a fault."""

    def __init__(
        self,
        data: Mapping[str, Any],
        shared: Mapping[str, Any] | None = None,
        looks: Sequence[Look] = (),
        limit: int = MAX_QUESTIONS,
    ) -> None:
        super().__init__(data, shared)
        self.looks, self.limit = looks, limit

    def walk(self, answers: Mapping[str, str | Sequence[str]]) -> Trip:
        """One walk, to an outcome, a question without an acceptable answer, or a fault."""
        trip, here, arrived = Trip(), self.start, set[str]()
        while True:
            step = self.steps[here]
            if here in arrived:
                self._fault(trip, "loop", ("steps", here), here)
                return self._end(trip, "loop", here)
            arrived.add(here)
            if "only_when" in step:
                self._come_by(trip, ("steps", here, "only_when"), step["only_when"])
                if not self.holds(step["only_when"], trip.given):
                    here = self.target(step["otherwise"], here)
                    continue
            trip.route.append(here)
            self._wording(trip, here)
            self._show(trip, step)
            if here in self.questions and not self._answer(trip, here, answers):
                return self._end(trip, "unknown-answer" if here in answers else "missing", here)
            self._meet(trip, here)
            if here not in self.questions and "action" not in step:
                return self._end(trip, "outcome", here)
            onward = self._onward(trip, here)
            if onward is None:
                return self._end(trip, "dead-end", here)
            here = onward

    def _end(self, trip: Trip, stop: str, at: str) -> Trip:
        trip.stop, trip.at = stop, at
        for n in trip.blocks:
            self._show(trip, self.blocks(at)[n].data)
        return trip

    def _show(self, trip: Trip, part: Mapping[str, Any]) -> None:
        trip.responses += [part["response"]] if "response" in part else []
        trip.contacts += self.shown_helpers(part, trip.given)

    def _answer(self, trip: Trip, here: str, answers: Mapping[str, str | Sequence[str]]) -> bool:
        answer = answers.get(here, ())
        ticked = [answer] if isinstance(answer, str) else answer
        found = [some for some in self.choices(here) if sorted(some) == sorted(ticked)]
        if not found:
            return False
        trip.given[here] = found[0]
        trip.log.append(("ask", here))
        if len(trip.given) > self.limit:
            self._fault(trip, "too-many-questions", ("start",), here)
        return True

    def _wording(self, trip: Trip, here: str) -> None:
        """Variants: the first that fits, where those that end may have ended and some have."""
        taken = False
        for n, variant in enumerate(self.steps[here].get("variants", [])):
            at: Place = ("steps", here, "variants", n)
            self._come_by(trip, (*at, "when"), variant["when"])
            if not taken and self.holds(variant["when"], trip.given):
                trip.used.add(at)
                taken = "until" not in variant

    def _meet(self, trip: Trip, here: str) -> None:
        step = self.steps[here]
        if here not in self.questions:
            if self.act(step):
                trip.log.append(("act", str(self.act(step))))
            if "action" not in step:
                self._outcome(trip, here)
        for look in self.looks:
            shown = look.block is None or look.block in trip.blocks
            if look.step == here and shown and self.holds(look.when, trip.given):
                self._fault(trip, "contact-unfit", look.at, here)

    def _outcome(self, trip: Trip, here: str) -> None:
        step, at = self.steps[here], ("steps", here)
        lasting, reach = [], list(self.shown_helpers(step, trip.given))
        for n, part in enumerate(self.blocks(here)):
            block = part.data
            if part.when is not None:
                self._come_by(trip, (*part.at, "when"), part.when)
            if not self.holds(part.when, trip.given) or self.ended(block):
                continue
            trip.blocks.append(n)
            trip.used.add(part.at)
            act, own = self.act(block), self.act(step)
            if act:
                trip.log.append(("act", act))
            if act and own and ACTS.index(act) < ACTS.index(own):
                self._fault(trip, "act-late", part.at, here)
            if "until" not in block:
                lasting.append(n)
                reach += self.shown_helpers(block, trip.given)
        speaks = any(key in step for key in ("body", "say", "response")) or self.helpers(step)
        if step.get("blocks") and not lasting and not speaks:
            self._fault(trip, "nothing-shown", at, here)
        if not reach:
            self._fault(trip, "no-contact", at, here)

    def _onward(self, trip: Trip, here: str) -> str | None:
        single = here in self.questions and not self.ticks(here)
        lines = self.lines(here, trip.given[here][0] if single else None)
        for line in lines:
            if line.when is not None:
                self._come_by(trip, (*line.at, "when"), line.when)
        for line in lines:
            if self.holds(line.when, trip.given):
                trip.used.add(line.at)
                return line.to
        self._fault(trip, "dead-end", lines[0].at[:-1], here)
        return None

    def _come_by(self, trip: Trip, at: Place, when: Any) -> None:
        trip.came_by.append((at, when, frozenset(trip.given)))

    def _fault(self, trip: Trip, rule: str, at: Place, step: str) -> None:
        cost = self.cost(len(trip.route), trip.given)
        trip.faults.setdefault(key_of(rule, at, step), cost)

    def cost(self, steps: int, given: Mapping[str, Ticks]) -> Cost:
        """What a witness costs. A question that was not asked counts as its first answer, or
        as no ticks.
        """
        ticks = sum(len(some) for question, some in given.items() if self.ticks(question))
        order: list[int] = []
        for question in self.questions:
            ids, some = self.ids(question), given.get(question)
            if self.ticks(question):
                order += [int(i not in (some or ())) for i in ids]
            else:
                order.append(ids.index(some[0]) if some else 0)
        return steps, ticks, tuple(order)

    def trips(self, said: Mapping[str, Ticks] | None = None) -> list[Trip]:
        """Every walk there is. Questions that a walk does not ask are left open on it, so each
        walk stands for all the sheets that differ only there.
        """
        found, waiting = [], [dict(said or {})]
        while waiting:
            answers = waiting.pop()
            trip = self.walk(answers)
            if trip.stop == "missing":
                waiting += [{**answers, trip.at: some} for some in self.choices(trip.at)]
            else:
                found.append(trip)
        return found
