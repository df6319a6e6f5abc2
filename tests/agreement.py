"""Whether the proofs and the brute force agree on a pathway, and on every witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from fingerpost.logic import explore, prove
from fingerpost.logic.explore import Probe
from fingerpost.logic.prove import Finding
from fingerpost.model.conditions import Is
from fingerpost.model.pathway import Pathway
from tests.author import Author, Ticks
from tests.oracle import MAX_QUESTIONS, Cost, Key, Look, Oracle, Trip, key_of
from tests.richer import SHARED
from tests.vectors.reading import guide_of
from tests.verdict import Verdict


@dataclass(frozen=True)
class Case:
    """A pathway, read by the engine and by the oracle, with what is to be looked out for."""

    pathway: Pathway
    probes: Sequence[Probe]
    verdict: Verdict

    @property
    def oracle(self) -> Oracle:
        """The one that walks."""
        return self.verdict.oracle


def case_of(data: Mapping[str, Any], limit: int = MAX_QUESTIONS, looked_for: bool = True) -> Case:
    """The case of an author's data that refers to `SHARED`, with the brute force done.

    Without `looked_for` there is nothing that must not be met.
    """
    looks = list(_looks(data)) if looked_for else []
    probes = [Probe(look.step, _is(look.when), look.at, look.block) for look in looks]
    pathway = guide_of(data, SHARED).pathways[0]
    return Case(pathway, probes, Verdict(Oracle(data, SHARED, looks, limit)))


def _looks(data: Mapping[str, Any]) -> list[Look]:
    """For every step and block, whether each question's last answer was given before."""
    author = Author(data)
    places: list[tuple[str, int | None]] = [(step_id, None) for step_id in data["steps"]]
    blocks = {(i, n): part for i in data["steps"] for n, part in enumerate(author.blocks(i))}
    places += [place for place, part in blocks.items() if not author.ended(part.data)]
    return [
        Look(
            step_id,
            {q: list(step["answers"])[-1]},
            ("look", step_id, q, -1 if block is None else block),
            block,
        )
        for step_id, block in places
        for q, step in data["steps"].items()
        if "question" in step
    ]


def _is(when: Mapping[str, str]) -> Is:
    ((question, answer),) = when.items()
    return Is(question, (answer,))


def findings_of(case: Case) -> list[Finding]:
    """What the proofs say, with the case's limit of questions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explore, "MAX_QUESTIONS", case.oracle.limit)
        patch.setattr(prove, "MAX_QUESTIONS", case.oracle.limit)
        return prove.prove(case.pathway, case.probes)


def assert_agreement(case: Case) -> None:
    """The same faults on both sides, and each witness as small as the brute force found."""
    findings = findings_of(case)
    keys = [_key(finding) for finding in findings]
    assert len(set(keys)) == len(keys)
    assert set(keys) == set(case.verdict.faults)
    for key, finding in zip(keys, findings, strict=True):
        _assert_witness(case, key, finding)


def _key(finding: Finding) -> Key:
    return key_of(finding.rule, finding.at, finding.step, finding.about)


def _assert_witness(case: Case, key: Key, finding: Finding) -> None:
    cost = case.verdict.faults[key]
    if cost is None:
        assert finding.answers is None
        return
    assert finding.answers is not None
    trip = case.oracle.walk(finding.answers)
    assert set(trip.given) == set(finding.answers)
    if finding.rule in ("not-sure-late", "not-sure-alone"):
        _assert_pair(case, finding, trip, cost)
        return
    assert finding.other is None
    if finding.rule == "danger-first":
        assert trip.stop == "outcome"
        assert case.oracle.cost(len(trip.route), trip.given) == cost
    else:
        assert trip.faults[key] == cost
        assert finding.step in trip.route or finding.rule == "loop"
        assert finding.details == tuple(trip.route)


def _assert_pair(case: Case, finding: Finding, unsure: Trip, cost: Cost) -> None:
    """Both walks end in an outcome, they differ only as the rule says, and one is later."""
    contrast = next(c for c in case.verdict.contrasts() if c.key == _key(finding))
    assert finding.other is not None
    other = case.oracle.walk(finding.other)
    assert set(other.given) == set(finding.other)
    assert (unsure.stop, other.stop) == ("outcome", "outcome")
    assert unsure.rank > other.rank
    alike: dict[str, Ticks] = {}
    for trip, said in (
        (unsure, {q: [w] for q, w in contrast.unsure.items()}),
        (other, contrast.sure),
    ):
        for question, answer in trip.given.items():
            if question in said:
                assert answer in said[question]
            else:
                assert alike.setdefault(question, answer) == answer
    assert len(unsure.route) == cost[0]
    cheapest = case.verdict.alike[contrast.key]
    assert any(alike.items() <= answers.items() for answers in cheapest)
