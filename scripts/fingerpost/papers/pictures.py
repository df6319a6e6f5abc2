"""The drawings of pages on paper: alone, in ink, with their titles as words in their place."""

from __future__ import annotations

import re
from html import unescape

from fingerpost.papers.typst import call, literal

_DRAWN = (
    ".fp-d-words{fill:#1c2827;font-weight:600;stroke:none}.fp-d-line,.fp-d-card{stroke:#0b4645}"
    ".fp-d-fine{stroke:#0b4645;stroke-width:1.5}.fp-d-wave{stroke:#3f7889;stroke-width:1.75}"
    ".fp-d-arrow{stroke:#0b4645;stroke-width:2.5}.fp-d-way{stroke:#2b5d34;stroke-width:2.75}"
    ".fp-d-track{stroke:#efe6d3;stroke-width:26}.fp-d-stem{stroke:#2b5d34}"
    ".fp-d-leaf{fill:#e2efdc;stroke:#2b5d34;stroke-width:1.5}.fp-d-dot{fill:#0b4645;stroke:none}"
    ".fp-d-area{stroke:none}.fp-d-badge{fill:#efe6d3;stroke:#0b4645;stroke-width:1.5}"
    ".fp-d-card,.fp-d-fill-6{fill:#fff}.fp-d-fill-1{fill:#dcebee}.fp-d-fill-2{fill:#fbeac8}"
    ".fp-d-fill-3{fill:#e2efdc}.fp-d-fill-4{fill:#f0e3ee}.fp-d-fill-5{fill:#e9e4da}"
)
"""The drawings' own style by daylight (overrides/components/drawings), without its variables."""


def picture(svg: str) -> str:
    """A drawing as a call, with its title in its place for those who do not see it."""
    title = re.search(r"<title[^>]*>([^<]*)</title>", svg)
    alt = literal(unescape(title[1]) if title else "")
    return call("picture", [literal(alone(svg, _DRAWN)), alt])


def alone(svg: str, style: str) -> str:
    """A drawing of a page as a file of its own, in ink, with its namespace and its style."""
    own = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    own = own.replace("currentColor", "#1c2827")
    return re.sub(r"(<svg [^>]*>)", rf"\1<style>{style}</style>", own, count=1)
