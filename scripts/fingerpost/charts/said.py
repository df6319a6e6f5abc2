"""Answers and conditions in few words, as they stand on an arrow: `if step 4: “Yes”`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not, inward
from fingerpost.model.pathway import Pathway, Step

ANY = "Any answer"
"""On the arrow that is taken whatever was answered or ticked."""


def or_joined(items: Sequence[str], word: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`; with semicolons where an item has commas of its own."""
    if len(items) < 2:
        return "".join(items)
    if any("," in item or ";" in item for item in items):
        return f"{'; '.join(items[:-1])}; {word} {items[-1]}"
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def choice(step: Step, answers: Iterable[str]) -> str:
    """The labels of answers of a step, in file order: `Yes or I’m not sure`."""
    chosen = set(answers)
    return or_joined([_line(one.label) for one in step.answers if one.id in chosen])


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Saying:
    """Says conditions of a pathway. `here` is the step at which they are said."""

    pathway: Pathway
    here: str = ""

    def said(self, condition: Condition) -> str:
        """The condition as words that begin with `if`."""
        return f"if {self._said(inward(condition))}"

    def _said(self, condition: Condition, inside: bool = False) -> str:
        match condition:
            case AllOf(parts=parts):
                return self._many(parts, "and", inside) if parts else "always"
            case AnyOf(parts=parts):
                return self._many(parts, "or", inside) if parts else "never"
            case Asked(step=step):
                return f"you were asked {self._place(step)}"
            case Not(part=Asked(step=step)):
                return f"you were not asked {self._place(step)}"
            case Not(part=Is() as part):
                return self._answered(part, "not ")
            case Is():
                return self._answered(condition)
        raise AssertionError("inward leaves no other form")

    def _many(self, parts: Sequence[Condition], word: str, inside: bool) -> str:
        said = f", {word} ".join(self._said(part, inside=True) for part in parts)
        return f"({said})" if inside else said

    def _answered(self, part: Is, no: str = "") -> str:
        step = self.pathway.step.get(part.step)
        labels = [f"“{self._label(step, answer)}”" for answer in part.answers]
        listed = f"{', '.join(labels[:-1])} or {labels[-1]}" if labels[1:] else labels[0]
        if part.step == self.here:
            verb = "tick" if step and step.ticks else "answer"
            return f"you {'do not ' if no else ''}{verb} {listed}"
        return f"{self._place(part.step)}: {no}{listed}"

    def _place(self, name: str) -> str:
        step = self.pathway.step.get(name)
        return f"step {step.number}" if step else name

    @staticmethod
    def _label(step: Step | None, answer: str) -> str:
        found = step.answer(answer) if step else None
        return _line(found.label if found else answer)
