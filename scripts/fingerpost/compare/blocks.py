"""Which part of an outcome is which in the other version. Parts have no ids, so words decide."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fingerpost.compare.likeness import ALIKE_STEPS, pairs
from fingerpost.compare.moved import Data
from fingerpost.compare.words import texts_in
from fingerpost.published.data import canonical

_NOT_SAID = ("position", "when", "until")


@dataclass(frozen=True)
class Part:
    """What an outcome says in one or more of its blocks, where all say the same."""

    data: Data
    positions: tuple[int, ...]
    whens: tuple[str, ...]


class BlockPair(NamedTuple):
    """A part as it was and as it is; None where a version does not have it."""

    old: Part | None
    new: Part | None

    @property
    def both(self) -> tuple[Data, Data] | None:
        """Its data in both versions, where both have it."""
        return (self.old.data, self.new.data) if self.old and self.new else None


BlockPairs = Mapping[str, list[BlockPair]]
"""For each outcome that both versions have."""


def block_pairs(old: Data, new: Data) -> list[BlockPair]:
    """The parts of an outcome: those that say the same, else have the same response, else are
    alike, else are shown on the same condition.
    """
    before, after = _parts(old), _parts(new)
    found: list[BlockPair] = []
    for key in (_content, _words, _response):
        found += _matched(before, after, key)
    same = pairs(
        {str(n): _words(part) for n, part in enumerate(before)},
        {str(n): _words(part) for n, part in enumerate(after)},
        ALIKE_STEPS,
    )
    alike = [(before[int(n)], after[int(m)]) for n, m in same.items()]
    found += [BlockPair(was, now) for was, now in alike]
    before = [part for part in before if part not in [was for was, _ in alike]]
    after = [part for part in after if part not in [now for _, now in alike]]
    found += _matched(before, after, _condition)
    found += [BlockPair(part, None) for part in before]
    return found + [BlockPair(None, part) for part in after]


def _parts(step: Data) -> list[Part]:
    """Blocks that say the same are one part, however its conditions are spread over them."""
    found: dict[str, Part] = {}
    for block in step.get("blocks", ()):
        said = {key: value for key, value in block.items() if key not in _NOT_SAID}
        known = found.get(canonical(said))
        positions = (*(known.positions if known else ()), block["position"])
        whens = (*(known.whens if known else ()), canonical(block.get("when")))
        found[canonical(said)] = Part(block, positions, whens)
    return list(found.values())


def _matched(
    before: list[Part], after: list[Part], key: Callable[[Part], Hashable]
) -> Iterator[BlockPair]:
    """Pairs with the same key, taken out of the lists; a part without a key has no pair."""
    for was in list(before):
        now = next((part for part in after if key(part) == key(was) is not None), None)
        if now is not None:
            before.remove(was)
            after.remove(now)
            yield BlockPair(was, now)


def _content(part: Part) -> Hashable:
    return canonical({k: v for k, v in part.data.items() if k not in _NOT_SAID})


def _response(part: Part) -> Hashable:
    return part.data.get("response")


def _condition(part: Part) -> Hashable:
    return part.whens if "when" in part.data else None


def _words(part: Part) -> str:
    said = [part.data.get(key) for key in ("title", "body", "say", "do_not")]
    return "\n".join(texts_in(said))
