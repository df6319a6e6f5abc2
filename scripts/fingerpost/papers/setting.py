"""Sets the elements of a page for paper: each becomes a call of the function of its class."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from fingerpost.papers.nodes import Child, Node, abreast, read, words
from fingerpost.papers.people import hours, is_person, ways
from fingerpost.papers.pictures import picture
from fingerpost.papers.typst import call, content, joined, literal
from fingerpost.shape.kinds import ACT_WORDS

_WAYS_ABOUT = ("fp-two-ways", "fp-chart-link", "fp-table", "fp-next", "fp-practice")
_SCREEN_ONLY = ("fp-while-typing", "fp-filter", "fp-count", "fp-none")
NOT_ON_PAPER = frozenset((*_WAYS_ABOUT, *_SCREEN_ONLY))
"""What leads about the website or works only on a screen."""
_HEADING = re.compile(r"h([1-6])")
_OUTSIDE = re.compile(r"(https?|tel|sms|mailto):")
SHORT = 900
"""Letters that fill less than half a sheet: a step so short is not broken over two."""
_ONE_BY_ONE = frozenset(("fp-contacts", "fp-people", "fp-group", "fp-words", "fp-abreast"))
"""Classes whose elements the look lays out one by one."""
_ABREAST = ("fp-say", "fp-do-not")
"""What one may say and what not to do: short lists that share a row."""
_TIMED = frozenset(("fp-step", "fp-block", "fp-situation"))
_KEPT_WHOLE = _TIMED | {"fp-contact", "fp-say", "fp-do-not"}
"""Classes that stay on one sheet where they are short; what is long must be free to go on."""
_INLINE = frozenset(("strong", "em", "span"))
_PLAIN = {"strong": "strong", "em": "emph", "p": "p", "blockquote": "quoted"}
_WITHIN = frozenset(
    ("fp-act", "fp-actor", "fp-call", "fp-goes", "fp-number", "fp-title", "fp-unchecked")
)
"""Classes of words within a line; other classes of such words are for the screen."""


@cache
def look() -> str:
    """How everything looks on paper, in the engine's language."""
    return f"{engine_text('ink.typ')}\n{engine_text('look.typ')}"


@cache
def engine_text(name: str) -> str:
    """One of the texts of this package that are in the engine's language."""
    return files(__package__).joinpath(name).read_text("utf-8")


@cache
def _looks() -> frozenset[str]:
    """The classes of a page that look different on paper: those that the look has a function of."""
    return frozenset(re.findall(r"^#let (fp-[a-z-]+)\(", look(), re.MULTILINE))


@lru_cache(maxsize=1024)
def page_set(uri: str, markdown: str, always: frozenset[str] = frozenset()) -> str:
    """A page as calls, one a line. Its anchors carry its address, so that pages can be joined.

    `always` are the contacts that answer day and night.
    """
    setting = Setting(uri, _levels(read(markdown)), always)
    lines = [setting.of(child) for child in read(markdown)]
    return "\n\n".join(f"#{line}" for line in (call("mark", [literal(uri)]), *lines) if line)


def _levels(children: Iterable[Child]) -> dict[int, int]:
    """Which level stands for each level of heading, so that none is passed over."""
    found = sorted({int(level) for level in _found(children)})
    return {level: at for at, level in enumerate(found, 1)}


def _found(children: Iterable[Child]) -> Iterator[str]:
    for child in children:
        if isinstance(child, Node) and not hidden(child):
            heading = _HEADING.fullmatch(child.tag)
            yield from [heading[1]] if heading else _found(child.children)


def hidden(node: Node) -> bool:
    """Whether an element has no place on paper."""
    return bool(node.get("hidden") or NOT_ON_PAPER & set(node.classes))


