"""Conditions, times and dates in words, so that a page needs no script to be followed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not, inward
from fingerpost.model.pathway import Pathway, Step
from fingerpost.pages.sheet import joined, plain
from fingerpost.shape.kinds import Topic

_TWICE = re.compile(r"([.?!]\]\(#\w[\w-]*\))[.:]")

TOPIC_WORDS: dict[Topic, str] = {
    "danger": "someone in danger now",
    "injury": "an injury that needs care",
    "suicide": "thoughts of suicide",
    "safeguarding": "a worry that someone is being harmed",
    "plan": "questions about a care plan",
    "referral": "questions about a referral",
}


def day(date: datetime.date) -> str:
    """`22 November 2026`."""
    return f"{date.day} {date:%B %Y}"


def tidy(text: str) -> str:
    """A sentence without a stop or colon behind a linked question that has its own mark."""
    return _TWICE.sub(r"\1", text)


@dataclass(frozen=True, slots=True)
class Telling:
    """Says conditions and ways on in words, with a link to each step by its anchor."""

    pathway: Pathway
    anchors: Mapping[str, str]

    def step(self, step_id: str) -> str:
        """`[step 4: Which of these are true?](#needs)`."""
        step = self.pathway.step.get(step_id)
        if step is None:
            return plain(step_id)
        return f"[step {step.number}: {plain(step.title)}](#{self.anchors[step_id]})"

    def said(self, condition: Condition, here: str = "") -> str:
        """A condition as words after "if", such as `you answered **Yes** to [...](#hurt)`.

        `here` is the step in which they stand, which needs no link to itself.
        """
        return self._said(inward(condition), here)

    def _said(self, condition: Condition, here: str, inside: bool = False) -> str:
        match condition:
            case AllOf(parts=parts):
                return self._many(parts, "and", here, inside) if parts else "always"
            case AnyOf(parts=parts):
                return self._many(parts, "or", here, inside) if parts else "never"
            case Asked(step=step):
                return f"you were asked {self.step(step)}"
            case Not(part=Asked(step=step)):
                return f"you were not asked {self.step(step)}"
        return self._answered(condition, here)

    def _many(self, parts: tuple[Condition, ...], word: str, here: str, inside: bool) -> str:
        said = joined([self._said(part, here, inside=True) for part in parts], word)
        return f"({said})" if inside else said

    def _answered(self, condition: Condition, here: str) -> str:
        part = condition.part if isinstance(condition, Not) else condition
        assert isinstance(part, Is)
        step = self.pathway.step.get(part.step)
        ticks = step is not None and step.ticks
        labels = joined([f"**{_label(step, answer)}**" for answer in part.answers], "or")
        verb = "tick" if ticks else "answer"
        did = f"did not {verb}" if isinstance(condition, Not) else f"{verb}ed"
        if part.step == here:
            return f"you {did} {labels} here"
        return f"you {did} {labels} {'at' if ticks else 'to'} {self.step(part.step)}"


def _label(step: Step | None, answer: str) -> str:
    found = step.answer(answer) if step else None
    return plain(found.label if found else answer)
