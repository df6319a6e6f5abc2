"""How wide words are at most, and how they are wrapped: measured from tables, no font is read.

On a screen nobody knows the font, so the widths are those of the widest common one, in bold, and
words which fit here fit everywhere. On paper the font is the engine's own, and so are the widths.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Face = Literal["screen", "paper"]
"""Where words are shown, which says how wide their letters are."""
_SCREEN = (
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
_PAPER = (
    (0.25, " ',.:;|"),
    (0.30, "!ijl‘’°"),
    (0.34, "()/I\\ft{}·"),
    (0.38, '"-J[]“”•'),
    (0.44, "*?`crsz"),
    (0.48, "#$ae~£"),
    (0.50, "0123456789S_"),
    (0.52, "F^bgoq"),
    (0.54, "Ldkpvxy"),
    (0.57, "+<=>EPhnu–×"),
    (0.62, "BRTY"),
    (0.66, "%KVZ½"),
    (0.70, "ACU"),
    (0.74, "&DGHNOQX"),
    (0.79, "w—…"),
    (0.86, "Mm"),
    (1.00, "@W"),
)
_EMS = {
    "screen": {letter: em for em, letters in _SCREEN for letter in letters},
    "paper": {letter: em for em, letters in _PAPER for letter in letters},
}
_UNKNOWN = 1.3
_LIGHTER = 0.925
"""How wide letters of ordinary weight are, beside bold ones."""
_AS_WIDE = frozenset("#+<=>^~")
"""Signs that are as wide in every weight."""


@lru_cache(maxsize=65536)
def ems(text: str, face: Face = "screen") -> float:
    """How wide a line of bold words is at most, as a multiple of its letters' size."""
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(_EMS[face].get(letter, _UNKNOWN) for letter in bare)


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: their size, the height of a line, and whether they are bold."""

    size: float
    line: float
    bold: bool = True
    face: Face = "screen"

    def width(self, text: str) -> float:
        """How wide a line of words is at most."""
        as_wide = self.bold or self.face == "paper" or _AS_WIDE.intersection(text)
        return self.size * (1 if as_wide else _LIGHTER) * ems(text, self.face)

    def filled(self, text: str, width: float) -> list[str]:
        """The text in lines, each as full as can be. Only a word that is too long is broken."""
        return list(_filled(self, text, width))

    def even(self, text: str, width: float) -> list[str]:
        """As few lines as fit, and these as narrow as they can be without a broken word."""
        return self.evened(self.filled(text, width), text, width)

    def evened(self, lines: list[str], text: str, width: float) -> list[str]:
        """As many lines as these, but as narrow as they can be without a broken word."""
        if len(lines) < 2:
            return lines
        whole = " ".join(text.split())
        for narrow in range(math.ceil(width / 3), math.ceil(width), 3):
            tried = _filled(self, text, narrow)
            if len(tried) <= len(lines) and " ".join(tried) == whole:
                return list(tried)
        return lines

    def balanced(self, text: str, width: float) -> list[str]:
        """As few lines as fit, and these as much of one length as can be."""
        return list(_balanced(self, text, width))

    def pieces(self, word: str, width: float) -> list[str]:
        """A word in pieces that fit, each but the last with a hyphen."""
        if self.width(word) <= width or len(word) < 2:
            return [word]
        fits = [n for n in range(1, len(word)) if self.width(word[:n] + "-") <= width]
        cut = max(fits, default=1)
        return [f"{word[:cut]}-", *self.pieces(word[cut:], width)]


@lru_cache(maxsize=65536)
def _filled(of: Type, text: str, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        for piece in of.pieces(word, width):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and of.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(lines)


@lru_cache(maxsize=65536)
def _balanced(of: Type, text: str, width: float) -> tuple[str, ...]:
    full = _filled(of, text, width)
    if len(full) < 2:
        return full
    whole = " ".join(text.split())
    tries = [_filled(of, text, narrow) for narrow in range(int(width / 3), int(width), 4)]
    fit = [lines for lines in tries if len(lines) == len(full) and " ".join(lines) == whole]

    def ragged(lines: tuple[str, ...]) -> float:
        widths = [of.width(line) for line in lines]
        return sum((max(widths) - one) ** 2 for one in widths)

    return min([*dict.fromkeys(fit), full], key=ragged)
