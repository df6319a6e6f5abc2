"""A pathway from its plain data: the same steps, rules and conditions that it was made from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from fingerpost.model.conditions import Condition
from fingerpost.model.pathway import (
    Answer,
    Block,
    Dates,
    EvidenceRef,
    OtherSide,
    Pathway,
    Rule,
    Scenario,
    ShownContact,
    Step,
    Variant,
)
from fingerpost.problems import DataPath
from fingerpost.published.conditions import read_condition
from fingerpost.shape.kinds import Ages

Data = Mapping[str, Any]


def read_pathway(data: Data, day: datetime.date) -> Pathway:
    """The pathway as it stands on a day. Places (`at`) are those in the data."""
    steps = data.get("steps", ())
    return Pathway(
        id=data["id"],
        file="",
        audience=data["audience"],
        title=data["title"],
        summary=data.get("summary", ""),
        dates=_dates(data["dates"]),
        owner_role=data.get("owner_role", ""),
        owner_proposed=data.get("owner_proposed", False),
        start=data["start"],
        steps=tuple(_step(step, number, day) for number, step in enumerate(steps, 1)),
        scenarios=tuple(_scenario(one, i) for i, one in enumerate(data.get("scenarios", ()))),
        evidence=tuple(
            EvidenceRef(r["evidence"], r.get("place", "")) for r in data.get("evidence", ())
        ),
        tab=data.get("tab"),
        first=_texts(data, "first"),
        also_called=_texts(data, "also_called"),
    )


def _texts(data: Data, name: str) -> tuple[str, ...]:
    return tuple(data.get(name, ()))


def _dates(data: Data) -> Dates:
    written, review_by = map(datetime.date.fromisoformat, (data["written"], data["review_by"]))
    return Dates(written, _day(data.get("reviewed")), review_by)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _when(data: Data, key: str = "when") -> Condition | None:
    return read_condition(data[key]) if key in data else None


def _rules(found: Sequence[Data], at: DataPath) -> tuple[Rule, ...]:
    return tuple(Rule(rule["go"], _when(rule), (*at, i)) for i, rule in enumerate(found))


def _contacts(data: Data) -> tuple[ShownContact, ...]:
    return tuple(
        ShownContact(
            one["contact"], _when(one), one.get("labelled", False), one.get("fixed", False)
        )
        for one in data.get("contacts", ())
    )


def _answer(data: Data, at: DataPath) -> Answer:
    ages = Ages.model_validate(data["ages"]) if "ages" in data else None
    rules = _rules(data.get("rules", ()), (*at, data["id"]))
    return Answer(data["id"], data["label"], rules, data.get("area"), ages)


def _step(data: Data, number: int, day: datetime.date) -> Step:
    at: DataPath = ("steps", data["id"])
    plain = ("title", "body", "help", "why", "actor")
    return Step(
        id=data["id"],
        number=number,
        kind=data["kind"],
        **{name: data.get(name, "") for name in plain},
        topic=data.get("topic", "none"),
        fact=data.get("fact"),
        asks=data.get("asks"),
        ticks=data.get("ticks", False),
        answers=tuple(_answer(one, (*at, "answers")) for one in data.get("answers", ())),
        go=_rules(data.get("go", ()), (*at, "go")),
        only_when=_when(data, "only_when"),
        otherwise=data.get("otherwise"),
        act=data.get("act"),
        response=data.get("response"),
        contacts=_contacts(data),
        blocks=tuple(_block(one, (*at, "blocks"), day) for one in data.get("blocks", ())),
        variants=tuple(
            _variant(v, (*at, "variants", i), day) for i, v in enumerate(data.get("variants", ()))
        ),
        other_sides=tuple(
            OtherSide(o["audience"], o["text"], None) for o in data.get("other_sides", ())
        ),
        at=at,
        say=_texts(data, "say"),
        do_not=_texts(data, "do_not"),
        then=_texts(data, "then"),
    )


def _block(data: Data, at: DataPath, day: datetime.date) -> Block:
    until = _day(data.get("until"))
    return Block(
        position=data["position"],
        when=_when(data),
        **{name: data.get(name, "") for name in ("title", "body", "actor")},
        act=data.get("act"),
        response=data.get("response"),
        contacts=_contacts(data),
        until=until,
        ended=_ended(until, day),
        at=(*at, data["position"]),
        say=_texts(data, "say"),
        do_not=_texts(data, "do_not"),
    )


def _variant(data: Data, at: DataPath, day: datetime.date) -> Variant:
    until = _day(data.get("until"))
    when = read_condition(data["when"])
    ended = _ended(until, day)
    return Variant(when, data.get("title", ""), data.get("body", ""), until, ended, at)


def _ended(until: datetime.date | None, day: datetime.date) -> bool:
    return until is not None and until < day


def _scenario(data: Data, i: int) -> Scenario:
    given = data.get("answers", {})
    return Scenario(
        id=data["id"],
        story=data.get("story", ""),
        answers={q: a if isinstance(a, str) else tuple(a) for q, a in given.items()},
        reaches=data.get("reaches", ""),
        situation=data.get("situation"),
        why=data.get("why", ""),
        at=("scenarios", i),
        shows=_texts(data, "shows"),
        hides=_texts(data, "hides"),
        contacts=_texts(data, "contacts"),
    )
