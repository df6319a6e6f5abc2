"""The engine that makes PDFs: texts in, tagged PDF/UA-1 out, several at a time."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from multiprocessing import get_context
from typing import Final

import pikepdf
import typst

ENGINE = f"typst {version('typst')}, pikepdf {version('pikepdf')}"
"""Other versions may make other bytes of the same text."""
STANDARD: Final = "ua-1"
"""PDF/UA-1: the engine refuses whatever a screen reader could not follow."""
MOST_AT_ONCE = 4
REFUSALS = (typst.TypstError, RuntimeError)
"""What the engine raises; a folder that is gone is the second kind."""
_UNSETTLED = "did not converge"
"""What the engine warns of where words that tell a page would move what they tell of."""


class PressError(Exception):
    """The engine refused a text, or could not go on; the message says why."""


def printed(text: str) -> bytes:
    """A text as a PDF; the same text gives the same bytes.

    Only the engine's own fonts are used, which are the same everywhere; those of the computer help
    out where a letter is in none of them.
    """
    try:
        return _compiled(text, own_fonts=True)
    except REFUSALS:
        pass
    try:
        return _compiled(text, own_fonts=False)
    except REFUSALS as error:
        raise PressError(str(error)) from error


def all_printed(texts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Texts by name as PDFs by name, as they are done. The longest are begun first."""
    order = sorted(texts, key=lambda name: -len(texts[name]))
    if len(order) < 2:
        yield from (_named(name, texts[name]) for name in order)
        return
    # The engine has threads of its own, which a forked process would wait for in vain.
    workers = min(max(os.cpu_count() or 2, 2), MOST_AT_ONCE, len(order))
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield from pool.map(_named, order, [texts[name] for name in order])
    except BrokenProcessPool as error:
        raise PressError("a process that made PDFs was stopped") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _named(name: str, text: str) -> tuple[str, bytes]:
    """A PDF with its name, which an error names too: a sign that no font has is somewhere in it."""
    try:
        return name, printed(text)
    except PressError as error:
        raise PressError(f"{name}: {error}") from error


def _compiled(text: str, own_fonts: bool) -> bytes:
    pdf, warnings = typst.compile_with_warnings(
        text.encode(), format="pdf", pdf_standards=[STANDARD], ignore_system_fonts=own_fonts
    )
    if any(_UNSETTLED in one.message for one in warnings):
        raise PressError("its pages do not come to rest, so numbers of pages in it may be wrong")
    return packed(pdf)


def packed(pdf: bytes) -> bytes:
    """The same document in less than half the bytes.

    The engine writes each tag for screen readers as an object in plain text, a thousand of them
    for a pathway; here they are gathered into compressed streams.
    """
    out = io.BytesIO()
    gathered = pikepdf.ObjectStreamMode.generate
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, object_stream_mode=gathered, deterministic_id=True)
    return out.getvalue()
