"""Charts to try, read back from what readers get, and measured with nothing of the layout's own.

The graph is read three times: from the drawing's markup, from the list's, and from the pathway by
rules of this module's own. What lies where is checked on rectangles and straight lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import markdown

from fingerpost.charts.measure import Face, Type
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, Rect, Words
from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway, Step
from fingerpost.pages.page import Page

ROOT = Path(__file__).parents[1]
Edge = tuple[int, int, bool]
"""From which step to which, and whether that is by passing the first one over."""


@cache
def our_guide() -> Guide:
    """This project's own guide."""
    import datetime  # noqa: PLC0415 - only here

    guide = check_guide(ROOT / "pathways", datetime.date(2026, 12, 1)).guide
    assert guide
    return guide


def edges_of(pathway: Pathway) -> set[Edge]:
    """The arrows that a pathway has, told from its steps."""
    return {
        (step.number, pathway.step[target].number, passing)
        for step in pathway.steps
        for target, passing in _targets(step)
    }


def _targets(step: Step) -> Iterator[tuple[str, bool]]:
    if step.otherwise is not None:
        yield step.otherwise, True
    single = step.kind == "question" and not step.ticks
    for rules in [answer.rules for answer in step.answers] if single else [step.go]:
        for rule in rules:
            yield rule.go, False
            if rule.when is None:
                break


def edges_drawn(svg: str) -> set[Edge]:
    """The arrows of a drawing, by its markup."""
    found = re.findall(r'data-from="(\d+)" data-to="(\d+)" data-way="(\w+)"', svg)
    return {(int(origin), int(target), way == "pass") for origin, target, way in found}


def boxes_drawn(svg: str) -> dict[int, str]:
    """The words of each box of a drawing, by its number."""
    tree = ElementTree.fromstring(svg)
    return {
        int(link.attrib["data-box"]): " ".join("".join(link.itertext()).split())
        for link in tree.iter("a")
    }


def rendered(page: Page) -> ElementTree.Element:
    """A page's HTML, as Markdown makes it."""
    text = page.markdown.split("---\n", 2)[2]
    html = markdown.markdown(text, extensions=["attr_list", "pymdownx.blocks.html", "toc"])
    return ElementTree.fromstring(f"<body>{html}</body>")


def listed_items(page: ElementTree.Element) -> dict[int, ElementTree.Element]:
    """The steps of the list of a page, by the numbers that a reader sees: their places in it."""
    (items,) = page.findall(".//ol[@class='fp-chart-list']")
    return dict(enumerate(items, 1))


def edges_listed(page: ElementTree.Element) -> set[Edge]:
    """The arrows that the list tells of, by its links: those are what a reader follows."""
    return {
        (number, _linked(way), way.attrib["data-fp-way"] == "pass")
        for number, item in listed_items(page).items()
        for way in item.iterfind(".//*[@data-fp-way]")
    }


def _linked(way: ElementTree.Element) -> int:
    (link,) = way.iterfind(".//a")
    target = int(link.attrib["href"].removeprefix("#list_"))
    assert target == int(way.attrib["data-fp-to"])
    assert said(link) == f"step {target}"
    return target


def said(element: ElementTree.Element) -> str:
    """The words of an element."""
    return " ".join("".join(element.itertext()).split())


# What lies where


@dataclass(frozen=True)
class Solid:
    """Something that nothing may lie on: a box, its strip or a flag."""

    name: str
    rect: Rect


def solids(laid: Laid) -> list[Solid]:
    """Boxes with their second lines, strips and flags."""
    found = [Solid("start", laid.start.rect)]
    found += [Solid("the way on", laid.onward.rect)] if laid.onward else []
    for box in laid.boxes:
        found += _solids_of(box, laid.scale)
    found += [
        Solid(f"flag {one.arrow.origin} {one.arrow.order}", one.flag)
        for one in laid.arrows
        if one.flag
    ]
    return found


