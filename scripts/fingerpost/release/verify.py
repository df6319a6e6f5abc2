"""Looks at a release before it is put in place: is it what it should be, and nothing else?"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from fingerpost.release.branch import VERSIONS, Changes, Pages
from fingerpost.release.git import ReleaseError

_LINK = re.compile(rb"<(?:a|link|script|img)\b[^>]*?\s(?:href|src)=(?:\"([^\"]*)\"|([^\s>\"]+))")


@dataclass(frozen=True)
class Promise:
    """What has to hold: the version is listed, under this alias; no number is in closed folders."""

    version: str
    alias: str | None
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Faults that an independent look found in folders that were closed, by folder."""


def verify(before: Pages, commit: str, changes: Changes, promise: Promise | None) -> None:
    """Raises ReleaseError, with every fault, where a commit of pages is not what it should be."""
    faults = [
        *_manifest(before, commit, changes),
        *_dead_links(before, commit, changes),
        *(_listed(changes, promise) if promise else ()),
    ]
    if faults:
        more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
        raise ReleaseError(f"the release is not whole: {'; '.join(faults[:3])}{more}")


def _manifest(before: Pages, commit: str, changes: Changes) -> Iterator[str]:
    """Every file that was to be written is there to the byte; what was not named stayed."""
    git = before.git
    form = git.text("rev-parse", "--show-object-format")
    expected = {
        path: one for path, one in before.objects.items() if not _within(path, changes.drop)
    }
    expected |= {path: _object(data, form) for path, data in changes.write.items()}
    found = git.files(commit)
    for path in sorted({*expected, *found}):
        if expected.get(path) != found.get(path):
            yield f"{path} is {'missing' if path not in found else 'not as it was made'}"


def _within(path: str, drop: object) -> bool:
    names = drop if isinstance(drop, tuple | list) else ()
    return any(path == name or path.startswith(f"{name}/") for name in names)


def _object(data: bytes, form: str) -> str:
    """The name that git gives to a file with these bytes."""
    return hashlib.new(form, b"blob %d\0" % len(data) + data).hexdigest()


def _dead_links(before: Pages, commit: str, changes: Changes) -> Iterator[str]:
    """Links from the pages written now that lead, within the site, to no file."""
    there = before.git.files(commit)
    for path, data in changes.write.items():
        if path.endswith(".html") and path != "404.html":
            for link in sorted(set(_links(data))):
                target = _target(path, link)
                if target is not None and not _leads(target, there):
                    yield f"{path} links to {link}, which is not there"


def _links(page: bytes) -> Iterator[str]:
    for quoted, bare in _LINK.findall(page):
        yield (quoted or bare).decode("utf-8", "replace").replace("&amp;", "&")


def _target(path: str, link: str) -> str | None:
    """The path to which a link of a page leads; None where it leaves the site or stays on it."""
    way = link.split("#", 1)[0].split("?", 1)[0]
    if not way or re.match(r"[a-z][a-z0-9+.-]*:|/", way, re.IGNORECASE):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(way)))


def _leads(target: str, there: Mapping[str, str]) -> bool:
    page = "index.html" if target == "." else f"{target}/index.html"
    return target in there or page in there


def _listed(changes: Changes, promise: Promise) -> Iterator[str]:
    listed = {one["version"]: one for one in json.loads(changes.write.get(VERSIONS, b"[]"))}
    entry = listed.get(promise.version)
    if entry is None:
        yield f"{promise.version} is not listed in {VERSIONS}"
    elif promise.alias and promise.alias not in entry["aliases"]:
        yield f"{promise.alias} does not lead to {promise.version}"
    for folder, faults in promise.closed.items():
        for fault in faults:
            yield f"{folder} still holds a number: {fault}"
