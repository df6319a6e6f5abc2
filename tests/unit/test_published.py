"""The way back from `guide.json`: the same pathways, and a clear word where it is not one."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not
from fingerpost.model.guide import Guide
from fingerpost.published.conditions import compact_condition, read_condition
from fingerpost.published.data import guide_json, plain
from fingerpost.published.guide import Published, UnreadableGuide, read_guide
from tests.build.sample import GUIDE
from tests.unit.test_guide_json import real

DAY = GUIDE.today


@pytest.mark.parametrize("guide", [GUIDE, real()], ids=["sample", "this guide"])
def test_every_pathway_comes_back_as_it_was(guide: Guide) -> None:
    read = read_guide(guide_json(guide), guide.today)
    assert dict(read.data) == dict(Published.of(guide).data)
    for pathway in guide.pathways:
        again = read.pathway[pathway.id]
        assert plain(again) == plain(pathway)
        for step, before in zip(again.steps, pathway.steps, strict=True):
            assert step.number == before.number
            dated = [part for part in (*before.blocks, *before.variants) if part.until]
            again_dated = [part for part in (*step.blocks, *step.variants) if part.until]
            assert [part.ended for part in again_dated] == [part.ended for part in dated]


def test_what_ends_depends_on_the_day() -> None:
    last = datetime.date(2027, 1, 31)

    def ended(day: datetime.date) -> bool:
        return (
            read_guide(guide_json(GUIDE), day).pathway["schools/told"].step["tell"].blocks[1].ended
        )

    assert not ended(last)
    assert ended(last + datetime.timedelta(days=1))


@pytest.mark.parametrize(
    "condition",
    [
        Is("a", ("b", "c")),
        Asked("a"),
        Not(Asked("a")),
        AllOf((Is("a", ("b",)), AnyOf((Asked("c"), Not(Is("d", ("e",))))))),
        AnyOf(()),
        AllOf(()),
    ],
)
def test_a_condition_comes_back_as_it_was(condition: Condition) -> None:
    assert read_condition(json.loads(json.dumps(compact_condition(condition)))) == condition


@pytest.mark.parametrize("data", [[], ["x"], ["="], ["?", 1], ["!"], [["&"]], ["!", ["?"]]])
def test_what_is_no_condition_is_refused(data: list[object]) -> None:
    with pytest.raises(ValueError, match="not a condition"):
        read_condition(data)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "nonsense", "not JSON"),
        (lambda text: "[]", "not the guide.json"),
        (lambda text: '{"format": 1}', "not the guide.json"),
        (lambda text: text.replace('"format": 1', '"format": 99'), "the form 99"),
        (lambda text: text.replace("Sample guide", "Another guide"), "changed after it was made"),
    ],
)
def test_another_file_is_refused_with_a_reason(change: object, said: str) -> None:
    assert callable(change)
    with pytest.raises(UnreadableGuide, match=said):
        read_guide(change(guide_json(GUIDE)), DAY)


def test_the_version_is_that_of_the_settings() -> None:
    newer = GUIDE.shared.settings.model_copy(update={"version": "1.2"})
    assert (
        Published.of(replace(GUIDE, shared=replace(GUIDE.shared, settings=newer))).version == "1.2"
    )
