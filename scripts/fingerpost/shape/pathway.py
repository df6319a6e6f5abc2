"""What an author may write in a pathway file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from fingerpost.shape.kinds import (
    Act,
    AgeSpan,
    Date,
    Id,
    Ids,
    MaybeDate,
    Ref,
    Shape,
    Text,
    Texts,
    Topic,
    kind_of,
)
from fingerpost.shape.shared import Owner

ConditionShape = Annotated[
    Any,
    WithJsonSchema(
        {
            "description": "A named condition, or {step: answer}, {step: [a, b]}, all, any, not, "
            "asked.",
            "type": ["string", "object"],
        }
    ),
]


class GoRule(Shape):
    """One line of a list of rules: where to go when something was answered."""

    when: Annotated[ConditionShape, Field(description="What must have been answered.")] = None
    go: Annotated[Id | None, Field(description="The step to go to.")] = None
    otherwise: Annotated[Id | None, Field(description="Last: where to go if no rule fits.")] = None


GoShape = Annotated[
    Annotated[Id, Tag("~text")] | Annotated[tuple[GoRule, ...], Tag("~list")],
    Discriminator(kind_of),
]


class AnswerShape(Shape):
    """An answer written in full."""

    label: Annotated[Text | None, Field(description="The words on the answer.")] = None
    go: Annotated[GoShape | None, Field(description="Where this answer leads.")] = None
    area: Annotated[Id | None, Field(description="The area it means, or elsewhere.")] = None
    ages: Annotated[AgeSpan | None, Field(description="The ages it means, like 11-15.")] = None


AnswersShape = Annotated[
    Annotated[tuple[Id, ...], Tag("~list")]
    | Annotated[
        dict[
            Id,
            Annotated[
                Annotated[str, Tag("~text")]
                | Annotated[AnswerShape, Tag("~map")]
                | Annotated[tuple[GoRule, ...], Tag("~list")],
                Discriminator(kind_of),
            ],
        ],
        Tag("~map"),
    ],
    Discriminator(kind_of),
]


class VariantShape(Shape):
    """Other words for a step when something was answered; the first that fits is used."""

    when: Annotated[ConditionShape, Field(description="What must have been answered.")]
    question: Annotated[Text | None, Field(description="Other wording.")] = None
    title: Annotated[Text | None, Field(description="Another title.")] = None
    body: Annotated[Text | None, Field(description="Another body.")] = None
    until: Annotated[Date | None, Field(description="The last day it is used.")] = None


class BlockShape(Shape):
    """A part of an outcome, shown when its condition holds."""

    when: Annotated[ConditionShape, Field(description="When it is shown.")] = None
    use: Annotated[Id | None, Field(description="A set of blocks from blocks:.")] = None
    text: Annotated[Text | None, Field(description="Its words.")] = None
    response: Annotated[Id | None, Field(description="A shared response.")] = None
    contacts: Annotated[Ids, Field(description="Contacts, always shown with it.")] = ()
    offer: Annotated[Ids, Field(description="Contacts that fit the answers.")] = ()
    service: Annotated[Id | None, Field(description="A service of the area.")] = None
    until: Annotated[Date | None, Field(description="The last day it is shown.")] = None


class OtherSideShape(Shape):
    """What a step means for another audience, bound to the words it was written for."""

    text: Annotated[Text, Field(description="What this means for them.")]
    read: Annotated[
        Text | None, Field(description="The code of the words it was read against.")
    ] = None


class StepShape(Shape):
    """A question, an action or an outcome."""

    ask: Annotated[Id | None, Field(description="A question from questions.yml.")] = None
    question: Annotated[Text | None, Field(description="A question of this pathway.")] = None
    action: Annotated[Text | None, Field(description="Something to do before going on.")] = None
    outcome: Annotated[Text | None, Field(description="What to do; the walk ends here.")] = None
    response: Annotated[Id | None, Field(description="A shared response.")] = None
    help: Annotated[Text | None, Field(description="A line that helps to answer.")] = None
    why: Annotated[Text | None, Field(description="Why we ask.")] = None
    topic: Annotated[Topic | None, Field(description="What the question is about.")] = None
    fact: Annotated[
        Literal["area", "age"] | None, Field(description="What the answers tell us.")
    ] = None
    pick: Annotated[Literal["one", "any"] | None, Field(description="any: tick-boxes.")] = None
    answers: Annotated[AnswersShape | None, Field(description="The answers.")] = None
    go: Annotated[GoShape | None, Field(description="The next step.")] = None
    only_when: Annotated[ConditionShape, Field(description="Shown only when this holds.")] = None
    otherwise: Annotated[Id | None, Field(description="Where to go when not shown.")] = None
    act: Annotated[Act | None, Field(description="When to do it.")] = None
    actor: Annotated[Text | None, Field(description="Who does it.")] = None
    body: Annotated[Text | None, Field(description="More words, as small Markdown.")] = None
    say: Annotated[Texts, Field(description="Words you could say.")] = ()
    do_not: Annotated[Texts, Field(description="Each begins: Do not.")] = ()
    contacts: Annotated[Ids, Field(description="Contacts, always shown.")] = ()
    offer: Annotated[Ids, Field(description="Contacts that fit the answers.")] = ()
    service: Annotated[Id | None, Field(description="A service of the area.")] = None
    blocks: Annotated[tuple[BlockShape, ...], Field(description="Parts of an outcome.")] = ()
    then: Annotated[tuple[Ref, ...], Field(description="Pathways to go on to.")] = ()
    variants: Annotated[tuple[VariantShape, ...], Field(description="Words that vary.")] = ()
    other_side: Annotated[
        dict[
            Id,
            Annotated[
                Annotated[Text, Tag("~text")] | Annotated[OtherSideShape, Tag("~map")],
                Discriminator(kind_of),
            ],
        ],
        Field(alias="for", description="What the step means for another audience."),
    ] = Field(default_factory=dict)


class ScenarioShape(Shape):
    """A short story, the answers it gives, and what it must reach."""

    id: Annotated[Id, Field(description="Its name in this file.")]
    situation: Annotated[Id | None, Field(description="The situation it shows.")] = None
    story: Annotated[Text, Field(description="What happens, with no real person in it.")]
    answers: Annotated[
        dict[
            Id,
            Annotated[
                Annotated[Id, Tag("~text")] | Annotated[tuple[Id, ...], Tag("~list")],
                Discriminator(kind_of),
            ],
        ],
        Field(description="Each question and its answer; a list for tick-boxes."),
    ]
    reaches: Annotated[Id, Field(description="The outcome it must reach.")]
    shows: Annotated[Ids, Field(description="Responses it must show.")] = ()
    hides: Annotated[Ids, Field(description="Responses it must not show.")] = ()
    contacts: Annotated[Ids, Field(description="Contacts it must show.")] = ()
    why: Annotated[
        Text | None, Field(description="What this story teaches, told after the walk.")
    ] = None


class PathwayShape(Shape):
    """One decision tree for one audience."""

    title: Annotated[Text, Field(description="What has happened, in the reader's words.")]
    audience: Annotated[Id, Field(description="The audience; also the folder's name.")]
    summary: Annotated[Text, Field(description="One or two sentences.")]
    tab: Annotated[
        Text | None, Field(description="What the browser's tab says, if not the title.")
    ] = None
    also_called: Annotated[Texts, Field(description="Other words for it; readers see them.")] = ()
    first: Annotated[Texts, Field(description="Lines to do or say before any question.")] = ()
    written: Annotated[Date, Field(description="When it was written.")]
    reviewed: Annotated[MaybeDate, Field(description="When it was reviewed, or null.")]
    review_by: Annotated[Date, Field(description="When it must be reviewed.")]
    owner: Annotated[Owner, Field(description="Who answers for it.")]
    evidence: Annotated[Texts, Field(description="Sources, like ng225/1.8.2.")] = ()
    start: Annotated[Id, Field(description="The first step.")]
    conditions: Annotated[
        dict[Id, ConditionShape], Field(description="Conditions with a name.")
    ] = Field(default_factory=dict)
    blocks: Annotated[
        dict[Id, tuple[BlockShape, ...]],
        Field(description="Sets of blocks that several outcomes use."),
    ] = Field(default_factory=dict)
    steps: Annotated[dict[Id, StepShape], Field(description="The steps, in order.")]
    scenarios: Annotated[tuple[ScenarioShape, ...], Field(description="Short stories.")] = ()
