"""The search page: the box in its place, and what to do without it."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.pages.links import A_TO_Z, DIRECTORY, HELP_NOW, SEARCH, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import listed, plain, raw

WITHOUT = "The search box needs a script. All of the guide can be found without it:"


def search_page(guide: Guide) -> Page:
    """A place for the box, which a script fills, and ways to look without it."""
    place = Place(guide, SEARCH)
    doors = guide.shared.settings.audiences.items()
    return page(
        SEARCH,
        "Search",
        "# Search",
        raw("div.fp-search-here", f"<noscript><p>{WITHOUT}</p></noscript>"),
        "## Or look here {#look}",
        listed(
            [
                f"[A to Z: every page, service and word]({place.to(A_TO_Z)})",
                f"[Help now]({place.to(HELP_NOW)})",
                f"[Who can help]({place.to(DIRECTORY)})",
                *(f"[{plain(one.door)}]({place.to(f'{name}/index.md')})" for name, one in doors),
            ]
        ),
        about="Search this guide in your own words. Nothing that you type is kept or sent.",
    )
