"""Repositories that several tests of releases begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.release.repository import Repository, copied, published


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with 0.1 published and 0.2 signed, to be copied."""
    found = published(tmp_path_factory.mktemp("signed") / "guide")
    found.write("0.2")
    found.commit()
    found.approve("0.2")
    return found.home


@pytest.fixture
def ready(signed: Path, tmp_path: Path) -> Repository:
    """A copy in which 0.2 could be published."""
    return copied(signed, tmp_path / "guide")
