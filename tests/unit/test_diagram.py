"""The diagrams give what Python's own sets give, and equal sets are one number."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.logic.diagram import EMPTY, FULL, Diagrams, TooTangled

SIZES = (3, 2, 2, 4, 2)
TICKS = frozenset({1, 2, 4})
Sheet = tuple[int, ...]
Sheets = frozenset[Sheet]
ALL: Sheets = frozenset(product(*(range(size) for size in SIZES)))
IN_ORDER = sorted(ALL)


def one(d: Diagrams, sheet: Sheet) -> int:
    """The set of a single sheet, built from the last variable up."""
    found = FULL
    for var in reversed(range(len(SIZES))):
        found = d.both(d.where(var, {sheet[var]}), found)
    return found


def built(d: Diagrams, sheets: Sheets) -> int:
    """A set of sheets, joined one by one."""
    found = EMPTY
    for sheet in sheets:
        found = d.either(found, one(d, sheet))
    return found


def members(d: Diagrams, a: int) -> Sheets:
    """The sheets of a set, asked for one by one."""
    return frozenset(sheet for sheet in ALL if d.fix(a, dict(enumerate(sheet))) == FULL)


def scattered() -> st.SearchStrategy[Sheets]:
    """Any sheets at all."""
    return st.sets(st.sampled_from(IN_ORDER)).map(frozenset)


def boxes() -> st.SearchStrategy[Sheets]:
    """All sheets with certain values: sets that leave variables out."""
    values = [st.sets(st.sampled_from(range(size)), min_size=1) for size in SIZES]
    return st.tuples(*values).map(
        lambda some: frozenset(s for s in ALL if all(v in o for v, o in zip(s, some, strict=True)))
    )


SETS = st.one_of(scattered(), boxes(), st.builds(frozenset.union, boxes(), boxes()))
FIXED = st.fixed_dictionaries(
    {}, optional={var: st.sampled_from(range(size)) for var, size in enumerate(SIZES)}
)


@given(SETS)
def test_a_set_has_its_members_and_one_number(sheets: Sheets) -> None:
    d = Diagrams(SIZES)
    a = built(d, sheets)
    assert members(d, a) == sheets
    assert d.minus(FULL, built(d, ALL - sheets)) == a
    assert (a == EMPTY, a == FULL) == (not sheets, sheets == ALL)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("both", frozenset.intersection),
        ("either", frozenset.union),
        ("minus", frozenset.difference),
    ],
)
@given(left=SETS, right=SETS)
def test_the_operations_are_those_of_sets(
    name: str, plain: Callable[[Any, Any], Sheets], left: Sheets, right: Sheets
) -> None:
    d = Diagrams(SIZES)
    found = getattr(d, name)(built(d, left), built(d, right))
    assert found == built(d, plain(left, right))
    assert members(d, found) == plain(left, right)


@given(st.sampled_from(range(len(SIZES))), st.sets(st.sampled_from(range(4))))
def test_where_has_every_sheet_with_one_of_the_values(var: int, values: set[int]) -> None:
    d = Diagrams(SIZES)
    assert members(d, d.where(var, values)) == {s for s in ALL if s[var] in values}


@given(SETS, FIXED)
def test_fix_gives_the_set_as_it_is_for_these_values(sheets: Sheets, fixed: dict[int, int]) -> None:
    d = Diagrams(SIZES)
    found = d.fix(built(d, sheets), fixed)
    alike = {s for s in ALL if tuple(fixed.get(v, s[v]) for v in range(len(s))) in sheets}
    assert members(d, found) == alike


@given(SETS, st.sets(st.sampled_from(range(len(SIZES)))))
def test_free_gives_what_holds_for_some_values(sheets: Sheets, variables: set[int]) -> None:
    d = Diagrams(SIZES)

    def kept(sheet: Sheet) -> tuple[int, ...]:
        return tuple(value for var, value in enumerate(sheet) if var not in variables)

    some = {kept(sheet) for sheet in sheets}
    found = d.free(built(d, sheets), variables)
    assert members(d, found) == {sheet for sheet in ALL if kept(sheet) in some}


@given(SETS.filter(bool))
def test_the_cheapest_has_the_fewest_ticks_then_comes_first(sheets: Sheets) -> None:
    d = Diagrams(SIZES)

    def price(sheet: Sheet) -> tuple[int, tuple[int, ...]]:
        order = tuple(1 - v if var in TICKS else v for var, v in enumerate(sheet))
        return sum(sheet[var] for var in TICKS), order

    found = d.cheapest(built(d, sheets), TICKS)
    assert tuple(found.get(var, 0) for var in range(len(SIZES))) == min(sheets, key=price)


def test_among_equal_costs_the_first_box_is_ticked_and_the_first_answer_given() -> None:
    d = Diagrams((2, 2, 3))
    some = d.minus(FULL, d.both(d.where(0, {0}), d.where(1, {0})))
    late = d.both(some, d.where(2, {1, 2}))
    assert d.cheapest(late, {0, 1}) == {0: 1, 2: 1}
    assert d.cheapest(FULL, {0, 1}) == {}


def test_too_many_nodes_are_refused() -> None:
    def pairs(d: Diagrams) -> int:
        found = EMPTY
        for var in range(8):
            found = d.either(found, d.both(d.where(var, {1}), d.where(var + 8, {1})))
        return found

    assert pairs(Diagrams([2] * 16)) > FULL
    with pytest.raises(TooTangled):
        pairs(Diagrams([2] * 16, max_nodes=40))
