"""Comparisons and the board as Markdown: read as they stand, major first, and never too long."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.checks.board import Board, Due, Row, When
from fingerpost.compare.changes import Comparison
from fingerpost.compare.guides import compare
from fingerpost.outlets.board_marked import as_markdown as board_as_markdown
from fingerpost.outlets.cli import main
from fingerpost.outlets.diff_marked import as_markdown
from fingerpost.outlets.marked import literal, redlined
from fingerpost.published.data import guide_data
from fingerpost.published.guide import Published
from tests.build.sample import GUIDE
from tests.golden.rules.examples import sample

DAY = datetime.date(2026, 11, 26)
Edit = Callable[[dict[str, Any]], None]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Tell the lead today.", "Tell the lead today."),
        ("<b>now</b> & then", "&lt;b&gt;now&lt;/b&gt; &amp; then"),
        ("**a** _b_ `c` ~~d~~", r"\*\*a\*\* \_b\_ \`c\` \~\~d\~\~"),
        ("[NHS 111](contact:nhs-111)", r"\[NHS 111\](contact:nhs-111)"),
        ("ask @somebody about #12", "ask @<!-- -->somebody about #<!-- -->12"),
        ("- one\n2. two\n> three", "\\- one\n2<!-- -->. two\n&gt; three"),
        ("a - b, 2. c", "a - b, 2. c"),
        ("0.2: approved", "0.2: approved"),
        ("a|b $x$ \\", r"a\|b \$x\$ \\"),
    ],
)
def test_words_of_the_guide_are_read_as_they_stand(text: str, safe: str) -> None:
    assert literal(text) == safe


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("Tell the lead today.", "Tell the lead now.", ["Tell the lead ~~today.~~ **now.**"]),
        ("", "New words", ["**New words**"]),
        ("Old words", "", ["~~Old words~~"]),
        ("a b c", "a c", ["a ~~b~~ c"]),
        ("one", "one\n\ntwo\nthree", ["~~one~~ **one**", "**two**", "**three**"]),
        ("a *b* c", "a d c", [r"a ~~\*b\*~~ **d** c"]),
    ],
)
def test_a_redline_is_marked_at_words(before: str, after: str, lines: list[str]) -> None:
    assert list(redlined(before, after)) == lines


WORDS = st.lists(st.sampled_from(["one", "two", "*", "~", "@a", "\n", "  "])).map(" ".join)


@given(WORDS, WORDS)
def test_every_mark_stands_at_a_word_and_is_closed_in_its_line(before: str, after: str) -> None:
    for line in redlined(before, after):
        bare = re.sub(r"\\.|<!-- -->", "x", line)
        left = re.sub(r"(?<!\S)(\*\*|~~)(?=\S)[^*~]*?(?<=\S)\1(?!\S)", "", bare)
        assert "*" not in left, line
        assert "~" not in left, line


def changed(*edits: Edit) -> Comparison:
    """The sample guide, and the same after some edits of its data."""
    old: dict[str, Any] = json.loads(json.dumps(guide_data(GUIDE)))
    new: dict[str, Any] = json.loads(json.dumps(old))
    for edit in edits:
        edit(new)
    return compare(Published(old, DAY), Published(new, DAY))


def reworded(name: str, words: str) -> Edit:
    def edit(data: dict[str, Any]) -> None:
        data["pathways"][name]["summary"] = words

    return edit


def renumbered(data: dict[str, Any]) -> None:
    contact = next(one for one in data["contacts"].values() if one.get("phone"))
    contact["phone"] = "020 7946 0099"


SCHOOLS = next(name for name in guide_data(GUIDE)["pathways"] if name.startswith("schools/"))
YOUNG = next(name for name in guide_data(GUIDE)["pathways"] if name.startswith("young-people/"))
EDITS = (
    reworded(SCHOOLS, "Other words for schools."),
    reworded(YOUNG, "Other words for @young people."),
    renumbered,
)


def test_what_is_major_comes_first_and_then_by_audience_with_everybody_first() -> None:
    found = as_markdown(changed(*EDITS))
    headings = re.findall(r"^#+ .+$", found, re.MULTILINE)
    assert headings[0] == "## What changes for readers, within version 0.1"
    assert headings[1].startswith("### Major changes (1)")
    minor = headings.index("### Minor changes (2)")
    assert headings[minor + 1 :] == ["#### Schools", "#### Young people"]
    assert "\n1 major, 2 minor.\n" in found
    assert "**Other words for schools.**" in found
    assert "@<!-- -->young" in found


def test_a_change_stands_once_and_nothing_is_left_out() -> None:
    comparison = changed(*EDITS)
    found = as_markdown(comparison)
    assert len(re.findall(r"^- ", found, re.MULTILINE)) == len(comparison.changes) == 3
    for change in comparison.changes:
        assert found.count(literal(change.sentence)) == 1
    assert "Not shown" not in found


def test_the_answers_that_show_a_change_are_told() -> None:
    def edit(data: dict[str, Any]) -> None:
        danger = data["pathways"][SCHOOLS]["steps"][0]
        danger["answers"][2]["rules"] = [{"go": "hurt"}]

    found = as_markdown(changed(edit))
    assert "  - Smallest answers: Is anybody in danger? “I'm not sure”" in found
    assert re.search(r"^  - Before: Is anybody in danger\? → .+\n  - Now: ", found, re.MULTILINE)


def test_nothing_changed_is_said() -> None:
    assert as_markdown(changed()).endswith("Nothing that a reader would notice.\n")


@pytest.mark.parametrize("most", [500, 600, 700, 900, 1500])
def test_it_is_never_longer_than_allowed_and_says_what_it_left_out(most: int) -> None:
    many = [
        reworded(name, f"Words number {n}. " * 9)
        for n, name in enumerate(guide_data(GUIDE)["pathways"])
    ]
    comparison = changed(renumbered, *many)
    found = as_markdown(comparison, most)
    assert len(found) <= most
    shown = len(re.findall(r"^- ", found, re.MULTILINE))
    left = re.search(r"Not shown here: (\d+) more, of which (\d+) are major", found)
    assert shown + (int(left[1]) if left else 0) == len(comparison.changes)
    assert shown or most < 600


def test_a_change_that_is_too_long_is_told_by_its_sentence() -> None:
    comparison = changed(reworded(SCHOOLS, "Far too many words. " * 200))
    found = as_markdown(comparison, 900)
    assert literal(comparison.changes[0].sentence) in found
    assert "What shows it is too long to stand here." in found
    assert "Far too many" not in found
    assert "Far too many" in as_markdown(comparison, 9000)


def test_the_commands_as_they_are_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sample(tmp_path)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        found = CliRunner().invoke(main, arguments)
        return found.exit_code, found.output

    code, said = run("diff", str(folder), str(folder), "--markdown", "--most", "500")
    assert (code, said[:3]) == (0, "## ")
    assert run("status", "--markdown")[0] == 0
    for wrong in (["--json", "--markdown"], ["--most", "500"], ["--markdown", "--most", "9"]):
        assert run("diff", str(folder), str(folder), *wrong)[0] == 2
    assert run("status", "--json", "--markdown")[0] == 2


def due(*whens: When) -> Board:
    row = Row("0.2", "in-review", None, missing=("the nurse has not signed",))
    dates = tuple(Due(f"contact c{n}", DAY, when) for n, when in enumerate(whens))
    return Board(DAY, (row,), dates, ("samaritans",), (), ("toolbox plan: 6",))


@pytest.mark.parametrize("whens", [(), ("in 90 days",), ("in 90 days", "in 90 days")])
def test_an_issue_has_no_words_while_nothing_is_due_soon(whens: tuple[When, ...]) -> None:
    assert board_as_markdown(due(*whens)) == ""


@pytest.mark.parametrize("when", ["overdue", "today", "in 30 days"])
def test_an_issue_tells_what_is_due_and_folds_the_rest_up(when: When) -> None:
    found = board_as_markdown(due(when, "in 90 days"))
    open_, _, folded = found.partition("<details>")
    assert f"### {when.capitalize()} (1)\n\n- 2026-11-26: contact c0\n" in open_
    assert "contact c1" in folded
    assert "- 0.2: in-review\n  - missing: the nurse has not signed\n" in folded
    assert "(1)</summary>\n\n- samaritans\n" in folded
    assert "Sources that nobody" not in found
    assert found.count("<details>") == found.count("</details>") == 4
