"""Which files make up a guide: found by their place, and refused where they do not belong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fingerpost.problems import Problem, did_you_mean
from fingerpost.source.text import Source, read_bytes, shown

SHARED = (
    "guide",
    "situations",
    "questions",
    "responses",
    "contacts",
    "evidence",
    "glossary",
    "drawings",
    "formats",
    "lexicon",
    "living",
    "words",
)
REVISIONS = "revisions"
ARCHIVE = ("guide", "signed")
"""What is kept of a version: its `guide.json`, and the codes of what was signed."""
PIECES = ("explainers", "toolbox", "programmes", "training", "case-studies", REVISIONS)
"""The folders of pieces; all others are an audience's, with its pathways."""
TAKEN = frozenset(
    {
        *PIECES,
        *("about", "a-z", "assets", "directory", "embedding", "everything", "evidence", "formats"),
        *("for-it-teams", "glossary", "help-now", "living", "making", "one-response", "practice"),
        *("schemas", "search", "what-changed"),
        *("all", "guide", "posters"),
    }
)
"""Folders, pages and papers of the site, whose names no audience can have."""
SCHEMAS = "schemas"
_ALLOWED = "See that it is there and that you may read it."


@dataclass(frozen=True)
class Files:
    """The files of a guide folder, each with the path that messages show."""

    folder: Path
    shown_as: str
    shared: tuple[Path, ...]
    pathways: tuple[Path, ...]
    pieces: tuple[Path, ...]
    problems: tuple[Problem, ...]
    archive: tuple[Path, ...] = ()
    """What the program keeps beside the revisions."""

    def label(self, path: Path) -> str:
        """The path as messages show it: from the guide folder's own name on."""
        inside = path.relative_to(self.folder).as_posix()
        return shown(self.shown_as if inside == "." else f"{self.shown_as}/{inside}")


def find_files(folder: Path) -> Files:
    """All files of the guide, in name order. Files that belong nowhere are problems."""
    if not folder.is_dir():
        problem = Problem(str(folder), 0, 0, "folder", "there is no folder here", "Check its name.")
        return Files(folder, folder.name, (), (), (), (problem,))
    shared: list[Path] = []
    pathways: list[Path] = []
    pieces: list[Path] = []
    problems: list[Problem] = []
    found = Files(folder, folder.name, (), (), (), ())
    for path in _visible(found, folder, problems):
        if path.is_dir() and not path.is_symlink():
            if path.name != SCHEMAS:
                into = pieces if path.name in PIECES else pathways
                into += _inside(found, path, problems)
        elif not _belongs(found, path, problems):
            continue
        elif path.stem in SHARED:
            shared.append(path)
        else:
            hint = did_you_mean(path.stem, SHARED) or "A pathway goes in its audience's folder."
            problems.append(
                _problem(found, path, "file-unknown", "this file has no place here", hint)
            )
    archive = sorted(path for path in (folder / REVISIONS).glob("*.json") if is_archive(path))
    kept = (tuple(shared), tuple(pathways), tuple(pieces), tuple(problems), tuple(archive))
    return Files(folder, folder.name, *kept)


def _inside(found: Files, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    for path in _visible(found, folder, problems):
        if path.is_dir() and not path.is_symlink():
            hint = "Files lie directly in their folder."
            problems.append(_problem(found, path, "folder", "a folder inside a folder", hint))
        elif not is_archive(path) and _belongs(found, path, problems):
            yield path


def is_archive(path: Path) -> bool:
    """Whether a file is one that the program keeps beside the revisions."""
    name, _, ending = path.name.partition(".json")[0].rpartition(".")
    ours = ending in ARCHIVE and path.name.endswith(".json") and path.is_file()
    return ours and path.parent.name == REVISIONS and _good_version(name)


def _visible(found: Files, folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if not p.name.startswith((".", "~")))
    except OSError as error:
        message = f"this folder cannot be opened: {error.strerror}"
        problems.append(_problem(found, folder, "file-read", message, _ALLOWED))
        return []


def _belongs(found: Files, path: Path, problems: list[Problem]) -> bool:
    """Whether this is a YAML file inside the guide with a name we can use in an address."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(found.folder)):
        hint = "Put a copy of the file here instead."
        message = "this is a link to a file outside the guide"
        problems.append(_problem(found, path, "symlink", message, hint))
    elif path.is_symlink():
        hint = "Put the file itself here."
        problems.append(_problem(found, path, "symlink", "this is a link, not a file", hint))
    elif not path.is_file():
        problems.append(_problem(found, path, "file-kind", "this is not a file", "Remove it."))
    elif path.suffix != ".yml":
        problems.append(_problem(found, path, "file-kind", "this is not a .yml file", _move(path)))
    elif not (_good_version if path.parent.name == REVISIONS else _good_name)(path.stem):
        hint = "Use small letters, digits and hyphens."
        message = f'"{shown(path.stem)}" cannot be a name'
        problems.append(_problem(found, path, "file-name", message, hint))
    else:
        return True
    return False


def _move(path: Path) -> str:
    """What to do with a file that does not end in .yml."""
    if path.suffix != ".yaml":
        return "Move it elsewhere."
    right = path.with_suffix(".yml")
    return f"Keep one of it and {right.name}." if right.exists() else f"Rename it to {right.name}."


def _good_name(name: str) -> bool:
    if name == "index":
        return False
    parts = name.split("-")
    return all(p.isascii() and p.isalnum() and p == p.lower() for p in parts)


def _good_version(name: str) -> bool:
    return all(part.isascii() and part.isdigit() for part in name.split("."))


def _problem(found: Files, path: Path, rule: str, message: str, hint: str) -> Problem:
    return Problem(found.label(path), 0, 0, rule, message, hint)


def read_file(path: Path, label: str) -> tuple[Source, bytes]:
    """The file's source and bytes; a file that cannot be opened is a problem, not an exception."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"this file cannot be opened: {error.strerror}"
        problem = Problem(label, 0, 0, "file-read", message, _ALLOWED)
        return Source(label, "", None, (problem,)), b""
    return read_bytes(label, raw), raw
