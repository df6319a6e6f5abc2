"""The words of a comparison: names in quotation marks, lists, times to act, and what lines say."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fingerpost.shape.kinds import ACT_WORDS, Act

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
GIST = 12
"""Words of a longer text that stand for all of it."""


def plain_words(text: str) -> str:
    """Small Markdown as words in one line: a link is its words, bold loses its stars."""
    return " ".join(_LINK.sub(r"\1", text).replace("**", "").split())


def quoted(text: str) -> str:
    """`“Tell the lead today”`. The sentence around it brings its own stop."""
    return f"“{plain_words(text).removesuffix('.')}”"


def gist(text: str) -> str:
    """The first sentence or words of a text, in quotation marks."""
    words = plain_words(text)
    first = re.match(r".+?[.?!](?= |$)", words)
    found = first[0] if first else words
    few = found.split()
    return f"“{' '.join(few[:GIST])} …”" if len(few) > GIST else quoted(found)


def changed(was: str, now: str) -> str:
    """`“today” now; before it was “this week”`, for what may have been or be unsaid."""
    then = f"before it was {quoted(was)}" if was else "before it was not said"
    return f"{quoted(now)} now; {then}" if now else f"not said any more; {then}"


def listed(items: Iterable[str], word: str = "and") -> str:
    """`a, b and c`."""
    found = list(items)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {word} {found[-1]}"


def agreed(was: bool | None, now: bool | None) -> str:
    """Whether a role has agreed to answer for a page, or no longer; nothing if all is as it was."""
    if bool(was) == bool(now):
        return ""
    return "has yet to agree to it" if now else "has agreed to it"


def act_words(act: Act | None) -> str:
    """`this week`; nothing where no time is given."""
    return ACT_WORDS[act].lower() if act else ""


def small(text: str) -> str:
    """A title as it stands within a sentence: `Young people` is `young people`."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def day_words(text: str | None) -> str:
    """`22 November 2026`."""
    if not text:
        return ""
    date = datetime.date.fromisoformat(text)
    return f"{date.day} {date:%B %Y}"


def texts_in(value: Any) -> Iterator[str]:
    """Every text in plain data; the keys of a map in one order, whatever order they are in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield from texts_in(value[key])
    elif isinstance(value, Sequence):
        for item in value:
            yield from texts_in(item)
    elif value is not None:
        yield str(value)
