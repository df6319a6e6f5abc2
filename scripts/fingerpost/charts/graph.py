"""A pathway as a chart: a box for each step, and an arrow for each way that leads on.

The order of the arrows out of a box is the order in which they are tried, so that what a drawing
or a list says from top to bottom is what the walker does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from fingerpost.charts.said import ANY, Saying, choice, or_joined
from fingerpost.model.conditions import AnyOf, Condition
from fingerpost.model.pathway import Kind, Pathway, Rule, Step
from fingerpost.shape.kinds import Act

Way = Literal["answer", "rule", "on", "pass"]
"""What an arrow stands for: answers alone, a rule on other answers, going on, passing a step."""


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A step as a box. `only` says in words when it is met at all, `href` leads to it."""

    id: str
    number: int
    kind: Kind
    title: str
    act: Act | None
    ticks: bool
    only: str
    href: str
    others: tuple[str, ...] = ()
    """Other titles that the step has after some answers."""
    choices: tuple[str, ...] = ()
    """The labels of its answers or tick-boxes."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one box to another, and when it is taken, in words."""

    origin: str
    target: str
    way: Way
    label: str = ""
    order: int = 0
    """Which arrow out of its box it is, from 0."""


@dataclass(frozen=True)
class Chart:
    """A pathway as boxes, in file order, and arrows, in the order in which they are tried."""

    id: str
    title: str
    start: str
    boxes: tuple[ChartBox, ...]
    arrows: tuple[Arrow, ...]

    @cached_property
    def box(self) -> Mapping[str, ChartBox]:
        """The boxes by id."""
        return {box.id: box for box in self.boxes}

    @cached_property
    def ways(self) -> Mapping[str, Sequence[Arrow]]:
        """The arrows out of each box, passing it over among them."""
        found: dict[str, list[Arrow]] = {box.id: [] for box in self.boxes}
        for arrow in self.arrows:
            found[arrow.origin].append(arrow)
        return found


def chart_of(pathway: Pathway, href: Callable[[str], str] = lambda step: f"#{step}") -> Chart:
    """The chart of a pathway. `href` gives the address that the box of a step leads to."""
    boxes = tuple(_box(pathway, step, href) for step in pathway.steps)
    arrows = tuple(arrow for step in pathway.steps for arrow in _arrows(pathway, step))
    return Chart(pathway.id, _line(pathway.title), pathway.start, boxes, arrows)


def _box(pathway: Pathway, step: Step, href: Callable[[str], str]) -> ChartBox:
    only = Saying(pathway).said(step.only_when) if step.only_when else ""
    others = [one.title for one in step.variants if one.title and not one.ended]
    return ChartBox(
        step.id,
        step.number,
        step.kind,
        _line(step.title),
        step.act,
        step.ticks,
        f"Only {only}" if only else "",
        href(step.id),
        tuple(dict.fromkeys(map(_line, others))),
        tuple(_line(answer.label) for answer in step.answers),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Case:
    """Where a step leads after some of its answers, and under which condition."""

    answers: tuple[str, ...]
    target: str
    when: Condition | None
    later: bool
    """True where other rules for the same answers were tried before."""


def _arrows(pathway: Pathway, step: Step) -> list[Arrow]:
    cases = _merged(_cases(step))
    say = Saying(pathway, step.id)
    arrows: list[Arrow] = []
    if step.only_when is not None and step.otherwise is not None:
        arrows.append(Arrow(step.id, step.otherwise, "pass", "If not"))
    arrows += [_arrow(say, step, case) for case in cases]
    return [
        replace(arrow, label=arrow.label[:1].upper() + arrow.label[1:], order=order)
        for order, arrow in enumerate(arrows)
    ]


def _cases(step: Step) -> list[_Case]:
    """Every way on from a step, in the order of its answers and their rules."""
    every = tuple(answer.id for answer in step.answers)
    if step.kind != "question" or step.ticks:
        return _ruled((), step.go)
    groups: dict[tuple[Rule, ...], list[str]] = {}
    for answer in step.answers:
        groups.setdefault(answer.rules, []).append(answer.id)
    return [
        case
        for rules, ids in groups.items()
        for case in _ruled(() if tuple(ids) == every else tuple(ids), rules)
    ]


def _ruled(answers: tuple[str, ...], rules: Sequence[Rule]) -> list[_Case]:
    found: list[_Case] = []
    for at, rule in enumerate(rules):
        found.append(_Case(answers, rule.go, rule.when, at > 0))
        if rule.when is None:
            break
    return found


def _merged(cases: Sequence[_Case]) -> list[list[_Case]]:
    """Cases with the same target as one arrow, where no case between them could come first."""
    arrows: list[list[_Case]] = []
    for case in cases:
        home = None
        for at in range(len(arrows) - 1, -1, -1):
            if arrows[at][0].target == case.target:
                home = at
                break
            if any(_meet(other, case) for other in arrows[at]):
                break
        if home is None:
            arrows.append([case])
        else:
            arrows[home].append(case)
    return arrows


def _meet(one: _Case, other: _Case) -> bool:
    """Whether some answer has both, so that their order matters."""
    return not one.answers or not other.answers or bool({*one.answers} & {*other.answers})


def _arrow(say: Saying, step: Step, cases: Sequence[_Case]) -> Arrow:
    target = cases[0].target
    if not step.answers and len(cases) == 1 and cases[0].when is None and not cases[0].later:
        return Arrow(step.id, target, "on")
    plain = [case for case in cases if case.when is None and not case.later]
    if len(plain) == len(cases):
        ids = [i for case in cases for i in case.answers]
        label = choice(step, ids) if ids and len(ids) < len(step.answers) else ANY
        return Arrow(step.id, target, "answer", label)
    label = or_joined([_words(say, step, group) for group in _alike(cases)])
    if label:
        return Arrow(step.id, target, "rule", label)
    return Arrow(step.id, target, *(("answer", ANY) if step.answers else ("on", "")))


def _alike(cases: Sequence[_Case]) -> list[_Case]:
    """Rules for the same answers in one: either condition, or whatever is left."""
    found: list[_Case] = []
    for case in cases:
        same = found and found[-1].answers == case.answers
        if not same:
            found.append(case)
        elif case.when is None:
            found[-1] = replace(found[-1], when=None)
        else:
            earlier = found[-1].when
            assert earlier is not None
            found[-1] = replace(found[-1], when=AnyOf((earlier, case.when)))
    return found


def _words(say: Saying, step: Step, case: _Case) -> str:
    left = "otherwise" if case.later else ""
    when = left if case.when is None else say.said(case.when)
    return ", ".join(filter(None, (choice(step, case.answers), when)))
