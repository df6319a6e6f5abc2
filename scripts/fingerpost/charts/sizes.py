"""How much room everything takes: words in their type, the parts of a box, flags and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost.charts.graph import ChartBox
from fingerpost.charts.measure import Face, Type
from fingerpost.charts.shapes import PlacedBox, Rect, Words
from fingerpost.shape.kinds import ACT_WORDS

TICK: Mapping[Face, str] = {
    "screen": "Tick all that apply",
    "paper": "The page lists what to tick",
}
"""What stands below a question with tick-boxes: a list is beside a drawing on a screen alone."""
SMALL, NUMBERED = 14.0, 31.0
"""The size of the smallest letters, and what a number beside a title takes at least, in units."""
OUT, TAB = 4.5, 8.0
"""How far out the second line of an outcome is, and how much narrower a strip is than its box."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of a chart: all grow with `scale`, but for the width of its columns.

    On paper every letter has the smallest size that may be read, and `tight` says how much of the
    usual room is left about the words.
    """

    scale: float
    column: float
    face: Face = "screen"
    tight: float = 1

    def of(self, units: float) -> float:
        """A measure, as it is for letters of 16 units, at this scale."""
        return units * self.scale * self.tight

    @property
    def title(self) -> Type:
        """The type of titles."""
        if self.face == "paper":
            return Type(SMALL * self.scale, 16.5 * self.scale, face=self.face)
        return Type(16 * self.scale, 20 * self.scale)

    @property
    def text(self) -> Type:
        """The type of all other words."""
        line = 16.5 if self.face == "paper" else 17
        return Type(SMALL * self.scale, line * self.scale, bold=False, face=self.face)

    @property
    def _bold(self) -> Type:
        """The type of times to act: as large as all other words, and bold."""
        return Type(self.text.size, self.text.line, face=self.face)

    def pill(self, text: str, middle: float, y: float) -> Words:
        """Where the line begins or goes on: one line of words with room about it."""
        wide = max(self.of(64), self.title.width(text) + self.of(16))
        high = max(self.of(26), self.title.line + self.of(6))
        return Words((text,), Rect(middle - wide / 2, y, wide, high), middle=True)

    @property
    def pill_foot(self) -> float:
        """How far down that at the top of a chart reaches."""
        return self.pill("", 0, self.of(2)).rect.foot

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
            act = self._bold.balanced(ACT_WORDS[box.act], inner)
            high = max(self.of(26), len(act) * self.text.line + self.of(4))
            band = self._part(act, y, high, middle=True)
            y = band.rect.foot
        left, right = max(self.of(46), NUMBERED * self.scale), self.of(12)
        title = self.title.balanced(box.title, self.column - left - right)
        high = len(title) * self.title.line
        tick = self.text.balanced(TICK[self.face], self.column - left - right) if box.ticks else []
        under = self.text.line * len(tick) + self.of(3) if tick else 0
        body = max(high + under + self.of(24), self.of(52))
        top = y + (body - high - under) / 2
        words = Words(tuple(title), Rect(left, top, self.column - left - right, high))
        if tick:
            y_of_note = words.rect.foot + self.of(3)
            place = Rect(left, y_of_note, words.rect.wide, self.text.line * len(tick))
            note = Words(tuple(tick), place)
        badge = (left * 25 / 46, top + self.title.line / 2)
        whole = Rect(0, 0, self.column, y + body)
        return PlacedBox(box, whole, words, badge, strip, band, note)

    def _part(self, lines: list[str], y: float, high: float, middle: bool) -> Words:
        return Words(tuple(lines), Rect(0, y, self.column, high), middle)

    def flag(self, label: str) -> Words:
        """The words of a flag, in the rectangle of the whole flag."""
        lines = self.text.balanced(label, self.column - self.of(48))
        high = max(len(lines) * self.text.line + self.of(14), self.of(36))
        return Words(tuple(lines), Rect(0, 0, self.column, high), middle=True)
