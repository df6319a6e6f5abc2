"""What stands from the last build of a preview, so that only pages that changed are made again.

MkDocs can leave pages as they are, but judges that by the age of files. Here a page stands while
all that it was made from is the same: its Markdown, the settings, which files there are, the
furniture and the templates. Where only the last two differ, all pages are shown anew, but the HTML
that was read from their Markdown stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import clean_directory, is_markdown_file

_PLAIN = (str, bool, int, list, dict, type(None))
"""The kinds of settings that say all there is to them when they are printed."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read from a page's Markdown, and the key of what that depended on."""

    key: str
    content: str
    title: str | None
    toc: TableOfContents
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]


class Kept:
    """The pages of the last build. After a build that failed, none of them stands."""

    def __init__(self) -> None:
        self._shown = ""
        """What the templates had to show in the last build; empty unless it went well."""
        self._showing = ""
        self._seen: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._read: dict[str, _Read] = {}

    def look(self, config: MkDocsConfig, templates: Iterable[Path]) -> None:
        """Notes what lies on the disk before any of it is read, so that no later save is missed."""
        self._seen = {
            "beside pages": _digest(_files(Path(config.docs_dir))),
            "templates": _digest(one for folder in templates for one in _files(folder)),
        }

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Marks every page as changed or not, and clears the site where none stands."""
        reading = _digest([self._seen["beside pages"], *_for_reading(config, files)])
        showing = (reading, self._seen["templates"], config.site_name, config.extra)
        self._showing = _digest(showing)
        stands = self._showing == self._shown
        self._shown = ""
        if not stands:
            clean_directory(config.site_dir)
        pages = [file for file in files if file.is_documentation_page()]
        before, self._keys = self._keys, {}
        for file in pages:
            # What was looked at is what MkDocs is to read, though the file be saved meanwhile.
            file.content_bytes = file.content_bytes
            self._keys[file.src_uri] = _digest([reading, file.content_bytes])
            changed = not stands or self._keys[file.src_uri] != before.get(file.src_uri)
            _mark(file, changed)
            if file.page and not changed:
                self._restore_links(file.page, files)

    def end(self) -> None:
        """The build went well: what it made stands."""
        self._shown = self._showing

    def markdown(self, page: Page) -> str | None:
        """Nothing to read where the page was read already; else None."""
        return "" if self._known(page) else None

    def content(self, page: Page, html: str, files: Files) -> str:
        """The page's HTML: from before where it was read already, else noted for later."""
        read = self._known(page)
        if read:
            page.title, page.toc = read.title, read.toc
            self._restore_links(page, files)
            return read.content
        links = {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()}
        key = self._keys[page.file.src_uri]
        read = _Read(key, html, page.title, page.toc, page.present_anchor_ids, links)
        self._read[page.file.src_uri] = read
        return html

    def _known(self, page: Page) -> _Read | None:
        read = self._read.get(page.file.src_uri)
        return read if read and read.key == self._keys[page.file.src_uri] else None

    def _restore_links(self, page: Page, files: Files) -> None:
        """Lets MkDocs go on telling of links to headings that are gone."""
        read = self._known(page)
        if read:
            page.present_anchor_ids = read.anchors
            found = ((files.get_file_from_path(uri), links) for uri, links in read.links.items())
            page.links_to_anchors = {to: links for to, links in found if to}


def _mark(file: File, changed: bool) -> None:
    """Answers for the file when MkDocs asks whether to make its page again."""
    file.is_modified = lambda: changed  # type: ignore[method-assign]


def _for_reading(config: MkDocsConfig, files: Files) -> Iterator[Any]:
    """What any page's HTML may depend on: the settings, and which files there are to link to."""
    yield {name: value for name, value in config.items() if type(value) in _PLAIN}
    yield [(name, dict(plugin.config)) for name, plugin in config.plugins.items()]
    yield [(file.src_uri, file.dest_uri, file.inclusion) for file in files]


def _files(folder: Path) -> Iterator[Any]:
    """The files of a folder but for pages, each with what tells whether it was saved again."""
    for path in sorted(folder.rglob("*")):
        # An editor's own files may be gone before they are looked at.
        with suppress(OSError):
            found = path.stat()
            if S_ISREG(found.st_mode) and not is_markdown_file(path.name):
                yield (path, found.st_mtime_ns, found.st_size, found.st_ino)


def _digest(parts: Iterable[Any]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()
