"""YAML as authors write it: every scalar stays as typed, and every problem has its place."""

from __future__ import annotations

import pytest
import yaml

from fingerpost.problems import Fault
from fingerpost.source.limits import MAX_BYTES, MAX_SHOWN
from fingerpost.source.text import read_bytes, read_text, shown

TEXT = """\
# a note
title: Yes
numbers: [no, 11, 0800 1111, 18:00, 2026-11-22, 0x1F, 1e3, null, ~, .5, on]
steps:
  one:
    - {a: b, c: d}
    - e
  two: |
    Some words
    and more.
"""


def place(text: str, *at: str | int, on_key: bool = False) -> tuple[int, int]:
    problem = read_text("x.yml", text).problem(Fault(at, "rule", "wrong", on_key=on_key))
    return problem.line, problem.column


def test_every_scalar_stays_as_it_was_typed() -> None:
    data = read_text("x.yml", TEXT).data
    assert isinstance(data, dict)
    assert data["title"] == "Yes"
    assert data["numbers"] == (
        ["no", "11", "0800 1111", "18:00", "2026-11-22", "0x1F", "1e3", "null", "~", ".5", "on"]
    )
    assert data["steps"]["two"] == "Some words\nand more.\n"


@pytest.mark.parametrize(
    ("at", "on_key", "line", "column"),
    [
        ((), False, 2, 1),
        (("title",), False, 2, 8),
        (("title",), True, 2, 1),
        (("numbers", 3), False, 3, 30),
        (("steps", "one", 0, "c"), False, 6, 17),
        (("steps", "one", 0, "c"), True, 6, 14),
        (("steps", "one", 1), False, 7, 7),
        (("steps", "two"), False, 8, 8),
        (("steps", "three"), False, 5, 3),
        (("steps", "one", 7), False, 6, 5),
        (("title", "deeper"), False, 2, 8),
    ],
)
def test_a_place_in_the_data_has_a_line_and_a_column(
    at: tuple[str | int, ...], on_key: bool, line: int, column: int
) -> None:
    assert place(TEXT, *at, on_key=on_key) == (line, column)


def test_the_last_of_two_keys_is_the_one_that_is_told() -> None:
    source = read_text("x.yml", "a: 1\nb: 2\na: 3\n")
    (problem,) = source.problems
    assert (problem.rule, problem.line, problem.column) == ("duplicate", 3, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_mark_of_utf_8_are_no_matter(end: str, mark: bytes) -> None:
    source = read_bytes("x.yml", mark + f"a: é{end}b: d{end}".encode())
    assert source.data == {"a": "é", "b": "d"}
    assert not source.problems


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: b\n\tc: d\n", "tabs", 2, 1),
        ("a: b\nsay: a: b\n", "colon", 2, 7),
        ("a: b\nc\nd: e\n", "colon", 3, 1),
        ('a: b\nc: "d\ne: f\n', "quotes", 2, 4),
        ("a: b\nc: [d\ne: f\n", "indent", 3, 2),
        ("a: b\nc: @d\n", "yaml", 2, 4),
        ("a: b\nc: *d\n", "yaml", 2, 4),
        ("a: b\n---\nc: d\n", "yaml", 2, 1),
        ("a: b\nc: é\u0007\n", "bytes", 2, 5),
        ("", "empty", 1, 1),
        ("# a note\n", "empty", 1, 1),
        (f"a: {'[' * 50}{']' * 50}", "nesting", 1, 44),
        ("a: &a [*a]", "nesting", 1, 4),
        ("a: !b c\n", "tag", 1, 4),
        ("{a: b}: c\n", "key", 1, 1),
    ],
)
def test_what_cannot_be_read_is_told_plainly(text: str, rule: str, line: int, column: int) -> None:
    (problem,) = read_text("x.yml", text).problems
    assert (problem.rule, problem.line, problem.column) == (rule, line, column)
    assert problem.hint
    assert "mapping" not in str(problem)
    assert "token" not in str(problem)


def test_bytes_are_counted_as_characters() -> None:
    (problem,) = read_bytes("x.yml", "a: b\nc: é".encode() + b"\xff").problems
    assert (problem.rule, problem.line, problem.column) == ("bytes", 2, 5)


def test_a_file_may_be_a_megabyte_and_no_more() -> None:
    line = b"# padding padding\n"
    good = b"a: b\n" + line * ((MAX_BYTES - 5) // len(line))
    assert read_bytes("x.yml", good).data == {"a": "b"}
    assert read_bytes("x.yml", good + line).problems[0].rule == "file-size"


def test_forty_levels_are_enough() -> None:
    text = "[" * 40 + "]" * 40
    assert not read_text("x.yml", text).problems


def test_text_full_of_brackets_is_read_when_it_is_not_deep() -> None:
    text = "a: [" + ", ".join(["[]"] * 900) + "]\n"
    data = read_text("x.yml", text).data
    assert data == yaml.safe_load(text)


def test_an_alias_may_repeat_words() -> None:
    assert read_text("x.yml", "a: &a [b]\nc: *a\n").data == {"a": ["b"], "c": ["b"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand more", "two lines and more"),
        ("turned \u202eround\x1b[2J", "turned \ufffdround\ufffd[2J"),
        ("a" * 5_000, f"{'a' * MAX_SHOWN} …"),
    ],
)
def test_a_message_stays_on_its_line(text: str, said: str) -> None:
    assert shown(text) == said
