"""Our scripts as they are served: without the comments and spaces that are for us."""

from __future__ import annotations

from pathlib import Path

import rjsmin

ASSETS = "assets"


def slim_scripts(site: Path) -> None:
    """Rewrites every script under the site's own assets folder, a level deep, in place."""
    for path in sorted((site / ASSETS).glob("*.js")):
        path.write_text(rjsmin.jsmin(path.read_text("utf-8")) + "\n", "utf-8")
