"""The pieces: each file of the explainers, tools and the rest becomes its frozen shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fingerpost.load.files import PIECES, Files, read_file
from fingerpost.load.shapes import adapter, validate
from fingerpost.model.guide import Pieces
from fingerpost.problems import Fault
from fingerpost.shape.pieces import LINKS, Explainer, Tool, Training
from fingerpost.shape.programmes import CaseStudy, Programme
from fingerpost.shape.revisions import Revision
from fingerpost.source.text import Source

SHAPES: Mapping[str, Any] = dict(
    zip(PIECES, (Explainer, Tool, Programme, Training, CaseStudy, Revision), strict=True)
)
"""The shape of the files in each folder."""


def read_pieces(files: Files) -> list[tuple[Path, Source, Any, list[Fault]]]:
    """Each file of the folders of pieces: path, source, the piece or None, and its faults."""
    found = []
    for path in files.pieces:
        source, _ = read_file(path, files.label(path))
        piece, faults = (None, []) if source.data is None else _read(path, source.data)
        found.append((path, source, piece, faults))
    return found


def _read(path: Path, data: Any) -> tuple[Any, list[Fault]]:
    return validate(adapter(SHAPES[path.parent.name]), data)


def in_order(read: Iterable[tuple[Path, Any]]) -> Pieces:
    """The pieces by kind and name."""
    folders: dict[str, dict[str, Any]] = {}
    for path, piece in read:
        folders.setdefault(path.parent.name.replace("-", "_"), {})[path.stem] = piece
    return Pieces(**folders)


def names_to_link(files: Files) -> dict[str, frozenset[str]]:
    """The names that links may lead to, by kind: `explainer`, `tool`, `programme`."""
    return {
        kind: frozenset(path.stem for path in files.pieces if path.parent.name == folder)
        for kind, folder in LINKS.items()
    }
