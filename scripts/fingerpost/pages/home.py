"""The home page with its doors, and the page of each audience."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.links import ABOUT, DIRECTORY, HOME, ONE_RESPONSE, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pathways import hue
from fingerpost.pages.sheet import Box, box, listed, plain
from fingerpost.shape.shared import Audience

DOOR_LINKS = 4
"""How many pathways stand under a door before "All" takes over."""


def pathways_for(guide: Guide, audience: str) -> list[Pathway]:
    """The pathways of one audience, in the guide's order."""
    return [pathway for pathway in guide.pathways if pathway.audience == audience]


def home_page(guide: Guide) -> Page:
    """Who are you? A door for each audience, in the reader's own words."""
    settings = guide.shared.settings
    place = Place(guide, HOME)
    doors = [_door(place, name, audience) for name, audience in settings.audiences.items()]
    return page(
        HOME,
        settings.title,
        f"# {plain(settings.title)}",
        box("p.fp-lead", "Choose the words that fit you."),
        box("div.fp-doors", doors),
        "## More {#more}",
        listed(
            [
                f"[People and services who can help]({place.to(DIRECTORY)})",
                f"[One response: what everyone does, whoever is asked]({place.to(ONE_RESPONSE)})",
                f"[About this guide]({place.to(ABOUT)})",
            ]
        ),
        about=settings.intended_purpose,
        meta={"hide": ["toc", "navigation"]},
    )


def _door(place: Place, name: str, audience: Audience) -> Box:
    found = pathways_for(place.guide, name)
    links = [f"[{plain(one.title)}]({place.pathway(one.id)})" for one in found[:DOOR_LINKS]]
    if len(found) > DOOR_LINKS:
        links.append(f"[All {len(found)} pages]({place.to(f'{name}/index.md')})")
    return box(
        f"div.fp-door.{hue(place.guide, name)}",
        f"## [{plain(audience.door)}]({place.to(f'{name}/index.md')}) {{#{name}}}",
        plain(audience.intro),
        listed(links),
    )


def audience_page(guide: Guide, name: str) -> Page:
    """All pathways of one audience, each with its summary."""
    audience = guide.shared.settings.audiences[name]
    place = Place(guide, f"{name}/index.md")
    found = [_entry(place, pathway) for pathway in pathways_for(guide, name)]
    return page(
        place.uri,
        audience.title,
        f"# {plain(audience.door)}",
        box("p.fp-lead", plain(audience.intro)),
        box(f"div.fp-entries.{hue(guide, name)}", found) if found else "No pages here yet.",
        about=audience.intro,
    )


def _entry(place: Place, pathway: Pathway) -> Box:
    anchor = pathway.id.partition("/")[2]
    return box(
        "div.fp-entry",
        f"## [{plain(pathway.title)}]({place.pathway(pathway.id)}) {{#{anchor}}}",
        plain(pathway.summary),
    )
