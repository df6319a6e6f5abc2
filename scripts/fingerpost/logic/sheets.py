"""A pathway's answer sheets: which variables stand for its questions, and back again.

A sheet answers every question, asked or not. The rules of tick-boxes are applied where a question
is met, so that a question nobody met leaves its variables free and costs no ticks in a witness.
"""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.logic.diagram import EMPTY, FULL, Diagrams
from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not
from fingerpost.model.pathway import Answers, Pathway, Step


class Sheets:
    """The variables of one pathway, in file order, and sets of sheets built from them."""

    def __init__(self, pathway: Pathway) -> None:
        self.variables: dict[str, dict[str, int]] = {}
        self.values: dict[str, dict[str, int]] = {}
        self.ticks: set[int] = set()
        sizes: list[int] = []
        for question in pathway.questions:
            ids = [answer.id for answer in question.answers]
            if question.ticks:
                self.variables[question.id] = {a: len(sizes) + i for i, a in enumerate(ids)}
                self.ticks.update(self.variables[question.id].values())
                sizes += [2] * len(ids)
            else:
                self.variables[question.id] = dict.fromkeys(ids, len(sizes))
                self.values[question.id] = {a: i for i, a in enumerate(ids)}
                sizes.append(len(ids))
        self.diagrams = Diagrams(sizes)
        self._pathway = pathway
        self._answered: dict[tuple[str, tuple[str, ...]], int] = {}

    def answered(self, question: str, answers: tuple[str, ...]) -> int:
        """The sheets that give one of these answers, or tick one of these boxes."""
        key = (question, answers)
        if key not in self._answered:
            self._answered[key] = self._answer_set(question, answers)
        return self._answered[key]

    def _answer_set(self, question: str, answers: tuple[str, ...]) -> int:
        variables = self.variables[question]
        if question in self.values:
            values = {self.values[question][answer] for answer in answers}
            return self.diagrams.where(next(iter(variables.values())), values)
        found = EMPTY
        for answer in reversed(answers):
            found = self.diagrams.either(found, self.diagrams.where(variables[answer], {1}))
        return found

    def allowed(self, question: Step) -> int:
        """The sheets on which the ticks of this question make an answer."""
        if not question.ticks:
            return FULL
        alone = [self.only(question, {answer}) for answer in question.exclusive]
        found = self.ordinary(question)
        for sheet in alone:
            found = self.diagrams.either(found, sheet)
        return found

    def ordinary(self, question: Step) -> int:
        """The sheets with at least one tick here, and none that excludes the others."""
        names = tuple(self.variables[question.id])
        some = self.answered(question.id, tuple(n for n in names if n not in question.exclusive))
        return self.diagrams.minus(some, self.answered(question.id, question.exclusive))

    def only(self, question: Step, ticked: set[str]) -> int:
        """The sheets with exactly these ticks."""
        found = FULL
        for answer, var in reversed(self.variables[question.id].items()):
            found = self.diagrams.both(self.diagrams.where(var, {int(answer in ticked)}), found)
        return found

    def fixed(self, question: Step, answer: str) -> dict[int, int]:
        """The variables' values for somebody who gives just this answer."""
        if question.ticks:
            return {var: int(a == answer) for a, var in self.variables[question.id].items()}
        return {self.variables[question.id][answer]: self.values[question.id][answer]}

    def holding(self, condition: Condition | None, met: Mapping[str, int]) -> int:
        """The sheets on which the condition holds, where `met` tells who was asked what."""
        d = self.diagrams
        match condition:
            case None:
                return FULL
            case Is(step=step, answers=answers):
                return d.both(met.get(step, EMPTY), self.answered(step, answers))
            case Asked(step=step):
                return met.get(step, EMPTY)
            case AllOf(parts=parts):
                found = FULL
                for part in parts:
                    found = d.both(found, self.holding(part, met))
                return found
            case AnyOf(parts=parts):
                found = EMPTY
                for part in parts:
                    found = d.either(found, self.holding(part, met))
                return found
            case Not(part=part):
                return d.minus(FULL, self.holding(part, met))

    def smallest(self, sheets: int) -> Answers:
        """The answers of the cheapest sheet in a set that is not empty."""
        sheet = self.diagrams.cheapest(sheets, self.ticks)
        answers: dict[str, str | tuple[str, ...]] = {}
        for question in self._pathway.questions:
            variables = self.variables[question.id]
            if question.ticks:
                answers[question.id] = tuple(a for a, v in variables.items() if sheet.get(v))
            else:
                value = sheet.get(next(iter(variables.values())), 0)
                answers[question.id] = question.answers[value].id
        return answers
