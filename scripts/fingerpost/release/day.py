"""The day of a build: today, or the one that a release names so that it can be made again."""

from __future__ import annotations

import contextlib
import datetime
import os
import time
from collections.abc import Iterator

EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 in the environment, as other tools read it too (reproducible-builds.org)."""


def today() -> datetime.date:
    """The day on which everything is checked and built; in UTC where the environment names it."""
    named = os.environ.get(EPOCH, "")
    if named.isdigit():
        return datetime.datetime.fromtimestamp(int(named), datetime.UTC).date()
    return datetime.date.today()


@contextlib.contextmanager
def on(moment: int) -> Iterator[datetime.date]:
    """Has everything within be built as at a moment, in seconds since 1970; gives its day."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(moment)
    try:
        yield today()
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


def moment() -> int:
    """Now, or the moment that the environment names, in seconds since 1970."""
    named = os.environ.get(EPOCH, "")
    return int(named) if named.isdigit() else int(time.time())
