"""Pages for the browser tests: a guide's pages as the site makes them, in a plain frame."""

from __future__ import annotations

import html
from pathlib import Path

import markdown

from fingerpost.model.guide import Guide
from fingerpost.pages.page import Page
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.practice import practice_pages

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
FRAME = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:">
<title>{title}</title>
<link rel="stylesheet" href="{assets}/fingerpost.css">
<link rel="stylesheet" href="{assets}/pathway.css">
<script src="{assets}/pathway.js" defer></script>
{more}
</head>
<body data-md-color-scheme="default" data-md-color-primary="custom">
<a href="#main">Skip to the page</a>
<main id="main" class="md-typeset">
{body}
</main>
</body>
</html>
"""


PRACTICE = """<link rel="stylesheet" href="{assets}/practice.css">
<script src="{assets}/practice.js" defer></script>"""


def html_of(guide: Guide, assets: str = "") -> str:
    """The first pathway of a guide as a whole page. `assets` is the address of docs/assets."""
    return _framed(pathway_page(guide, guide.pathways[0]), assets)


def practice_html_of(guide: Guide, assets: str = "") -> str:
    """The practice page of the first pathway of a guide that has stories."""
    return _framed(practice_pages(guide)[1], assets, PRACTICE)


def _framed(page: Page, assets: str, more: str = "") -> str:
    text = page.markdown.split("---\n", 2)[2]
    extensions = ["attr_list", "pymdownx.blocks.html", "toc"]
    body = markdown.markdown(text, extensions=extensions)
    address = assets or ASSETS.as_uri()
    title = html.escape(page.title)
    return FRAME.format(title=title, assets=address, body=body, more=more.format(assets=address))
