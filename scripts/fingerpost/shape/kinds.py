"""The kinds of value a field can hold: every scalar is text until its field says otherwise."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REF_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

PAGE_PATTERN = r"^(pathway|explainer|tool|programme):[a-z0-9/-]+$"

Act = Literal["now", "today", "this-week", "when-ready"]
ACTS: tuple[Act, ...] = ("now", "today", "this-week", "when-ready")
"""When to act, earliest first. It says how soon, never how "risky" somebody is."""
ACT_WORDS: dict[Act, str] = {
    "now": "Now",
    "today": "Today",
    "this-week": "This week",
    "when-ready": "When you are ready",
}

Topic = Literal["danger", "injury", "suicide", "safeguarding", "plan", "referral", "none"]
SAFETY_TOPICS: tuple[Topic, ...] = ("danger", "injury", "suicide", "safeguarding")

LINK_KINDS = ("contact", "pathway", "term", "explainer", "tool", "programme")
"""What a link in an author's words can lead to, besides an https address."""

EVERYONE = "everyone"
EVERYWHERE = "everywhere"
ELSEWHERE = "elsewhere"


class Shape(BaseModel):
    """What an author may write: unknown keys are problems, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        if isinstance(value, str) and len(value) == 10:
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date", "a date is written year-month-day, like 2026-11-22")


def _truth(value: Any) -> bool:
    if value in (True, False):
        return bool(value)
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("truth", "write true or false")


def _nothing(value: Any) -> Any:
    return None if value in ("null", "~", "", "Null", "NULL") else value


def kind_of(value: Any) -> str:
    """The tag of a value that may be written as text, as a list or as a map."""
    if isinstance(value, str):
        return "~text"
    if isinstance(value, (list, tuple)):
        return "~list"
    return "~map"


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN)]
"""A pathway named from outside: `audience/name`."""
Email = Annotated[str, StringConstraints(pattern=r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")]
Link = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"')]+$")]
Site = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"')?#]+/$")]
"""The address of a website's root: with https, and a slash at its end."""
Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date"}),
]
MaybeDate = Annotated[
    Date | None,
    BeforeValidator(_nothing),
    WithJsonSchema({"type": ["string", "null"], "format": "date"}),
]
MaybeText = Annotated[Text | None, BeforeValidator(_nothing)]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _either(one: dict[str, Any]) -> WithJsonSchema:
    """The JSON Schema of one value, or of a list of them."""
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


Ids = Annotated[
    tuple[Id, ...],
    BeforeValidator(_one_or_many),
    _either({"type": "string", "pattern": ID_PATTERN}),
]
Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_one_or_many),
    _either({"type": "string", "minLength": 1}),
]

PerAudience = Annotated[
    Annotated[Text, Tag("~text")] | Annotated[dict[Id, Text], Tag("~map")],
    Discriminator(kind_of),
]
"""Words for everyone, or a map from audience (or `everyone`) to words."""
PerAudienceTexts = Annotated[
    Annotated[tuple[Text, ...], Tag("~list")] | Annotated[dict[Id, tuple[Text, ...]], Tag("~map")],
    Discriminator(kind_of),
]
PerAudienceIds = Annotated[
    Annotated[tuple[Id, ...], Tag("~list")] | Annotated[dict[Id, tuple[Id, ...]], Tag("~map")],
    Discriminator(kind_of),
]


def for_audience(value: Any, audience: str, default: Any = "") -> Any:
    """What a per-audience value says to one audience: its own words, else everyone's."""
    if value is None:
        return default
    if isinstance(value, dict):
        return value.get(audience, value.get(EVERYONE, default))
    return value


def _ages(value: Any) -> Any:
    if isinstance(value, Ages):
        return value
    text = str(value)
    low, dash, high = text.partition("-")
    if text == "any":
        return Ages(low=0, high=Ages.OLDEST)
    if text.endswith("+") and text[:-1].isdigit():
        return Ages(low=int(text[:-1]), high=Ages.OLDEST)
    if low.isdigit() and (not dash or high.isdigit()) and int(low) <= int(high or low):
        return Ages(low=int(low), high=int(high or low))
    raise PydanticCustomError("ages", "ages are written like 11-15, 18+ or any")


class Ages(BaseModel):
    """A span of ages in whole years, both ends included. `18+` has no upper end."""

    model_config = ConfigDict(frozen=True)
    OLDEST: ClassVar[int] = 150
    low: int
    high: int

    def __str__(self) -> str:
        """The words a reader sees: `11 to 15`, `18 and over`, `any age`."""
        if self.high >= self.OLDEST:
            return f"{self.low} and over" if self.low else "any age"
        return f"{self.low} to {self.high}" if self.low < self.high else f"{self.low}"

    def within(self, other: Ages) -> bool:
        """Whether every age of this span lies inside the other."""
        return other.low <= self.low and self.high <= other.high

    def apart(self, other: Ages) -> bool:
        """Whether no age is in both spans."""
        return self.high < other.low or other.high < self.low


AgeSpan = Annotated[
    Ages,
    BeforeValidator(_ages),
    WithJsonSchema({"type": "string", "pattern": r"^([0-9]+-[0-9]+|[0-9]+\+?|any)$"}),
]
