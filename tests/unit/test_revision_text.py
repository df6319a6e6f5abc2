"""Fields are written into a revision's file, and nothing else in it changes."""

from __future__ import annotations

import datetime

import yaml

from fingerpost.published.revision_text import with_fields

TEXT = """\
# yaml-language-server: $schema=../schemas/revision.json
version: 0.1   # the number
state: draft

# Why we did it.
reason: >-
  A first draft,
  in two lines.

involvement:
- {group: a, how: b, when: c}
written: 2026-11-22
"""


def test_a_field_is_replaced_where_it_stands() -> None:
    now = with_fields(TEXT, {"state": "in-review"})
    assert now == TEXT.replace("state: draft\n\n#", "state: in-review\n#")


def test_a_field_of_several_lines_is_replaced_whole() -> None:
    now = with_fields(TEXT, {"reason": "Short.", "involvement": []})
    assert "two lines" not in now
    assert "group: a" not in now
    assert yaml.safe_load(now)["reason"] == "Short."
    assert "# Why we did it.\n" in now


def test_a_new_field_is_added_at_the_end() -> None:
    day = datetime.date(2026, 12, 1)
    now = with_fields(TEXT, {"released": day, "moved": {"schools/a": "schools/b"}})
    assert now == f"{TEXT}released: 2026-12-01\nmoved:\n  schools/a: schools/b\n"


def test_writing_the_same_again_changes_nothing() -> None:
    fields = {"state": "approved", "gone": ["schools/a"], "replaced_by": "1.0"}
    once = with_fields(TEXT, fields)
    assert with_fields(once, fields) == once


def test_a_version_stays_text() -> None:
    assert "replaced_by: '1.10'\n" in with_fields(TEXT, {"replaced_by": "1.10"})
