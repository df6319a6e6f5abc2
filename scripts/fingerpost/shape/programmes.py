"""What an author may write of a programme: a way of working or a group, and its case study."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.shape.kinds import Date, Id, Ids, MaybeDate, Ref, Shape, Text, Texts
from fingerpost.shape.pieces import Count, Piece, Span
from fingerpost.shape.shared import Owner


class Part(Shape):
    """A part of a programme, which may be a tool or a drawing of this guide."""

    title: Annotated[Text, Field(description="What it is called.")]
    body: Annotated[Text, Field(description="What it is, as small Markdown.")]
    drawing: Annotated[Id | None, Field(description="A drawing from drawings.yml.")] = None


class Limits(Shape):
    """What a group never goes beyond; its sessions and notes are held to them."""

    places: Annotated[Count, Field(description="People at most.")]
    minutes: Annotated[Count, Field(description="How long a session is.")]
    every: Annotated[Literal["week", "fortnight", "month"], Field(description="How often.")]
    sessions: Annotated[Span, Field(description="How many sessions: 10-20.")]


class Session(Shape):
    """One meeting of a group."""

    theme: Annotated[Text, Field(description="What it is about.")]
    body: Annotated[Text | None, Field(description="More words, as small Markdown.")] = None
    minutes: Annotated[Count | None, Field(description="How long, if not as the limits say.")] = (
        None
    )


class Note(Shape):
    """What was counted at one meeting. Nobody is named, and nothing is said of a person."""

    session: Annotated[Count, Field(description="Which session, counted from 1.")]
    held: Annotated[Date, Field(description="The day.")]
    came: Annotated[Count, Field(description="How many came.")]
    minutes: Annotated[Count, Field(description="How long it took.")]


class Reviewed(Shape):
    """What a programme looks back at, as a sheet to print."""

    clinical: Annotated[Texts, Field(description="What may have changed for the people in it.")]
    service: Annotated[Texts, Field(description="How well the service worked.")]


class Programme(Piece):
    """A way of working, or a group: its aims, its limits and what it does not replace."""

    kind: Annotated[Literal["approach", "group"], Field(description="What sort it is.")]
    state: Annotated[
        Literal["example", "offered"], Field(description="offered only where people can join.")
    ]
    ran: Annotated[Text | None, Field(description="When and where it ran, and by whom.")] = None
    aims: Annotated[Texts, Field(description="What it wants to achieve.")]
    for_whom: Annotated[Texts, Field(description="Whom it may suit.")]
    not_for: Annotated[Texts, Field(description="Whom it does not suit.")]
    pathway: Annotated[Ref | None, Field(description="A pathway that helps to decide.")] = None
    parts: Annotated[tuple[Part, ...], Field(description="What it is made of.")] = ()
    agreement: Annotated[Texts, Field(description="What is agreed at the start.")] = ()
    parents: Annotated[Text | None, Field(description="How parents and carers take part.")] = None
    does_not_replace: Annotated[Texts, Field(min_length=1, description="What it never replaces.")]
    permission: Annotated[Text, Field(description="Whose material it is, and who must permit use.")]
    facilitator: Annotated[Text | None, Field(description="Who leads it, and how they stay.")] = (
        None
    )
    limits: Annotated[Limits | None, Field(description="What a group never goes beyond.")] = None
    sessions: Annotated[tuple[Session, ...], Field(description="The meetings, in order.")] = ()
    notes: Annotated[
        tuple[Note, ...], Field(description="What was counted, session by session.")
    ] = ()
    review: Annotated[Reviewed | None, Field(description="What is looked back at.")] = None
    contacts: Annotated[Ids, Field(description="Contacts, shown at the end.")] = ()


class CaseStudy(Shape):
    """A case study in the sections of the ICB and Training Hub form, with its word limits."""

    title: Annotated[Text, Field(description="The programme's title.")]
    project: Annotated[
        Literal["research", "service-evaluation", "quality-improvement"],
        Field(description="The type of project."),
    ]
    programme: Annotated[Id | None, Field(description="A programme of this guide.")] = None
    summary: Annotated[Text, Field(description="Brief summary, 50 words at most.")]
    description: Annotated[Text, Field(description="Programme description, 250 words.")]
    ambitions: Annotated[Text, Field(description="Ambitions and rationale, 250 words.")]
    activities: Annotated[Text, Field(description="Activities and contributions, 100 words.")]
    results: Annotated[Text, Field(description="Results, 100 words.")]
    reflections: Annotated[Text, Field(description="On personalised care, 150 words.")]
    impact: Annotated[Text, Field(description="Impact, 150 words.")]
    evidence: Annotated[Texts, Field(min_length=1, description="The source it retells.")]
    written: Annotated[Date, Field(description="When it was written.")]
    reviewed: Annotated[MaybeDate, Field(description="When it was reviewed, or null.")]
    review_by: Annotated[Date, Field(description="When it must be reviewed.")]
    owner: Annotated[Owner, Field(description="Who answers for it.")]


WORD_LIMITS = {
    "summary": 50,
    "description": 250,
    "ambitions": 250,
    "activities": 100,
    "results": 100,
    "reflections": 150,
    "impact": 150,
}
"""The form's own limits, in words, in the form's order."""
