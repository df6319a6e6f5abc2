"""Every walk at once: sets of answer sheets move through the steps, one layer a step shown.

Under a full sheet the walk is decided, so each sheet is in at most one place of a layer. What
arrives where it has been before is a loop that can be walked: it is noted and taken out, so there
are at most as many layers as steps, and drawn circles need no special case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fingerpost.logic.diagram import EMPTY, FULL
from fingerpost.logic.sheets import Sheets
from fingerpost.model.conditions import Condition, steps_named
from fingerpost.model.pathway import Block, Pathway, Rule, Step
from fingerpost.problems import DataPath
from fingerpost.shape.kinds import ACTS, Act

MAX_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Probe:
    """Something that must not be met at a step (or at one of its blocks): a condition to try.

    Where it holds on some walk, `rule` is broken at `at`; `about` names what it is about.
    """

    step: str
    when: Condition
    at: DataPath
    block: int | None = None
    rule: str = "contact-unfit"
    about: str = ""


@dataclass(slots=True)
class Found:
    """Sheets that show a fault, all those of the earliest layer that has any, and where.

    A block that outcomes share can break a rule at several of them.
    """

    steps: list[str]
    sheets: int
    layer: int
    about: str = ""


@dataclass
class Exploration:
    """What all walks of a pathway meet. Sets of sheets are numbers of `sheets.diagrams`."""

    pathway: Pathway
    sheets: Sheets
    met: dict[str, int] = field(default_factory=dict)
    """For each question, the sheets whose walk asks it."""
    reached: set[str] = field(default_factory=set)
    applied: set[DataPath] = field(default_factory=set)
    """Rules that fire, blocks that show and variants that are used, by their place."""
    asked_before: set[tuple[DataPath, str]] = field(default_factory=set)
    """Conditions (by place) and the questions in them that can have been asked by then."""
    conditions: dict[DataPath, list[Condition]] = field(default_factory=dict)
    """Every condition that some walk came by, by its place; several where blocks are shared."""
    faults: dict[tuple[str, DataPath], Found] = field(default_factory=dict)
    """Faults with sheets that show them, by rule and place."""
    helped: dict[Act, int] = field(default_factory=dict)
    """For each act, the sheets whose walk meets it."""
    done: list[int] = field(default_factory=list)
    """For each number of steps shown, the sheets whose walk ends in an outcome there."""
    early: dict[str, int] = field(default_factory=dict)
    """For each question, the sheets on which it is among the first two asked."""
    help_after: dict[str, int] = field(default_factory=dict)
    """For each question, the sheets on which `act: now` comes after it."""


def explore(pathway: Pathway, probes: Iterable[Probe] = ()) -> Exploration:
    """Follows every walk of the pathway. Raises `TooTangled` where the sets grow too large."""
    return _Explorer(pathway, probes).run()


class _Explorer:
    def __init__(self, pathway: Pathway, probes: Iterable[Probe]) -> None:
        self.pathway = pathway
        self.sheets = Sheets(pathway)
        self.d = self.sheets.diagrams
        self.found = Exploration(pathway, self.sheets)
        self.ever: dict[str, int] = {}
        self.next: dict[str, int] = {}
        self.probes: dict[str, list[Probe]] = {}
        for probe in probes:
            self.probes.setdefault(probe.step, []).append(probe)
        deep = len(pathway.questions) > MAX_QUESTIONS
        self.asked = [FULL] + [EMPTY] * (MAX_QUESTIONS + 1 if deep else 2)
        """For each number, the sheets on which so many questions, or more, were asked."""

    def run(self) -> Exploration:
        arriving = {self.pathway.start: FULL}
        while arriving:
            self.next = {}
            self.found.done.append(EMPTY)
            shown = self._show(arriving)
            for step in self.pathway.steps:
                if shown.get(step.id):
                    self._visit(step, shown[step.id])
            arriving = self.next
        return self.found

    def _show(self, arriving: Mapping[str, int]) -> dict[str, int]:
        """What each step is shown to in this layer, once the others were passed on."""
        shown: dict[str, int] = {}
        waiting = list(arriving.items())
        for step_id, sheets in waiting:
            before = self.ever.get(step_id, EMPTY)
            again = self.d.both(sheets, before)
            step = self.pathway.step[step_id]
            if again:
                self._fault("loop", step.at, step_id, again)
            here = fresh = self.d.minus(sheets, before)
            if not fresh:
                continue
            self.ever[step_id] = self.d.either(before, fresh)
            if step.only_when is not None and step.otherwise is not None:
                holding = self._try(step.only_when, (*step.at, "only_when"), fresh)
                here = self.d.both(fresh, holding)
                waiting.append((step.otherwise, self.d.minus(fresh, here)))
            shown[step_id] = self.d.either(shown.get(step_id, EMPTY), here)
        return shown

    def _visit(self, step: Step, here: int) -> None:
        self.found.reached.add(step.id)
        self._variants(step, here)
        if step.kind == "question":
            here = self.d.both(here, self.sheets.allowed(step))
            self._count(step, here)
            met = self.found.met
            met[step.id] = self.d.either(met.get(step.id, EMPTY), here)
        elif step.act:
            self._help(step.act, here)
        if step.kind == "outcome":
            self._finish(step, here)
        elif step.kind == "question" and not step.ticks:
            for answer in step.answers:
                chosen = self.sheets.answered(step.id, (answer.id,))
                self._follow(step, answer.rules, self.d.both(here, chosen))
        else:
            self._follow(step, step.go, here)
        for probe in self.probes.get(step.id, ()):
            where = (
                here if probe.block is None else self._block_shown(step.blocks[probe.block], here)
            )
            hit = self.d.both(where, self.sheets.holding(probe.when, self.found.met))
            if hit:
                self._fault(probe.rule, probe.at, step.id, hit, probe.about)

    def _count(self, step: Step, here: int) -> None:
        """Counts the question on every walk that asks it, and notes the first two."""
        late = self.asked[2]
        first = self.d.minus(here, late)
        if first:
            self.found.early[step.id] = self.d.either(self.found.early.get(step.id, EMPTY), first)
        for n in range(len(self.asked) - 1, 0, -1):
            more = self.d.both(here, self.asked[n - 1])
            self.asked[n] = self.d.either(self.asked[n], more)
            if more and n > MAX_QUESTIONS:
                self._fault("too-many-questions", ("start",), step.id, more)

    def _follow(self, step: Step, rules: Sequence[Rule], here: int) -> None:
        """Sends the sheets on by the first rule that holds; what is left has nowhere to go."""
        rest = here
        for rule in rules:
            if not rest:
                if rule.when is not None:
                    self._try(rule.when, (*rule.at, "when"), here)
                continue
            fired = rest
            if rule.when is not None:
                fired = self.d.both(rest, self._try(rule.when, (*rule.at, "when"), here))
            if fired:
                self.found.applied.add(rule.at)
                self.next[rule.go] = self.d.either(self.next.get(rule.go, EMPTY), fired)
                rest = self.d.minus(rest, fired)
        if rest:
            at = rules[0].at[:-1] if rules else step.at
            self._fault("dead-end", at if len(at) > 1 else step.at, step.id, rest)

    def _variants(self, step: Step, here: int) -> None:
        """Notes the words that can show, now or once others have ended: before any answer here."""
        rest = here
        for variant in step.variants:
            used = self.d.both(rest, self._try(variant.when, (*variant.at, "when"), here))
            if used:
                self.found.applied.add(variant.at)
                if variant.until is None:
                    rest = self.d.minus(rest, used)

    def _finish(self, step: Step, here: int) -> None:
        """An outcome: what it shows, and on which sheets it leaves a reader with nothing."""
        self.found.done[-1] = self.d.either(self.found.done[-1], here)
        silent, alone = here, here
        if step.body or step.say or step.response or step.contacts:
            silent = EMPTY
        for contact in step.contacts:
            alone = self.d.minus(alone, self.sheets.holding(contact.when, self.found.met))
        for block in step.blocks:
            shown = self._block_shown(block, here, note=True)
            if not shown:
                continue
            self.found.applied.add(block.at)
            self._block_act(step, block, shown)
            if block.until is None:
                silent = self.d.minus(silent, shown)
                for contact in block.contacts:
                    served = self.sheets.holding(contact.when, self.found.met)
                    alone = self.d.minus(alone, self.d.both(shown, served))
        if silent and step.blocks:
            self._fault("nothing-shown", step.at, step.id, silent)
        if alone:
            self._fault("no-contact", step.at, step.id, alone)

    def _block_act(self, step: Step, block: Block, shown: int) -> None:
        if block.act and not block.ended:
            self._help(block.act, shown)
            if step.act and ACTS.index(block.act) < ACTS.index(step.act):
                self._fault("act-late", block.at, step.id, shown)

    def _block_shown(self, block: Block, here: int, note: bool = False) -> int:
        if block.when is None:
            return here
        if note:
            return self.d.both(here, self._try(block.when, (*block.at, "when"), here))
        return self.d.both(here, self.sheets.holding(block.when, self.found.met))

    def _help(self, act: Act, here: int) -> None:
        self.found.helped[act] = self.d.either(self.found.helped.get(act, EMPTY), here)
        if act != "now":
            return
        after = self.found.help_after
        for question, met in self.found.met.items():
            helped = self.d.both(here, met)
            after[question] = self.d.either(after.get(question, EMPTY), helped)

    def _try(self, condition: Condition, at: DataPath, here: int) -> int:
        """The sheets on which the condition holds; notes which of its questions came before."""
        known_here = self.found.conditions.setdefault(at, [])
        if condition not in known_here:
            known_here.append(condition)
        for question in steps_named(condition):
            known = (at, question) in self.found.asked_before
            if not known and self.d.both(self.found.met.get(question, EMPTY), here):
                self.found.asked_before.add((at, question))
        return self.sheets.holding(condition, self.found.met)

    def _fault(self, rule: str, at: DataPath, step: str, sheets: int, about: str = "") -> None:
        layer = len(self.found.done)
        known = self.found.faults.setdefault((rule, at), Found([], EMPTY, layer, about))
        if known.layer == layer:
            known.steps.append(step)
            known.sheets = self.d.either(known.sheets, sheets)
