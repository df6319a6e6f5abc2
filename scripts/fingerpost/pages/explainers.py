"""Explainers: a page for each audience, in that audience's own words."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.model.guide import Guide
from fingerpost.pages.drawings import figure
from fingerpost.pages.links import Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pieces import beginning, ending, points
from fingerpost.pages.provenance import leaves
from fingerpost.pages.sheet import Part, Parts, box, listed, plain
from fingerpost.shape.kinds import for_audience
from fingerpost.shape.pieces import Explainer, Section


def explainer_pages(guide: Guide, audience: str) -> list[Page]:
    """The explainers of one audience, in name order."""
    return [
        _page(guide, name, one, audience)
        for name, one in guide.pieces.explainers.items()
        if audience in one.audiences
    ]


def _page(guide: Guide, name: str, one: Explainer, audience: str) -> Page:
    place = Place(guide, f"{audience}/{name}.md")
    return page(
        place.uri,
        one.title,
        beginning(place, one, [audience]),
        [list(_section(place, part, audience)) for part in one.sections],
        ending(place, one, one.contacts),
        about=one.summary,
        source=f"pathways/explainers/{name}.yml",
        meta={"section": audience, "leave": leaves(place, [audience])},
    )


def _section(place: Place, part: Section, audience: str) -> Iterator[Parts]:
    """A section in the words of one audience; nothing where it is not for them."""
    if part.only and audience not in part.only:
        return
    yield f"## {plain(for_audience(part.heading, audience))} {{#{part.id}}}"
    yield place.body(for_audience(part.body, audience))
    yield points(place, for_audience(part.points, audience, ()))
    drawing = place.guide.shared.drawings.get(part.drawing or "")
    if part.drawing and drawing:
        yield figure(part.drawing, drawing)
    if part.pairs:
        yield box("div.fp-pairs", [_pair(place, pair.said, pair.known) for pair in part.pairs])
    if part.words:
        yield box("div.fp-words", [_words(group.name, group.words) for group in part.words])
    yield from _mirrored(place, part, audience)


def _pair(place: Place, said: str, known: str) -> Part:
    return box(
        "div.fp-pair",
        f"**People say:** {plain(said)}",
        f"**What is known:** {place.line(known)}",
    )


def _words(name: str, words: tuple[str, ...]) -> Part:
    return box("div.fp-word-group", f"### {plain(name)}", listed([plain(word) for word in words]))


def _mirrored(place: Place, part: Section, audience: str) -> Iterator[Parts]:
    """What steps of other pathways mean for this audience; the same words are shown once."""
    shown = list(dict.fromkeys(_words_of(place, ref, audience) for ref in part.mirror))
    if any(shown):
        yield box("div.fp-mirror", [box("div.fp-other-side", place.body(one)) for one in shown])


def _words_of(place: Place, ref: str, audience: str) -> str:
    pathway, _, step = ref.partition("#")
    found = place.guide.pathway.get(pathway)
    sides = found.step[step].other_sides if found and step in found.step else ()
    return next((side.text for side in sides if side.audience == audience), "")
