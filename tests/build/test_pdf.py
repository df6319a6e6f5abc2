"""PDFs as other programs read them: tagged for PDF/UA-1, whole, the same each time, and kept."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from click.testing import CliRunner

from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from fingerpost.outlets import printing
from fingerpost.outlets.cli import main
from fingerpost.outlets.press import PressError, all_printed, printed
from fingerpost.outlets.printing import KEPT, links, pdfs, put
from fingerpost.outlets.site import build_site
from fingerpost.pages.drawings import figure
from fingerpost.pages.sheet import markdown
from fingerpost.papers import Papers
from fingerpost.papers.setting import page_set
from fingerpost.problems import errors
from fingerpost.release.day import today
from tests.build.sample import GUIDE, TOLD
from tests.drawn import LABELS, drawing

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("FINGERPOST_FULL") == "1"
HEADING = re.compile(r"/H([1-6])")


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every PDF of the small guide."""
    return dict(all_printed({paper.uri: paper.text for paper in Papers(GUIDE).named()}))


@pytest.fixture(params=["schools/told.pdf", "young-people/now.pdf", "schools.pdf", "guide.pdf"])
def pdf(request: pytest.FixtureRequest, made: dict[str, bytes], tmp_path: Path) -> Path:
    """One of them on the disk."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(made[request.param])
    return path


def tags(element: Any) -> Iterator[Any]:
    """The elements of a structure tree in reading order."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from tags(child)


def levels(document: pikepdf.Pdf) -> list[int]:
    found = (HEADING.fullmatch(str(tag.S)) for tag in tags(document.Root.StructTreeRoot))
    return [int(one[1]) for one in found if one]


def squeezed(text: str) -> str:
    """Text without spaces, because a PDF breaks its lines where it likes."""
    return re.sub(r"\s+", "", text)


def text_of(path: Path) -> list[str]:
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(path).pages]


def is_accessible(path: Path) -> None:
    """What PDF/UA-1 asks for that a program can see."""
    with pikepdf.open(path) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        title = str(document.docinfo["/Title"])
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == title
        found = levels(document)
        assert found[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(found))
        for tag in tags(root.StructTreeRoot):
            assert str(tag.S) != "/Figure" or str(tag.Alt).strip()
        assert all(page.get("/Tabs") == "/S" for page in document.pages)


def test_a_screen_reader_finds_its_way(pdf: Path) -> None:
    is_accessible(pdf)


