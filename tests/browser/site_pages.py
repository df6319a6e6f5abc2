"""The pages of a built site, and what each of them holds and loads."""

from __future__ import annotations

import gzip
import posixpath
from dataclasses import dataclass
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

LOADING = {"icon", "stylesheet", "preload", "modulepreload", "manifest", "prefetch"}
"""The links that make a browser fetch something."""
SOURCES = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src",
    "video": "src", "embed": "src", "object": "data", "use": "href", "input": "src",
}  # fmt: skip
"""The elements that fetch something, and the attribute that names it."""
POLICY = "content-security-policy"


class Reading(HTMLParser):
    """What a page's HTML holds, as far as promises are made about it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        """What is fetched to show the page, as the page names it."""
        self.inline: list[str] = []
        """Scripts, styles and handlers that stand in the page itself."""
        self.policies: list[str] = []
        self.early: list[str] = []
        """What is fetched before the policy is known."""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what one element holds."""
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and found.get("http-equiv", "").lower() == POLICY:
            self.policies.append(found["content"])
        self._load(tag, found)
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(f"<{tag}>")
        for name, value in found.items():
            script = value.strip().lower().startswith(("javascript:", "data:text"))
            if name in ("style", "srcdoc") or name.startswith("on") or script:
                self.inline.append(f"<{tag} {name}>")

    def _load(self, tag: str, found: dict[str, str]) -> None:
        name = SOURCES.get(tag, "")
        if tag == "link" and LOADING & set(found.get("rel", "").lower().split()):
            name = "href"
        if found.get(name) and not found[name].startswith("#"):
            self.loads.append(found[name])
            if not self.policies:
                self.early.append(found[name])


@dataclass(frozen=True)
class SitePage:
    """One page of a built site. `path` is its file's, seen from the site's folder."""

    folder: Path
    path: str

    @property
    def address(self) -> str:
        """Where it is served, below the site's address."""
        return self.path.removesuffix("index.html")

    @cached_property
    def text(self) -> str:
        """Its HTML."""
        return (self.folder / self.path).read_text("utf-8")

    @cached_property
    def reading(self) -> Reading:
        """What its HTML holds."""
        return Reading(self.text)

    @cached_property
    def loaded(self) -> frozenset[str]:
        """The files of the site that are fetched to show it, seen from the site's folder."""
        here = posixpath.dirname(self.path)
        # Only the page for what is not found names its files from the root.
        paths = [
            load.lstrip("/") if load.startswith("/") else posixpath.join(here, load)
            for load in self.reading.loads
        ]
        return frozenset(map(posixpath.normpath, paths))

    @property
    def scripts(self) -> tuple[str, ...]:
        """Its scripts, in order of name."""
        return tuple(sorted(path for path in self.loaded if path.endswith(".js")))

    @property
    def kind(self) -> tuple[str, ...]:
        """Pages of one folder with the same scripts are of one kind; each other is its own.

        So are flowcharts, which have no script of theirs.
        """
        if self.path.count("/") < 2:
            return (self.path,)
        chart = self.path.endswith("/chart/index.html")
        return (self.path.partition("/")[0], "chart" if chart else "", *self.scripts)

    @property
    def first_view(self) -> int:
        """Bytes that a browser fetches to show it for the first time, with gzip."""
        return self.weight(self.path, *self.loaded)

    def weight(self, *paths: str) -> int:
        """Bytes of these files of the site, each with gzip."""
        files = [(self.folder / path).read_bytes() for path in paths]
        return sum(len(gzip.compress(content, 9)) for content in files)


@cache
def site_pages(folder: Path) -> tuple[SitePage, ...]:
    """Every page of the site, in order of path; read once, however many tests ask."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return tuple(SitePage(folder, path) for path in paths)


def one_of_each_kind(folder: Path) -> list[SitePage]:
    """The longest page of every kind: it has most of what its kind can have."""
    longest = sorted(site_pages(folder), key=lambda page: len(page.text))
    return list({page.kind: page for page in longest}.values())
