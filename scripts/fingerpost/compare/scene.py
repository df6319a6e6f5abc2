"""One pathway in both versions, with all that is needed to say what changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from fingerpost.compare.blocks import BlockPair
from fingerpost.compare.changes import Change, Kind, Size
from fingerpost.compare.moved import OTHER_KIND, Aligned, Data
from fingerpost.compare.together import Example, Together, way
from fingerpost.compare.words import quoted, small
from fingerpost.logic.diagram import EMPTY


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


def _known(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if value}
