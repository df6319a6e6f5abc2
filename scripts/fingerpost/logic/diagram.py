"""Sets of full answer sheets as multi-valued decision diagrams, shared and in one canonical form.

A variable is a question (a value for each answer) or a single tick-box (0 or 1). A set is the
number of a node; `EMPTY` and `FULL` are the ends. Equal sets always have equal numbers, so
emptiness and equality cost nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import reduce

EMPTY = 0
FULL = 1
MAX_NODES = 400_000
MAX_VALUES = 500
"""Answers of one question, and variables of one pathway: more than any reader could meet."""


class TooTangled(Exception):
    """The sets need more nodes than `MAX_NODES`; the proof gives up rather than pass."""


class Diagrams:
    """The nodes of all sets over the same variables, lowest variable first.

    `sizes` gives the number of values of each variable.
    """

    def __init__(self, sizes: Sequence[int], max_nodes: int = MAX_NODES) -> None:
        if max(sizes, default=0) > MAX_VALUES or len(sizes) > MAX_VALUES:
            raise TooTangled
        self._sizes = sizes
        self._max = max_nodes
        end = len(sizes)
        self._var = [end, end]
        self._kids: list[tuple[int, ...]] = [(), ()]
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._either: dict[tuple[int, int], int] = {}
        self._minus: dict[tuple[int, int], int] = {}

    def node(self, var: int, kids: tuple[int, ...]) -> int:
        """The set that follows `kids[value]` for each value of `var`."""
        first = kids[0]
        if kids.count(first) == len(kids):
            return first
        key = (var, kids)
        found = self._known.get(key)
        if found is None:
            found = len(self._var)
            if found > self._max:
                raise TooTangled
            self._known[key] = found
            self._var.append(var)
            self._kids.append(kids)
        return found

    def where(self, var: int, values: Collection[int]) -> int:
        """All sheets on which the variable has one of these values."""
        return self.node(var, tuple(int(v in values) for v in range(self._sizes[var])))

    def both(self, a: int, b: int) -> int:
        """The sheets in both sets."""
        if a == b or b == FULL:
            return a
        if a == FULL:
            return b
        if a == EMPTY or b == EMPTY:
            return EMPTY
        key = (a, b) if a < b else (b, a)
        found = self._both.get(key)
        if found is None:
            var, left, right = self._split(a, b)
            found = self.node(var, tuple(map(self.both, left, right)))
            self._both[key] = found
        return found

    def either(self, a: int, b: int) -> int:
        """The sheets in at least one of the sets."""
        if a == b or b == EMPTY:
            return a
        if a == EMPTY:
            return b
        if a == FULL or b == FULL:
            return FULL
        key = (a, b) if a < b else (b, a)
        found = self._either.get(key)
        if found is None:
            var, left, right = self._split(a, b)
            found = self.node(var, tuple(map(self.either, left, right)))
            self._either[key] = found
        return found

    def minus(self, a: int, b: int) -> int:
        """The sheets in `a` that are not in `b`."""
        if a == EMPTY or a == b or b == FULL:
            return EMPTY
        if b == EMPTY:
            return a
        key = (a, b)
        found = self._minus.get(key)
        if found is None:
            var, left, right = self._split(a, b)
            found = self.node(var, tuple(map(self.minus, left, right)))
            self._minus[key] = found
        return found

    def fix(self, a: int, values: Mapping[int, int]) -> int:
        """The set as it is for somebody with these values: a cofactor, free of those variables."""
        return self._fix(a, values, {EMPTY: EMPTY, FULL: FULL})

    def _fix(self, a: int, values: Mapping[int, int], known: dict[int, int]) -> int:
        if a not in known:
            var, kids = self._var[a], self._kids[a]
            if var in values:
                known[a] = self._fix(kids[values[var]], values, known)
            else:
                fixed = tuple([self._fix(kid, values, known) for kid in kids])
                known[a] = self.node(var, fixed)
        return known[a]

    def free(self, a: int, variables: Collection[int]) -> int:
        """The sheets that are in the set for some value of these variables."""
        return self._free(a, variables, {EMPTY: EMPTY, FULL: FULL})

    def _free(self, a: int, variables: Collection[int], known: dict[int, int]) -> int:
        if a not in known:
            var, kids = self._var[a], [self._free(kid, variables, known) for kid in self._kids[a]]
            if var in variables:
                known[a] = reduce(self.either, kids)
            else:
                known[a] = self.node(var, tuple(kids))
        return known[a]

    def cheapest(self, a: int, ticks: Collection[int]) -> dict[int, int]:
        """The sheet with the fewest ticks, then the first in file order. `a` is not empty.

        `ticks` are the tick-box variables, whose value 1 costs one. Variables left out do not
        matter: they may be 0.
        """
        cost: dict[int, float] = {EMPTY: float("inf"), FULL: 0.0}
        self._price(a, ticks, cost)
        sheet: dict[int, int] = {}
        while a != FULL:
            var, kids = self._var[a], self._kids[a]
            extra = var in ticks
            order = (1, 0) if extra else range(len(kids))
            value = next(v for v in order if cost[kids[v]] + (extra and v) == cost[a])
            sheet[var] = value
            a = kids[value]
        return sheet

    def _price(self, a: int, ticks: Collection[int], cost: dict[int, float]) -> float:
        """The fewest ticks of a sheet in the set; `cost` gets those of all its parts."""
        if a not in cost:
            extra = self._var[a] in ticks
            prices = [self._price(kid, ticks, cost) for kid in self._kids[a]]
            cost[a] = min(price + (extra and v) for v, price in enumerate(prices))
        return cost[a]

    def __len__(self) -> int:
        """How many nodes have been made."""
        return len(self._var)

    def _split(self, a: int, b: int) -> tuple[int, Sequence[int], Sequence[int]]:
        """The first variable of the two, and each set's parts for its values."""
        var_a, var_b = self._var[a], self._var[b]
        if var_a == var_b:
            return var_a, self._kids[a], self._kids[b]
        if var_a < var_b:
            kids = self._kids[a]
            return var_a, kids, (b,) * len(kids)
        kids = self._kids[b]
        return var_b, (a,) * len(kids), kids
