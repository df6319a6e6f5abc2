"""How well search finds: what readers typed, measured on words that it was not tuned on.

The words were written blind. By their hash they are in two halves: one was looked at while search
was tuned, the other was not. Floors stand a little below what is reached.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from fingerpost.model.guide import Guide
from fingerpost.search.entries import entries
from fingerpost.search.leads import leads
from fingerpost.shape.lexicon import Lexicon
from tests.search.conftest import HAND, Searched, opened

FULL = os.environ.get("FINGERPOST_FULL") == "1"
HERE = Path(__file__).parent
TUNED, UNSEEN = 0, 1
FIRST = 3
"""How many results a reader looks at."""
SAMPLE = 400
"""How many of the lexicon's phrases an ordinary run asks for."""


@dataclass(frozen=True)
class Query:
    """What was typed, whose pages it was typed on, and the places that would serve."""

    words: str
    audience: str
    kind: str
    expected: tuple[str, ...]


@cache
def queries() -> tuple[Query, ...]:
    """All that has an answer in the guide."""
    read = yaml.safe_load((HERE / "queries.yml").read_text("utf-8"))
    made = [Query(one["query"], one["who"], one["kind"], tuple(one["expect"])) for one in read]
    return tuple(query for query in made if query.expected)


@cache
def signs() -> Mapping[str, list[str]]:
    """What has to bring help, only help, or neither."""
    found: Mapping[str, list[str]] = yaml.safe_load((HERE / "signs.yml").read_text("utf-8"))
    return found


def half(words: str) -> int:
    """The half that these words are in."""
    return hashlib.sha256(words.encode()).digest()[0] % 2


def met(expected: Iterable[str], places: Iterable[str]) -> bool:
    """Whether one of the places is expected. A page is met by any part of it, a part by itself."""
    wanted = {one if "#" in one else one.rstrip("/") for one in expected}
    return any(place in wanted or place.partition("#")[0].rstrip("/") in wanted for place in places)


def missed(searched: Searched, asked: Sequence[Query]) -> list[tuple[str, list[str]]]:
    """The queries without an expected place among the first, with what came instead."""
    told = searched.answers([(query.words, query.audience) for query in asked])
    places = [searched.places(answer, FIRST) for answer in told]
    return [
        (query.words, found)
        for query, found in zip(asked, places, strict=True)
        if not met(query.expected, found)
    ]


@pytest.mark.parametrize(
    ("part", "kind", "floor"),
    [(TUNED, "", 0.92), (UNSEEN, "", 0.85), (UNSEEN, "misspelt", 0.90)],
)
def test_what_readers_look_for_is_among_the_first(
    searched: Searched, part: int, kind: str, floor: float
) -> None:
    asked = [query for query in queries() if half(query.words) == part]
    asked = [query for query in asked if kind in ("", query.kind)]
    assert len(asked) > 30
    wrong = missed(searched, asked)
    assert 1 - len(wrong) / len(asked) >= floor, wrong


def test_a_search_that_does_not_know_its_readers_would_be_noticed(searched: Searched) -> None:
    """Without the words that readers are known to type it falls below every floor."""
    shared = replace(searched.guide.shared, lexicon=Lexicon())
    guide = replace(searched.guide, shared=shared)
    poor = opened(guide, searched.js)
    asked = [query for query in queries() if half(query.words) == UNSEEN]
    assert len(missed(poor, asked)) > 0.15 * len(asked)
    told = poor.answers([(words, "") for words in signs()["danger"]])
    assert not any(answer["help"]["danger"] for answer in told)


def test_a_place_is_met_by_what_was_said() -> None:
    assert met(["a/b"], ["c/", "a/b/"])
    assert met(["a/b"], ["a/b/#part"])
    assert met(["a/b/#part"], ["a/b/#part"])
    assert not met(["a/b/#part"], ["a/b/", "a/b/#other"])
    assert not met(["a"], ["a/b/"])


def helped(searched: Searched, kind: str, part: int, told: str) -> tuple[list[str], list[str]]:
    """Of one kind's half those that bring what is told (danger or seeking), and the others."""
    asked = [words for words in signs()[kind] if half(words) == part]
    answers = searched.answers([(words, "") for words in asked])
    yes, no = [], []
    for words, answer in zip(asked, answers, strict=True):
        (yes if answer["help"][told] else no).append(words)
    return yes, no


@pytest.mark.parametrize(
    ("kind", "told", "floor"), [("danger", "danger", 0.95), ("seeking", "seeking", 0.88)]
)
def test_signs_are_met_in_words_that_nobody_tuned_by(
    searched: Searched, kind: str, told: str, floor: float
) -> None:
    yes, no = helped(searched, kind, UNSEEN, told)
    assert len(yes) / len(yes + no) >= floor, no
    assert len(helped(searched, kind, TUNED, told)[1]) <= 2


@pytest.mark.parametrize("part", [TUNED, UNSEEN])
def test_ordinary_words_seldom_bring_help(searched: Searched, part: int) -> None:
    """It errs on the side of help; but a card that always stands there is not read."""
    yes, no = helped(searched, "ordinary", part, "danger")
    assert len(yes) / len(yes + no) <= 0.06, yes


def test_whoever_seeks_a_way_is_shown_help_too(searched: Searched) -> None:
    for part in (TUNED, UNSEEN):
        yes, _ = helped(searched, "seeking", part, "seeking")
        told = searched.answers([(words, "young-people") for words in yes])
        assert all(answer["help"]["danger"] for answer in told)


