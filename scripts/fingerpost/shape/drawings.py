"""What an author may write of a drawing: named parts with words, for a picture and its list."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fingerpost.shape.kinds import Id, MaybeText, Shape, Text, Texts


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
