"""What can be printed, each as one text: a pathway, its poster, a booklet, the whole guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.about import about_page
from fingerpost.pages.directory import directory_page
from fingerpost.pages.explainers import explainer_pages
from fingerpost.pages.home import pathways_for
from fingerpost.pages.links import DIRECTORY
from fingerpost.pages.lists import evidence_page, glossary_page
from fingerpost.pages.page import Page
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.programmes import programme_pages
from fingerpost.pages.responses import one_response_page
from fingerpost.pages.toolbox import toolbox_pages
from fingerpost.papers.frame import Frame, contents, cover, frame, top
from fingerpost.papers.people import always_there, people_of
from fingerpost.papers.poster import Poster
from fingerpost.papers.setting import look, page_set
from fingerpost.papers.typst import call, literal

ALL, GUIDE, POSTERS = "all", "guide", "posters"
"""What one says to have everything, the whole guide in one file, and the posters."""
POSTER = "/poster"
"""How the name of a poster ends, after that of its pathway."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be printed: where it stands beside the pages, and its text for the engine."""

    uri: str
    text: str


@dataclass(frozen=True)
class Papers:
    """The papers of a guide. Each page is set once, whatever it is printed in."""

    guide: Guide

    def named(self, what: str = ALL) -> list[Paper]:
        """The papers that somebody asks for; none where there is nothing of that name.

        A pathway that is too large for a poster has none.
        """
        wanted = [make for name, make in self._makers().items() if _is_asked_for(name, what)]
        return [paper for make in wanted if (paper := make())]

    def names(self) -> list[str]:
        """All that may be asked for by name."""
        return [*self._makers(), POSTERS]

    @cached_property
    def too_large(self) -> tuple[str, ...]:
        """The pathways that have no poster, because three sheets are too few."""
        return tuple(name for name, one in self._posters.items() if not one.found)

    @cached_property
    def _posters(self) -> dict[str, Poster]:
        return {one.id: Poster(self.guide, one) for one in self.guide.pathways}

    def _makers(self) -> dict[str, Callable[[], Paper | None]]:
        audiences = self.guide.shared.settings.audiences
        makers: dict[str, Callable[[], Paper | None]] = {}
        for name in audiences:
            makers[name] = partial(self._booklet, name)
            for pathway in pathways_for(self.guide, name):
                makers[pathway.id] = partial(self._single, pathway)
                makers[f"{pathway.id}{POSTER}"] = partial(self._poster, pathway)
        return makers | {GUIDE: self._whole}

    def _single(self, pathway: Pathway) -> Paper:
        own = self._framed("pathway", pathway.audience, pathway.title, pathway.tab)
        page = pathway_page(self.guide, pathway)
        people = page_set(DIRECTORY, people_of(self.guide, [page]), self._always)
        return _paper(pathway.id, own, [top(self.guide), *self._pages([page]), people])

    def _poster(self, pathway: Pathway) -> Paper | None:
        made = self._posters[pathway.id]
        return Paper(f"{pathway.id}{POSTER}.pdf", made.text()) if made.found else None

    def _booklet(self, audience: str) -> Paper:
        known = self.guide.shared.settings.audiences[audience]
        own = replace(self._framed("booklet", audience, known.title), leaf=1)
        pages = self._pages([*self._for(audience), directory_page(self.guide)])
        return _paper(audience, own, [cover(self.guide, known.intro), contents(1), *pages])

    def _framed(self, kind: str, audience: str, title: str, tab: str | None = None) -> Frame:
        """The frame of a paper for an audience. A discreet one does not tell what it belongs to."""
        own = replace(self._frame, kind=kind, title=title)
        if self.guide.shared.settings.audiences[audience].discreet:
            return replace(own, tab=tab or title, by="")
        return replace(own, tab=tab or own.named(title))

    def _whole(self) -> Paper:
        own = replace(self._frame, kind="guide", lift=1, leaf=2)
        parts = [cover(self.guide, self.guide.shared.settings.intended_purpose), contents(2)]
        for name, audience in self.guide.shared.settings.audiences.items():
            parts += [_chapter(audience.title), *self._pages(self._for(name))]
        for title, pages in self._others():
            parts += [_chapter(title), *self._pages(pages)] if pages else []
        return _paper(GUIDE, own, parts)

    def _for(self, audience: str) -> list[Page]:
        """The pages of an audience: its pathways, then what explains them."""
        found = [pathway_page(self.guide, one) for one in pathways_for(self.guide, audience)]
        return [*found, *explainer_pages(self.guide, audience)]

    def _others(self) -> list[tuple[str, list[Page]]]:
        """What all audiences share, in parts. Pages that only list others are left to contents."""
        guide = self.guide
        shared = [one_response_page(guide), glossary_page(guide), evidence_page(guide)]
        return [
            ("Things that can help", _but_lists(toolbox_pages(guide))),
            ("Programmes", _but_lists(programme_pages(guide))),
            ("For everybody", [directory_page(guide), *shared, about_page(guide)]),
        ]

    def _pages(self, pages: Sequence[Page]) -> Iterator[str]:
        return (page_set(page.uri, page.markdown, self._always) for page in pages)

    @cached_property
    def _always(self) -> frozenset[str]:
        return always_there(self.guide)

    @cached_property
    def _frame(self) -> Frame:
        return frame(self.guide)


def is_poster(name: str) -> bool:
    """Whether a paper is the poster of a pathway, and not a pathway that is called so."""
    return name.endswith(POSTER) and name.count("/") > 1


def _is_asked_for(name: str, what: str) -> bool:
    return what in (ALL, name) or (what == POSTERS and is_poster(name))


def _paper(name: str, own: Frame, parts: Sequence[str]) -> Paper:
    return Paper(f"{name}.pdf", "\n\n".join([own.text(), look(), *parts]) + "\n")


def _chapter(title: str) -> str:
    return f"#{call('chapter', [literal(title)])}"


def _but_lists(pages: Sequence[Page]) -> list[Page]:
    return [page for page in pages if not page.uri.endswith("/index.md")]
