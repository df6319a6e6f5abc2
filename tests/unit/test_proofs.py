"""The proofs agree with brute force, in both directions, on random pathways and on hard ones."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.logic import sheets
from fingerpost.logic.diagram import Diagrams
from fingerpost.logic.prove import Finding, prove
from fingerpost.logic.walk import walk
from tests.agreement import assert_agreement, case_of
from tests.richer import SHARED, rich_pathways, urgent_pathways
from tests.vectors.reading import guide_of

Data = dict[str, Any]
LIMITS = st.sampled_from([2, 3, 12])
END = {"outcome": "Help", "act": "now", "contacts": ["anywhere"]}
LETTERS = "abcdefgh"


@given(rich_pathways(), LIMITS)
def test_the_proofs_and_the_brute_force_agree(data: Data, limit: int) -> None:
    assert_agreement(case_of(data, limit))


@given(urgent_pathways(), LIMITS)
def test_they_agree_on_help_that_may_come_late(data: Data, limit: int) -> None:
    assert_agreement(case_of(data, limit))


def found(data: Data) -> dict[str, Finding]:
    """The findings on a pathway of the author's data, by rule; each rule has one at most."""
    findings = prove(guide_of(data, SHARED).pathways[0])
    assert len({finding.rule for finding in findings}) == len(findings)
    return {finding.rule: finding for finding in findings}


def boxes(go: Any, **more: Any) -> Data:
    """Eight tick-boxes."""
    answers = {letter: f"Box {letter}" for letter in LETTERS}
    return {"question": "Which?", "pick": "any", "answers": answers, "go": go, **more}


def large() -> Data:
    """Fourteen questions, four of them tick-boxes of eight, and a block for every tick.

    Nine follow-ups are passed over unless their box was ticked: there are 3 times 255 to the
    power of four sheets of the first five alone.
    """
    steps: Data = {
        "danger": {
            "question": "Danger?",
            "topic": "danger",
            "answers": {"yes": "help", "no": "t0", "not-sure": "help"},
        }
    }
    asked = [(f"t{n}", letter) for n in range(4) for letter in LETTERS]
    follow_ups = asked[2::4] + asked[-1:]
    for n in range(4):
        steps[f"t{n}"] = boxes("next")
    for n, (question, letter) in enumerate(follow_ups):
        passing = {"only_when": {question: letter}, "otherwise": "next"}
        steps[f"f{n}"] = {"question": "More?", "answers": ["yes", "no"], "go": "next", **passing}
    blocks = [
        {"when": {q: letter}, "text": f"Do {letter}.", "contacts": ["anywhere"]}
        for q, letter in asked
    ]
    steps["end"] = {"outcome": "Do these", "act": "today", "blocks": blocks}
    steps["help"] = END
    return {"start": "danger", "steps": steps}


def test_a_large_pathway_is_proved_in_moments() -> None:
    data = large()
    pathway = guide_of(data, SHARED).pathways[0]
    assert len(pathway.questions) == 14
    begun = time.process_time()
    findings = prove(pathway)
    assert time.process_time() - begun < 5
    (finding,) = findings
    assert finding.rule == "too-many-questions"
    assert finding.answers is not None
    ticks = [len(finding.answers[f"t{n}"]) for n in range(4)]
    assert ticks == [2, 2, 2, 2]
    assert len(walk(pathway, finding.answers).given) == 13


def test_in_a_large_pathway_the_one_sheet_that_shows_nothing_is_found() -> None:
    data = large()
    for n in range(7):
        data["steps"][f"f{n}"] = {"action": "Go on", "act": "when-ready", "go": "next"}
    for question in ("t0", "t1", "t2", "t3"):
        data["steps"][question]["answers"]["none"] = "None of these"
    finding = found(data)["nothing-shown"]
    assert set(found(data)) == {"nothing-shown", "no-contact"}
    assert finding.answers == {
        "danger": "no",
        "t0": "none",
        "t1": "none",
        "t2": "none",
        "t3": "none",
    }


def test_a_rule_that_only_twelve_ticks_meet_is_found_and_one_more_is_too_many() -> None:
    steps: Data = {"one": boxes("next"), "two": boxes([]), "rare": END, "end": END}
    ticked = [{"one": letter} for letter in LETTERS] + [{"two": letter} for letter in "abcd"]
    steps["two"]["go"] = [{"when": {"all": ticked}, "go": "rare"}, {"otherwise": "end"}]
    steps["rare"] = {"outcome": "Rare", "act": "now"}
    data: Data = {"start": "one", "steps": steps}
    answers = found(data)["no-contact"].answers
    assert answers == {"one": tuple(LETTERS), "two": tuple("abcd")}
    ticked.append({"not": {"one": "h"}})
    assert set(found(data)) == {"unreachable", "rule-never"}


