"""A pathway on the wall: one side of A4, or more that belong together, with its flowchart."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import segno

from fingerpost.charts.graph import Chart, chart_of
from fingerpost.charts.measure import Type
from fingerpost.charts.room import COLUMNED, room
from fingerpost.charts.wall import MM, MOST_SHEETS, OnWall, on_wall
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.links import Place
from fingerpost.pages.sheet import listed, markdown
from fingerpost.papers.drawing import drawing
from fingerpost.papers.frame import Frame, crisis, frame, way, way_words
from fingerpost.papers.nodes import Node, read
from fingerpost.papers.setting import Setting, engine_text
from fingerpost.papers.typst import call, literal
from fingerpost.shape.directory import Contact

MOST_CONTACTS, OF_CRISIS = 6, 2
PEOPLE_WIDE, PEOPLE_HIGH = 49.0, 34.0
"""In millimetres, how wide a column of contacts is, and how high one may be."""
_PERSON = Type(10, 10.2, face="paper")
TO_TELL = ("Whom we tell", "If they are not there", "Out of hours")
"""What the ruled lines are for, where the guide does not say it for these readers."""


@dataclass(frozen=True)
class Poster:
    """The poster of a pathway. `found` is its chart on the wall, or None where it is too large."""

    guide: Guide
    pathway: Pathway

    @cached_property
    def chart(self) -> Chart:
        """Its flowchart."""
        return chart_of(self.pathway)

    @cached_property
    def found(self) -> OnWall | None:
        """The chart on as few sheets as may be."""
        return on_wall(self.chart, room(self.guide.shared, self.pathway))

    @property
    def address(self) -> str:
        """Where its code leads; empty while the guide has no address."""
        settings = self.guide.shared.settings
        own = f"posters/{self.pathway.id}/{settings.version}/"
        return f"{settings.address}{own}" if settings.address else ""

    def text(self) -> str:
        """The poster in the engine's language. It must fit: `found` is not None."""
        found = self.found
        if found is None:
            raise ValueError(f"{self.pathway.id} is too large for {MOST_SHEETS} sheets")
        looks = [engine_text("ink.typ"), engine_text("poster.typ")]
        sheets = [self._sheet(found, number) for number in range(len(found.sheets))]
        return (
            "\n\n".join([self._frame.text(), *looks, "\n\n#next-sheet()\n\n".join(sheets)]) + "\n"
        )

    @cached_property
    def _frame(self) -> Frame:
        own = replace(frame(self.guide), title=self.pathway.title, kind="poster")
        title = f"{self.pathway.title}: poster"
        if self.guide.shared.settings.audiences[self.pathway.audience].discreet:
            return replace(own, tab=self.pathway.tab or title, by="")
        return replace(own, tab=self.pathway.tab or own.named(title))

    def _sheet(self, found: OnWall, number: int) -> str:
        count = len(found.sheets)
        last = number == count - 1
        parts = [
            self._head_of(number, count),
            call("first", self._first_lines(), {"columned": self._columned})
            if not number and self.pathway.first
            else "[]",
            drawing(self.chart, found.sheets[number], found.unit),
            self._foot(whole=last),
        ]
        return f"#{call('sheet', parts)}"

    def _head_of(self, number: int, count: int) -> str:
        settings = self.guide.shared.settings
        audience = settings.audiences[self.pathway.audience].title
        named = {"audience": literal(audience), "notice": literal(settings.notice)}
        if count > 1:
            named["number"] = literal(f"Sheet {number + 1} of {count}")
        title = literal(self.pathway.title)
        made = call("title-of", [title]) if not number else call("also", [title])
        return call("head", [made], named)

    def _first_lines(self) -> list[str]:
        place = Place(self.guide, f"{self.pathway.id}.md")
        made = read(markdown([listed([place.line(line) for line in self.pathway.first])]))
        setting = Setting("", {})
        return [part for one in made if isinstance(one, Node) for part in setting.parts(one)]

    def _foot(self, whole: bool) -> str:
        parts = [self._to_tell(), self._people(), self._code()] if whole else []
        said = [self._frame.foot, f"Answered for by: {self._owner()}"]
        if whole and self.address:
            said.append(f"The square leads to {self.address.removeprefix('https://')}")
        said += [] if whole else [self._frame.help_foot]
        return call("foot", [literal(". ".join(one.rstrip(".") for one in said)), *parts])

    def _owner(self) -> str:
        return self.pathway.owner_role + (" (proposed)" if self.pathway.owner_proposed else "")

    def _to_tell(self) -> str:
        labels = self.guide.shared.settings.audiences[self.pathway.audience].to_tell or TO_TELL
        return call("lines", [literal("Whom to tell here"), *map(literal, labels)])

    def _people(self) -> str:
        people = self.people()
        checked = {one.verified is not None for one in people}
        which = "some of these" if True in checked else "these"
        note = literal(f"Nobody has checked {which} details yet.") if False in checked else "none"
        return call("people", [literal("Who can help"), *map(way, people)], {"note": note})

    def people(self) -> list[Contact]:
        """Who can help: first those of any hour, then those that the pathway names most often.

        As many as the foot has room for.
        """
        known = self.guide.shared.contacts
        always = crisis(self.guide)[:OF_CRISIS]
        named = Counter(name for name in self.pathway.people if name in known)
        others = [known[name] for name, _ in named.most_common() if known[name] not in always]
        found = [*always, *others][:MOST_CONTACTS]
        while len(found) > OF_CRISIS and _high(found) > PEOPLE_HIGH:
            found.pop()
        return found

    def _code(self) -> str:
        if not self.address:
            words = "This poster has no code yet, because the guide has no address."
            return call("lines", [literal(words)])
        words = "Is this poster still current?"
        named = {"svg": literal(square(self.address)), "alt": literal(f"Leads to {self.address}")}
        return call("code", [literal(words)], named)

    @property
    def _columned(self) -> str:
        return "true" if len(self.pathway.first) > COLUMNED else "false"


def _high(people: Sequence[Contact]) -> float:
    """How high the columns of these contacts are, in millimetres."""
    high = [len(_PERSON.filled(way_words(one), PEOPLE_WIDE / MM)) * _PERSON.line * MM + 1.8
            for one in people]  # fmt: skip
    half = math.ceil(len(high) / 2)
    return max(sum(high[:half]), sum(high[half:]))


def square(address: str) -> str:
    """A square code that leads to an address, as a picture; a seventh of it may be spoilt."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, dark="#000", light="#fff", omitsize=True
    )
    return out.getvalue().decode()
