"""A pathway as its author wrote it, read with none of the code of the engine: for the oracle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ALONE = ("none", "not-sure")
TODAY = "2026-11-22"

Place = tuple[str | int, ...]
Ticks = tuple[str, ...]
"""An answer: the one that was given, or the boxes that were ticked, in file order."""


@dataclass(frozen=True)
class Line:
    """A rule where it stands: its place, its condition if any, and the step it leads to."""

    at: Place
    when: Any
    to: str


@dataclass(frozen=True)
class Part:
    """A block as an outcome shows it: its place, its data, and when it shows."""

    at: Place
    data: Mapping[str, Any]
    when: Any


class Author:
    """A pathway's data, with the data of what it shares."""

    def __init__(self, data: Mapping[str, Any], shared: Mapping[str, Any] | None = None) -> None:
        self.start: str = data["start"]
        self.steps: dict[str, Any] = data["steps"]
        self.named: Mapping[str, Any] = data.get("conditions", {})
        maps = shared or {}
        self.responses: Mapping[str, Any] = maps.get("responses", {})
        self.contacts: Mapping[str, Any] = maps.get("contacts", {})
        self.sets: Mapping[str, Any] = data.get("blocks", {})
        self.questions = [i for i, step in self.steps.items() if "question" in step]

    def ids(self, question: str) -> list[str]:
        """The answers of a question, in order."""
        return list(self.steps[question]["answers"])

    def ticks(self, question: str) -> bool:
        """Whether it has tick-boxes."""
        return bool(self.steps[question].get("pick") == "any")

    def choices(self, question: str) -> list[Ticks]:
        """Every acceptable answer to a question."""
        if not self.ticks(question):
            return [(i,) for i in self.ids(question)]
        sets: list[Ticks] = [()]
        for i in self.ids(question):
            sets += [(*some, i) for some in sets if i not in ALONE]
        return [some for some in sets if some] + [(i,) for i in self.ids(question) if i in ALONE]

    def target(self, name: str, step_id: str) -> str:
        """The step that is meant, where `next` is the one below."""
        ids = list(self.steps)
        return ids[ids.index(step_id) + 1] if name == "next" else name

    def lines(self, step_id: str, answer: str | None = None) -> list[Line]:
        """The rules that decide where next; for single answers, those of one answer."""
        step = self.steps[step_id]
        at: Place = ("steps", step_id, "answers", answer or "")
        answers = step.get("answers")
        value = answers[answer] if answer and isinstance(answers, dict) else None
        found: list[Line] = []
        if isinstance(value, dict):
            found = self._lines(step_id, value.get("go"), (*at, "go"))
        elif isinstance(value, list) or (value and "go" not in step):
            found = self._lines(step_id, value, at)
        if not found or found[-1].when is not None:
            found = found + self._lines(step_id, step.get("go"), ("steps", step_id, "go"))
        return found

    def _lines(self, step_id: str, go: Any, at: Place) -> list[Line]:
        if isinstance(go, str):
            return [Line(at, None, self.target(go, step_id))]
        lines = enumerate(go or [])
        return [
            Line(
                (*at, n),
                line.get("when"),
                self.target(line.get("go", line.get("otherwise")), step_id),
            )
            for n, line in lines
        ]

    def all_lines(self, step_id: str) -> Iterator[Line]:
        """Every rule that can be come by at a step."""
        single = step_id in self.questions and not self.ticks(step_id)
        for answer in self.ids(step_id) if single else [None]:
            yield from self.lines(step_id, answer)

    def blocks(self, step_id: str) -> list[Part]:
        """The blocks of an outcome, in order, those of sets written out."""
        found: list[Part] = []
        for n, block in enumerate(self.steps[step_id].get("blocks", [])):
            when = block.get("when")
            at: Place = ("steps", step_id, "blocks", n)
            if "use" not in block:
                found.append(Part(at, block, when))
                continue
            for k, one in enumerate(self.sets[block["use"]]):
                both = [each for each in (when, one.get("when")) if each is not None]
                joined = {"all": both} if both else None
                place = ("blocks", block["use"], k) if "when" not in block else at
                found.append(Part(place, one, joined))
        return found

    def ended(self, part: Mapping[str, Any]) -> bool:
        """Whether a block or variant is no longer shown."""
        return bool(part.get("until", TODAY) < TODAY)

    def act(self, part: Mapping[str, Any]) -> str | None:
        """When to act, as a step or block says it or its response."""
        response = self.responses.get(part.get("response", ""), {})
        return part.get("act") or response.get("act")

    def helpers(self, part: Mapping[str, Any]) -> dict[str, bool]:
        """The contacts of a step or block; True for those that show whatever was answered."""
        response = self.responses.get(part.get("response", ""), {})
        found: dict[str, bool] = {}
        for name in [*part.get("contacts", []), *response.get("contacts", [])]:
            found.setdefault(name, True)
        for name in [*part.get("offer", []), *response.get("offer", [])]:
            found.setdefault(name, False)
        for service in [part.get("service"), response.get("service")]:
            for name, contact in self.contacts.items():
                if service in contact.get("provides", []):
                    found.setdefault(name, False)
        return found

    def shown_helpers(self, part: Mapping[str, Any], given: Mapping[str, Ticks]) -> list[str]:
        """The contacts of a step or block that show after these answers."""
        return [i for i, always in self.helpers(part).items() if always or self.fits(i, given)]

    def fits(self, contact_id: str, given: Mapping[str, Ticks]) -> bool:
        """Whether an offered contact fits the area and the topics that were answered."""
        contact = self.contacts[contact_id]
        for question, ticked in given.items():
            step = self.steps[question]
            for answer in ticked:
                full = step["answers"][answer] if isinstance(step["answers"], dict) else {}
                area = full.get("area") if isinstance(full, dict) else None
                if area and "area" in contact and area not in contact["area"]:
                    return False
                clear = "none" if self.ticks(question) else "no"
                if step.get("topic") in contact.get("not_for", []) and answer != clear:
                    return False
        return True

    def holds(self, when: Any, given: Mapping[str, Ticks]) -> bool:
        """Whether a condition, as it is written, holds."""
        if when is None:
            return True
        if isinstance(when, str):
            return self.holds(self.named[when], given)
        return all(self._entry_holds(key, value, given) for key, value in when.items())

    def _entry_holds(self, key: str, value: Any, given: Mapping[str, Ticks]) -> bool:
        if key == "all":
            return all(self.holds(part, given) for part in value)
        if key == "any":
            return any(self.holds(part, given) for part in value)
        if key == "not":
            return not self.holds(value, given)
        if key == "asked":
            return value in given
        wanted = [value] if isinstance(value, str) else value
        return any(answer in wanted for answer in given.get(key, ()))

    def speaks_of(self, when: Any) -> set[str]:
        """The questions that a condition names."""
        if isinstance(when, str):
            return self.speaks_of(self.named[when])
        found: set[str] = set()
        for key, value in when.items():
            if key in ("all", "any"):
                found.update(*(self.speaks_of(part) for part in value))
            elif key == "not":
                found |= self.speaks_of(value)
            else:
                found.add(value if key == "asked" else key)
        return found
