"""Posters: an address for their code, and charts that can be read on two sheets.

Only a guide that asks for PDFs has posters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.charts.graph import chart_of
from fingerpost.charts.room import room
from fingerpost.charts.wall import fits, fits_one, where_to_split
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway
from fingerpost.problems import Fault


def address_faults(shared: Shared) -> Iterator[Fault]:
    """Warns where posters can have no code, because nobody knows where the website will stand."""
    if shared.settings.pdf and not shared.settings.address:
        message = "posters have no code to scan, because the guide has no address"
        hint = "Write at address: where the website stands, like https://guidance.example.org/."
        yield Fault(("pdf",), "poster-address", message, hint, "warning")


def poster_faults(pathway: Pathway, shared: Shared) -> list[Fault]:
    """Warns where a pathway is too large for the wall, and says where to make it two."""
    if not shared.settings.pdf:
        return []
    chart = chart_of(pathway)
    if fits(chart, room(shared, pathway)):
        return []
    number = where_to_split(chart)
    message = (
        f"its {len(chart.boxes)} steps are too many for a poster of two sheets, so it has none"
    )
    where = f" A good place is before step {number}." if number else ""
    hint = f"Make it two pathways.{where} The first then leads to the second with then:."
    return [Fault(("steps",), "poster-too-large", message, hint, "warning", on_key=True)]


def split_for_one_sheet(pathway: Pathway, shared: Shared) -> int:
    """The step before which a pathway is best made two, so that its poster takes one sheet.

    0 where one sheet does already, or where it cannot be made two.
    """
    chart = chart_of(pathway)
    if not shared.settings.pdf or fits_one(chart, room(shared, pathway)):
        return 0
    return where_to_split(chart)


def sheet_faults(splits: Mapping[str, int]) -> Iterator[Fault]:
    """One warning for all posters that take two sheets; `splits` has a step for each of them."""
    if splits:
        count = "1 poster takes" if len(splits) == 1 else f"{len(splits)} posters take"
        where = ", ".join(f"{name} (before step {step})" for name, step in sorted(splits.items()))
        hint = f"For one sheet, make a pathway shorter, or make it two: {where}."
        yield Fault(("pdf",), "poster-two-sheets", f"{count} two sheets", hint, "warning")
