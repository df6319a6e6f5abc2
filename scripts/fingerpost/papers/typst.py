"""Words and calls in the language of the engine, so that nothing an author writes is a command.

Every word of a guide stands in a string. A string has two signs that mean something, and both are
escaped here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def literal(text: str) -> str:
    """Text as a string: exactly these words on one line, whatever they are."""
    line = _UNSEEN.sub("", _SPACE.sub(" ", text))
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def call(name: str, parts: Iterable[str] = (), named: Mapping[str, str] | None = None) -> str:
    """A call of a function of the look. `parts` and the values of `named` are expressions."""
    if not all(_NAME.fullmatch(one) for one in (name, *(named or {}))):
        raise ValueError(f"not the name of a function: {name}")
    options = [f"{key}: {value}" for key, value in (named or {}).items()]
    return f"{name}({', '.join([*options, *parts])})"


def joined(parts: Iterable[str]) -> str:
    """Several expressions as one piece of content."""
    found = [part for part in parts if part]
    return found[0] if len(found) == 1 else call("j", found)


def content(part: str) -> str:
    """An expression as content, which a bare string is not."""
    return part if part.startswith("j(") else call("j", [part] if part else [])
