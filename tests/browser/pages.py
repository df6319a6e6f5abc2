"""Pages for the browser tests: a guide's pages as the site makes them, in a plain frame."""

from __future__ import annotations

import atexit
import html
import shutil
import tempfile
from functools import cache
from pathlib import Path

import markdown

from fingerpost.model.guide import Guide
from fingerpost.outlets.bundle import bundle
from fingerpost.pages.page import Page
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.practice import practice_pages

OVERRIDES = Path(__file__).parents[2] / "overrides"
WIDGET = OVERRIDES / "components" / "pathway" / "script.js"
FRAME = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:">
<title>{title}</title>
<link rel="stylesheet" href="{assets}/site.css">
<script src="{assets}/frame.js" defer></script>
<script src="{assets}/pathway.js" defer></script>
{more}
</head>
<body>
<a href="#main">Skip to the page</a>
<main id="main" class="md-typeset">
{body}
</main>
</body>
</html>
"""


def write_assets(folder: Path) -> None:
    """The sheet and the scripts, as they are served, below this folder."""
    for path, text in bundle(OVERRIDES).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@cache
def assets() -> Path:
    """A folder on disk with the sheet and the scripts, for as long as the tests run."""
    folder = Path(tempfile.mkdtemp(prefix="fingerpost-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_assets(folder)
    return folder / "assets"


def script(name: str) -> str:
    """The element that loads one more script of ours."""
    return f'<script src="{{assets}}/{name}.js" defer></script>'


def html_of(guide: Guide, address: str = "") -> str:
    """The first pathway of a guide as a whole page. `address` is that of the assets."""
    return framed(pathway_page(guide, guide.pathways[0]), address)


def practice_html_of(guide: Guide, address: str = "") -> str:
    """The practice page of the first pathway of a guide that has stories."""
    return framed(practice_pages(guide)[1], address, script("practice"))


def framed(page: Page, address: str = "", more: str = "") -> str:
    """A page as the site makes it, in the frame."""
    text = page.markdown.split("---\n", 2)[2]
    extensions = ["attr_list", "pymdownx.blocks.html", "toc"]
    body = markdown.markdown(text, extensions=extensions)
    where = address or assets().as_uri()
    title = html.escape(page.title)
    return FRAME.format(title=title, assets=where, body=body, more=more.format(assets=where))
