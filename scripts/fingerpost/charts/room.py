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
_LABELS, _SAID = 6, 3
"""How many lines of labels to write beside, and of small words, a foot has room for."""
_LABEL_WIDE, _NUMBERED = 42.0, 30.0
"""How wide the lines to write on are, and what the number of a sheet takes of the head."""
_TOP, _FIRST = 3.6, 4.2
"""What the head takes beside its lines, and what stands above the first lines."""
_TITLE = Type(24, 27.2, face="paper")
_ALSO = Type(13, 14.7, face="paper")
_AUDIENCE = Type(11, 12.6, face="paper")
_BODY = Type(11, 12.6, bold=False, face="paper")
_SMALL = Type(9, 10.8, bold=False, face="paper")


def room(shared: Shared, pathway: Pathway) -> Room:
    """The room for the chart of a pathway on its poster."""
    settings = shared.settings
    readers = settings.audiences[pathway.audience]
    wrapped = _more(_AUDIENCE, readers.title, WIDE - _NUMBERED)
    above = _head(settings.notice, pathway.title) + wrapped + _first(pathway.first) + _GAPS
    later = _LATER_HEAD + wrapped + _GAPS
    later += _more(_ALSO, pathway.title, WIDE) + _more(_SMALL, settings.notice, WIDE)
    small = _SMALL_FOOT + _more(_SMALL, _said(shared, pathway, last=False), WIDE, _SAID)
    foot = _FOOT + _more(_SMALL, _said(shared, pathway, last=True), WIDE, _SAID)
    labels = sum(len(_SMALL.filled(one, _LABEL_WIDE / MM)) for one in readers.to_tell)
    foot += max(0, labels - _LABELS) * _SMALL.line * MM
    return Room(WIDE, HIGH - above - foot, HIGH - above - small, HIGH - later - small,
                HIGH - later - foot)  # fmt: skip


def _more(type_: Type, text: str, wide: float, known: int = 1) -> float:
    """How much more room words take than so many lines of them."""
    return max(0, len(type_.filled(text, wide / MM)) - known) * type_.line * MM


def _said(shared: Shared, pathway: Pathway, last: bool) -> str:
    """About as many words as stand in the last lines of a sheet, which pages make."""
    settings = shared.settings
    known = [shared.contacts[name] for name in settings.crisis if name in shared.contacts]
    ways = [f"{one.name}: {one.phone or ''}{one.text.to if one.text else ''}" for one in known]
    said = [
        f"{settings.title}, version {settings.version}, {settings.state}, as it was on that day",
        f"Answered for by: {pathway.owner_role} (proposed)",
        f"The square leads to {settings.address}posters/{pathway.id}/{settings.version}/"
        if last and settings.address
        else "",
        "" if last else " · ".join(ways),
    ]
    return ". ".join(filter(None, said))


def _head(notice: str, title: str) -> float:
    lines = len(_TITLE.filled(title, WIDE / MM)) * _TITLE.line
    small = len(_SMALL.filled(notice, WIDE / MM)) * _SMALL.line
    return _TOP + (lines + small) * MM


def _first(lines: tuple[str, ...]) -> float:
    if not lines:
        return 0
    columned = len(lines) > COLUMNED
    wide = (WIDE - 12) / 2 - 4.5 if columned else WIDE - 10
    high = [len(_BODY.filled(plain_words(one), wide / MM)) * _BODY.line * MM for one in lines]
    half = math.ceil(len(high) / 2) if columned else len(high)
    return _FIRST + max(sum(high[:half]), sum(high[half:]))
