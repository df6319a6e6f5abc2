"""`guide.json`: canonical, whole, and the same for the same guide."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fingerpost.checks import check_guide
from fingerpost.exports import exported, guide_data, guide_json
from fingerpost.exports.schema import guide_schema
from fingerpost.model.guide import Guide
from fingerpost.published.data import LEFT_OUT, canonical
from tests.build.sample import GUIDE

ROOT = Path(__file__).parents[2]


def test_equal_guides_give_equal_bytes() -> None:
    assert guide_json(GUIDE) == guide_json(replace(GUIDE))
    later = replace(GUIDE, today=GUIDE.today + timedelta(days=30))
    assert guide_json(later) == guide_json(GUIDE)


def test_the_file_is_indented_json_with_sorted_keys() -> None:
    data = guide_data(GUIDE)
    assert data["pathways"]
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    assert guide_json(GUIDE) == f"{text}\n"


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


@cache
def real() -> Guide:
    """This project's own guide."""
    found = check_guide(ROOT / "pathways", datetime.date(2026, 11, 22)).guide
    assert found
    return found


@cache
def published() -> str:
    """Its guide.json."""
    return guide_json(real())


def reader() -> jsonschema.Draft202012Validator:
    """What holds data to the schema."""
    return jsonschema.Draft202012Validator(guide_schema())


def wrong(data: Any) -> list[str]:
    """What the schema finds wrong, each with its place."""
    found = reader().iter_errors(data)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_the_schema_is_one_and_is_published() -> None:
    jsonschema.Draft202012Validator.check_schema(guide_schema())
    assert json.loads(exported(GUIDE)["guide.schema.json"]) == guide_schema()


def test_the_schema_admits_what_is_published() -> None:
    for text in (guide_json(GUIDE), published()):
        assert wrong(json.loads(text)) == []


@pytest.mark.parametrize(
    "place",
    [
        (),
        ("settings",),
        ("contacts", "nhs-111"),
        ("responses", "life-in-danger"),
        ("pathways", "schools/a-pupil-tells-you"),
        ("pathways", "schools/a-pupil-tells-you", "steps", 0),
        ("pathways", "schools/a-pupil-tells-you", "steps", 0, "answers", 0),
        ("pathways", "schools/a-pupil-tells-you", "scenarios", 0),
    ],
)
def test_the_schema_refuses_more_and_less(place: tuple[str | int, ...]) -> None:
    for spoil in (lambda part: part.update(more="x"), lambda part: part.clear()):
        data = json.loads(published())
        part = data
        for key in place:
            part = part[key]
        spoil(part)
        assert not reader().is_valid(data), place


def test_the_schema_refuses_a_condition_that_is_none() -> None:
    data = json.loads(published())
    step = next(
        step
        for step in data["pathways"]["schools/a-pupil-tells-you"]["steps"]
        if "only_when" in step
    )
    step["only_when"] = ["~", "home"]
    assert not reader().is_valid(data)


def test_its_page_tells_of_every_part() -> None:
    page = (ROOT / "docs/making/guide-json.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", page.partition("## What is in it")[2], re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert told == _order()
    assert set(told) == set(guide_schema()["properties"])


def _order() -> list[str]:
    """The parts in the order of the page: the form, the code, then the guide's own order."""
    return ["format", "hash", *[key for key in guide_data(GUIDE) if key not in ("format", "hash")]]
