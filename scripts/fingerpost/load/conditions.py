"""Conditions as authors write them become the five plain forms, with every name looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not
from fingerpost.problems import DataPath, Fault, did_you_mean

MAX_PARTS = 2_000
"""Parts of one condition once named conditions are written out in full."""

MAX_DEEP = 60
"""Conditions inside one another, names written out: each costs the reader some of its stack."""

StepAnswers = Mapping[str, tuple[str, ...] | None]
"""Each step's answer ids; None for a step that is not a question."""


class Conditions:
    """Reads the conditions of one pathway; collects faults, and which names were used."""

    def __init__(self, named: Mapping[str, Any], steps: StepAnswers) -> None:
        self.faults: list[Fault] = []
        self._raw = named
        self._steps = steps
        self._read: dict[str, Condition | None] = {}
        self._size: dict[str, int] = {}
        self._open: list[str] = []
        self._used: set[str] = set()
        self._parts = 0
        self._deep = 0

    def read(self, raw: Any, at: DataPath) -> Condition | None:
        """The condition, or None where it has a fault."""
        self._parts = 0
        return self._condition(raw, at)

    def finish(self) -> list[Fault]:
        """All faults, with those of named conditions that nothing uses."""
        for name in self._raw:
            if name not in self._used:
                at = ("conditions", name)
                message = f'no step uses the condition "{name}"'
                self.faults.append(
                    Fault(at, "condition-unused", message, "Use it or remove it.", on_key=True)
                )
                self._name(name, at)
        return self.faults

    def _fault(self, at: DataPath, rule: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(at, rule, message, hint))

    def _condition(self, raw: Any, at: DataPath) -> Condition | None:
        self._parts += 1
        self._deep += 1
        try:
            return self._read_one(raw, at)
        finally:
            self._deep -= 1

    def _read_one(self, raw: Any, at: DataPath) -> Condition | None:
        if isinstance(raw, str):
            return self._name(raw, at)
        if isinstance(raw, dict) and raw:
            parts = [self._entry(key, value, (*at, key)) for key, value in raw.items()]
            return _joined(AllOf, parts)
        hint = "Write {step: answer}, or a list under all: or any:."
        self._fault(at, "condition-form", "this is not a condition", hint)
        return None

    def _entry(self, key: str, value: Any, at: DataPath) -> Condition | None:
        if key in ("all", "any"):
            return self._list(key, value, at)
        if key == "not":
            part = self._condition(value, at)
            return None if part is None else Not(part)
        if key == "asked":
            return self._asked(value, at)
        return self._answers(key, value, at)

    def _list(self, key: str, value: Any, at: DataPath) -> Condition | None:
        if not isinstance(value, list) or not value:
            hint = f"Write a list of conditions under {key}:, each after a hyphen."
            self._fault(at, "condition-form", f'"{key}" needs a list', hint)
            return None
        parts = [self._condition(item, (*at, i)) for i, item in enumerate(value)]
        return _joined(AllOf if key == "all" else AnyOf, parts)

    def _asked(self, value: Any, at: DataPath) -> Condition | None:
        if isinstance(value, str) and self._question(value, at) is not None:
            return Asked(value)
        if not isinstance(value, str):
            self._fault(at, "condition-form", '"asked" needs the name of one question')
        return None

    def _answers(self, step: str, value: Any, at: DataPath) -> Condition | None:
        known = self._question(step, at, on_key=True)
        if known is None:
            return None
        wanted = [value] if isinstance(value, str) else value
        if (
            not isinstance(wanted, list)
            or not wanted
            or not all(isinstance(w, str) for w in wanted)
        ):
            hint = "Write {step: answer} or {step: [one, another]}."
            self._fault(
                at, "condition-form", f'"{step}" needs an answer or a list of answers', hint
            )
            return None
        for i, answer in enumerate(wanted):
            if answer not in known:
                place = (*at, i) if isinstance(value, list) else at
                message = f'"{answer}" is not an answer of "{step}"'
                self._fault(place, "condition-answer", message, did_you_mean(answer, known))
                return None
        return Is(step, tuple(dict.fromkeys(wanted)))

    def _question(self, step: str, at: DataPath, on_key: bool = False) -> tuple[str, ...] | None:
        if step not in self._steps:
            hint = did_you_mean(step, self._steps)
            if not hint and at[-1:] == (step,):
                hint = "For several answers of one step, write {step: [one, another]}."
            message = f'"{step}" is not a step here'
            self.faults.append(Fault(at, "condition-step", message, hint, on_key=on_key))
            return None
        answers = self._steps[step]
        if answers is None:
            message = f'"{step}" is not a question, so it has no answers to go by'
            self.faults.append(Fault(at, "condition-step", message, on_key=on_key))
        return answers

    def _name(self, name: str, at: DataPath) -> Condition | None:
        if name not in self._raw:
            hint = did_you_mean(name, self._raw)
            if name.startswith("not "):
                hint = f"Write {{not: {name[4:]}}}."
            hint = hint or "Explain it under conditions:, or write {step: answer}."
            if name in self._steps:
                hint = f"It is a step: write {{{name}: answer}}."
            self._fault(at, "condition-unknown", f'there is no condition "{name}"', hint)
            return None
        self._used.add(name)
        if name in self._open:
            self._cycle(name)
            return None
        if self._deep <= MAX_DEEP:
            if name not in self._read:
                self._expand(name)
            self._parts += self._size[name]
            if self._parts <= MAX_PARTS:
                return self._read[name]
        self._too_long(name, at)
        return None

    def _too_long(self, name: str, at: DataPath) -> None:
        """One fault a pathway: what leans on a condition that is too long is too long as well."""
        if not any(fault.rule == "condition-long" for fault in self.faults):
            message = f'"{name}" grows too long when its parts are written out'
            self._fault(at, "condition-long", message, "Ask a question that says it more simply.")

    def _expand(self, name: str) -> None:
        outer, self._parts = self._parts, 0
        self._open.append(name)
        self._read[name] = self._condition(self._raw[name], ("conditions", name))
        self._open.pop()
        self._size[name], self._parts = self._parts, outer

    def _cycle(self, name: str) -> None:
        loop = [*self._open[self._open.index(name) :], name]
        message = f"these conditions go round in a circle: {' uses '.join(loop)}"
        at = ("conditions", self._open[-1])
        self._fault(at, "condition-circle", message, "One of them must name answers instead.")


def _joined(form: type[AllOf] | type[AnyOf], parts: list[Condition | None]) -> Condition | None:
    good = tuple(part for part in parts if part is not None)
    if len(good) < len(parts):
        return None
    return good[0] if len(good) == 1 else form(good)
