"""One pathway file becomes a `Pathway`, with everything it refers to looked up."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from fingerpost.load.answers import known_answers
from fingerpost.load.blocks import block_set_faults
from fingerpost.load.conditions import Conditions
from fingerpost.load.context import Context
from fingerpost.load.offers import straddles
from fingerpost.load.scenarios import read_scenarios
from fingerpost.load.shapes import validate
from fingerpost.load.steps import kind_of_step, read_doing, read_question
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import RESERVED, Dates, EvidenceRef, Pathway, Step
from fingerpost.problems import Fault, Problem, did_you_mean
from fingerpost.shape.pathway import PathwayShape
from fingerpost.source.text import Source, read_text

_SHAPE: TypeAdapter[PathwayShape] = TypeAdapter(PathwayShape)
HARMLESS = frozenset(
    {
        "area-unknown",
        "ages-straddle",
        "audience-unknown",
        "condition-unused",
        "contact-unknown",
        "fact-form",
        "label-missing",
        "scenario-answer",
        "service-unknown",
        "situation-unknown",
        "wording-missing",
    }
)
"""Faults that do not change where a walk leads, so that it can still be walked and proved."""


def pathway_from_text(
    text: str, shared: Shared, today: datetime.date, path: str = "pathways/schools/x.yml"
) -> tuple[Pathway | None, list[Problem]]:
    """Reads one pathway from YAML text: a convenience over `load_pathway`."""
    source = read_text(path, text)
    pathway, faults = load_pathway(source, shared, today)
    return pathway, [*source.problems, *(source.problem(fault) for fault in faults)]


def load_pathway(
    source: Source, shared: Shared, today: datetime.date
) -> tuple[Pathway | None, list[Fault]]:
    """The pathway, and every fault in it. The pathway is None where its shape is wrong.

    With faults the pathway is what could be made out; only without any may it be walked or shown.
    """
    if source.data is None:
        return None, []
    result = validate(_SHAPE, source.data)
    shape, faults = result
    if shape is None:
        return None, faults
    questions = {k: shared.questions[k] for k in _asked(shape) if k in shared.questions}
    conditions = Conditions(shape.conditions, known_answers(shape, questions))
    context = Context(shape, shared, today, conditions)
    _check_names(context)
    block_set_faults(context)
    steps = _read_steps(context)
    return _assemble(context, source, steps), _all_faults(context, steps)


def _asked(shape: PathwayShape) -> set[str]:
    return {step.ask for step in shape.steps.values() if step.ask}


def _check_names(context: Context) -> None:
    shape, audiences = context.shape, context.shared.settings.audiences
    if shape.audience not in audiences:
        hint = did_you_mean(shape.audience, audiences) or f"guide.yml knows {', '.join(audiences)}."
        context.fault(
            ("audience",), "audience-unknown", f'"{shape.audience}" is not an audience', hint
        )
    if shape.start not in shape.steps:
        hint = did_you_mean(shape.start, shape.steps)
        context.fault(("start",), "go-unknown", f'"{shape.start}" is not a step here', hint)
    for step_id in shape.steps:
        if step_id in RESERVED:
            message = f'"{step_id}" is a word of the language, so no step can be called that'
            context.fault(("steps", step_id), "reserved", message, "Choose another name.", True)


def _read_steps(context: Context) -> dict[str, Step]:
    """Questions first, because what the others offer depends on what can be asked."""
    steps: dict[str, Step] = {}
    kinds = {i: kind_of_step(context, i, step) for i, step in context.shape.steps.items()}
    numbers = {step_id: n for n, step_id in enumerate(kinds, 1)}
    for step_id, kind in kinds.items():
        if kind == "question":
            steps[step_id] = read_question(context, step_id, numbers[step_id])
    asked = tuple(steps.values())
    for step_id, kind in kinds.items():
        if kind in ("action", "outcome"):
            steps[step_id] = read_doing(context, step_id, numbers[step_id], kind, asked)
    return {step_id: steps[step_id] for step_id in kinds if step_id in steps}


def _all_faults(context: Context, steps: Mapping[str, Step]) -> list[Fault]:
    questions = [step for step in steps.values() if step.kind == "question"]
    offered = {
        shown.contact
        for step in steps.values()
        for shown in (*step.contacts, *(c for block in step.blocks for c in block.contacts))
        if not shown.fixed
    }
    contacts = context.shared.contacts
    straddling = [f for c in sorted(offered) for f in straddles(c, contacts[c], questions)]
    context.faults += _fact_faults(questions)
    return [*context.faults, *context.conditions.finish(), *straddling]


def _fact_faults(questions: list[Step]) -> list[Fault]:
    faults = []
    for step in questions:
        has = {"area": any(a.area for a in step.answers), "age": any(a.ages for a in step.answers)}
        for fact, key in (("area", "area"), ("age", "ages")):
            if step.fact == fact and not has[fact]:
                hint = f"Give its answers {key}:, or remove fact:."
                faults.append(
                    Fault((*step.at, "fact"), "fact-form", f"no answer says its {key}", hint)
                )
            if has[fact] and step.fact != fact:
                hint = f"Add fact: {fact} to the question."
                faults.append(Fault(step.at, "fact-form", f"answers with {key}: need a fact", hint))
    return faults


def _assemble(context: Context, source: Source, steps: Mapping[str, Step]) -> Pathway:
    shape = context.shape
    name = PurePosixPath(source.path).stem
    return Pathway(
        id=f"{shape.audience}/{name}",
        file=source.path,
        audience=shape.audience,
        title=shape.title,
        summary=shape.summary,
        dates=Dates(shape.written, shape.reviewed, shape.review_by),
        owner_role=shape.owner.role,
        owner_proposed=shape.owner.proposed,
        start=shape.start,
        steps=tuple(steps.values()),
        scenarios=read_scenarios(context, steps),
        first=shape.first,
        also_called=shape.also_called,
        tab=shape.tab,
        evidence=tuple(EvidenceRef(*ref.split("/", 1)) for ref in shape.evidence),
        content_hash=hashlib.sha256(source.text.encode()).hexdigest(),
    )


def fill_header(data: Any) -> Any:
    """The data with stand-ins for header lines that a walk does not need.

    An author may walk a pathway whose owner or dates are not written yet; a check still asks.
    """
    if not isinstance(data, dict):
        return data
    stand_ins = {
        "title": "Untitled",
        "summary": "No summary yet.",
        "written": "2000-01-01",
        "reviewed": "null",
        "review_by": "2000-01-01",
        "owner": {"role": "Nobody yet"},
    }
    return {**stand_ins, **data}
