"""The day of a build: today, or the one that a release names so that it can be made again."""

from __future__ import annotations

import datetime
import os

EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 in the environment, as other tools read it too (reproducible-builds.org)."""


def today() -> datetime.date:
    """The day on which everything is checked and built; in UTC where the environment names it."""
    named = os.environ.get(EPOCH, "")
    if named.isdigit():
        return datetime.datetime.fromtimestamp(int(named), datetime.UTC).date()
    return datetime.date.today()
