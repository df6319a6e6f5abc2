"""Boxes read quickly give the HTML that `pymdownx.blocks.html` gives, whatever stands in them."""

from __future__ import annotations

from collections.abc import Sequence

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.blockparser import BlockParser

from fingerpost.outlets import boxes
from fingerpost.pages import render
from fingerpost.pages.sheet import Part, box
from fingerpost.pages.sheet import markdown as written
from tests.build.conftest import ROOT
from tests.build.sample import GUIDE

SLOW = ["toc", "tables", "fenced_code", "attr_list", boxes.NEEDS]
QUICK = [*SLOW, boxes.NAME]
EXPECTED = ROOT / "tests" / "golden" / "pages" / "small" / "expected"
PAGES = [page.markdown for page in render(GUIDE)]
PAGES += [path.read_text() for path in sorted(EXPECTED.rglob("*.md"))]
SELECTORS = st.sampled_from(
    """
div|div.a#b|section.a[data-x='{"k":["q"]}']|p|p.a|li|li[data-x='1 2']|ul.a|dd|h2|pre|hr|span.a|DIV
div[x|p[a=b] .c|blockquote|style|script|é|-
""".strip().split("|")
)
FENCES = st.sampled_from(["///", "////", "/////"])
MODES = st.sampled_from(["", "\n    markdown: block", "\n    markdown: html", "\n    x: y"])
STARTS = st.builds("{} html | {}{}".format, FENCES, SELECTORS, MODES)
WORDS = """
words|- item|- item\n    - inner|    words|     - item|1. item|## Heading {#a}|> said
**b**{.c} [l](#a)\n<b>bold</b>|<div>html</div>|<svg><g/></svg>|```\ncode\n```|words\n///
/// other|///html|p|//|| a | b |words\n{.a}| |\t|words\n- item|///  |////// html | li|[a]: b
&#47;//|a ///|  /// html | p
"""
PARTS = st.one_of(STARTS, FENCES, st.sampled_from(WORDS.strip("\n").split("|")))


def read(text: str, extensions: Sequence[str]) -> str:
    return markdown.markdown(text, extensions=list(extensions))


@pytest.mark.parametrize("text", PAGES, ids=range(len(PAGES)))
def test_every_page_is_read_the_same(text: str) -> None:
    assert read(text, QUICK) == read(text, SLOW)


def test_the_pages_are_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other extension is left with nothing but boxes of drawings."""
    text = next(text for text in PAGES if "fp-step" in text)
    md = markdown.Markdown(extensions=QUICK)
    left: list[str] = []
    run = md.parser.blockprocessors["blocks"].run
    monkeypatch.setattr(
        md.parser.blockprocessors["blocks"],
        "run",
        lambda parent, blocks: (left.append(blocks[0]), run(parent, blocks))[1],
    )
    assert isinstance(md.parser, BlockParser)
    md.convert(text)
    assert left == []


@given(st.lists(PARTS, max_size=12).map("\n\n".join))
def test_anything_between_fences_is_read_the_same(text: str) -> None:
    assert read(text, QUICK) == read(text, SLOW)


def _whole(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    parts = st.lists(inner, max_size=4)
    return st.builds(lambda tag, found, blocks: box(tag, found, blocks=blocks), SELECTORS, parts,
                     st.booleans())  # fmt: skip


@given(st.lists(st.recursive(PARTS, _whole, max_leaves=12), max_size=3).map(written))
def test_boxes_in_boxes_are_read_the_same(text: str) -> None:
    assert read(text, QUICK) == read(text, SLOW)
