"""Reads a PDF as other programs do, and tells what a reader or a screen reader would miss in it."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import page as checker
import pikepdf
import pypdf

HEADING = re.compile(r"/H([1-6])")
FOOT = 80
"""Points above the edge of a sheet, below which nothing stands but its foot."""


def faults(pdf: bytes) -> list[str]:
    """What of PDF/UA-1 that a program can see is not there; nothing where all is well."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [*_document(document), *_tree(document), *_pages(document)]


def refused(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 that a checker of its own finds broken, by their names."""
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    return [failure.rule_id for failure in report.failures]


def _document(document: pikepdf.Pdf) -> Iterator[str]:
    root, title = document.Root, str(document.docinfo.get("/Title", ""))
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "is not marked as tagged"
    if str(root.get("/Lang", "")) != "en-GB":
        yield "tells no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "shows its file name for a title"
    with document.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "does not claim PDF/UA-1"
        if not title or metadata.get("dc:title") != title:
            yield "has no title, or two"


def _tree(document: pikepdf.Pdf) -> Iterator[str]:
    found = list(tags(document.Root.get("/StructTreeRoot", {})))
    levels = [int(one[1]) for one in (HEADING.fullmatch(str(tag.S)) for tag in found) if one]
    if levels[:1] != [1] or any(after > one + 1 for one, after in itertools.pairwise(levels)):
        yield "passes over a level of heading"
    if any(not str(tag.get("/Alt", "")).strip() for tag in found if str(tag.S) == "/Figure"):
        yield "has a figure without words"
    if any(str(tag.S) == "/Span" and _stands_alone(tag) for tag in found):
        yield "has words that are no paragraph"


def _stands_alone(tag: Any) -> bool:
    kinds = tag.get("/A", [])
    return any(str(one.get("/Placement")) == "/Block" for one in kinds)


def _pages(document: pikepdf.Pdf) -> Iterator[str]:
    there = _places(document)
    if any(page.get("/Tabs") != "/S" for page in document.pages):
        yield "has a page whose tab order is not that of its tags"
    notes = [note for page in document.pages for note in page.get("/Annots", [])]
    if any(str(note.Subtype) != "/Link" or not str(note.get("/Contents", "")) for note in notes):
        yield "has a link that does not say what it is"
    if not all(there(note.Dest) for note in notes if "/Dest" in note):
        yield "has a link that leads nowhere"


def _places(document: pikepdf.Pdf) -> Callable[[Any], bool]:
    """Tells whether a link leads to a page of the document, by the page itself or by a name."""
    tree = document.Root.get("/Names", {}).get("/Dests")
    names = dict(pikepdf.NameTree(tree)) if tree is not None else {}
    pages = {page.objgen for page in document.pages}

    def there(target: Any) -> bool:
        place = target if isinstance(target, pikepdf.Array) else names.get(str(target), [None])
        return getattr(place[0], "objgen", None) in pages

    return there


def tags(element: Any) -> Iterator[Any]:
    """The elements of a structure tree in reading order."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from tags(child)


def headings(pdf: bytes) -> list[str]:
    """The headings in the order in which they are read out."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = tags(document.Root.StructTreeRoot)
        return [str(tag.T) for tag in found if HEADING.fullmatch(str(tag.S))]


def squeezed(text: str) -> str:
    """Text without spaces, because a PDF breaks its lines where it likes."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class Sheet:
    """A page as it is read: all its words, and those at its foot and under it, without spaces."""

    text: str
    foot: str


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    return [_sheet(page) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _sheet(page: pypdf.PageObject) -> Sheet:
    low: list[str] = []

    def seen(text: str, outer: Any, inner: Any, *_: Any) -> None:
        if inner[5] * outer[3] + outer[5] < FOOT:
            low.append(text)

    return Sheet(squeezed(page.extract_text(visitor_text=seen)), squeezed("".join(low)))
