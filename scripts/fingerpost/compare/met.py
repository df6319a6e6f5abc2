"""What all walks of one version meet, as sets of the sheets that it shares with the other.

As in `logic/explore`, sets of sheets move through the steps, a layer a step shown; here it is kept
who was shown what, and no fault is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from fingerpost.compare.sheets import SharedSheets
from fingerpost.logic.diagram import EMPTY, FULL
from fingerpost.model.pathway import Block, Pathway, Rule, ShownContact, Step

_Key = TypeVar("_Key", str, int, tuple[str, int])
NOWHERE = ""
"""Stands for the outcome of a walk that comes to none: a dead end, or a circle."""


class Met:
    """The sheets that are shown each thing. Those that a version does not take end nowhere here."""

    def __init__(self, pathway: Pathway, sheets: SharedSheets) -> None:
        self.pathway, self.sheets = pathway, sheets
        self.shown: dict[str, int] = {}
        """By step, taken or not where it is a question."""
        self.layers: list[dict[str, int]] = []
        """The same for each place in the walk, from the first."""
        self.ends: dict[str, int] = {}
        self.lengths: dict[int, int] = {}
        """By the number of steps shown until the walk ends."""
        self.blocks: dict[tuple[str, int], int] = {}
        """By outcome and position."""
        self.contacts: dict[str, dict[str, int]] = {}
        """By contact, and by the step that shows it, itself or in its blocks."""
        self.asked: dict[str, int] = {}
        """By question, the sheets whose answer is taken."""
        self._d = sheets.diagrams
        self._ever: dict[str, int] = {}
        self._next: dict[str, int] = {}
        self._run()

    def ended(self) -> int:
        """The sheets that the version takes to the end."""
        found = EMPTY
        for sheets in self.ends.values():
            found = self._d.either(found, sheets)
        return found

    def _run(self) -> None:
        arriving = {self.pathway.start: FULL}
        while arriving:
            self._next = {}
            shown = dict(self._show(arriving))
            self.layers.append(shown)
            for step_id, here in shown.items():
                self._add(self.shown, step_id, here)
                self._visit(self.pathway.step[step_id], here)
            arriving = self._next

    def _show(self, arriving: dict[str, int]) -> Iterator[tuple[str, int]]:
        """What each step is shown to in this layer, once the others were passed on."""
        shown: dict[str, int] = {}
        waiting = list(arriving.items())
        for step_id, sheets in waiting:
            step = self.pathway.step[step_id]
            before = self._ever.get(step_id, EMPTY)
            again = self._d.both(sheets, before)
            self._end(NOWHERE, again, len(self.layers))
            fresh = self._d.minus(sheets, before)
            if not fresh:
                continue
            self._ever[step_id] = self._d.either(before, fresh)
            here, others = self._passed(step, fresh)
            if others and step.otherwise is not None:
                waiting.append((step.otherwise, others))
            self._add(shown, step_id, here)
        return iter(shown.items())

    def _passed(self, step: Step, fresh: int) -> tuple[int, int]:
        """Those who are shown the step, and those who are led past it."""
        if step.only_when is None or step.otherwise is None:
            return fresh, EMPTY
        here = self._d.both(fresh, self.sheets.holding(step.only_when, self.asked))
        return here, self._d.minus(fresh, here)

    def _visit(self, step: Step, here: int) -> None:
        self._contacts(step, step.contacts, here)
        if step.kind == "outcome":
            for block in step.blocks:
                self._block(step, block, here)
            self._end(step.id, here, len(self.layers))
            return
        if step.kind == "question":
            here = self._d.both(here, self.sheets.taken(step))
            self._add(self.asked, step.id, here)
        if step.kind == "question" and not step.ticks:
            for answer in step.answers:
                chosen = self.sheets.answered(step.id, (answer.id,))
                self._follow(answer.rules, self._d.both(here, chosen))
        else:
            self._follow(step.go, here)

    def _block(self, step: Step, block: Block, here: int) -> None:
        if not block.ended:
            shown = self._d.both(here, self.sheets.holding(block.when, self.asked))
            self._add(self.blocks, (step.id, block.position), shown)
            self._contacts(step, block.contacts, shown)

    def _contacts(self, step: Step, contacts: Sequence[ShownContact], here: int) -> None:
        for one in contacts:
            shown = self._d.both(here, self.sheets.holding(one.when, self.asked))
            self._add(self.contacts.setdefault(one.contact, {}), step.id, shown)

    def _follow(self, rules: Sequence[Rule], here: int) -> None:
        """Sends the sheets on by the first rule that holds; what is left has nowhere to go."""
        for rule in rules:
            fired = self._d.both(here, self.sheets.holding(rule.when, self.asked))
            self._add(self._next, rule.go, fired)
            here = self._d.minus(here, fired)
        self._end(NOWHERE, here, len(self.layers))

    def _end(self, outcome: str, here: int, length: int) -> None:
        self._add(self.ends, outcome, here)
        self._add(self.lengths, length, here)

    def _add(self, sets: dict[_Key, int], key: _Key, here: int) -> None:
        if here:
            sets[key] = self._d.either(sets.get(key, EMPTY), here)
