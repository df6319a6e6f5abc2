"""The faults of a pathway by brute force, each with the cost of its smallest witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.author import ALONE, Ticks
from tests.oracle import Cost, Key, Oracle, Trip

SAFETY_TOPICS = ("danger", "injury", "suicide", "safeguarding")
NOT_YES = {"no", *ALONE}


@dataclass(frozen=True)
class Contrast:
    """Two readers to compare: what the unsure one says, and all that the other may say."""

    about: str
    step: str
    unsure: Mapping[str, Ticks]
    sure: Mapping[str, list[Ticks]]


class Verdict:
    """What is wrong with a pathway: `faults` has every fault, with None where no walk shows it."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.trips = oracle.trips()
        self.done = [trip for trip in self.trips if trip.stop == "outcome"]
        self.reached = {step for trip in self.trips for step in trip.route}
        self.faults: dict[Key, Cost | None] = {}
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
            for rule, part in (("block-never", "blocks"), ("variant-never", "variants")):
                for n, text in enumerate(step.get(part, [])):
                    if ("steps", step_id, part, n) not in used and not self.oracle.ended(text):
                        yield rule, ("steps", step_id, part, n), step_id, ""

    def _not_asked(self) -> Iterator[Key]:
        came_by = [by for trip in self.trips for by in trip.came_by]
        asked = {(at, question) for at, _, before in came_by for question in before}
        for at, when, _ in came_by:
            for question in self.oracle.speaks_of(when):
                if (at, question) not in asked:
                    yield "not-asked", at, str(at[1]), question

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
                yield Contrast(clear, question, {question: unsure}, {question: [(clear,)]})
        for topic in SAFETY_TOPICS:
            asked = [q for q in self._safety_questions() if self.oracle.steps[q]["topic"] == topic]
            yes = {q: self._ways_to_say_yes(q) for q in asked if "not-sure" in self.oracle.ids(q)}
            yes = {q: ways for q, ways in yes.items() if ways}
            if yes:
                yield Contrast("yes", next(iter(yes)), dict.fromkeys(yes, unsure), yes)

    def _ways_to_say_yes(self, question: str) -> list[Ticks]:
        if self.oracle.ticks(question):
            return [some for some in self.oracle.choices(question) if some[0] not in ALONE]
        return [some for some in self.oracle.choices(question) if some[0] not in NOT_YES]

    def _late(self) -> None:
        for contrast in self.contrasts():
            key: Key = ("not-sure-late", ("steps", contrast.step), contrast.step, contrast.about)
            for unsure, other, alike in self._pairs(contrast):
                if unsure.rank > other.rank:
                    self._keep(key, self.oracle.cost(len(unsure.route), alike))

    def _pairs(self, contrast: Contrast) -> Iterator[tuple[Trip, Trip, dict[str, Ticks]]]:
        """Both readers' walks where both come to an outcome, and the answers they have alike."""
        choices = self.oracle.choices
        waiting: list[tuple[dict[str, Ticks], dict[str, Ticks]]] = [({}, {})]
        while waiting:
            alike, said = waiting.pop()
            unsure = self.oracle.walk({**alike, **contrast.unsure})
            other = self.oracle.walk({**alike, **said})
            if unsure.stop == "missing":
                waiting += [({**alike, unsure.at: some}, said) for some in choices(unsure.at)]
            elif unsure.stop != "outcome" or unsure.rank == 0:
                continue
            elif other.stop == "missing" and other.at in contrast.sure:
                ways = contrast.sure[other.at]
                waiting += [(alike, {**said, other.at: some}) for some in ways]
            elif other.stop == "missing":
                waiting += [({**alike, other.at: some}, said) for some in choices(other.at)]
            elif other.stop == "outcome":
                yield unsure, other, alike
