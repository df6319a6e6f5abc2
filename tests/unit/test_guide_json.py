"""`guide.json`: canonical, whole, and the same for the same guide."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from fingerpost.exports import guide_data, guide_json
from fingerpost.exports.guide_json import LEFT_OUT, canonical
from tests.build.sample import GUIDE


def test_equal_guides_give_equal_bytes() -> None:
    assert guide_json(GUIDE) == guide_json(replace(GUIDE))
    later = replace(GUIDE, today=GUIDE.today + timedelta(days=30))
    assert guide_json(later) == guide_json(GUIDE)


def test_its_hash_is_of_all_the_rest() -> None:
    data = guide_data(GUIDE)
    rest = {key: value for key, value in data.items() if key != "hash"}
    assert data == json.loads(guide_json(GUIDE))
    first = GUIDE.pathways[0]
    other = replace(GUIDE, pathways=(replace(first, title="Other words"), *GUIDE.pathways[1:]))
    assert guide_data(other)["hash"] != data["hash"]
    assert canonical(rest) == canonical(json.loads(json.dumps(rest)))


def test_every_step_answer_and_block_is_in_it() -> None:
    data = guide_data(GUIDE)
    for pathway in GUIDE.pathways:
        told = data["pathways"][pathway.id]["steps"]
        assert [step["id"] for step in told] == [step.id for step in pathway.steps]
        for step, said in zip(pathway.steps, told, strict=True):
            assert len(said.get("answers", [])) == len(step.answers)
            assert len(said.get("blocks", [])) == len(step.blocks)


def test_nothing_of_the_authors_disk_is_in_it() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for item in value.values() for key in keys(item)}
        return {key for item in value for key in keys(item)} if isinstance(value, list) else set()

    assert not keys(guide_data(GUIDE)["pathways"]) & LEFT_OUT
