"""Old addresses: a page where a page once was, which leads to where it is now."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.published.data import guide_data
from fingerpost.release.frame import Plain, html

PAGE = "index.html"
BELOW = ("", "embed/", "chart/")
"""The pages of a pathway: its own, the one for frames on other websites, and its flowchart."""


def redirects(guide: Guide, here: frozenset[str]) -> dict[str, bytes]:
    """Pages at the addresses that pathways had in earlier versions, by path in a version's folder.

    A page that stands there again (`here`) wins. Names that went on to other names are followed to
    the last. On pages of discreet audiences the title does not say what the page was.
    """
    data = guide_data(guide)
    moved = {old: new for one in guide.pieces.revisions.values() for old, new in one.moved.items()}
    gone = {name for one in guide.pieces.revisions.values() for name in one.gone}
    found = {}
    for name in {*moved, *gone}:
        last = _last(name, moved, here)
        for below in BELOW:
            path, now = f"{name}/{below}{PAGE}", f"{last}/{below}"
            if path not in here:
                found[path] = html(_page(path, now if f"{now}{PAGE}" in here else ""), data)
    return found


def _last(name: str, moved: dict[str, str], here: frozenset[str]) -> str:
    """Where a name went, as far as a page that stands; names that go in a circle end somewhere."""
    seen: set[str] = set()
    while name in moved and name not in seen and f"{name}/{PAGE}" not in here:
        seen.add(name)
        name = moved[name]
    return name


def _page(path: str, now: str) -> Plain:
    root = "../" * path.count("/")
    if now:
        onward = f"{root}{now}"
        body = f'<p>This page is now <a href="{escape(onward)}">here</a>.</p>'
        return Plain("This page has moved", body, root, ".", onward)
    audience = path.split("/", 1)[0]
    body = (
        "<p>The guide does not have this page any more.</p>\n"
        f'<p><a href="{root}{escape(audience)}/" target="_top">All pages for the same readers</a>, '
        f'or <a href="{root}directory/" target="_top">everybody who can help</a>.</p>'
    )
    return Plain("This page is gone", body, root, ".")


def led_on(old: Iterable[str], here: frozenset[str], alias: str, guide: Any) -> dict[str, bytes]:
    """Pages in the place of a whole folder, each of which leads to the same page elsewhere."""
    found = {}
    for path in old:
        root = "../" * (path.count("/") + 1)
        there = path.removesuffix(PAGE) if path in here else ""
        onward = f"{root}{alias}/{there}"
        body = f'<p>There is an approved version now. <a href="{escape(onward)}">Go to it</a></p>'
        found[path] = html(Plain("This draft is over", body, root, alias, onward), guide)
    return found
