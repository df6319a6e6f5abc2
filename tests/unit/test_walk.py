"""The plain walker and the brute force's own walker meet the same on every walk."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from fingerpost.logic.walk import walk
from fingerpost.model.pathway import Answers, Pathway
from tests.oracle import ACTS, Oracle
from tests.richer import SHARED, rich_pathways
from tests.strategies import answers_to
from tests.vectors.reading import guide_of

STRANGE = [(), ("a", "a"), ("a", "none"), ("none", "not-sure"), "nobody-says-this", ["yes", "no"]]
"""Answers that some questions cannot take, and some none."""


def pathway_of(data: dict[str, Any]) -> Pathway:
    """The pathway as the engine reads it."""
    return guide_of(data, SHARED).pathways[0]


def assert_same_walk(pathway: Pathway, oracle: Oracle, answers: Answers) -> None:
    """Both walkers meet the same steps, blocks, responses, contacts, times and end."""
    found, trip = walk(pathway, answers), oracle.walk(answers)
    assert (found.stop, found.stopped_at) == (trip.stop, trip.at)
    assert found.route == tuple(trip.route)
    assert found.given == {question: frozenset(some) for question, some in trip.given.items()}
    assert found.act == (ACTS[trip.rank] if trip.rank < len(ACTS) else None)
    assert found.contacts == tuple(dict.fromkeys(trip.contacts))
    assert found.responses == tuple(dict.fromkeys(trip.responses))
    assert found.blocks == tuple(trip.blocks)
    assert found.outcome == (trip.at if trip.stop == "outcome" else None)
    assert found.missing == (trip.at if trip.stop == "missing" else None)
    assert set(found.unused) == set(answers) - set(trip.given) - {trip.at}
    assert {rule for rule in found.rules if rule in trip.used} == set(found.rules)


def assert_stays_inside(pathway: Pathway, answers: Answers) -> None:
    """A walk meets steps of the pathway only, none of them twice, and stops on one of them."""
    found = walk(pathway, answers)
    assert set(found.route) <= set(pathway.step)
    assert len(set(found.route)) == len(found.route)
    assert found.stopped_at in pathway.step
    assert set(found.given) <= {q.id for q in pathway.questions} & set(found.route)


@given(rich_pathways(), st.data())
def test_the_walkers_agree_whatever_is_answered(data: dict[str, Any], more: st.DataObject) -> None:
    pathway, oracle = pathway_of(data), Oracle(data, SHARED)
    for trip in oracle.trips():
        assert_same_walk(pathway, oracle, trip.given)
    answers = more.draw(answers_to(data))
    assert_same_walk(pathway, oracle, answers)
    question = more.draw(st.sampled_from(oracle.questions))
    strange = {**answers, question: more.draw(st.sampled_from(STRANGE))}
    assert_same_walk(pathway, oracle, strange)
    for some in (answers, strange, {}):
        assert_stays_inside(pathway, some)


@given(rich_pathways())
def test_the_brute_force_leaves_no_walk_out(data: dict[str, Any]) -> None:
    """Its walks, found by asking only what is asked, are those of all whole sheets."""
    oracle = Oracle(data, SHARED)
    choices = [oracle.choices(question) for question in oracle.questions]
    assume(_product(choices) <= 600)
    whole = [dict(zip(oracle.questions, sheet, strict=True)) for sheet in product(*choices)]
    by_sheet = {(t.stop, t.at, *t.route, *t.given.items()) for t in map(oracle.walk, whole)}
    lazily = [(t.stop, t.at, *t.route, *t.given.items()) for t in oracle.trips()]
    assert set(lazily) == by_sheet
    assert len(lazily) == len(by_sheet)


def _product(choices: list[list[Any]]) -> int:
    size = 1
    for some in choices:
        size *= len(some)
    return size
