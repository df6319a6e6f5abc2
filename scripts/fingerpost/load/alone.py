"""One pathway read on its own, with what it refers to, whatever state other files are in."""

from __future__ import annotations

import datetime
from pathlib import Path

from fingerpost.load.files import read_file
from fingerpost.load.pathway import HARMLESS, fill_header, load_pathway
from fingerpost.load.shared import read_shared_in, stand_in
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway
from fingerpost.problems import Problem
from fingerpost.source.text import Source


def load_alone(file: Path, today: datetime.date) -> tuple[Pathway | None, list[Problem]]:
    """The pathway, or None with the problems that stop a walk.

    Shared files are looked for in the folder above; their faults count only where this pathway
    needs the entry. Missing lines of the header do not matter.
    """
    source, _ = read_file(file, file.as_posix())
    if source.data is None or source.problems:
        return None, list(source.problems)
    whole = Source(source.path, source.text, fill_header(source.data))
    pathway, faults = load_pathway(whole, _shared(file, source), today)
    stopping = [
        source.problem(fault)
        for fault in faults
        if pathway is None or (fault.rule not in HARMLESS and fault.at[:1] != ("scenarios",))
    ]
    return (None, stopping) if stopping else (pathway, [])


def _shared(file: Path, source: Source) -> Shared:
    files = read_shared_in(file.resolve().parent.parent)
    if files.found_settings:
        return files.shared
    data = source.data if isinstance(source.data, dict) else {}
    audience = data.get("audience")
    settings = stand_in([audience] if isinstance(audience, str) else [])
    return Shared(
        settings,
        files.shared.situations,
        files.shared.questions,
        files.shared.responses,
        files.shared.contacts,
    )
