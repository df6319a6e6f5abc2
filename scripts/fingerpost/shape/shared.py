"""What an author may write in the files that all pathways share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from fingerpost.shape.audiences import Audience
from fingerpost.shape.kinds import (
    Act,
    AgeSpan,
    Date,
    Id,
    Ids,
    Link,
    MaybeDate,
    MaybeText,
    PerAudience,
    PerAudienceIds,
    PerAudienceTexts,
    Shape,
    Site,
    Text,
    Texts,
    Topic,
    Truth,
    kind_of,
)
from fingerpost.shape.revisions import SignOff

LEAVE_TO = "https://www.bbc.co.uk/weather"
"""A page that shows nothing of a reader's own, and that anybody may have open."""


class Owner(Shape):
    """Who answers for a page: a role, never a person's name."""

    role: Annotated[Text, Field(description="The role that answers for this.")]
    proposed: Annotated[Truth, Field(description="true until the role has agreed to it.")] = True


class Language(Shape):
    """A language of the communities that the guide serves."""

    name: Annotated[Text, Field(description="Its own name for itself, like Polski.")]
    help: Annotated[Texts, Field(min_length=1, description="How one says: help.")]


class Settings(Shape):
    """guide.yml: what the whole guide is, for whom and where."""

    language: Annotated[Literal["1"], Field(description="The version of this language: 1.")]
    title: Annotated[Text, Field(description="The name of the guide.")]
    short_title: Annotated[Text, Field(description="The name where there is little room.")]
    version: Annotated[Text, Field(description="The revision, like 0.1.")]
    state: Annotated[
        Literal["draft", "approved"], Field(description="approved only when signed off.")
    ]
    publisher: Annotated[Text, Field(description="Who publishes the guide.")]
    intended_purpose: Annotated[
        Text, Field(description="What the guide is for and what it is not.")
    ]
    headline: Annotated[
        Text | None, Field(description="The heading of the start page, if not the title.")
    ] = None
    lead: Annotated[Text | None, Field(description="A sentence or two below it.")] = None
    notice: Annotated[Text, Field(description="The plain notice on every page.")]
    crisis: Annotated[
        Ids, Field(min_length=1, description="Contacts shown as help now on every page.")
    ]
    areas: Annotated[dict[Id, Text], Field(description="The areas served: id and name.")]
    services: Annotated[
        dict[Id, Text],
        Field(description="Services that a different contact provides in each area."),
    ] = Field(default_factory=dict)
    audiences: Annotated[dict[Id, Audience], Field(description="The groups of readers, in order.")]
    sectors: Annotated[
        dict[Id, Text], Field(description="The sectors whose words the glossary compares.")
    ] = Field(default_factory=dict)
    languages: Annotated[
        dict[Id, Language],
        Field(description="Languages in which search knows the word for help."),
    ] = Field(default_factory=dict)
    bank_holidays: Annotated[
        tuple[Date, ...], Field(description="Bank holidays, on which hours may differ.")
    ] = ()
    sign_off: Annotated[
        SignOff | None, Field(description="Who signs a revision before it is published.")
    ] = None
    address: Annotated[
        Site | None, Field(description="Where the website stands, above all versions.")
    ] = None
    pdf: Annotated[Truth, Field(description="true: a published version has PDFs and posters.")] = (
        False
    )
    leave_to: Annotated[
        Link, Field(description="Where Leave this page goes: a page about nothing.")
    ] = LEAVE_TO


class Situation(Shape):
    """Something that happens, which every audience it concerns must meet with one response."""

    title: Annotated[Text, Field(description="What has happened, in a reader's words.")]
    audiences: Annotated[Ids, Field(description="Whom it concerns.")]
    response: Annotated[Id, Field(description="The response that they all share.")]
    act: Annotated[Act, Field(description="When to act: now, today, this-week, when-ready.")]


class SharedAnswer(Shape):
    """An answer of a shared question that also tells a fact."""

    label: Annotated[PerAudience, Field(description="The words on the answer.")]
    area: Annotated[Id | None, Field(description="The area it means, or elsewhere.")] = None
    ages: Annotated[AgeSpan | None, Field(description="The ages it means, like 11-15.")] = None


def _answer_kind(value: Any) -> str:
    """Words, words for each audience, or an answer in full."""
    if isinstance(value, SharedAnswer):
        return "~full"
    full = isinstance(value, dict) and not SharedAnswer.model_fields.keys().isdisjoint(value)
    return "~full" if full else kind_of(value)


