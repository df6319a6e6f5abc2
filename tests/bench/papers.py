"""PDFs measured: what one of a pathway takes, how large it is, and what a second run leaves out."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf

from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from fingerpost.outlets.printing import pdfs
from fingerpost.papers import Papers
from fingerpost.papers.setting import page_set
from tests.bench.day import TODAY
from tests.bench.row import Row

ROOT = Path(__file__).parents[2]
KB = 1000


def rows(folder: Path) -> Iterator[Row]:
    """Our longest pathway as a PDF, from its model to the bytes; then again, when it is kept."""
    guide = check_guide(ROOT / "pathways", TODAY, docs=ROOT / "docs").guide
    assert guide
    texts = {one.id: Papers(guide).named(one.id)[0].text for one in guide.pathways}
    what = max(texts, key=lambda name: len(texts[name]))
    first, pdf = _once(guide, folder, what)
    again, same = _once(guide, folder, what)
    assert same == pdf
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    detail = f"{what}, {len(reader.pages)} pages, {len(pdf) / KB:.0f} KB; processor time"
    yield Row("PDF of our longest pathway", first, "s", 2, detail)
    yield Row("The same again, unchanged", again, "s", None, "its text is set, its PDF was kept")


def _once(guide: Guide, home: Path, what: str) -> tuple[float, bytes]:
    page_set.cache_clear()
    start = time.process_time()
    (pdf,) = pdfs(guide, home, what).values()
    return time.process_time() - start, pdf
