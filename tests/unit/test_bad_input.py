"""Nobody's mistake gives a traceback, a hang or silence: each is told with its place and a hint."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.checks import check_guide
from fingerpost.outlets.cli import main
from fingerpost.problems import Problem
from fingerpost.source.text import read_text
from tests.golden.rules.examples import GUIDE, TODAY, checked, sample
from tests.unit.bad_files import CONDITIONS, EXPECTED, FIELDS, HOSTILE, deep_changes
from tests.unit.bad_folders import LAYOUTS

EXAMPLE = "schools/example.yml"
LONGEST = 20.0
"""Seconds that any one file may take on a slow machine."""
LINES = re.compile(r"\r\n|[\r\n\u0085\u2028\u2029]")


def run(guide: Path) -> list[dict[str, Any]]:
    """`fingerpost check` on a guide: exit 1, no traceback, and its problems."""
    start = time.monotonic()
    arguments = ["check", "--json", "--no-keep", "--guide", str(guide)]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert time.monotonic() - start < LONGEST
    assert result.exit_code == 1, result.output
    problems: list[dict[str, Any]] = json.loads(result.stdout)
    plain = CliRunner().invoke(main, [*arguments[:1], *arguments[2:]], catch_exceptions=False)
    assert plain.exit_code == 1
    assert len(plain.stdout.strip().splitlines()) == len(problems) + 1
    return problems


def told(guide: Path, rule: str) -> dict[str, Any]:
    """The first problem of this rule."""
    problems = run(guide)
    found = [problem for problem in problems if problem["rule"] == rule]
    assert found, problems
    return found[0]


def placed(problem: Problem, guide: Path) -> bool:
    """Whether the problem's place lies within its file."""
    path = guide.parent / problem.path
    if problem.line == 0:
        return problem.column == 0
    lines = LINES.split(path.read_bytes().decode("utf-8-sig", "replace"))
    if problem.line == len(lines) + 1:
        return problem.column == 1
    width = len(lines[problem.line - 1]) if problem.line <= len(lines) else -1
    return 1 <= problem.column <= width + 2


@pytest.mark.parametrize(("raw", "rule"), EXPECTED.values(), ids=EXPECTED.keys())
def test_a_file_of_bytes(raw: bytes, rule: str, tmp_path: Path) -> None:
    guide = sample(tmp_path)
    (guide / EXAMPLE).write_bytes(raw)
    problems = run(guide)
    problem = next((each for each in problems if each["rule"] == rule), None)
    assert problem, problems[:9]
    assert problem["path"] == f"pathways/{EXAMPLE}"
    assert problem["line"] >= 1
    assert problem["column"] >= 1
    assert problem["hint"]
    assert all(placed(Problem(**each), guide) for each in problems[:100])


@pytest.mark.parametrize("name", ["guide.yml", "contacts.yml", "words.yml", "questions.yml"])
@pytest.mark.parametrize("key", ["utf-16", "empty", "list", "text", "100,000 brackets", "bomb"])
def test_a_shared_file_of_bytes(name: str, key: str, tmp_path: Path) -> None:
    raw, rule = EXPECTED[key]
    guide = sample(tmp_path)
    (guide / name).write_bytes(raw)
    assert told(guide, rule)["path"] == f"pathways/{name}"


@pytest.mark.parametrize("name", [EXAMPLE, *(p.name for p in sorted(GUIDE.glob("*.yml")))])
@pytest.mark.parametrize("value", [["a", "b"], "words", {"a": "b"}, [], {}, "", [["a"]], [{}]])
def test_a_wrong_kind_of_value_at_every_level(name: str, value: Any, tmp_path: Path) -> None:
    data = read_text("", (GUIDE / name).read_text("utf-8")).data
    guide = sample(tmp_path)
    for changed in deep_changes(data, value):
        (guide / name).write_text(json.dumps(changed), "utf-8")
        for problem in check_guide(guide, TODAY).problems:
            assert placed(problem, guide), problem
            assert problem.hint or problem.message


@pytest.mark.parametrize("name", ["danger", "steps.danger.answers", "owner", "scenarios"])
def test_a_wrong_kind_has_a_hint(name: str, tmp_path: Path) -> None:
    guide = sample(tmp_path)
    text = (guide / EXAMPLE).read_text("utf-8")
    changes = {
        "danger": text.replace("    ask: in-danger\n", "    - ask: in-danger\n").replace(
            "    answers: {yes", "    - answers: {yes"
        ),
        "steps.danger.answers": text.replace("{yes: call-999, no", "words # {yes: call-999, no"),
        "owner": text.replace("owner: {role: Safeguarding lead}", "owner: Safeguarding lead"),
        "scenarios": f"{text}\nscenarios: words\n",
    }
    (guide / EXAMPLE).write_text(changes[name], "utf-8")
    assert told(guide, "kind")["hint"]


