"""A drawing on a page: the picture with its title, caption and credit, and its text twin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from fingerpost.charts.marks import element, escaped, number
from fingerpost.pages.drawings.cycle import WAY_OUT, cycle
from fingerpost.pages.drawings.hand import hand
from fingerpost.pages.drawings.labels import SIZE
from fingerpost.pages.drawings.river import river
from fingerpost.pages.drawings.svg import WIDTH, Sketch
from fingerpost.pages.drawings.systems import systems
from fingerpost.pages.sheet import Box, Part, box, listed, plain, raw
from fingerpost.shape.drawings import Drawing, DrawnPart

FEELS, HELPS, OTHERS = "What it can feel like", "What can help", "What others can do"
_SKETCHES: Mapping[str, Callable[[Sequence[DrawnPart]], Sketch]] = {
    "cycle": cycle,
    "hand": hand,
    "river": river,
    "systems": systems,
}


def figure(drawing_id: str, drawing: Drawing) -> Part:
    """A drawing for a page: the same parts as a picture and, beside it, in words.

    The drawing's parts must be those of its kind; `drawing_faults` finds what is not.
    """
    return box(
        f"div.fp-drawing.fp-drawing-{drawing.kind}",
        box(
            "figure",
            raw("div.fp-d-picture[data-search-exclude]", picture(drawing_id, drawing)),
            box(
                "figcaption",
                f"**{plain(drawing.title)}**{{.fp-d-title}}",
                plain(drawing.caption),
                box("p.fp-meta", plain(drawing.credit)) if drawing.credit else "",
            ),
        ),
        _twin(drawing),
    )


def picture(drawing_id: str, drawing: Drawing) -> str:
    """A drawing as an SVG on one line. Its looks are classes; without them it is black lines."""
    sketch = _SKETCHES[drawing.kind](drawing.parts)
    name = f"fp-d-{drawing_id}"
    return element(
        "svg",
        element("title", escaped(drawing.title), id=name),
        *sketch.marks,
        viewBox=f"0 0 {number(WIDTH)} {number(sketch.height)}",
        width=WIDTH,
        height=sketch.height,
        role="img",
        aria_labelledby=name,
        fill="none",
        stroke="currentColor",
        stroke_width=2,
        stroke_linecap="round",
        stroke_linejoin="round",
        text_anchor="middle",
        font_size=SIZE,
    )


def _twin(drawing: Drawing) -> Box:
    """The parts as a list: in order, where the picture numbers them."""
    around = drawing.kind == "cycle"
    helps = f"{WAY_OUT}: {HELPS[0].lower()}{HELPS[1:]}" if around else HELPS
    items = [_item(part, helps) for part in drawing.parts]
    return box(f"{'ol' if around else 'ul'}.fp-d-parts", items)


def _item(part: DrawnPart, helps: str) -> Box:
    said = ((FEELS, part.feels), (helps, part.helps), (OTHERS, part.others))
    return box(
        "li",
        f"**{plain(part.label)}**{{.fp-d-label}}",
        plain(part.text),
        box("div.fp-d-said", [_said(heading, texts) for heading, texts in said if texts]),
        blocks=True,
    )


def _said(heading: str, texts: Iterable[str]) -> Box:
    return box("div", f"**{heading}**", listed([plain(text) for text in texts]))
