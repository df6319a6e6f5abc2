"""The board as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from fingerpost.checks.board import Board, Row


def as_lines(board: Board) -> Iterator[str]:
    """The board, part by part; a part with nothing in it says so."""
    yield f"On {board.day.isoformat()}"
    yield from _part("Revisions", [line for row in board.revisions for line in row_lines(row)])
    yield from _part("Due", [f"{due.on} ({due.when}): {due.what}" for due in board.due])
    yield from _part("Contacts that nobody has checked", board.unverified)
    yield from _part("Sources that nobody has checked", board.unchecked)
    yield from _part("Waiting for an owner", board.waiting)


def contact_lines(board: Board) -> Iterator[str]:
    """What there is to do about contacts, and nothing else."""
    due = [one for one in board.due if one.what.startswith("contact ")]
    yield from _part("Contacts due", [f"{one.on} ({one.when}): {one.what}" for one in due])
    yield from _part("Contacts that nobody has checked", board.unverified)


def as_json(board: Board) -> str:
    """The same as JSON, with the names of `Board`; days are year-month-day."""
    return json.dumps(asdict(board), ensure_ascii=False, indent=1, default=str)


def row_lines(row: Row) -> Iterator[str]:
    """A revision and, moved in below it, its signatures and what is missing."""
    released = f", on the website since {row.released}" if row.released else ""
    yield f"{row.version}: {row.state}{released}"
    yield from (f"   signed: {one}" for one in row.signed)
    yield from (f"   no longer holds: {one}" for one in row.void)
    yield from (f"   missing: {one}" for one in row.missing)


def _part(title: str, lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    yield f"\n{title} ({len(lines)})" if title != "Revisions" else f"\n{title}"
    yield from (f"- {line}" if not line.startswith("   ") else line for line in lines)
    if not lines:
        yield "- none"
