"""A problem as a value: where it is, which rule it breaks, what is wrong and what would help."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]
DataPath = tuple[str | int, ...]
"""The way to a place inside a file's data: keys and list positions from the top."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem that knows its place in a file's data, but not yet its line.

    `at` leads to the value (or, with `on_key`, to the key itself). Checks make faults, because
    lines are looked up only when there is something to report.
    """

    at: DataPath
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    on_key: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing for an author to mend. Lines and columns count from 1; 0 means the whole file."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = field(default="", compare=False)
    severity: Severity = field(default="error", compare=False)

    def __str__(self) -> str:
        """`path:line:column: error[rule]: message hint`, the form that editors can follow."""
        text = f"{self.place}: {self.severity}[{self.rule}]: {self.message}"
        text = text if text.endswith((".", "?", "!")) else f"{text}."
        return f"{text} {self.hint}" if self.hint else text

    @property
    def place(self) -> str:
        """`path:line:column`, or the path alone for the whole file."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build; warnings never do."""
    return [problem for problem in problems if problem.severity == "error"]


def as_text(problems: Sequence[Problem]) -> str:
    """All problems, a line each, errors before warnings, and a closing line that counts them."""
    wrong = len(errors(problems))
    order = sorted(problems, key=lambda problem: (problem.severity == "warning", problem))
    lines = [str(problem) for problem in order]
    return "\n".join([*lines, count_line(wrong, len(problems) - wrong)])


def count_line(wrong: int, warned: int) -> str:
    """The closing line: 2 problems, 1 warning; or that there are none."""
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((wrong, "problem"),) if n]
    parts += [f"{warned} warning{'' if warned == 1 else 's'}"] if warned else []
    return (", ".join(parts) or "No problems") + "."


def as_json(problems: Sequence[Problem]) -> str:
    """The problems as a JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in sorted(problems)], ensure_ascii=False)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or is empty where none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else ""
