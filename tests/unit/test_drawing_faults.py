"""What the check says of drawings that could not be drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingerpost.checks.drawings import LONGEST_LABEL, PARTS, drawing_faults
from fingerpost.problems import DataPath, Fault
from fingerpost.shape.drawings import Drawing
from tests.drawn import LABELS, drawing, drawings, named


def faults(one: Drawing) -> list[Fault]:
    found = list(drawing_faults({"one": one}))
    assert {fault.rule for fault in found} <= {"drawing-parts"}
    return found


def test_good_drawings_have_no_faults() -> None:
    assert not list(drawing_faults(drawings()))


@pytest.mark.parametrize("kind", PARTS)
def test_a_part_that_is_missing_is_named(kind: str) -> None:
    first, *others = LABELS[kind].items()
    labels = dict([*others, ("extra", "One too many")])
    (unknown, missing) = faults(drawing(kind, labels))
    assert unknown.at == ("one", "parts", len(others), "id")
    assert '"extra" is not a part' in unknown.message
    assert first[0] in unknown.hint
    assert missing == replace(missing, at=("one", "parts"), on_key=True)
    assert missing.message == f'the part "{first[0]}" is missing'


def test_a_slip_gets_a_hint() -> None:
    labels = {"wirst" if name == "wrist" else name: label for name, label in LABELS["hand"].items()}
    slip, missing = faults(drawing("hand", labels))
    assert slip.hint == 'Did you mean "wrist"?'
    assert missing.message == 'the part "wrist" is missing'


def test_a_part_stands_once() -> None:
    one = drawing("systems", LABELS["systems"])
    twice = one.model_copy(update={"parts": (*one.parts, one.parts[0])})
    assert [(fault.at, fault.message) for fault in faults(twice)] == [
        (("one", "parts", 3, "id"), '"threat" stands twice')
    ]


@pytest.mark.parametrize(("count", "good"), [(3, False), (4, True), (8, True), (9, False)])
def test_a_cycle_has_four_to_eight_parts(count: int, good: bool) -> None:
    found = faults(named("cycle", ["Some words"] * count))
    assert bool(found) is not good
    assert all(f"this one has {count}" in fault.message for fault in found)


def test_a_label_is_short() -> None:
    at: DataPath = ("one", "parts", 1, "label")
    labels = ["a", "b" * (LONGEST_LABEL + 1), "c" * LONGEST_LABEL]
    (found,) = faults(named("systems", labels))
    assert found.at == at
    assert found.message.endswith("this one 25")
