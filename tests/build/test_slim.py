"""The scripts as they are served: small, and the same scripts."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from fingerpost.outlets.slim import slim_scripts

ASSETS = Path(__file__).parents[2] / "docs" / "assets"


@pytest.mark.parametrize(("name", "most"), [("pathway.js", 4 * 1024), ("practice.js", 1228)])
def test_each_script_is_small_as_served(tmp_path: Path, name: str, most: int) -> None:
    (tmp_path / "assets").mkdir()
    script = ASSETS / name
    shutil.copy(script, tmp_path / "assets")
    slim_scripts(tmp_path)
    served = (tmp_path / "assets" / name).read_bytes()
    assert len(gzip.compress(served, 9)) <= most < len(gzip.compress(script.read_bytes(), 9))
    assert b"'use strict'" in served or b'"use strict"' in served
    assert b"import " not in served
    assert b"fetch(" not in served
