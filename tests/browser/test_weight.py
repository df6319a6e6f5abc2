"""What a page weighs when it is opened for the first time, held to what was promised."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.browser.site_pages import site_pages

pytestmark = [pytest.mark.browser, pytest.mark.build]

KIB = 1024
HELP_NOW, READERS, STAFF = 12 * KIB, 35 * KIB, 60 * KIB
SCRIPTS = 10 * KIB
FOR_STAFF = {
    "schools", "practitioners", "practice", "programmes", "case-studies", "training", "living",
    "formats", "making",
}  # fmt: skip
"""The folders for people at work. All other pages may weigh no more than a young person's."""


def bar(path: str) -> int:
    """The bytes that a page may weigh."""
    if path == "help-now/index.html":
        return HELP_NOW
    return STAFF if path.partition("/")[0] in FOR_STAFF else READERS


def too_heavy(folder: Path) -> list[str]:
    """Pages, and pages' scripts, that weigh more than they may."""
    return [
        f"{page.path}: {what} {weight / KIB:.1f} KiB of {most / KIB:.0f}"
        for page in site_pages(folder)
        for what, weight, most in (
            ("first view", page.first_view, bar(page.path)),
            ("scripts", page.weight(*page.scripts), SCRIPTS),
        )
        if weight > most
    ]


def test_no_page_is_heavier_than_promised(folder: Path) -> None:
    assert too_heavy(folder) == []


@pytest.mark.parametrize(
    ("name", "big", "most"),
    [("help-now", "picture.png", 12), ("young-people", "picture.png", 35),
     ("directory", "picture.png", 35), ("schools", "picture.png", 60), ("schools", "big.js", 10)],
)  # fmt: skip
def test_what_is_too_heavy_would_be_noticed(tmp_path: Path, name: str, big: str, most: int) -> None:
    (tmp_path / name).mkdir()
    tag = "script" if big.endswith(".js") else "img"
    (tmp_path / name / "index.html").write_text(f'<{tag} src="../{big}"></{tag}>')
    for weight in (most - 1, most):
        (tmp_path / big).write_bytes(random.Random(0).randbytes(weight * KIB))
        assert len(too_heavy(tmp_path)) == (weight == most)