def _solids_of(box: PlacedBox, scale: float) -> Iterator[Solid]:
    rect, high = box.rect, box.strip.rect.high if box.strip else 0
    out = 4.5 * scale if box.box.kind == "outcome" else 0
    yield Solid(
        box.box.id,
        Rect(rect.x - out, rect.y + high - out, rect.wide + 2 * out, rect.high - high + 2 * out),
    )
    if box.strip:
        inward = 8 * scale
        strip = box.strip.rect
        yield Solid(box.box.id, Rect(strip.x + inward, strip.y, strip.wide - 2 * inward, high))


def meet(one: Rect, other: Rect, apart: float = 0) -> bool:
    """Whether two rectangles overlap, or are nearer to each other than they may be."""
    return (
        one.x < other.right + apart
        and other.x < one.right + apart
        and one.y < other.foot + apart
        and other.y < one.foot + apart
    )


def faults(laid: Laid, face: Face = "screen") -> list[str]:
    """All that is wrong with where things are."""
    found = [*_overlaps(laid), *_outside(laid), *_too_wide(laid, face), *_crossed(laid),
             *_labels(laid), *_on_one_another(laid)]  # fmt: skip
    return found if laid.onward or laid.start.lines != ("Start",) else [*found, *_endings(laid)]


def _overlaps(laid: Laid) -> Iterator[str]:
    for one, other in combinations(solids(laid), 2):
        if one.name != other.name and meet(one.rect, other.rect, 3 * laid.scale):
            yield f"{one.name} lies on {other.name}"


def _outside(laid: Laid) -> Iterator[str]:
    sheet = Rect(0, 0, laid.wide, laid.high)
    rects = [*solids(laid), *(Solid("label", one.label.rect) for one in laid.arrows if one.label)]
    rects += [Solid("line", Rect(x, y, 0, 0)) for one in laid.arrows for x, y in one.points]
    for one in rects:
        if not _within(one.rect, sheet):
            yield f"{one.name} is beside the sheet"


def _within(small: Rect, large: Rect) -> bool:
    near = 0.01
    return (
        small.x >= large.x - near
        and small.y >= large.y - near
        and small.right <= large.right + near
        and small.foot <= large.foot + near
    )


def _types(laid: Laid, face: Face) -> tuple[Type, Type]:
    """How titles are set, and all other words. On paper only the room about words is scaled."""
    if face == "paper":
        return Type(14, 16.5, face=face), Type(14, 16.5, bold=False, face=face)
    return Type(16 * laid.scale, 20 * laid.scale), Type(
        14 * laid.scale, 17 * laid.scale, bold=False
    )


def _too_wide(laid: Laid, face: Face) -> Iterator[str]:
    title, text = _types(laid, face)
    for pill in filter(None, (laid.start, laid.onward)):
        if not _holds(pill, title, pill.rect, 0):
            yield f"words leave their pill: {pill.lines}"
    for box in laid.boxes:
        bold = Type(text.size, text.line, face=face)
        parts = [(box.title, title), (box.strip, text), (box.note, text), (box.band, bold)]
        for words, of in parts:
            if words and not _holds(words, of, box.rect, laid.scale):
                yield f"words of {box.box.id} leave it: {words.lines}"
        x, y = box.badge
        round_ = max(13 * laid.scale, 9.5)
        if not _within(Rect(x - round_, y - round_, 2 * round_, 2 * round_), box.rect):
            yield f"the number of {box.box.id} leaves it"
        if meet(box.title.rect, Rect(x, y, round_, 1)):
            yield f"the number of {box.box.id} lies on its words"
    for arrow in laid.arrows:
        if arrow.label and not _holds(arrow.label, text, arrow.label.rect, 0):
            yield f"a label is wider than measured: {arrow.label.lines}"


