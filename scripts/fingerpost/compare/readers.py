"""Of whom a difference is told: whoever gives the answers that decide it, as few as will do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from fingerpost.compare.scene import Scene
from fingerpost.compare.together import Example, Together
from fingerpost.compare.words import listed, quoted
from fingerpost.logic.diagram import EMPTY

Given = tuple[str, str]
"""A question and one answer that was given, or ticked."""


def who(
    scene: Scene, walked: Together, example: Example, among: int, domain: int
) -> tuple[str, bool]:
    """`somebody who answers “…” with “…”`, and whether all who do so are `among` the sheets.

    All means those of the domain, such as everybody who comes to a certain end.
    """
    d = walked.d
    if domain == among:
        return "everybody", True
    given = list(_decisive_first(example))
    for count in (1, 2):
        for some in combinations(given, count):
            sheets = domain
            for question, answer in some:
                sheets = d.both(sheets, walked.answered(question, answer))
            if sheets and d.minus(sheets, among) == EMPTY:
                return f"somebody who {_said(scene, some)}", True
    first = given[:1]
    return f"somebody who {_said(scene, first)}" if first else "somebody", False


def _decisive_first(example: Example) -> Iterator[Given]:
    """The answers, beginning with the last that both versions asked before they parted."""
    order = list(dict.fromkeys((*example.new.route, *example.old.route)))
    parted = next(
        (n for n, (a, b) in enumerate(zip(example.new.route, example.old.route, strict=False))
         if a != b),
        min(len(example.new.route), len(example.old.route)),
    )  # fmt: skip
    before = [name for name in order[:parted] if name in example.answers]
    after = [name for name in order[parted:] if name in example.answers]
    for name in (*reversed(before), *after):
        answer = example.answers[name]
        for one in (answer,) if isinstance(answer, str) else answer:
            yield name, one


def _said(scene: Scene, given: tuple[Given, ...] | list[Given]) -> str:
    """`answers “…” with “…” and ticks “…” at “…”`."""
    parts = []
    for question, answer in given:
        step = scene.new_steps.get(question) or scene.old_steps[question]
        if step["kind"] != "question":
            step = scene.old_steps[question]
        label = quoted(answer_label(scene, question, answer))
        if step.get("ticks"):
            parts.append(f"ticks {label} at {quoted(step['title'])}")
        else:
            parts.append(f"answers {quoted(step['title'])} with {label}")
    return listed(parts)


def answer_label(scene: Scene, question: str, answer: str) -> str:
    """The words of an answer as they are now, else as they were."""
    for steps in (scene.new_steps, scene.old_steps):
        for one in steps.get(question, {}).get("answers", ()):
            if one["id"] == answer:
                return str(one["label"])
    return answer
