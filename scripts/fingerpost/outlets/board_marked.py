"""The board as Markdown for an issue; no words at all while nothing is due soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.checks.board import Board, When
from fingerpost.outlets.board import row_lines
from fingerpost.outlets.marked import literal

SOON: tuple[When, ...] = ("overdue", "today", "in 30 days")
"""What makes an issue. What comes later is only told in it."""


def as_markdown(board: Board) -> str:
    """What is due within 30 days, then all the rest folded up; empty if nothing is due so soon."""
    if not any(due.when in SOON for due in board.due):
        return ""
    return "\n".join(_lines(board)) + "\n"


def _lines(board: Board) -> Iterator[str]:
    yield f"On {board.day.isoformat()}. This text is written anew each week; do not write in it."
    for when in SOON:
        some = [f"{due.on.isoformat()}: {due.what}" for due in board.due if due.when == when]
        if some:
            yield from ("", f"### {when.capitalize()} ({len(some)})", "")
            yield from (f"- {literal(line)}" for line in some)
    later = [f"{due.on.isoformat()}: {due.what}" for due in board.due if due.when not in SOON]
    yield from _folded("In 31 to 90 days", later)
    yield from _folded("Revisions", [line for row in board.revisions for line in row_lines(row)])
    yield from _folded("Contacts that nobody has checked", board.unverified)
    yield from _folded("Sources that nobody has checked", board.unchecked)
    yield from _folded("Waiting for an owner", board.waiting)


def _folded(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        count = "" if title == "Revisions" else f" ({len(lines)})"
        yield from ("", f"<details><summary>{title}{count}</summary>", "")
        yield from (f"{_indent(line)}- {literal(line.strip())}" for line in lines)
        yield from ("", "</details>")


def _indent(line: str) -> str:
    return "  " if line.startswith(" ") else ""
