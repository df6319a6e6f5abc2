"""What differs between two versions of a pathway, by brute force over all answer sheets.

Both versions are walked by the oracle, one sheet at a time; nothing is shared with the code that
compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.author import Ticks
from tests.oracle import Oracle, Trip
from tests.richer import SHARED

Sheet = Mapping[str, Ticks]
DONE = ("outcome", "loop", "dead-end")


@dataclass(frozen=True)
class Pair:
    """One sheet and both walks. `common` where it has only answers that both versions know."""

    sheet: Sheet
    old: Trip
    new: Trip
    common: bool


class Differences:
    """All sheets that both versions take to the end, each with what it met in both."""

    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self.old, self.new = Oracle(old, SHARED), Oracle(new, SHARED)
        self.pairs = list(self._pairs())

    def _pairs(self) -> list[Pair]:
        found: list[Pair] = []
        waiting: list[dict[str, Ticks]] = [{}]
        while waiting:
            sheet = waiting.pop()
            old, new = self.old.walk(sheet), self.new.walk(sheet)
            open_at = next((trip.at for trip in (old, new) if trip.stop == "missing"), None)
            if open_at is not None:
                waiting += [{**sheet, open_at: some} for some in self.choices(open_at)]
            elif old.stop in DONE and new.stop in DONE:
                found.append(Pair(sheet, old, new, self.common(sheet)))
        return found

    def choices(self, question: str) -> list[Ticks]:
        """Every answer that either version takes."""
        both = [one.choices(question) for one in (self.old, self.new) if question in one.questions]
        return list({tuple(sorted(some)): some for choices in both for some in choices}.values())

    def common(self, sheet: Mapping[str, str | Ticks]) -> bool:
        """Whether both versions know all its answers, as far as both have the question."""
        asked = [q for q in sheet if q in self.old.questions and q in self.new.questions]
        return all({*_ticks(sheet[q])} <= {*self.old.ids(q)} & {*self.new.ids(q)} for q in asked)

    def end(self, trip: Trip, one: Oracle) -> str:
        """The title of the outcome, or nothing where there is none."""
        step = one.steps[trip.at]
        return str(self.title(step)) if trip.stop == "outcome" else ""

    @staticmethod
    def title(step: Mapping[str, Any]) -> str:
        """The words of a step, its response's where it has none of its own."""
        own = step.get("outcome") or step.get("action") or step.get("question")
        return str(own or SHARED["responses"][step["response"]]["title"])

    def ends(self, pair: Pair) -> tuple[str, str]:
        """Where the old version leads, and the new one."""
        return self.end(pair.old, self.old), self.end(pair.new, self.new)

    def same_end(self, pair: Pair) -> bool:
        """Whether both come to the same outcome, or both to none."""
        stops = {trip.stop == "outcome" for trip in (pair.old, pair.new)}
        return stops == {False} or (stops == {True} and pair.old.at == pair.new.at)

    def another_order(self, pair: Pair) -> bool:
        """Whether both come by the same steps, but not in the same order."""
        old, new = pair.old.route, pair.new.route
        return old != new and sorted(old) == sorted(new)

    def passed(self, pair: Pair, both: set[str]) -> set[str]:
        """The steps of both versions that only one of the walks comes by."""
        return ({*pair.old.route} ^ {*pair.new.route}) & both

    def told(self, pair: Pair) -> tuple[set[str], set[str]]:
        """The words of the blocks that are shown at the end, in both."""
        old, new = (
            {str(one.blocks(trip.at)[n].data.get("text", "")) for n in trip.blocks}
            for one, trip in ((self.old, pair.old), (self.new, pair.new))
        )
        return old, new

    def results(self, pair: Pair) -> tuple[Any, Any]:
        """All that a reader of either version meets on this sheet."""
        return self._result(pair.old, self.old), self._result(pair.new, self.new)

    def _result(self, trip: Trip, one: Oracle) -> Any:
        shown = {repr(self._told(one.blocks(trip.at)[n].data)) for n in trip.blocks}
        return self.end(trip, one), tuple(trip.route), shown, {*trip.contacts}, trip.rank

    @staticmethod
    def _told(block: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in block.items() if key not in ("when", "until")}

    def cost(self, sheet: Mapping[str, str | Ticks]) -> tuple[int, int, tuple[int, ...]]:
        """Steps of both walks, boxes ticked, and the answers as numbers in the file's order."""
        old, new = self.old.walk(sheet), self.new.walk(sheet)
        given = {**old.given, **new.given}
        ticked = [q for q in given if self._ticks(q)]
        ticks = sum(len(given[q]) for q in ticked)
        return len(old.route) + len(new.route), ticks, self._order(given)

    def _ticks(self, question: str) -> bool:
        return any(one.ticks(question) for one in (self.old, self.new) if question in one.questions)

    def _order(self, given: Sheet) -> tuple[int, ...]:
        """Nothing where the versions do not ask the same questions with the same answers."""
        asked = [[(q, one.ids(q)) for q in one.questions] for one in (self.old, self.new)]
        if asked[0] != asked[1]:
            return ()
        order: list[int] = []
        for question, ids in asked[0]:
            some = given.get(question)
            if self._ticks(question):
                order += [int(i not in (some or ())) for i in ids]
            else:
                order.append(ids.index(some[0]) if some else 0)
        return tuple(order)


def _ticks(answer: str | Ticks) -> Ticks:
    return (answer,) if isinstance(answer, str) else answer
