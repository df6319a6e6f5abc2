"""A page as data: where it stands, what it is called, and its Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost.pages.sheet import Parts, markdown


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `uri` is its place below the docs folder (`schools/told.md`), `markdown` the whole file with
    its front matter, `source` the author's file behind it, or None where several made it.
    """

    uri: str
    title: str
    markdown: str
    source: str | None = None


def page(
    uri: str,
    title: str,
    *parts: Parts,
    about: str = "",
    source: str | None = None,
    meta: Mapping[str, object] | None = None,
) -> Page:
    """A page from its parts. `about` is the line that search engines show."""
    front: dict[str, object] = {"title": " ".join(title.split())}
    if about:
        front["description"] = " ".join(about.split())
    front.update(meta or {})
    head = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()
    )
    return Page(uri, title, f"---\n{head}\n---\n\n{markdown(parts)}\n", source)
