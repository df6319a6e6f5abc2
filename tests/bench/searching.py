"""Search, side by side on one site: stock Material's, Pagefind and ours.

Four things are told: how often one of the first three results is what was looked for (recall at
3), the bytes until the first result, the time to it on a slow phone, and the time for a letter that
is typed. Ours and Pagefind are also measured on sites several times as large, to say from which
number of pages on Pagefind is ahead.

The other two are favoured where there is a choice. Their engines run in workers, which the browser
does not slow down. A result on the right page serves for them, also where a part of it was looked
for. Pagefind is asked by a box that is smaller than its own; its bytes are those for words that
were typed at once, and its time for a letter is that when all it needs is there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

import yaml
from playwright.sync_api import Browser

from tests.bench.pages import ROOT, SLOWER, chromium
from tests.bench.row import Row
from tests.bench.search_sites import Sites, build, with_larger_index, with_pagefind
from tests.bench.search_use import (
    MATERIAL,
    OURS,
    PAGEFIND,
    Reader,
    Search,
    letters,
    over,
    reader,
    ready,
)

QUERIES = ROOT / "tests" / "search" / "queries.yml"
TYPED = (
    "self harm", "safety plan", "camhs waiting list", "training for staff",
    "how to tell my parents", "my friend is cutting herself",
)  # fmt: skip
"""What is typed letter by letter, and the first five at once: all three find something for them."""
WORDS = ("camhs", "sleep", "worried", "teacher", "safety")
"""What is typed on the slow phone."""
AT_ONCE = 5
NOTHING = [["help-now/"], ["directory/"], ["a-z/"]]
"""What ours offers where it finds nothing: no results."""
LETTER, LETTER_OF_LARGE, LARGE = 16, 50, 1_000
"""Milliseconds for a letter, on a small and a large site; from how many pages on one is large."""
AFTER = "search-texts"
"""How an entry begins: ours asks for it once the first result is shown."""
NEEDS = {MATERIAL.name: ("/javascripts/", "/search_index.json"), PAGEFIND.name: ("/pagefind/",),
         OURS.name: ("/assets/search",)}  # fmt: skip
"""What a search fetches, by a part of its path. Material's bundle is one script for all that it
does; a page has it for search as well."""


@dataclass(frozen=True)
class Amount:
    """How much is measured: queries, those typed letter by letter, words, runs, sizes of sites.

    The other search is left out of sizes after `together`.
    """

    queries: int = 1_000
    typed: int = 6
    words: int = len(WORDS)
    runs: int = 2
    times: tuple[int, ...] = (1, 3, 10, 22)
    together: int = 10


QUICK = Amount(queries=20, typed=1, words=1, runs=1, times=(1, 3), together=3)


@dataclass(frozen=True)
class Query:
    """What a reader types, and what serves."""

    words: str
    who: str
    misspelt: bool
    held: bool
    expect: tuple[str, ...]


@dataclass(frozen=True)
class Bench:
    """A browser and the sites, by the search and how many times as large they are."""

    browser: Browser
    sites: Mapping[tuple[str, int], Path]
    pages: int
    amount: Amount

    def sizes(self, search: Search) -> list[int]:
        """How many times as large the sites are that have this search."""
        return [times for name, times in self.sites if name == search.name]


Figures = Mapping[int, float]
"""A figure by how many times as large the site is."""


def rows(folder: Path, amount: Amount) -> Iterator[Row]:
    """Every line about search."""
    folder.mkdir()
    sites = build(folder)
    with chromium() as browser:
        bench = Bench(browser, _grown(sites, folder, amount), len(sites.pages), amount)
        yield from _recall_rows(bench)
        yield from _byte_rows(bench)
        yield from _time_rows(bench)
        yield from _key_rows(bench)


def _grown(sites: Sites, folder: Path, amount: Amount) -> dict[tuple[str, int], Path]:
    """All sites, the larger ones too."""
    found = {
        (OURS.name, 1): sites.ours,
        (MATERIAL.name, 1): sites.stock,
        (PAGEFIND.name, 1): sites.pagefind,
    }
    for times in amount.times[1:]:
        found[OURS.name, times] = with_larger_index(sites, folder / f"ours-{times}", times)
        if times <= amount.together:
            place = folder / f"pagefind-{times}"
            found[PAGEFIND.name, times] = with_pagefind(sites, place, times)
    return found


def queries(most: int) -> list[Query]:
    """The queries to which the site has an answer; half were held back while it was tuned."""
    every = yaml.safe_load(QUERIES.read_text("utf-8"))
    found = [
        Query(
            one["query"],
            one["who"],
            one["kind"] == "misspelt",
            bool(hashlib.sha256(one["query"].encode()).digest()[0] % 2),
            tuple(one["expect"]),
        )
        for one in every
        if one["expect"]
    ]
    return found[:: max(1, len(found) // most)]


def met(expect: Sequence[str], results: Sequence[Sequence[str]], by_page: bool) -> bool:
    """Whether one of the results is what serves; with `by_page`, whether it is on the same page."""
    shown = {_plain(address) for one in results for address in one}
    pages = {address.partition("#")[0] for address in shown}
    wanted = [_plain(address) for address in expect]
    return any(
        one in shown if "#" in one and not by_page else one.partition("#")[0] in pages
        for one in wanted
    )


def _plain(address: str) -> str:
    """An address without what is added to mark words, and without the slash before its end."""
    page, sign, anchor = address.partition("#")
    return f"{page.partition('?')[0].rstrip('/')}{sign}{anchor}"


Found = list[list[str]]
"""The first results of a query: of each its addresses."""


def _found(bench: Bench, search: Search, asked: Sequence[Query], known: bool) -> list[Found]:
    """What is found first for each query; `known`: on a page of the reader's own."""
    found: dict[Query, Found] = {}
    with over(bench.sites[search.name, 1]) as (_, address):
        for who in sorted({one.who for one in asked}):
            start = {"start": f"{who}/"} if known else {}
            with ready(bench.browser, search, address, **start) as one:
                for query in (query for query in asked if query.who == who):
                    one.type(query.words, 1_500, 80)
                    results = one.results()
                    found[query] = [] if [each[:1] for each in results] == NOTHING else results
    return [found[query] for query in asked]


