"""The accessibility statement says that something works only where a test holds it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from tests.browser.conftest import ROOT

STATEMENT = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
CHECKED = Path(__file__).with_name("checked.yml").read_text("utf-8")


def claims(statement: str) -> list[str]:
    """What the statement says that works, each claim on one line."""
    works = statement.partition("## What works")[2].partition("\n## ")[0]
    return [" ".join(claim.split()) for claim in works.split("\n- ")[1:]]


def known_tests() -> Iterator[str]:
    """Every test of this folder, as `module.function`."""
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{path.stem}.{node.name}"


def faults(statement: str, checked: Mapping[str, Sequence[str]]) -> list[str]:
    """Claims without a test, tests without a claim, and tests that are not there."""
    said, known = claims(statement), set(known_tests())
    found = [f"no test holds: {claim}" for claim in said if not checked.get(claim)]
    found += [f"not said: {claim}" for claim in checked if claim not in said]
    named = {name for names in checked.values() for name in names}
    return found + [f"no such test: {name}" for name in sorted(named - known)]


@pytest.fixture
def checked() -> dict[str, list[str]]:
    """The claims and the tests that hold each."""
    return {one["says"]: one["held_by"] for one in yaml.safe_load(CHECKED)}


def test_every_claim_is_held_by_a_test(checked: dict[str, list[str]]) -> None:
    assert len(claims(STATEMENT)) > 8
    assert faults(STATEMENT, checked) == []


def test_a_claim_that_nothing_holds_would_be_noticed(checked: dict[str, list[str]]) -> None:
    more = STATEMENT.replace("\n- ", "\n- Every page can be heard.\n- ", 1)
    assert faults(more, checked) == ["no test holds: Every page can be heard."]
    assert faults(STATEMENT, checked | {"It sings.": []}) == ["not said: It sings."]
    claim, *_ = checked
    named = checked | {claim: ["test_access.test_nothing"]}
    assert faults(STATEMENT, named) == ["no such test: test_access.test_nothing"]
    assert faults(STATEMENT, checked | {claim: []}) == [f"no test holds: {claim}"]
