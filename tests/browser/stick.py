"""The pack of this project's guide, unpacked as on somebody's shared drive."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from fingerpost.checks import check_guide
from fingerpost.model.guide import Guide
from fingerpost.outlets.packing import packed
from fingerpost.outlets.press import printed
from fingerpost.pack import Packing, pack
from fingerpost.pack.packed import MOST, wanted
from fingerpost.papers import Papers
from fingerpost.release.day import today

FULL = os.environ.get("FINGERPOST_FULL") == "1"
ROOT = Path(__file__).parents[2]
NAME = "schools/a-pupil-tells-you"


def unpacked(site: Path, folder: Path) -> None:
    """Unpacks it into a folder whose name has spaces and letters of others."""
    data = _made() if FULL else _of(site)
    assert len(data) < MOST
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        found.extractall(folder / "Staff share (Büro) 100%")


def _guide() -> Guide:
    found = check_guide(ROOT / "pathways", today(), None, ROOT / "docs").guide
    assert found
    return found


def _made() -> bytes:
    """As the command makes it, with all PDFs for which there is room."""
    guide = _guide()
    made = packed(ROOT / "mkdocs.yml", guide, wanted(guide))
    assert made.papers[0] == "posters"
    return made.data


def _of(site: Path) -> bytes:
    """Of the site as others test it, with one poster laid in."""
    guide = _guide()
    (poster,) = Papers(guide).named(f"{NAME}/poster")
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    return pack(Packing(guide, {**files, poster.uri: printed(poster.text)}))
