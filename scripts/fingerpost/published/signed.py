"""What a signature stands under: every part of the guide by name, each with a code of its content.

There are two signatures. *Words* is all that readers meet but the contacts; *directory* is the
contacts. Neither has the revisions and what was answered with them, the dates on which something
was read again, the guide's own number and state, or the program in it: those change without
anybody having to sign anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.published.data import canonical, guide_data
from fingerpost.shape.revisions import Signed

NEITHER = frozenset({"format", "hash", "revisions", "contacts", "settings"})
UNSIGNED_SETTINGS = frozenset(
    {"version", "state", "notice", "sign_off", "bank_holidays", "address", "pdf"}
)
READ_AGAIN = frozenset({"reviewed", "review_by", "checked", "verified"})
"""Fields that say when something was looked at. They are renewed without new words."""
CODE = 12
"""The length of a code: enough to tell two texts apart, short enough to be kept in a file."""

Codes = Mapping[str, str]


def codes(guide: Guide, signed: Signed) -> Codes:
    """A code for each part that the signature stands under, like `pathways/schools/told`."""
    data = guide_data(guide)
    parts = dict(_directory(data) if signed == "directory" else _words(data, guide.docs))
    return {name: _code(part) for name, part in sorted(parts.items())}


def signature(found: Codes) -> str:
    """The hash of all codes, to which an approval is bound."""
    return hashlib.sha256(canonical(found).encode()).hexdigest()


def changed_parts(before: Codes, now: Codes) -> tuple[str, ...]:
    """The parts that are not as they were when they were signed."""
    return tuple(n for n in sorted({*before, *now}) if before.get(n) != now.get(n))


def _directory(data: Mapping[str, Any]) -> dict[str, Any]:
    return {f"contacts/{name}": entry for name, entry in data["contacts"].items()}


def _words(data: Mapping[str, Any], docs: Mapping[str, str]) -> dict[str, Any]:
    settings = data["settings"]
    found = {f"guide/{n}": settings[n] for n in settings if n not in UNSIGNED_SETTINGS}
    for part, entries in data.items():
        if part not in NEITHER:
            found |= {f"{part}/{name}": entry for name, entry in entries.items()}
    found.pop("living/you_said", None)
    return found | {f"docs/{name}": text for name, text in docs.items()}


def _code(part: Any) -> str:
    return hashlib.sha256(canonical(_lasting(part)).encode()).hexdigest()[:CODE]


def _lasting(part: Any) -> Any:
    """The content without the dates on which it was read again."""
    if isinstance(part, Mapping):
        return {key: _lasting(value) for key, value in part.items() if key not in READ_AGAIN}
    return [_lasting(item) for item in part] if isinstance(part, list) else part
