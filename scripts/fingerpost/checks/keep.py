"""Results kept by content, so that an unchanged file is not proved again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

from fingerpost.checks.examine import Examined
from fingerpost.problems import Problem

CACHE = Path(".cache/fingerpost/checked.json")
"""Where results are kept, seen from the folder that holds mkdocs.yml."""


@cache
def engine_code() -> str:
    """A hash of this package's own code: results of another engine are never used."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def key(base: str, label: str, raw: bytes) -> str:
    """The name under which the result for these bytes is kept."""
    return hashlib.sha256(f"{base}\0{label}\0".encode() + raw).hexdigest()


class Keep:
    """A file of results. Without a path nothing is kept; a damaged file is as good as none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._old: Mapping[str, Any] = _load(path) if path else {}
        self._new: dict[str, Any] = {}

    def get(self, name: str) -> Examined | None:
        """The kept result, or None."""
        row = self._old.get(name)
        try:
            result = _examined(row) if row is not None else None
        except (TypeError, ValueError):
            return None
        if result is not None:
            self._new[name] = row
        return result

    def put(self, name: str, result: Examined) -> None:
        """Keeps a result for the next run."""
        if self._path is not None:
            self._new[name] = astuple(result)

    def save(self) -> None:
        """Writes what this run used, in one piece; what it did not use is forgotten."""
        if self._path is None or self._new.keys() == self._old.keys():
            return
        beside = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._new, separators=(",", ":")), "utf-8")
            beside.replace(self._path)
        except OSError:
            with suppress(OSError):
                beside.unlink()


def _examined(row: Any) -> Examined:
    problems, audience, title, met, onward, walked, sides, steps, split = row
    return Examined(
        tuple(Problem(*problem) for problem in problems),
        audience,
        title,
        tuple((a, b) for a, b in met),
        tuple((target, tuple(at)) for target, at in onward),
        walked,
        tuple((step, other) for step, other in sides),
        tuple(steps),
        split,
    )


def _load(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
