"""Each pathway's rules as a table that opens in a spreadsheet: a line for each way on.

Contacts stand in it by name. A table is kept by whoever opens it, so no number is in it.
"""

from __future__ import annotations

import csv
import datetime
import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingerpost.compare.words import plain_words
from fingerpost.model.conditions import Condition, Not
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Block, Pathway, Rule, ShownContact, Step
from fingerpost.pages.links import table_uri
from fingerpost.pages.outcomes import in_order
from fingerpost.pages.words import Telling, day
from fingerpost.shape.kinds import ACT_WORDS, Act

HEAD = (
    *("Step", "Kind", "What it says", "Only if", "Answer", "If", "Go to"),
    *("When to act", "Who acts", "Contacts"),
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ESCAPED = re.compile(r"\\([\\`*_{}#.])")


def tables(guide: Guide) -> dict[str, str]:
    """The tables by path: CSV in UTF-8 with the mark by which spreadsheets know it."""
    return {table_uri(one.id): _table(guide, one) for one in guide.pathways}


def _table(guide: Guide, pathway: Pathway) -> str:
    settings = guide.shared.settings
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_safe, (pathway.title, f"Version {settings.version}, {settings.state}",
                                settings.notice)))  # fmt: skip
    writer.writerow(HEAD)
    told = _Told(guide, pathway, Telling(pathway, {step.id: step.id for step in pathway.steps}))
    for step in pathway.steps:
        writer.writerows([*map(_safe, line)] for line in told.lines(step))
    return f"\ufeff{out.getvalue()}"


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


def _bare(text: str) -> str:
    """Markdown of our pages as plain words."""
    return html.unescape(_ESCAPED.sub(r"\1", plain_words(text)))


@dataclass(frozen=True, slots=True)
class _Told:
    """The lines of one pathway."""

    guide: Guide
    pathway: Pathway
    tell: Telling

    def lines(self, step: Step) -> Iterator[tuple[str, ...]]:
        """Every way on from a step, its other words, and all that an outcome may show."""
        yield from self._passed_over(step)
        if step.kind == "outcome":
            yield self._line(step)
        elif step.kind == "question" and not step.ticks:
            for answer in step.answers:
                yield from self._ways(step, _bare(answer.label), answer.rules)
        else:
            ticks = "; ".join(_bare(answer.label) for answer in step.answers)
            yield from self._ways(step, f"Any of: {ticks}" if ticks else "", step.go)
        yield from self._other_words(step)
        yield from (self._block(step, block) for block in in_order(step))
        for name in step.then:
            if name in self.guide.pathway:
                title = _bare(self.guide.pathway[name].title)
                yield self._part(step, "another pathway", "", goes=f"{title} ({name})")

    def _passed_over(self, step: Step) -> Iterator[tuple[str, ...]]:
        """The way past a step that is not met at all: no condition of its own, but its opposite."""
        if step.only_when is not None and step.otherwise:
            when = f"If {self._said(Not(step.only_when))}"
            goes = self._to(step.otherwise)
            yield self._part(step, "passed over", _bare(step.title), when, goes)

    def _other_words(self, step: Step) -> Iterator[tuple[str, ...]]:
        """What a step is called and says after some answers: the first that holds, of each kind."""
        used = [variant for variant in step.variants if not variant.ended]
        for kind, texts in (
            ("other title", [(one, one.title) for one in used if one.title]),
            ("other words", [(one, one.body) for one in used if one.body]),
        ):
            for at, (variant, text) in enumerate(texts):
                lead = "Otherwise, if" if at else "If"
                when = _until(f"{lead} {self._said(variant.when)}", variant.until)
                yield self._part(step, kind, _bare(text), when)

    def _ways(self, step: Step, answer: str, rules: Sequence[Rule]) -> Iterator[tuple[str, ...]]:
        for at, rule in enumerate(rules):
            if rule.when is None:
                yield self._line(step, answer, "Otherwise" if at else "", rule.go)
                return
            lead = "Otherwise, if" if at else "If"
            yield self._line(step, answer, f"{lead} {self._said(rule.when, step.id)}", rule.go)

    def _said(self, condition: Condition, here: str = "") -> str:
        """A condition in words, with its answers in quotation marks."""
        return _bare(_BOLD.sub(r"“\1”", self.tell.said(condition, here)))

    def _line(
        self, step: Step, answer: str = "", when: str = "", goes: str = ""
    ) -> tuple[str, ...]:
        only = f"Only if {self._said(step.only_when)}" if step.only_when else ""
        said = (str(step.number), step.kind, _bare(step.title), only, answer, when, self._to(goes))
        return (*said, *self._deed(step.act, step.actor, step.contacts))

    def _block(self, step: Step, block: Block) -> tuple[str, ...]:
        when = _until(f"If {self._said(block.when)}" if block.when else "Always", block.until)
        words = ": ".join(filter(None, (_bare(block.title), _bare(block.body))))
        deed = self._deed(block.act, block.actor, block.contacts)
        return self._part(step, "part of the outcome", words, when, deed=deed)

    def _part(
        self,
        step: Step,
        kind: str,
        words: str,
        when: str = "",
        goes: str = "",
        deed: tuple[str, str, str] = ("", "", ""),
    ) -> tuple[str, ...]:
        """A line that belongs to a step but is no answer to it."""
        return (str(step.number), kind, words, "", "", when, goes, *deed)

    def _to(self, name: str) -> str:
        step = self.pathway.step.get(name)
        return f"{step.number}: {_bare(step.title)}" if step else ""

    def _deed(
        self, act: Act | None, actor: str, contacts: Sequence[ShownContact]
    ) -> tuple[str, str, str]:
        known = self.guide.shared.contacts
        names = dict.fromkeys(self._contact(one) for one in contacts if one.contact in known)
        return ACT_WORDS[act] if act else "", _bare(actor), "; ".join(names)

    def _contact(self, one: ShownContact) -> str:
        """A contact's name, and when it is shown at all."""
        name = self.guide.shared.contacts[one.contact].name
        return f"{name} (only if {self._said(one.when)})" if one.when else name


def _until(when: str, last: datetime.date | None) -> str:
    """When something is shown, and until which day."""
    return f"{when}, until {day(last)}" if last else when
