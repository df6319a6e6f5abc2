"""The whole site as data: every page, and the menu over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.pages.about import about_page
from fingerpost.pages.home import audience_page, home_page, pathways_for
from fingerpost.pages.links import (
    ABOUT,
    DIRECTORY,
    EVIDENCE,
    GLOSSARY,
    HOME,
    ONE_RESPONSE,
    PRACTICE,
)
from fingerpost.pages.lists import directory_page, evidence_page, glossary_page
from fingerpost.pages.page import Page
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.practice import practice_pages
from fingerpost.pages.responses import one_response_page


def render(guide: Guide) -> list[Page]:
    """Every page that the guide makes, in the menu's order. Pages written by hand are extra."""
    pages = [home_page(guide)]
    for name in guide.shared.settings.audiences:
        pages.append(audience_page(guide, name))
        pages += [pathway_page(guide, pathway) for pathway in pathways_for(guide, name)]
    pages += [directory_page(guide), one_response_page(guide), *practice_pages(guide)]
    return [*pages, *(make(guide) for make in (glossary_page, evidence_page, about_page))]


def nav(guide: Guide, by_hand: Sequence[str] = ()) -> list[Any]:
    """The menu as MkDocs reads it. `by_hand` are pages from docs/, which close the last group.

    Of practice it holds the list alone, which leads to each page of stories.
    """
    menu: list[Any] = [{"Start": HOME}]
    for name, audience in guide.shared.settings.audiences.items():
        pages = [f"{pathway.id}.md" for pathway in pathways_for(guide, name)]
        menu.append({audience.title: [f"{name}/index.md", *pages]})
    menu += [{"Who can help": DIRECTORY}, {"One response": ONE_RESPONSE}]
    menu.append({"Practice": PRACTICE})
    about: list[Any] = [{"About this guide": ABOUT}, {"Words explained": GLOSSARY}]
    return [*menu, {"About": [*about, {"What it stands on": EVIDENCE}, *by_hand]}]
