"""Puts together what a release changes on the branch of pages: folders, root files, the list."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from mike.versions import Versions

from fingerpost.exports.notes import CHANGES as NOTES
from fingerpost.release.branch import VERSIONS, Changes, Pages
from fingerpost.release.closed import Closing, close_folder
from fingerpost.release.git import ReleaseError
from fingerpost.release.left import numbers_left
from fingerpost.release.listing import behind, closed, lines, listed, main_alias, named, state_of
from fingerpost.release.order import DRAFT, LATEST
from fingerpost.release.posters import POSTERS, Printed, Wall, poster_pages
from fingerpost.release.redirects import led_on
from fingerpost.release.root import Root, root_files
from fingerpost.release.verify import Promise

GUIDE, CHANGES = "guide.json", "what-changed/index.html"
UNLISTED = (b'content="noindex"', b'http-equiv="refresh"')
CONTACTS, ALL_VERSIONS = "contacts", "versions"
"""Folders at the root that every release writes anew, with that of the posters."""


class Assembly:
    """The changes of one release, gathered step by step; `finished` gives them."""

    def __init__(self, built: Pages, today: datetime.date) -> None:
        self._built, self._today = built, today
        self._versions = Versions.from_json(built.versions.to_json())
        self._drop: list[str] = [CONTACTS, ALL_VERSIONS, POSTERS]
        self._write: dict[str, bytes] = {}
        self._faults: dict[str, tuple[str, ...]] = {}

    def put(
        self, version: str, alias: str, files: Mapping[str, bytes], told: Mapping[str, Any]
    ) -> None:
        """Puts a version in its folder, and a copy of it in the folder of its alias."""
        self._folder(version, files)
        self._folder(alias, files)
        listed(self._versions, version, alias, dict(told))

    def replace(self, versions: tuple[str, ...], by: str, alias: str, address: str) -> None:
        """Closes the versions that another takes the place of. It has to be put first."""
        for version in versions:
            self._close(version, self._closing(version, alias, address, by=by))
            told = {"state": "superseded", "replaced_by": by, "whole": self._built.tip}
            closed(self._versions, version, {**told, "closed": self._today.isoformat()})

    def withdraw(self, version: str, reason: str, address: str) -> None:
        """Closes a version that was taken back, and its alias with it."""
        entry = named(self._versions, version)
        if entry is None:
            raise ReleaseError(f"version {version} is not on the website")
        alias = main_alias(self._versions)
        pages = self._close(version, self._closing(version, alias, address, reason=reason))
        for name in entry.aliases:
            self._folder(name, pages)
        told = {"state": "withdrawn", "closed": self._today.isoformat(), "reason": reason}
        closed(self._versions, version, told)

    def lead_on(self) -> None:
        """From the first approved version on, the draft's pages lead to the newest version."""
        draft = self._built.names(DRAFT)
        if draft and behind(self._versions, DRAFT) is None:
            old = [path for path in self._built.folder(DRAFT) if path.endswith(".html")]
            here = self._here(LATEST)
            self._folder(DRAFT, led_on(old, here, LATEST, self._guide(LATEST)))

    def finished(self, version: str, address: str) -> tuple[Changes, Promise]:
        """All changes, and what has to hold of them. `version` is the one that was released."""
        alias = main_alias(self._versions)
        guide = self._guide(alias)
        listing = tuple(
            replace(line, tells=CHANGES in self._files(line.version))
            for line in lines(self._versions)
        )
        gone = self._gone(guide)
        found = frozenset(path for path, data in self._files(alias).items() if _found(path, data))
        self._write |= root_files(Root(guide, alias, listing, found, gone, address))
        self._write |= poster_pages(self._wall(guide, alias))
        self._write[VERSIONS] = f"{self._versions.dumps()}\n".encode()
        entry = named(self._versions, version)
        own = next(iter(sorted(entry.aliases)), None) if entry else None
        return Changes(tuple(self._drop), self._write), Promise(version, own, self._faults)

    def _wall(self, guide: Mapping[str, Any], alias: str) -> Wall:
        entry = behind(self._versions, alias)
        stands = entry is not None and state_of(entry) != "withdrawn"
        current = str(entry.version) if entry and stands else None
        return Wall(tuple(self._printed()), current, alias, self._here(alias), guide)

    def _printed(self) -> Iterator[Printed]:
        """Every version as its posters need it; one that `mike` put there by itself has none."""
        for line in lines(self._versions):
            data, said = (self._json(line.version, name) for name in (GUIDE, NOTES))
            titles = {name: str(one["title"]) for name, one in data.get("pathways", {}).items()}
            entry = named(self._versions, line.version)
            more = (entry.properties or {}) if entry else {}
            renewed = {contact: datetime.date.fromisoformat(on)
                       for contact, on in more.get("renewed", {}).items()}  # fmt: skip
            yield Printed(line.version, line.state, line.released, titles,
                          said.get("pathways", {}), said.get("moved", {}),
                          str(more.get("reason", "")), renewed)  # fmt: skip

    def _json(self, version: str, name: str) -> Mapping[str, Any]:
        raw = self._write.get(f"{version}/{name}") or self._built.read(f"{version}/{name}")
        found: Mapping[str, Any] = json.loads(raw) if raw else {}
        return found

    def _folder(self, name: str, files: Mapping[str, bytes]) -> None:
        self._drop.append(name)
        self._write |= {f"{name}/{path}": data for path, data in files.items()}

    def _close(self, version: str, closing: Closing) -> dict[str, bytes]:
        files = self._whole(version)
        pages = close_folder(files, closing)
        self._folder(version, pages)
        found = numbers_left(pages, self._data(files))
        if found:
            self._faults[version] = tuple(found)
        return pages

    def _closing(
        self, version: str, alias: str, address: str, by: str | None = None, reason: str = ""
    ) -> Closing:
        own = behind(self._versions, alias)
        stands = by is not None or (own is not None and str(own.version) != version)
        here = self._here(alias) if stands else frozenset()
        return Closing(version, self._today, by, reason, alias, here, address)

    def _files(self, folder: str) -> dict[str, bytes]:
        """The files of a folder as they will be: as this release writes it, else as it was."""
        start = f"{folder}/"
        own = {p[len(start) :]: data for p, data in self._write.items() if p.startswith(start)}
        return own or self._built.folder(folder)

    def _whole(self, version: str) -> dict[str, bytes]:
        """The folder as it was before it was first closed."""
        entry = named(self._versions, version)
        before = (entry.properties or {}).get("whole") if entry else None
        return Pages(self._built.git, before or self._built.tip).folder(version)

    def _here(self, alias: str) -> frozenset[str]:
        return frozenset(self._files(alias))

    def _guide(self, alias: str) -> Mapping[str, Any]:
        """The guide that readers use; of one that was withdrawn, no contact can be relied on."""
        found = self._data(self._files(alias))
        entry = behind(self._versions, alias)
        withdrawn = entry is not None and state_of(entry) == "withdrawn"
        return {**found, "contacts": {}} if withdrawn else found

    @staticmethod
    def _data(files: Mapping[str, bytes]) -> Mapping[str, Any]:
        """The guide of a folder as data."""
        found: Mapping[str, Any] = json.loads(files.get(GUIDE, b"{}"))
        return found

    def _gone(self, guide: Mapping[str, Any]) -> dict[str, str]:
        """Contacts of earlier versions that the guide has no more: their ids and names."""
        known = {name: name for name in self._built.names(CONTACTS)} | self._names
        return {name: words for name, words in known.items() if name not in guide["contacts"]}

    @cached_property
    def _names(self) -> dict[str, str]:
        """The names that contacts had in the versions on the branch."""
        found: dict[str, str] = {}
        for version in self._versions:
            raw = self._built.read(f"{version.version}/{GUIDE}")
            data = json.loads(raw) if raw else {}
            found |= {n: str(one.get("name", n)) for n, one in data.get("contacts", {}).items()}
        return found


def _found(path: str, data: bytes) -> bool:
    """Whether search engines may list a page: it does not refuse, and is no way on to another."""
    return path.endswith(".html") and not any(mark in data for mark in UNLISTED)
