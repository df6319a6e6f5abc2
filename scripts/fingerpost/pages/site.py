"""The whole site as data: every page, in the order in which a reader might meet them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fingerpost.compare.since import since_before
from fingerpost.model.guide import Guide
from fingerpost.pages.a_to_z import a_to_z_page
from fingerpost.pages.about import about_page
from fingerpost.pages.case_studies import case_study_pages
from fingerpost.pages.charts import chart_page
from fingerpost.pages.directory import directory_page
from fingerpost.pages.embedding import embedding_pages
from fingerpost.pages.explainers import explainer_pages
from fingerpost.pages.help_now import help_now_page
from fingerpost.pages.home import audience_page, home_page, pathways_for
from fingerpost.pages.lists import evidence_page, glossary_page
from fingerpost.pages.living import format_pages, living_pages
from fingerpost.pages.page import Page
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.practice import practice_pages
from fingerpost.pages.programmes import programme_pages
from fingerpost.pages.responses import one_response_page
from fingerpost.pages.search import search_page
from fingerpost.pages.toolbox import toolbox_pages
from fingerpost.pages.training import training_pages
from fingerpost.pages.what_changed import what_changed_pages

ALWAYS: Sequence[Callable[[Guide], Page]] = (
    help_now_page,
    directory_page,
    one_response_page,
    glossary_page,
    evidence_page,
    a_to_z_page,
    search_page,
    about_page,
)
"""What makes the pages that every guide has."""
WHERE_THERE_ARE: Sequence[Callable[[Guide], list[Page]]] = (
    toolbox_pages,
    training_pages,
    practice_pages,
    programme_pages,
    case_study_pages,
    living_pages,
    format_pages,
    embedding_pages,
)
"""What makes the pages of one kind of piece: none where the guide has no such piece."""


def render(guide: Guide) -> list[Page]:
    """Every page that the guide makes. Pages written by hand are extra."""
    pages, found = [home_page(guide)], since_before(guide)
    for name in guide.shared.settings.audiences:
        pages.append(audience_page(guide, name))
        for pathway in pathways_for(guide, name):
            pages += [pathway_page(guide, pathway, found), chart_page(guide, pathway)]
        pages += explainer_pages(guide, name)
    pages += [page for make in WHERE_THERE_ARE for page in make(guide)]
    pages += what_changed_pages(guide, found)
    return [*pages, *(make(guide) for make in ALWAYS)]


def nav(pages: Sequence[Page], by_hand: Sequence[str] = ()) -> list[str]:
    """All pages as MkDocs lists them, so that none counts as left out; `by_hand` are of docs/.

    What readers see as a menu is made by `furniture`, the same few lines on every page.
    """
    return [*(page.uri for page in pages), *by_hand]
