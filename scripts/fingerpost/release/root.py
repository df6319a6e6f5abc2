"""Stub."""

from __future__ import annotations
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Listed:
    """x"""

    version: str
    state: str
    released: datetime.date | None
    replaced_by: str | None = None
    aliases: tuple[str, ...] = ()


def root_files(
    *,
    guide: Mapping[str, Any],
    alias: str,
    versions: tuple[Listed, ...],
    here: frozenset[str],
    gone: Mapping[str, str],
    address: str,
) -> dict[str, bytes]:
    """x"""
    return {
        "index.html": f'<a href="{alias}/">{alias}</a>'.encode(),
        "versions/index.html": repr(versions).encode(),
    }
