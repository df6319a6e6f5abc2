"""What is drawn, with its place: rectangles of words, boxes, flags and arrows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fingerpost.charts.graph import Arrow, ChartBox
from fingerpost.charts.marks import Point
from fingerpost.shape.kinds import ACT_WORDS


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its upper left corner and its size."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.wide

    @property
    def foot(self) -> float:
        """Its lower edge."""
        return self.y + self.high

    @property
    def middle(self) -> float:
        """Half way from left to right."""
        return self.x + self.wide / 2


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words in the rectangle that they may fill."""

    lines: tuple[str, ...]
    rect: Rect
    middle: bool = False
    """True where the lines are centred."""


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A step with its place. `rect` is all of it: strip, band and body."""

    box: ChartBox
    rect: Rect
    title: Words
    badge: Point
    strip: Words | None = None
    band: Words | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """An arrow with its way. `stem` leads to its flag, where it has one; `points` to its end."""

    arrow: Arrow
    points: tuple[Point, ...]
    label: Words | None = None
    flag: Rect | None = None
    stem: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """A chart laid out: how large it is, and all that is on it."""

    wide: float
    high: float
    start: Words
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[PlacedArrow, ...]
    scale: float
    onward: Words | None = None
    """Where it goes on, if another sheet does."""

    @property
    def broken(self) -> bool:
        """Whether a word stands on two lines, because it found no room on one."""
        said = [(box.title, box.box.title) for box in self.boxes]
        said += [(box.strip, box.box.only) for box in self.boxes if box.strip]
        said += [
            (box.band, ACT_WORDS[box.box.act]) for box in self.boxes if box.band and box.box.act
        ]
        said += [(one.label, one.arrow.label) for one in self.arrows if one.label]
        return not all(" ".join(words.lines).startswith(text) for words, text in said)


Block = PlacedBox | Words
"""A box or a flag."""


def shifted(rect: Rect, x: float, y: float) -> Rect:
    """A rectangle elsewhere."""
    return replace(rect, x=rect.x + x, y=rect.y + y)


def moved(block: Block, x: float, y: float) -> Block:
    """A block elsewhere, with all that is in it."""
    if isinstance(block, Words):
        return replace(block, rect=shifted(block.rect, x, y))

    def part(words: Words | None) -> Words | None:
        return words and replace(words, rect=shifted(words.rect, x, y))

    return replace(
        block,
        rect=shifted(block.rect, x, y),
        title=replace(block.title, rect=shifted(block.title.rect, x, y)),
        badge=(block.badge[0] + x, block.badge[1] + y),
        strip=part(block.strip),
        band=part(block.band),
        note=part(block.note),
    )
