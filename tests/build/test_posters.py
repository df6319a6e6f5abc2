"""Posters as PDFs: as many sheets as were promised, tagged, with every step, number and version."""

from __future__ import annotations

import datetime
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
import typst
from click.testing import CliRunner

from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from fingerpost.outlets.cli import main
from fingerpost.outlets.press import printed
from fingerpost.papers.poster import Poster
from tests.build.sample import GUIDE, TOLD
from tests.printed import faults, refused, sheets, squeezed, tags

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("FINGERPOST_FULL") == "1"
HIGH, GUTTERS = 277.0, 9.0
"""The inside of a sheet, and what is between its four parts, in millimetres."""
LEAST = 11.0
"""The size of the smallest words of a chart, in points."""
REAL = check_guide(ROOT / "pathways", datetime.date(2026, 11, 22)).guide
NAMES = (
    sorted(
        {
            *sorted(REAL.pathway)[:: 1 if FULL else 11],
            "practitioners/which-service",
            "young-people/online",
        }
    )
    if REAL
    else []
)


def addressed(guide: Guide, address: str = "https://guide.example.org/") -> Guide:
    settings = guide.shared.settings.model_copy(update={"address": address or None})
    return replace(guide, shared=replace(guide.shared, settings=settings))


def hold(poster: Poster, path: Path) -> None:
    """Everything that is promised of a poster."""
    path.write_bytes(printed(poster.text()))
    assert faults(path.read_bytes()) == []
    assert refused(path.read_bytes()) == []
    found = poster.found
    assert found
    pages = [one.text for one in sheets(path.read_bytes())]
    assert len(pages) == len(found.sheets), "nothing runs over onto another sheet"
    text = "".join(pages)
    for box in poster.chart.boxes:
        assert squeezed(str(box.number)) in text
        assert all(squeezed(word) in text for word in box.title.split())
    version = poster.guide.shared.settings.version
    for page in pages:
        assert squeezed(f"version {version}") in page
        assert squeezed(poster.pathway.title) in page
        assert squeezed(poster.guide.shared.settings.notice) in page
    for contact in poster.people():
        assert squeezed(contact.name) in text
        if contact.phone and "phone" not in contact.to_confirm:
            assert squeezed(contact.phone) in text
    with pikepdf.open(path) as document:
        figures = [str(tag.Alt) for tag in tags(document.Root.StructTreeRoot)
                   if str(tag.S) == "/Figure"]  # fmt: skip
    charts = [words for words in figures if words.startswith("Flowchart")]
    assert len(charts) == len(found.sheets)
    for box in poster.chart.boxes:
        assert any(f"Step {box.number}" in words and box.title in words for words in charts)
    assert any(words == f"Leads to {poster.address}" for words in figures)


