"""The Python walker gives what the test vectors say, and the vectors cover the language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fingerpost.logic.holds import holds
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not
from fingerpost.model.pathway import Pathway, Step
from tests.vectors.reading import Case, Expected, Vector, vectors

CASES = [
    pytest.param(vector, case, id=f"{vector.name}: {case.title}")
    for vector in vectors()
    for case in vector.cases
]


def seen(found: Walk) -> Expected:
    """A walk in the form in which vectors expect it."""
    problem = None if found.stop in ("outcome", "missing") else found.stop
    return Expected(
        route=found.route,
        outcome=found.outcome,
        blocks=found.blocks,
        responses=found.responses,
        act=found.act,
        missing=found.missing,
        unused=frozenset(found.unused),
        problem=problem,
        contacts=found.contacts,
    )


def words_of(step: Step, found: Walk) -> tuple[str, str]:
    """The title and the body that are shown: those of the first variant that fits, else its own."""
    before = {q: ticks for q, ticks in found.given.items() if q != step.id}
    fitting = (v for v in step.variants if not v.ended and holds(v.when, before))
    variant = next(fitting, None)
    if variant is None:
        return step.title, step.body
    return variant.title or step.title, variant.body or step.body


@pytest.mark.parametrize(("vector", "case"), CASES)
def test_the_walker_gives_what_the_vector_says(vector: Vector, case: Case) -> None:
    found = walk(vector.pathway, case.answers)
    result = seen(found)
    if case.expect.contacts is None:
        result = Expected(**{**vars(result), "contacts": None})
    assert result == case.expect
    for step_id, title in case.words.items():
        assert words_of(vector.pathway.step[step_id], found)[0] == title
    for step_id, body in case.bodies.items():
        assert words_of(vector.pathway.step[step_id], found)[1].strip() == body


def test_there_are_enough_vectors_and_no_title_stands_twice() -> None:
    assert len(CASES) >= 80
    for vector in vectors():
        titles = [case.title for case in vector.cases]
        assert len(set(titles)) == len(titles), vector.name


def forms(condition: Condition) -> Iterator[str]:
    """The names of all forms inside a condition."""
    yield type(condition).__name__
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from forms(part)
        case Not(part=part):
            yield from forms(part)
        case Is() | Asked():
            return


def conditions_of(pathway: Pathway) -> Iterator[Condition | None]:
    """Every condition of a pathway, wherever it stands."""
    for step in pathway.steps:
        yield step.only_when
        yield from (rule.when for rule in step.go)
        yield from (rule.when for answer in step.answers for rule in answer.rules)
        yield from (block.when for block in step.blocks)
        yield from (variant.when for variant in step.variants)
        shown = (*step.contacts, *(c for block in step.blocks for c in block.contacts))
        yield from (contact.when for contact in shown)


def test_the_vectors_cover_every_construct_of_the_model() -> None:
    pathways = [vector.pathway for vector in vectors()]
    steps = [step for pathway in pathways for step in pathway.steps]
    blocks = [block for step in steps for block in step.blocks]
    found = {f for p in pathways for c in conditions_of(p) if c is not None for f in forms(c)}
    assert found == {"Is", "Asked", "AllOf", "AnyOf", "Not"}
    assert {step.kind for step in steps} == {"question", "action", "outcome"}
    for kind in ("question", "action", "outcome"):
        assert any(step.only_when for step in steps if step.kind == kind), kind
    assert {step.fact for step in steps} == {None, "area", "age"}
    assert any(step.ticks and step.exclusive for step in steps)
    assert any(step.ticks and not step.exclusive for step in steps)
    assert any(step.asks for step in steps)
    assert any(step.variants for step in steps)
    assert any(len(step.go) > 1 for step in steps if step.kind == "action")
    assert any(block.ended for block in blocks)
    assert any(block.until for block in blocks)
    assert any(c.labelled for step in steps for c in step.contacts)
    problems = {case.expect.problem for vector in vectors() for case in vector.cases}
    assert problems == {None, "unknown-answer", "loop", "dead-end"}
