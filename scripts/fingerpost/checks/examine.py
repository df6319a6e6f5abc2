"""Everything that is checked about one pathway file on its own, and what the whole must know of it.

The result depends only on the file's text, the shared files and the day, so it can be kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fingerpost.checks.bodies import body_faults, links
from fingerpost.checks.dates import pathway_dates
from fingerpost.checks.graph import graph_faults
from fingerpost.checks.lines import line_faults
from fingerpost.checks.numbers import number_faults
from fingerpost.checks.posters import poster_faults
from fingerpost.checks.probes import probes
from fingerpost.checks.reading import hard_to_read, long_sentences
from fingerpost.checks.scenarios import (
    met_situations,
    safety_uncovered,
    scenario_faults,
    uncovered,
    unused_ticks,
)
from fingerpost.checks.steps import step_faults
from fingerpost.checks.texts import MARKDOWN, Words, texts
from fingerpost.checks.words import Lexis, allowed, lexis, word_faults
from fingerpost.load.pathway import HARMLESS, load_pathway
from fingerpost.logic.prove import Disagreement, prove
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway
from fingerpost.problems import DataPath, Fault, Problem, did_you_mean
from fingerpost.source.text import Source


@dataclass(frozen=True, slots=True)
class Examined:
    """One pathway's problems and what other files need to know of it."""

    problems: tuple[Problem, ...]
    audience: str = ""
    title: str = ""
    met: tuple[tuple[str, str], ...] = ()
    """(situation, scenario) for each situation that a scenario meets."""
    onward: tuple[tuple[str, DataPath], ...] = ()
    """Pathways that it leads to, with the place that says so."""
    walked: bool = False
    """Whether its steps were whole enough to be walked and proved."""
    sides: tuple[tuple[str, str], ...] = ()
    """(step, audience) for each step that says what it means for another audience."""
    steps: tuple[str, ...] = ()
    """The ids of its steps."""
    split: int = 0
    """Before which step to make it two, where its poster takes several sheets."""


def examine(source: Source, shared: Shared, found: Lexis, today: datetime.date) -> Examined:
    """All checks of one pathway file. Never raises: an engine fault is a problem too."""
    if source.data is None:
        return Examined(source.problems)
    pathway, faults = load_pathway(source, shared, today)
    whole = not source.problems and {fault.rule for fault in faults} <= HARMLESS
    words = list(texts(source.data))
    faults += wording_faults(words, found, shared, source.path)
    if pathway is None:
        return Examined(_problems(source, faults))
    faults += local_links(words, shared)
    faults += hard_to_read(words, shared.words.reading_age.get(pathway.audience))
    faults += _evidence(pathway, shared)
    faults += pathway_dates(pathway, shared, today)
    split = 0
    if whole:
        faults += _proofs(pathway, shared)
        large, split = poster_faults(pathway, shared)
        faults += large
    met = met_situations(pathway, shared) if whole else {}
    return Examined(
        _problems(source, faults),
        pathway.audience,
        pathway.title,
        tuple((s, ids[0]) for s, ids in met.items()),
        tuple(_onward(pathway, words)),
        whole,
        tuple((step.id, side.audience) for step in pathway.steps for side in step.other_sides),
        tuple(step.id for step in pathway.steps),
        split,
    )


def _problems(source: Source, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    located = [source.problem(fault) for fault in faults]
    return tuple(dict.fromkeys([*source.problems, *located]))


def wording_faults(words: list[Words], found: Lexis, shared: Shared, path: str) -> list[Fault]:
    """What is wrong with the words of one file, whatever kind of file it is."""
    faults = list(word_faults(found, words, allowed(shared, path)))
    faults += long_sentences(words, int(shared.words.longest_sentence))
    for each in words:
        faults += [*body_faults(each), *number_faults(each), *line_faults(each)]
    return faults


def local_links(words: Iterable[Words], shared: Shared) -> Iterator[Fault]:
    """Links to what is not there. Links to pathways are checked when all pathways are known."""
    known: dict[str, Collection[str]] = {
        "contact": shared.contacts,
        "term": shared.glossary,
        **shared.linked,
    }
    for each in words:
        for kind, target in links_in(each):
            if kind in known and target not in known[kind]:
                message = f'there is no {kind} "{target}"'
                hint = did_you_mean(target, known[kind]) or "Check the spelling, or add it."
                yield Fault(each.at, f"{kind}-unknown", message, hint)


def links_in(words: Words) -> list[tuple[str, str]]:
    """(kind, target) of each link in some words of a file."""
    return links(words.text) if words.field in MARKDOWN and "](" in words.text else []


def _evidence(pathway: Pathway, shared: Shared) -> Iterator[Fault]:
    for i, ref in enumerate(pathway.evidence):
        if ref.evidence not in shared.evidence:
            message = f'there is no evidence "{ref.evidence}"'
            hint = did_you_mean(ref.evidence, shared.evidence) or "Add it to evidence.yml."
            yield Fault(("evidence", i), "evidence-unknown", message, hint)


def _onward(pathway: Pathway, words: Iterable[Words]) -> Iterator[tuple[str, DataPath]]:
    for step in pathway.steps:
        for i, target in enumerate(step.then):
            yield target, (*step.at, "then", i)
    for each in words:
        for kind, target in links_in(each):
            if kind == "pathway":
                yield target, each.at


def _proofs(pathway: Pathway, shared: Shared) -> list[Fault]:
    try:
        findings = prove(pathway, probes(pathway, shared))
    except (Disagreement, RecursionError) as error:
        message = f"the proof and the walk disagree here ({error})"
        return [Fault(("steps",), "engine", message, "Please report this file to the developers.")]
    faults = list(graph_faults(pathway, findings))
    faults += step_faults(pathway, shared)
    faults += scenario_faults(pathway, shared)
    faults += uncovered(pathway)
    faults += safety_uncovered(pathway, shared)
    faults += unused_ticks(pathway)
    return faults


def lexis_of(shared: Shared) -> Lexis:
    """The avoided words of this guide, compiled."""
    return lexis(shared.words)
