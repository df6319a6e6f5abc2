"""Words that must never reach a reader, as words.yml lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.checks.bodies import LINK
from fingerpost.checks.texts import Words, as_read
from fingerpost.model.guide import Shared
from fingerpost.problems import Fault
from fingerpost.shape import shared as shape

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|^ *>.*$", re.MULTILINE)
_WARNED = re.compile(r"(?:^|(?<=[.!?]))[ >]*(?:Do not|Never)\b[^.!?]*", re.MULTILINE)
_MEANING = {
    "stigma": "is a word that hurts",
    "method": "tells of a way of self-harm",
    "grading": "grades a person's risk",
    "substitute": "is a substitute that hurts or looks like hurting",
    "secrecy": "promises secrecy",
}


@dataclass(frozen=True)
class Lexis:
    """The avoided words, ready to look for: one pattern for all, then one for each entry.

    `everything` is for case-folded text: ignoring case as it goes would take ten times as long.
    """

    everything: re.Pattern[str] | None
    entries: tuple[tuple[str, re.Pattern[str], shape.Avoided], ...]


def _one(words: str) -> str:
    parts = re.split(r"[\s-]+", words.strip())
    escaped = [re.escape(p).replace(r"\*", r"\w*").replace("'", "['’]") for p in parts]
    return r"(?:\s+|-)".join(escaped)


def lexis(words: shape.Words) -> Lexis:
    """The lists of words.yml, compiled once."""
    entries = tuple(
        (kind, re.compile(_pattern_text(entry.avoid), re.IGNORECASE), entry)
        for kind, listed in words.avoid.items()
        for entry in listed
    )
    everything = [words.casefold() for _, _, entry in entries for words in entry.avoid]
    whole = re.compile(_pattern_text(everything)) if everything else None
    return Lexis(whole, entries)


def _pattern_text(words: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(_one(w) for w in words)})(?!\w)"


def word_faults(
    found: Lexis, all_words: Iterable[Words], allowed: Iterable[shape.Allowed]
) -> Iterator[Fault]:
    """Each avoided word with its place, what it is and what to write in its place.

    Marked quotations are exempt from the kinds about manner (stigma, grading, secrecy); so are
    warnings ("Do not …", "Never …") from secrecy. Words that harm are never exempt but by name.
    """
    exceptions = [exception.words.casefold() for exception in allowed]
    for words in all_words:
        text = as_read(LINK.sub(lambda link: link[1], words.text))
        if found.everything is None or not found.everything.search(text.casefold()):
            continue
        for kind, pattern, entry in found.entries:
            for match in pattern.finditer(_checked(kind, words.field, text)):
                if match[0].casefold() not in exceptions:
                    yield _fault(words, kind, match[0], entry)


def _checked(kind: str, field: str, text: str) -> str:
    """The part of the words that this kind of list looks at."""
    if kind in ("stigma", "grading", "secrecy"):
        text = _QUOTED.sub("", text)
    if kind == "secrecy":
        text = "" if field == "do_not" else _WARNED.sub("", text)
    return text


def _fault(words: Words, kind: str, said: str, entry: shape.Avoided) -> Fault:
    hint = f'Write "{entry.prefer}".' if entry.prefer else "Leave it out."
    hint = f"{hint} {entry.why}" if entry.why else hint
    return Fault(words.at, f"words-{kind}", f'"{said}" {_MEANING[kind]}', hint)


def allowed(shared: Shared, path: str) -> list[shape.Allowed]:
    """The exceptions of words.yml that hold for this file."""
    return [entry for entry in shared.words.allowed if path.endswith(entry.where)]