def test_the_poster_of_the_small_guide(tmp_path: Path) -> None:
    hold(Poster(addressed(GUIDE), TOLD), tmp_path / "poster.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_a_poster_of_this_project(name: str, tmp_path: Path) -> None:
    assert REAL
    hold(Poster(addressed(REAL), REAL.pathway[name]), tmp_path / "poster.pdf")


SHEET = "#let sheet(..parts) = block("
MEASURED = """
#let sheet(..parts) = context [#metadata(parts.pos().map(part =>
  measure(block(width: 190mm, part)).height.mm())) <high>]
"""


def parts_of(poster: Poster) -> list[list[float]]:
    """How high the head, the first lines, the chart and the foot of each sheet are, in mm."""
    text = poster.text()
    start, end = text.index(SHEET), text.index("#let next-sheet")
    measured = f"{text[:start]}{MEASURED}{text[end:]}".encode()
    found: list[dict[str, Any]] = json.loads(typst.query(measured, "<high>"))
    return [one["value"] for one in found]


@pytest.mark.parametrize("address", ["", "https://guidance.some-council.example.org/self-harm/"])
def test_all_parts_of_a_poster_have_room(address: str) -> None:
    assert REAL
    guide = addressed(REAL, address)
    for name in NAMES:
        for high in parts_of(Poster(guide, REAL.pathway[name])):
            assert sum(high) + GUTTERS <= HIGH, (name, high)


LONG = "The person on duty in the office by the front door, or whoever is there in their place"
NOTICE = "This is a draft that nobody has signed. " * 6
TITLE = "A pupil tells you that they have hurt themselves, and asks you to keep it to yourself"


@pytest.mark.parametrize("name", ["schools/coming-back", "schools/you-have-noticed-signs"])
@pytest.mark.parametrize(
    ("setting", "value"),
    [("notice", NOTICE), ("title", TITLE * 2), ("to_tell", (LONG, LONG, LONG)), ("label", LONG * 3),
     ("first", ())],
)  # fmt: skip
def test_whatever_is_long_takes_its_room_from_the_chart(
    name: str, setting: str, value: Any
) -> None:
    assert REAL
    settings, pathway = addressed(REAL).shared.settings, REAL.pathway[name]
    readers = settings.audiences["schools"]
    if setting in ("title", "first"):
        pathway = replace(pathway, **{setting: value})
    elif setting == "notice":
        settings = settings.model_copy(update={"notice": value})
    else:
        field = "title" if setting == "label" else setting
        changed = {**settings.audiences, "schools": readers.model_copy(update={field: value})}
        settings = settings.model_copy(update={"audiences": changed})
    guide = replace(REAL, shared=replace(REAL.shared, settings=settings))
    poster = Poster(guide, pathway)
    assert poster.found
    for high in parts_of(poster):
        assert sum(high) + GUTTERS <= HIGH, high


def test_many_long_contacts_are_cut_to_the_room_that_there_is() -> None:
    assert REAL
    words = "Ask at the desk by the door for whoever is there today, and say that it is for you"
    crisis = REAL.shared.settings.crisis
    contacts = {name: one.model_copy(update={"name": f"{one.name}. {words}"})
                if name not in crisis else one
                for name, one in REAL.shared.contacts.items()}  # fmt: skip
    guide = addressed(replace(REAL, shared=replace(REAL.shared, contacts=contacts)))
    poster = Poster(guide, REAL.pathway["practitioners/in-care"])
    assert poster.found
    assert 2 <= len(poster.people()) < 6
    for high in parts_of(poster):
        assert sum(high) + GUTTERS <= HIGH, high


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_chart_is_smaller_than_eleven_points(name: str, tmp_path: Path) -> None:
    assert REAL
    poster = Poster(REAL, REAL.pathway[name])
    path = tmp_path / "poster.pdf"
    path.write_bytes(printed(poster.text()))
    sizes: dict[str, float] = {}

    def seen(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        for word in re.findall(r"\w{5,}", text):
            sizes[word] = max(sizes.get(word, 0), size * abs(matrix[3] or 1))

    for page in pypdf.PdfReader(path).pages:
        page.extract_text(visitor_text=seen)
    words = {word for box in poster.chart.boxes for word in re.findall(r"\w{5,}", box.title)}
    known = {word: sizes[word] for word in words & sizes.keys()}
    assert known
    assert all(size >= LEAST - 0.01 for size in known.values()), known


def test_the_command_makes_one_and_says_which_has_none(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(main, ["pdf", "posters", "--out", "wall"])
    assert result.exit_code == 0, result.output
    made = {path.relative_to(project / "wall").as_posix() for path in
            (project / "wall").rglob("*.pdf")}  # fmt: skip
    assert made
    assert all(name.endswith("/poster.pdf") for name in made)


def test_one_that_is_too_large_is_refused_in_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr(Poster, "found", None)
    name = next(f"schools/{path.stem}" for path in (project / "pathways/schools").glob("*.yml"))
    result = CliRunner().invoke(main, ["pdf", f"{name}/poster", "--out", "wall"])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "more than three sheets" in result.output
    assert not (project / "wall").exists()
