"""One pathway of many questions, with more routes than anybody could try one by one."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

from fingerpost.load.pathway import load_pathway
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway
from fingerpost.source.text import Source
from tests.bench.day import TODAY

TICKS = 8
_THREE = ["yes", "no", "not-sure"]
_TOPICS = ("none", "suicide", "safeguarding", "none", "injury")


@dataclass(frozen=True)
class Tangle:
    """How many questions, and how many of them are tick-boxes of `ticks`.

    The first question is whether there is danger. The others are follow-ups: each is passed over
    where its tick was not given, and stands only after all the tick-boxes, which is harder to
    prove than if it came at once. An outcome has a block for every tick.
    """

    questions: int
    boxes: int
    ticks: int = TICKS

    @property
    def follow_ups(self) -> list[tuple[int, int]]:
        """The tick that asks for each follow-up: number of its box, number in the box."""
        count = self.questions - 1 - self.boxes
        return [(n % self.boxes, n // self.boxes) for n in range(count)]

    def routes(self) -> int:
        """How many different walks there are, counted without walking them.

        A tick is given or not: two ways. With a follow-up of three answers it is four.
        """
        asked = [sum(box == of for of, _ in self.follow_ups) for box in range(self.boxes)]
        each = ((1 << self.ticks + n) - 1 for n in asked)
        return 2 + prod(each)

    def pathway(self, shared: Shared) -> Pathway:
        """The pathway itself. Raises AssertionError where its shape has a fault."""
        source = Source("guide/schools/tangle.yml", "", self._data())
        pathway, faults = load_pathway(source, shared, TODAY)
        if pathway is None or faults:
            raise AssertionError(f"the tangle is wrong: {faults}")
        return pathway

    def _data(self) -> dict[str, Any]:
        return {
            "title": "A tangle",
            "audience": "schools",
            "summary": "Made for measuring.",
            "written": "2026-11-22",
            "reviewed": "null",
            "review_by": "2027-05-22",
            "owner": {"role": "Lead for safeguarding"},
            "start": "danger",
            "steps": self._steps(),
        }

    def _steps(self) -> dict[str, Any]:
        danger = {"yes": "call", "no": "box-0", "not-sure": "call"}
        steps: dict[str, Any] = {"danger": {"ask": "in-danger", "answers": danger}}
        for box in range(self.boxes):
            labels = {f"tick-{tick}": f"Number {tick}" for tick in range(self.ticks)}
            asked = {"question": "Which are true?", "pick": "any", "answers": labels}
            steps[f"box-{box}"] = {**asked, "go": "next"}
        for number, (box, tick) in enumerate(self.follow_ups):
            steps[f"follow-{number}"] = {
                "question": "Is it so?",
                "topic": _TOPICS[number % len(_TOPICS)],
                "only_when": {f"box-{box}": f"tick-{tick}"},
                "otherwise": "next",
                "answers": _THREE,
                "go": "next",
            }
        return {**steps, "end": self._end(), "call": {"response": "call-for-help"}}

    def _end(self) -> dict[str, Any]:
        blocks = [
            {"when": {f"box-{box}": f"tick-{tick}"}, "text": f"Think of {box} and {tick}."}
            for box in range(self.boxes)
            for tick in range(self.ticks)
        ]
        shown = {"outcome": "Talk it over", "act": "today", "actor": "You", "contacts": ["gp"]}
        return {**shown, "blocks": blocks}
