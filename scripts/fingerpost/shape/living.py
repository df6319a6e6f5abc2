"""What an author may write of how the guide lives: reviews, groups and other formats."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.shape.kinds import Id, Ids, MaybeText, Shape, Text, Truth
from fingerpost.shape.shared import Owner


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
