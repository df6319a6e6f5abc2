"""Programmes: ways of working and groups, with their limits, and what they do not replace."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.model.guide import Guide
from fingerpost.pages.drawings import figure
from fingerpost.pages.links import PROGRAMMES, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pieces import beginning, ending, entry, headed, owned, points, ruled
from fingerpost.pages.sheet import Box, Part, Parts, box, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.programmes import Limits, Programme
from fingerpost.shape.programmes import Part as Piece

STATES = {
    "example": "An example. This is not an offer: nobody can join it through this guide.",
    "offered": "This is offered: see below whom to ask.",
}


def programme_pages(guide: Guide) -> list[Page]:
    """The list, then every programme."""
    found = guide.pieces.programmes
    if not guide.pieces.programmes:
        return []
    return [_index(guide), *(_page(guide, name, one) for name, one in found.items())]


def _index(guide: Guide) -> Page:
    place = Place(guide, PROGRAMMES)
    entries = [
        entry(place, f"programmes/{name}.md", name, one.title, plain(one.summary),
              box("p.fp-meta", STATES[one.state]))
        for name, one in guide.pieces.programmes.items()
    ]  # fmt: skip
    return page(
        PROGRAMMES,
        "Programmes",
        "# Programmes",
        box("p.fp-lead", "Ways of working and groups that others have tried."),
        box("div.fp-entries", entries) if entries else "No programmes here yet.",
        about="Ways of working and groups: their aims, their limits and what they do not replace.",
    )


def _page(guide: Guide, name: str, one: Programme) -> Page:
    place = Place(guide, f"programmes/{name}.md")
    return page(
        place.uri,
        one.title,
        beginning(place, one),
        box("p.fp-notice-line", f"**{STATES[one.state]}**"),
        f"It ran {plain(one.ran)}" if one.ran and one.ran[:1].isdigit() else plain(one.ran or ""),
        list(_parts(place, one)),
        ending(place, one, one.contacts),
        about=one.summary,
        source=f"pathways/programmes/{name}.yml",
        meta={"section": "programmes"},
    )


def _parts(place: Place, one: Programme) -> Iterator[Parts]:
    yield headed("What it wants to achieve", "aims", points(place, one.aims))
    yield headed("Whom it may suit", "for_whom", points(place, one.for_whom))
    yield headed(
        "Whom it does not suit", "not_for", points(place, one.not_for), _decide(place, one)
    )
    yield headed(
        "What it does not replace", "does_not_replace", points(place, one.does_not_replace)
    )
    yield headed("What it is made of", "parts", [_part(place, part) for part in one.parts])
    yield headed("What is agreed at the start", "agreement", points(place, one.agreement))
    yield headed("Parents and carers", "parents", place.body(one.parents or ""))
    yield headed("Who leads it", "facilitator", place.body(one.facilitator or ""))
    if one.limits:
        yield headed("Its limits", "limits", listed(_limits(one.limits)))
    yield headed("The sessions", "sessions", _sessions(place, one))
    yield headed("What was counted", "notes", listed(_notes(one)))
    if one.review:
        yield headed("A sheet for looking back", "review", _review_sheet(one))
    yield headed("Whose material it is", "permission", owned(one.permission))


def _decide(place: Place, one: Programme) -> Part:
    known = place.guide.pathway.get(one.pathway or "")
    if known is None:
        return ""
    return f"To decide: [{plain(known.title)}]({place.pathway(known.id)})"


def _part(place: Place, part: Piece) -> Box:
    drawing = place.guide.shared.drawings.get(part.drawing or "")
    return box(
        "div.fp-entry",
        f"### {plain(part.title)}",
        place.body(part.body),
        figure(part.drawing, drawing) if part.drawing and drawing else "",
    )


def _limits(limits: Limits) -> list[str]:
    return [
        f"At most {limits.places} people",
        f"{limits.minutes} minutes each time",
        f"Once a {limits.every}",
        f"{limits.sessions.replace('-', ' to ')} sessions",
    ]


def _sessions(place: Place, one: Programme) -> list[Part]:
    minutes = one.limits.minutes if one.limits else ""
    return [
        box(
            "div.fp-session",
            f"### Session {n}: {plain(session.theme)}",
            place.body(session.body or ""),
            box("p.fp-meta", f"{session.minutes or minutes} minutes")
            if session.minutes or minutes
            else "",
        )
        for n, session in enumerate(one.sessions, 1)
    ]


def _notes(one: Programme) -> list[str]:
    return [
        f"Session {note.session}, {day(note.held)}: {note.came} came, {note.minutes} minutes"
        for note in one.notes
    ]


def _review_sheet(one: Programme) -> list[Part]:
    """Questions for looking back, each with lines to write on. Nothing about one person."""
    assert one.review
    groups = (
        ("For the people in it", one.review.clinical),
        ("For the service", one.review.service),
    )
    return [
        "To print. It is about the programme, never about one person, and it has no scores.",
        *(
            box("div.fp-form", f"### {words}", [_question(line) for line in lines])
            for words, lines in groups
            if lines
        ),
    ]


def _question(line: str) -> Box:
    return box("div.fp-slot", plain(line), ruled(2))
