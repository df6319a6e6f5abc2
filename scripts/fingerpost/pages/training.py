"""Training: what there is to learn from, by role, with length, cost, provider and label."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import UNCHECKED
from fingerpost.pages.links import TRAINING, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pieces import beginning, ending, entry, headed, owned
from fingerpost.pages.provenance import LABELS
from fingerpost.pages.sheet import Box, Part, box, joined, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.pieces import NEEDS_OWNER, Training


def training_pages(guide: Guide) -> list[Page]:
    """The list with its index of roles, then every entry."""
    found = guide.pieces.training
    if not guide.pieces.training:
        return []
    return [_index(guide), *(_page(guide, name, one) for name, one in found.items())]


def _index(guide: Guide) -> Page:
    place = Place(guide, TRAINING)
    found = guide.pieces.training
    return page(
        TRAINING,
        "Training",
        "# Training",
        box("p.fp-lead", "What there is to learn from, for each role."),
        headed("By role", "roles", listed(_roles(found.items()))),
        [_entry(place, name, one) for name, one in found.items()] or "No training here yet.",
        about="Training by role, with its length, cost and provider, and how well it is founded.",
    )


def _roles(found: Iterable[tuple[str, Training]]) -> list[str]:
    """A line for each role, with all that is for it."""
    roles: dict[str, list[str]] = {}
    for name, one in found:
        for role in one.roles:
            roles.setdefault(role, []).append(f"[{plain(one.title)}](#{name})")
    return [f"**{plain(role)}:** {joined(links, 'and')}" for role, links in sorted(roles.items())]


def _entry(place: Place, name: str, one: Training) -> Box:
    uri = f"training/{name}.md"
    return entry(place, uri, name, one.title, plain(one.summary), listed(facts(one)))


def facts(one: Training) -> list[str]:
    """Roles, provider, length, cost, label and whether anybody has checked it."""
    return [
        f"For: {joined([plain(role) for role in one.roles], 'and')}",
        f"Provider: {owned(one.provider)}",
        f"Length: {_sure(one, 'length', one.length)}",
        f"Cost: {_sure(one, 'cost', one.cost)}",
        f"How well founded: {LABELS[one.label]}",
        f"Checked {day(one.verified)}" if one.verified else UNCHECKED,
    ]


def _sure(one: Training, field: str, value: str | None) -> str:
    return plain(value) if value and field not in one.to_confirm else "to be confirmed"


def _page(guide: Guide, name: str, one: Training) -> Page:
    place = Place(guide, f"training/{name}.md")
    web = one.web if one.web and "web" not in one.to_confirm else ""
    covers: Part = (
        owned(NEEDS_OWNER)
        if NEEDS_OWNER in one.covers
        else listed([place.line(line) for line in one.covers])
    )
    return page(
        place.uri,
        one.title,
        beginning(place, one),
        listed(facts(one)),
        f"[Website of the provider]({web})" if web else "",
        headed("What it covers", "covers", covers),
        headed("How it goes", "how", place.body(one.body or "")),
        ending(place, one),
        about=one.summary,
        source=f"pathways/training/{name}.yml",
        meta={"section": "training"},
    )
