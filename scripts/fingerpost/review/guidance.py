"""The pathways as they now stand, as they are printed, for lines to be commented on."""

from __future__ import annotations

from fingerpost.compare.changes import Comparison
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.links import Place
from fingerpost.pages.pathways import walkable
from fingerpost.pages.sheet import Part, Parts, box, listed, plain

NONE = "No pathway changed. Ask for a pack with everything in it to read them all."


def guidance(guide: Guide, found: Comparison | None, whole: bool) -> Parts:
    """Every pathway that changed, or all of them where nothing is there to compare with."""
    names = None if whole or found is None else _changed(found)
    shown = [one for one in guide.pathways if names is None or one.id in names]
    return [_pathway(guide, one) for one in shown] or [NONE]


def _changed(found: Comparison) -> frozenset[str]:
    return frozenset(one.name for one in found.changes if one.part == "pathways")


def _pathway(guide: Guide, pathway: Pathway) -> Part:
    place = Place(guide, f"{pathway.id}.md")
    audience = guide.shared.settings.audiences[pathway.audience].title
    return box(
        "div.pathway",
        f"# {plain(audience)}: {plain(pathway.title)}",
        plain(pathway.summary),
        listed([place.line(line) for line in pathway.first]),
        walkable(place, pathway),
    )
