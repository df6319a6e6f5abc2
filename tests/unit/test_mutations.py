"""Each rule notices its own break of a good pathway, and each break of the prover is noticed."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from fingerpost.logic import sheets
from fingerpost.logic.diagram import Diagrams
from fingerpost.logic.explore import Probe
from fingerpost.logic.prove import prove
from fingerpost.model.conditions import Is
from tests.agreement import Case, assert_agreement, case_of
from tests.mutants import MUTANTS
from tests.richer import SHARED
from tests.vectors.reading import guide_of

Data = dict[str, Any]
SAMPLE = Path(__file__).parents[1] / "sample.json"
"""Small random pathways, kept because each of them notices some mutants of the prover."""

YES_NO = {"yes": "Yes", "no": "No"}
GOOD: Data = {
    "start": "danger",
    "steps": {
        "danger": {
            "question": "Danger?",
            "topic": "danger",
            "answers": {"yes": "call", "no": "injury", "not-sure": "call"},
        },
        "injury": {
            "question": "Injury?",
            "topic": "injury",
            "answers": {"yes": "first-aid", "no": "needs", "not-sure": "first-aid"},
        },
        "first-aid": {"action": "First aid", "act": "now", "go": "needs"},
        "needs": {
            "question": "Needs?",
            "topic": "suicide",
            "pick": "any",
            "answers": {"a": "A", "b": "B", "none": "None", "not-sure": "Not sure"},
            "go": [{"when": {"needs": "none"}, "go": "lead"}, {"otherwise": "plan"}],
        },
        "plan": {
            "question": "Plan?",
            "only_when": {"needs": "a"},
            "otherwise": "lead",
            "answers": YES_NO,
            "variants": [{"when": {"needs": "b"}, "question": "Other words"}],
            "go": "lead",
        },
        "lead": {
            "outcome": "Tell the lead",
            "act": "this-week",
            "blocks": [
                {"when": {"needs": "a"}, "response": "in-days"},
                {"text": "Tell them.", "contacts": ["anywhere"]},
            ],
        },
        "call": {"response": "at-once"},
    },
}
SOONER = {"outcome": "Sooner", "act": "today", "contacts": ["anywhere"]}
BREAKS: dict[str, tuple[set[tuple[str, str]], Callable[[Data], None]]] = {}
"""For each break, the rules that must notice it, with what they are about."""


def breaks(
    *rules: str, about: str = ""
) -> Callable[[Callable[[Data], None]], Callable[[Data], None]]:
    """Notes a break of the good pathway's steps, and who must notice it."""

    def note(do: Callable[[Data], None]) -> Callable[[Data], None]:
        BREAKS[do.__name__] = {(rule, about) for rule in rules}, do
        return do

    return note


@breaks("unreachable")
def a_step_that_nothing_leads_to(steps: Data) -> None:
    steps["spare"] = SOONER


@breaks("unreachable", "rule-never")
def a_step_that_only_impossible_answers_reach(steps: Data) -> None:
    steps["spare"] = SOONER
    never = {"all": [{"needs": "none"}, {"needs": "b"}]}
    steps["needs"]["go"].insert(0, {"when": never, "go": "spare"})


@breaks("rule-never")
def a_rule_behind_one_that_takes_everything(steps: Data) -> None:
    steps["needs"]["go"].insert(1, {"when": {"needs": "none"}, "go": "plan"})


@breaks("block-never")
def a_block_for_impossible_ticks(steps: Data) -> None:
    never = {"all": [{"needs": "not-sure"}, {"needs": "b"}]}
    steps["lead"]["blocks"].append({"when": never, "text": "Never."})


@breaks("variant-never")
def words_behind_the_same_words(steps: Data) -> None:
    steps["plan"]["variants"].append({"when": {"needs": "b"}, "question": "Never?"})


@breaks("not-asked", about="plan")
def a_condition_on_a_later_question(steps: Data) -> None:
    steps["plan"]["only_when"] = {"any": [{"needs": "a"}, {"plan": "yes"}]}


@breaks("loop")
def a_way_back(steps: Data) -> None:
    steps["plan"]["answers"] = {"yes": {"label": "Yes"}, "no": {"label": "No", "go": "injury"}}


@breaks("dead-end")
def rules_without_a_last_line(steps: Data) -> None:
    steps["needs"]["go"] = [{"when": {"not": {"needs": "none"}}, "go": "plan"}]


@breaks("nothing-shown", "no-contact")
def an_outcome_without_a_sure_block(steps: Data) -> None:
    del steps["lead"]["blocks"][1]


@breaks("no-contact")
def an_outcome_with_nobody_to_reach(steps: Data) -> None:
    del steps["lead"]["blocks"][1]["contacts"]


@breaks("act-late")
def an_outcome_later_than_its_block(steps: Data) -> None:
    steps["lead"]["act"] = "when-ready"
    del steps["lead"]["blocks"][0]["when"]


@breaks("too-many-questions")
def thirteen_questions(steps: Data) -> None:
    for n in range(9):
        steps[f"more-{n}"] = {"question": "More?", "answers": ["yes"], "go": f"more-{n + 1}"}
    steps["more-8"]["go"] = "lead"
    steps["plan"]["go"] = "more-0"


@breaks("danger-first")
def two_questions_before_danger(steps: Data) -> None:
    chat = {"question": "Chat?", "answers": YES_NO, "go": "next"}
    rest = dict(steps)
    steps.clear()
    steps.update({"one": chat, "two": chat, **rest})


@breaks("not-sure-missing", about="safeguarding")
def a_safety_question_without_not_sure(steps: Data) -> None:
    steps["plan"]["topic"] = "safeguarding"


