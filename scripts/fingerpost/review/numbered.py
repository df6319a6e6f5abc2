"""Numbers every line that can be spoken of in a meeting: headings, paragraphs, lines of lists."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.release.tags import pieces

LINES = frozenset({"p", "li", "h3", "h4", "h5", "h6"})


@dataclass
class Count:
    """The number of the last line. One count goes through all parts of a pack."""

    last: int = 0

    def next(self) -> int:
        """The number of a new line."""
        self.last += 1
        return self.last


def numbered(html: str, count: Count) -> str:
    """The HTML with a number in front of every line; a paragraph within a list's line has none."""
    out: list[str] = []
    lists: list[bool] = []
    for piece in pieces(html):
        out.append(piece.raw)
        if piece.kind == "start" and piece.name == "li":
            lists.append(True)
        elif piece.kind == "end" and piece.name == "li" and lists:
            lists.pop()
        within = piece.name == "p" and bool(lists)
        if piece.kind == "start" and piece.name in LINES and not within:
            out.append(f'<span class="n">{count.next()}</span> ')
    return "".join(out)
