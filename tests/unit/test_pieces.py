"""What is checked beside the pathways: each fault is told in its place, and only there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.checks.programmes import case_study_faults
from fingerpost.load.files import find_files, read_file
from fingerpost.load.pieces import read_pieces
from fingerpost.problems import Problem
from fingerpost.shape.programmes import WORD_LIMITS, CaseStudy
from fingerpost.source.text import read_text
from tests.golden.rules.examples import GUIDE, checked, sample

EXPLAINER, TOOL = "explainers/feelings.yml", "toolbox/words-to-say.yml"
PROGRAMME, STUDY, REVISION = "programmes/circle.yml", "case-studies/circle.yml", "revisions/0.1.yml"
COURSE, LIVING, SETTINGS = "training/first-words.yml", "living.yml", "guide.yml"
INTRO = "    intro: For you, or for a friend.\n"
FIT = "    heading: If no word fits\n"
GROUP = "    groups:\n      - title: A group\n        pages:\n"
SAID = "you_said: [{{said: A, group: {}, did: B, revision: 0.1}}]\nfeedback:"
LIMITS = "limits: {places: 6, minutes: 60, every: week, sessions: 2-4}"
HURT = "          - pathway:young-people/hurt\n"

Case = tuple[str, str, str, str]
"""A file, what stands in it, what is written in its place, and where the fault is told."""

FIRES: dict[str, list[Case]] = {
    "audience-unknown": [
        (TOOL, "audiences: [young-people]", "audiences: [young-peple]", "young-peple]"),
        (EXPLAINER, "only: [schools]", "only: [schools, families]", "families]"),
        (EXPLAINER, "      young-people: You", "      families: You", "families: You"),
    ],
    "body-link": [
        (TOOL, "Whom I could tell,", 'Whom, help: "See [it](contact:lead).",', '"See [it]'),
        ("drawings.yml", "text: It warns us.", 'text: "[It](contact:lead) warns."', '"[It]'),
    ],
    "contact-unknown": [
        (TOOL, "kind: words", "kind: words\ncontacts: [leed]", "leed"),
        (EXPLAINER, "body: Wait", "body: Ask [them](contact:leed). Wait", "Ask [them]"),
        ("formats.yml", "contacts: [lead]", "contacts: [leed]", "leed"),
    ],
    "date-order": [
        (COURSE, "review_by: 2027-05-01", "review_by: 2026-10-01", "2026-10-01"),
        (STUDY, "reviewed: null", "reviewed: 2026-12-24", "2026-12-24"),
    ],
    "drawing-unknown": [
        (TOOL, "kind: words", "kind: words\ndrawing: tree", "tree"),
        (EXPLAINER, FIT, f"{FIT}    drawing: tree\n", "tree"),
        (PROGRAMME, "limits:", "parts: [{title: A, body: B, drawing: tree}]\nlimits:", "tree"),
    ],
    "duplicate": [
        (EXPLAINER, "id: for-staff", "id: words", "words\n    heading: If no"),
        (TOOL, "{id: person, label: Whom I could tell, lines: 1}",
         "{id: person, label: Whom}\n  - {id: person, label: When}", "person, label: When"),
    ],
    "evidence-unknown": [
        (STUDY, "evidence: [ng225]", "evidence: [ng225/1.1, ng22]", "ng22]"),
        (LIVING, "evidence: ng225", "evidence: ng22", "ng22"),
    ],
    "explainer-unknown": [(EXPLAINER, "tool:words-to-say", "explainer:none", "You may choose")],
    "group-limits": [
        (PROGRAMME, "sessions: 2-4", "sessions: 3-4", "sessions:\n"),
        (PROGRAMME, "sessions: 2-4", "sessions: 1", "sessions:\n"),
        (PROGRAMME, "minutes: 45", "minutes: 61", "61"),
        (PROGRAMME, "came: 5", "came: 7", "7, minutes"),
        (PROGRAMME, "came: 5, minutes: 60", "came: 5, minutes: 75", "75"),
        (PROGRAMME, "session: 1", "session: 3", "3, held"),
        (PROGRAMME, "session: 1", "session: 0", "0, held"),
        (PROGRAMME, f"{LIMITS}\n", "", "group\nstate"),
    ],
    "group-unknown": [
        (REVISION, "group: teachers", "group: teacher", "teacher,"),
        (LIVING, "feedback:", SAID.format("us"), "us, did"),
    ],
    "mirror-unknown": [
        (EXPLAINER, FIT, f"{FIT}    mirror: [{ref}]\n", ref)
        for ref in ("schools/none#tell-lead", "schools/in-danger#none", "schools/in-danger#danger",
                    "schools/in-danger", "tell-lead")
    ],
    "overdue": [(COURSE, "review_by: 2027-05-01", "review_by: 2026-11-21", "2026-11-21")],
    "page-group": [
        (SETTINGS, INTRO, f"{INTRO}{GROUP}          - tool:words-to-say\n", "groups:"),
        (SETTINGS, INTRO, f"{INTRO}{GROUP}{HURT}{HURT.replace('- ', '-  ')}",
         "  pathway:young-people"),
        (SETTINGS, INTRO, f"{INTRO}{GROUP}{HURT}          - programme:circle\n",
         "programme:circle"),
    ],
    "pathway-unknown": [
        (PROGRAMME, "state: example", "state: example\npathway: schools/exampel", "schools/exa"),
        (EXPLAINER, "body: Wait", "body: See [it](pathway:schools/none). Wait", "See [it]"),
        (SETTINGS, INTRO, f"{INTRO}{GROUP}{HURT}          - pathway:schools/none\n",
         "pathway:schools/none"),
    ],
    "person-detail": [
        (STUDY, "A school began", "A 14 year old began", "A 14"),
    ],
    "programme-unknown": [
        (STUDY, "programme: circle", "programme: walk", "walk"),
        (EXPLAINER, "tool:words-to-say", "programme:walk", "You may choose"),
    ],
    "raw-number": [(TOOL, "I am not all right.", "Ring 020 7946 0001.", "Ring 020")],
    "long-sentence": [
        (COURSE, "in an hour.", f"in an hour{' and more' * 12}.", "What to say first, "),
    ],
    "tool-unknown": [(EXPLAINER, "tool:words-to-say", "tool:words", "You may choose")],
    "value": [
        (TOOL, "A first line for telling somebody.", "needs-owner-input", "needs-owner"),
        (COURSE, "verified: null", "verified: soon", "soon"),
        (TOOL, "kind: words", "kind: words\nminutes: 20-10", "20-10"),
    ],
    "version-name": [(REVISION, "version: 0.1", "version: 0.10", "0.10")],
    "word-limit": [
        (STUDY, "A school began a weekly circle.", f"{'Word ' * 51}", "Word"),
    ],
    "words-stigma": [(TOOL, "I am not all right.", "It is attention seeking.", "It is att")],
    "wording-missing": [
        (EXPLAINER, "heading: A few words", "heading: {schools: A few}", "heading: {schools"),
        (EXPLAINER, "body: Wait with them. Silence is allowed.", "", "id: for-staff"),
        (EXPLAINER, "    only: [schools]\n    body: Wait", "    body: {schools: Wait} #",
         "id: for-staff"),
    ],
}  # fmt: skip

SILENT: list[Case] = [
    (PROGRAMME, "sessions: 2-4", "sessions: 2", ""),
    (PROGRAMME, "minutes: 45", "minutes: 60", ""),
    (PROGRAMME, "came: 5", "came: 6", ""),
    (PROGRAMME, "session: 1", "session: 2", ""),
    (PROGRAMME, "kind: group", "kind: approach", ""),
    (PROGRAMME, "state: example", "state: example\npathway: schools/example", ""),
    (EXPLAINER, FIT, f"{FIT}    mirror: [schools/in-danger#tell-lead]\n", ""),
    (EXPLAINER, FIT, f"{FIT}    drawing: three-systems\n", ""),
    (EXPLAINER, "      young-people: You", "      everyone: You", ""),
    (EXPLAINER, "heading: A few words", "heading: {schools: A few, everyone: Some}", ""),
    (EXPLAINER, "    only: [schools]\n    body: Wait", "    drawing: three-systems\n#", ""),
    (STUDY, "A school began a weekly circle.", f"{'Word. ' * 50}", ""),
    (STUDY, "A school began", "A circle for ages of 14 began, and an old year ended", ""),
    (STUDY, "evidence: [ng225]", "evidence: [ng225/1.1.1]", ""),
    (TOOL, "label: Whom I could tell", "label: needs-owner-input", ""),
    (COURSE, "provider: The school", "provider: needs-owner-input", ""),
    (COURSE, "covers: [What to say first]", "covers: [needs-owner-input]", ""),
    (COURSE, "review_by: 2027-05-01", "review_by: 2026-11-22", ""),
    (SETTINGS, INTRO, f"{INTRO}{GROUP}{HURT}          - explainer:feelings\n", ""),
    (LIVING, "feedback:", SAID.format("teachers"), ""),
]  # fmt: skip


def changed(folder: Path, case: Case) -> tuple[list[Problem], str]:
    """The problems of the sample guide after a change, and the changed text."""
    guide = sample(folder)
    file, old, new, _ = case
    text = (guide / file).read_text("utf-8")
    assert text.count(old) == 1, old
    text = text.replace(old, new)
    (guide / file).write_text(text, "utf-8")
    return list(checked(guide)), text


def place(text: str, words: str) -> tuple[int, int]:
    """Line and column of these words; a space before them is not counted."""
    start = text.index(words) + len(words) - len(words.lstrip())
    before = text[:start]
    return before.count("\n") + 1, start - before.rfind("\n")


@pytest.mark.parametrize(
    ("rule", "case"), [(rule, case) for rule, cases in FIRES.items() for case in cases]
)
def test_a_fault_is_told_in_its_place(rule: str, case: Case, tmp_path: Path) -> None:
    problems, text = changed(tmp_path, case)
    found = [problem for problem in problems if problem.rule == rule]
    assert [(p.path, p.line, p.column) for p in found] == [
        (f"pathways/{case[0]}", *place(text, case[3]))
    ], problems
    assert all(problem.hint or rule == "value" for problem in found)


@pytest.mark.parametrize("case", SILENT, ids=lambda case: case[2][:40])
def test_what_is_right_has_no_fault(case: Case, tmp_path: Path) -> None:
    problems, _ = changed(tmp_path, case)
    assert problems == []


def test_an_explainer_and_a_pathway_have_no_one_page(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    (guide / EXPLAINER).rename(guide / "explainers/hurt.yml")
    (problem,) = checked(guide)
    assert (problem.path, problem.rule) == ("pathways/explainers/hurt.yml", "page-taken")
    assert "young-people/hurt" in problem.message


def test_the_page_is_held_to_its_youngest_readers(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    words = guide / "words.yml"
    ages = "reading_age: {schools: 40, young-people: 11}\nlongest"
    words.write_text(words.read_text("utf-8").replace("longest", ages), "utf-8")
    hard = " ".join(
        ["Notwithstanding accommodation, practitioners necessitate documentation."] * 25
    )
    path = guide / EXPLAINER
    path.write_text(path.read_text("utf-8").replace("Wait with them.", f"Wait. {hard}"), "utf-8")
    assert {(p.path, p.rule) for p in checked(guide)} == {(f"pathways/{EXPLAINER}", "reading-age")}


def test_an_approved_guide_has_pieces_that_are_reviewed_and_owned(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    settings = guide / SETTINGS
    settings.write_text(settings.read_text("utf-8").replace("state: draft", "state: approved"))
    problems = checked(guide)
    for file in (EXPLAINER, TOOL, PROGRAMME, COURSE, STUDY):
        told = {problem.rule for problem in problems if problem.path == f"pathways/{file}"}
        assert {"unreviewed", "unowned"} <= told, file


STUDIED = read_text("", (GUIDE / STUDY).read_text("utf-8")).data


def study(field: str, text: str) -> list[tuple[str, str]]:
    """The rules and messages for a case study with this text in a section."""
    assert isinstance(STUDIED, dict)
    one = CaseStudy.model_validate({**STUDIED, field: text})
    return [(fault.rule, fault.message) for fault in case_study_faults(one)]


@pytest.mark.parametrize(("field", "most"), WORD_LIMITS.items())
def test_words_are_counted_as_people_count_them(field: str, most: int) -> None:
    text = " ".join(["self-harm", "and", "(kind)", "–", "well,"] * most)
    exact = " ".join(text.split()[:most])
    assert study(field, exact) == []
    assert study(field, exact.replace(" ", "\n\n")) == []
    assert study(field, f"{exact} more") == [
        ("word-limit", f'"{field}" has {most + 1} words, and the form allows {most}')
    ]


@pytest.mark.parametrize("field", WORD_LIMITS)
@pytest.mark.parametrize(
    "words",
    [
        "a 14-year-old pupil",
        "A 9 year old",
        "aged 15",
        "age 7",
        "she is 16 years old",
        "at 12 years of age",
        "Sam (not their real name)",
        "Not her actual name.",
        "A pseudonym is used",
    ],
)
def test_one_persons_story_is_noticed(field: str, words: str) -> None:
    (fault,) = study(field, f"It began with {words}, and went on.")
    assert fault[0] == "person-detail"


@pytest.mark.parametrize(
    "words",
    ["a programme of 14 weeks", "an aged building", "for all ages", "12 years ago", "a year old"],
)
def test_a_programmes_story_is_not(words: str) -> None:
    assert study("activities", f"It was {words}.") == []


WRONG_KINDS = [[], {}, "", "words", ["a"], [["a"]], [{}], [{"a": "b"}], {"a": ["b"]}, "null", "7"]


@pytest.mark.parametrize("value", WRONG_KINDS, ids=str)
@pytest.mark.parametrize("file", [EXPLAINER, TOOL, PROGRAMME, COURSE, STUDY, REVISION])
def test_a_wrong_kind_of_value_is_told(file: str, value: object, tmp_path: Path) -> None:
    guide = sample(tmp_path)
    data = read_text("", (GUIDE / file).read_text("utf-8")).data
    assert isinstance(data, dict)
    files = find_files(guide)
    for key in data:
        (guide / file).write_text(json.dumps({**data, key: value}), "utf-8")
        for path, source, _, faults in read_pieces(files):
            for fault in faults:
                problem = source.problem(fault)
                assert (files.label(path), problem.line) == (f"pathways/{file}", 1)
                assert problem.hint or problem.message


@pytest.mark.parametrize("file", [EXPLAINER, TOOL, PROGRAMME, COURSE, STUDY, REVISION])
def test_every_header_line_is_missed(file: str, tmp_path: Path) -> None:
    guide = sample(tmp_path)
    lines = (GUIDE / file).read_text("utf-8").splitlines(keepends=True)
    for at, line in enumerate(lines):
        if line[:1].isalpha() and line.rstrip()[-1] != ":":
            (guide / file).write_text("".join(lines[:at] + lines[at + 1 :]), "utf-8")
            key = line.partition(":")[0]
            missing = {p.message: p for p in checked(guide) if p.rule == "missing"}
            optional = key in ("contacts", "limits", "programme")
            assert (f'"{key}" is missing' in missing) is not optional, key
            assert all(problem.hint for problem in missing.values())


HERE = "Here you can write"


@pytest.mark.parametrize(
    ("file", "old", "new", "hint"),
    [
        (TOOL, "summary:", "sumary:", 'Did you mean "summary"?'),
        (TOOL, "audiences:", "audience:", 'Did you mean "audiences"?'),
        (TOOL, "    lines: [", "    line: [", 'Did you mean "lines"?'),
        (TOOL, "label: Whom", "labl: Whom", 'Did you mean "label"?'),
        (EXPLAINER, "    only:", "    onyl:", 'Did you mean "only"?'),
        (EXPLAINER, "{name: Low", "{title: Low", f"{HERE} name, words."),
        (PROGRAMME, "every: week", "each: week", f"{HERE} places, minutes, every, sessions."),
        (PROGRAMME, "- theme: Saying", "- topic: Saying", f"{HERE} theme, body, minutes."),
        (PROGRAMME, "came: 5", "cam: 5", 'Did you mean "came"?'),
        (REVISION, "how:", "who:", 'Did you mean "how"?'),
        (LIVING, "why:", "because:", f"{HERE} title, why."),
        ("drawings.yml", "label: Go", "lable: Go", 'Did you mean "label"?'),
        ("formats.yml", "ready:", "redy:", 'Did you mean "ready"?'),
        (SETTINGS, INTRO, f"{INTRO}    ways: {{now: A, later: B}}\n", f"{HERE} now, read."),
        (SETTINGS, INTRO, f"{INTRO}    groups: [{{titel: A}}]\n", 'Did you mean "title"?'),
        ("questions.yml", "{north: In the North", "{north: {lable: A, area: north}",
         'Did you mean "label"?'),
    ],
)  # fmt: skip
def test_a_wrong_key_gets_a_hint_of_its_place(
    file: str, old: str, new: str, hint: str, tmp_path: Path
) -> None:
    problems, _ = changed(tmp_path, (file, old, new, ""))
    assert hint in {problem.hint for problem in problems if problem.rule == "unknown-key"}


def test_files_of_pieces_lie_in_their_folder(tmp_path: Path) -> None:
    guide = sample(tmp_path)
    (guide / "toolbox/old").mkdir()
    (guide / "toolbox/letter.yaml").write_text("a: b\n")
    (guide / "toolbox/A Letter.yml").write_text("a: b\n")
    (guide / "revisions/next.yml").write_text("a: b\n")
    (guide / "tools").mkdir()
    (guide / "tools/letter.yml").write_bytes((guide / TOOL).read_bytes())
    told = {(problem.path.removeprefix("pathways/"), problem.rule) for problem in checked(guide)}
    assert told >= {
        ("toolbox/old", "folder"),
        ("toolbox/letter.yaml", "file-kind"),
        ("toolbox/A Letter.yml", "file-name"),
        ("revisions/next.yml", "file-name"),
    }
    assert ("tools/letter.yml", "missing") in told


def test_a_piece_that_cannot_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = sample(tmp_path)
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "feelings.yml":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [p.rule for p in checked(guide) if p.path == f"pathways/{EXPLAINER}"] == ["file-read"]
    assert read_file(guide / EXPLAINER, "x")[0].data is None
