"""Small guides in YAML against the Markdown they become, as files that can be read side by side.

`FINGERPOST_UPDATE=1 pytest tests/golden/pages` writes the expected files anew; look at the
difference before keeping it. It is refused where CI is set.
"""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest

from fingerpost.checks import check_guide
from fingerpost.pages import render
from fingerpost.problems import as_text

TODAY = datetime.date(2026, 12, 1)
CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/pathways"))


def made(case: Path) -> dict[str, str]:
    report = check_guide(case / "pathways", TODAY)
    assert report.guide, as_text(report.problems)
    return {page.uri: page.markdown for page in render(report.guide)}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_pages(case: Path) -> None:
    expected = case / "expected"
    pages = made(case)
    if os.environ.get("FINGERPOST_UPDATE"):
        assert not os.environ.get("CI"), "expected files are written by a person, never by CI"
        write(expected, pages)
    found = {p.relative_to(expected).as_posix(): p.read_text() for p in expected.rglob("*.md")}
    assert sorted(pages) == sorted(found)
    for uri, text in pages.items():
        assert text == found[uri], f"{case.name}/expected/{uri}"


def write(expected: Path, pages: dict[str, str]) -> None:
    shutil.rmtree(expected, ignore_errors=True)
    for uri, text in pages.items():
        (expected / uri).parent.mkdir(parents=True, exist_ok=True)
        (expected / uri).write_text(text)
