"""Stand-in."""

from fingerpost.pages.sheet import Part, box, listed, plain
from fingerpost.shape.drawings import Drawing


def figure(drawing_id: str, drawing: Drawing) -> Part:
    """A list."""
    return box("div", listed([f"**{plain(p.label)}:** {plain(p.text)}" for p in drawing.parts]))
