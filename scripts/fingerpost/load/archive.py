"""What earlier versions left beside the revisions: their `guide.json`, the codes of signatures."""

from __future__ import annotations

import json
from collections.abc import Mapping

from fingerpost.load.files import Files
from fingerpost.model.guide import Archive
from fingerpost.problems import Problem

HINT = "Take it back as git has it; the program writes these files."


def read_archive(files: Files) -> tuple[Archive, list[Problem]]:
    """The archive, and a problem for each of its files that cannot be read."""
    frozen: dict[str, str] = {}
    signed: dict[str, Mapping[str, Mapping[str, str]]] = {}
    problems = []
    for path in files.archive:
        version, _, kind = path.stem.rpartition(".")
        try:
            text = path.read_text("utf-8")
            if kind == "guide":
                frozen[version] = text
            else:
                signed[version] = _codes(json.loads(text))
        except (OSError, ValueError) as error:
            label = files.label(path)
            message = f"this file cannot be read ({error})"
            problems.append(Problem(label, 0, 0, "archive", message, HINT))
    return Archive(frozen, signed), problems


def _codes(data: object) -> Mapping[str, Mapping[str, str]]:
    """Codes by part, for each hash. Raises ValueError for anything else."""
    if isinstance(data, dict) and all(isinstance(parts, dict) for parts in data.values()):
        return data
    raise ValueError("it is not a list of codes")
