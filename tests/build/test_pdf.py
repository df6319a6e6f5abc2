"""PDFs as other programs read them: tagged for PDF/UA-1, whole, the same each time, and kept."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
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
from fingerpost.model.pathway import Pathway, Step
from fingerpost.outlets import printing
from fingerpost.outlets.cli import main
from fingerpost.outlets.press import PressError, all_printed, printed
from fingerpost.outlets.printing import KEPT, links, pdfs, put
from fingerpost.outlets.site import build_site
from fingerpost.pages.drawings import figure
from fingerpost.pages.sheet import markdown
from fingerpost.papers import Papers
from fingerpost.papers.papers import ALL
from fingerpost.papers.papers import GUIDE as GUIDE_NAME
from fingerpost.papers.setting import page_set
from fingerpost.problems import errors
from fingerpost.release.day import today
from tests.build.sample import GUIDE, TOLD
from tests.drawn import LABELS, drawing
from tests.printed import Sheet, faults, headings, refused, sheets, squeezed, tags

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("FINGERPOST_FULL") == "1"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every PDF of the small guide."""
    return dict(all_printed({paper.uri: paper.text for paper in Papers(GUIDE).named()}))


@pytest.fixture(
    params=[
        "schools/told.pdf",
        "young-people/now.pdf",
        "schools.pdf",
        "young-people.pdf",
        "guide.pdf",
    ]
)
def pdf(request: pytest.FixtureRequest, made: dict[str, bytes]) -> bytes:
    """Each of them in turn."""
    return made[request.param]


