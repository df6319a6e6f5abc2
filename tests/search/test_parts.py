"""The parts of search: how words are read, likened and hidden, and what is looked up."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.harness import Parts, entry

FILLER = [entry(f"{first}{second}filler") for first in "abcdefgh" for second in "mnopqrst"]
"""Pages beside those that are looked for: a word that many pages have tells little."""
WORDS = st.text("abc", max_size=7)


def osa(a: str, b: str) -> int:
    """Letters to change, put in, leave out or swap with the next, no letter twice."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            same = a[i - 1] == b[j - 1]
            rows[i][j] = min(
                rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same)
            )
            if i > 1 and j > 1 and a[i - 2 : i] == b[j - 2 : j][::-1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(WORDS, WORDS, st.integers(0, 4))
def test_slips_are_counted_as_by_the_book(js: Parts, a: str, b: str, most: int) -> None:
    assert js.call("apart", a, b, most) == min(osa(a, b), most + 1)


def test_a_swap_is_one_slip(js: Parts) -> None:
    assert osa("freind", "friend") == js.call("apart", "freind", "friend", 3) == 1
    assert osa("ca", "abc") == 3, "not two: a letter that was swapped is left alone"


def test_words_are_told_apart_in_every_script(js: Parts) -> None:
    assert js.call("words", "  Don’t—PANIC, it's “OK”! ") == ["dont", "panic", "its", "ok"]
    assert js.call("words", "Žuvų naïve café") == ["zuvu", "naive", "cafe"]
    assert js.call("words", "সাহায্য করুন") == ["সাহায্য", "করুন"]
    assert js.call("words", "?!… –") == []


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("hurt hurts hurting", "hurt"),
        ("cut cuts cutting", "cut"),
        ("family families", "family"),
        ("stop stops stopped stopping", "stop"),
        ("harm harms harmed harming", "harm"),
        ("feel feels feeling", "feel"),
        ("tell tells telling", "tell"),
        ("pass passing passed", "pass"),
    ],
)
def test_endings_do_not_matter(js: Parts, forms: str, stem: str) -> None:
    assert set(js.stems(forms)) == {stem}


def test_words_that_only_look_alike_stay_apart(js: Parts) -> None:
    kept = "this bus stress crisis gas sing red need મદદ помощь"
    assert js.stems(kept) == kept.split()


@given(st.text(string.ascii_lowercase, min_size=1, max_size=12))
def test_a_stem_is_never_lost(js: Parts, word: str) -> None:
    """It begins as the word does, but for "ies", and something is left of it."""
    (stem,) = js.stems(word)
    assert stem
    assert word.startswith(stem) or stem.endswith("y")


@pytest.mark.parametrize(
    "pair", ["fotograf photograph", "nife knife", "kownsler counsler", "sikology cychology",
             "rist wrist", "enuff enough"],
)  # fmt: skip
def test_what_sounds_alike_has_one_sound(js: Parts, pair: str) -> None:
    sounds = {js.call("sound", word) for word in pair.split()}
    if pair == "enuff enough":
        assert len(sounds) == 2, "it is rough, and knows that it is"
    else:
        assert len(sounds) == 1, sounds


def test_more_slips_are_forgiven_in_longer_words(js: Parts) -> None:
    forgiven = [js.call("slips", length) for length in range(1, 14)]
    assert forgiven == sorted(forgiven)
    assert forgiven[2] == 0, "short words are too alike"
    assert forgiven[3] == 1
    assert forgiven[12] == 3


@given(st.text(string.ascii_lowercase, min_size=6, max_size=12), st.data())
def test_a_word_with_a_slip_shares_a_hash(js: Parts, word: str, data: st.DataObject) -> None:
    """One letter left out, put in or changed is met; a code tells nothing of the word."""
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    own = set(js.call("hashes", word))
    assert not any(word in code for code in own)
    for slip in (word[:at] + word[at + 1 :], f"{word[:at]}{letter}{word[at:]}"):
        assert len(word) < 7 or own & set(js.call("hashes", slip)), slip
    changed = f"{word[:at]}{letter}{word[at + 1 :]}"
    assert own & set(js.call("hashes", changed))


