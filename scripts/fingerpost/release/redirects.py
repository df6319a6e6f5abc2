"""Stub."""

from __future__ import annotations
from collections.abc import Iterable
from fingerpost.model.guide import Guide


def redirects(guide: Guide, here: frozenset[str]) -> dict[str, bytes]:
    """x"""
    return {}


def led_on(old: Iterable[str], here: frozenset[str], alias: str) -> dict[str, bytes]:
    """x"""
    return {}
