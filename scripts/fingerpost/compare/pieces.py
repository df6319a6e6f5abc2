"""What changed beside the pathways: explainers, tools, sources, words and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fingerpost.compare.changes import Change
from fingerpost.compare.entry import Entry, entry_title, words
from fingerpost.compare.words import quoted

_DAYS = frozenset({"written", "reviewed", "verified", "checked", "review_by"})
_SETTINGS = {
    "audiences": "{title} is for other readers now",
    "label": "how well {title} is founded has changed",
    "kind": "{title} is another sort of thing now",
    "state": "whether people can join {title} has changed",
    "ready": "whether {title} is ready has changed",
    "project": "{title} is another type of project now",
    "pathway": "{title} leads on to another pathway",
    "programme": "{title} belongs to another programme",
    "drawing": "{title} has another drawing",
}
_SAID = {
    "title": "the heading",
    "term": "the word",
    "summary": "the summary",
    "meaning": "the meaning",
    "says": "what it says",
    "body": "the text",
    "caption": "the caption",
    "steps": "the steps",
    "cautions": "what to mind",
    "also_called": "the other names",
    "web": "the address",
    "dated": "the date",
}


def piece_changes(entry: Entry) -> Iterator[Change]:
    """All changes of a piece or plain entry, field by field; its sections one by one."""
    yield from entry.dates()
    yield from entry.contacts()
    yield from entry.owner()
    for key in sorted({**entry.old, **entry.new}):
        was, now = entry.old.get(key), entry.new.get(key)
        if was == now or key in _DAYS or key in ("contacts", "owner"):
            continue
        if key in _SETTINGS:
            says = _SETTINGS[key].replace("{title}", entry.title)
            yield entry.change("setting", "minor", f"{says[:1].upper()}{says[1:]}.")
        elif key == "evidence":
            yield entry.change("evidence", "minor", f"{entry.title} rests on other sources.")
        elif entry.part == "evidence":
            yield from _source(entry, key, was, now)
        elif _have_ids(was) and _have_ids(now):
            yield from _sections(entry, key)
        else:
            yield from _reworded(entry, key, was, now)


def _source(entry: Entry, key: str, was: Any, now: Any) -> Iterator[Change]:
    what = _SAID.get(key, f"the {key}")
    says = f"{what} of the source {entry.title} has changed"
    if key == "dated":
        says = f"the source {entry.title} is now dated {quoted(now)}; before it was {quoted(was)}"
    sentence = f"{says[:1].upper()}{says[1:]}."
    yield entry.change("evidence", "minor", sentence, before=words(was), after=words(now))


def _reworded(entry: Entry, key: str, was: Any, now: Any) -> Iterator[Change]:
    what = _SAID.get(key, f"“{key.replace('_', ' ')}”")
    verb = "have" if what in ("the steps", "the other names") else "has"
    found = list(entry.wordings(was, now))
    says = f"In {entry.title}, {what} {verb} changed"
    for audiences, before, after in found:
        yield entry.change(
            "reworded",
            "minor",
            f"{says}{entry.whom(audiences)}.",
            audiences=audiences,
            before=before,
            after=after,
        )
    if not found:
        yield entry.change("setting", "minor", f"{says} in its layout.")


def _have_ids(value: Any) -> bool:
    return isinstance(value, Sequence) and all(isinstance(v, Mapping) and "id" in v for v in value)


def _sections(entry: Entry, key: str) -> Iterator[Change]:
    old = {section["id"]: section for section in entry.old.get(key, ())}
    new = {section["id"]: section for section in entry.new.get(key, ())}
    for name in {**old, **new}:
        title = quoted(_heading(entry, new.get(name) or old[name]))
        if name not in new:
            says = f"In {entry.title}, the part {title} was removed."
            yield entry.change("removed", "minor", says, before=words(old[name]))
        elif name not in old:
            says = f"In {entry.title}, the part {title} was added."
            yield entry.change("added", "minor", says, after=words(new[name]))
        elif old[name] != new[name]:
            found = list(entry.wordings(old[name], new[name]))
            for audiences, before, after in found:
                says = f"In {entry.title}, the part {title} has changed{entry.whom(audiences)}."
                yield entry.change(
                    "reworded", "minor", says, audiences=audiences, before=before, after=after
                )
            if not found:
                says = f"In {entry.title}, the part {title} is laid out otherwise."
                yield entry.change("setting", "minor", says)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield entry.change("moved", "minor", f"The parts of {entry.title} stand in another order.")


def _heading(entry: Entry, section: Mapping[str, Any]) -> str:
    heading = section.get("heading") or section.get("label") or section.get("title") or ""
    return heading if isinstance(heading, str) else entry_title({"title": heading}, entry.everybody)
