"""Axe over the gallery: every page, part and state, however a reader may look at it.

An ordinary run looks at each page with a widget, every second of the others, and each state once,
in one of the looks in turn; with `FINGERPOST_FULL=1` it is every page in every state and look.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.injected import add_style
from tests.browser.looks import LOOKS, Look
from tests.browser.site_pages import site_pages
from tests.browser.states import on_screens, with_widgets

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
PATHWAY = "schools/times/"


def looks_at(number: int) -> Sequence[Look]:
    """How to look at what comes as this one: every way, or each in its turn."""
    return LOOKS if FULL else [LOOKS[number % len(LOOKS)]]


def test_axe_finds_nothing_in_the_gallery(
    same_tab: Page, gallery_folder: Path, gallery: str, made_up: Mapping[str, Any]
) -> None:
    pages = site_pages(gallery_folder)
    if not FULL:
        widgets = with_widgets(pages)
        pages = [page for at, page in enumerate(pages) if at % 2 or page in widgets]
    places = on_screens(same_tab, gallery, pages, made_up, shortly=not FULL)
    seen = Counter[Look]()
    for number, (path, state) in enumerate(places):
        for look in looks_at(number):
            look.put_on(same_tab)
            assert violations(same_tab) == [], (path, state, look)
            seen[look] += 1
    assert sum(seen.values()) > len(pages) > (50 if FULL else 30)
    assert min(seen[look] for look in LOOKS) > (5 if FULL else 3)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("image-alt", "document.querySelector('main').append(new Image())"),
        ("button-name", "document.querySelector('header button').textContent = ''"),
        ("heading-order", "document.querySelector('.fp-here h2').outerHTML = '<h4>A</h4>'"),
        ("region", "document.body.append(document.querySelector('.fp-here'))"),
    ],
)
def test_axe_would_notice_a_fault(same_tab: Page, gallery: str, rule: str, fault: str) -> None:
    same_tab.goto(f"{gallery}/{PATHWAY}")
    same_tab.evaluate(f"() => {{ {fault} }}")
    assert rule in dict(violations(same_tab))


@pytest.mark.parametrize(
    ("look", "rule", "css"),
    [
        (Look(360, "light"), "color-contrast", ":root { --fp-ink: #ccc }"),
        (Look(768, "dark"), "color-contrast", ":root { --fp-ink: #333 }"),
        (Look(1280, "forced"), "color-contrast",
         "main p { background: #888; color: #777; forced-color-adjust: none }"),
        (Look(360, "light"), "target-size",
         ".fp-footer li a { font-size: 9px; line-height: 1; padding: 0 }"),
    ],
    ids=str,
)  # fmt: skip
def test_axe_would_notice_a_style_at_fault(
    same_tab: Page, gallery: str, look: Look, rule: str, css: str
) -> None:
    look.put_on(same_tab)
    same_tab.goto(f"{gallery}/{PATHWAY}")
    add_style(same_tab, css)
    assert rule in dict(violations(same_tab))
