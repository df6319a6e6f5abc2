"""The smaller parts of a comparison: likeness, renames, pairs of blocks, and what is printed."""

from __future__ import annotations

import datetime
import json
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.compare.blocks import block_pairs
from fingerpost.compare.guides import compare
from fingerpost.compare.likeness import changed_lines, likeness, renamed
from fingerpost.compare.moved import aligned, steps_renamed
from fingerpost.compare.sheets import woven
from fingerpost.compare.told import as_data, told
from fingerpost.compare.words import gist, listed, plain_words, quoted
from fingerpost.published.data import guide_data
from fingerpost.published.guide import Published
from tests.build.sample import GUIDE

Data = dict[str, Any]
DAY = GUIDE.today
LINES = st.lists(st.sampled_from(["a b c", "a b d", "x y", "z"]), max_size=5)


def sample() -> Data:
    """A small guide's data, which a test may change."""
    found: Data = json.loads(json.dumps(guide_data(GUIDE)))
    return found


def test_words_are_compared_without_capitals_and_marks() -> None:
    assert likeness("Tell the lead.", "tell the lead") == 1
    assert likeness("Tell the lead", "Call an ambulance") == 0
    assert likeness("one two", "one three", 0.9) == 0


def test_a_rename_is_never_two_to_one() -> None:
    old = {"a": "tell the lead today", "b": "tell the lead now"}
    assert renamed(old, {"c": "tell the lead today"}, 0.5) == {"a": "c"}
    assert renamed({"a": "tell the lead"}, {"c": "call home at once"}, 0.5) == {}
    assert renamed(old, old) == {}


@given(LINES, LINES)
def test_changed_lines_account_for_every_line_once(before: list[str], after: list[str]) -> None:
    pairs = changed_lines(before, after)
    gone = [was for was, _ in pairs if was]
    come = [now for _, now in pairs if now]
    kept = list(before)
    for line in gone:
        kept.remove(line)
    assert sorted(kept + come) == sorted(after)


def test_lines_in_another_order_have_not_changed() -> None:
    assert changed_lines(["a", "b"], ["b", "a"]) == []


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.sampled_from("abcdef"), unique=True),
)
def test_questions_of_both_versions_stand_once_in_the_new_order(
    first: list[str], second: list[str]
) -> None:
    found = woven(first, second)
    assert sorted(found) == sorted({*first, *second})
    assert [name for name in found if name in first] == first


def test_what_was_renamed_is_said_in_the_new_names_everywhere() -> None:
    old, new = sample(), sample()
    name, contact = next(iter(new["contacts"].items()))
    del new["contacts"][name]
    new["contacts"]["by-another-name"] = contact
    text = json.dumps(new).replace(f'"{name}"', '"by-another-name"')
    new = json.loads(text.replace(f"contact:{name})", "contact:by-another-name)"))
    found = aligned(old, new)
    assert found.names["contacts"] == {name: "by-another-name"}
    assert found.old["contacts"] == found.new["contacts"]
    assert found.old["pathways"] == found.new["pathways"]


def test_a_step_of_another_kind_is_another_step() -> None:
    before: Data = {"steps": [{"id": "a", "kind": "question", "title": "Are they hurt?"}]}
    after: Data = {"steps": [{"id": "a", "kind": "action", "title": "Are they hurt?"}]}
    assert steps_renamed(before, after) == {"a": "a~"}
    assert steps_renamed(before, before) == {}


def test_a_step_with_another_id_is_known_by_its_words() -> None:
    step = {"kind": "question", "title": "Are they hurt, or do they feel unwell?"}
    other = {**step, "title": "Can anybody else come?"}
    before: Data = {"steps": [{"id": "a", **step}, {"id": "b", **other}]}
    after: Data = {"steps": [{"id": "c", **step}, {"id": "d", **step, "title": "Something new"}]}
    assert steps_renamed(before, after) == {"a": "c"}


