"""Every rule name that the code can give, read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from fingerpost.checks.bodies import _NEVER
from fingerpost.checks.graph import _MESSAGES
from fingerpost.shape.pieces import LINKS
from fingerpost.shape.shared import WordKind
from fingerpost.source.hints import _MEANINGS

PACKAGE = Path(__file__).parents[3] / "scripts" / "fingerpost"
PLACE = {
    "Fault": 1,
    "Problem": 3,
    "fault": 1,
    "_fault": 1,
    "_problem": 2,
    "_refused": 2,
    "Finding": 0,
    "_pair": 0,
}
"""Which argument of a call is the rule: its name, or a tuple that begins with it."""
EXPLAINING = {"explain", "_explain"}
"""Functions that return the rule first."""


def rules_of_code() -> set[str]:
    """All rule names, with families such as `words-{kind}` written out."""
    found = {meaning[1] for meaning in _MEANINGS} | set(_MESSAGES)
    kinds = set(LINKS)
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for function in _functions(tree):
            found |= set(_rules(function, path.name))
            kinds |= set(_unknown_kinds(function))
    written: set[str] = set()
    for rule in found:
        written |= _written_out(rule, kinds) if "{" in rule else {rule}
    return written


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def _rules(function: ast.FunctionDef, file: str) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and _called(node) in PLACE:
            place = 0 if file == "explore.py" else PLACE[_called(node)]
            if len(node.args) > place:
                yield from _names(node.args[place], function)
        if isinstance(node, ast.Return) and function.name in EXPLAINING and node.value:
            yield from _names(node.value, function)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _names(value: ast.expr, function: ast.FunctionDef) -> Iterator[str]:
    """The names that an expression can be; none for what is handed on from elsewhere."""
    match value:
        case ast.Constant(value=str(name)):
            yield name
        case ast.JoinedStr():
            yield ast.unparse(value).strip("f'\"")
        case ast.Tuple(elts=[first, *_]):
            yield from _names(first, function)
        case ast.IfExp(body=one, orelse=other):
            yield from _names(one, function)
            yield from _names(other, function)
        case ast.Name(id=name):
            for node in ast.walk(function):
                if isinstance(node, ast.Assign):
                    for target in node.targets:
                        if isinstance(target, ast.Name) and target.id == name:
                            yield from _names(node.value, function)


def _unknown_kinds(function: ast.FunctionDef) -> Iterator[str]:
    """What `{kind}-unknown` stands for in a function.

    It is the second argument of `_unknown`, or a key of the map of all that is known by kind.
    """
    nodes = list(ast.walk(function))
    by_kind = any(
        isinstance(n, ast.JoinedStr) and "{kind}-unknown" in ast.unparse(n) for n in nodes
    )
    for node in nodes:
        if isinstance(node, ast.Call) and _called(node) == "_unknown":
            yield from _names(node.args[1], function)
        if by_kind and isinstance(node, ast.Dict):
            yield from (str(key.value) for key in node.keys if isinstance(key, ast.Constant))


def _written_out(family: str, unknown_kinds: set[str]) -> set[str]:
    kinds = {
        "words-{kind}": set(get_args(WordKind)),
        "body-{name}": {name for name, *_ in _NEVER},
        "{kind}-unknown": unknown_kinds,
    }[family]
    start, _, end = family.partition("{")
    return {f"{start}{kind}{end.partition('}')[2]}" for kind in kinds}