@given(st.sets(st.text(string.ascii_lowercase, min_size=1, max_size=5), min_size=2, max_size=9))
def test_short_words_have_one_hash_each(js: Parts, words: set[str]) -> None:
    codes = [js.call("hashes", word) for word in words]
    assert all(len(code) == 1 for code in codes)
    assert len({code[0] for code in codes}) == len(words)


LISTS = {
    "sets": {"want": ["want", "wish"], "gone": ["gone", "away"]},
    "danger": ["<want> be <gone>", "kites*", "everything"],
    "seeking": ["how fly kite"],
    "others": ["my pupil"],
    "ordinary": ["want be gone fishing", "kitesurf lessons"],
}
"""Signs about nothing, for how signs are read."""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("want be gone", "danger"),
        ("i wish to be far away now", "danger"),
        ("WANT, to (be) ... gone!", "danger"),
        ("be gone want", ""),
        ("want one two three be gone", "danger"),
        ("want one two three four be gone", ""),
        ("kitesurfing", "danger"),
        ("kite", ""),
        ("evrything", "danger"),
        ("everythnig", "danger"),
        ("3v3ryth1ng", "danger"),
        ("every*thing", "danger"),
        ("wanted", ""),
        ("how do i fly a kite", "seeking"),
        ("how does my pupil fly a kite", "danger"),
        ("my pupil", ""),
        ("want be gone fishing", ""),
        ("want be gone a fishing", "danger"),
        ("want be gone fishing, want be gone", "danger"),
        ("kitesurf lessons", ""),
        ("", ""),
    ],
)
def test_a_sign_is_met_as_authors_are_told(js: Parts, words: str, told: str) -> None:
    assert js.signs(LISTS, [words]) == [told]


HIDDEN = ("zimbalisto", "quorp")
"""Made-up words in place of those that name a method."""


def test_a_method_is_a_sign_by_itself_and_hides_pages_only_from_careful_readers(js: Parts) -> None:
    for word in (*HIDDEN, "zimbalist", "zimbalistoo", "zimbalixto", "z1mb4l15t0"):
        told = [js.signs({}, [word], methods=HIDDEN, careful=careful) for careful in (True, False)]
        assert told == [["seeking"], ["danger"]], word
    assert js.signs({}, ["quor", "quarp", "zimba"], methods=HIDDEN) == ["", "", ""]
    lists = {"others": ["my pupil"], "ordinary": ["quorp cake"]}
    assert js.signs(lists, ["my pupil has zimbalisto"], methods=HIDDEN) != ["seeking"]
    asked = ["quorp cake", "quorp cake and quorp"]
    assert js.signs(lists, asked, methods=HIDDEN) == ["", "seeking"]


def test_hidden_words_are_met_and_cannot_be_read(js: Parts) -> None:
    lists: dict[str, Any] = {
        "within": HIDDEN, "danger": ["took quorp", "<all> now"], "sets": {"all": ["zimbalisto"]},
    }  # fmt: skip
    asked = [
        "i took the quorp",
        "zimbalisto now",
        "zimbalist now",
        "zimbalixto now",
        "zimbalistoo now",
    ]
    assert js.signs(lists, asked) == ["danger"] * 5, "a slip is met too"
    assert js.signs(lists, HIDDEN) == ["", ""], "they are a sign only with others"
    split = {**lists, "danger": [sign.split() for sign in lists["danger"]]}
    served = str(js.ask("hidden", split, HIDDEN))
    assert "took" in served, "what is no method can be read"
    assert not [word for word in HIDDEN if word[:4] in served]


TREES = ("ash", "ashes", "birch", "birches", "beech", "oak", "oaks", "elm", "willow")
TERMS = st.sampled_from(TREES)
TEXT = st.lists(TERMS, max_size=4).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(entry, TEXT, also=st.lists(TEXT, max_size=2), text=TEXT,
              asked=st.lists(TEXT.filter(bool), max_size=2)),
    min_size=1, max_size=5,
)  # fmt: skip
OPTIONS = st.fixed_dictionaries({"prefix": st.booleans(), "fuzzy": st.sampled_from([False, 1, 2])})


