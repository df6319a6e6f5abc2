"""Where mutants of the prover are noted, and what several of them do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.logic import explore, prove
from fingerpost.model.pathway import Pathway, Step

Explorer = Any
Mutant = Callable[[pytest.MonkeyPatch], None]
EXPLORER = explore._Explorer
MUTANTS: dict[str, Mutant] = {}


def mutant(do: Mutant) -> Mutant:
    """Notes a mutant under the words of its name."""
    MUTANTS[do.__name__.replace("_", " ")] = do
    return do


def seen_otherwise(patch: pytest.MonkeyPatch, change: Callable[[Pathway], Pathway]) -> None:
    """The prover is given another pathway than the author wrote."""
    whole = explore.explore
    patch.setattr(prove, "explore", lambda pathway, probes=(): whole(change(pathway), probes))


def each_step(pathway: Pathway, change: Callable[[Step], Step]) -> Pathway:
    """The pathway with a change to each of its steps."""
    return replace(pathway, steps=tuple(change(step) for step in pathway.steps))


def after_visit(patch: pytest.MonkeyPatch, do: Callable[[Explorer, Step, int], None]) -> None:
    """Something is done each time that a set of sheets has visited a step."""
    whole = EXPLORER._visit

    def visit(self: Explorer, step: Step, here: int) -> None:
        whole(self, step, here)
        do(self, step, here)

    patch.setattr(EXPLORER, "_visit", visit)
