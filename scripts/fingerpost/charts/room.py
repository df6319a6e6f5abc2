"""How much room a poster leaves for its chart: all else on it is measured, and comes first."""

from __future__ import annotations

import math

from fingerpost.charts.measure import Type
from fingerpost.charts.wall import MM, Room
from fingerpost.compare.words import plain_words
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway

WIDE, HIGH = 190.0, 277.0
"""The inside of a sheet of A4, in millimetres."""
COLUMNED = 3
"""More first lines than this stand in two columns."""
_FOOT, _SMALL_FOOT, _LATER_HEAD, _GAPS = 54.0, 12.0, 17.0, 9.0
"""What is taken by the foot of a last sheet and of those before, a later sheet's head, and gaps."""
_TOP, _FIRST = 3.6, 4.2
"""What the head takes beside its lines, and what stands above the first lines."""
_TITLE = Type(24, 27.2, face="paper")
_BODY = Type(11, 12.6, bold=False, face="paper")
_SMALL = Type(9, 10.8, bold=False, face="paper")


def room(shared: Shared, pathway: Pathway) -> Room:
    """The room for the chart of a pathway on its poster."""
    above = _head(shared.settings.notice, pathway.title) + _first(pathway.first) + _GAPS
    return Room(
        WIDE,
        HIGH - above - _FOOT,
        HIGH - above - _SMALL_FOOT,
        HIGH - _LATER_HEAD - _GAPS - _SMALL_FOOT,
        HIGH - _LATER_HEAD - _GAPS - _FOOT,
    )


def _head(notice: str, title: str) -> float:
    lines = len(_TITLE.filled(title, WIDE / MM)) * _TITLE.line
    small = len(_SMALL.filled(notice, WIDE / MM)) * _SMALL.line
    return _TOP + (lines + small) * MM


def _first(lines: tuple[str, ...]) -> float:
    columned = len(lines) > COLUMNED
    wide = (WIDE - 12) / 2 - 4.5 if columned else WIDE - 10
    high = [len(_BODY.filled(plain_words(one), wide / MM)) * _BODY.line * MM for one in lines]
    half = math.ceil(len(high) / 2) if columned else len(high)
    return _FIRST + max(sum(high[:half]), sum(high[half:]))
