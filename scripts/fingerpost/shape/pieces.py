"""What an author may write beside pathways: explainers, tools, programmes, training, case studies.

Each is a file of its own, a *piece*, with the same header. Drawings are data too: named parts with
words, which the page shows as a picture and as a list.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.shape.kinds import (
    Date,
    Id,
    Ids,
    Link,
    MaybeDate,
    MaybeText,
    PerAudience,
    PerAudienceTexts,
    Ref,
    Shape,
    Text,
    Texts,
    Truth,
)
from fingerpost.shape.shared import Owner

Label = Literal["guideline", "research", "practice-based", "local-case-study", "own-proposal"]
"""How well something is founded. `own-proposal`: made for this guide, and tried by nobody yet."""
NEEDS_OWNER = "needs-owner-input"
"""Stands where only the owner of some material can say what belongs there. Never invented."""

Count = Annotated[str, Field(pattern=r"^[0-9]{1,4}$")]
Span = Annotated[str, Field(pattern=r"^[0-9]{1,4}(-[0-9]{1,4})?$")]


class Piece(Shape):
    """The header that every piece begins with."""

    title: Annotated[Text, Field(description="What it is, in the reader's words.")]
    audiences: Annotated[Ids, Field(min_length=1, description="The groups of readers.")]
    summary: Annotated[Text, Field(description="One or two sentences.")]
    also_called: Annotated[Texts, Field(description="Other words for it; readers see them.")] = ()
    written: Annotated[Date, Field(description="When it was written.")]
    reviewed: Annotated[MaybeDate, Field(description="When it was reviewed, or null.")]
    review_by: Annotated[Date, Field(description="When it must be reviewed.")]
    owner: Annotated[Owner, Field(description="Who answers for it.")]
    evidence: Annotated[Texts, Field(description="Sources, like ng225/1.11.12.")] = ()
    label: Annotated[Label, Field(description="How well it is founded.")]


class Pair(Shape):
    """Something people say, and what is known."""

    said: Annotated[Text, Field(description="What people say.")]
    known: Annotated[Text, Field(description="What is known.")]


class WordGroup(Shape):
    """Words that belong together, to choose from."""

    name: Annotated[Text, Field(description="What they have in common.")]
    words: Annotated[Texts, Field(description="The words.")]


class Section(Shape):
    """A part of a piece with its own heading. What it does not give is not shown."""

    id: Annotated[Id, Field(description="Its name in this file; also its anchor.")]
    heading: Annotated[PerAudience, Field(description="The heading.")]
    only: Annotated[Ids, Field(description="Audiences that are shown it; all, if left out.")] = ()
    body: Annotated[PerAudience | None, Field(description="Words, as small Markdown.")] = None
    points: Annotated[PerAudienceTexts | None, Field(description="A list.")] = None
    pairs: Annotated[tuple[Pair, ...], Field(description="Myths and facts.")] = ()
    words: Annotated[tuple[WordGroup, ...], Field(description="Groups of words.")] = ()
    drawing: Annotated[Id | None, Field(description="A drawing from drawings.yml.")] = None
    mirror: Annotated[
        tuple[str, ...],
        Field(description="Steps of other pathways, like schools/told#tell-lead."),
    ] = ()


class Explainer(Piece):
    """Something to understand. It is a page for each of its audiences, in that audience's words."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1, description="The parts.")]
    contacts: Annotated[Ids, Field(description="Contacts, shown at the end.")] = ()


class Lines(Shape):
    """Words to say or send, under a heading."""

    heading: Annotated[Text, Field(description="When to say them.")]
    lines: Annotated[Texts, Field(description="The words.")]


class Slot(Shape):
    """A place to write in: on paper, or on the device for as long as the page is open."""

    id: Annotated[Id, Field(description="Its name in this file.")]
    label: Annotated[Text, Field(description="What to write, or needs-owner-input.")]
    help: Annotated[Text | None, Field(description="A line that helps.")] = None
    lines: Annotated[Count, Field(description="How many lines of room.")] = "3"


class Tool(Piece):
    """Something to do, say or write: a strategy, a letter, a plan."""

    kind: Annotated[
        Literal[
            "ground", "soothe", "move", "express", "connect", "distract", "name-it",
            "words", "letter", "plan", "look-after-yourself", "coach",
        ],
        Field(description="What sort of help it is."),
    ]  # fmt: skip
    minutes: Annotated[Span | None, Field(description="How long: 5 or 10-20.")] = None
    needs: Annotated[Texts, Field(description="What you need for it.")] = ()
    body: Annotated[Text | None, Field(description="Words before the steps.")] = None
    drawing: Annotated[Id | None, Field(description="A drawing from drawings.yml.")] = None
    steps: Annotated[Texts, Field(description="What to do, in order.")] = ()
    instead: Annotated[Texts, Field(description="Other ways, where a step does not suit.")] = ()
    lines: Annotated[tuple[Lines, ...], Field(description="Words to say or send.")] = ()
    letter: Annotated[Text | None, Field(description="A letter, with gaps in [square] words.")] = (
        None
    )
    form: Annotated[tuple[Slot, ...], Field(description="Places to write in.")] = ()
    cautions: Annotated[Texts, Field(description="What to mind.")] = ()
    contacts: Annotated[Ids, Field(description="Contacts, shown at the end.")] = ()


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


