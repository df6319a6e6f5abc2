"""One entry of a shared file or one piece, in both versions, and the plain ways to compare it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fingerpost.compare.changes import Change, Kind, Size
from fingerpost.compare.moved import Aligned, Data
from fingerpost.compare.words import agreed, day_words, listed, quoted, small, texts_in
from fingerpost.shape.kinds import EVERYONE

NOUNS: Mapping[str, str] = {
    "situations": "The situation",
    "responses": "The shared advice",
    "questions": "The shared question",
    "contacts": "The contact",
    "explainers": "The explainer",
    "toolbox": "The tool",
    "programmes": "The programme",
    "training": "The training",
    "case_studies": "The case study",
    "drawings": "The drawing",
    "formats": "The format",
    "glossary": "The word",
    "evidence": "The source",
}
"""What an entry of each part is called at the head of a sentence."""
_TITLES = ("title", "name", "term", "question")
_IDS = frozenset(
    {"id", "mirror", "drawing", "only", "programme", "pathway", "group", "evidence", "pages"}
)
"""Fields within an entry that name something else, which is no reader's words."""
_DATES = {
    "written": "was written on",
    "reviewed": "was last reviewed on",
    "verified": "was last checked on",
    "checked": "was last read on",
    "review_by": "is to be reviewed by",
}


@dataclass(frozen=True)
class Entry:
    """An entry that both versions have. `audiences` are those it concerns, none means all."""

    guide: Aligned
    part: str
    name: str
    old: Data
    new: Data
    audiences: tuple[str, ...] = ()
    everybody: tuple[str, ...] = field(default=())
    """All audiences of the guide."""

    @property
    def title(self) -> str:
        """What it is called now, in quotation marks."""
        return quoted(entry_title(self.new, self.everybody))

    def called(self, audiences: tuple[str, ...]) -> str:
        """What these audiences call it, in quotation marks."""
        if not audiences:
            return self.title
        title = entry_title(
            {key: self.said(self.new.get(key), audiences[0]) for key in _TITLES}, ()
        )
        return quoted(title)

    def change(self, kind: Kind, size: Size, sentence: str, **more: Any) -> Change:
        """A change of this entry."""
        audiences = more.pop("audiences", self.audiences)
        return Change(kind, size, self.part, self.name, sentence, audiences, **more)

    def dates(self) -> Iterator[Change]:
        """Days on which it was written, reviewed or checked, or will be."""
        for name, says in _DATES.items():
            was, now = self.old.get(name, ""), self.new.get(name, "")
            if was != now:
                then = f"; before it was {day_words(was)}" if was else ""
                said = f"{self.title} {says} {day_words(now)}{then}."
                if not now:
                    said = f"{self.title} no longer says when it {says.removesuffix(' on')}{then}."
                yield self.change("date", "minor", said, before=was, after=now)

    def owner(self) -> Iterator[Change]:
        """Who answers for it, and whether they have agreed to."""
        was, now = self.old.get("owner") or {}, self.new.get("owner") or {}
        if was.get("role") != now.get("role"):
            yield self.change("setting", "minor", f"Another role answers for {self.title}.")
        elif says := agreed(was.get("proposed"), now.get("proposed")):
            sentence = f"The role that answers for {self.title} {says}."
            yield self.change("setting", "minor", sentence)

    def contacts(self, fields: Sequence[str] = ("contacts",)) -> Iterator[Change]:
        """Contacts that it shows, or no longer. One that went altogether is told by itself."""
        found: dict[tuple[str, str], list[str]] = {}
        for audience in self.audiences or self.everybody:
            was, now = (self._contacts(data, fields, audience) for data in (self.old, self.new))
            for name in was + now:
                if name not in now and name in (self.guide.new.get("contacts") or {}):
                    found.setdefault((name, "no longer shows"), []).append(audience)
                if name not in was:
                    found.setdefault((name, "now also shows"), []).append(audience)
        for (name, how), audiences in found.items():
            to = self.all_or(audiences)
            sentence = f"{self.called(to)} {how} {self.contact(name)}{self.whom(to)}."
            yield self.change("contact", "major", sentence, audiences=to)

    def _contacts(self, data: Data, fields: Sequence[str], audience: str) -> list[str]:
        return [name for key in fields for name in texts_in(self.said(data.get(key), audience))]

    def contact(self, name: str) -> str:
        """The name of a contact, in quotation marks."""
        known = {**(self.guide.old.get("contacts") or {}), **(self.guide.new.get("contacts") or {})}
        return quoted(known[name]["name"] if name in known else name)

    def reworded(self, says: str, key: str) -> Iterator[Change]:
        """A field of words that changed, told once for all audiences that read the same.

        `says` is the sentence without its stop; `{title}` stands for the entry's title.
        """
        was, now = self.old.get(key), self.new.get(key)
        if was == now:
            return
        for audiences, before, after in self.wordings(was, now):
            title = self.called(audiences)
            sentence = f"{says.replace('{title}', title)}{self.whom(audiences)}."
            yield self.change(
                "reworded", "minor", sentence, audiences=audiences, before=before, after=after
            )

    def wordings(self, was: Any, now: Any) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """For each pair of wordings that differ, the audiences that read them."""
        found: dict[tuple[str, str], list[str]] = {}
        for audience in self.audiences or self.everybody or (EVERYONE,):
            before, after = (words(self.said(value, audience)) for value in (was, now))
            if before != after:
                found.setdefault((before, after), []).append(audience)
        for (before, after), audiences in found.items():
            yield self.all_or(audiences), before, after

    def said(self, value: Any, audience: str) -> Any:
        """A value as one audience reads it, maps from audience to words looked up."""
        if isinstance(value, Mapping):
            if value and value.keys() <= {*self.everybody, EVERYONE}:
                return value.get(audience, value.get(EVERYONE))
            return {key: self.said(item, audience) for key, item in value.items()}
        if isinstance(value, list):
            return [self.said(item, audience) for item in value]
        return value

    def all_or(self, audiences: Collection[str]) -> tuple[str, ...]:
        """The audiences, or the entry's own where all of those are meant."""
        of = self.audiences or self.everybody
        return self.audiences if len(audiences) == len(of or (EVERYONE,)) else tuple(audiences)

    def whom(self, audiences: tuple[str, ...]) -> str:
        """` for families and schools`, where it is not for everybody whom the entry concerns."""
        if audiences == self.audiences:
            return ""
        known = self.guide.new["settings"]["audiences"]
        names = [small(known[name]["title"]) if name in known else name for name in audiences]
        return f" for {listed(names)}"


def entry_title(entry: Data, audiences: Sequence[str]) -> str:
    """What an entry is called, by the first audience that has a name for it."""
    found = next((entry[key] for key in _TITLES if entry.get(key)), "")
    if isinstance(found, Mapping):
        found = next((found[name] for name in (EVERYONE, *audiences) if name in found), "")
    return str(found)


def words(value: Any) -> str:
    """All words of a value, each on its line; names of other things are left out."""
    return "\n".join(texts_in(_readable(value)))


def _readable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _readable(item) for key, item in value.items() if key not in _IDS}
    return [_readable(item) for item in value] if isinstance(value, list) else value
