"""Puts a pack together: which files of a site go in, all of them turned for a disk, one zip."""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from fingerpost.model.guide import Guide
from fingerpost.pack.due import review_day
from fingerpost.pack.pages import SCRIPT, Shelf, on_a_stick
from fingerpost.pack.start import NOTE, SITE, START, SUMS, Told, note, start_page
from fingerpost.papers.papers import POSTER, POSTERS

MOST = 5_000_000
"""How many bytes a pack may have, if leaving PDFs out can bring it there."""
_BESIDE = 1_000
"""What a PDF takes beside itself: its name in lists, and the links to it."""
LEFT_OUT = re.compile(
    r"making/|.*/embed/|404\.html$|robots\.txt$|.*\.(xml|gz)$"
    r"|assets/(versions|embed)\.js$|guide(\.schema)?\.json$|changes\.json$"
)
"""Paths of a site that make no sense on a stick: what is for authors, for frames of other websites
and for other programs."""
_EARLIEST = datetime.date(1980, 1, 1)
"""A zip knows no day before this."""
_UNIX = 3
"""Said to be made there on every machine, so that every machine makes the same bytes."""
_LOUD = ".fp-due { border-left: 4px solid; margin-block: 1rem; padding-left: .8rem; }\n"


@dataclass(frozen=True, slots=True)
class Packing:
    """A guide and its built site: the files by path."""

    guide: Guide
    site: Mapping[str, bytes]


def name_of(guide: Guide) -> str:
    """The name of the folder in a pack, and of the file, in letters that every drive can hold.

    It has the day of making, so that a newer pack is neither taken for an older one nor laid over
    it.
    """
    settings = guide.shared.settings
    plain = unicodedata.normalize("NFKD", settings.short_title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return f"{words or 'guide'}-{settings.version}-{guide.today}"


def wanted(guide: Guide) -> tuple[str, ...]:
    """The PDFs for a pack as `fingerpost pdf` names them, the most wanted first.

    A booklet holds all pathways of its readers. One PDF for each would never fit.
    """
    return POSTERS, *guide.shared.settings.audiences


def with_room(zipped: bytes, papers: Sequence[str]) -> tuple[str, ...]:
    """Those papers of a pack for which there is room; what comes first goes first."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as found:
        entries = {one.filename.partition(f"/{SITE}/")[2]: one for one in found.infolist()}
    sizes = {
        paper: sum(one.compress_size + _BESIDE for path, one in entries.items() if _of(paper, path))
        for paper in papers
    }
    room = MOST - (len(zipped) - sum(sizes.values()))
    kept = []
    for paper, size in sizes.items():
        if size <= room:
            kept.append(paper)
            room -= size
    return tuple(kept)


def _of(paper: str, path: str) -> bool:
    return path.endswith(f"{POSTER}.pdf") if paper == POSTERS else path == f"{paper}.pdf"


def contents(packing: Packing) -> dict[str, bytes]:
    """The files of the pack by their path in its folder."""
    guide = packing.guide
    kept = {path: data for path, data in packing.site.items() if not LEFT_OUT.match(path)}
    due = review_day(guide)
    here = frozenset(f"{SITE}/{path}" for path in kept) | {START}
    shelf = Shelf(here, f"{SITE}/", due, guide.today, _website(guide))
    found = {
        f"{SITE}/{path}": _turned(f"{SITE}/{path}", data, shelf) for path, data in kept.items()
    }
    found[f"{SITE}/{SCRIPT}"] = files(__package__).joinpath("pack.js").read_bytes()
    told = Told(guide, due, _posters(guide, kept), _booklets(guide, kept))
    found[START] = on_a_stick(START, start_page(told).decode(), shelf).encode()
    found[NOTE] = note(told)
    found[SUMS] = _sums(found)
    return found


def pack(packing: Packing) -> bytes:
    """The pack as one zip, with everything in one folder.

    The same site gives the same bytes on the same day. On a later day every file has a later date,
    for programs that copy only what is newer.
    """
    day = max(packing.guide.today, _EARLIEST)
    out, folder = io.BytesIO(), name_of(packing.guide)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path, data in sorted(contents(packing).items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            entry.external_attr = 0o100644 << 16
            made.writestr(entry, data)
    return out.getvalue()


def _turned(path: str, data: bytes, shelf: Shelf) -> bytes:
    if path.endswith(".html"):
        return on_a_stick(path, data.decode("utf-8"), shelf).encode()
    return data + _LOUD.encode() if path.endswith("assets/site.css") else data


def _website(guide: Guide) -> str:
    settings = guide.shared.settings
    folder = "latest" if settings.state == "approved" else "draft"
    return f"{settings.address}{folder}/" if settings.address else ""


def _posters(guide: Guide, kept: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    paths = ((one.title, f"{one.id}{POSTER}.pdf") for one in guide.pathways)
    return tuple((title, path) for title, path in paths if path in kept)


def _booklets(guide: Guide, kept: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    paths = ((one.title, f"{name}.pdf") for name, one in guide.shared.settings.audiences.items())
    return tuple((title, path) for title, path in paths if path in kept)


def _sums(found: Mapping[str, bytes]) -> bytes:
    """A code for each file, as `sha256sum --check` reads it."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}" for path, data in sorted(found.items()))
    return "\n".join([*lines, ""]).encode()
