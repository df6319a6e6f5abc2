"""Labels: words wrapped to measured text, in shapes that hold them.

No fonts are read. Widths come from a table of the widest common font, in bold, so that words which
fit here fit everywhere.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.pages.drawings.svg import Point, element, escaped
from fingerpost.shape.drawings import DrawnPart

SIZE, LINE = 15.0, 18.0
"""The size of letters and the height of a line, in a drawing's own units."""
SIDE, TOP = 9.0, 8.0
"""The room between words and the edge of their shape."""
_EM = (
    (0.40, " ijlI'’‘,.:;/\\|"),
    (0.50, "frt!()[]`-"),
    (0.60, 'cszJ_–*"'),
    (0.69, "aeokvxyLEFT?“”"),
    (0.74, "bdghnpqu0123456789{}$£CPSYZ"),
    (0.78, "ABKRVX"),
    (0.86, "DGHNOQU#+<=>^~"),
    (0.95, "w&"),
    (1.11, "mMW%@…—"),
)
_EMS = {letter: em for em, letters in _EM for letter in letters}
_UNKNOWN = 1.3


def width_of(text: str) -> float:
    """How wide a line of words is at most."""
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return SIZE * sum(_EMS.get(letter, _UNKNOWN) for letter in bare)


def wrapped(text: str, width: float) -> list[str]:
    """The text in as few lines as fit. Only a word that is too long is broken.

    Lines end at a colon where that costs none, and else are as even as can be.
    """
    fewest = _filled(text, width)
    head, colon, tail = text.partition(": ")
    if colon and len(fewest) > 1:
        told = [*_filled(f"{head}:", width), *_even(_filled(tail, width), tail, width)]
        if len(told) <= len(fewest):
            return told
    return _even(fewest, text, width)


def _even(lines: list[str], text: str, width: float) -> list[str]:
    """As many lines, but as narrow as they can be without a broken word."""
    widths = range(math.ceil(width / 3), math.ceil(width), 3)
    tries = (_filled(text, narrow) for narrow in widths)
    whole = " ".join(text.split())
    fit = (one for one in tries if len(one) <= len(lines) and " ".join(one) == whole)
    return next(fit, lines)


def _filled(text: str, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, width):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and width_of(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: float) -> list[str]:
    """A word in pieces that fit, each but the last with a hyphen."""
    if width_of(word) <= width or len(word) < 2:
        return [word]
    fits = [n for n in range(1, len(word)) if width_of(word[:n] + "-") <= width]
    cut = max(fits, default=1)
    return [f"{word[:cut]}-", *_pieces(word[cut:], width)]


@dataclass(frozen=True, slots=True)
class Plate:
    """Lines of words, and the size of a card that holds them."""

    lines: tuple[str, ...]
    wide: float
    high: float


def plate(label: str, widest: float) -> Plate:
    """The smallest plate for a label that is no wider than this."""
    lines = wrapped(label, widest - 2 * SIDE)
    wide = max(map(width_of, lines)) + 2 * SIDE
    return Plate(tuple(lines), wide, LINE * len(lines) + 2 * TOP)


def in_circle(label: str, radius: float, drop: float) -> list[str]:
    """Lines that stay inside a circle when centred `drop` below its middle, or none."""
    tries = (wrapped(label, width) for width in range(int(2 * radius), int(radius / 2), -4))
    return next((lines for lines in tries if _inside(lines, radius - 5, drop)), [])


def _inside(lines: Sequence[str], radius: float, drop: float) -> bool:
    half = (len(lines) - 1) / 2
    return all(
        math.hypot(width_of(line) / 2, abs(drop + LINE * (index - half)) + LINE / 2) <= radius
        for index, line in enumerate(lines)
    )


def words(lines: Sequence[str], middle: Point) -> str:
    """Lines of text, centred on a point."""
    x, y = middle
    first = y - LINE * (len(lines) - 1) / 2 + 0.36 * SIZE
    ink = {"fill": "currentColor", "stroke": "none"}
    return " ".join(
        element("text", escaped(line), cls="fp-d-words", x=x, y=first + LINE * index, **ink)
        for index, line in enumerate(lines)
    )


def card(part: DrawnPart, middle: Point, held: Plate) -> str:
    """A part's label on a rounded card round a point."""
    corner = (middle[0] - held.wide / 2, middle[1] - held.high / 2)
    shape = element(
        "rect", cls="fp-d-card", x=corner[0], y=corner[1], width=held.wide, height=held.high, rx=12
    )
    return labelled(part, shape, words(held.lines, middle))


def labelled(part: DrawnPart, *inside: str) -> str:
    """A part as a group: the shape that holds its label, then the label."""
    return element("g", *inside, data_fp_part=part.id)