def test_links_say_where_they_lead(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        found = [note for page in document.pages for note in page.get("/Annots", [])]
        assert found
        assert all(str(note.Subtype) == "/Link" and str(note.Contents) for note in found)


def test_every_page_tells_who_helps_the_version_and_its_number(pdf: Path) -> None:
    pages = text_of(pdf)
    for at, text in enumerate(pages, 1):
        assert "Emergencyservices:999" in text
        assert "version0.1,draft,asitwason22November2026" in text
        assert f"Page{at}of{len(pages)}" in text


@pytest.mark.parametrize("name", ["schools/told.pdf", "schools.pdf", "guide.pdf"])
def test_every_step_and_number_is_in_the_text(
    name: str, made: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(made[name])
    text = "".join(text_of(path))
    for step in TOLD.steps:
        assert squeezed(f"Step {step.number}: {step.title}") in text
        assert all(squeezed(answer.label) in text for answer in step.answers)
    assert "999" in text
    assert "85258" in text
    assert squeezed(GUIDE.shared.settings.notice) in text


def test_a_pathway_begins_with_help_and_says_where_each_step_is(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(made["schools/told.pdf"])
    first = text_of(path)[0]
    assert first.index("Helpnow") < first.index("Draft.") < first.index("Apupiltellsyou")
    assert re.search(r"Step7:Callforhelp[.·\s]*\d", first)


def test_a_booklet_has_contents_with_pages(made: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(made["guide.pdf"])
    reader = pypdf.PdfReader(path)
    pages = text_of(path)
    contents = next(text for text in pages if text.startswith("Contents"))
    number = re.search(r"Apupiltellsyou\.*(\d+)", contents)
    assert number
    assert pages[int(number[1]) - 1].startswith("Apupiltellsyou")
    assert [one["/Title"] for one in reader.outline if not isinstance(one, list)]


def test_a_drawing_has_words_in_its_place(tmp_path: Path) -> None:
    shown = drawing("cycle", LABELS["cycle"])
    page = page_set("x.md", f"# A\n\n{markdown([figure('one', shown)])}\n")
    text = Papers(GUIDE).named("schools/told")[0].text.split("#help-now(")[0]
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed(f"{text}\n\n{page}\n"))
    with pikepdf.open(path) as document:
        figures = [tag for tag in tags(document.Root.StructTreeRoot) if str(tag.S) == "/Figure"]
        assert [str(tag.Alt) for tag in figures] == [shown.title]


def test_the_same_text_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    (paper,) = Papers(GUIDE).named("schools/told")
    assert printed(paper.text) == made[paper.uri]


def test_what_the_engine_refuses_is_told() -> None:
    with pytest.raises(PressError, match="level"):
        printed('#set document(title: "A")\n== Too deep')


def test_unchanged_papers_are_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def press(texts: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        asked.extend(texts)
        return ((name, b"%PDF-1.7 " + text.encode() + b"%%EOF") for name, text in texts.items())

    monkeypatch.setattr(printing, "all_printed", press)
    first = pdfs(Papers(GUIDE), tmp_path)
    assert asked == list(first)
    assert pdfs(Papers(GUIDE), tmp_path) == first
    assert len(asked) == len(first), "nothing was made twice"
    cut = next((tmp_path / KEPT).iterdir())
    cut.write_bytes(cut.read_bytes()[:20])
    assert pdfs(Papers(GUIDE), tmp_path) == first
    assert len(asked) == len(first) + 1, "half a file does not count"
    (tmp_path / KEPT / "old.pdf").write_bytes(b"old")
    pdfs(Papers(GUIDE), tmp_path, "schools/told")
    assert (tmp_path / KEPT / "old.pdf").exists(), "only a whole run knows what is old"
    pdfs(Papers(GUIDE), tmp_path)
    assert not (tmp_path / KEPT / "old.pdf").exists()


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    made = {"a/b.pdf": b"%PDF-1.7 one%%EOF"}
    assert put(made, tmp_path) == [tmp_path / "a" / "b.pdf"]
    assert put(made, tmp_path) == []
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.pdf"]


def test_pages_lead_to_their_own_papers() -> None:
    big = b"x" * 4_100_000
    own, wall = "schools/told.pdf", "schools/told/poster.pdf"
    made = {own: b"x" * 1400, wall: b"", "schools.pdf": big, "guide.pdf": big}
    found = links(GUIDE, made)
    assert [one["uri"] for one in found["schools/told.md"]] == [own, wall]
    assert [one["uri"] for one in found["schools/told/chart.md"]] == [wall]
    assert found["schools/told.md"][0]["size"] == "1 KB"
    assert found["schools/index.md"][0]["size"] == "4.1 MB"
    assert found["index.md"] == found["about.md"]
    assert found["index.md"][0]["uri"] == "guide.pdf"


def test_the_command_writes_what_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    name = next(f"schools/{path.stem}" for path in (project / "pathways/schools").glob("*.yml"))
    result = CliRunner().invoke(main, ["pdf", name, "--out", "printed"])
    assert result.exit_code == 0, result.output
    assert result.output == "1 PDFs in printed/, of which 1 changed.\n"
    is_accessible(project / "printed" / f"{name}.pdf")
    wrong = CliRunner().invoke(main, ["pdf", "nobody"])
    assert wrong.exit_code == 2
    assert 'there is no "nobody" to print; name all, schools, ' in wrong.output


def test_a_site_has_papers_and_links_to_them_only_where_they_were_asked_for(project: Path) -> None:
    out = project / "site"
    assert not errors(build_site(project / "mkdocs.yml", out))
    assert not list(out.rglob("*.pdf"))
    assert ".pdf" not in "".join(path.read_text("utf-8") for path in out.rglob("*.html"))
    assert not errors(build_site(project / "mkdocs.yml", out, papers=["all"]))
    found = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert {"guide.pdf", "schools.pdf", "young-people.pdf"} < found
    for uri in found - {"guide.pdf"}:
        page = out / uri.removesuffix(".pdf").removesuffix("/poster") / "index.html"
        hrefs = re.findall(r'<p><a href="([^"]+\.pdf)"', page.read_text("utf-8"))
        leads = {(page.parent / href).resolve() for href in hrefs}
        assert (out / uri).resolve() in leads
    assert 'href="guide.pdf"' in (out / "index.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not FULL, reason="make test-all prints the whole guide")
def test_the_real_guide_can_be_printed(tmp_path: Path) -> None:
    guide: Guide | None = check_guide(ROOT / "pathways", today(), None, ROOT / "docs").guide
    assert guide
    found = pdfs(Papers(guide), tmp_path)
    put(found, tmp_path)
    posters = [name for name in found if name.endswith("/poster.pdf")]
    assert len(posters) + len(Papers(guide).too_large) == len(guide.pathways)
    others = len(guide.pathways) + len(guide.shared.settings.audiences) + 1
    assert len(found) == len(posters) + others
    for pathway in guide.pathways:
        path = tmp_path / f"{pathway.id}.pdf"
        is_accessible(path)
        text = "".join(text_of(path))
        for step in pathway.steps:
            assert squeezed(f"Step {step.number}:") in text
            assert squeezed(step.title) in text
    for name in (*guide.shared.settings.audiences, "guide"):
        is_accessible(tmp_path / f"{name}.pdf")
