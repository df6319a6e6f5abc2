"""The rules of a step as small JSON, which each section of a page carries for the widget.

Only ids, no words: the words are on the page already, and stay there if the widget fails.
`overrides/components/pathway/script.js` reads this form and nothing else, so the two files
change together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.model.pathway import Rule, Step
from fingerpost.published.conditions import compact_condition

KINDS = {"question": "q", "action": "a", "outcome": "o"}


def compact_step(step: Step) -> dict[str, Any]:
    """The rules of one step, empty keys left out.

    `k` kind (q, a or o); `t` 1 for tick-boxes and `x` their exclusive answers; `a` each answer's
    rules (single choice); `g` the step's own rules (tick-boxes and actions); `w` the condition
    to be shown, and `o` where to go otherwise. A rule is `[go]` or `[go, condition]`.
    """
    single = step.kind == "question" and not step.ticks
    parts: dict[str, Any] = {
        "k": KINDS[step.kind],
        "t": int(step.ticks),
        "x": list(step.exclusive),
        "a": {answer.id: _rules(answer.rules) for answer in step.answers} if single else {},
        "g": [] if single else _rules(step.go),
        "w": compact_condition(step.only_when) if step.only_when else None,
        "o": step.otherwise,
    }
    return {key: value for key, value in parts.items() if value}


def _rules(rules: Iterable[Rule]) -> list[list[Any]]:
    return [
        [rule.go] if rule.when is None else [rule.go, compact_condition(rule.when)]
        for rule in rules
    ]
