"""Where the browsers for the tests are."""

from __future__ import annotations

import os
import shutil

import pytest


def chromium_path() -> str:
    """The Chromium to use: FINGERPOST_CHROMIUM, or the one on the PATH."""
    path = os.environ.get("FINGERPOST_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail(
            "No Chromium: install it (apt-get install chromium) or set FINGERPOST_CHROMIUM."
        )
    return path


def quick_chromium_path() -> str:
    """The same engine without windows, FINGERPOST_SHELL, for an ordinary run; else the whole.

    It keeps no history on disk and no page in memory, so tests of those take the whole Chromium.
    """
    full = os.environ.get("FINGERPOST_FULL") == "1"
    return ("" if full else os.environ.get("FINGERPOST_SHELL")) or chromium_path()


def firefox_path() -> str:
    """The Firefox to use: FINGERPOST_FIREFOX, or Debian's on the PATH. Without one, nothing."""
    return os.environ.get("FINGERPOST_FIREFOX") or shutil.which("firefox-esr") or ""
