"""Pages written by hand in docs/: which there are, and whether a made page would hide one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fingerpost.pages import Page
from fingerpost.problems import Problem


def by_hand(docs: Path) -> list[str]:
    """The readers' pages at the top of the docs folder, by name. Folders keep their own menus."""
    return sorted(path.name for path in docs.glob("*.md"))


def overwritten(pages: Iterable[Page], docs: Path) -> list[Problem]:
    """A problem for each made page that has the place of one written by hand."""
    return [
        Problem(
            f"{docs.name}/{page.uri}",
            0,
            0,
            "page-taken",
            f"{page.source or 'the guide'} makes a page of this name too, and would replace it.",
            "Rename one of them.",
        )
        for page in pages
        if _taken(docs, page.uri)
    ]


def _taken(docs: Path, uri: str) -> bool:
    """Whether docs/ has this page; MkDocs takes a README.md for the folder's index."""
    path = docs / uri
    return path.exists() or (path.name == "index.md" and (path.parent / "README.md").exists())
