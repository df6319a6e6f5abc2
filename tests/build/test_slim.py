"""The widget as it is served: small, and the same script."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from fingerpost.outlets.slim import slim_scripts

SCRIPT = Path(__file__).parents[2] / "docs" / "assets" / "pathway.js"
MOST = 4 * 1024


def test_the_widget_is_at_most_4_kb_gzipped_as_served(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    shutil.copy(SCRIPT, tmp_path / "assets")
    slim_scripts(tmp_path)
    served = (tmp_path / "assets" / SCRIPT.name).read_bytes()
    assert len(gzip.compress(served, 9)) <= MOST < len(gzip.compress(SCRIPT.read_bytes(), 9))
    assert b"'use strict'" in served or b'"use strict"' in served
    assert b"import " not in served
    assert b"fetch(" not in served