def _recall_rows(bench: Bench) -> Iterator[Row]:
    """Recall at 3 of the half that was held back, what is misspelt apart; ours from both pages."""
    asked = queries(bench.amount.queries)
    ways = {
        "ours": (OURS, False), "ours, own page": (OURS, True),
        MATERIAL.name: (MATERIAL, False), PAGEFIND.name: (PAGEFIND, False),
    }  # fmt: skip
    found = {name: _found(bench, search, asked, known) for name, (search, known) in ways.items()}
    for misspelt, kind in ((False, "as spelt"), (True, "misspelt")):
        some = [at for at, one in enumerate(asked) if one.misspelt == misspelt]
        held = {name: _recall(asked, found[name], some, True, name) for name in ways}
        others = [held[MATERIAL.name], held[PAGEFIND.name]]
        for name in ("ours", "ours, own page"):
            where = "" if name == "ours" else ", from own page"
            tuned = _recall(asked, found[name], some, False, name)
            detail = f"tuned half {tuned:.0f}; " + _others(asked, found, some)
            yield Row(
                f"Search, {kind}{where}: recall at 3", held[name], "%", max(others), detail, True
            )


def _others(asked: Sequence[Query], found: Mapping[str, list[Found]], some: Sequence[int]) -> str:
    """What the others have of either half, with the held half's by the part where one is meant."""
    return ", ".join(
        f"{name} {_recall(asked, found[name], some, True, name):.0f} (tuned half "
        f"{_recall(asked, found[name], some, False, name):.0f}; by the part "
        f"{_recall(asked, found[name], some, True, 'ours'):.0f})"
        for name in (MATERIAL.name, PAGEFIND.name)
    )


