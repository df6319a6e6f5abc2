"""Ways in which a check could look away: names, marks, damaged files, and what is published."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from fingerpost.checks import check_guide
from fingerpost.checks.keep import Keep
from fingerpost.checks.texts import texts
from fingerpost.outlets.site import SiteError, build_site
from fingerpost.pages.numbers import dialled
from fingerpost.problems import errors
from fingerpost.published.data import plain
from fingerpost.shape.directory import Contact
from tests.golden.rules.examples import sample as guide_in

DAY = datetime.date(2026, 11, 22)
EXAMPLE = "schools/example.yml"
NAMES = ["area", "start", "contacts", "email", "title", "question", "note", "plain-name"]


@pytest.mark.parametrize("name", NAMES)
def test_words_are_read_whatever_the_step_is_called(name: str) -> None:
    data = {"steps": {name: {"body": "In a body.", "answers": {name: "A label"}}}}
    found = [(words.field, words.text) for words in texts(data)]
    assert found == [("body", "In a body."), ("label", "A label")]
    entries = {name: {"about": "About it.", "phone": "999", "text": {"to": "85258"}}}
    assert [words.text for words in texts(entries, names=True)] == ["About it."]
    term = {"a-term": {"term": "A term", "says": {name: "A word"}}}
    assert [words.text for words in texts(term, names=True)] == ["A term", "A word"]
    settings = {"sectors": {name: "a sector"}}
    assert [words.text for words in texts(settings)] == ["a sector"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("They are at **high** risk.", "words-grading"),
        ("They are at [high](https://example.org) risk.", "words-grading"),
        ("Ring 0300 **222** 0123.", "raw-number"),
        ("Ring 0300–222–0123.", "raw-number"),
        ("Call **999**.", "raw-number"),
    ],
)
def test_marks_hide_nothing(tmp_path: Path, body: str, rule: str) -> None:
    folder = guide_in(tmp_path)
    words = folder / "words.yml"
    if "grading" in rule:
        words.write_text("avoid: {grading: [{avoid: [high risk]}]}\n", "utf-8")
    path = folder / EXAMPLE
    lines = [line for line in path.read_text("utf-8").splitlines() if line[:6] != "first:"]
    path.write_text("\n".join([*lines, "first:", f"  - '{body}'", ""]), "utf-8")
    assert rule in {problem.rule for problem in check_guide(folder, DAY).problems}


def test_a_blank_label_is_a_problem_and_no_more(tmp_path: Path) -> None:
    folder = guide_in(tmp_path)
    path = folder / EXAMPLE
    text = path.read_text("utf-8")
    assert "no: tell-lead" in text
    path.write_text(text.replace("no: tell-lead", 'no: "  "', 1), "utf-8")
    assert "dead-end" in {problem.rule for problem in errors(check_guide(folder, DAY).problems)}


def test_a_damaged_row_is_as_good_as_none(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    for row in ([], 3, "x", [1, 2, 3, 4, 5, 6], {}):
        kept.write_text(json.dumps({"name": row}), "utf-8")
        assert Keep(kept).get("name") is None


def test_what_is_published_is_what_was_checked(tmp_path: Path) -> None:
    folder = guide_in(tmp_path)
    report = check_guide(folder, DAY)
    path = folder / EXAMPLE
    before = check_guide(folder, DAY).guide
    path.write_text("title: [half saved", "utf-8")
    assert before
    assert report.guide
    assert report.guide.pathways == before.pathways


def contact(**more: object) -> Contact:
    """A contact that always answers on 999, but for what is said."""
    given = {
        "name": "A line", "about": "For all.", "phone": "999", "hours": "Always.",
        "always_open": "true", "crisis": "true", "ages": "any", "area": ["everywhere"],
        "source": "Somebody", "verified": None, "review_by": "2027-01-01",
    }  # fmt: skip
    return Contact.model_validate({**given, **more})


def test_editors_notes_and_doubtful_numbers_are_not_published() -> None:
    data = plain(contact(note="Ask them.", retired=["0300 123 4567"], to_confirm=["phone"]))
    assert not {"note", "retired", "phone"} & set(data)
    assert plain(contact())["phone"] == "999"


def test_a_sentence_calls_only_a_number_that_it_says() -> None:
    assert dialled(contact(), "999") == "tel:999"
    assert dialled(contact(), "our 1999 leaflet") == ""
    assert dialled(contact(to_confirm=["phone"]), "999") == ""
    assert not contact(to_confirm=["phone"]).reachable


@pytest.mark.parametrize("email", ["x@y.z) <script> (", "not an address", "a@b"])
def test_an_email_address_is_one(email: str) -> None:
    with pytest.raises(ValueError, match="email"):
        contact(email=email)


def test_a_site_is_never_built_over_other_files(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("mine", "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\n", "utf-8")
    for out in (precious, tmp_path, tmp_path.parent):
        with pytest.raises(SiteError):
            build_site(config, out)
    assert (precious / "file").read_text("utf-8") == "mine"


def test_a_condition_beside_use_is_proved_for_each_use(tmp_path: Path) -> None:
    folder = guide_in(tmp_path)
    path = folder / EXAMPLE
    use = "    blocks:\n      - {when: {plan: yes}, use: more}\n"
    text = path.read_text("utf-8").replace("no: tell-lead", "no: plan")
    text = text.replace("steps:\n", "blocks:\n  more: [{text: Something more.}]\nsteps:\n", 1)
    plan = "  plan:\n    question: Is there a plan?\n    answers: {yes: tell-lead, no: tell-lead}\n"
    text = text.replace("  tell-lead:\n    response: tell-lead\n", f"{plan}{{}}")
    text = text.replace("{}", f"  tell-lead:\n    response: tell-lead\n{use}", 1)
    path.write_text(text, "utf-8")
    assert not errors(check_guide(folder, DAY).problems)
    danger = "  call-999:\n    response: life-in-danger\n"
    path.write_text(text.replace(danger, danger + use), "utf-8")
    assert {problem.rule for problem in errors(check_guide(folder, DAY).problems)} == {"not-asked"}
