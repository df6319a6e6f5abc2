"""What every paper carries: help now, the notice, its version and day, a cover and contents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import reach
from fingerpost.pages.furniture import furniture
from fingerpost.pages.sheet import markdown
from fingerpost.pages.words import day
from fingerpost.papers.nodes import Node, read, words
from fingerpost.papers.setting import Setting
from fingerpost.papers.typst import call, joined, literal
from fingerpost.shape.directory import Contact


@dataclass(frozen=True, slots=True)
class Frame:
    """A paper but for its pages: what it is called and what stands at the foot of each page."""

    title: str
    """What readers see."""
    tab: str
    """What a window and a list of files show."""
    guide: str
    by: str
    date: datetime.date
    foot: str
    help_foot: str
    kind: str = ""
    lift: int = 0
    """How many levels deeper the headings of a page stand."""
    leaf: int = 0
    """The level of heading that begins a new sheet; 0 for none."""

    def named(self, title: str) -> str:
        """The name of a paper among others that have nothing to do with this guide."""
        return f"{title} – {self.guide}"

    def text(self) -> str:
        """All this in the engine's language, as the look asks for it."""
        on = self.date
        said = {
            "title": literal(self.title),
            "tab": literal(self.tab),
            "by": literal(self.by),
            "date": f"(year: {on.year}, month: {on.month}, day: {on.day})",
            "foot": literal(self.foot),
            "help-foot": literal(self.help_foot),
            "kind": literal(self.kind),
            "lift": str(self.lift),
            "leaf": str(self.leaf),
        }
        return f"#let paper = ({', '.join(f'{name}: {value}' for name, value in said.items())})"


def frame(guide: Guide) -> Frame:
    """The frame of the whole guide. Its day is the version's own, or that on which it is made."""
    settings = guide.shared.settings
    revision = guide.pieces.revisions.get(settings.version)
    released = revision.released if revision else None
    made = "" if released else f", as it was on {day(guide.today)}"
    return Frame(
        title=settings.title,
        tab=settings.title,
        guide=settings.title,
        by=settings.publisher,
        date=released or guide.today,
        foot=f"{furniture(guide)['foot']}{made}",
        help_foot=" · ".join(f"{one.name}: {_shortly(one)}" for one in crisis(guide)),
    )


def top(guide: Guide) -> str:
    """The first lines of a paper without a cover: help now, and the guide's notice."""
    ways = [way(contact) for contact in crisis(guide)]
    notice = call("notice", [literal(guide.shared.settings.notice)])
    return f"#{call('help-now', ways)}\n\n#{notice}"


def cover(guide: Guide, lead: str) -> str:
    """The first page: the title, what this is, the notice and help now."""
    settings = guide.shared.settings
    ways = call("help-now", [way(contact) for contact in crisis(guide)])
    parts = [
        call("fp-lead", [literal(lead)]),
        call("fp-for", [literal(furniture(guide)["foot"])]),
        call("notice", [literal(settings.notice)]),
        ways,
        call("small", [literal(f"Published by {settings.publisher}.")]),
    ]
    return f"#{call('cover', parts)}"


def contents(depth: int) -> str:
    """The table of contents, down to a level of heading."""
    return f"#{call('contents', [str(depth)])}"


def crisis(guide: Guide) -> list[Contact]:
    """Who helps at any hour."""
    known = guide.shared.contacts
    return [known[name] for name in guide.shared.settings.crisis if name in known]


def _first_way(contact: Contact) -> Iterator[Node]:
    """The first way to reach somebody, as the pages say it."""
    for node in read(markdown([reach(contact, brief=True)])):
        if isinstance(node, Node):
            yield from (item for item in node.children if isinstance(item, Node))


def way(contact: Contact) -> str:
    """A contact with the first way to reach it, as an expression."""
    setting = Setting("", {})
    said = [setting.of(item) for item in _first_way(contact)]
    return joined([call("strong", [literal(contact.name)]), literal(": "), *said])


def way_words(contact: Contact) -> str:
    """The same in plain words, to be measured."""
    return f"{contact.name}: {''.join(words(item.children) for item in _first_way(contact))}"


def _shortly(contact: Contact) -> str:
    if contact.phone and "phone" not in contact.to_confirm:
        return contact.phone
    found = "".join(words(item.children) for item in _first_way(contact))
    return found[:1].lower() + found[1:]
