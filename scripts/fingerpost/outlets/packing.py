"""Makes a pack of a project: its site, built with the PDFs for which there is room."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fingerpost.model.guide import Guide
from fingerpost.outlets.site import SiteError, build_site
from fingerpost.pack import Packing, pack
from fingerpost.pack.packed import MOST, with_room
from fingerpost.problems import errors


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack as a zip, and the PDFs for which there was room."""

    data: bytes
    papers: tuple[str, ...]


def packed(config: Path, guide: Guide, papers: Sequence[str]) -> Packed:
    """The pack of the guide that mkdocs.yml builds, with those PDFs of `papers` that fit.

    Where all are too many the site is built once more without some, so that no page leads to what
    is not there. Raises SiteError where no site could be built.
    """
    data = _packed(config, guide, papers)
    if len(data) <= MOST or not papers:
        return Packed(data, tuple(papers))
    fitting = with_room(data, papers)
    return Packed(_packed(config, guide, fitting), fitting)


def _packed(config: Path, guide: Guide, papers: Sequence[str]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="fingerpost-") as folder:
        site = Path(folder) / "site"
        found = errors(build_site(config, site, papers=papers))
        if found:
            raise SiteError(str(found[0]))
        paths = (path for path in site.rglob("*") if path.is_file())
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    return pack(Packing(guide, files))
