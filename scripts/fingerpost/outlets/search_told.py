"""`fingerpost search`: what readers would get for some words, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.outlets.searched import answers, index_of

MOST = 10


def told(guide: Guide, words: str, audience: str, home: Path) -> Iterator[str]:
    """Lines for the terminal: help first where it comes first, then the pages, best first."""
    theme = home / "overrides"
    index = index_of(guide, home, theme, guide.docs)
    answer = answers(index, home, theme, [(words, audience)], MOST)[0]
    signs = answer["help"]
    if signs["danger"]:
        yield f"Help comes first: {_sign(signs['danger'])}."
    if signs["seeking"]:
        yield f"Only help and pages to cope are shown: {_sign(signs['seeking'])}."
        yield from (f"   {index['pages'][at][1]}" for at in index["help"]["coping"])
        return
    for place, one in enumerate(answer["found"], 1):
        yield from _found(index, place, one)
    if not answer["found"]:
        yield "Nothing is found. Readers see help now, who can help, A to Z and the doors."


def _sign(parts: list[str]) -> str:
    words = " ".join("…" if part.startswith("#") else part for part in parts)
    return f'it has the sign "{words}"'


def _found(index: Any, place: int, one: Any) -> Iterator[str]:
    page, anchor, title, *_ = index["entries"][one["entry"]]
    address, page_title, *_ = index["pages"][page]
    part = f", {title}" if anchor else ""
    yield f"{place:2}. {page_title}{part}"
    yield f"    {address}{'#' if anchor else ''}{anchor}"
    words = ", ".join(one["terms"]) or "none"
    led = one.get("phrase")
    typed = "" if led is None else f'; like what is typed for it: "{index["phrases"][led]}"'
    yield f"    score {one['score']:.2f}; words met: {words}{typed}"
