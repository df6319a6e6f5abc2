"""About the guide: what it is for, what it is not, its state and its dates."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.links import ABOUT, EMBEDDING, EVIDENCE, GLOSSARY, IT_TEAMS, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import listed, plain
from fingerpost.pages.words import day


def about_page(guide: Guide) -> Page:
    """The draft notice and the intended purpose, as guide.yml gives them, and every date."""
    settings = guide.shared.settings
    place = Place(guide, ABOUT)
    return page(
        ABOUT,
        "About this guide",
        "# About this guide",
        plain(settings.notice),
        "## What it is for {#purpose}",
        plain(settings.intended_purpose),
        "## Its state {#state}",
        listed(_state(guide)),
        "## Dates and owners {#dates}",
        listed([_dates(place, pathway) for pathway in guide.pathways]) or "No pages yet.",
        "## How it is made {#made}",
        _MADE.format(evidence=place.to(EVIDENCE), glossary=place.to(GLOSSARY)),
        "## Tell us what is wrong {#feedback}",
        _FEEDBACK,
        "## For your own website {#embedding}",
        f"A pathway can stand [on your own website]({place.to(EMBEDDING)}). "
        f"[For IT teams]({place.to(IT_TEAMS)}) tells what to allow.",
        about=settings.intended_purpose,
    )


_MADE = (
    "Every pathway is a form of questions and answers, like a paper flowchart. Before a page is "
    "published a program checks that every answer leads somewhere, that somebody can be reached "
    "at every end, and that all groups of readers are given the same response. It cannot check "
    "that the guidance is right: people do that, and the dates above say whether they have. "
    "See [what this guide stands on]({evidence}) and [words explained]({glossary})."
)
_FEEDBACK = (
    "The publisher has not yet named an address for comments (needs owner input). Until then tell "
    "the person who showed you this guide. Nobody reads comments at all hours: if somebody needs "
    "help now, use the numbers at the top of this page."
)


def _state(guide: Guide) -> list[str]:
    settings = guide.shared.settings
    state = "Approved" if settings.state == "approved" else "Draft: not signed off by anybody"
    unchecked = sum(contact.verified is None for contact in guide.shared.contacts.values())
    unread = sum(source.checked is None for source in guide.shared.evidence.values())
    return [
        f"Version {plain(settings.version)}",
        state,
        f"Published by {plain(settings.publisher)}",
        f"Contacts not yet checked: {unchecked} of {len(guide.shared.contacts)}",
        f"Sources not yet checked: {unread} of {len(guide.shared.evidence)}",
    ]


def _dates(place: Place, pathway: Pathway) -> str:
    dates = pathway.dates
    reviewed = f"reviewed {day(dates.reviewed)}" if dates.reviewed else "not yet reviewed"
    proposed = ", proposed" if pathway.owner_proposed else ""
    return (
        f"[{plain(pathway.title)}]({place.pathway(pathway.id)}): written {day(dates.written)}, "
        f"{reviewed}, to be reviewed by {day(dates.review_by)} "
        f"({plain(pathway.owner_role)}{proposed})"
    )
