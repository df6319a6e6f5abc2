"""The rules as a table: every way on is a line, no number is in it, and no cell can be run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from fingerpost.exports.tables import HEAD, _safe, tables
from fingerpost.model.guide import Guide
from tests.build.sample import GUIDE
from tests.unit.test_search_entries import guide_of


def rows(guide: Guide, name: str) -> list[list[str]]:
    text = tables(guide)[f"{name}.csv"]
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_pathway_has_one_with_its_version_and_notice() -> None:
    assert set(tables(GUIDE)) == {f"{pathway.id}.csv" for pathway in GUIDE.pathways}
    first, head, *_ = rows(GUIDE, "schools/told")
    assert first == ["A pupil tells you", "Version 0.1, draft", GUIDE.shared.settings.notice]
    assert tuple(head) == HEAD


@pytest.mark.parametrize("guide", ["sample", "this project"])
def test_every_way_on_is_a_line(guide: str) -> None:
    whole = GUIDE if guide == "sample" else guide_of("this project")
    for pathway in whole.pathways:
        lines = [row for row in rows(whole, pathway.id)[2:] if row[1] != "another pathway"]
        found = {(row[0], row[6].partition(":")[0]) for row in lines}
        wanted = set()
        for step in pathway.steps:
            rules = [rule for one in step.answers for rule in one.rules] or list(step.go)
            targets = [rule.go for rule in (*rules, *(step.go if step.ticks else ()))]
            targets += [step.otherwise] if step.otherwise else []
            wanted |= {(str(step.number), str(pathway.step[to].number)) for to in targets}
        assert {pair for pair in found if pair[1]} == wanted, pathway.id


def test_an_answer_leads_where_it_leads() -> None:
    lines = [row for row in rows(guide_of("small"), "young-people/now")[2:] if row[0] == "1"]
    assert [(row[4], row[6]) for row in lines] == [
        ("Yes", "4: Call for help"),
        ("No", "2: Are you hurt?"),
        ("I'm not sure", "4: Call for help"),
    ]


def test_an_outcome_says_when_who_and_whom() -> None:
    line = next(
        row for row in rows(guide_of("small"), "young-people/now") if row[2] == "Call for help"
    )
    assert line[7:] == ["Now", "You, or somebody near you", "Emergency services"]


def lines_of(kind: str, name: str) -> list[list[str]]:
    """The lines of this kind in the table of a pathway of this project."""
    return [row for row in rows(guide_of("this project"), name) if row[1] == kind]


def test_a_contact_that_depends_on_an_answer_says_so() -> None:
    """Whoever lives elsewhere must not be sent to the services of Kent or Medway."""
    found = [row[9] for row in lines_of("part of the outcome", "schools/a-pupil-tells-you")]
    kent = [part for cell in found for part in cell.split("; ") if part.startswith("Kent child")]
    assert kent
    assert all(" (only if you did not answer “Medway” or “Somewhere else”" in one for one in kent)


def test_no_condition_of_a_contact_is_left_out() -> None:
    whole = guide_of("this project")
    for pathway in whole.pathways:
        cells = "; ".join(row[9] for row in rows(whole, pathway.id)[2:])
        for step in pathway.steps:
            used = [one for one in step.blocks if not one.ended] if step.kind == "outcome" else []
            for shown in (*step.contacts, *(one for block in used for one in block.contacts)):
                name = whole.shared.contacts[shown.contact].name
                assert name in cells
                assert shown.when is None or f"{name} (only if " in cells, (pathway.id, name)


def test_a_part_has_its_title_and_its_words() -> None:
    said = [row[2] for row in lines_of("part of the outcome", "schools/a-pupil-tells-you")]
    assert any("today, with the safeguarding lead: The lead calls" in one for one in said)
    assert any("the council where the pupil lives" in one for one in said)


def test_other_words_of_a_step_are_lines_of_their_own() -> None:
    whole = guide_of("this project")
    for pathway in whole.pathways:
        found = {(row[0], row[1]) for row in rows(whole, pathway.id)[2:]}
        for step in pathway.steps:
            for one in (one for one in step.variants if not one.ended):
                for kind, text in (("other title", one.title), ("other words", one.body)):
                    assert not text or (str(step.number), kind) in found, pathway.id
    lines = lines_of("other title", "schools/a-pupil-tells-you")
    assert any("before the pupil goes home" in row[2] and row[5].startswith("If ") for row in lines)


def test_the_way_past_a_step_has_the_opposite_of_its_condition() -> None:
    line, *_ = lines_of("passed over", "schools/a-pupil-tells-you")
    assert line[3] == ""
    assert line[5].startswith(
        "If you did not answer “Yes, or I think so” or “I’m not sure” to step"
    )


def test_what_ends_says_when_and_where_to_go_next_is_a_line() -> None:
    ends = [row[5] for row in lines_of("part of the outcome", "families/tonight")]
    assert "Always, until 4 January 2027" in ends
    assert lines_of("another pathway", "schools/a-pupil-tells-you")[0][6] == (
        "You are the designated lead: what happens next (schools/designated-lead)"
    )


def test_no_number_is_in_a_table_that_others_keep() -> None:
    for text in tables(guide_of("this project")).values():
        for contact in guide_of("this project").shared.contacts.values():
            if contact.phone and len(contact.phone) > 4:
                assert contact.phone not in text


def test_words_are_plain() -> None:
    for text in tables(guide_of("this project")).values():
        assert not [mark for mark in ("**", "](", "&amp;", "\\*") if mark in text]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_can_be_run(cell: str) -> None:
    assert _safe(cell) == f"'{cell}"
    assert _safe("1-1") == "1-1"


def test_an_author_cannot_write_a_formula() -> None:
    pathway = replace(GUIDE.pathways[0], title='=HYPERLINK("x")')
    guide = replace(GUIDE, pathways=(pathway, *GUIDE.pathways[1:]))
    assert rows(guide, pathway.id)[0][0].startswith("'=")
