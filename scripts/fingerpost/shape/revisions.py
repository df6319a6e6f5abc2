"""What an author may write of a revision: why it is made, who took part, who signed it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.shape.kinds import Date, Id, MaybeDate, MaybeText, Ref, Shape, Text, Truth

State = Literal["draft", "in-review", "approved", "published", "superseded", "withdrawn"]
Signed = Literal["words", "directory"]
"""What a role signs: the words of the guide, or its directory of contacts."""
SIGNED: tuple[Signed, ...] = ("words", "directory")


class Role(Shape):
    """A role that signs a revision. A role, never a person's name."""

    title: Annotated[Text, Field(description="The role, as readers see it.")]
    signs: Annotated[Signed, Field(description="words or directory.")]
    required: Annotated[Truth, Field(description="true: nothing is approved without it.")] = False


class SignOff(Shape):
    """Who must sign a revision before it may be published as approved."""

    roles: Annotated[dict[Id, Role], Field(min_length=1, description="The roles, by a short name.")]
    quorum: Annotated[
        dict[Signed, int],
        Field(description="How many roles must sign the words, and how many the directory."),
    ]


class Involvement(Shape):
    """How a group took part in a revision. Only what happened."""

    group: Annotated[Id, Field(description="A group of living.yml.")]
    how: Annotated[Text, Field(description="How they took part.")]
    when: Annotated[Text, Field(description="When.")]


class WhatChanged(Shape):
    """What a revision changes, in the group's own words."""

    size: Annotated[
        Literal["minor", "major"],
        Field(description="major where readers may now do something else."),
    ]
    words: Annotated[
        dict[Id, Text],
        Field(description="What changed, for each audience, or for everyone."),
    ]


class Approval(Shape):
    """A role's signature under words or directory, as they were. `fingerpost signoff` writes it."""

    role: Annotated[Id, Field(description="A role of sign_off in guide.yml.")]
    hash: Annotated[Text, Field(description="The code of what was signed.")]
    on: Annotated[Date, Field(description="The day it was signed.")]
    engine: Annotated[Text, Field(description="The version of the program that showed it.")]


class Withdrawn(Shape):
    """That a version was taken back. `fingerpost withdraw` writes it."""

    on: Annotated[Date, Field(description="The day.")]
    reason: Annotated[Text, Field(description="Why, for its readers.")]


class Revision(Shape):
    """A state of the guide with a number: what changed, who took part, and who signed it."""

    version: Annotated[Text, Field(description="Its number, like 0.1; also the file's name.")]
    state: Annotated[
        State, Field(description="draft, in-review or approved; later states are written for you.")
    ]
    written: Annotated[Date, Field(description="When it was begun.")]
    reason: Annotated[Text, Field(description="Why it was made.")]
    effective: Annotated[
        MaybeDate, Field(description="From which day it is to be used, or null.")
    ] = None
    change: Annotated[
        WhatChanged | None, Field(description="What changed since the version before.")
    ] = None
    involvement: Annotated[
        tuple[Involvement, ...], Field(description="Which groups took part, how and when.")
    ] = ()
    next_review: Annotated[
        MaybeDate, Field(description="When the whole guide is looked at again.")
    ] = None
    approvals: Annotated[
        tuple[Approval, ...], Field(description="Who signed; written by fingerpost signoff.")
    ] = ()
    released: Annotated[
        MaybeDate, Field(description="The day it was put on the website; written for you.")
    ] = None
    replaced_by: Annotated[
        MaybeText, Field(description="The version that took its place; written for you.")
    ] = None
    withdrawn: Annotated[
        Withdrawn | None, Field(description="That it was taken back; written for you.")
    ] = None
    moved: Annotated[
        dict[Ref, Ref],
        Field(description="Pathways with another address now: the old name and the new one."),
    ] = Field(default_factory=dict)
    gone: Annotated[
        tuple[Ref, ...], Field(description="Pathways that are no longer there; written for you.")
    ] = ()

    @property
    def order(self) -> tuple[int, ...]:
        """Its place among the others: 0.9 comes before 0.10."""
        return version_order(self.version)


def version_order(version: str) -> tuple[int, ...]:
    """A version's parts as numbers, to be put in order; a part that is no number counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))
