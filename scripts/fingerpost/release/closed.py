"""Stub."""

from __future__ import annotations
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Closing:
    """x"""

    version: str
    on: datetime.date
    replaced_by: str | None
    reason: str
    alias: str
    here: frozenset[str]
    address: str = ""


def close_folder(files: Mapping[str, bytes], closing: Closing) -> dict[str, bytes]:
    """x"""
    return {
        "index.html": f"<h1>closed {closing.version} {closing.replaced_by} {closing.reason}</h1>".encode(),
        "guide.json": b"{}",
    }


def numbers_left(files: Mapping[str, bytes], data: Mapping[str, Any]) -> list[str]:
    """x"""
    return []
