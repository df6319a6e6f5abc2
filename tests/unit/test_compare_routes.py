"""Where answers lead elsewhere: the comparison agrees with brute force, and each fault shows."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fingerpost.compare.changes import Change
from fingerpost.compare.guides import compare
from fingerpost.published.guide import Published
from tests.differences import Differences
from tests.edits import edited
from tests.richer import SHARED, rich_pathways
from tests.vectors.reading import guide_of

Data = dict[str, Any]


def published(data: Data) -> Published:
    """A guide of one pathway; what an author could not have published is not tried."""
    try:
        return Published.of(guide_of(data, SHARED))
    except AssertionError:
        assume(False)
        raise


def assert_agreement(old: Data, new: Data) -> None:
    """The same differences on both sides, and each with the cheapest answers."""
    changes = compare(published(old), published(new)).changes
    found = Differences(old, new)
    if any(before != after for before, after in map(found.results, found.pairs)):
        assert any(change.size == "major" for change in changes)
    routes = [change for change in changes if change.kind == "route"]
    _assert_ends(found, [change for change in routes if _elsewhere(change)])
    same = [pair for pair in found.pairs if found.same_end(pair)]
    steps = {**found.old.steps}.keys() ^ {**found.new.steps}.keys()
    if not steps:
        ways = any(pair.old.route != pair.new.route for pair in same)
        assert ways == any(not _elsewhere(change) for change in routes)
    for change in changes:
        if change.answers is not None and change.kind in ("route", "outcome", "contact"):
            _assert_shown(found, change)


def _elsewhere(change: Change) -> bool:
    assert change.ways is not None
    return change.ways[0].ends != change.ways[1].ends


def _assert_ends(found: Differences, changes: list[Change]) -> None:
    expected: dict[tuple[str, str], list[Any]] = {}
    for pair in found.pairs:
        if found.ends(pair)[0] != found.ends(pair)[1]:
            expected.setdefault(found.ends(pair), []).append(pair)
    told = {(c.ways[0].ends, c.ways[1].ends): c for c in changes if c.ways}
    assert len(told) == len(changes)
    assert told.keys() == expected.keys()
    for ends, change in told.items():
        pairs = [pair for pair in expected[ends] if pair.common] or expected[ends]
        assert change.answers is not None
        assert found.cost(change.answers) == min(found.cost(pair.sheet) for pair in pairs)
        old, new = found.old.walk(change.answers), found.new.walk(change.answers)
        assert (found.end(old, found.old), found.end(new, found.new)) == ends
        assert set(change.answers) == {*old.given, *new.given}


def _assert_shown(found: Differences, change: Change) -> None:
    """Its ways are those that the oracle walks."""
    assert change.answers is not None
    assert change.ways is not None
    for one, way in zip((found.old, found.new), change.ways, strict=True):
        trip = one.walk(change.answers)
        assert len(way.steps) == len(trip.route)
        assert way.ends == found.end(trip, one)


@settings(max_examples=max(100, settings().max_examples))
@given(st.data())
def test_the_comparison_and_the_brute_force_agree(data: st.DataObject) -> None:
    old = data.draw(rich_pathways())
    assert_agreement(old, data.draw(edited(old)))


@given(rich_pathways())
def test_a_pathway_has_not_changed_from_itself(data: Data) -> None:
    assert compare(published(data), published(data)).changes == ()
