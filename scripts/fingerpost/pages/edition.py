"""How a build will stand among the other versions of a guide, when it is made to be put there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """One version among others, in a folder of its own below the website's root.

    A build that is none (`fingerpost site`, the preview) stands alone: it has no list of versions
    to lead to.
    """

    alias: str
    """The folder in which readers find the newest version: `latest`, or `draft` before that."""
    listed: bool = True
    """Whether search engines may list it; a draft beside an approved version is not listed."""
