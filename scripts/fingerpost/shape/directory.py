"""What an author may write in contacts.yml: who can be reached, how, and when they are open."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from fingerpost.shape.kinds import (
    EVERYONE,
    AgeSpan,
    Date,
    Email,
    Id,
    Ids,
    Link,
    MaybeDate,
    MaybeText,
    Shape,
    Text,
    Texts,
    Truth,
)

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
"""The minutes of a day."""
Way = Literal["phone", "text", "chat", "email", "web", "in-person"]
Doubt = Literal["phone", "text", "chat", "web", "email", "hours", "ages", "area"]

TIME_PATTERN = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
DAYS_PATTERN = rf"^({'|'.join(WEEK)})(-({'|'.join(WEEK)}))?$"


def _time(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(TIME_PATTERN, value):
        return value
    raise PydanticCustomError("time", "a time is written like 09:00, 17:30 or 24:00")


def _days(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(DAYS_PATTERN, value):
        first, _, last = value.partition("-")
        if WEEK.index(first) <= WEEK.index(last or first):
            return value
    raise PydanticCustomError("days", "days are written like mon or mon-fri, from Monday to Sunday")


Time = Annotated[
    str, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": TIME_PATTERN})
]
Days = Annotated[
    str, BeforeValidator(_days), WithJsonSchema({"type": "string", "pattern": DAYS_PATTERN})
]
Span = tuple[int, int, int]
"""A time of opening: the day of the week from 0 (Monday), and the minutes of that day from which
and until which; an end over 24 hours lies in the next morning."""


class TextLine(Shape):
    """A number that takes text messages, and the word to send where there is one."""

    to: Annotated[Text, Field(description="The number to text.")]
    send: Annotated[MaybeText, Field(description="The word to send.")] = None


class Opening(Shape):
    """Times of a day, for one day of the week or several in a row."""

    days: Annotated[Days, Field(description="mon, sat-sun or mon-fri.")]
    opens: Annotated[Time, Field(alias="from", description="When it opens, like 09:00.")]
    closes: Annotated[
        Time,
        Field(alias="to", description="When it closes; before from: in the next morning."),
    ]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The same as numbers, a span for each day."""
        first, _, last = self.days.partition("-")
        opens, closes = minutes(self.opens), minutes(self.closes)
        end = closes if closes >= opens else closes + DAY
        days = range(WEEK.index(first), WEEK.index(last or first) + 1)
        return tuple((day, opens, end) for day in days)


def minutes(time: str) -> int:
    """The minutes since midnight of a time like 09:30."""
    hour, _, minute = time.partition(":")
    return 60 * int(hour) + int(minute)


class Contact(Shape):
    """An entry of the directory. Numbers stand only here, so that a wrong one is mended once."""

    name: Annotated[Text, Field(description="The name that readers know.")]
    kind: Annotated[
        Literal["service", "in-house"],
        Field(description="in-house: somebody whom readers or their organisation already have."),
    ] = "service"
    also_called: Annotated[Texts, Field(description="Other names for it.")] = ()
    about: Annotated[Text, Field(description="Whom it is for and what it does.")]
    audiences: Annotated[
        Ids, Field(min_length=1, description="Groups of readers it is listed for, or everyone.")
    ] = (EVERYONE,)
    phone: Annotated[MaybeText, Field(description="The number, as people write it.")] = None
    phone_note: Annotated[MaybeText, Field(description="What to press or say.")] = None
    text: Annotated[TextLine | None, Field(description="A text line.")] = None
    chat: Annotated[Link | None, Field(description="The page where a web chat starts.")] = None
    web: Annotated[Link | None, Field(description="The provider's own page.")] = None
    email: Annotated[Email | None, Field(description="An address to write to.")] = None
    in_person: Annotated[MaybeText, Field(description="How to find them without a phone.")] = None
    hours: Annotated[Text, Field(description="When it is open, in words.")]
    opening: Annotated[
        tuple[Opening, ...], Field(description="The same hours as times, for the clock.")
    ] = ()
    bank_holidays: Annotated[
        Literal["open", "closed", "unknown"],
        Field(description="Whether the hours hold on bank holidays."),
    ] = "unknown"
    closed: Annotated[MaybeText, Field(description="What to do when it is closed.")] = None
    always_open: Annotated[Truth, Field(description="true: day and night, every day.")] = False
    crisis: Annotated[Truth, Field(description="true: fit for someone in crisis.")] = False
    ages: Annotated[AgeSpan, Field(description="11-25, 18+ or any.")]
    area: Annotated[Ids, Field(description="Area ids, or everywhere.")]
    eligibility: Annotated[MaybeText, Field(description="Who can use it, beyond age and area.")] = (
        None
    )
    not_for: Annotated[
        tuple[Id, ...], Field(description="Topics or situations it cannot take, like suicide.")
    ] = ()
    provides: Annotated[Ids, Field(description="Services of guide.yml that it provides.")] = ()
    cost: Annotated[MaybeText, Field(description="What it costs, where that is known.")] = None
    source: Annotated[Link | Text, Field(description="Where these facts come from.")]
    to_confirm: Annotated[
        tuple[Doubt, ...],
        Field(description="Fields nobody has confirmed; a number here is not shown."),
    ] = ()
    retired: Annotated[Texts, Field(description="Old numbers that must never be shown.")] = ()
    verified: Annotated[MaybeDate, Field(description="When it was last checked, or null.")]
    verified_by: Annotated[MaybeText, Field(description="The role that checked it.")] = None
    review_by: Annotated[Date, Field(description="When to check it again.")]
    note: Annotated[MaybeText, Field(description="A note for editors; readers never see it.")] = (
        None
    )

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways to reach it that a reader is shown; one to be confirmed is none."""
        found: dict[Way, object] = {
            "phone": self.phone,
            "text": self.text,
            "chat": self.chat,
            "email": self.email,
            "web": self.web,
            "in-person": self.in_person,
        }
        return tuple(way for way in found if found[way] and way not in self.to_confirm)

    @property
    def reachable(self) -> bool:
        """Whether a reader is shown a way to it."""
        return bool(self.ways)

    @property
    def week(self) -> tuple[Span, ...]:
        """Its times in the order of the week; none where they are unknown or to be confirmed."""
        if "hours" in self.to_confirm:
            return ()
        if self.always_open:
            return tuple((day, 0, DAY) for day in range(len(WEEK)))
        return tuple(sorted(span for opening in self.opening for span in opening.spans))
