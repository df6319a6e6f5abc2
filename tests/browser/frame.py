"""Pages in the real frame, as the site builder makes them from the templates, but without it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import markdown
import yaml
from mkdocs.theme import Theme

from fingerpost.pages.page import Page
from tests.browser.pages import OVERRIDES, write_assets

ENVIRONMENT = Theme(name="material", custom_dir=str(OVERRIDES)).get_env()
GUIDE: Mapping[str, Any] = {
    "help": [{"name": "Emergency services", "words": "999", "href": "tel:999"}],
    "notice": "Draft for tests. Not signed off by anybody.",
    "foot": "Guide for tests, version 0.1, draft",
    "menu": [{"words": "Schools", "uri": "schools/"}, {"words": "Help now", "uri": "help-now/"}],
    "sections": {"schools": "Schools", "young-people": "Young people"},
    "leave": "https://example.org/weather",
    "safer": "safer-browsing/",
}
"""What every page carries, where a test needs no guide for it."""


def in_frame(
    name: str,
    content: str,
    meta: Mapping[str, Any],
    guide: Mapping[str, Any] | None,
    more: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """A page of the site with this content; `guide` as furniture() gives it, `more` of the page."""
    title = meta.get("title", name)
    known = {"url": name, "title": title, "meta": meta, "content": content, "toc": (), **more}
    page = SimpleNamespace(**known)
    config = SimpleNamespace(site_name="Self-harm guidance", extra={"fingerpost": guide})
    return ENVIRONMENT.get_template("main.html").render(config=config, page=page, base_url=".")


def written(folder: Path, name: str, content: str, **meta: Any) -> None:
    """Writes a page in the frame below this folder, and the sheet and the scripts beside it."""
    if not (folder / "assets").is_dir():
        write_assets(folder)
    guide = meta.pop("guide", GUIDE)
    (folder / name).write_text(in_frame(name, content, meta, guide), encoding="utf-8")


def parts_of(page: Page) -> tuple[dict[str, Any], str]:
    """The front matter of a page and its content as HTML."""
    _, front, text = page.markdown.split("---\n", 2)
    extensions = ["attr_list", "pymdownx.blocks.html", "toc"]
    return yaml.safe_load(front), markdown.markdown(text, extensions=extensions)
