"""Projects of their own for the tests: this project's settings, templates and readers' pages."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]


def copy_settings(home: Path) -> None:
    """Copies what a site is built with but its guide; the search engine is shared, not copied.

    Pages for authors are left out: a site under test has enough to build without them.
    """
    shutil.copy(ROOT / "mkdocs.yml", home)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("making"))
    (home / "node_modules").symlink_to(ROOT / "node_modules")
