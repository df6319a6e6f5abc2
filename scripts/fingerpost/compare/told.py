"""A comparison as lines for the terminal, and as plain data for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from fingerpost.compare.changes import Change, Comparison, Size, Way
from fingerpost.compare.redline import redline
from fingerpost.compare.words import listed, plain_words

INDENT = "   "
PARTS: Mapping[str, str] = {
    "pathways": "Pathways",
    "settings": "Settings",
    "situations": "Situations",
    "responses": "Shared advice",
    "questions": "Shared questions",
    "contacts": "Contacts",
    "explainers": "Explainers",
    "toolbox": "Toolbox",
    "programmes": "Programmes",
    "training": "Training",
    "case_studies": "Case studies",
    "drawings": "Drawings",
    "formats": "Other languages and formats",
    "glossary": "Glossary",
    "evidence": "Evidence",
    "living": "How the guide lives",
}
"""The parts in the order in which they are told, and what readers call them."""
_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def told(comparison: Comparison) -> Iterator[str]:
    """Lines of plain text: what is major first, then part by part."""
    old, new = comparison.old.version, comparison.new.version
    if not comparison.changes:
        yield f"From {old} to {new}: nothing has changed."
        return
    yield f"From {old} to {new}:"
    sizes: tuple[tuple[Size, str], ...] = (("major", "Major changes"), ("minor", "Minor changes"))
    for size, heading in sizes:
        changes = [change for change in comparison.changes if change.size == size]
        if changes:
            yield f"\n{heading} ({len(changes)})"
        for part, some in groupby(changes, lambda change: change.part):
            yield f"\n{PARTS.get(part, part)}"
            for change in some:
                yield from change_lines(comparison, change)


def change_lines(comparison: Comparison, change: Change) -> Iterator[str]:
    """One change: its sentence, the answers that show it, both ways, and the words as a redline."""
    yield f"- {change.sentence}"
    if change.answers is not None:
        said = "; ".join(
            f"{question} {answer}" for question, answer in answers_in_words(comparison, change)
        )
        yield f"{INDENT}Smallest answers: {said or 'none are needed'}."
    if change.ways is not None:
        before, now = change.ways
        yield f"{INDENT}Before: {way_words(before)}"
        yield f"{INDENT}Now: {way_words(now)}"
    if has_redline(change):
        runs = redline(change.before, change.after)
        marked = "".join(_MARKS[run.fate].format(run.text) for run in runs)
        yield from (f"{INDENT}{line}" for line in marked.splitlines() if line.strip())


def has_redline(change: Change) -> bool:
    """Whether a change is shown word by word; of the other kinds the sentence says all."""
    told_whole = change.kind in ("act", "actor", "contact", "date")
    return not told_whole and bool(change.before or change.after)


def answers_in_words(comparison: Comparison, change: Change) -> list[tuple[str, str]]:
    """The answers of a change of a pathway: the question's title and the answers' labels.

    Each is worded as it is now, or as it was where it is gone.
    """
    old, new = comparison.old.data["pathways"], comparison.new.data["pathways"]
    was = next((o for o, n in comparison.moved.items() if n == change.name), change.name)
    versions = [d[name] for d, name in ((new, change.name), (old, was)) if name in d]
    found = []
    for question, answer in (change.answers or {}).items():
        asked = [
            step
            for pathway in versions
            for step in pathway["steps"]
            if step["id"] == question and step["kind"] == "question"
        ]
        labels = {a["id"]: a["label"] for step in reversed(asked) for a in step["answers"]}
        given = (answer,) if isinstance(answer, str) else answer
        words = listed(f"“{plain_words(labels.get(one, one))}”" for one in given)
        found.append((plain_words(asked[0]["title"]) if asked else question, words))
    return found


def way_words(way: Way) -> str:
    """What a reader meets on a way: the steps, and at its end the time to act and the contacts."""
    steps = " → ".join(map(plain_words, way.steps))
    if not way.ends:
        return f"{steps}, and no further."
    act = f" ({way.act})" if way.act else ""
    contacts = f" Contacts: {listed(way.contacts)}." if way.contacts else ""
    return f"{steps}{act}.{contacts}"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The same as plain data: texts, lists and maps only; fields without a value are left out."""
    return {
        "from": comparison.old.version,
        "to": comparison.new.version,
        "size": comparison.size,
        "moved": dict(comparison.moved),
        "changes": [_data(comparison, change) for change in comparison.changes],
    }


def _data(comparison: Comparison, change: Change) -> dict[str, Any]:
    found = {name: _plain(value) for name, value in asdict(change).items() if value}
    if change.answers:
        words = answers_in_words(comparison, change)
        found["asked"] = [{"question": q, "answer": a} for q, a in words]
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value
