"""How hard a file is to read, estimated from the length of its words and sentences.

The estimate is the automated readability index (Senter and Smith, 1967): it needs no dictionary,
and is good for finding the hardest pages, not for proving that a page is easy. So it only warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest

from fingerpost.checks.bodies import LINK
from fingerpost.checks.texts import Words
from fingerpost.problems import DataPath, Fault

_SENTENCE = re.compile(r"[.!?:;](?:\s|$)|\n\s*(?:[-*+]|\d+\.)\s|\n\s*\n")
_BETWEEN = re.compile(r"\W+")
NAMES = frozenset({"name", "provider", "publisher", "role", "source", "term", "title"})
"""Fields that hold a name and no sentence."""
SHORTEST = 8
"""Words of the shortest sentence that is looked at on its own."""
SCHOOL_STARTS = 5
"""The index counts school years; British children start school at about five."""


def sentences(text: str) -> list[list[str]]:
    """The sentences of some small Markdown, each as its words; list items are sentences."""
    plain = LINK.sub(lambda match: match[1], text)
    return [words for part in _SENTENCE.split(plain) if (words := part.split())]


def reading_age(texts: Iterable[str]) -> float | None:
    """The age at which the texts should read easily, in years; None for fewer than 100 words."""
    counted = [(len(_BETWEEN.sub("", text)), sentences(text)) for text in texts]
    words = sum(len(sentence) for _, found in counted for sentence in found)
    if words < 100:
        return None
    letters = sum(n for n, _ in counted)
    per_sentence = words / sum(len(found) for _, found in counted)
    return 4.71 * letters / words + 0.5 * per_sentence - 21.43 + SCHOOL_STARTS


def long_sentences(all_words: Iterable[Words], longest: int) -> Iterator[Fault]:
    """A warning for each sentence of more than `longest` words."""
    for words in all_words:
        if words.text.count(" ") < longest:
            continue
        for sentence in sentences(words.text):
            if len(sentence) > longest:
                message = f'the sentence "{" ".join(sentence[:6])} …" has {len(sentence)} words'
                hint = f"Try two sentences of fewer than {longest} words."
                yield Fault(words.at, "long-sentence", message, hint, "warning")


def hard_to_read(all_words: Iterable[Words], age: int | None) -> Iterator[Fault]:
    """One warning where the whole file reads older than `age`."""
    estimate = reading_age(words.text for words in all_words) if age else None
    if age and estimate and estimate > age:
        message = f"this page reads like one for age {estimate:.0f}; its readers need {age}"
        hint = "Shorter words and sentences help most."
        yield Fault((), "reading-age", message, hint, "warning")


@dataclass(frozen=True, slots=True)
class Hard:
    """A sentence that is hard to read, with its place; `age` is the estimate for it alone."""

    age: float
    path: str
    at: DataPath
    sentence: str


def hardest(files: Mapping[str, Iterable[Words]], most: int = 10) -> list[Hard]:
    """The sentences that read hardest, each file's words given by its path; hardest first.

    Very short sentences are left out: one long word in four says little about a sentence.
    """
    found = (
        Hard(_index(sentence), path, words.at, " ".join(sentence))
        for path, all_words in files.items()
        for words in all_words
        for sentence in sentences(words.text)
        if len(sentence) >= SHORTEST and words.field not in NAMES
    )
    return nlargest(most, found, key=lambda hard: (hard.age, hard.path, hard.sentence))


def _index(sentence: list[str]) -> float:
    letters = sum(len(_BETWEEN.sub("", word)) for word in sentence)
    return 4.71 * letters / len(sentence) + 0.5 * len(sentence) - 21.43 + SCHOOL_STARTS
