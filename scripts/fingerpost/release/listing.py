"""The versions of a guide as versions.json lists them, with what readers are told of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from mike.versions import VersionInfo, Versions

from fingerpost.release.order import DRAFT, LATEST
from fingerpost.release.root import Listed
from fingerpost.shape.revisions import version_order

OPEN = ("draft", "published")


def state_of(version: VersionInfo) -> str:
    """Its state; a version that `mike` put there by itself counts as published."""
    return str((version.properties or {}).get("state", "published"))


def named(versions: Versions, version: str) -> VersionInfo | None:
    """A version by its number, or None."""
    return next((one for one in versions if str(one.version) == version), None)


def older(versions: Versions, than: str, states: tuple[str, ...] = OPEN) -> tuple[str, ...]:
    """Versions which a newer one takes the place of: the older ones that are not closed yet."""
    now = version_order(than)
    found = [str(one.version) for one in versions if state_of(one) in states]
    return tuple(sorted((one for one in found if version_order(one) < now), key=version_order))


def main_alias(versions: Versions) -> str:
    """Where the website's root leads: to the newest approved version, or to the draft."""
    return LATEST if any(LATEST in one.aliases for one in versions) else DRAFT


def behind(versions: Versions, alias: str) -> VersionInfo | None:
    """The version that an alias leads to, or None."""
    return next((one for one in versions if alias in one.aliases), None)


def listed(versions: Versions, version: str, alias: str, told: dict[str, Any]) -> None:
    """Lists a version, moves its alias to it, and says of it what readers are told."""
    entry = versions.add(version, version, [alias], update_aliases=True)
    entry.aliases.intersection_update({alias})
    entry.properties = {**(entry.properties or {}), **told}


def closed(versions: Versions, version: str, told: dict[str, Any]) -> None:
    """Says of a version that it was closed, and why. No alias leads to one that was replaced."""
    entry = named(versions, version)
    if entry is not None:
        if told.get("state") == "superseded":
            entry.aliases.clear()
        entry.properties = {**(entry.properties or {}), **told}


def lines(versions: Versions) -> Iterator[Listed]:
    """The lines of the page that lists all versions, newest first."""
    for one in versions:
        told = one.properties or {}
        day = datetime.date.fromisoformat(told["released"]) if "released" in told else None
        yield Listed(
            str(one.version),
            state_of(one),
            day,
            told.get("replaced_by"),
            tuple(sorted(one.aliases)),
        )
