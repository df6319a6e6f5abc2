"""People on paper: a line where a step names somebody, and all about each once, at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fingerpost.model.guide import Guide
from fingerpost.pages.directory import CHECK_FIRST, TITLE, entry
from fingerpost.pages.links import DIRECTORY, Place
from fingerpost.pages.page import Page
from fingerpost.pages.sheet import Part, box, markdown
from fingerpost.papers.nodes import Child, Node, read

_NUMBER, _UNCHECKED = "fp-call", "fp-unchecked"


def always_there(guide: Guide) -> frozenset[str]:
    """The contacts that answer day and night, so that a line need not tell their hours."""
    return frozenset(
        name
        for name, contact in guide.shared.contacts.items()
        if contact.always_open and "hours" not in contact.to_confirm
    )


def people_of(guide: Guide, pages: Sequence[Page]) -> str:
    """All about those whom some pages name, as the directory says it, in its order; as Markdown."""
    named = {name for one in pages for name in _named(read(one.markdown))}
    place, known = Place(guide, DIRECTORY), guide.shared.contacts
    entries = [entry(place, name, contact) for name, contact in known.items() if name in named]
    parts: list[Part] = [f"# {TITLE}", CHECK_FIRST, box("div.fp-people", entries)]
    return markdown(parts) if entries else ""


def is_person(node: Node) -> bool:
    """Whether an element is the card of a contact, outside the directory."""
    return "fp-contact" in node.classes and "fp-entry" not in node.classes


def _leads_to_person(node: Node) -> bool:
    path, _, anchor = node.get("href").partition("#")
    return bool(anchor) and path.rsplit("/", 1)[-1] == DIRECTORY


def ways(reach: Node) -> list[Node]:
    """The ways to reach somebody that fit into a line: their numbers, else what comes first."""
    found = [one for one in reach.children if isinstance(one, Node)]
    numbers = [one for one in found if any(_NUMBER in part.classes for part in _within(one))]
    return numbers or found[:1]


def hours(meta: Node, told: bool) -> list[Node]:
    """When somebody can be reached, or only that nobody has checked the details yet."""
    return [meta] if told else [one for one in _within(meta) if _UNCHECKED in one.classes]


def _named(children: Iterable[Child]) -> Iterator[str]:
    nodes = (one for one in children if isinstance(one, Node))
    links = (link for node in nodes for link in _within(node) if link.tag == "a")
    return (link.get("href").partition("#")[2] for link in links if _leads_to_person(link))


def _within(node: Node) -> Iterator[Node]:
    """An element and all those in it."""
    yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from _within(child)
