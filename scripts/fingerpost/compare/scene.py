"""One pathway in both versions, with all that is needed to say what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from fingerpost.compare.blocks import BlockPair
from fingerpost.compare.changes import Change, Kind, Size
from fingerpost.compare.moved import OTHER_KIND, Aligned, Data
from fingerpost.compare.together import Example, Together, way
from fingerpost.compare.words import quoted, small
from fingerpost.logic.diagram import EMPTY
from fingerpost.shape.kinds import for_audience


@dataclass(frozen=True)
class Scene:
    """Both versions of a pathway, in the names of the new one. Without `together` it is too
    tangled to be walked.
    """

    guide: Aligned
    old: Data
    new: Data
    together: Together | None

    @property
    def audiences(self) -> tuple[str, ...]:
        """Whom it is for; both groups where it went from one to another."""
        return tuple(dict.fromkeys((self.new["audience"], self.old["audience"])))

    @property
    def title(self) -> str:
        """The pathway's title in quotation marks."""
        return quoted(self.new["title"])

    def change(self, kind: Kind, size: Size, says: str, **more: Any) -> Change:
        """A change of this pathway. `says` is the sentence behind "In “…”, "."""
        sentence = f"In {self.title}, {says}"
        return Change(
            kind, size, "pathways", self.new["id"], sentence, self.audiences, **_known(more)
        )

    def shown(self, change: Change, example: Example | None) -> Change:
        """The change with the answers that show it, and what they met before and meet now."""
        if example is None or self.together is None:
            return change
        old, new = self.together.old.pathway, self.together.new.pathway
        ways = (
            way(old, example.old, self.contacts(self.guide.old)),
            way(new, example.new, self.contacts(self.guide.new)),
        )
        answers = {name.removesuffix(OTHER_KIND): a for name, a in example.answers.items()}
        return replace(change, answers=answers, ways=ways)

    @staticmethod
    def contacts(data: Data) -> Mapping[str, str]:
        """The names of a version's contacts, by id."""
        return {name: entry["name"] for name, entry in (data.get("contacts") or {}).items()}

    def contact(self, name: str) -> str:
        """The name of a contact as it is now, else as it was, in quotation marks."""
        names = {**self.contacts(self.guide.old), **self.contacts(self.guide.new)}
        return quoted(names.get(name, name))

    def pathway_title(self, name: str) -> str:
        """The title of another pathway, in quotation marks."""
        found = {**self.guide.old["pathways"], **self.guide.new["pathways"]}.get(name)
        return quoted(found["title"] if found else name)

    def readers(self, audience: str) -> str:
        """`young people`."""
        found = {**self.guide.old["settings"]["audiences"]}
        found |= self.guide.new["settings"]["audiences"]
        return small(found[audience]["title"]) if audience in found else audience

    @cached_property
    def old_steps(self) -> Mapping[str, Data]:
        """The old steps by id, in order."""
        return {step["id"]: step for step in self.old["steps"]}

    @cached_property
    def new_steps(self) -> Mapping[str, Data]:
        """The new steps by id, in order."""
        return {step["id"]: step for step in self.new["steps"]}

    def step_title(self, name: str) -> str:
        """A step's title as it is now, else as it was, in quotation marks."""
        return quoted((self.new_steps.get(name) or self.old_steps[name])["title"])

    def old_title(self, name: str) -> str:
        """A step's title as it was, in quotation marks."""
        return quoted(self.old_steps[name]["title"])

    def met_by(self, name: str, pair: BlockPair | None = None) -> Example | None:
        """The smallest answers that lead to a step in both versions, else in the one it is in.

        With a pair of blocks, the smallest to which one is told, there.
        """
        walked = self.together
        if walked is None:
            return None
        sets = [met.shown[name] for met in (walked.old, walked.new) if name in met.shown]
        both = walked.d.both(sets[0], sets[-1]) if sets else EMPTY
        for met, part in zip((walked.old, walked.new), pair or (), strict=False):
            if part:
                both = walked.d.both(both, walked.told(met, name, part.positions))
        return walked.smallest(both) if both else None

    def shared_says(self, old: Data, new: Data, field: str) -> bool:
        """Whether a field of a step or block changed just as the shared entry did that it takes.

        Then it is told there, once.
        """
        for part, key in (("responses", "response"), ("questions", "asks")):
            name = new.get(key)
            if name and name == old.get(key):
                before, after = self._entries(part, name)
                field = "question" if (part, field) == ("questions", "title") else field
                says = _says(before, field, self.old), _says(after, field, self.new)
                if says == (old.get(field_of(field)), new.get(field_of(field))):
                    return True
        return False

    def shared_label(self, step: Data, answer: Data, before: Data) -> bool:
        """Whether an answer's label changed just as that of the shared question did."""
        if not step.get("asks"):
            return False
        labels = []
        for entry, pathway in zip(
            self._entries("questions", step["asks"]), (self.old, self.new), strict=True
        ):
            found = (entry.get("answers") or {}).get(answer["id"])
            found = found.get("label", found) if isinstance(found, Mapping) else found
            labels.append(for_audience(found, pathway["audience"]))
        return labels == [before["label"], answer["label"]]

    def shared_contact(self, old: Data, new: Data, name: str) -> bool:
        """Whether a contact is shown or not because of a shared entry that changed: its own, or
        the response that is taken.
        """
        before, after = self._entries("contacts", name)
        fits = ("ages", "area", "not_for", "provides")
        if before and (not after or any(before.get(key) != after.get(key) for key in fits)):
            return True
        response = new.get("response")
        if not response or response != old.get("response"):
            return False
        says = [
            (name in _contacts(entry, pathway), entry.get("service"))
            for entry, pathway in zip(
                self._entries("responses", response), (self.old, self.new), strict=True
            )
        ]
        return says[0] != says[1]

    def _entries(self, part: str, name: str) -> tuple[Data, Data]:
        return _entry(self.guide.old, part, name), _entry(self.guide.new, part, name)


def field_of(field: str) -> str:
    """The field of a step that a shared question's or response's field goes into."""
    return "title" if field == "question" else field


def _entry(data: Data, part: str, name: str) -> Data:
    found: Data = (data.get(part) or {}).get(name) or {}
    return found


def _says(entry: Data, field: str, pathway: Data) -> Any:
    return for_audience(entry.get(field), pathway["audience"], None)


def _contacts(entry: Data, pathway: Data) -> Sequence[str]:
    found: list[str] = []
    for field in ("contacts", "offer"):
        found += for_audience(entry.get(field), pathway["audience"], ())
    return found


def _known(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if value}


Told = Iterator[Change]
Say = Callable[[Scene], Told]
