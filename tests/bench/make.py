"""Writes guides of any number of pathways to a folder: varied, like real ones, and without error.

The same seed always gives the same guide, and a smaller guide is the beginning of a larger one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from fingerpost.checks.steps import words_code
from fingerpost.load.files import SHARED
from fingerpost.load.pathway import load_pathway
from fingerpost.load.shared import read_shared
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Pathway, Step
from fingerpost.source.text import Source, read_bytes
from tests.bench.day import TODAY
from tests.bench.parts import Parts
from tests.bench.phrases import Phrases

AUDIENCES = ("schools", "families", "practitioners", "young-people")
_HERE = Path(__file__).parent / "shared"
_WORDS = Path(__file__).parents[2] / "pathways" / "words.yml"
_SCHEMA = "# yaml-language-server: $schema=../schemas/pathway.json\n"
_SITUATIONS = {"call-for-help": "life-in-danger", "stay-close": "thoughts-of-suicide"}


def make_guide(folder: Path, count: int, seed: int = 1) -> None:
    """Writes a guide folder with `count` pathways, shared evenly between the audiences.

    The lists of avoided words are this project's own, so that looking for them costs what it
    costs in earnest.
    """
    folder.mkdir(parents=True)
    for file in (*_HERE.glob("*.yml"), _WORDS):
        shutil.copy(file, folder)
    for audience in AUDIENCES:
        (folder / audience).mkdir()
    for pathway_id, text in pathway_texts(count, seed):
        (folder / f"{pathway_id}.yml").write_text(text, "utf-8")


def pathway_texts(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Each pathway's id and the text of its file."""
    shared = shared_files()
    for number in range(count):
        yield _id(number), _text(_data(Random(f"{seed} {number}"), number, shared))


def shared_files() -> Shared:
    """What the made pathways share."""
    files = [path for path in (*_HERE.glob("*.yml"), _WORDS) if path.stem in SHARED]
    return read_shared({p.stem: read_bytes(p.name, p.read_bytes()) for p in files}).shared


def _id(number: int) -> str:
    return f"{AUDIENCES[number % len(AUDIENCES)]}/pathway-{number + 1:05}"


def _data(random: Random, number: int, shared: Shared) -> dict[str, Any]:
    words = Phrases(random)
    parts = Parts(random, words)
    steps = parts.steps
    if number:
        steps["plain"]["then"] = [_id(random.randrange(number))]
    told = random.choice([i for i in steps if i not in ("danger", "call")])
    steps[told]["for"] = {"young-people": {"text": words.line(), "read": "-"}}
    data: dict[str, Any] = {
        "title": f"{words.event()} ({number + 1:,})",
        "audience": AUDIENCES[number % len(AUDIENCES)],
        "summary": f"{words.line()} {words.calm()}",
        "also_called": [f"{words.event().lower()}", "a hard time"],
        "first": [words.calm(), *words.lines(1, 2)],
        "written": "2026-11-22",
        "reviewed": "null",
        "review_by": "2027-05-22",
        "owner": {"role": "Lead for safeguarding", "proposed": "true"},
        "evidence": [f"guideline/1.{random.randint(1, 9)}", random.choice(["law", "practice"])],
        "start": "danger",
        "conditions": parts.named,
        "steps": steps,
    }
    pathway = _loaded(data, number, shared)
    steps[told]["for"]["young-people"]["read"] = words_code(pathway.step[told])
    data["scenarios"] = list(_scenarios(random, words, pathway))
    return data


def _loaded(data: dict[str, Any], number: int, shared: Shared) -> Pathway:
    pathway, faults = load_pathway(Source(f"guide/{_id(number)}.yml", "", data), shared, TODAY)
    if pathway is None or faults:
        raise AssertionError(f"the maker made a wrong pathway: {faults}")
    return pathway


def _scenarios(random: Random, words: Phrases, pathway: Pathway) -> Iterator[dict[str, Any]]:
    """Stories with answers, and what these answers reach and show, as the walker finds it."""
    told = [{"danger": "yes"}, {"suicide": "yes"}, {"suicide": "no"}]
    for number, known in enumerate(told[: random.choice([2, 2, 3])]):
        answers, result = _random_walk(random, pathway, known)
        scenario: dict[str, Any] = {"id": f"story-{number + 1}"}
        situation = next((_SITUATIONS[r] for r in result.responses if r in _SITUATIONS), None)
        if situation:
            scenario["situation"] = situation
        yield scenario | {
            "story": f"{words.event()}. {words.calm()}",
            "answers": answers,
            "reaches": result.outcome,
            "shows": list(result.responses),
        }


def _random_walk(
    random: Random, pathway: Pathway, known: dict[str, str]
) -> tuple[dict[str, Any], Walk]:
    """A walk with these answers; what else is asked is answered at random, danger with no."""
    answers: dict[str, Any] = {}
    while True:
        result = walk(pathway, answers)
        if result.missing is None:
            return answers, result
        question = pathway.step[result.missing]
        calm = "no" if question.id == "danger" else None
        answers[question.id] = known.get(question.id) or calm or _any_answer(random, question)


def _any_answer(random: Random, question: Step) -> str | list[str]:
    ids = [answer.id for answer in question.answers]
    if not question.ticks:
        return random.choice(ids)
    boxes = [i for i in ids if i not in question.exclusive]
    return sorted(random.sample(boxes, random.randint(1, 3)))


class _Writer(yaml.CSafeDumper):
    """Writes as authors do: short maps on one line, paragraphs as they are, no needless quotes."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - so it stands in PyYAML

    def ignore_aliases(self, data: Any) -> bool:
        """Everything is written out."""
        return True


def _write_text(writer: _Writer, text: str) -> yaml.Node:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Writer.add_representer(str, _write_text)


def _text(data: dict[str, Any]) -> str:
    body: str = yaml.dump(
        data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=100,
        default_flow_style=None,
    )  # fmt: skip
    return _SCHEMA + body
