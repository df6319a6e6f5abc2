"""How the guide stays alive, and the other languages and forms in which it can be used."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import plain_cards
from fingerpost.pages.links import EVIDENCE, FORMATS, LIVING, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pieces import headed
from fingerpost.pages.sheet import Box, Part, box, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.living import Format, Living
from fingerpost.shape.revisions import Revision


def living_pages(guide: Guide) -> list[Page]:
    """A page on how the guide lives, where living.yml is there."""
    living = guide.shared.living
    return [_living(guide, living)] if living else []


def _living(guide: Guide, living: Living) -> Page:
    place = Place(guide, LIVING)
    return page(
        LIVING,
        "A living guide",
        "# A living guide",
        box(
            "p.fp-lead",
            "How this guide is looked at again, and by whom.",
        ),
        headed("Tell us what is wrong", "feedback", place.body(living.feedback)),
        headed("What it is held against", "against", listed(_against(place, living))),
        headed("Who belongs round the table", "groups", listed(_groups(place, living))),
        headed("You said, we did", "you_said", _said(living)),
        headed("Its revisions", "revisions", _revisions(guide, living)),
        about="How the guide is looked at again, who takes part, and how to tell us what is wrong.",
        source="pathways/living.yml",
    )


def _against(place: Place, living: Living) -> list[str]:
    lines = []
    for one in living.reviewed_against:
        source = place.guide.shared.evidence.get(one.evidence)
        title = plain(source.title) if source else plain(one.evidence)
        lines.append(f"[{title}]({place.to(EVIDENCE, one.evidence)}): {plain(one.what)}")
    return lines


def _groups(place: Place, living: Living) -> list[str]:
    groups = living.groups.values()
    return [f"**{plain(group.title)}.** {place.line(group.why)}" for group in groups]


def _said(living: Living) -> Part:
    if not living.you_said:
        return "Nobody has told us anything yet, so there is nothing to answer."
    return listed(
        [
            f"**{plain(living.groups[one.group].title)} said:** {plain(one.said)} "
            f"**We did:** {plain(one.did)} (version {plain(one.revision)})"
            for one in living.you_said
            if one.group in living.groups
        ]
    )


def _revisions(guide: Guide, living: Living) -> list[Part]:
    newest_first = sorted(guide.pieces.revisions.values(), key=lambda one: one.written)[::-1]
    return [_revision(one, living) for one in newest_first]


def _revision(one: Revision, living: Living) -> Box:
    involved = [
        f"{plain(living.groups[each.group].title)}: {plain(each.how)}, {plain(each.when)}"
        for each in one.involvement
        if each.group in living.groups
    ]
    return box(
        "div.fp-entry",
        f"### Version {plain(one.version)} {{#v{one.version.replace('.', '-')}}}",
        f"{plain(one.state.capitalize())}, begun {day(one.written)}. {plain(one.reason)}",
        "**Who took part:**" if involved else "**Who took part:** none of the groups yet.",
        listed(involved),
    )


def format_pages(guide: Guide) -> list[Page]:
    """A page of other languages and forms, where formats.yml has any."""
    if not guide.shared.formats:
        return []
    place = Place(guide, FORMATS)
    ready = {name: one for name, one in guide.shared.formats.items() if one.ready}
    slots = {name: one for name, one in guide.shared.formats.items() if not one.ready}
    title = "Other languages and formats"
    return [
        page(
            FORMATS,
            title,
            f"# {title}",
            box("p.fp-lead", "Help with understanding, and with being understood."),
            headed("What there is", "ready", [_format(place, *item) for item in ready.items()]),
            headed(
                "What there is not yet",
                "not_yet",
                [_format(place, *item) for item in slots.items()],
            ),
            about="Interpreters, text relay, sign language, Easy Read and other languages.",
            source="pathways/formats.yml",
        )
    ]


def _formats(place: Place, found: Mapping[str, Format]) -> list[Box]:
    return [_format(place, name, one) for name, one in found.items()]


def _format(place: Place, name: str, one: Format) -> Box:
    own = f" ({plain(one.language)})" if one.language else ""
    waits = "" if one.ready else f"Waits for: {plain(one.owner.role)}."
    return box(
        "div.fp-entry",
        f"### {plain(one.title)}{own} {{#{name}}}",
        place.body(one.body),
        plain_cards(place, one.contacts),
        box("p.fp-meta", waits) if waits else "",
    )
