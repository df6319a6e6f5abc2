"""What the commits of the pages say of the releases that made them; `rollback` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.release.branch import Pages

WHAT, RECORD, UNDOES, TAG = (
    f"Fingerpost-{name}" for name in ("Release", "Record", "Undoes", "Tag")
)


@dataclass(frozen=True, slots=True)
class Release:
    """A release on the branch of pages. `before` is the commit that it came after, if any."""

    commit: str
    before: str | None
    kind: str
    version: str
    record: str
    tags: tuple[str, ...]

    @property
    def what(self) -> str:
        """What it did, in two words."""
        return f"{self.kind} {self.version}"


def message(kind: str, version: str, record: str, undoes: str = "", tag: str = "") -> str:
    """The message of a commit of pages; its last lines can be read by the program."""
    lines = {WHAT: f"{kind} {version}", RECORD: record, UNDOES: undoes, TAG: tag}
    said = "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
    return f"{kind.capitalize()} {version}\n\n{said}"


def releases(pages: Pages) -> Iterator[Release]:
    """The releases that still stand, newest first: those that were undone are passed over.

    Ends at a commit that is no release, such as one that `mike` made by itself.
    """
    at = pages.tip
    while at:
        found = _said(pages, at)
        before = pages.git.commit(f"{at}^")
        undone = found.get(UNDOES)
        if undone:
            at = pages.git.commit(f"{undone}^")
            continue
        if WHAT not in found or RECORD not in found:
            return
        kind, _, version = found[WHAT].partition(" ")
        yield Release(at, before, kind, version, found[RECORD], tuple(found.get(TAG, "").split()))
        at = before


def taken_back(pages: Pages, version: str) -> str | None:
    """The commit in which a version was published that was undone since, or None: the latest."""
    at = pages.tip
    while at:
        undone = _said(pages, at).get(UNDOES)
        if undone and _said(pages, undone).get(WHAT) == f"publish {version}":
            return undone
        at = pages.git.commit(f"{at}^")
    return None


def _said(pages: Pages, commit: str) -> dict[str, str]:
    text = pages.git.text("log", "-1", "--format=%B", commit)
    pairs = (line.partition(": ") for line in text.splitlines())
    return {name: value for name, mark, value in pairs if mark}