class SharedQuestion(Shape):
    """A question that many pathways ask in the same words."""

    question: Annotated[PerAudience, Field(description="The wording, for each audience.")]
    help: Annotated[PerAudience | None, Field(description="A line that helps to answer.")] = None
    why: Annotated[PerAudience | None, Field(description="Why we ask.")] = None
    topic: Annotated[Topic, Field(description="What it is about.")] = "none"
    fact: Annotated[
        Literal["area", "age"] | None, Field(description="What the answers tell us.")
    ] = None
    answers: Annotated[
        dict[
            Id,
            Annotated[
                Annotated[Text, Tag("~text")]
                | Annotated[dict[Id, Text], Tag("~map")]
                | Annotated[SharedAnswer, Tag("~full")],
                Discriminator(_answer_kind),
            ],
        ],
        Field(description="The answers: their labels, or {label, area, ages}."),
    ] = Field(default_factory=dict)


class Response(Shape):
    """Something to do that all audiences share; the wording may differ, the deed does not."""

    title: Annotated[PerAudience, Field(description="What to do, as a heading.")]
    act: Annotated[Act, Field(description="When: now, today, this-week or when-ready.")]
    actor: Annotated[PerAudience, Field(description="Who does it.")]
    body: Annotated[PerAudience | None, Field(description="How to do it.")] = None
    say: Annotated[PerAudienceTexts | None, Field(description="Words you could say.")] = None
    do_not: Annotated[PerAudienceTexts | None, Field(description="Each begins: Do not.")] = None
    contacts: Annotated[PerAudienceIds | None, Field(description="Who helps, always.")] = None
    offer: Annotated[
        PerAudienceIds | None,
        Field(description="Contacts shown where area, age and exclusions fit."),
    ] = None
    service: Annotated[
        Id | None, Field(description="A service; the contact for the area is shown.")
    ] = None
    evidence: Annotated[tuple[Text, ...], Field(description="Evidence, like ng225/1.8.2.")] = ()
    owner: Annotated[Owner | None, Field(description="Who answers for it.")] = None


class Evidence(Shape):
    """A source that the guidance stands on. Its sentences are never copied."""

    title: Annotated[Text, Field(description="What it is called.")]
    publisher: Annotated[Text, Field(description="Who published it.")]
    kind: Annotated[
        Literal["guideline", "law", "statutory-guidance", "research", "practice-based", "local"],
        Field(description="The kind of evidence."),
    ]
    dated: Annotated[Text, Field(description="Its date, as its publisher gives it.")]
    web: Annotated[Link | None, Field(description="Its address.")] = None
    says: Annotated[MaybeText, Field(description="What we take from it, in our words.")] = None
    checked: Annotated[MaybeDate, Field(description="When we last read it, or null.")]
    review_by: Annotated[Date, Field(description="When to read it again.")]


class Term(Shape):
    """A word that readers may not know, and what it means in plain English."""

    term: Annotated[Text, Field(description="The word, as it is written.")]
    meaning: Annotated[Text, Field(description="What it means.")]
    also_called: Annotated[Texts, Field(description="Other forms of it.")] = ()
    says: Annotated[dict[Id, Text], Field(description="The word that each sector uses for it.")] = (
        Field(default_factory=dict)
    )


WordKind = Literal["stigma", "method", "grading", "substitute", "secrecy"]


class Avoided(Shape):
    """Words that must not reach a reader, and what to write in their place."""

    avoid: Annotated[Texts, Field(description="The words; * stands for any ending.")]
    prefer: Annotated[MaybeText, Field(description="What to write.")] = None
    why: Annotated[MaybeText, Field(description="Why, in a sentence.")] = None


class Allowed(Shape):
    """An exception, with somebody who answers for it."""

    words: Annotated[Text, Field(description="The words that are allowed.")]
    where: Annotated[Text, Field(description="The file that may use them.")]
    reason: Annotated[Text, Field(description="Why they are needed there.")]
    role: Annotated[Text, Field(description="The role that allowed it.")]
    date: Annotated[Date, Field(description="When.")]


class Words(Shape):
    """words.yml: what the guide never says."""

    avoid: Annotated[dict[WordKind, tuple[Avoided, ...]], Field(description="The lists, by kind.")]
    allowed: Annotated[tuple[Allowed, ...], Field(description="Exceptions.")] = ()
    longest_sentence: Annotated[
        Annotated[str, Field(pattern="^[0-9]{1,4}$")], Field(description="Words; more warns.")
    ] = "25"
    reading_age: Annotated[
        dict[Id, int], Field(description="For each audience, the age its pages should suit.")
    ] = Field(default_factory=dict)
