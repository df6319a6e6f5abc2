"""Answer sheets that two versions of a pathway share: the same questions, asked of both.

A sheet answers the questions of both versions; where their answers differ, it has all of them. A
version takes a sheet only as far as it knows the answers, so what both take can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fingerpost.logic.diagram import FULL
from fingerpost.logic.sheets import Sheets
from fingerpost.model.pathway import EXCLUSIVE, Answer, Pathway, Step


class SharedSheets(Sheets):
    """The variables of the questions of two versions, which call a step by the same id."""

    def __init__(self, old: Pathway, new: Pathway) -> None:
        self.questions = tuple(_questions(old, new))
        super().__init__(replace(new, steps=self.questions))
        self.count = 1 + max(
            (v for ids in self.variables.values() for v in ids.values()), default=-1
        )
        """How many variables there are."""
        self._known: dict[tuple[str, tuple[str, ...], bool], int] = {}

    def common(self, old: Pathway, new: Pathway) -> int:
        """The sheets that give only answers which both versions have, where both ask."""
        found = FULL
        for question in old.questions:
            other = new.step.get(question.id)
            if other is None or other.kind != "question":
                continue
            ids = {answer.id for answer in question.answers} & {a.id for a in other.answers}
            rest = tuple(i for i in self.variables[question.id] if i not in ids)
            if rest:
                found = self.diagrams.minus(found, self.answered(question.id, rest))
        return found

    def taken(self, question: Step) -> int:
        """The sheets whose answer one version's question takes."""
        ids = tuple(answer.id for answer in question.answers)
        key = (question.id, ids, question.ticks)
        if key not in self._known:
            self._known[key] = self._taken(question, ids)
        return self._known[key]

    def _taken(self, question: Step, ids: tuple[str, ...]) -> int:
        variables = self.variables[question.id]
        if question.id in self.values:
            known = self.answered(question.id, ids)
            return FULL if len(ids) == len(variables) else known
        d = self.diagrams
        alone = [i for i in ids if not question.ticks or i in EXCLUSIVE]
        together = tuple(i for i in ids if i not in alone)
        others = tuple(i for i in variables if i not in together)
        found = d.minus(self.answered(question.id, together), self.answered(question.id, others))
        for answer in alone:
            found = d.either(found, self.only(question, {answer}))
        return found


def _questions(old: Pathway, new: Pathway) -> Iterable[Step]:
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    for name in woven(list(after), list(before)):
        if name in before and name in after:
            yield _both(before[name], after[name])
        else:
            yield after[name] if name in after else before[name]


def _both(old: Step, new: Step) -> Step:
    labels = {answer.id: answer.label for answer in (*old.answers, *new.answers)}
    ids = woven([a.id for a in new.answers], [a.id for a in old.answers])
    answers = tuple(Answer(name, labels[name]) for name in ids)
    return replace(new, answers=answers, ticks=old.ticks or new.ticks)


def woven(first: list[str], second: list[str]) -> list[str]:
    """All of the first in their order, each other one behind the one it followed."""
    found = list(first)
    for n, name in enumerate(second):
        if name not in found:
            found.insert(found.index(second[n - 1]) + 1 if n else 0, name)
    return found