def _recall(
    asked: Sequence[Query], found: Sequence[Found], some: Sequence[int], held: bool, name: str
) -> float:
    """Of some queries in a hundred of one half, those for which what serves was found.

    Ours has to give the part where one is meant, the others only its page.
    """
    half = [at for at in some if asked[at].held == held]
    by_page = not name.startswith(OURS.name)
    hits = sum(met(asked[at].expect, found[at], by_page) for at in half)
    return 100 * hits / max(1, len(half))


def _byte_rows(bench: Bench) -> Iterator[Row]:
    """Kilobytes until the first result, and where Pagefind begins to need fewer."""
    ours, pagefind = (_by_size(bench, search, _kilobytes) for search in (OURS, PAGEFIND))
    material = _kilobytes(bench, MATERIAL, 1)
    detail = f"{MATERIAL.name} {material:.1f}, on every page; {_versus(bench, ours, pagefind)}"
    bar = min(material, pagefind[1])
    yield Row("Search: bytes until the first result", ours[1], "kB", bar, detail)


def _by_size(
    bench: Bench, search: Search, figure: Callable[[Bench, Search, int], float]
) -> Figures:
    """A figure of a search for each size that both are measured at."""
    sizes = [times for times in bench.sizes(search) if times <= bench.amount.together]
    return {times: figure(bench, search, times) for times in sizes}


def _kilobytes(bench: Bench, search: Search, times: int) -> float:
    """What a search fetches until the first results of what is typed at once; the median."""
    found = []
    with over(bench.sites[search.name, times]) as (line, address):
        for query in TYPED[:AT_ONCE]:
            with reader(bench.browser, search, address) as one:
                line.sent.clear()
                one.arrive()
                one.open()
                one.paste(query)
                one.wait_for_results()
                sent = line.sent.items()
                found.append(sum(size for path, size in sent if _counts(search, path)))
    return median(found) / 1_000


def _counts(search: Search, path: str) -> bool:
    return AFTER not in path and any(part in path for part in NEEDS[search.name])


def _versus(bench: Bench, ours: Figures, other: Figures) -> str:
    """Pagefind's figures beside ours by the number of pages, and where they cross."""
    told = [f"{times * bench.pages:,}: {ours[times]:.4g}, {other[times]:.4g}" for times in ours]
    place = crossing({times * bench.pages: ours[times] - other[times] for times in ours})
    return f"ours and {PAGEFIND.name} by pages {'; '.join(told)}; {place}"


def crossing(more: Mapping[int, float]) -> str:
    """Where ours begins to need more, from how much more it needs at each number of pages."""
    points = sorted(more.items())
    if points[0][1] > 0:
        return f"ours is behind from {points[0][0]:,} pages or fewer on"
    for (before, low), (after, high) in pairwise(points):
        if high > 0:
            place = before + (after - before) * -low / (high - low)
            return f"ours is ahead up to about {place:,.0f} pages"
    return f"ours is ahead up to {points[-1][0]:,} pages and more"


def _time_rows(bench: Bench) -> Iterator[Row]:
    """Seconds until a first result on the slow phone: from opening the search, and the page."""
    ours, pagefind = (_by_size(bench, search, _rested) for search in (OURS, PAGEFIND))
    material = _rested(bench, MATERIAL, 1)
    detail = (
        f"{MATERIAL.name}, which has fetched all with the page, {material:.2f}; "
        f"{_versus(bench, ours, pagefind)}"
    )
    bar = min(material, pagefind[1])
    yield Row("Search, page at rest: first result", ours[1], "s", bar, detail)
    found = {search: _arriving(bench, search, 1) for search in (OURS, MATERIAL, PAGEFIND)}
    mine, *others = found.values()
    detail = ", ".join(f"{search.name} {figure:.2f}" for search, figure in found.items())
    yield Row("Search, from opening a page: first result", mine, "s", min(others), detail)


