"""The first page of a pack, and its note: what it is, how to open it, and whether it is whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from fingerpost.model.guide import Guide
from fingerpost.pages.words import day
from fingerpost.published.data import guide_data
from fingerpost.release.frame import Plain, html

SITE = "guide"
"""The folder of a pack in which the site stands."""
START, NOTE, SUMS = "START-HERE.html", "READ-ME.txt", "checksums.txt"


@dataclass(frozen=True, slots=True)
class Told:
    """What a pack says of itself."""

    guide: Guide
    due: datetime.date | None
    posters: tuple[tuple[str, str], ...]
    """The posters that are in it: the title of each, and its path in the site."""
    booklets: tuple[tuple[str, str], ...]
    """The booklets, likewise: for each the title of its readers."""


def start_page(told: Told) -> bytes:
    """START-HERE.html, which works without a script. Its links still lead to folders."""
    title = told.guide.shared.settings.title
    body = "\n".join(_body(told))
    return html(Plain(title, body, "", SITE), guide_data(told.guide))


def _body(told: Told) -> Iterator[str]:
    settings = told.guide.shared.settings
    yield f"<p>{_text(settings.notice)}</p>"
    yield f"<p>{_text(_version(told))}</p>"
    yield "<h2>Choose what fits you</h2>\n<ul>"
    for name, audience in settings.audiences.items():
        yield f'<li><a href="{SITE}/{name}/">{_text(audience.door)}</a></li>'
    yield f'<li><a href="{SITE}/">Everything, from the first page</a></li>\n</ul>'
    yield from _papers("All pages for one kind of reader, to print", told.booklets)
    yield from _papers("Posters for the wall", told.posters)
    yield "<h2>About this copy</h2>"
    yield from (f"<p>{_text(line)}</p>" for line in _about(told))


def _papers(title: str, papers: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if papers:
        yield f"<h2>{title}</h2>\n<ul>"
        yield from (f'<li><a href="{SITE}/{path}">{_text(name)} (PDF)</a></li>'
                    for name, path in papers)  # fmt: skip
        yield "</ul>"


def _version(told: Told) -> str:
    settings = told.guide.shared.settings
    revision = told.guide.pieces.revisions.get(settings.version)
    released = revision.released if revision else None
    when = f" of {day(released)}" if released else ""
    made = f"Made on {day(told.guide.today)}."
    said = f"Version {settings.version}, {settings.state}{when}. {made}"
    return f"{said} It is to be looked at again by {day(told.due)}." if told.due else said


def _about(told: Told) -> Iterator[str]:
    settings = told.guide.shared.settings
    yield "It needs no internet. Calls, texts and links to other websites do."
    yield (
        "Keep the whole folder together when you copy it, and open this page first. If it came as "
        "a zip file, unpack that before you open anything in it."
    )
    yield (
        "Numbers change. A copy on a stick cannot know that. Whoever gave it to you can say "
        "whether there is a newer one."
    )
    if settings.address:
        yield f"The newest is at {settings.address}"
    yield (
        f"The file {SUMS} has a code for each file, by which somebody who knows computers can tell "
        "whether the copy is whole."
    )


def note(told: Told) -> bytes:
    """READ-ME.txt, for whoever sees the folder before the page, written as Windows writes texts."""
    settings = told.guide.shared.settings
    lines = [
        settings.title,
        _version(told),
        "",
        f"Open {START} with a double click. If this is a zip file, unpack it first.",
        "",
        *_about(told),
        "",
        settings.notice,
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _text(words: str) -> str:
    return escape(words, quote=False)
