"""What YAML's own errors mean to somebody who is no programmer."""

from __future__ import annotations

import re

import yaml

_LINE_ENDS = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
_MEANINGS = (
    ("'\\t'", "tabs", "there is a tab here", "Use spaces to move text to the right."),
    (
        "mapping values are not allowed",
        "colon",
        "a colon is not expected here",
        'Text needs quotes, "Say: thank you"; a condition needs braces, {needs: home}.',
    ),
    (
        "could not find expected ':'",
        "colon",
        "a key without its colon, or text that runs on",
        "Write `key: value`; move text that runs on further to the right.",
    ),
    (
        "undefined alias",
        "yaml",
        "text here begins with *",
        "Put quotes around text that begins with * or &.",
    ),
    (
        "expected alphabetic or numeric character",
        "yaml",
        "text here begins with * or &",
        "Put quotes around it.",
    ),
    (
        "unexpected end of stream",
        "quotes",
        "a quotation mark is opened and not closed",
        "Close it, or leave both out.",
    ),
    (
        "cannot start any token",
        "yaml",
        "text here begins with a character that has a meaning in YAML",
        "Put quotes around the text.",
    ),
    (
        "did not find expected",
        "indent",
        "this line does not fit the lines above it",
        "Line it up with its neighbours, and close every quote and bracket.",
    ),
    (
        "but found another document",
        "yaml",
        "a second document begins here",
        "Remove the line of three hyphens.",
    ),
    (
        "control characters",
        "bytes",
        "there is a character here that cannot be read",
        "Delete it and type the text again.",
    ),
)


def explain(error: Exception, text: str) -> tuple[str, str, str, int, int]:
    """(rule, message, hint, line, column) for an error that PyYAML raised on this text."""
    line, column = _place(error, text)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    for sign, rule, message, hint in _MEANINGS:
        if sign in said or (rule == "tabs" and _tab_at(text, line)):
            return rule, message, hint, line, column
    problem = str(getattr(error, "problem", "") or "this is not readable YAML")
    return "yaml", problem, "Compare it with a file that works.", line, column


def _place(error: Exception, text: str) -> tuple[int, int]:
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if "unexpected end of stream" in str(error):
        marks.reverse()
    mark = marks[0] or marks[1]
    if mark is not None:
        return mark.line + 1, mark.column + 1
    position = getattr(error, "position", None)
    if isinstance(position, int) and isinstance(error, yaml.reader.ReaderError):
        return place_after(text.encode()[:position].decode("utf-8", "ignore"))
    return 1, 1


def place_after(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after this text; lines end as YAML's do."""
    lines = _LINE_ENDS.split(before)
    return len(lines), len(lines[-1]) + 1


def _tab_at(text: str, line: int) -> bool:
    lines = text.splitlines()
    around = lines[max(line - 2, 0) : line]
    return any("\t" in one[: len(one) - len(one.lstrip())] for one in around)
