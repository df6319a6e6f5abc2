"""The home page with its doors, and the page of each audience."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.links import (
    ABOUT,
    DIRECTORY,
    FORMATS,
    HOME,
    ONE_RESPONSE,
    TOOLBOX,
    TRAINING,
    Place,
)
from fingerpost.pages.page import Page, page
from fingerpost.pages.pathways import hue
from fingerpost.pages.sheet import Box, Part, Parts, box, listed, plain
from fingerpost.shape.audiences import Audience
from fingerpost.shape.pieces import Piece

DOOR_LINKS = 4
"""How many pathways stand under a door before "All" takes over."""


def pathways_for(guide: Guide, audience: str) -> list[Pathway]:
    """The pathways of one audience, in the order of its groups, else in the guide's."""
    own = {pathway.id: pathway for pathway in guide.pathways if pathway.audience == audience}
    found = guide.shared.settings.audiences.get(audience)
    pages = [page for group in (found.groups if found else ()) for page in group.pages]
    names = [page.removeprefix("pathway:") for page in pages]
    return [own[name] for name in dict.fromkeys([*names, *own]) if name in own]


def home_page(guide: Guide) -> Page:
    """Who are you? A door for each audience, in the reader's own words."""
    settings = guide.shared.settings
    place = Place(guide, HOME)
    doors = [_door(place, name, audience) for name, audience in settings.audiences.items()]
    return page(
        HOME,
        settings.title,
        f"# {plain(settings.headline or settings.title)}",
        box("p.fp-lead", plain(settings.lead or "Choose the words that fit you.")),
        box("div.fp-doors", doors),
        "## More {#more}",
        listed(_more(place)),
        about=settings.intended_purpose,
    )


def _more(place: Place) -> list[str]:
    """The other pages that somebody may look for, where there are any."""
    shared, pieces = place.guide.shared, place.guide.pieces
    pages = (
        ("People and services who can help", DIRECTORY, True),
        ("Things that can help", TOOLBOX, bool(pieces.toolbox)),
        ("Training", TRAINING, bool(pieces.training)),
        ("Other languages and formats", FORMATS, bool(shared.formats)),
        ("One response: what everyone does, whoever is asked", ONE_RESPONSE, True),
        ("About this guide", ABOUT, True),
    )
    return [f"[{words}]({place.to(uri)})" for words, uri, there in pages if there]


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
    """All pages of one audience, each with its summary, under what has happened."""
    audience = guide.shared.settings.audiences[name]
    place = Place(guide, f"{name}/index.md")
    return page(
        place.uri,
        audience.title,
        f"# {plain(audience.door)}",
        box("p.fp-lead", plain(audience.intro)),
        box(f"div.fp-entries.{hue(guide, name)}", _groups(place, name)),
        about=audience.intro,
        meta={"leave": audience.leave},
    )


def _groups(place: Place, name: str) -> Parts:
    """The groups of an audience with their pages; without groups all its pathways."""
    groups = place.guide.shared.settings.audiences[name].groups
    if not groups:
        found = pathways_for(place.guide, name)
        return [_entry(place, pathway) for pathway in found] or "No pages here yet."
    return [
        [
            f"## {plain(group.title)} {{#group_{at}}}",
            [_listed(place, *page.split(":", 1)) for page in group.pages],
        ]
        for at, group in enumerate(groups, 1)
    ]


def _listed(place: Place, kind: str, name: str) -> Part:
    """The entry of a page in a group; nothing where there is no such page."""
    pieces = place.guide.pieces
    if kind == "pathway":
        found = place.guide.pathway.get(name)
        return _entry(place, found, "###") if found else ""
    known: Mapping[str, Mapping[str, Piece]] = {
        "explainer": pieces.explainers,
        "tool": pieces.toolbox,
        "programme": pieces.programmes,
    }
    piece = known[kind].get(name)
    address = place.line(f"[.]({kind}:{name})")[4:-1]
    return _card(f"### [{plain(piece.title)}]({address})", name, piece.summary) if piece else ""


def _entry(place: Place, pathway: Pathway, level: str = "##") -> Box:
    anchor = pathway.id.partition("/")[2]
    heading = f"{level} [{plain(pathway.title)}]({place.pathway(pathway.id)})"
    return _card(heading, anchor, pathway.summary)


def _card(heading: str, anchor: str, summary: str) -> Box:
    return box("div.fp-entry", f"{heading} {{#{anchor}}}", plain(summary))