@dataclass(frozen=True, slots=True)
class Setting:
    """The page that elements stand on: where its links are drawn from, and its headings."""

    uri: str
    levels: dict[int, int]
    always: frozenset[str] = frozenset()

    def of(self, child: Child) -> str:
        """An element as an expression, or nothing."""
        if isinstance(child, str):
            return literal(child) if child.strip() or "\n" not in child else ""
        if hidden(child):
            return ""
        made = self._made(child)
        anchor = child.get("id")
        if anchor and not _HEADING.fullmatch(child.tag):
            return joined([call("mark", [self._label(anchor)]), made])
        return made

    def _made(self, node: Node) -> str:
        heading = _HEADING.fullmatch(node.tag)
        if heading:
            return self._heading(node, self.levels[int(heading[1])])
        if node.tag == "a":
            return self._link(node)
        if node.tag == "svg":
            return picture(words(node.children))
        if is_person(node):
            return self._person(node)
        within = _WITHIN if node.tag in _INLINE else _looks()
        known = sorted(_looks() & within & set(node.classes))
        if known:
            return call(known[0], self.parts(node), _named(known[0], node))
        return self._plain(node)

    def _plain(self, node: Node) -> str:
        """An element that looks on paper as its tag does."""
        if node.tag in ("ul", "ol"):
            return call("bullets" if node.tag == "ul" else "numbers", self.parts(node))
        if node.tag == "table":
            return self._table(node)
        if node.tag == "br":
            return "linebreak()"
        if node.tag == "code":
            return call("raw", [literal(words(node.children))])
        inside = self._inside(node)
        return call(_PLAIN[node.tag], [inside]) if node.tag in _PLAIN else inside

    def parts(self, node: Node) -> list[str]:
        """What is in an element: the items of a list, and people, one by one; all else in one."""
        items = [one for one in node.children if isinstance(one, Node) and not hidden(one)]
        if node.tag in ("ul", "ol"):
            return [content(self._inside(one)) for one in items]
        if _ONE_BY_ONE & set(node.classes):
            return [self.of(one) for one in items]
        return [content(self._inside(node))]

    def _person(self, node: Node) -> str:
        """The card of a contact as a line: the name, the numbers, whom they serve, and when."""
        said, extra = [], {}
        for part in (one for one in node.children if isinstance(one, Node)):
            if "fp-when-words" in part.classes:
                extra["when"] = self._inside(part)
            elif "fp-reach" in part.classes:
                said += ways(part)
            elif "fp-meta" in part.classes:
                said += hours(part, told=node.get("data-fp-contact") not in self.always)
            elif "fp-fits" in part.classes:
                said.append(part)
            else:
                extra["name"] = self._inside(part)
        return call("person", map(self._sentence, said), extra)

    def _sentence(self, node: Node) -> str:
        inside = self.of(node) if node.tag in _INLINE else self._inside(node)
        return inside if words((node,)).rstrip()[-1:] in ".!?" else joined([inside, literal(".")])

    def _inside(self, node: Node) -> str:
        children = node.children
        only = children[0] if len(children) == 1 else None
        if isinstance(only, Node) and only.tag == "p" and not only.attributes and node.tag != "div":
            children = only.children
        return joined(self._row(children))

    def _row(self, children: tuple[Child, ...]) -> Iterator[str]:
        """Elements side by side. Where a sentence says "go to", the page is added to its link."""
        before = ""
        for child in abreast(children, *_ABREAST):
            made = self.of(child)
            if isinstance(child, Node) and child.tag == "a" and before.endswith("go to "):
                made = joined([made, call("on-page", [self._target(child)])])
            yield made
            before = child if isinstance(child, str) else ""

    def _heading(self, node: Node, level: int) -> str:
        label = self._label(node.get("id")) if node.get("id") else "none"
        return call("h", [str(level), label, self._inside(node)])

    def _link(self, node: Node) -> str:
        href, inside = node.get("href"), self._inside(node)
        if node.get("data-fp-answer"):
            return call("answer", [self._target(node), inside])
        if _OUTSIDE.match(href):
            named = (
                {"shown": literal(_address(href))} if _unsaid(href, words(node.children)) else {}
            )
            return call("out", [literal(href), inside], named)
        target = self._target(node)
        onward = call("go", [target, inside])
        return onward if "#" in target else joined([onward, call("on-page", [target])])

    def _target(self, node: Node) -> str:
        """Where a link leads, as the address of a page of the guide and an anchor on it."""
        path, _, anchor = node.get("href").partition("#")
        uri = (
            posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path))
            if path
            else self.uri
        )
        return literal(f"{uri}#{anchor}" if anchor else uri)

    def _label(self, anchor: str) -> str:
        return literal(f"{self.uri}#{anchor}")

    def _table(self, node: Node) -> str:
        rows = [row for row in _rows(node) if row.children]
        cells = [[one for one in row.children if isinstance(one, Node)] for row in rows]
        head, *rest = [[content(self._inside(cell)) for cell in row] for row in cells]
        flat = [cell for row in rest for cell in row]
        return call("rows", [f"({', '.join(head)},)", *flat])


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            yield from [child] if child.tag == "tr" else _rows(child)


def _named(name: str, node: Node) -> dict[str, str]:
    """What the look has to know of an element besides what is in it."""
    if name == "fp-act":
        act = next((act for act, said in ACT_WORDS.items() if said == words(node.children)), "")
        return {"act": literal(act)}
    whole = {"whole": "true"} if len(words(node.children)) < SHORT else {}
    if name not in _TIMED:
        return whole if name in _KEPT_WHOLE else {}
    acts = [f"fp-act-{act}" for act in ACT_WORDS if f"fp-act-{act}" in node.classes]
    named = {"act": literal(acts[0].removeprefix("fp-act-"))} if acts else {}
    named |= {"kind": literal("question")} if "fp-question" in node.classes else {}
    return named | whole


def _address(href: str) -> str:
    """A web address as it is read aloud."""
    return re.sub(r"^https?://(www\.)?|/$", "", href)


def _unsaid(href: str, said: str) -> bool:
    """Whether a reader of paper could not tell where a link leads."""
    return href.startswith("http") and _address(href) not in said
