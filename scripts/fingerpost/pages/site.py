"""The whole site as data: every page, and the menu over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.pages.about import about_page
from fingerpost.pages.case_studies import case_study_pages
from fingerpost.pages.directory import directory_page
from fingerpost.pages.explainers import explainer_pages
from fingerpost.pages.home import audience_page, home_page, pathways_for
from fingerpost.pages.links import (
    ABOUT,
    DIRECTORY,
    EVIDENCE,
    GLOSSARY,
    HOME,
    ONE_RESPONSE,
)
from fingerpost.pages.lists import evidence_page, glossary_page
from fingerpost.pages.living import format_pages, living_pages
from fingerpost.pages.page import Page
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.programmes import programme_pages
from fingerpost.pages.responses import one_response_page
from fingerpost.pages.toolbox import toolbox_pages
from fingerpost.pages.training import training_pages

BESIDE: Sequence[tuple[str, Callable[[Guide], list[Page]]]] = (
    ("toolbox", toolbox_pages),
    ("training", training_pages),
    ("programmes", programme_pages),
    ("case_studies", case_study_pages),
)
"""The kinds of pieces that have a folder of pages of their own, and what makes those pages."""


def render(guide: Guide) -> list[Page]:
    """Every page that the guide makes, in the menu's order. Pages written by hand are extra."""
    pages = [home_page(guide)]
    for name in guide.shared.settings.audiences:
        pages.append(audience_page(guide, name))
        pages += [pathway_page(guide, pathway) for pathway in pathways_for(guide, name)]
        pages += explainer_pages(guide, name)
    pages += [page for kind, _ in BESIDE for page in _beside(guide, kind)]
    lists = (directory_page, one_response_page, glossary_page, evidence_page, about_page)
    pages += [make(guide) for make in lists]
    return [*pages, *living_pages(guide), *format_pages(guide)]


def _beside(guide: Guide, kind: str) -> list[Page]:
    """The pages of one kind of piece; none where the guide has no such piece."""
    return dict(BESIDE)[kind](guide) if getattr(guide.pieces, kind) else []


def nav(guide: Guide, by_hand: Sequence[str] = ()) -> list[Any]:
    """The menu as MkDocs reads it. `by_hand` are pages from docs/, which close the last group."""
    menu: list[Any] = [{"Start": HOME}]
    for name, audience in guide.shared.settings.audiences.items():
        pages = [f"{pathway.id}.md" for pathway in pathways_for(guide, name)]
        pages += [page.uri for page in explainer_pages(guide, name)]
        menu.append({audience.title: [f"{name}/index.md", *pages]})
    menu += [{"Who can help": DIRECTORY}, *_menu(guide, "toolbox", "Things that can help")]
    menu += [*_menu(guide, "training", "Training"), {"One response": ONE_RESPONSE}]
    about: list[Any] = [{"About this guide": ABOUT}]
    about += [{page.title: page.uri} for page in (*living_pages(guide), *format_pages(guide))]
    about += [{"Words explained": GLOSSARY}, {"What it stands on": EVIDENCE}]
    about += [*_menu(guide, "programmes", "Programmes")]
    about += [*_menu(guide, "case_studies", "Case studies")]
    return [*menu, {"About": [*about, *by_hand]}]


def _menu(guide: Guide, kind: str, words: str) -> list[Any]:
    """A folder of pages in the menu, or nothing where it is empty."""
    pages = [page.uri for page in _beside(guide, kind)]
    return [{words: pages}] if pages else []