def _holds(words: Words, of: Type, whole: Rect, scale: float) -> bool:
    """Whether lines fit in their rectangle, and that in what holds it."""
    edge = 6 * scale
    wide = max(map(of.width, words.lines))
    high = of.line * len(words.lines)
    left = words.rect.middle - wide / 2 if words.middle else words.rect.x
    lines = Rect(left, words.rect.y + (words.rect.high - high) / 2, wide, high)
    fits = _within(lines, words.rect) and _within(words.rect, whole)
    return fits and lines.x >= whole.x + edge - 0.01 and lines.right <= whole.right - edge + 0.01


def segments(arrow: PlacedArrow) -> list[Rect]:
    """The straight pieces of an arrow and its stem, as rectangles without a width."""
    pairs = [*pairwise(arrow.points), *pairwise(arrow.stem)]
    for (x, y), (to_x, to_y) in pairs:
        assert abs(x - to_x) < 0.01 or abs(y - to_y) < 0.01, "lines run straight"
    return [Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
            for a, b in pairs]  # fmt: skip


def _crossed(laid: Laid) -> Iterator[str]:
    found = solids(laid)
    for arrow in laid.arrows:
        for piece in segments(arrow):
            for solid in found:
                if meet(piece, solid.rect, -0.6):
                    yield f"{arrow.arrow.origin} to {arrow.arrow.target} crosses {solid.name}"


def _labels(laid: Laid) -> Iterator[str]:
    labels = [one for one in laid.arrows if one.label and not one.flag]
    found = solids(laid)
    pieces = [(one, piece) for one in laid.arrows for piece in segments(one)]
    for arrow in labels:
        assert arrow.label
        rect, words = arrow.label.rect, arrow.label.lines
        for solid in found:
            if meet(rect, solid.rect):
                yield f"{words} lies on {solid.name}"
        for other, piece in pieces:
            if meet(rect, piece):
                yield f"{words} lies on the way to {other.arrow.target}"
    for arrow, other in combinations(labels, 2):
        if arrow.label and other.label and meet(arrow.label.rect, other.label.rect):
            yield f"{arrow.label.lines} lies on {other.label.lines}"


def _on_one_another(laid: Laid) -> Iterator[str]:
    """Ways to different boxes may cross; they may not run along one another."""
    pieces = [(one.arrow.target, piece) for one in laid.arrows for piece in segments(one)]
    for (one, piece), (other, its) in combinations(pieces, 2):
        if one == other or not meet(piece, its, 2 * laid.scale):
            continue
        along = (piece.wide and its.wide) or (piece.high and its.high)
        if along and _share(piece, its):
            yield f"ways to {one} and {other} are one"


def _share(one: Rect, other: Rect) -> bool:
    """Whether two parallel pieces run beside each other, and do not only touch at an end."""
    if one.wide and other.wide:
        return min(one.right, other.right) - max(one.x, other.x) > 1
    return min(one.foot, other.foot) - max(one.y, other.y) > 1


def _endings(laid: Laid) -> Iterator[str]:
    """Every arrow leaves its own box or flag, and ends at the box that it leads to."""
    by_name: dict[str, list[Rect]] = {}
    for solid in solids(laid):
        by_name.setdefault(solid.name, []).append(solid.rect)
    for one in laid.arrows:
        (x, y), (end_x, end_y) = one.points[0], one.points[-1]
        flags = [
            rect
            for name, rects in by_name.items()
            if name.startswith(f"flag {one.arrow.origin} ")
            for rect in rects
        ]
        origins = [one.flag] if one.flag else [*by_name[one.arrow.origin], *flags]
        if not any(meet(Rect(x, y, 0, 0), rect, 5 * laid.scale) for rect in origins):
            yield f"the way to {one.arrow.target} does not begin at {one.arrow.origin}"
        ends = by_name[one.arrow.target]
        if not any(meet(Rect(end_x, end_y, 0, 0), rect, 0.1) for rect in ends):
            yield f"the way to {one.arrow.target} ends before it"
