"""Both texts can be read from a redline, whole and exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.compare.redline import Run, redline

WORDS = st.lists(st.sampled_from(["one", "two", "three,", " ", "\n\n", "  ", "\t"])).map(" ".join)
TEXTS = st.one_of(WORDS, st.text())


def without(runs: tuple[Run, ...], fate: str) -> str:
    """What the runs say without those of one fate."""
    return "".join(run.text for run in runs if run.fate != fate)


@given(TEXTS, TEXTS)
def test_without_the_added_it_is_the_old_text_and_without_the_removed_the_new(
    before: str, after: str
) -> None:
    runs = redline(before, after)
    assert without(runs, "added") == before
    assert without(runs, "removed") == after
    assert all(run.text for run in runs)


@given(TEXTS)
def test_equal_texts_have_nothing_added_and_nothing_removed(text: str) -> None:
    assert redline(text, text) == ((Run("same", text),) if text else ())


def test_a_removed_run_stands_before_the_added_one() -> None:
    assert redline("Tell the lead today.", "Tell the lead now.") == (
        Run("same", "Tell the lead "),
        Run("removed", "today."),
        Run("added", "now."),
    )


def test_words_are_marked_whole_and_spaces_belong_to_the_word_before() -> None:
    assert [run.text for run in redline("a  b c", "a  d c")] == ["a  ", "b ", "d ", "c"]
