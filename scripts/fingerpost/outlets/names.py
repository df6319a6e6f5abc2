"""Lists the names that authors may use: what the shared files and the pieces of a guide hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fingerpost.load.files import find_files
from fingerpost.load.pieces import read_pieces
from fingerpost.load.shared import read_shared_in
from fingerpost.model.guide import Shared
from fingerpost.shape.kinds import for_audience
from fingerpost.shape.pieces import LINKS


def names(folder: Path) -> Iterator[str]:
    """The lines of the list: a heading for each kind, then each name with its words."""
    for kind, entries in [*_kinds(read_shared_in(folder).shared), *_linked(folder)]:
        if entries:
            yield f"\n{kind}"
            width = max(map(len, entries)) + 2
            yield from (f"  {name:<{width}}{words}" for name, words in entries.items())


def _kinds(shared: Shared) -> Iterator[tuple[str, Mapping[str, str]]]:
    settings = shared.settings
    yield "Audiences (folders)", {name: a.title for name, a in settings.audiences.items()}
    yield "Areas", settings.areas
    yield "Questions (ask:)", {i: _said(q.question) for i, q in shared.questions.items()}
    yield (
        "Responses (response:)",
        {i: f"{_said(r.title)} ({r.act})" for i, r in shared.responses.items()},
    )
    yield "Contacts (contacts:, offer:, contact:…)", {i: c.name for i, c in shared.contacts.items()}
    yield "Services (service:)", settings.services
    yield "Situations (situation:)", {i: s.title for i, s in shared.situations.items()}
    yield "Evidence (evidence:)", {i: e.title for i, e in shared.evidence.items()}
    yield "Terms (term:…)", {i: t.term for i, t in shared.glossary.items()}
    yield "Drawings (drawing:)", {i: d.title for i, d in shared.drawings.items()}


def _linked(folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The pieces that a link may lead to, by kind; what cannot be read is left out."""
    read = [(path, piece) for path, _, piece, _ in read_pieces(find_files(folder)) if piece]
    for kind, name in LINKS.items():
        found = {path.stem: piece.title for path, piece in read if path.parent.name == name}
        yield f"{name.capitalize()} ({kind}:…)", found


def _said(words: Any) -> str:
    """The words for everyone, else those of the first audience that has any."""
    everyone = for_audience(words, "everyone")
    return str(everyone or next(iter(words.values()), "")) if isinstance(words, dict) else words
