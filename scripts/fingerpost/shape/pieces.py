"""What an author may write beside pathways: explainers, tools and training.

Each is a file of its own, a *piece*, and all pieces begin with the same header.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from fingerpost.shape.kinds import (
    Date,
    Id,
    Ids,
    Link,
    MaybeDate,
    MaybeText,
    PerAudience,
    PerAudienceTexts,
    Shape,
    Text,
    Texts,
)
from fingerpost.shape.shared import Owner

Label = Literal["guideline", "research", "practice-based", "local-case-study", "own-proposal"]
"""How well something is founded. `own-proposal`: made for this guide, and tried by nobody yet."""
NEEDS_OWNER = "needs-owner-input"
"""Stands where only the owner of some material can say what belongs there. Never invented."""

LINKS = {"explainer": "explainers", "tool": "toolbox", "programme": "programmes"}
"""The kinds of link that lead to a piece, and the folder in which it lies."""

SPAN_PATTERN = r"^[0-9]{1,4}(-[0-9]{1,4})?$"


def _span(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(SPAN_PATTERN, value):
        low, _, high = value.partition("-")
        if int(low) <= int(high or low):
            return value
    raise PydanticCustomError("span", "write a number, or the least and the most, like 10-20")


Count = Annotated[str, Field(pattern=r"^[0-9]{1,4}$")]
Span = Annotated[
    str, BeforeValidator(_span), WithJsonSchema({"type": "string", "pattern": SPAN_PATTERN})
]


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
