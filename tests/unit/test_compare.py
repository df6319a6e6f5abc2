"""What is told of each kind of edit to a real guide, whole and in words.

`FINGERPOST_UPDATE=1 pytest tests/unit/test_compare.py` writes what is told anew; read the
difference before you commit.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from fingerpost.checks import check_guide
from fingerpost.compare.changes import Change, Comparison
from fingerpost.compare.guides import compare
from fingerpost.compare.told import answers_in_words, as_data, told
from fingerpost.logic import sheets
from fingerpost.logic.diagram import Diagrams
from fingerpost.published.guide import Published
from tests.unit.guide_edits import EDITS, NIGHT, TELLS, leads, step
from tests.unit.test_guide_json import ROOT, published, real

Data = dict[str, Any]
GOLDEN = Path(__file__).parent / "guide_edits.yml"
DAY = real().today
FILES = {
    "a shared question reworded": (
        "questions.yml",
        "schools: Is the pupil’s life in danger right now?",
        "schools: Is the pupil’s life in danger?",
    ),
    "a shared deed later than before": (
        "responses.yml",
        "everyone: Get care for the injury\n  act: now",
        "everyone: Get care for the injury\n  act: today",
    ),
    "a contact that cannot help with something": (
        "contacts.yml",
        "papyrus:\n",
        "papyrus:\n  not_for: [safeguarding]\n",
    ),
}
"""Edits of the shared files, which many pathways take from: the file, its old text and the new."""


@cache
def before() -> Published:
    """This project's own guide."""
    return Published(json.loads(published()), DAY)


def after(name: str, tmp_path: Path) -> Published:
    """The guide after an edit of its data or of one of its files."""
    if name in EDITS:
        data = deepcopy(dict(before().data))
        EDITS[name](data)
        return Published(data, DAY)
    file, old, new = FILES[name]
    folder = tmp_path / "pathways"
    shutil.copytree(ROOT / "pathways", folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    found = replace(check_guide(folder, DAY), problems=()).guide
    assert found
    return Published(json.loads(json.dumps(Published.of(found).data)), DAY)


def said(comparison: Comparison) -> list[Data]:
    """The changes as the golden file has them."""
    return [_said(comparison, change) for change in comparison.changes]


def _said(comparison: Comparison, change: Change) -> Data:
    found: Data = {f"{change.size} {change.kind}": change.sentence}
    if change.answers is not None:
        found["answers"] = [f"{q} {a}" for q, a in answers_in_words(comparison, change)]
    if change.ways:
        ends = [f"{way.ends or 'nothing'} ({way.act or 'no time'})" for way in change.ways]
        found["ends"] = dict(zip(("before", "now"), ends, strict=True))
    return found


def golden() -> dict[str, list[Data]]:
    """What must be told of each edit."""
    found: dict[str, list[Data]] = yaml.safe_load(GOLDEN.read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", [*EDITS, *FILES])
def test_an_edit_is_told_in_full(name: str, tmp_path: Path) -> None:
    comparison = compare(before(), after(name, tmp_path))
    found = said(comparison)
    if os.environ.get("FINGERPOST_UPDATE"):
        known = golden() if GOLDEN.exists() else {}
        known = {key: found if key == name else known.get(key, []) for key in (*EDITS, *FILES)}
        text = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=96)
        GOLDEN.write_text(f"# What is told of each edit in guide_edits.py.\n{text}", "utf-8")
    assert found == golden()[name], "look why, then run with FINGERPOST_UPDATE=1"
    assert json.loads(json.dumps(as_data(comparison)))["size"] == comparison.size
    for change in comparison.changes:
        assert change.sentence.endswith((".", "?", "!", "”"))
        assert any(change.sentence in line for line in told(comparison))


def test_every_edit_has_its_golden_text() -> None:
    assert list(golden()) == [*EDITS, *FILES]
    silent = {name for name, changes in golden().items() if not changes}
    assert silent == {"what never counts", "the same said otherwise"}


def shuffled(value: Any) -> Any:
    """The same data with the keys of every map the other way round."""
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in reversed(value)}
    return [shuffled(item) for item in value] if isinstance(value, list) else value


def test_equal_guides_have_no_changes_whatever_the_order_of_their_keys() -> None:
    again = Published(shuffled(before().data), DAY)
    assert compare(before(), again).changes == ()
    assert compare(again, Published.of(real())).changes == ()
    assert compare(before(), before()).size == "minor"


def test_the_order_of_keys_changes_nothing_of_what_is_told() -> None:
    data = deepcopy(dict(before().data))
    for name in ("an answer leads elsewhere", "a contact has another number", "a body reworded"):
        EDITS[name](data)
    told_so = compare(before(), Published(data, DAY)).changes
    assert compare(Published(shuffled(before().data), DAY), Published(data, DAY)).changes == told_so
    assert compare(before(), Published(shuffled(data), DAY)).changes == told_so


def test_the_largest_change_is_told_first() -> None:
    data = deepcopy(dict(before().data))
    for name in ("a body reworded", "the notice reworded", "help now shows others"):
        EDITS[name](data)
    comparison = compare(before(), Published(data, DAY))
    assert [change.size for change in comparison.changes] == ["major", "minor", "minor"]
    assert comparison.size == "major"


def test_a_change_concerns_its_own_readers_and_what_is_shared_concerns_all() -> None:
    data = deepcopy(dict(before().data))
    EDITS["a body reworded"](data)
    EDITS["the notice reworded"](data)
    comparison = compare(before(), Published(data, DAY))
    assert len(comparison.concerning("schools")) == 2
    assert [change.part for change in comparison.concerning("families")] == ["settings"]


def test_a_renamed_pathway_is_known_again() -> None:
    data = deepcopy(dict(before().data))
    EDITS["a file has another name and leads elsewhere"](data)
    comparison = compare(before(), Published(data, DAY))
    assert comparison.moved == {NIGHT: "schools/when-school-is-closed"}


def test_that_text_has_ended_in_the_meantime_is_no_change() -> None:
    later = replace(before(), day=DAY + timedelta(days=900))
    assert compare(before(), later).changes == ()


def test_ten_edited_pathways_are_compared_in_a_moment() -> None:
    data = deepcopy(dict(before().data))
    names = [name for name in data["pathways"] if name.startswith(("schools/", "families/"))][:10]
    for name in names:
        start = data["pathways"][name]["start"]
        leads(
            step(data, start, name),
            "not-sure",
            step(data, start, name)["answers"][1]["rules"][0]["go"],
        )
    begun = time.process_time()
    comparison = compare(before(), Published(data, DAY))
    assert time.process_time() - begun < 2
    assert {change.name for change in comparison.changes} == set(names)


def test_what_cannot_be_compared_exactly_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "Diagrams", partial(Diagrams, max_nodes=10))
    data = deepcopy(dict(before().data))
    leads(step(data, "danger"), "not-sure", "injury")
    (change,) = compare(before(), Published(data, DAY)).changes
    assert (change.kind, change.size, change.name) == ("route", "major", TELLS)
    assert "could not be compared exactly" in change.sentence