def blocks(*parts: Data) -> Data:
    """An outcome with these blocks."""
    return {"blocks": [{"position": n, **part} for n, part in enumerate(parts)]}


def paired(old: Data, new: Data) -> list[tuple[Any, Any]]:
    """The bodies of the pairs that are found."""
    return [
        (was and was.data.get("body"), now and now.data.get("body"))
        for was, now in block_pairs(old, new)
    ]


def test_blocks_are_paired_by_what_they_say_then_by_response_then_by_likeness() -> None:
    a, b = {"body": "Tell the lead today"}, {"body": "Call home"}
    assert paired(blocks(a, b), blocks(b, a)) == [("Tell the lead today",) * 2, ("Call home",) * 2]
    reworded = {"body": "Tell the lead now, today"}
    assert paired(blocks(a), blocks(reworded)) == [(a["body"], reworded["body"])]
    assert paired(blocks(a), blocks(b)) == [(a["body"], None), (None, b["body"])]
    same = {"when": ["?", "q"]}
    assert paired(blocks({**a, **same}), blocks({**b, **same})) == [(a["body"], b["body"])]
    taken = {"response": "lead"}
    assert paired(blocks({**a, **taken}), blocks({**b, **taken})) == [(a["body"], b["body"])]


def test_blocks_that_say_the_same_are_one_part() -> None:
    said = {"body": "Tell the lead"}
    parts = [{**said, "when": ["=", "q", "a"]}, {**said, "when": ["=", "q", "b"]}]
    (pair,) = block_pairs(blocks(*parts), blocks({**said, "when": ["=", "q", "a", "b"]}))
    assert pair.old is not None
    assert pair.new is not None
    assert (pair.old.positions, pair.new.positions) == ((0, 1), (0,))


def test_words_of_a_sentence() -> None:
    assert plain_words("Call [999](contact:x) **now**,\nplease") == "Call 999 now, please"
    assert quoted("Do not wait.") == "“Do not wait”"
    assert gist("One sentence. Another.") == "“One sentence”"
    assert gist("word " * 20).endswith(" …”")
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], "or") == "a, b or c"


def test_it_is_told_in_lines_and_in_plain_data() -> None:
    old, new = sample(), sample()
    name, pathway = next(iter(new["pathways"].items()))
    pathway["steps"][0]["title"] = "Is anybody in danger at this moment?"
    new["settings"]["notice"] = "Another notice."
    new["settings"]["version"] = "9.9"
    comparison = compare(Published(old, DAY), Published(new, DAY))
    lines = "\n".join(told(comparison))
    assert lines.startswith(f"From {old['settings']['version']} to 9.9:")
    assert lines.index("Pathways") < lines.index("Settings")
    assert "{+Another+}" in lines or "{+Another notice.+}" in lines
    data = json.loads(json.dumps(as_data(comparison)))
    assert [change["part"] for change in data["changes"]] == ["pathways", "settings"]
    assert data["changes"][0]["name"] == name
    assert (data["from"], data["to"], data["size"]) == (old["settings"]["version"], "9.9", "minor")


def test_nothing_is_told_as_nothing() -> None:
    same = Published(sample(), DAY)
    (line,) = told(compare(same, Published(deepcopy(same.data), DAY + datetime.timedelta(days=1))))
    assert line.endswith("nothing has changed.")


def test_answers_and_both_ways_are_told_of_a_route() -> None:
    old, new = sample(), sample()
    for pathway in new["pathways"].values():
        ends = [step["id"] for step in pathway["steps"] if step["kind"] == "outcome"]
        for step in pathway["steps"]:
            for answer in step.get("answers", ())[-1:]:
                answer["rules"] = [{"go": ends[-1]}]
    comparison = compare(Published(old, DAY), Published(new, DAY))
    lines = list(told(comparison))
    assert any(line.startswith("   Smallest answers: ") for line in lines)
    assert any(line.startswith("   Before: ") for line in lines)
    assert any(line.startswith("   Now: ") for line in lines)
    assert any("asked" in change for change in as_data(comparison)["changes"])
