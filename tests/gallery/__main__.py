"""Builds the gallery into build/gallery and serves it: `python -m tests.gallery`."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from tests.browser.served import served
from tests.gallery.build import START, build_gallery

OUT = Path("build/gallery")

if __name__ == "__main__":
    build_gallery(OUT)
    with served(OUT) as address:
        sys.stdout.write(f"{address}/{START}\n")
        threading.Event().wait()
