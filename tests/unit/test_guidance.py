"""The guidance of this repository itself: what holds for it beyond passing the check."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fingerpost.checks import check_guide
from fingerpost.checks.reading import sentences
from fingerpost.checks.report import Report
from fingerpost.checks.scenarios import safety_uncovered, uncovered
from fingerpost.checks.texts import texts
from fingerpost.logic.walk import walk
from fingerpost.model.guide import Guide
from fingerpost.shape.kinds import SAFETY_TOPICS
from fingerpost.source.text import read_bytes

PATHWAYS = Path(__file__).parents[2] / "pathways"
DAY = datetime.date(2026, 11, 26)
PLAIN = ("families", "young-people", "explainers", "toolbox")
"""Folders whose pages are read at night, on a telephone, by somebody who is afraid."""
FILES = [path for folder in PLAIN for path in sorted((PATHWAYS / folder).glob("*.yml"))]
LONGEST_AVERAGE = 15


@cache
def report() -> Report:
    return check_guide(PATHWAYS, DAY)


def guide() -> Guide:
    found = report().guide
    assert found is not None, [str(problem) for problem in report().problems]
    return found


def test_only_what_people_have_to_check_is_left() -> None:
    left = {problem.rule for problem in report().problems}
    assert left <= {"unverified", "poster-address", "poster-sheets"}, "every pathway has a poster"


def test_every_answer_and_rule_has_a_story() -> None:
    found = {one.id: list(uncovered(one)) for one in guide().pathways}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert all(one.scenarios for one in guide().pathways)


def test_every_answer_of_every_question_on_safety_is_given() -> None:
    shared = guide().shared
    approved = replace(shared, settings=shared.settings.model_copy(update={"state": "approved"}))
    for pathway in guide().pathways:
        assert list(safety_uncovered(pathway, approved)) == [], pathway.id
        asked = [step for step in pathway.questions if step.topic in SAFETY_TOPICS]
        for step in asked:
            given = set[str]()
            for scenario in pathway.scenarios:
                given |= set(walk(pathway, scenario.answers).given.get(step.id, ()))
            assert {answer.id for answer in step.answers} == given, f"{pathway.id}#{step.id}"


def test_every_situation_is_met_wherever_it_concerns_somebody() -> None:
    situations = guide().shared.situations
    met = set[tuple[str, str]]()
    for pathway in guide().pathways:
        for scenario in pathway.scenarios:
            situation = situations.get(scenario.situation or "")
            result = walk(pathway, scenario.answers)
            shown = situation is not None and situation.response in result.responses
            if situation and shown and result.act == situation.act:
                met.add((scenario.situation or "", pathway.audience))
    wanted = {(name, who) for name, situation in situations.items() for who in situation.audiences}
    assert wanted == met & wanted
    assert {who for _, who in wanted} == set(guide().shared.settings.audiences)


def spoken(path: Path) -> Iterator[list[str]]:
    """The sentences of a file that are sentences: labels and single words would flatter it."""
    for words in texts(read_bytes(path.name, path.read_bytes()).data):
        if words.text.rstrip().endswith((".", "?", "!")):
            yield from sentences(words.text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_sentences_are_short_on_average(path: Path) -> None:
    found = [len(sentence) for sentence in spoken(path)]
    assert sum(found) / len(found) < LONGEST_AVERAGE


def test_every_folder_of_plain_pages_is_looked_at() -> None:
    assert {path.parent.name for path in FILES} == set(PLAIN)


def test_every_exception_to_the_words_has_a_reason_and_a_use() -> None:
    for entry in guide().shared.words.allowed:
        path = PATHWAYS / entry.where
        assert path.is_file(), entry.where
        assert entry.words.casefold() in path.read_text("utf-8").casefold(), entry.words
        assert len(entry.reason.split()) >= 4, entry.reason
        assert entry.date <= DAY
