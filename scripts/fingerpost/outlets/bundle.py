"""The parts of the theme as they are served: one sheet, one script for the frame, one a widget.

Each part has a folder under `overrides/components` with its template, style and script. Nothing of
those folders is served as it lies there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rcssmin
import rjsmin

COMPONENTS = "components"
SHEET, FRAME = "assets/site.css", "assets/frame.js"
BASE = "base"
"""The part whose style comes first: tokens and plain elements."""
SEARCH = "search"
"""The part that is served with its engine, by `outlets.searched`."""
IN_FRAME = ("header", "leave")
"""Parts whose scripts every page has; all others stand only where a page asks for them."""


def bundle(theme: Path) -> dict[str, str]:
    """The sheet and the scripts by the path at which they are served, without what is for us."""
    parts = sorted(path for path in (theme / COMPONENTS).iterdir() if path.is_dir())
    parts.sort(key=lambda part: part.name != BASE)
    frame = [path for part in parts if part.name in IN_FRAME for path in sorted(part.glob("*.js"))]
    made = {
        f"assets/{part.name}.js": slim([part / "script.js"])
        for part in parts
        if part.name not in (*IN_FRAME, SEARCH) and (part / "script.js").is_file()
    }
    styles = [part / "style.css" for part in parts if (part / "style.css").is_file()]
    sheet = "".join(path.read_text("utf-8") for path in styles)
    return {SHEET: f"{rcssmin.cssmin(sheet)}\n", FRAME: slim(frame), **made}


def slim(scripts: Iterable[Path]) -> str:
    """Scripts one after the other, without what is for us."""
    return "".join(f"{rjsmin.jsmin(path.read_text('utf-8'))}\n" for path in scripts)


def is_served(uri: str) -> bool:
    """Whether a file of the theme belongs on the site: ours come bundled, Material's not at all.

    A list of addresses is made from its template, or not at all; the template itself is no file.
    """
    own = uri.startswith(f"{COMPONENTS}/")
    material = uri.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/"))
    return not own and not material and uri != "sitemap.xml"
