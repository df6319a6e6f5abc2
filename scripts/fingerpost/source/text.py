"""YAML text becomes plain data (text, lists, maps); positions are looked up only for problems."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from fingerpost.problems import DataPath, Fault, Problem
from fingerpost.source.hints import explain, place_after
from fingerpost.source.limits import MAX_BYTES, MAX_DEPTH, MAX_SHOWN, MAX_VALUES, too_deep

Plain = str | list[Any] | dict[str, Any]
Entries = dict[int, dict[Any, tuple[Any, Any]]]
"""For each map that was looked into, by the id of its node: its keys and values, as nodes."""
_STR = "tag:yaml.org,2002:str"
_SEQ = "tag:yaml.org,2002:seq"
_MAP = "tag:yaml.org,2002:map"


@dataclass(frozen=True)
class Source:
    """One file as text and as plain data. `data` is None where it could not be read."""

    path: str
    text: str
    data: Plain | None
    problems: tuple[Problem, ...] = ()
    _root: Any = field(default=None, repr=False, compare=False)
    """What the parser made of the text, kept because it knows the places."""
    _entries: Entries = field(default_factory=dict, repr=False, compare=False)

    def problem(self, fault: Fault) -> Problem:
        """The fault with its line and column."""
        said = shown(fault.message), shown(fault.hint)
        place = self._place(fault.at, fault.on_key)
        return Problem(self.path, *place, fault.rule, *said, fault.severity)

    def place(self, at: DataPath) -> str:
        """`path:line:column` of a place in the data."""
        line, column = self._place(at)
        return f"{self.path}:{line}:{column}"

    def _place(self, at: DataPath, on_key: bool = False) -> tuple[int, int]:
        return _find(self._root or _compose(self.text), at, on_key, self._entries)


def shown(text: str) -> str:
    """The text on one line, not too long, with a mark for each character a terminal hides."""
    if len(text) > MAX_SHOWN:
        text = f"{text[:MAX_SHOWN]} …"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def read_bytes(path: str, raw: bytes) -> Source:
    """Reads a file's bytes. Never raises: what is wrong is in `problems`, with data None."""
    if len(raw) > MAX_BYTES:
        return _refused(path, "", ("file-size", "this file is over 1 MB", "Split it."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_after(raw[: error.start].decode("utf-8-sig", "replace"))
        said = ("bytes", "this byte is not readable text", "Save the file as UTF-8 text.")
        return _refused(path, "", said, place)
    return read_text(path, text)


def read_text(path: str, text: str) -> Source:
    """Reads YAML text into plain data: every scalar stays as it was typed."""
    try:
        deep = too_deep(text)
        if deep:
            message = f"lists and maps are nested more than {MAX_DEPTH} deep"
            return _refused(path, text, ("nesting", message, "Write it flatter."), deep)
        root = _compose(text)
    except (yaml.YAMLError, ValueError) as error:
        rule, message, hint, line, column = explain(error, text)
        return _refused(path, text, (rule, message, hint), (line, column))
    if root is None:
        return _refused(path, text, ("empty", "this file is empty", "See the authors' guide."))
    builder = _Builder()
    data = builder.build(root, (), 0)
    source = Source(path, text, None if builder.stopped else data, (), root)
    problems = tuple(source.problem(fault) for fault in builder.faults)
    return replace(source, problems=problems) if problems else source


def _refused(
    path: str, text: str, said: tuple[str, str, str], place: tuple[int, int] = (1, 1)
) -> Source:
    """A source without data, and why: (rule, message, hint) at (line, column)."""
    return Source(path, text, None, (Problem(path, *place, *said),))


def _compose(text: str) -> Any:
    loader = yaml.CBaseLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


class _Builder:
    """Turns nodes into plain data, counting values and noting duplicates on the way."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.stopped = False
        self._values = 0

    def build(self, node: Any, at: DataPath, depth: int) -> Any:
        self._values += 1
        if depth > MAX_DEPTH:
            message = f"lists and maps are nested more than {MAX_DEPTH} deep"
            hint = "Write it flatter. A * must not repeat what it stands in."
            self._stop(Fault(at, "nesting", message, hint))
        if self._values > MAX_VALUES:
            hint = "Repeat less with *, or use a shared response."
            message = f"this file holds over {MAX_VALUES:,} values, with every * written out"
            self._stop(Fault(at[:1], "alias", message, hint))
        if self.stopped:
            return ""
        if isinstance(node, yaml.ScalarNode):
            if node.tag != _STR:
                self._tagged(node, at)
            return node.value
        if isinstance(node, yaml.SequenceNode):
            if node.tag != _SEQ:
                self._tagged(node, at)
            return [self.build(item, (*at, i), depth + 1) for i, item in enumerate(node.value)]
        if node.tag != _MAP:
            self._tagged(node, at)
        return self._map(node, at, depth)

    def _map(self, node: Any, at: DataPath, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                hint = "Put quotes around text that begins with [ or {."
                self.faults.append(Fault(at, "key", "a key here is not a word", hint))
                continue
            if key in data:
                message = f'"{key}" stands here twice'
                hint = "Only one of them can count; remove or rename the other."
                self.faults.append(Fault((*at, key), "duplicate", message, hint, on_key=True))
            data[key] = self.build(value_node, (*at, key), depth + 1)
        return data

    def _tagged(self, node: Any, at: DataPath) -> None:
        hint = "Put quotes around text that begins with an exclamation mark."
        self.faults.append(Fault(at, "tag", f'"{node.tag}" is not part of the language', hint))

    def _stop(self, fault: Fault) -> None:
        if not self.stopped:
            self.stopped = True
            self.faults.append(fault)


def _find(root: Any, at: DataPath, on_key: bool, entries: Entries) -> tuple[int, int]:
    """Line and column of the deepest part of `at` that exists; the last of repeated keys."""
    node = place = root
    for step in at:
        found = None
        if isinstance(node, yaml.MappingNode):
            if id(node) not in entries:
                pairs = ((k.value, (k, v)) for k, v in node.value if isinstance(k.value, str))
                entries[id(node)] = dict(pairs)
            found = entries[id(node)].get(step)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            found = (node.value[step],) * 2 if step < len(node.value) else None
        if found is None:
            break
        place, node = found
    if place is None:
        return 1, 1
    mark = (place if on_key or node is None else node).start_mark
    return mark.line + 1, mark.column + 1
