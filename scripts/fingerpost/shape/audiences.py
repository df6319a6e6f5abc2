"""What an author may write of an audience in guide.yml: its name, its door and its pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fingerpost.shape.kinds import PAGE_PATTERN, Shape, Text, Texts, Truth


class PageGroup(Shape):
    """Pages of an audience that belong together, under what has happened."""

    title: Annotated[Text, Field(description="What has happened, in the reader's words.")]
    pages: Annotated[
        tuple[Annotated[str, Field(pattern=PAGE_PATTERN)], ...],
        Field(description="pathway:audience/name, explainer:name, tool:name or programme:name."),
    ]


class Ways(Shape):
    """The two ways into a pathway: for who must act, and for who has time to read."""

    now: Annotated[Text, Field(description="Like: I'm with them now.")]
    read: Annotated[Text, Field(description="Like: I'm reading up.")]


class Audience(Shape):
    """One of the groups of readers; its key is also the name of a folder of pathways."""

    title: Annotated[Text, Field(description="The short name, as in a menu.")]
    door: Annotated[Text, Field(description="What the reader says: I work in a school.")]
    intro: Annotated[Text, Field(description="One or two sentences under the door.")]
    discreet: Annotated[
        Truth, Field(description="true: these pages keep plain names and short anchors.")
    ] = False
    leave: Annotated[
        Truth, Field(description="true: these pages have a way to leave them at once.")
    ] = False
    ways: Annotated[
        Ways | None, Field(description="The two ways into a pathway, in the reader's words.")
    ] = None
    groups: Annotated[
        tuple[PageGroup, ...], Field(description="What has happened, and the pages for it.")
    ] = ()
    practice: Annotated[
        Truth, Field(description="true: these pages link to practice with made-up stories.")
    ] = False
    to_tell: Annotated[
        Texts, Field(max_length=3, description="Lines on posters, to be filled in by hand.")
    ] = ()