class Training(Piece):
    """Something to learn from, and for which roles."""

    roles: Annotated[Texts, Field(min_length=1, description="Who it is for.")]
    provider: Annotated[Text, Field(description="Who offers it.")]
    web: Annotated[Link | None, Field(description="The provider's own page.")] = None
    length: Annotated[MaybeText, Field(description="How long it takes.")] = None
    cost: Annotated[MaybeText, Field(description="What it costs.")] = None
    covers: Annotated[Texts, Field(description="What it covers.")]
    body: Annotated[Text | None, Field(description="More words, as small Markdown.")] = None
    to_confirm: Annotated[
        tuple[Literal["web", "length", "cost"], ...],
        Field(description="Fields nobody has confirmed; they are not shown."),
    ] = ()
    verified: Annotated[MaybeDate, Field(description="When it was last checked, or null.")]


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


class DrawnPart(Shape):
    """A part of a drawing: its label in the picture, and its words in the list beside it."""

    id: Annotated[Id, Field(description="Its name; the drawing's kind says which there are.")]
    label: Annotated[Text, Field(description="A few words, in the picture.")]
    text: Annotated[Text, Field(description="What it means.")]
    feels: Annotated[Texts, Field(description="What it can feel like.")] = ()
    helps: Annotated[Texts, Field(description="What can help.")] = ()
    others: Annotated[Texts, Field(description="What others can do.")] = ()


class Drawing(Shape):
    """A picture with a text twin. Its kind says how it is drawn."""

    kind: Annotated[
        Literal["cycle", "hand", "river", "systems"], Field(description="How it is drawn.")
    ]
    title: Annotated[Text, Field(description="The name of the picture.")]
    caption: Annotated[Text, Field(description="What the picture shows, in a sentence or two.")]
    credit: Annotated[MaybeText, Field(description="Whose idea it is.")] = None
    parts: Annotated[tuple[DrawnPart, ...], Field(min_length=3, description="The parts.")]


class ReviewedAgainst(Shape):
    """Something that the guide is held against at every review."""

    evidence: Annotated[Id, Field(description="An entry of evidence.yml.")]
    what: Annotated[Text, Field(description="What is compared.")]


class Group(Shape):
    """A group that belongs round the table."""

    title: Annotated[Text, Field(description="Who they are.")]
    why: Annotated[Text, Field(description="What they bring.")]


class YouSaid(Shape):
    """Something that readers told us, and what was done. Only what really happened."""

    said: Annotated[Text, Field(description="What was said, in our words.")]
    group: Annotated[Id, Field(description="Which group said it.")]
    did: Annotated[Text, Field(description="What we did, or why not.")]
    revision: Annotated[Text, Field(description="The revision it came with.")]


class Living(Shape):
    """living.yml: how the guide stays alive."""

    reviewed_against: Annotated[tuple[ReviewedAgainst, ...], Field(description="The yardsticks.")]
    feedback: Annotated[Text, Field(description="How to tell us, as small Markdown.")]
    groups: Annotated[dict[Id, Group], Field(description="Who belongs round the table.")]
    you_said: Annotated[tuple[YouSaid, ...], Field(description="You said, we did.")] = ()


class Involvement(Shape):
    """How a group took part in a revision. Only what happened."""

    group: Annotated[Id, Field(description="A group of living.yml.")]
    how: Annotated[Text, Field(description="How they took part.")]
    when: Annotated[Text, Field(description="When.")]


class Revision(Shape):
    """A state of the guide with a number: what changed, and who took part."""

    version: Annotated[Text, Field(description="Its number, like 0.1; also the file's name.")]
    state: Annotated[Literal["draft"], Field(description="draft, until it is signed off.")]
    written: Annotated[Date, Field(description="When it was begun.")]
    reason: Annotated[Text, Field(description="Why it was made.")]
    involvement: Annotated[
        tuple[Involvement, ...], Field(description="Which groups took part, how and when.")
    ] = ()


class Format(Shape):
    """Another language or form of the guide, or a way to use it; or a slot for its owner."""

    title: Annotated[Text, Field(description="What it is.")]
    kind: Annotated[
        Literal["interpreter", "relay", "sign-language", "easy-read", "translation", "audio"],
        Field(description="What sort of help it is."),
    ]
    body: Annotated[Text, Field(description="What there is, as small Markdown.")]
    ready: Annotated[Truth, Field(description="false: a slot that waits for its owner.")] = False
    language: Annotated[
        MaybeText, Field(description="The language's own name for itself, like Polski.")
    ] = None
    owner: Annotated[Owner, Field(description="Who answers for it.")]
    contacts: Annotated[Ids, Field(description="Contacts to use.")] = ()
