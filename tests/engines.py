"""`make engines`: the tree of `fingerpost write`, built by other engines and held to our own site.

Material for MkDocs ends in May 2027. This tells how far each engine that could take its place
builds the same pages: their words, the widget's data with the anchors, and where links lead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

PARTS = {"md-content__inner", "fp-help-now", "fp-notice", "fp-foot"}
"""The classes of what is ours on a page. The rest belongs to the engine's theme."""
# Zensical writes the title of an example above it; MkDocs keeps it in an attribute.
ASIDE = {"filename"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass
class Page:
    """What is compared of a page."""

    words: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects what is ours from a page's HTML."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.page = Page()
        self._address = address
        self._text: list[str] = []
        self._open: list[bool] = []
        """Whether each element that is open is ours."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        ours = bool(classes & PARTS) or (bool(self._open) and self._open[-1])
        ours = ours and not classes & ASIDE
        if tag not in EMPTY:
            self._open.append(ours)
        if ours:
            self.page.data += [f"{k}={v}" for k, v in attrs if _is_data(k, v)]
            self.page.links += [urljoin(self._address, v) for k, v in attrs if v and k == "href"]

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1]:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self.page.words = "".join(self._text).split()


def _is_data(name: str, value: str | None) -> bool:
    """Whether an attribute is the widget's, or an anchor. A theme's own begin with two lines."""
    return name.startswith("data-fp") or (name == "id" and not (value or "").startswith("__"))


def page_of(html: str, name: str) -> Page:
    """What is compared of the page at this place in the site."""
    reader = _Reader(f"http://site/{name.removesuffix('index.html')}")
    reader.feed(html)
    reader.close()
    return reader.page


def pages_of(site: Path) -> dict[str, Page]:
    """All pages of a site, by their places."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {name: page_of((site / name).read_text("utf-8"), name) for name in names}


def differences(own: dict[str, Page], other: dict[str, Page]) -> list[str]:
    """What another engine's pages lack or say otherwise, a line for each page."""
    lines = [f"{name}: no such page" for name in own if name not in other]
    lines += [f"{name}: a page of its own" for name in other if name not in own]
    for name in own.keys() & other.keys():
        for what in ("words", "data", "links"):
            ours, theirs = getattr(own[name], what), getattr(other[name], what)
            if ours != theirs:
                lines.append(f"{name}: {what} {_first(ours, theirs)}")
    return sorted(lines)


def _first(ours: list[str], theirs: list[str]) -> str:
    """The first place where two lists differ, with what follows."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(ours), len(theirs)))
    return f"{' '.join(ours[at : at + 5])!r} became {' '.join(theirs[at : at + 5])!r}"


def build(engine: Path, tree: Path, site: Path) -> str:
    """Builds the tree with an engine, into a folder; gives what went wrong, if something did."""
    made = tree / "site"
    for folder in (made, site, tree / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
    command = [engine, "build", "-f", tree / "mkdocs.yml"]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode or not made.is_dir():
        return f"{done.stdout}{done.stderr}".strip() or "it made nothing"
    made.rename(site)
    return ""


def report(engine: Path, tree: Path, out: Path, own: dict[str, Page]) -> bool:
    """Says how an engine did, and gives whether all is the same. Its site comes into `out`."""
    if not engine.exists():
        print(f"{engine.name}: could not be installed")
        return False
    told = subprocess.run([engine, "--version"], capture_output=True, text=True, check=False)
    version = re.search(r"\d+\.[\w.]+", told.stdout)
    problem = build(engine, tree, out / engine.name)
    title = f"{engine.name} {version[0] if version else ''}".strip()
    print(f"{title}: {'not built' if problem else 'built'}")
    if problem:
        print(problem)
        return False
    found = pages_of(out / engine.name)
    lines = differences(own, found)
    print(f"  {len(found)} pages, ours has {len(own)}")
    print("  words, data and links are the same" if not lines else f"  {len(lines)} differences")
    print("".join(f"    {line}\n" for line in lines[:20]), end="")
    return not lines


def main(tree: str, own: str, *engines: str) -> int:
    """Builds a tree with each engine, beside our own site; gives 0 where all is the same."""
    pages = pages_of(Path(own))
    same = [report(Path(engine), Path(tree), Path(own).parent, pages) for engine in engines]
    return 0 if pages and all(same) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