@breaks("not-sure-late", about="no")
def not_sure_later_than_no(steps: Data) -> None:
    steps["injury"]["answers"] = {"yes": "needs", "no": "first-aid", "not-sure": "needs"}


@breaks("not-sure-late", about="none")
def not_sure_later_than_none(steps: Data) -> None:
    steps["sooner"] = SOONER
    steps["needs"]["go"][0]["go"] = "sooner"


@breaks("not-sure-late", "not-sure-alone", about="yes")
def not_sure_later_than_one_way_to_say_yes(steps: Data) -> None:
    steps["sooner"] = SOONER
    steps["plan"]["answers"] = {"yes": {"label": "Yes", "go": "sooner"}, "no": {"label": "No"}}


@breaks("not-sure-alone", about="yes")
def not_sure_of_one_thing_later_than_yes(steps: Data) -> None:
    steps["sooner"] = SOONER
    steps["needs"]["go"][0] = {"when": {"needs": "a"}, "go": "sooner"}
    del steps["lead"]["blocks"][0], steps["plan"]["only_when"], steps["plan"]["otherwise"]
    steps["plan"]["topic"] = "suicide"
    steps["plan"]["answers"] = {
        "yes": {"label": "Yes", "go": "call"},
        "no": {"label": "No"},
        "not-sure": {"label": "Not sure", "go": "call"},
    }


@breaks("act-late")
def a_shared_block_that_is_earlier_than_two_outcomes(steps: Data) -> None:
    """The blocks of both are one block, so it is told once."""
    use = {"use": "shared"}
    steps["lead"] |= {"act": "when-ready", "blocks": [use], "contacts": ["anywhere"]}
    steps["other"] = {**steps["lead"], "outcome": "Tell another", "blocks": [use, use]}
    steps["plan"]["answers"] = {"yes": {"label": "Yes", "go": "other"}, "no": {"label": "No"}}


@breaks("block-never")
def a_shared_block_for_impossible_ticks(steps: Data) -> None:
    never = {"when": {"all": [{"needs": "none"}, {"needs": "b"}]}, "use": "shared"}
    steps["lead"]["blocks"] += [never, never]


@breaks("not-asked", about="plan")
def a_shared_block_on_a_condition_that_comes_too_early(steps: Data) -> None:
    early = {"any": [{"plan": "yes"}, {"danger": "yes"}]}
    steps["call"] |= {"contacts": ["anywhere"], "blocks": [{"when": early, "use": "shared"}]}
    steps["lead"]["blocks"].append({"use": "shared"})


def broken(do: Callable[[Data], None]) -> Case:
    """The good pathway with one break."""
    data = deepcopy(GOOD)
    do(data["steps"])
    data["start"] = next(iter(data["steps"]))
    if "'use'" in repr(data["steps"]):
        data["blocks"] = {"shared": [{"text": "Do this too.", "response": "in-days"}]}
    return case_of(data, looked_for=False)


def test_the_good_pathway_has_no_finding() -> None:
    case = broken(lambda steps: None)
    assert prove(case.pathway) == []
    assert_agreement(case)


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_noticed_by_its_rule_alone(name: str) -> None:
    rules, do = BREAKS[name]
    case = broken(do)
    assert {(finding.rule, finding.about) for finding in prove(case.pathway)} == rules
    assert_agreement(case)


def test_a_contact_that_does_not_fit_is_noticed() -> None:
    pathway = guide_of(GOOD, SHARED).pathways[0]
    for block, route in ((0, 5), (1, 4)):
        at = ("steps", "lead", "blocks", block)
        probe = Probe("lead", Is("needs", ("b",)), at, block, "contact-unfit", "anywhere")
        (finding,) = prove(pathway, [probe])
        assert (finding.rule, finding.at, finding.about) == ("contact-unfit", at, "anywhere")
        assert len(finding.details) == route
        ticks = ("a", "b") if block == 0 else "b"
        assert finding.answers is not None
        assert finding.answers["needs"] == ticks


def test_what_is_too_tangled_is_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    pathway = guide_of(GOOD, SHARED).pathways[0]
    monkeypatch.setattr(sheets, "Diagrams", partial(Diagrams, max_nodes=30))
    assert [finding.rule for finding in prove(pathway)] == ["too-tangled"]


def test_every_rule_of_the_proofs_has_a_break() -> None:
    alone = {"contact-unfit", "too-tangled"}
    noticed = {rule for rules, _ in BREAKS.values() for rule, _ in rules}
    assert noticed | alone == {
        *("unreachable", "rule-never", "block-never", "variant-never", "not-asked", "loop"),
        *("dead-end", "nothing-shown", "no-contact", "act-late", "contact-unfit"),
        *("too-many-questions", "danger-first", "not-sure-missing", "not-sure-late"),
        *("not-sure-alone", "too-tangled"),
    }


@cache
def sample() -> tuple[Case, ...]:
    """The kept pathways, smallest first, with the brute force done."""
    kept = json.loads(SAMPLE.read_text("utf-8"))
    return tuple(case_of(item["pathway"], item["limit"]) for item in kept)


def notices(case: Case) -> bool:
    """Whether the agreement fails, or the prover does."""
    try:
        assert_agreement(case)
    except (AssertionError, LookupError, ValueError, StopIteration, RecursionError):
        return True
    return False


def test_the_prover_agrees_on_the_sample() -> None:
    for case in sample():
        assert_agreement(case)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_of_the_prover_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = sample()
    MUTANTS[name](monkeypatch)
    assert any(notices(case) for case in cases)
