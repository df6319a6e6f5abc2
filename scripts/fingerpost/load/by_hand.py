"""The readers' pages that are written by hand in docs/: what they are called and what they say."""

from __future__ import annotations

from pathlib import Path


def texts_by_hand(docs: Path | None) -> dict[str, str]:
    """The Markdown of the pages at the top of docs/, by name; what cannot be read is left out.

    Folders there keep their own menus and are for authors.
    """
    found = {}
    for path in sorted(docs.glob("*.md")) if docs else ():
        try:
            found[path.name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found