def _rested(bench: Bench, search: Search, times: int) -> float:
    """Seconds from the opening of the search, on a page that has loaded."""
    found = []
    with over(bench.sites[search.name, times]) as (line, address):
        for word in WORDS[: bench.amount.words]:
            with reader(bench.browser, search, address) as one:
                line.speed_up()
                one.arrive()
                line.slow_down()
                one.slow_down()
                opened, seen = one.first_seen(word)
                found.append((seen - opened) / 1_000)
    return median(found)


def _arriving(bench: Bench, search: Search, times: int) -> float:
    """Seconds from the opening of the page, with the search opened as soon as it can be."""
    found = []
    with over(bench.sites[search.name, times]) as (line, address):
        line.slow_down()
        for word in WORDS[: bench.amount.words]:
            with reader(bench.browser, search, address) as one:
                one.slow_down()
                one.hurry()
                found.append(one.first_seen(word)[1] / 1_000)
    return median(found)


Letter = Callable[[Reader, str], float | None]
"""What a letter takes: by the clock, or in processor time."""


def _key_rows(bench: Bench) -> Iterator[Row]:
    """Milliseconds for a letter that is typed, at each size, and beside the others'.

    Ours does all of it in the page, so its processor time can be told, as everywhere here; the
    others' workers leave only the clock to compare by.
    """
    for times in bench.sizes(OURS):
        bar = LETTER if times * bench.pages < LARGE else LETTER_OF_LARGE
        spent = _letters(bench, OURS, times, Reader.work)
        clock = _letters(bench, OURS, times, Reader.type)
        slow = _letters(bench, OURS, times, Reader.work, slowed=True)
        detail = (
            f"median {median(spent):.1f}; by the clock {_high(clock):.0f}, median "
            f"{median(clock):.1f}; {SLOWER}x slower {_high(slow):.0f}, median {median(slow):.0f}"
        )
        what = f"Search, {times * bench.pages:,} pages: a letter, 95th of 100"
        yield Row(what, _high(spent), "ms", bar, detail)
    yield _letter_row(bench)


def _letter_row(bench: Bench) -> Row:
    """Ours beside the others."""
    ours, pagefind = (_by_size(bench, search, _by_clock) for search in (OURS, PAGEFIND))
    material = _by_clock(bench, MATERIAL, 1)
    detail = f"{MATERIAL.name} {material:.1f}; {_versus(bench, ours, pagefind)}"
    bar = min(material, pagefind[1])
    return Row("Search: a letter, median by the clock", ours[1], "ms", bar, detail)


def _by_clock(bench: Bench, search: Search, times: int) -> float:
    return median(_letters(bench, search, times, Reader.type))


def _letters(
    bench: Bench, search: Search, times: int, letter: Letter, slowed: bool = False
) -> list[float]:
    """Milliseconds from each letter to its results: the best of several, each in a new page.

    Letters that change nothing are left out.
    """
    runs = 1 if slowed else bench.amount.runs
    with over(bench.sites[search.name, times]) as (_, address):
        each = [
            [_spent(bench.browser, search, address, query, letter, slowed) for _ in range(runs)]
            for query in TYPED[: bench.amount.typed]
        ]
    best = [min(turns) for query in each for turns in zip(*query, strict=True)]
    return [spent for spent in best if spent < float("inf")]


def _spent(
    browser: Browser, search: Search, address: str, query: str, letter: Letter, slowed: bool
) -> list[float]:
    """What each letter of a query takes; one that changes nothing takes for ever."""
    with ready(browser, search, address) as one:
        if search is PAGEFIND:
            for text in (*letters(query), ""):
                one.type(text)
        if slowed:
            one.slow_down()
        spent = [letter(one, text) for text in letters(query)]
    return [float("inf") if each is None else each for each in spent]


def _high(spent: Sequence[float]) -> float:
    """The 95th of a hundred."""
    return quantiles(spent, n=20, method="inclusive")[-1]