def damaged(pdf: bytes, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        damage(document)
        document.save(out)
    return out.getvalue()


def first(document: pikepdf.Pdf, kind: str) -> Any:
    return next(tag for tag in tags(document.Root.StructTreeRoot) if str(tag.S) == kind)


def unclaimed(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


def unnamed(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:title"] = "Another"
    document.docinfo["/Title"] = "A pupil tells you"


def noted(document: pikepdf.Pdf, kind: str, key: str, value: str) -> None:
    notes = (note for page in document.pages for note in page.get("/Annots", []))
    next(note for note in notes if kind in note)[key] = pikepdf.String(value)


DAMAGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "is not marked as tagged": lambda one: one.Root.MarkInfo.__setitem__("/Marked", False),
    "tells no language": lambda one: one.Root.__delitem__("/Lang"),
    "shows its file name for a title": lambda one: one.Root.__delitem__("/ViewerPreferences"),
    "does not claim PDF/UA-1": unclaimed,
    "has no title, or two": unnamed,
    "passes over a level of heading": lambda one: first(one, "/H2").__setitem__(
        "/S", pikepdf.Name("/H4")
    ),
    "has a figure without words": lambda one: first(one, "/P").__setitem__(
        "/S", pikepdf.Name("/Figure")
    ),
    "has words that are no paragraph": lambda one: first(one, "/P").update(
        {
            "/S": pikepdf.Name("/Span"),
            "/A": [pikepdf.Dictionary(O=pikepdf.Name("/Layout"), Placement=pikepdf.Name("/Block"))],
        }
    ),
    "has a page whose tab order is not that of its tags": lambda one: one.pages[0].__delitem__(
        "/Tabs"
    ),
    "has a link that does not say what it is": lambda one: noted(one, "/A", "/Contents", ""),
    "has a link that leads nowhere": lambda one: noted(one, "/Dest", "/Dest", "gone"),
}


REFUSED = {
    "is not marked as tagged": "PDFUA1-TAGGED-DOCUMENT-001",
    "shows its file name for a title": "PDFUA1-VIEWER-PREFERENCES-001",
    "does not claim PDF/UA-1": "PDFUA1-ID-PART-001",
    "passes over a level of heading": "PDFUA1-HEADING-NESTING-001",
    "has a figure without words": "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001",
    "has a link that does not say what it is": "PDFUA1-LINK-CONTENTS-001",
}
"""What the checker of others says to some of these damages."""


def test_a_screen_reader_finds_its_way(pdf: bytes) -> None:
    assert faults(pdf) == []


def test_a_checker_of_others_finds_nothing_against_the_standard(pdf: bytes) -> None:
    assert refused(pdf) == []


@pytest.mark.parametrize("fault", REFUSED)
def test_the_checker_of_others_can_refuse(fault: str, made: dict[str, bytes]) -> None:
    assert REFUSED[fault] in refused(damaged(made["schools/told.pdf"], DAMAGES[fault]))


@pytest.mark.parametrize("fault", DAMAGES)
def test_whatever_a_screen_reader_would_miss_is_noticed(fault: str, made: dict[str, bytes]) -> None:
    assert faults(damaged(made["schools/told.pdf"], DAMAGES[fault])) == [fault]


def test_headings_are_read_in_the_order_of_the_steps(made: dict[str, bytes]) -> None:
    found = headings(made["schools/told.pdf"])
    steps = [f"Step {step.number}: {step.title}" for step in TOLD.steps]
    assert [one.partition(" or:")[0] for one in found if one.startswith("Step ")] == steps
    assert found[0] == TOLD.title


def stays(page: Sheet) -> bool:
    """Whether nothing stands below a page's text but the lines at its foot."""
    return page.foot.startswith("Emergencyservices:") and bool(
        re.search(r"Page\d+of\d+$", page.foot)
    )


def test_nothing_runs_off_a_sheet(pdf: bytes) -> None:
    assert all(stays(page) for page in sheets(pdf))


def test_words_that_run_off_a_sheet_are_noticed() -> None:
    (paper,) = Papers(GUIDE).named("schools/told")
    tall = "#block(breakable: false)[#for at in range(90) [Line #at \\ ]]"
    assert not all(stays(page) for page in sheets(printed(f"{paper.text}\n{tall}\n")))


def test_a_list_longer_than_a_sheet_goes_on_on_the_next() -> None:
    many = tuple(f"Line {number} of what to say." for number in range(120))
    step = replace(TOLD.steps[2], say=many)
    guide = replace(
        GUIDE, pathways=(replace(TOLD, steps=(*TOLD.steps[:2], step, *TOLD.steps[3:])),)
    )
    (paper,) = Papers(guide).named("schools/told")
    pages = sheets(printed(paper.text))
    text = "".join(page.text for page in pages)
    assert all(stays(page) for page in pages)
    assert all(squeezed(line) in text for line in many)


def test_every_page_tells_who_helps_the_version_and_its_number(pdf: bytes) -> None:
    pages = sheets(pdf)
    for at, text in enumerate((page.text for page in pages), 1):
        assert "Emergencyservices:999" in text
        assert "version0.1,draft,asitwason22November2026" in text
        assert f"Page{at}of{len(pages)}" in text


@pytest.mark.parametrize("name", ["schools/told.pdf", "schools.pdf", "guide.pdf"])
def test_every_step_and_number_is_in_the_text(name: str, made: dict[str, bytes]) -> None:
    text = "".join(page.text for page in sheets(made[name]))
    for step in TOLD.steps:
        assert squeezed(f"Step {step.number}: {step.title}") in text
        assert all(squeezed(answer.label) in text for answer in step.answers)
    assert "999" in text
    assert "85258" in text
    assert squeezed(GUIDE.shared.settings.notice) in text


def test_a_pathway_begins_with_help_and_says_where_each_step_is(made: dict[str, bytes]) -> None:
    page = sheets(made["schools/told.pdf"])[0].text
    assert page.index("Helpnow") < page.index("Draft.") < page.index("Apupiltellsyou")
    assert re.search(r"Step7:Callforhelp[.·]*\d", page)
    assert re.search(r"Whocanhelp[.·]*\d", page)


def test_a_booklet_has_contents_with_pages(made: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made["guide.pdf"]))
    pages = [page.text for page in sheets(made["guide.pdf"])]
    contents = next(text for text in pages if text.startswith("Contents"))
    number = re.search(r"Apupiltellsyou\.*(\d+)", contents)
    assert number
    assert pages[int(number[1]) - 1].startswith("Apupiltellsyou")
    assert [one["/Title"] for one in reader.outline if not isinstance(one, list)]


def test_a_drawing_has_words_in_its_place() -> None:
    shown = drawing("cycle", LABELS["cycle"])
    page = page_set("x.md", f"# A\n\n{markdown([figure('one', shown)])}\n")
    text = Papers(GUIDE).named("schools/told")[0].text.split("#help-now(")[0]
    pdf = printed(f"{text}\n\n{page}\n")
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figures = [tag for tag in tags(document.Root.StructTreeRoot) if str(tag.S) == "/Figure"]
        assert [str(tag.Alt) for tag in figures] == [shown.title]


def test_the_same_text_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    (paper,) = Papers(GUIDE).named("schools/told")
    assert printed(paper.text) == made[paper.uri]


def test_what_the_engine_refuses_is_told() -> None:
    with pytest.raises(PressError, match="level"):
        printed('#set document(title: "A")\n== Too deep')


@pytest.mark.parametrize("others", [{}, {"schools/told.pdf": '#set document(title: "A")\n= A'}])
def test_a_sign_that_no_font_has_is_told_with_its_paper(others: dict[str, str]) -> None:
    texts = {**others, "schools/odd.pdf": '#set document(title: "A")\n= A\nA \uf8ff sign'}
    with pytest.raises(PressError, match=r"schools/odd.pdf: .*could not be displayed"):
        dict(all_printed(texts))


def test_a_pathway_that_is_called_poster_is_none() -> None:
    """Its PDF stands on its own page, and is not asked for with the posters."""
    other = replace(TOLD, id="schools/poster")
    guide = replace(GUIDE, pathways=(*GUIDE.pathways, other))
    names = {paper.uri for paper in Papers(guide).named("posters")}
    assert "schools/poster.pdf" not in names
    assert "schools/poster/poster.pdf" in names
    assert set(links(guide, {"schools/poster.pdf": b""})) == {"schools/poster.md"}


def test_a_page_that_may_be_told_wrongly_is_refused() -> None:
    (paper,) = Papers(GUIDE).named("schools/told")
    endless = "#context { for at in range(query(heading).len() + 1) { heading[More] } }"
    with pytest.raises(PressError, match="may be wrong"):
        printed(f"{paper.text}\n{endless}\n")


def test_tags_are_packed_and_nothing_else_changes(made: dict[str, bytes]) -> None:
    (paper,) = Papers(GUIDE).named("schools/told")
    plain = typst.compile(
        paper.text.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True
    )
    ours = made["schools/told.pdf"]
    assert b"/StructElem" in plain
    assert b"/StructElem" not in ours
    assert len(ours) < 0.65 * len(plain)
    assert sheets(ours) == sheets(plain)
    assert headings(ours) == headings(plain)


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
    assert result.output == "1 PDF in printed/, of which 1 changed.\n"
    assert faults((project / "printed" / f"{name}.pdf").read_bytes()) == []
    wrong = CliRunner().invoke(main, ["pdf", "nobody"])
    assert wrong.exit_code == 2
    assert 'there is no "nobody" to print; name all, schools, ' in wrong.output


def test_all_are_made_at_once_by_processes_that_do_not_run_the_command_again(project: Path) -> None:
    command = [sys.executable, "-m", "fingerpost", "pdf", "--out", "printed"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    made = len(list((project / "printed").rglob("*.pdf")))
    assert made > 1
    assert done.stdout == f"{made} PDFs in printed/, of which {made} changed.\n", done.stderr


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
        assert (out / uri).resolve() in {(page.parent / href).resolve() for href in hrefs}
    assert 'href="guide.pdf"' in (out / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def real() -> Guide:
    """The guide of this repository."""
    guide = check_guide(ROOT / "pathways", today(), None, ROOT / "docs").guide
    assert guide
    return guide


def is_whole(pdf: bytes, guide: Guide, pathways: Iterable[Pathway]) -> None:
    """A PDF can be followed, stays on its sheets, and holds every step, number and the version."""
    assert faults(pdf) == []
    assert refused(pdf) == []
    pages = sheets(pdf)
    assert all(stays(page) for page in pages)
    assert all(f"version{guide.shared.settings.version}," in page.foot for page in pages)
    text = "".join(page.text for page in pages)
    for pathway in pathways:
        for step in pathway.steps:
            assert squeezed(f"Step {step.number}:") in text
            assert squeezed(step.title) in text
            for number in numbers(guide, step):
                assert squeezed(number) in text, number


def numbers(guide: Guide, step: Step) -> Iterator[str]:
    """The numbers that a step shows: nothing that nobody has confirmed."""
    for shown in (*step.contacts, *(one for block in step.blocks for one in block.contacts)):
        contact = guide.shared.contacts[shown.contact]
        if contact.phone and "phone" not in contact.to_confirm:
            yield contact.phone
        if contact.text and "text" not in contact.to_confirm:
            yield contact.text.to


@pytest.mark.slow
@pytest.mark.parametrize(
    "what", ["schools/a-pupil-tells-you", "young-people", *([ALL] if FULL else [])]
)
def test_the_real_guide_can_be_printed(what: str, real: Guide, tmp_path: Path) -> None:
    papers = Papers(real)
    found = pdfs(papers, tmp_path, what)
    assert what != ALL or len(found) == len(papers.names()) - 1 - len(papers.too_large)
    for uri, pdf in found.items():
        name = uri.removesuffix(".pdf")
        if name.endswith("/poster") or name == GUIDE_NAME:
            assert faults(pdf) == [], "posters have tests of their own; the guide is the booklets"
            assert refused(pdf) == []
            continue
        held = [one for one in real.pathways if name in (one.id, one.audience)]
        assert held
        is_whole(pdf, real, held)
        settings = real.shared.settings
        if name.partition("/")[0] in settings.audiences:
            known = settings.audiences[name.partition("/")[0]]
            with pikepdf.open(io.BytesIO(pdf)) as document:
                told = {key: str(document.docinfo.get(key, "")) for key in ("/Title", "/Author")}
            assert (settings.title in told["/Title"]) != known.discreet
            assert bool(told["/Author"]) != known.discreet
