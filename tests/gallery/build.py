"""Builds the gallery: the site of a made-up guide that has everything, and each part alone."""

from __future__ import annotations

import html
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from fingerpost.outlets.site import build_site
from fingerpost.problems import as_text, errors
from tests.browser.frame import GUIDE, in_frame
from tests.browser.pages import OVERRIDES
from tests.projects import copy_settings

ROOT = Path(__file__).parents[2]
PATHWAYS = (ROOT / "tests/golden/pages/small/pathways", Path(__file__).parent / "pathways")
"""The guide: the small one of the golden pages, and what it does not have."""
START = "gallery.html"
FILLER = "<h1>{title}</h1>\n<p>Here stands what the page is about.</p>\n"


def build_gallery(out: Path) -> list[str]:
    """Writes the gallery to this folder, and gives the addresses of its pages."""
    with tempfile.TemporaryDirectory() as home:
        _project(Path(home))
        problems = errors(build_site(Path(home) / "mkdocs.yml", out))
    if problems:
        raise ValueError(as_text(problems))
    built = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    parts = list(_parts(out))
    written = _page(START, "Gallery", _list(built, parts), {})
    (out / START).write_text(written, encoding="utf-8")
    return [START, *built, *parts]


def _project(home: Path) -> None:
    """The project's own settings and templates around the made-up guide."""
    copy_settings(home)
    for folder in PATHWAYS:
        shutil.copytree(folder, home / "pathways", dirs_exist_ok=True)


def examples() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The part, the state and what makes it: each part of the frame has its examples beside it."""
    for path in sorted((OVERRIDES / "components").glob("*/examples.yml")):
        for state, context in yaml.safe_load(path.read_text("utf-8")).items():
            yield path.parent.name, state, context


def _parts(out: Path) -> Iterator[str]:
    for part, state, context in examples():
        place = f"parts/{part}-{state.replace(' ', '-')}.html"
        title = f"{part}: {state}"
        (out / place).parent.mkdir(exist_ok=True)
        content = FILLER.format(title=html.escape(title)) + context.get("content", "")
        (out / place).write_text(_page(place, title, content, context), encoding="utf-8")
        yield place


def _page(place: str, title: str, content: str, context: Mapping[str, Any]) -> str:
    """A page of the frame. What an example gives as null is not there at all."""
    guide = context.get("guide", {})
    shown = None if guide is None else {**GUIDE, **guide}
    meta = {"title": title, **context.get("meta", {})}
    return in_frame(place, content, meta, shown, context.get("page", {}))


def _list(built: list[str], parts: list[str]) -> str:
    def listed(places: list[str]) -> str:
        return "".join(f'<li><a href="{place}">{place}</a></li>' for place in places)

    return (
        "<h1>Gallery</h1>"
        "<p>Every part of a page in every state. It is for those who make the frame; no reader "
        "sees it. Walk the pathways to see what only comes on the way.</p>"
        f"<h2>The frame</h2><ul>{listed(parts)}</ul><h2>Pages</h2><ul>{listed(built)}</ul>"
    )