def drawn_loop() -> Data:
    """A ring of steps that is drawn in full, but which every walk leaves before it closes."""
    left = {"question": "Left?", "answers": ["yes", "no"]}
    steps = {
        "hub": {
            **left,
            "topic": "danger",
            "go": [{"when": {"hub": "yes"}, "go": "a"}, {"otherwise": "b"}],
        },
        "a": {
            "action": "A",
            "act": "now",
            "go": [{"when": {"hub": ["no", "not-sure"]}, "go": "end"}, {"otherwise": "b"}],
        },
        "b": {
            "action": "B",
            "act": "now",
            "go": [{"when": {"hub": "yes"}, "go": "end"}, {"otherwise": "a"}],
        },
        "end": END,
    }
    steps["hub"]["answers"] = ["yes", "no", "not-sure"]
    return {"start": "hub", "steps": steps}


def test_a_loop_that_is_only_drawn_is_no_fault() -> None:
    assert found(drawn_loop()) == {}


def test_one_answer_more_makes_it_a_loop_that_can_be_walked() -> None:
    data = drawn_loop()
    data["steps"]["b"]["go"][0]["when"] = {"all": [{"hub": "yes"}, {"not": {"asked": "hub"}}]}
    loop = prove(guide_of(data, SHARED).pathways[0])
    (finding,) = [finding for finding in loop if finding.rule == "loop"]
    assert (finding.step, finding.answers, finding.details) == (
        "a",
        {"hub": "yes"},
        ("hub", "a", "b"),
    )
    assert_agreement(case_of(data))


def test_steps_passed_over_in_a_ring_are_a_loop() -> None:
    def over(step: Data, otherwise: str) -> Data:
        return {**step, "only_when": {"hub": "yes"}, "otherwise": otherwise}

    steps = {
        "hub": {"question": "Hub?", "answers": ["yes", "no"], "go": "a"},
        "a": over({"action": "A", "act": "now", "go": "b"}, "b"),
        "b": over({"action": "B", "act": "now", "go": "end"}, "a"),
        "end": END,
    }
    finding = found({"start": "hub", "steps": steps})["loop"]
    assert (finding.step, finding.answers, finding.details) == ("a", {"hub": "no"}, ("hub",))


def test_steps_that_only_impossible_answers_reach_are_found() -> None:
    steps: Data = {"which": boxes([]), "never": END, "too": END, "end": END}
    steps["which"]["answers"] |= {"none": "None", "not-sure": "Not sure"}
    both = {"all": [{"which": "none"}, {"which": "not-sure"}]}
    nothing = {"not": {"which": [*LETTERS, "none", "not-sure"]}}
    ways = [{"when": both, "go": "never"}, {"when": nothing, "go": "too"}, {"otherwise": "end"}]
    steps["which"]["go"] = ways
    findings = prove(guide_of({"start": "which", "steps": steps}, SHARED).pathways[0])
    assert [(finding.rule, finding.step) for finding in findings] == [
        ("rule-never", "which"),
        ("rule-never", "which"),
        ("unreachable", "never"),
        ("unreachable", "too"),
    ]


def tangled(size: int) -> Data:
    """Two tick-boxes of which equal ticks are to be found, the worst for the order of a file."""
    answers = {f"x{n}": f"Box {n}" for n in range(size)}
    asked = {"question": "Which?", "pick": "any", "answers": answers, "go": "next"}
    same = [{"all": [{"one": x}, {"two": x}]} for x in answers]
    steps = {
        "one": asked,
        "two": {**asked, "go": [{"when": {"any": same}, "go": "end"}, {"otherwise": "other"}]},
        "end": END,
        "other": END,
    }
    return {"start": "one", "steps": steps}


def test_what_is_too_tangled_is_refused_and_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tangled(6)) == {}
    monkeypatch.setattr(sheets, "Diagrams", partial(Diagrams, max_nodes=150))
    assert set(found(tangled(6))) == {"too-tangled"}


def test_more_boxes_than_the_proof_can_hold_are_refused_too() -> None:
    assert set(found(tangled(1_000))) == {"too-tangled"}
