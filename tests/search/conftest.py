"""The guide's index, built once, and the parts of search in one Node."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest

from fingerpost.checks import check_guide
from fingerpost.load.by_hand import texts_by_hand
from fingerpost.model.guide import Guide
from fingerpost.outlets.searched import index_of
from tests.projects import ROOT
from tests.search.harness import THEME, Parts, parts

MOST = 10
HAND = texts_by_hand(ROOT / "docs")
"""The readers' pages that are written by hand."""


@dataclass(frozen=True)
class Searched:
    """The guide and the index that is made of it."""

    guide: Guide
    index: Mapping[str, Any]
    js: Parts

    def answers(self, queries: Sequence[tuple[str, str]]) -> list[Any]:
        """What readers would get for each (words, audience)."""
        found: list[Any] = self.js.ask("answers", str(id(self)), queries, MOST)
        return found

    def places(self, answer: Any, most: int) -> list[str]:
        """The addresses of the first results. What has a result of its own has its `#`."""
        return [self._place(one) for one in answer["found"][:most]]

    def shown(self, address: str) -> str:
        """What is shown for an address: its page, or the part that has a result of its own."""
        return self._place({"entry": self._numbers[address]})

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        rows = enumerate(self.index["entries"])
        return {self._address(page, anchor): at for at, (page, anchor, *_) in rows}

    def _address(self, page: int, anchor: str) -> str:
        place: str = self.index["pages"][page][0]
        return f"{place}#{anchor}" if anchor else place

    def _place(self, one: Any) -> str:
        page, anchor, _, alone, *_ = self.index["entries"][one["entry"]]
        return self._address(page, anchor if alone else "")


@pytest.fixture(scope="session")
def searched(js: Parts) -> Searched:
    """This project's guide with its index."""
    day = datetime.date(2026, 11, 26)
    guide = check_guide(ROOT / "pathways", day, None, ROOT / "docs").guide
    assert guide is not None
    return opened(guide, js)


def opened(guide: Guide, js: Parts) -> Searched:
    """A guide with its index, ready to be asked."""
    made = Searched(guide, index_of(guide, ROOT, THEME, HAND), js)
    js.ask("open", str(id(made)), made.index)
    return made


@pytest.fixture(scope="session")
def js() -> Iterator[Parts]:
    """The parts of search."""
    with parts() as started:
        yield started
