"""A drawing on a page of the real site: whole, and its words found once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.outlets.site import build_site
from fingerpost.pages.drawings import figure
from fingerpost.pages.drawings.figure import picture
from fingerpost.pages.sheet import markdown
from fingerpost.problems import errors
from tests.drawn import LABELS, drawing

pytestmark = pytest.mark.build


def test_the_site_builder_leaves_a_picture_as_it_is(project: Path) -> None:
    drawn = {kind: drawing(kind, labels) for kind, labels in LABELS.items()}
    boxes = [figure(kind, one) for kind, one in drawn.items()]
    page = project / "docs" / "making" / "drawn.md"
    page.parent.mkdir()
    page.write_text(f"# Drawn\n\n{markdown(boxes)}\n", "utf-8")
    assert not errors(build_site(project / "mkdocs.yml", project / "site"))
    text = (project / "site" / "making" / "drawn" / "index.html").read_text("utf-8")
    for kind, one in drawn.items():
        assert picture(kind, one) in text
