"""Where answers lead elsewhere: the comparison agrees with brute force, and each fault shows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fingerpost.compare.changes import Change
from fingerpost.compare.guides import compare
from fingerpost.compare.met import Met
from fingerpost.compare.together import Together
from fingerpost.logic.diagram import EMPTY, FULL, Diagrams
from fingerpost.published.guide import Published
from tests.differences import Differences
from tests.edits import edited
from tests.richer import SHARED, rich_pathways
from tests.unit.test_mutations import GOOD
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
    ways = [change for change in routes if not _elsewhere(change)]
    orders = [change for change in ways if "in another order" in change.sentence]
    both = {*found.old.steps} & {*found.new.steps}
    assert bool(orders) == any(found.another_order(pair) for pair in same)
    assert (len(ways) > len(orders)) == any(found.passed(pair, both) for pair in same)
    if any(found.told(pair)[0] != found.told(pair)[1] for pair in same):
        assert any(change.kind == "outcome" for change in changes)
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
        assert found.common(change.answers) == pairs[0].common
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


def titled(data: Data) -> Data:
    """The pathway with a title of its own for every outcome, so that a title tells which it is."""
    for name, step in data["steps"].items():
        if not {"question", "action", "outcome"} & {*step}:
            step["outcome"] = f"Outcome {name}"
    return data


@settings(max_examples=max(100, settings().max_examples))
@given(st.data())
def test_the_comparison_and_the_brute_force_agree(data: st.DataObject) -> None:
    old = data.draw(rich_pathways().map(titled))
    assert_agreement(old, data.draw(edited(old)))


@given(rich_pathways())
def test_a_pathway_has_not_changed_from_itself(data: Data) -> None:
    assert compare(published(data), published(data)).changes == ()


def good(*edits: Callable[[Data], None]) -> tuple[Data, Data]:
    """The good pathway of the proofs, and what becomes of it."""
    old, new = deepcopy(GOOD), deepcopy(GOOD)
    for edit in edits:
        edit(new["steps"])
    return old, new


def not_sure_goes_home(steps: Data) -> None:
    steps["danger"]["answers"]["not-sure"] = "needs"


def one_rule_more(steps: Data) -> None:
    steps["needs"]["go"].insert(0, {"when": {"needs": "b"}, "go": "lead"})


def asked_of_more(steps: Data) -> None:
    steps["plan"]["only_when"] = {"needs": ["a", "b"]}


def nobody_passed_over(steps: Data) -> None:
    del steps["plan"]["only_when"], steps["plan"]["otherwise"]


def first_aid_last(steps: Data) -> None:
    """The same steps for somebody who is hurt, in another order."""
    steps["injury"]["answers"] = {"yes": "needs", "no": "needs", "not-sure": "needs"}
    steps["needs"]["go"] = [{"when": {"injury": ["yes", "not-sure"]}, "go": "first-aid"}, *REST]
    steps["first-aid"]["go"] = [{"when": {"needs": "none"}, "go": "lead"}, {"otherwise": "plan"}]


REST = [{"when": {"needs": "none"}, "go": "lead"}, {"otherwise": "plan"}]


def a_block_for_more(steps: Data) -> None:
    steps["lead"]["blocks"][0]["when"] = {"needs": ["a", "b"]}


def another_answer(steps: Data) -> None:
    steps["plan"]["answers"] = {"yes": "Yes", "no": "No", "maybe": {"label": "Maybe", "go": "call"}}


def an_answer_less(steps: Data) -> None:
    steps["plan"]["answers"] = {"yes": "Yes"}


def rules_the_other_way_round(steps: Data) -> None:
    steps["needs"]["go"] = [
        {"when": {"not": {"needs": "none"}}, "go": "plan"},
        {"otherwise": "lead"},
    ]


def a_step_back(steps: Data) -> None:
    steps["plan"]["answers"] = {"yes": {"label": "Yes"}, "no": {"label": "No", "go": "injury"}}


def a_box_before_the_others(steps: Data) -> None:
    steps["needs"]["answers"] = {"new": "New", **steps["needs"]["answers"]}


KEPT = [
    *(good(edit) for edit in (not_sure_goes_home, one_rule_more, asked_of_more, a_step_back)),
    *(good(edit) for edit in (nobody_passed_over, first_aid_last, a_block_for_more)),
    *(good(edit) for edit in (another_answer, an_answer_less, rules_the_other_way_round)),
    good(not_sure_goes_home, a_block_for_more),
    good(not_sure_goes_home, a_box_before_the_others),
    good(an_answer_less, one_rule_more),
    good(another_answer, asked_of_more, one_rule_more),
]
KEPT += [(new, old) for old, new in KEPT]


def test_they_agree_on_edits_of_a_good_pathway() -> None:
    for old, new in KEPT:
        assert_agreement(old, new)


def test_the_same_meaning_in_other_rules_is_no_change() -> None:
    old, new = good(rules_the_other_way_round)
    assert compare(published(old), published(new)).changes == ()


def test_two_ends_of_the_same_title_are_told_apart() -> None:
    old, new = good(not_sure_goes_home)
    for data in (old, new):
        data["steps"]["lead"]["outcome"] = "At once"
    (change, *_) = compare(published(old), published(new)).changes
    assert change.kind == "route"
    assert change.sentence.endswith("comes to “At once”; before it was another end called so.")


def nothing(*_: Any) -> Iterator[Change]:
    """Tells of no change."""
    return iter(())


def no_sheets(*_: Any) -> Generator[Change, None, int]:
    """Tells of no change, and of no sheets."""
    yield from ()
    return EMPTY


def last(self: Together, among: int) -> Any:
    """The answers with the longest walks."""
    for one in reversed(self._lengths):
        here = self.d.both(one, among)
        if here:
            return self._example(here)
    return None


def costliest(self: Diagrams, a: int, ticks: Any) -> dict[int, int]:
    """The first sheet that is found, whatever it costs."""
    sheet: dict[int, int] = {}
    while a not in (EMPTY, FULL):
        value = max(v for v, kid in enumerate(self._kids[a]) if kid != EMPTY)
        sheet[self._var[a]] = value
        a = self._kids[a][value]
    return sheet


def unordered(self: Met, rules: Any, here: int) -> None:
    """Every rule whose condition holds leads on."""
    for rule in rules:
        fired = self._d.both(here, self.sheets.holding(rule.when, self.asked))
        self._add(self._next, rule.go, fired)


def all_shown(self: Met, step: Any, block: Any, here: int) -> None:
    """Every block shows, whatever was answered."""
    self._add(self.blocks, (step.id, block.position), here)
    self._contacts(step, block.contacts, here)


MUTANTS: dict[str, tuple[str, Any]] = {
    "no exclusive or of the ends": ("routes._other_ends", nothing),
    "no exclusive or of the ways": ("routes._other_ways", no_sheets),
    "no exclusive or of the blocks": ("routes._other_blocks", no_sheets),
    "the order of steps does not count": ("routes._other_order", nothing),
    "not the fewest steps": ("together.Together.smallest", last),
    "rules without an order": ("met.Met._follow", unordered),
    "every block shows": ("met.Met._block", all_shown),
    "every answer is taken": ("sheets.SharedSheets.taken", lambda *_: FULL),
    "answers may be new ones": ("sheets.SharedSheets.common", lambda *_: FULL),
    "nobody is passed over": ("met.Met._passed", lambda self, step, here: (here, EMPTY)),
    "a circle is no end": ("met.Met._end", lambda *_: None),
}


def notices() -> bool:
    """Whether the agreement fails on some kept edit, or the comparison does."""
    for old, new in KEPT:
        try:
            assert_agreement(old, new)
        except (AssertionError, LookupError, RecursionError):
            return True
    return False


@pytest.mark.parametrize("name", MUTANTS)
def test_a_break_of_the_comparison_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, broken = MUTANTS[name]
    monkeypatch.setattr(f"fingerpost.compare.{place}", broken)
    assert notices()
