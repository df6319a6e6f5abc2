"""The compact form that pages carry: every form of condition and step, ids only, nothing empty."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fingerpost.model.conditions import ALWAYS, NEVER, AllOf, AnyOf, Asked, Condition, Is, Not
from fingerpost.model.pathway import Answer, Rule, Step
from fingerpost.pages.compact import compact_step
from fingerpost.published.conditions import compact_condition
from tests.vectors.reading import vectors


@pytest.mark.parametrize(
    ("condition", "form"),
    [
        (Is("a", ("x",)), ["=", "a", "x"]),
        (Is("a", ("x", "y")), ["=", "a", "x", "y"]),
        (Asked("a"), ["?", "a"]),
        (AllOf((Asked("a"), Asked("b"))), ["&", ["?", "a"], ["?", "b"]]),
        (AnyOf((Asked("a"), Is("b", ("x",)))), ["|", ["?", "a"], ["=", "b", "x"]]),
        (Not(AnyOf((Asked("a"),))), ["!", ["|", ["?", "a"]]]),
        (ALWAYS, ["&"]),
        (NEVER, ["|"]),
    ],
)
def test_each_form_of_condition(condition: Condition, form: list[Any]) -> None:
    assert compact_condition(condition) == form


def test_a_question_carries_the_rules_of_its_answers() -> None:
    rules = (Rule("far", Is("q", ("no",))), Rule("near"))
    answers = (Answer("yes", "Yes", (Rule("near"),)), Answer("no", "No", rules))
    step = Step("q", 1, "question", "Is it?", answers=answers, go=(Rule("near"),))
    expected = {"k": "q", "a": {"yes": [["near"]], "no": [["far", ["=", "q", "no"]], ["near"]]}}
    assert compact_step(step) == expected


def test_tick_boxes_carry_their_own_rules_and_what_excludes() -> None:
    answers = (Answer("home", "Home"), Answer("none", "None"), Answer("not-sure", "Not sure"))
    step = Step("q", 1, "question", "Which?", ticks=True, answers=answers, go=(Rule("end"),))
    assert compact_step(step) == {"k": "q", "t": 1, "x": ["none", "not-sure"], "g": [["end"]]}


def test_actions_and_outcomes_and_passing_over() -> None:
    action = Step("a", 1, "action", "Do it", go=(Rule("o"),), only_when=Asked("q"), otherwise="o")
    assert compact_step(action) == {"k": "a", "g": [["o"]], "w": ["?", "q"], "o": "o"}
    assert compact_step(Step("o", 2, "outcome", "Done")) == {"k": "o"}


def test_no_words_reach_the_compact_form() -> None:
    for vector in vectors():
        for step in vector.pathway.steps:
            text = json.dumps(compact_step(step))
            assert step.title not in text
            assert all(answer.label not in text for answer in step.answers if " " in answer.label)
