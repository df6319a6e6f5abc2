"""The one page of a preview that has never had a good guide: what to mend."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.pages.links import HOME
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import listed, plain
from fingerpost.problems import Problem


def problems_page(problems: Sequence[Problem]) -> Page:
    """Every problem as a line. The preview shows the guide as soon as they are mended."""
    return page(
        HOME,
        "Mend these first",
        "# Mend these first",
        "The guide cannot be shown yet. Save a mended file and this page goes away.",
        listed([plain(str(problem)) for problem in sorted(problems)]),
    )
