"""Words of the guide in Markdown for a code host: nothing in them is taken for markup or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fingerpost.compare.redline import redline

_MARKS: Mapping[str, str] = {"same": "", "removed": "~~", "added": "**"}
_SIGNS = re.compile(r"[\\`*_\[\]~|$]")
_FIRST = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)](?:\s|$)))")
_CALLS = re.compile(r"[@#]")
"""What would call a person, or link to another thread of the same number."""


def literal(text: str) -> str:
    """Some words so that they are read as they stand, on however many lines."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _SIGNS.sub(lambda found: "\\" + found[0], safe)
    safe = _CALLS.sub(lambda found: found[0] + "<!-- -->", safe)
    return "\n".join(_FIRST.sub(_unlisted, line) for line in safe.splitlines())


def _unlisted(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}<!-- -->" if sign.isdigit() else f"{space}\\{sign}"


def redlined(before: str, after: str) -> Iterator[str]:
    """Lines that show two texts as one: ~~what was taken out~~ and **what was put in**.

    Marks stand at words, never at a space, and never go from one line to the next.
    """
    found = ""
    for run in redline(before, after):
        mark = _MARKS[run.fate]
        found += "" if not found or found[-1].isspace() else " "
        found += "\n".join(_between(mark, line) for line in run.text.split("\n"))
    return (line.strip() for line in found.splitlines() if line.strip())


def _between(mark: str, line: str) -> str:
    core = line.strip()
    start = line[: len(line) - len(line.lstrip())]
    end = line[len(line.rstrip()) :] if core else ""
    return f"{start}{mark}{literal(core)}{mark}{end}" if core else line
