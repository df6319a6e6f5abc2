"""What stands at the website's root, above all versions: the ways in, and what they share."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from fingerpost.pages.words import day
from fingerpost.release.frame import Plain, html
from fingerpost.release.headers import header_files

STATES = {
    "draft": "A draft.",
    "published": "In use.",
    "superseded": "No longer in use.",
    "withdrawn": "Withdrawn.",
}
PAGE = "index.html"
CHANGES = "what-changed/"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of versions."""

    version: str
    state: str
    released: datetime.date | None
    replaced_by: str | None = None
    aliases: tuple[str, ...] = ()
    tells: bool = False
    """Whether it has pages of what changed."""


@dataclass(frozen=True)
class Root:
    """What the root is made from. `here` are the newest version's pages for search engines."""

    guide: Mapping[str, Any]
    """The data of the newest version."""
    alias: str
    """Its folder."""
    versions: tuple[Listed, ...]
    here: frozenset[str]
    gone: Mapping[str, str]
    """Contacts that the newest version has no more: their ids and names."""
    address: str = ""


def root_files(root: Root) -> dict[str, bytes]:
    """Every file at the root that the program answers for, by path."""
    files = {
        PAGE: html(_start(root), root.guide),
        "404.html": html(_lost(root), root.guide),
        f"versions/{PAGE}": html(_versions(root), root.guide),
        "robots.txt": _robots(root),
        ".nojekyll": b"",
        **header_files(),
    }
    if root.address:
        files["sitemap.xml"] = _sitemap(root)
    for name, contact in root.guide.get("contacts", {}).items():
        page = _contact(root, name, str(contact.get("name", name)))
        files[f"contacts/{name}/{PAGE}"] = html(page, root.guide)
    for name, words in root.gone.items():
        files[f"contacts/{name}/{PAGE}"] = html(_gone(root, words), root.guide)
    return files


def _start(root: Root) -> Plain:
    title = str(root.guide.get("settings", {}).get("title", "The guide"))
    body = (
        f'<p><a href="{root.alias}/">Go to the guide</a>. <a href="versions/">All versions</a></p>'
    )
    return Plain(title, body, "", root.alias, onward=f"{root.alias}/")


def _lost(root: Root) -> Plain:
    """Shown at any depth, so its addresses begin at the host's own root."""
    top = urlsplit(root.address).path if root.address else "/"
    base = f"{top}{root.alias}/"
    body = (
        f"<p>If somebody needs help now, use the numbers at the top of this page.</p>\n"
        f'<p>Or go to <a href="{base}">the start</a>, to <a href="{base}a-z/">A to Z</a>, to '
        f'<a href="{base}search/">search</a>, or to '
        f'<a href="{base}directory/">who can help</a>.</p>\n'
        "<p>Did the square on a poster lead here? Take it down: its version was taken back.</p>"
    )
    return Plain("We could not find that page", body, top, root.alias)


def _versions(root: Root) -> Plain:
    lines = "\n".join(f"<li>{line}</li>" for line in map(_line, root.versions))
    words = "The newest version comes first."
    if any(one.state == "published" for one in root.versions):
        words += " Use only the one that is in use."
    body = f"<p>{words}</p>\n<ul>\n{lines}\n</ul>"
    return Plain("All versions", body, "../", root.alias)


def _line(one: Listed) -> str:
    number = escape(one.version)
    said = [f'<a href="../{number}/">Version {number}</a>']
    said += [f"of {day(one.released)}"] if one.released else []
    words = [f"{' '.join(said)}.", STATES.get(one.state, "")]
    if one.replaced_by and one.state == "superseded":
        words.append(f"Version {escape(one.replaced_by)} took its place.")
    if one.tells:
        words.append(f'<a href="../{number}/{CHANGES}">What changed in version {number}</a>')
    return " ".join(filter(None, words))


def _contact(root: Root, name: str, words: str) -> Plain:
    now = f"../../{root.alias}/directory/#{name}"
    body = f'<p><a href="{escape(now)}">How to reach {escape(words, quote=False)} now</a></p>'
    return Plain(words, body, "../../", root.alias, onward=now)


def _gone(root: Root, words: str) -> Plain:
    body = (
        "<p>The guide does not name this contact any more.</p>\n"
        f'<p><a href="../../{root.alias}/directory/">Everybody who can help</a></p>'
    )
    return Plain(words, body, "../../", root.alias)


def _robots(root: Root) -> bytes:
    lines = ["User-agent: *", "Disallow:"]
    lines += [f"Sitemap: {root.address}sitemap.xml"] if root.address else []
    return ("\n".join(lines) + "\n").encode()


def _sitemap(root: Root) -> bytes:
    ElementTree.register_namespace("", SITEMAP)
    top = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for path in sorted(_found(root)):
        place = ElementTree.SubElement(top, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(place, f"{{{SITEMAP}}}loc").text = f"{root.address}{path}"
    found: bytes = ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
    return found


def _found(root: Root) -> Iterator[str]:
    """Pages for search engines: those of the newest version but the ones for authors."""
    for path in root.here:
        if path.endswith(PAGE) and not path.startswith("making/"):
            yield f"{root.alias}/{path.removesuffix(PAGE)}"
