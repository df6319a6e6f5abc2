"""Limits that are checked before YAML is parsed, so that no file can crash or stall the reader.

PyYAML's C composer recurses once for each level of nesting and overflows Python's stack on very
deep input, so depth is bounded first: cheaply from the text, exactly from the event stream where
the cheap bound is not enough.
"""

from __future__ import annotations

import re

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_SHOWN = 1_000
"""Characters of a message: a file's own words in it may be as long as the file."""
MAX_VALUES = 100_000
"""Values in one file after aliases are written out: stops an alias bomb."""

_CHEAP_OPENERS = 500
_CHEAP_PREFIX = 100
_PREFIX = re.compile(r"^[ \-?:\t]+", re.MULTILINE)
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def too_deep(text: str) -> tuple[int, int] | None:
    """The line and column (from 1) where nesting passes `MAX_DEPTH`, or None.

    Raises `yaml.YAMLError` where the text is not YAML and depth had to be counted exactly.
    """
    if text.count("[") + text.count("{") < _CHEAP_OPENERS and _longest_prefix(text) < _CHEAP_PREFIX:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, _OPENING):
            depth += 1
            if depth > MAX_DEPTH:
                mark = event.start_mark
                return (mark.line + 1, mark.column + 1) if mark else (1, 1)
        elif isinstance(event, _CLOSING):
            depth -= 1
    return None


def _longest_prefix(text: str) -> int:
    """The longest run of indentation and list marks at a line's start: bounds block depth."""
    return max((len(run) for run in _PREFIX.findall(text)), default=0)
