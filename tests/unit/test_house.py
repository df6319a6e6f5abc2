"""The shape of the house: imports point one way, rooms stay small, and each says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE, TESTS = ROOT / "scripts" / "fingerpost", ROOT / "tests"
ORDER = ["problems", "shape", "model", "source", "load", "logic", "published", "compare", "charts"]
ORDER += ["checks", "pages", "papers", "exports", "search", "release", "review", "pack"]
ORDER += ["outlets"]
"""Each layer may import only those to its left. `outlets` is imported by nobody."""
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 260, 40


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_layers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith("fingerpost."):
                yield name.split(".")[1]


def points_right(source: str, own: str) -> list[str]:
    """The layers that a module of layer `own` imports though they lie to its right."""
    allowed = ORDER[: ORDER.index(own) + 1]
    return [name for name in imported_layers(ast.parse(source)) if name not in allowed]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_is_a_small_room_with_its_purpose_on_the_door(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    if layer(path) in ORDER:
        assert points_right(source, layer(path)) == []
    if path.name != "__init__.py" or source.strip():
        assert ast.get_docstring(tree), "the first line says the one thing this module does"
    assert len(source.splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_everything_public_has_a_docstring(path: Path) -> None:
    for node in ast.parse(path.read_text("utf-8")).body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"
        if public:
            assert ast.get_docstring(node), f"{node.name} says nothing of itself"


def test_every_layer_is_known() -> None:
    known = {*ORDER, "__init__", "__main__", "py"}
    assert {layer(path) for path in MODULES} <= known


def test_an_arrow_that_points_the_wrong_way_is_noticed() -> None:
    assert points_right("from fingerpost.pages import render", "logic") == ["pages"]
    assert points_right("import fingerpost.outlets.cli", "checks") == ["outlets"]
    assert points_right("from fingerpost.model.pathway import Step", "logic") == []


def test_no_file_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """Pytest enters no folder that is called like one of its own list, such as `build`."""
    passed_over = pytestconfig.getini("norecursedirs")
    names = {part for path in TESTS.rglob("test_*.py") for part in path.relative_to(ROOT).parts}
    assert len(names) > 100
    assert not [name for name in names if any(fnmatch(name, one) for one in passed_over)]
