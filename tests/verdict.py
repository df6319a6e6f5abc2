"""The faults of a pathway by brute force, each with the cost of its smallest witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from tests.author import ALONE, Ticks
from tests.oracle import Cost, Key, Oracle, Trip, key_of

SAFETY_TOPICS = ("danger", "injury", "suicide", "safeguarding")
NOT_YES = {"no", *ALONE}


@dataclass(frozen=True)
class Contrast:
    """Two readers to compare: what the unsure one says, and all that the other may say.

    Where `clears`, an unsure reader does not count whom only that answer brings to another
    question of the topic, and who says no there.
    """

    rule: str
    about: str
    step: str
    unsure: Mapping[str, Ticks]
    sure: Mapping[str, list[Ticks]]
    clears: bool = False

    @property
    def key(self) -> Key:
        """The fault that it can show."""
        return self.rule, ("steps", self.step), self.step, self.about


class Verdict:
    """What is wrong with a pathway: `faults` has every fault, with None where no walk shows it."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.trips = oracle.trips()
        self.done = [trip for trip in self.trips if trip.stop == "outcome"]
        self.reached = {step for trip in self.trips for step in trip.route}
        self.faults: dict[Key, Cost | None] = {}
        self.alike: dict[Key, list[dict[str, Ticks]]] = {}
        """For faults that two readers show: what both answer, in every cheapest pair."""
        self.faults.update(dict.fromkeys(self._never()))
        self.faults.update(dict.fromkeys(self._not_asked()))
        self.faults.update(dict.fromkeys(self._without_not_sure()))
        self._witnessed()
        self._danger_first()
        self._late()

    def _witnessed(self) -> None:
        for trip in self.trips:
            for key, cost in trip.faults.items():
                self._keep(key, cost)

    def _keep(self, key: Key, cost: Cost) -> None:
        known = self.faults.get(key)
        self.faults[key] = cost if known is None else min(known, cost)

    def _never(self) -> Iterator[Key]:
        used = {place for trip in self.trips for place in trip.used}
        for step_id, step in self.oracle.steps.items():
            if step_id not in self.reached:
                yield "unreachable", ("steps", step_id), step_id, ""
                continue
            for line in self.oracle.all_lines(step_id):
                if line.when is not None and line.at not in used:
                    yield "rule-never", line.at, step_id, ""
            for part in self.oracle.blocks(step_id):
                if part.at not in used and not self.oracle.ended(part.data):
                    yield key_of("block-never", part.at, step_id)
            for n, variant in enumerate(step.get("variants", [])):
                at = ("steps", step_id, "variants", n)
                if at not in used and not self.oracle.ended(variant):
                    yield "variant-never", at, step_id, ""

    def _not_asked(self) -> Iterator[Key]:
        came_by = [by for trip in self.trips for by in trip.came_by]
        named = [(at, self.oracle.speaks_of(when), before) for at, when, before in came_by]
        asked = {(at, question) for at, some, before in named for question in some & before}
        for at, some, _ in named:
            for question in some:
                if (at, question) not in asked:
                    yield key_of("not-asked", at, str(at[1]), question)

    def _safety_questions(self) -> list[str]:
        steps = self.oracle.steps
        return [q for q in self.oracle.questions if steps[q].get("topic") in SAFETY_TOPICS]

    def _without_not_sure(self) -> Iterator[Key]:
        for question in self._safety_questions():
            if "not-sure" not in self.oracle.ids(question):
                topic = str(self.oracle.steps[question]["topic"])
                yield "not-sure-missing", ("steps", question), question, topic

    def _danger_first(self) -> None:
        sure: dict[tuple[str, str], bool] = {}
        for trip in self.done:
            for question, ticked in trip.given.items():
                after = trip.log[trip.log.index(("ask", question)) :]
                for answer in ticked:
                    so_far = sure.get((question, answer), True)
                    sure[question, answer] = so_far and ("act", "now") in after
        for trip in self.done:
            first_two = list(trip.given)[:2]
            answers = [(q, a) for q in first_two for a in self.oracle.ids(q)]
            if not any(sure.get(answer) for answer in answers):
                cost = self.oracle.cost(len(trip.route), trip.given)
                self._keep(("danger-first", ("start",), self.oracle.start, ""), cost)

    def contrasts(self) -> Iterator[Contrast]:
        """Every comparison of a reader who is not sure with one who is."""
        unsure = ("not-sure",)
        for question in self._safety_questions():
            clear = "none" if self.oracle.ticks(question) else "no"
            if {clear, "not-sure"} <= set(self.oracle.ids(question)):
                sure = {question: [(clear,)]}
                yield Contrast("not-sure-late", clear, question, {question: unsure}, sure)
        for topic in SAFETY_TOPICS:
            asked = [q for q in self._safety_questions() if self.oracle.steps[q]["topic"] == topic]
            yes = {q: self._ways_to_say_yes(q) for q in asked if "not-sure" in self.oracle.ids(q)}
            yes = {q: ways for q, ways in yes.items() if ways}
            if yes:
                first, never = next(iter(yes)), dict.fromkeys(yes, unsure)
                yield Contrast("not-sure-late", "yes", first, never, yes)
            for question, ways in yes.items():
                alone, sure = {question: unsure}, {question: ways}
                yield Contrast("not-sure-alone", "yes", question, alone, sure, clears=True)

    def _ways_to_say_yes(self, question: str) -> list[Ticks]:
        if self.oracle.ticks(question):
            return [some for some in self.oracle.choices(question) if some[0] not in ALONE]
        return [some for some in self.oracle.choices(question) if some[0] not in NOT_YES]

    def _late(self) -> None:
        for contrast in self.contrasts():
            for unsure, others, alike in self._readers(contrast):
                ends = [other.rank for other in others if other.stop == "outcome"]
                later = min(ends, default=unsure.rank) < unsure.rank
                if later and not (contrast.clears and self._cleared(contrast, unsure, others)):
                    self._keep_pair(contrast.key, unsure, alike)

    def _keep_pair(self, key: Key, unsure: Trip, alike: dict[str, Ticks]) -> None:
        cost, known = self.oracle.cost(len(unsure.route), alike), self.faults.get(key)
        if known is None or cost < known:
            self.faults[key], self.alike[key] = cost, []
        if cost == self.faults[key]:
            self.alike[key].append(alike)

    def _cleared(self, contrast: Contrast, unsure: Trip, others: list[Trip]) -> bool:
        topic = self.oracle.steps[contrast.step]["topic"]
        only_unsure = set(unsure.given).difference(*(other.given for other in others))
        for question in only_unsure:
            clear = "none" if self.oracle.ticks(question) else "no"
            same = self.oracle.steps[question].get("topic") == topic
            if same and unsure.given[question] == (clear,):
                return True
        return False

    def _readers(self, contrast: Contrast) -> Iterator[tuple[Trip, list[Trip], dict[str, Ticks]]]:
        """The unsure reader's walk, the other's for every way of being sure, and what is alike.

        Tick-boxes that only some other walks ask may stay empty: those walks then stop there, and
        a pair that does not need them costs no ticks.
        """
        sayings = product(*contrast.sure.values())
        ways = [dict(zip(contrast.sure, some, strict=True)) for some in sayings]
        waiting: list[dict[str, Ticks]] = [{}]
        while waiting:
            alike = waiting.pop()
            unsure = self.oracle.walk({**alike, **contrast.unsure})
            if unsure.stop == "missing":
                some = self.oracle.choices(unsure.at)
                waiting += [{**alike, unsure.at: each} for each in some]
                continue
            if unsure.stop != "outcome" or unsure.rank == 0:
                continue
            others = [self.oracle.walk({**alike, **way}) for way in ways]
            open_at = next((other.at for other in others if other.stop == "missing"), None)
            if open_at is None:
                yield unsure, others, alike
                continue
            none = [()] if self.oracle.ticks(open_at) else []
            waiting += [{**alike, open_at: each} for each in [*self.oracle.choices(open_at), *none]]
