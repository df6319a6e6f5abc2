"""The PDFs of a guide by where they stand; a paper whose text is unchanged is not made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from fingerpost.model.guide import Guide
from fingerpost.outlets.press import ENGINE, all_printed
from fingerpost.pages.links import ABOUT, HOME, chart_uri
from fingerpost.papers import Paper, Papers
from fingerpost.papers.papers import ALL, GUIDE, POSTER, is_poster

KEPT = Path(".cache/fingerpost/papers")
"""Where PDFs are kept by the text they were made of, seen from the project's folder."""


def pdfs(papers: Papers, home: Path, *what: str) -> dict[str, bytes]:
    """The PDFs that somebody asks for, by path; all where nothing is named, none of unknown names.

    Raises PressError where the engine refuses; what was made until then is kept.
    """
    asked = [paper for one in what or (ALL,) for paper in papers.named(one)]
    kept = home / KEPT
    names = {paper.uri: _name(paper) for paper in asked}
    found = {uri: pdf for uri, name in names.items() if (pdf := _read(kept / name))}
    missing = {paper.uri: paper.text for paper in asked if paper.uri not in found}
    for uri, pdf in all_printed(missing):
        found[uri] = pdf
        _keep(kept / names[uri], pdf)
    if ALL in (what or (ALL,)):
        _forget(kept, names.values())
    return {paper.uri: found[paper.uri] for paper in asked}


def put(made: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Writes PDFs below a folder, each in one piece, and gives those that changed."""
    changed = []
    for uri, pdf in made.items():
        path = folder / uri
        if _read(path) != pdf:
            _write(path, pdf)
            changed.append(path)
    return changed


def links(guide: Guide, made: Mapping[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """For each page that has PDFs, by its address: where they stand, their words and sizes."""
    shown: dict[str, list[dict[str, str]]] = {}
    for uri, pdf in made.items():
        words, pages = _linked(guide, uri.removesuffix(".pdf"))
        for page in pages:
            shown.setdefault(page, []).append({"uri": uri, "words": words, "size": _size(pdf)})
    return shown


def _linked(guide: Guide, name: str) -> tuple[str, list[str]]:
    """What a link to a paper says, and the pages that it stands on."""
    if is_poster(name):
        own = name.removesuffix(POSTER)
        return "Poster for the wall", [f"{own}.md", chart_uri(own)]
    if name in guide.shared.settings.audiences:
        return "All these pages to print or keep", [f"{name}/index.md"]
    if name == GUIDE:
        return "The whole guide to print or keep", [HOME, ABOUT]
    return "Print or keep it", [f"{name}.md"]


def _size(pdf: bytes) -> str:
    """`120 KB`, or `4.1 MB`."""
    thousands = max(1, round(len(pdf) / 1000))
    return f"{thousands} KB" if thousands < 1000 else f"{thousands / 1000:.1f} MB"


def _name(paper: Paper) -> str:
    return hashlib.sha256(f"{ENGINE}\0{paper.text}".encode()).hexdigest() + ".pdf"


def _read(path: Path) -> bytes | None:
    """A PDF that was written whole, or None."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    return found if found.startswith(b"%PDF-") and found.rstrip().endswith(b"%%EOF") else None


def _keep(path: Path, pdf: bytes) -> None:
    """Keeps a PDF for the next time; a disk that refuses only costs time then."""
    with suppress(OSError):
        _write(path, pdf)


def _write(path: Path, pdf: bytes) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(pdf)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def _forget(kept: Path, used: Iterable[str]) -> None:
    """Removes what no paper of the guide needs any more."""
    names = set(used)
    with suppress(OSError):
        for path in kept.iterdir():
            if path.name not in names:
                path.unlink()
