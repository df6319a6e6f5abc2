"""Renames between two versions, and the old version's data in the names of the new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.compare.likeness import ALIKE_STEPS, renamed
from fingerpost.compare.words import texts_in

Data = Mapping[str, Any]
Names = Mapping[str, str]

ENTRIES = (
    *("situations", "responses", "questions", "contacts", "explainers", "toolbox", "programmes"),
    *("training", "case_studies", "drawings", "formats", "glossary", "evidence"),
)
"""The parts of a guide that are maps from an id to an entry."""
_REFERS = {
    "contact": "contacts",
    "contacts": "contacts",
    "offer": "contacts",
    "crisis": "contacts",
    "response": "responses",
    "shows": "responses",
    "hides": "responses",
    "asks": "questions",
    "situation": "situations",
    "then": "pathways",
    "pathway": "pathways",
    "programme": "programmes",
    "drawing": "drawings",
    "evidence": "evidence",
    "mirror": "pathways",
}
"""Fields whose texts are ids, and the part they are of."""
_INNER = {"evidence": "/", "pathways": "#"}
"""What stands between an id and a place in what it names."""
_KINDS = {
    "contact": "contacts",
    "pathway": "pathways",
    "term": "glossary",
    "explainer": "explainers",
    "tool": "toolbox",
    "programme": "programmes",
}
_LINK = re.compile(rf"(?<=\]\()({'|'.join(_KINDS)}):([a-z0-9/-]+)(?=\))")
_PAGE = re.compile(rf"({'|'.join(_KINDS)}):([a-z0-9/-]+)")
OTHER_KIND = "~"
"""Ends the id of an old step whose id is that of a step of another kind now."""


@dataclass(frozen=True)
class Aligned:
    """Two versions in the names of the new one. `names` has what was renamed, part by part."""

    old: Data
    new: Data
    names: Mapping[str, Names]


def aligned(old: Data, new: Data) -> Aligned:
    """Finds what was renamed, and says the old data in the new names, links included."""
    names = {part: _renames(old, new, part) for part in (*ENTRIES, "pathways")}
    if not any(names.values()):
        return Aligned(old, new, names)
    said: dict[str, Any] = {"settings": _said(old["settings"], names)}
    for part in (*ENTRIES, "pathways"):
        here = names[part]
        said[part] = {
            here.get(name, name): _said(entry, names) for name, entry in _part(old, part).items()
        }
    for name, pathway in said["pathways"].items():
        pathway["id"] = name
    return Aligned({**old, **said, "living": _said(_part(old, "living"), names)}, new, names)


def _part(data: Data, part: str) -> Data:
    found: Data = data.get(part) or {}
    return found


def _renames(old: Data, new: Data, part: str) -> Names:
    before, after = _part(old, part), _part(new, part)
    if before.keys() == after.keys():
        return {}
    words = pathway_words if part == "pathways" else entry_words
    gone = {n: words(e) if n not in after else "" for n, e in before.items()}
    come = {n: words(e) if n not in before else "" for n, e in after.items()}
    return renamed(gone, come)


def pathway_words(pathway: Data) -> str:
    """The titles of a pathway and of its steps, by which it is known again."""
    return "\n".join([pathway["title"], *(step["title"] for step in pathway.get("steps", ()))])


def entry_words(entry: Any) -> str:
    """All words of an entry."""
    return "\n".join(texts_in(entry))


def _said(value: Any, names: Mapping[str, Names], part: str | None = None) -> Any:
    """A part of the old data in the new names. `part` is what its texts are the ids of, if any."""
    if isinstance(value, str):
        return _name(value, names, part)
    if isinstance(value, Mapping):
        return {
            key: _said(item, names, None if key == "when" else _REFERS.get(key, part))
            for key, item in value.items()
        }
    return [_said(item, names, part) for item in value] if isinstance(value, list) else value


def _name(text: str, names: Mapping[str, Names], part: str | None) -> str:
    if part is not None:
        head, mark, rest = text.partition(_INNER.get(part, "#"))
        return f"{names[part].get(head, head)}{mark}{rest}"

    def now(link: re.Match[str]) -> str:
        return f"{link[1]}:{names[_KINDS[link[1]]].get(link[2], link[2])}"

    page = _PAGE.fullmatch(text)
    return now(page) if page else _LINK.sub(now, text)


def steps_renamed(old: Data, new: Data) -> Names:
    """Steps of a pathway that have another id now; those of another kind are put out of the way."""
    before = {step["id"]: step for step in old["steps"]}
    after = {step["id"]: step for step in new["steps"]}
    found: dict[str, str] = {}
    for kind in ("question", "action", "outcome"):
        found |= renamed(
            {i: _step_words(step) for i, step in before.items() if step["kind"] == kind}
            | {i: "" for i in after if i in before},
            {i: _step_words(step) for i, step in after.items() if step["kind"] == kind}
            | {i: "" for i in before if i in after},
            ALIKE_STEPS,
        )
    other = [i for i, step in before.items() if i in after and step["kind"] != after[i]["kind"]]
    return found | {i: f"{i}{OTHER_KIND}" for i in other}


def _step_words(step: Data) -> str:
    labels = (answer["label"] for answer in step.get("answers", ()))
    return "\n".join([step["title"], step.get("body", ""), *labels])


def in_new_steps(pathway: Data, names: Names) -> Data:
    """A pathway's data with its steps called as they are now."""
    if not names:
        return pathway
    steps = [_step_said(step, names) for step in pathway["steps"]]
    scenarios = [
        {
            **one,
            "answers": {names.get(q, q): a for q, a in one.get("answers", {}).items()},
            "reaches": names.get(one["reaches"], one["reaches"]),
        }
        for one in pathway.get("scenarios", ())
    ]
    more = {"scenarios": scenarios} if scenarios else {}
    start = names.get(pathway["start"], pathway["start"])
    return {**pathway, "start": start, "steps": steps, **more}


def _step_said(value: Any, names: Names, key: str = "") -> Any:
    """Part of a step: ids, targets and conditions in the new names."""
    if key in ("go", "otherwise") and isinstance(value, str):
        return names.get(value, value)
    if key in ("when", "only_when"):
        return _condition(value, names)
    if isinstance(value, Mapping):
        said = {k: _step_said(item, names, k) for k, item in value.items()}
        return said | {"id": names.get(value["id"], value["id"])} if "kind" in value else said
    return [_step_said(item, names) for item in value] if isinstance(value, list) else value


def _condition(value: list[Any], names: Names) -> list[Any]:
    form, *rest = value
    if form in ("=", "?"):
        return [form, names.get(rest[0], rest[0]), *rest[1:]]
    return [form, *(_condition(part, names) for part in rest)]