def test_staff_who_found_something_find_the_page_for_it(searched: Searched) -> None:
    """A method's name alone hides nothing from those at work; young people see only help."""
    (word, *_) = (word for word in methods(searched.guide) if " " not in word)
    staff, young, nobody = (
        answer["help"]
        for answer in searched.answers([(word, "schools"), (word, "young-people"), (word, "")])
    )
    assert staff["danger"]
    assert not staff["seeking"]
    assert young["seeking"]
    assert nobody["seeking"]


def methods(guide: Guide) -> tuple[str, ...]:
    """The words that name a method; nowhere else are they written."""
    first = guide.shared.lexicon.help_first
    assert first is not None
    return tuple(first.methods)


def test_help_in_every_language_leads_to_languages(searched: Searched) -> None:
    languages = searched.guide.shared.settings.languages.values()
    asked = [(word, "") for one in languages for word in (*one.help, one.name)]
    asked += [(word, "young-people") for word, _ in asked]
    told = searched.answers(asked)
    wrong = [
        words
        for words, answer in zip(asked, told, strict=True)
        if not any(place.startswith("formats/") for place in searched.places(answer, FIRST))
    ]
    assert len(asked) > 50
    assert wrong == []


def phrases(searched: Searched) -> Iterator[Query]:
    """What is known to be typed for a page, as from its readers' pages, and the page."""
    guide, found = searched.guide, entries(searched.guide, HAND)
    known, audiences = leads(guide, found), {one.address: one.audience for one in found}
    for reference, said in guide.shared.lexicon.asked.items():
        for place in known[reference]:
            for words in said:
                yield Query(words, audiences[place], "asked", (searched.shown(place),))


def test_what_is_known_to_be_typed_finds_its_page(searched: Searched) -> None:
    """One phrase may stand under many pages, so not all of them can be among the first three."""
    by_hash = sorted(phrases(searched), key=lambda one: hashlib.sha256(repr(one).encode()).digest())
    asked = by_hash if FULL else by_hash[:SAMPLE]
    wrong = missed(searched, asked)
    assert 1 - len(wrong) / len(asked) >= 0.98, wrong


def shadows(terms: str, often: int = 10, seldom: int = 3) -> list[tuple[str, str]]:
    """Seldom terms of what is typed that are often ones with two letters swapped."""
    known = {
        term: [len(documents.split(",")) if documents else 0 for documents in fields]
        for term, *fields in (line.split("|") for line in terms.split("\n"))
    }
    own = {term for term, (*fields, _) in known.items() if any(fields)}
    return [
        (term, slip)
        for term, counts in known.items()
        if sum(counts) >= often and len(term) > 4
        for slip in swapped(term)
        if slip not in own and slip != term and 0 < sum(known.get(slip, [])) <= seldom
    ]


def swapped(word: str) -> list[str]:
    """The word with each pair of letters swapped."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


def test_no_slip_in_the_lexicon_hides_the_word_that_was_meant(searched: Searched) -> None:
    """What stands there is taken as it is, so a plain slip would find its own line alone."""
    assert shadows(searched.index["terms"]) == []
    terms = "friend|1,1,1|||1,1,1,1,1,1,1\nfreind||||8"
    assert shadows(terms) == [("friend", "freind")], "it would be noticed"


@pytest.mark.parametrize(
    "slip",
    [lambda word: word[0] + word[2] + word[1] + word[3:], lambda word: word[:4] + word[3:]],
    ids=["two letters swapped", "a letter twice"],
)
def test_a_slip_in_a_word_finds_the_same(searched: Searched, slip: Callable[[str], str]) -> None:
    said = " ".join(query.words for query in phrases(searched)).lower()
    common = Counter(re.findall(r"[a-z]{6,}", said)).most_common(150)
    words = [word for word, _ in common if slip(word) != word]
    right = searched.answers([(word, "") for word in words])
    wrong = searched.answers([(slip(word), "") for word in words])
    lost = [
        word
        for word, one, other in zip(words, right, wrong, strict=True)
        if not {*searched.places(one, FIRST)} & {*searched.places(other, FIRST)}
    ]
    assert len(words) > 100
    assert len(lost) <= 0.03 * len(words), lost


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("ng225", "#ng225"),
        ("camhs", "#cyp-mental-health-spa"),
        ("116 123", "#samaritans"),
        ("nhs 111", "#nhs-111"),
    ],
)
def test_exact_codes_win(searched: Searched, words: str, place: str) -> None:
    answer = searched.answers([(words, "")])[0]
    assert place in searched.places(answer, 1)[0]


def test_small_words_do_not_drown_the_one_that_matters(searched: Searched) -> None:
    for words in ("gillick", "the for my gillick", "what is the gillick for my and the is"):
        answer = searched.answers([(words, "")])[0]
        assert searched.places(answer, 1) == ["glossary/#gillick"], words


def test_a_whole_sentence_finds(searched: Searched) -> None:
    said = (
        "hello so my friend at school told me yesterday that she hurts herself and she made me "
        "promise to not tell anyone and now i really do not know what i should do about it please"
    )
    told = searched.answers([(said, "young-people"), (said, "")])
    for answer in told:
        assert "young-people/worried-about-a-friend/" in searched.places(answer, FIRST)


def test_words_tell_who_is_asking(searched: Searched) -> None:
    """On a page for all, "my daughter" is said by a parent."""
    answer = searched.answers([("i found cuts on my daughter", "")])[0]
    assert searched.places(answer, 1)[0].startswith("families/")


def test_pages_of_the_readers_own_come_first(searched: Searched) -> None:
    for audience in ("families", "young-people", "schools", "practitioners"):
        answer: Any = searched.answers([("what self-harm is", audience)])[0]
        assert searched.places(answer, 1) == [f"{audience}/what-self-harm-is/"]
