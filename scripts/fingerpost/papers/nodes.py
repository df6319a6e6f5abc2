"""Reads our own Markdown back as a tree of elements, so that a page can be set on paper.

The page is the one source of what readers see. What is on it reaches paper because it is on it, and
nothing has to be said a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import TypeAlias

from markdown import Markdown
from pymdownx.blocks.html import parse_selectors

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"(/{3,})(?: html \| (\S(?:.*\S)?)(?:\n    markdown: (?:block|(html)))?)?")
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))

Child: TypeAlias = "Node | str"


@dataclass(frozen=True, slots=True)
class Node:
    """An element with what is in it. A drawing is one node whose only child is its SVG."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Child, ...] = ()

    def get(self, name: str) -> str:
        """An attribute, or nothing."""
        return dict(self.attributes).get(name, "")

    @property
    def classes(self) -> tuple[str, ...]:
        """Its classes, in order."""
        return tuple(self.get("class").split())


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: list[Child] = field(default_factory=list)

    def closed(self) -> Node:
        return Node(self.tag, self.attributes, tuple(self.children))


def read(markdown: str) -> tuple[Child, ...]:
    """The elements of a page, or of a part of one, as `pages.sheet` writes them."""
    top = _Open("")
    stack, fences, said = [top], [""], list[str]()
    drawn = False
    for block in _FRONT.sub("", markdown).strip("\n").split("\n\n"):
        found = _FENCE.fullmatch(block.strip("\n"))
        if found is None:
            said.append(block)
            continue
        stack[-1].children += [Node("svg", (), ("\n\n".join(said),))] if drawn else _said(said)
        said = []
        if found[2] is None:
            done = stack.pop().closed()
            fences.pop()
            stack[-1].children.append(done)
        else:
            tag, attributes = parse_selectors(found[2])
            fences.append(found[1])
            stack.append(_Open(tag, tuple(attributes.items())))
        drawn = found[3] is not None
    top.children += _said(said)
    return tuple(top.children)


def words(children: tuple[Child, ...]) -> str:
    """The bare text of some elements."""
    return "".join(one if isinstance(one, str) else words(one.children) for one in children)


def abreast(children: Iterable[Child], first: str, second: str) -> tuple[Child, ...]:
    """Elements in order; where one class follows another, the two are in one `fp-abreast`."""
    found: list[Child] = []
    for child in children:
        last = found[-1] if found else ""
        if _is(last, first) and _is(child, second):
            found[-1] = Node("div", (("class", "fp-abreast"),), (last, child))
        else:
            found.append(child)
    return tuple(found)


def _is(child: Child, name: str) -> bool:
    return isinstance(child, Node) and name in child.classes


def _said(blocks: list[str]) -> tuple[Child, ...]:
    return _from_markdown("\n\n".join(blocks)) if blocks else ()


@cache
def _reader() -> Markdown:
    return Markdown(extensions=["attr_list", "tables", "sane_lists"])


@lru_cache(maxsize=8192)
def _from_markdown(text: str) -> tuple[Child, ...]:
    """A run of plain Markdown as elements; contacts alone say the same again and again."""
    reader = _reader()
    reader.reset()
    parser = _Tree()
    parser.feed(reader.convert(text))
    parser.close()
    return parser.top()


class _Tree(HTMLParser):
    """Builds the tree of well-formed HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [_Open("")]

    def top(self) -> tuple[Child, ...]:
        """All that was read, without the space between blocks."""
        return tuple(_trimmed(self._stack[0].children))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element, or adds one that has no end."""
        attributes = tuple((name, value or "") for name, value in attrs)
        if tag in _VOID:
            self._stack[-1].children.append(Node(tag, attributes))
        else:
            self._stack.append(_Open(tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        """Closes the element that was opened last."""
        if len(self._stack) > 1 and tag not in _VOID:
            done = self._stack.pop().closed()
            self._stack[-1].children.append(done)

    def handle_data(self, data: str) -> None:
        """Adds text."""
        self._stack[-1].children.append(data)


def _trimmed(children: list[Child]) -> Iterator[Child]:
    return (one for one in children if not (isinstance(one, str) and not one.strip()))
