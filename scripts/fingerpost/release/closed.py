"""A version that is no longer used: rewritten once, so that no wrong number survives in it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from fingerpost.exports.notes import CHANGES
from fingerpost.pages.words import day
from fingerpost.release.frame import Plain, html
from fingerpost.release.known import Known
from fingerpost.release.rewrite import BARE, TOP, Sheet, rewritten, without_numbers

GUIDE = "guide.json"
PAGE = "index.html"
INSTEAD = ("directory", "help-now", "search")
"""Pages that are nothing without numbers, or without what a closed version no longer has."""
TAKEN_OUT = (
    *(".xml", ".xml.gz", "assets/search.js", "assets/search-index.js"),
    *("assets/search-texts.js", "assets/directory.js"),
)
CARRIED_AWAY = (".pdf", ".zip", ".csv")
"""Files that leave the website with whoever took them; a page in their place leads to the new."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Which version is closed and why. `here` are the paths that the newest version has."""

    version: str
    on: datetime.date
    replaced_by: str | None
    """The version that took its place; None where it was withdrawn."""
    reason: str
    """Why it was withdrawn, for readers."""
    alias: str
    """The folder of the newest version."""
    here: frozenset[str]
    address: str = ""
    """The website's address, where it is known."""


def close_folder(files: Mapping[str, bytes], closing: Closing) -> dict[str, bytes]:
    """The files of a version's folder, by path, once it is closed.

    Every page has a notice, a canonical link to the page as it is now, `noindex`, and in the place
    of every contact a link to that contact's own page, which all versions share; only the national
    help line keeps its number. Feeds and what search needs are gone. In the place of each file that
    people carry away stands a page. `guide.json` has its contacts by name alone, no hash, and says
    under `closed` what happened.
    """
    guide = json.loads(files.get(GUIDE, b"{}"))
    if "closed" in guide:
        return dict(files)
    known = Known.of(guide)
    found: dict[str, bytes] = {}
    for path, data in files.items():
        if path.endswith(".html"):
            found[path] = _page(path, data.decode("utf-8"), closing, known, files).encode()
        elif path == GUIDE:
            found[path] = _guide(guide, closing, known)
        elif path == CHANGES:
            found[path] = _json(_bare(json.loads(data), known))
        elif path.endswith(CARRIED_AWAY):
            found[f"{path}/{PAGE}"] = _carried(path, closing, guide)
        elif not path.endswith(TAKEN_OUT):
            found[path] = data
    return found


def _page(path: str, page: str, closing: Closing, known: Known, files: Mapping[str, bytes]) -> str:
    folder = path.removesuffix(PAGE).rstrip("/")
    sheet = _sheet(path, closing, known, files)
    if folder in INSTEAD:
        return rewritten(page, _moved(sheet, "This page is not kept in an old version."))
    return rewritten(page, sheet)


def _sheet(path: str, closing: Closing, known: Known, files: Mapping[str, bytes]) -> Sheet:
    root = "../" * (path.count("/") + 1)
    current = f"{root}{_now(path, closing)}"
    absolute = f"{closing.address}{_now(path, closing)}" if closing.address else current

    def lead(target: str) -> str | None:
        """Where a link leads whose file is not in the folder any more."""
        if target in INSTEAD:
            return f"{root}{_now(f'{target}/{PAGE}', closing)}"
        gone = target in files and target.endswith((*TAKEN_OUT, *CARRIED_AWAY))
        return f"{root}{_now(target, closing)}" if gone else None

    notice = _notice(root, current, closing)
    if path.endswith(BARE):
        notice = notice.replace("<a ", f"<a{TOP} ")
    return Sheet(path, root, current, absolute, notice, known, lead=lead)


def _moved(sheet: Sheet, words: str) -> Sheet:
    link = f'<a href="{escape(sheet.current)}">See it as it is now</a>'
    return replace(sheet, instead=f"\n<h1>This has moved</h1>\n<p>{words} {link}.</p>\n")


def _carried(path: str, closing: Closing, guide: Mapping[str, Any]) -> bytes:
    """A page in the place of a file that people take away with them."""
    root = "../" * (path.count("/") + 2)
    now = f"{root}{_now(path, closing)}"
    link = f'<a href="{escape(now)}">Have it as it is now</a>'
    body = (
        f'<aside class="fp-old" aria-label="Old version"><p>{_said(closing)} '
        f"This file is not kept in an old version. {link}.</p></aside>"
    )
    current = f"{closing.address}{_now(path, closing)}" if closing.address else now
    return html(Plain("This file is old", body, root, closing.alias, canonical=current), guide)


def _now(path: str, closing: Closing) -> str:
    """The path of a page or file in the newest version, or that version's start."""
    if closing.replaced_by is None and not closing.here:
        return "versions/"
    there = path if path in closing.here else ""
    return f"{closing.alias}/{there.removesuffix(PAGE)}"


def _notice(root: str, current: str, closing: Closing) -> str:
    link = f'<a href="{escape(current)}">See this page as it is now</a>'
    if closing.replaced_by is None:
        link = f'<a href="{root}versions/">See all versions</a>'
    return (
        '<aside class="fp-old" aria-label="Old version"><p><strong>Do not use this page.</strong> '
        f"{_said(closing)} {link}.</p></aside>"
    )


def _said(closing: Closing) -> str:
    """What became of the version, as HTML."""
    on = day(closing.on)
    if closing.replaced_by is None:
        said = f"Version {closing.version} was withdrawn on {on}. {closing.reason}"
    else:
        said = f"Version {closing.version} was replaced by version {closing.replaced_by} on {on}."
    return escape(said, quote=False)


def _guide(data: dict[str, Any], closing: Closing, known: Known) -> bytes:
    told = {"on": closing.on.isoformat(), "replaced_by": closing.replaced_by}
    rest = {name: _bare(part, known) for name, part in data.items() if name != "hash"}
    rest["contacts"] = {
        name: {"name": words, "page": f"../contacts/{name}/"} for name, words in known.names.items()
    }
    rest["closed"] = {**told, "reason": closing.reason} if closing.reason else told
    return _json(rest)


def _json(data: object) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _bare(value: Any, known: Known) -> Any:
    """Any part of the data, without numbers in its texts."""
    if isinstance(value, str):
        return "" if value in known.addresses else without_numbers(value, known)
    if isinstance(value, dict):
        return {key: _bare(item, known) for key, item in value.items()}
    return [_bare(item, known) for item in value] if isinstance(value, list) else value
