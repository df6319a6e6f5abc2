"""What an author may write in lexicon.yml: what readers type, and where it leads."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fingerpost.shape.kinds import Id, Shape, Text, Texts


class Alike(Shape):
    """Words that readers type for words that the guide says."""

    said: Annotated[Texts, Field(min_length=1, description="What readers type.")]
    means: Annotated[Texts, Field(min_length=1, description="What the guide says for it.")]


class Card(Shape):
    """The words of the help that stands before all results."""

    title: Annotated[Text, Field(description="Its heading.")]
    body: Annotated[Text, Field(description="One or two calm sentences.")]


class HelpFirst(Shape):
    """When help is shown before anything else.

    A sign is a few words in this order, with up to three others between two of them. `<name>` is
    any word of the set of that name, `want*` any word that begins so.
    """

    card: Annotated[Card, Field(description="The words above the numbers.")]
    sets: Annotated[dict[Id, Texts], Field(description="Words that mean the same in a sign.")]
    danger: Annotated[Texts, Field(description="Signs that somebody may be in danger.")]
    seeking: Annotated[Texts, Field(description="Signs that somebody seeks a way to be hurt.")]
    others: Annotated[
        Texts, Field(description="Signs that it is about somebody else: all pages are shown then.")
    ] = ()
    ordinary: Annotated[
        Texts, Field(description="Uses of the same words that are no sign; they stand together.")
    ] = ()
    methods: Annotated[
        Texts, Field(description="Words that name a method. The site has them only as codes.")
    ] = ()
    within: Annotated[
        Texts,
        Field(description="Words that name a method but are a sign only with others."),
    ] = ()
    coping: Annotated[Texts, Field(description="The pages shown to who seeks a way to be hurt.")]


class Lexicon(Shape):
    """lexicon.yml: the words of readers."""

    small: Annotated[
        Texts, Field(description="Small words, which weigh nothing beside others.")
    ] = ()
    words: Annotated[tuple[Alike, ...], Field(description="Everyday words, slang, acronyms.")] = ()
    asked: Annotated[
        dict[Text, Texts], Field(description="What readers type to find a page, by page.")
    ] = Field(default_factory=dict)
    readers: Annotated[
        dict[Id, Texts], Field(description="Words that show who is asking, by audience.")
    ] = Field(default_factory=dict)
    help_first: Annotated[HelpFirst | None, Field(description="When help comes first.")] = None
