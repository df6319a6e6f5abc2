"""Posters: an address for their code, and charts that can be read on a few sheets.

Only a guide that asks for PDFs has posters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from fingerpost.charts.graph import chart_of
from fingerpost.charts.room import room
from fingerpost.charts.said import or_joined
from fingerpost.charts.wall import sheets_of, where_to_split
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway
from fingerpost.problems import Fault

_FEW = 20
"""So many steps go on three sheets, if what is in them is not long."""
_NAMED = 20
"""How many pathways one line names at most: a line that is longer is cut."""


def address_faults(shared: Shared) -> Iterator[Fault]:
    """Warns where posters can have no code, because nobody knows where the website will stand."""
    if shared.settings.pdf and not shared.settings.address:
        message = "posters have no code to scan, because the guide has no address"
        hint = "Write at address: where the website stands, like https://guidance.example.org/."
        yield Fault(("pdf",), "poster-address", message, hint, "warning")


def poster_faults(pathway: Pathway, shared: Shared) -> tuple[list[Fault], int]:
    """A warning where a pathway is too large for the wall; else before which step to make it two.

    The step is 0 where the poster takes one sheet, or the pathway cannot be made two.
    """
    if not shared.settings.pdf:
        return [], 0
    chart = chart_of(pathway)
    count = sheets_of(chart, room(shared, pathway))
    if count == 1:
        return [], 0
    step = where_to_split(chart)
    return ([], step) if count else ([_too_large(len(chart.boxes), step)], 0)


def _too_large(count: int, step: int) -> Fault:
    if count <= _FEW:
        message = "its first lines, title or answers are too long for a poster, so it has none"
        hint = "Write fewer or shorter ones."
        return Fault(("steps",), "poster-too-large", message, hint, "warning", on_key=True)
    message = f"its {count} steps are too many for a poster of three sheets, so it has none"
    where = f" A good place is before step {step}." if step else ""
    hint = f"Make it two pathways.{where} The first then leads to the second with then:."
    return Fault(("steps",), "poster-too-large", message, hint, "warning", on_key=True)


def sheet_faults(splits: Mapping[str, int]) -> Iterator[Fault]:
    """A warning for the posters of an audience that take several sheets.

    `splits` has, for each such pathway, the step before which it is best made two.
    """
    for audience, some in groupby(sorted(splits.items()), key=lambda one: _halves(one[0])[0]):
        found = [f"{_halves(name)[1]} (step {step})" for name, step in some]
        posters, take = ("poster", "takes") if len(found) == 1 else ("posters", "take")
        message = f"{len(found)} {posters} under {audience} {take} more than one sheet"
        others = [f"{len(found) - _NAMED} others"] if len(found) > _NAMED else []
        named = or_joined([*found[:_NAMED], *others], "and")
        hint = f"For one sheet, make a pathway shorter, or make it two before this step: {named}."
        yield Fault(("pdf",), "poster-sheets", message, hint, "warning")


def _halves(name: str) -> tuple[str, str]:
    audience, _, own = name.partition("/")
    return audience, own
