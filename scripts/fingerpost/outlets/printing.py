"""The PDFs of a guide by where they stand; a paper whose text is unchanged is not made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from fingerpost.model.guide import Guide
from fingerpost.outlets.press import ENGINE, all_printed
from fingerpost.pages.links import ABOUT, HOME
from fingerpost.papers import Paper, Papers
from fingerpost.papers.papers import ALL, GUIDE

KEPT = Path(".cache/fingerpost/papers")
"""Where PDFs are kept by the text they were made of, seen from the project's folder."""


def pdfs(guide: Guide, home: Path, what: str = ALL) -> dict[str, bytes]:
    """The PDFs that somebody asks for, by path; none where there is nothing of that name.

    Raises PressError where the engine refuses; what was made until then is kept.
    """
    papers = Papers(guide).named(what)
    kept = home / KEPT
    names = {paper.uri: _name(paper) for paper in papers}
    found = {uri: pdf for uri, name in names.items() if (pdf := _read(kept / name))}
    missing = {paper.uri: paper.text for paper in papers if paper.uri not in found}
    for uri, pdf in all_printed(missing):
        found[uri] = pdf
        _keep(kept / names[uri], pdf)
    if what == ALL:
        _forget(kept, names.values())
    return {paper.uri: found[paper.uri] for paper in papers}


def put(made: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Writes PDFs below a folder, each in one piece, and gives those that changed."""
    changed = []
    for uri, pdf in made.items():
        path = folder / uri
        if _read(path) != pdf:
            _write(path, pdf)
            changed.append(path)
    return changed


def links(guide: Guide, made: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """For each page that has a PDF, by its address: where that stands, its words and its size."""
    audiences = guide.shared.settings.audiences
    shown: dict[str, dict[str, str]] = {}
    for uri, pdf in made.items():
        name = uri.removesuffix(".pdf")
        words, pages = "Print or keep it", [f"{name}.md"]
        if name in audiences:
            words, pages = "All these pages to print or keep", [f"{name}/index.md"]
        elif name == GUIDE:
            words, pages = "The whole guide to print or keep", [HOME, ABOUT]
        shown |= {key: {"uri": uri, "words": words, "size": _size(pdf)} for key in pages}
    return shown


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