@given(DOCUMENTS, OPTIONS)
def test_the_packed_index_is_what_the_engine_made(
    js: Parts, documents: list[dict[str, Any]], options: Mapping[str, Any]
) -> None:
    terms = ["ash", "birch", "bech", "oa", "wilow", "elms", "fil"]
    for built, loaded in js.ask("both", {"entries": [*documents, *FILLER]}, terms, options):
        assert built == loaded


def test_a_word_of_many_texts_is_left_out(js: Parts) -> None:
    """It is the one thing that the packed index does not have."""
    entries = [{**page, "text": "common"} for page in FILLER]
    ((built, loaded),) = js.ask("both", {"entries": entries}, ["common"], {})
    assert len(built) == len(FILLER)
    assert loaded == []


def found(js: Parts, *pages: dict[str, Any], **more: Any) -> Callable[..., list[str]]:
    """What is found among these pages and many others."""
    given = {"entries": [*pages, *FILLER], **more}
    return lambda words, **how: js.find(given, words, **how)


def test_names_slips_sounds_and_beginnings_are_found(js: Parts) -> None:
    find = found(js, entry("Safeguarding", also=["Child protection"]), entry("Psychiatrist"))
    for words in ("safeguarding", "safegaurding", "saefgurading", "safe guarding", "Protection"):
        assert find(words)[:1] == ["Safeguarding"], words
    for words in ("psychiatrist", "psychiatrists", "phychiatrist", "psykyatrist"):
        assert find(words)[:1] == ["Psychiatrist"], words
    assert find("safegu", ongoing=True)[:1] == ["Safeguarding"]
    assert find("xylophone") == []


def test_two_words_may_be_typed_as_one_and_one_as_two(js: Parts) -> None:
    find = found(js, entry("Night owls"), entry("Notebook"))
    assert find("nightowls") == ["Night owls"]
    assert find("note book") == ["Notebook"]


def test_short_words_are_not_taken_for_others(js: Parts) -> None:
    assert found(js, entry("GP"), entry("Cat"))("cag") == []
    assert found(js, entry("Cats and dogs"))("dgos") == ["Cats and dogs"]


def test_words_that_mean_the_same_find(js: Parts) -> None:
    more = {"alike": [{"said": ["shrink"], "means": ["psychiatrist"]}]}
    assert found(js, entry("Psychiatrist"), **more)("shrink") == ["Psychiatrist"]
    assert found(js, entry("Psychiatrist"))("shrink") == []


def test_small_words_weigh_nothing_beside_others(js: Parts) -> None:
    pages = (entry("The for my and"), entry("Gillick competence"))
    small = {"small": ["the", "for", "my", "and"]}
    assert found(js, *pages, **small)("the for my gillick")[0] == "Gillick competence"
    assert found(js, *pages)("the for my gillick")[0] == "The for my and", "else they would"


def test_what_is_known_to_be_typed_comes_before_words_of_a_text(js: Parts) -> None:
    told = entry("Going back", asked=["what do i say to people"])
    other = entry("People", text="what people say")
    assert found(js, other, told)("what do i say to people")[0] == "Going back"


@pytest.mark.parametrize(
    ("audience", "first"), [("staff", "For staff"), ("readers", "For readers")]
)
def test_pages_of_the_readers_own_come_first(js: Parts, audience: str, first: str) -> None:
    pages: Sequence[dict[str, Any]] = [
        entry("For staff", also=["owls"], audience=1),
        entry("For readers", also=["owls"], audience=2),
    ]
    assert found(js, *pages)("owls", audience=audience)[0] == first
    said = {"readers": {"staff": ["my pupil"], "readers": ["my mum"]}}
    assert found(js, *pages, **said)("my mum owls")[0] == "For readers"
    assert found(js, *pages, **said)("my pupil owls")[0] == "For staff"