@pytest.mark.parametrize(("change", "rule", "path"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_file_that_does_not_belong(
    change: Callable[[Path], object], rule: str, path: str, tmp_path: Path
) -> None:
    guide = sample(tmp_path)
    change(guide)
    problem = told(guide, rule)
    assert problem["path"] == f"pathways/{path}"
    assert problem["hint"]


def test_a_second_file_of_one_name_is_not_to_be_renamed_onto_the_first(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    (guide / "schools/example.yaml").write_bytes((guide / EXAMPLE).read_bytes())
    assert "Keep one" in told(guide, "file-kind")["hint"]


def test_no_folder_at_all(tmp_path: Path) -> None:
    assert told(tmp_path / "nothing", "folder")["hint"]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_opened(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = sample(tmp_path)
    method, name = ("read_bytes", "example.yml") if what == "file" else ("iterdir", "schools")
    real = getattr(Path, method)

    def refuse(path: Path) -> Any:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, method, refuse)
    assert told(guide, "file-read")["hint"]


@pytest.mark.parametrize(("lines", "rule"), CONDITIONS.values(), ids=CONDITIONS.keys())
def test_conditions_that_lean_on_each_other(lines: str, rule: str, tmp_path: Path) -> None:
    guide = sample(tmp_path)
    text = (guide / EXAMPLE).read_text("utf-8")
    text = text.replace("\nsteps:\n", f"\nconditions:\n{lines}\nsteps:\n")
    (guide / EXAMPLE).write_text(text, "utf-8")
    assert told(guide, rule)["hint"]


@pytest.mark.parametrize(("text", "rule"), HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(("name", "place"), FIELDS, ids=str)
def test_words_that_would_break_a_page(
    text: str, rule: str, name: str, place: tuple[str | int, ...], tmp_path: Path
) -> None:
    guide = sample(tmp_path)
    data = read_text("", (guide / name).read_text("utf-8")).data
    inner = data
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = [text] if place[-1] in ("say", "do_not", "first") else text
    (guide / name).write_text(json.dumps(data), "utf-8")
    problem = told(guide, rule)
    assert problem["path"] == f"pathways/{name}"
    assert problem["line"] == 1
    assert problem["hint"]


SAMPLES = [path.read_bytes() for path in sorted(GUIDE.rglob("*.yml"))]
NAMES = [str(path.relative_to(GUIDE)) for path in sorted(GUIDE.rglob("*.yml"))]
PIECES = [
    *["a: b", "- c", "  ", "\n", "\t", "{", "}", "[", "]", ",", "&x ", "*x", "!t ", "'", '"', ": "],
    *["? ", "#", "---\n", "...\n", "%", "@", "steps:", "danger:", "go: ", "when: ", "answers: "],
    *[
        "title: ",
        "\u202e",
        "\u00e9",
        "999",
        "null",
        "yes",
        "<<: *x",
        ">-\n",
        "|\n",
        "\r\n",
        "\u2028",
    ],
    *["~", "="],
]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the sample guide with a few pieces cut out, doubled, swapped or overwritten."""
    at = draw(st.integers(0, len(SAMPLES) - 1))
    raw = SAMPLES[at]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 60)))
        piece = draw(st.sampled_from([b"", raw[start:end] * 2, b"\t", b": ", b"[", b"{", b"'"]))
        piece = draw(st.just(piece) | st.binary(max_size=3) | YAMLISH.map(str.encode))
        raw = raw[:start] + piece + raw[end:]
    return NAMES[at], raw


def sound(guide: Path, name: str, raw: bytes) -> None:
    """The check of the guide with these bytes in it ends, soon, with every problem placed."""
    (guide / name).write_bytes(raw)
    start = time.monotonic()
    problems = checked(guide)
    assert time.monotonic() - start < LONGEST
    for problem in problems:
        assert placed(problem, guide), problem
        assert "\n" not in str(problem)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("random"))


@given(st.binary(max_size=200))
def test_random_bytes(guide: Path, raw: bytes) -> None:
    sound(guide, EXAMPLE, raw)


@given(YAMLISH)
def test_random_yaml(guide: Path, text: str) -> None:
    sound(guide, EXAMPLE, text.encode())


@given(damaged())
def test_damaged_files(guide: Path, change: tuple[str, bytes]) -> None:
    name, raw = change
    try:
        sound(guide, name, raw)
    finally:
        (guide / name).write_bytes((GUIDE / name).read_bytes())
