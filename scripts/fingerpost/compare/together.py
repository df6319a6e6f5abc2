"""Two versions of a pathway walked at once, and the smallest answers that show a difference.

`Together` has the sets of sheets of both versions over the same variables, so that a difference is
an exclusive or. Whatever is told of a sheet is confirmed by the plain walker on both versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from fingerpost.compare.changes import Way
from fingerpost.compare.met import NOWHERE, Met
from fingerpost.compare.sheets import SharedSheets
from fingerpost.compare.words import act_words
from fingerpost.logic.diagram import EMPTY
from fingerpost.logic.prove import Disagreement
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.pathway import Answers, Pathway


@dataclass(frozen=True)
class Example:
    """Answers, cut to what is asked, and the walks that they lead to in both versions."""

    answers: Answers
    old: Walk
    new: Walk


class Together:
    """Both versions over shared sheets. Raises `TooTangled` where the sets grow too large.

    Steps must be called by the same ids in both; `ends_alike` are the sheets whose walks end in
    the same outcome.
    """

    def __init__(self, old: Pathway, new: Pathway) -> None:
        self.sheets = SharedSheets(old, new)
        self.d = self.sheets.diagrams
        self.old, self.new = Met(old, self.sheets), Met(new, self.sheets)
        self._common = self.sheets.common(old, new)
        self.comparable = self.d.both(self.old.ended(), self.new.ended())

    @cached_property
    def ends_alike(self) -> int:
        """The sheets that come to the same outcome in both versions."""
        found = EMPTY
        for name, sheets in self.old.ends.items():
            here = self.d.both(sheets, self.new.ends.get(name, EMPTY))
            found = self.d.either(found, here)
        return found

    def differing(self, before: int, after: int) -> int:
        """The sheets that are in one set and not in the other."""
        return self.d.either(self.d.minus(before, after), self.d.minus(after, before))

    def told(self, met: Met, outcome: str, positions: tuple[int, ...]) -> int:
        """The sheets that show one of these blocks of an outcome."""
        found = EMPTY
        for position in positions:
            found = self.d.either(found, met.blocks.get((outcome, position), EMPTY))
        return found

    def answered(self, question: str, answer: str) -> int:
        """The sheets of those who are asked a question, in either version, and give an answer."""
        asked = EMPTY
        for met in (self.old, self.new):
            asked = self.d.either(asked, met.asked.get(question, EMPTY))
        return self.d.both(asked, self.sheets.answered(question, (answer,)))

    @cached_property
    def _lengths(self) -> list[int]:
        """The comparable sheets by the steps that both walks show together."""
        size = max([0, *self.old.lengths]) + max([0, *self.new.lengths]) + 1
        found = [EMPTY] * size
        for n, before in self.old.lengths.items():
            for m, after in self.new.lengths.items():
                found[n + m] = self.d.either(found[n + m], self.d.both(before, after))
        return found

    def smallest(self, among: int) -> Example | None:
        """The answers that both versions take and that lead through the fewest steps of both.

        Then those with the fewest ticks, then the first in the order of the file; where it can
        be, only answers that both versions know. None where the set has no comparable sheet.
        """
        for some in (self.d.both(among, self._common), among):
            here = next((both for one in self._lengths if (both := self.d.both(one, some))), EMPTY)
            if here:
                return self._example(here)
        return None

    def smallest_in(self, met: Met, among: int) -> Example | None:
        """The same where only one version takes the answers to the end."""
        for length in sorted(met.lengths):
            here = self.d.both(met.lengths[length], among)
            if here:
                return self._example(here)
        return None

    def _example(self, among: int) -> Example:
        """The cheapest sheet, once the plain walker says of it what the sets say."""
        sheet = self.d.cheapest(among, self.sheets.ticks)
        answers = self.sheets.smallest(among)
        old, new = walk(self.old.pathway, answers), walk(self.new.pathway, answers)
        values = {var: sheet.get(var, 0) for var in range(self.sheets.count)}
        self._confirm(self.old, values, old)
        self._confirm(self.new, values, new)
        asked = {*old.given, *new.given}
        asked |= {one.stopped_at for one in (old, new) if one.stop == "unknown-answer"}
        kept = {name: self._plain(name, given) for name, given in answers.items() if name in asked}
        return Example(kept, old, new)

    def _plain(self, name: str, given: str | tuple[str, ...]) -> str | tuple[str, ...]:
        """One answer as text where the question, as it is now, takes one."""
        steps = [met.pathway.step[name] for met in (self.new, self.old) if name in met.pathway.step]
        ticks = next(step.ticks for step in steps if step.kind == "question")
        return given if ticks or isinstance(given, str) else given[0]

    def _confirm(self, met: Met, values: Mapping[int, int], found: Walk) -> None:
        """Raises Disagreement unless the walker meets on this sheet just what the sets say."""

        def holds(sheets: int) -> bool:
            return self.d.fix(sheets, values) != EMPTY

        ends = {name for name, sheets in met.ends.items() if holds(sheets)}
        stops = {"outcome": {found.outcome}, "loop": {NOWHERE}, "dead-end": {NOWHERE}}
        blocks = {position for (_, position), sheets in met.blocks.items() if holds(sheets)}
        contacts = {name for name, steps in met.contacts.items() if any(map(holds, steps.values()))}
        same = (
            ends == stops.get(found.stop, set()),
            {name for name, sheets in met.shown.items() if holds(sheets)} == set(found.route),
            blocks == set(found.blocks),
            contacts == set(found.contacts),
        )
        if not all(same):
            raise Disagreement(f"{met.pathway.id}: {dict(values)}")


def way(pathway: Pathway, found: Walk, contacts: Mapping[str, str]) -> Way:
    """A walk in words. `contacts` has the names of the contacts."""
    ends = pathway.step[found.outcome].title if found.outcome else ""
    return Way(
        tuple(pathway.step[name].title for name in found.route),
        ends,
        act_words(found.act),
        tuple(contacts.get(name, name) for name in found.contacts),
    )
