"""Where a link leads: every address inside the site, as seen from the page that holds it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache

from fingerpost.model.guide import Guide
from fingerpost.pages.numbers import dialled
from fingerpost.pages.sheet import inline
from fingerpost.shape.kinds import LINK_KINDS

DIRECTORY, EVIDENCE, GLOSSARY = "directory.md", "evidence.md", "glossary.md"
ONE_RESPONSE, ABOUT, HOME = "one-response.md", "about.md", "index.md"
PRACTICE = "practice/index.md"

TOOLBOX, PROGRAMMES, TRAINING = "toolbox/index.md", "programmes/index.md", "training/index.md"
HELP_NOW, A_TO_Z, SEARCH = "help-now.md", "a-z.md", "search.md"
EMBEDDING, IT_TEAMS = "embedding.md", "for-it-teams.md"
WHAT_CHANGED, EVERY_CHANGE = "what-changed/index.md", "what-changed/everything.md"
CASE_STUDIES, LIVING, FORMATS = "case-studies/index.md", "living.md", "formats.md"

_OURS = re.compile(rf"\[([^\[\]]+)\]\(({'|'.join(LINK_KINDS)}):([a-z0-9/-]+)\)")


@lru_cache(maxsize=65536)
def _relative(uri: str, folder: str) -> str:
    """The way to a page from a folder; every page links to the same ones again and again."""
    return posixpath.relpath(uri, folder or ".")


def practice_uri(pathway: str) -> str:
    """Where the practice page of a pathway stands."""
    return f"practice/{pathway}.md"


def changes_uri(audience: str) -> str:
    """Where it stands what changed for an audience."""
    return f"what-changed/{audience}.md"


def embed_uri(pathway: str) -> str:
    """Where a pathway stands alone, for a frame of another website."""
    return f"{pathway}/embed.md"


def table_uri(pathway: str) -> str:
    """Where the table of a pathway's rules stands."""
    return f"{pathway}.csv"


def feed_uri(audience: str) -> str:
    """Where the feed of what changes stands, for an audience or (nothing) for all."""
    return f"{audience}/feed.xml".removeprefix("/")


def chart_uri(pathway: str) -> str:
    """Where the flowchart of a pathway stands."""
    return f"{pathway}/chart.md"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a guide, as the point from which links are drawn."""

    guide: Guide
    uri: str

    def to(self, uri: str, anchor: str = "") -> str:
        """The relative address of another page of the site, for a Markdown link."""
        path = _relative(uri, posixpath.dirname(self.uri))
        return f"{path}#{anchor}" if anchor else path

    def contact(self, contact: str) -> str:
        """The address of an entry of the directory."""
        return self.to(DIRECTORY, contact)

    def pathway(self, pathway: str) -> str:
        """The address of a pathway, by `audience/name`."""
        return self.to(f"{pathway}.md")

    def practice(self, pathway: str) -> str:
        """The address of the practice page of a pathway that has stories."""
        return self.to(practice_uri(pathway))

    def chart(self, pathway: str) -> str:
        """The address of the flowchart of a pathway."""
        return self.to(chart_uri(pathway))

    @property
    def audience(self) -> str:
        """The audience in whose folder the page lies, or nothing."""
        folder = self.uri.split("/", maxsplit=1)[0]
        return folder if folder in self.guide.shared.settings.audiences else ""

    def explainer(self, name: str) -> str:
        """The address of an explainer: in the words of this page's readers where there are any."""
        known = self.guide.pieces.explainers.get(name)
        if known is None:
            return self.to(HOME)
        own = self.audience if self.audience in known.audiences else known.audiences[0]
        return self.to(f"{own}/{name}.md")

    def body(self, text: str) -> str:
        """An author's Markdown with `contact:`, `pathway:` and `term:` links turned real."""
        lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
        return _OURS.sub(lambda found: f"[{found[1]}]({self._ours(*found.groups())})", lines)

    def line(self, text: str) -> str:
        """One line of an author: links and bold work in it, all else is shown as it is."""
        return self.body(inline(text))

    def _ours(self, words: str, kind: str, name: str) -> str:
        if kind == "contact":
            known = self.guide.shared.contacts.get(name)
            return (dialled(known, words) if known else "") or self.contact(name)
        if kind == "explainer":
            return self.explainer(name)
        pages = {"pathway": "", "tool": "toolbox/", "programme": "programmes/"}
        return self.to(f"{pages[kind]}{name}.md") if kind in pages else self.to(GLOSSARY, name)
