"""How much room everything takes: words in their type, the parts of a box, flags and labels."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.charts.graph import ChartBox
from fingerpost.charts.measure import Type
from fingerpost.charts.shapes import PlacedBox, Rect, Words
from fingerpost.shape.kinds import ACT_WORDS

TICK = "Tick all that apply"
OUT, TAB = 4.5, 8.0
"""How far out the second line of an outcome is, and how much narrower a strip is than its box."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of a chart: all grow with `scale`, but for the width of its columns."""

    scale: float
    column: float

    def of(self, units: float) -> float:
        """A measure, as it is for letters of 16 units, at this scale."""
        return units * self.scale

    @property
    def title(self) -> Type:
        """The type of titles."""
        return Type(self.of(16), self.of(20))

    @property
    def text(self) -> Type:
        """The type of all other words."""
        return Type(self.of(14), self.of(17), bold=False)

    def words(self, text: str, widest: float) -> Words:
        """Words in lines of this width at most, with their place still open."""
        lines = tuple(self.text.balanced(text, widest))
        wide = max(map(self.text.width, lines), default=0)
        return Words(lines, Rect(0, 0, wide, self.text.line * len(lines)))

    def box(self, box: ChartBox, only: str) -> PlacedBox:
        """A box at the origin, as high as its words need."""
        y, inner = 0.0, self.column - self.of(28)
        strip = band = note = None
        if only:
            lines = self.text.balanced(only, inner)
            strip = self._part(lines, y, len(lines) * self.text.line + self.of(14), middle=True)
            y = strip.rect.foot
        if box.act:
            band = self._part([ACT_WORDS[box.act]], y, self.of(26), middle=True)
            y = band.rect.foot
        left, right = self.of(46), self.of(12)
        title = self.title.balanced(box.title, self.column - left - right)
        high = len(title) * self.title.line
        under = self.text.line + self.of(3) if box.ticks else 0
        body = max(high + under + self.of(24), self.of(52))
        top = y + (body - high - under) / 2
        words = Words(tuple(title), Rect(left, top, self.column - left - right, high))
        if box.ticks:
            place = Rect(left, words.rect.foot + self.of(3), words.rect.wide, self.text.line)
            note = Words((TICK,), place)
        badge = (self.of(25), top + self.title.line / 2)
        whole = Rect(0, 0, self.column, y + body)
        return PlacedBox(box, whole, words, badge, strip, band, note)

    def _part(self, lines: list[str], y: float, high: float, middle: bool) -> Words:
        return Words(tuple(lines), Rect(0, y, self.column, high), middle)

    def flag(self, label: str) -> Words:
        """The words of a flag, in the rectangle of the whole flag."""
        lines = self.text.balanced(label, self.column - self.of(48))
        high = max(len(lines) * self.text.line + self.of(14), self.of(36))
        return Words(tuple(lines), Rect(0, 0, self.column, high), middle=True)
