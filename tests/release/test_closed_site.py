"""A whole version after the next was published: every page of it, in full counts this project's."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.projects import ROOT
from tests.release.repository import Repository, repository

pytestmark = pytest.mark.build

GUIDES = (
    ("of three pages", "this project") if os.environ.get("FINGERPOST_FULL") else ("of three pages",)
)
NUMBER = r"(?<![\w.-])0\d[\d ]{8,}\d(?![\w.-])"
"""Any run of digits as long as a telephone number's; other things are written shorter."""
HELP = re.compile(r'<aside class="fp-help-now".*?</aside>', re.DOTALL)


@pytest.fixture(scope="module", params=GUIDES)
def closed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of version 0.1 after 0.2 was published."""
    found = repository(tmp_path_factory.mktemp("closed") / "guide")
    if request.param == "this project":
        for name in ("pathways", "docs"):
            shutil.rmtree(found.home / name)
            shutil.copytree(ROOT / name, found.home / name)
        found.edit("guide.yml", "pdf: true", "pdf: false")
    for version in ("0.1", "0.2"):
        found.write(version, draft=True)
        found.commit(version)
        found.say("publish", version, "--draft")
    return unpacked(found)


def unpacked(found: Repository) -> Path:
    folder = found.home.parent / "pages"
    folder.mkdir()
    found.git("archive", "--format=tar", "-o", "../pages.tar", "gh-pages", "0.1")
    shutil.unpack_archive(found.home.parent / "pages.tar", folder, filter="data")
    return folder / "0.1"


def readers(folder: Path, *endings: str) -> list[Path]:
    """The files for readers; pages for authors have numbers that are made up, as examples."""
    found = [path for path in folder.rglob("*") if path.suffix in endings]
    return [path for path in found if "making" not in path.relative_to(folder).parts]


def test_every_page_has_its_notice_once_and_is_kept_from_search_engines(closed: Path) -> None:
    pages = list(closed.rglob("*.html"))
    assert len(pages) > 12
    for page in pages:
        text = page.read_text("utf-8")
        for mark in ('class="fp-old"', 'content="noindex"', 'rel="canonical"'):
            assert text.count(mark) == 1, (page, mark)


def test_nothing_dials_but_the_help_line(closed: Path) -> None:
    for page in readers(closed, ".html"):
        assert not re.search(r"(?:tel|sms|mailto):", HELP.sub("", page.read_text("utf-8"))), page


def test_no_number_stands_anywhere_in_words(closed: Path) -> None:
    for path in readers(closed, ".html", ".json", ".js", ".txt"):
        text = HELP.sub("", path.read_text("utf-8"))
        text = re.sub(r"<svg.*?</svg>|\"[0-9a-f]{64}\"", "", text, flags=re.DOTALL)
        assert re.findall(NUMBER, text) == [], path


def test_its_data_says_that_it_is_closed(closed: Path) -> None:
    data = json.loads((closed / "guide.json").read_text("utf-8"))
    assert data["closed"]["replaced_by"] == "0.2"
    assert {key for one in data["contacts"].values() for key in one} == {"name", "page"}
