"""Our scripts as they are served: small, and the same scripts."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from fingerpost.outlets.slim import slim_scripts

ASSETS = Path(__file__).parents[2] / "docs" / "assets"


@pytest.mark.parametrize(("name", "most"), [("pathway.js", 4 * 1024), ("plan.js", 1024)])
def test_a_script_is_small_gzipped_as_served(tmp_path: Path, name: str, most: int) -> None:
    (tmp_path / "assets").mkdir()
    script = shutil.copy(ASSETS / name, tmp_path / "assets")
    slim_scripts(tmp_path)
    served = Path(script).read_bytes()
    assert (
        len(gzip.compress(served, 9)) <= most < len(gzip.compress((ASSETS / name).read_bytes(), 9))
    )
    assert b"'use strict'" in served or b'"use strict"' in served
    assert b"import " not in served
    assert b"fetch(" not in served
