"""Files that nobody should write: their bytes, and the rule that each is told by."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from tests.golden.rules.examples import GUIDE

_GOOD = (GUIDE / "schools/example.yml").read_text("utf-8")
_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

EXPECTED: dict[str, tuple[bytes, str]] = {
    "utf-16": (_GOOD.encode("utf-16"), "bytes"),
    "utf-16 without its mark": (_GOOD.encode("utf-16-le"), "bytes"),
    "latin-1": (_GOOD.replace("something", "caf\u00e9").encode("latin-1"), "bytes"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bytes"),
    "a document": (b"PK\x03\x04\x14\0\x06\0\x08\0", "bytes"),
    "nul": (b"title: a\0b\n", "bytes"),
    "bell": (b"title: a\x07b\n", "bytes"),
    "empty": (b"", "empty"),
    "blank": (b"\n\n   \n", "empty"),
    "comments": (b"# schools/example.yml\n# later\n", "empty"),
    "three hyphens": (b"---\n", "kind"),
    "two documents": (b"title: a\n---\ntitle: b\n", "yaml"),
    "a tab": (_GOOD.replace("    ask:", "\task:").encode(), "tabs"),
    "a tab later": (_GOOD.replace("    answers:", "\tanswers:").encode(), "tabs"),
    "list": (b"- title: a\n- audience: b\n", "kind"),
    "text": (b"Stay calm\n", "kind"),
    "a web page": (b"<!DOCTYPE html>\n<title>a: b</title>\n<p>c: d</p>\n", "colon"),
    "json of another kind": (b'{"name": "fingerpost", "private": true}', "unknown-key"),
    "over 1 MB": (b"# padding\n" * 110_000, "file-size"),
    "100,000 brackets": (b"[" * 100_000, "nesting"),
    "100,000 braces": (b"a: " + b"{a: " * 100_000, "nesting"),
    "100,000 hyphens": (b"- " * 100_000, "nesting"),
    "deep blocks": ("\n".join(f"{' ' * n}a:" for n in range(700)).encode(), "nesting"),
    "a little too deep": (b"a: " + b"[" * 45 + b"]" * 45, "nesting"),
    "bomb": (_BOMB.encode(), "alias"),
    "a list in itself": (b"a: &a [*a]\n", "nesting"),
    "a map in itself": (b"a: &a\n  b: *a\n", "nesting"),
    "too many values": (b"a: [" + b"x," * 110_000 + b"x]\n", "alias"),
    "a name that is not there": (b"title: *nothing\n", "yaml"),
    "twice": (_GOOD.replace("start: danger", "start: danger\nstart: danger").encode(), "duplicate"),
    "a list as a key": (b"[a, b]: c\n", "key"),
    "a tag": (b"title: !!python/object/apply:os.getcwd []\n", "tag"),
    "a merge": (b"a: &a {title: b}\n<<: *a\n", "unknown-key"),
    "an open quotation mark": (b'title: "a\naudience: b\n', "quotes"),
    "an open bracket": (b"title: [a\naudience: b\n", "indent"),
    "a colon": (b"title: a: b\n", "colon"),
    "an at": (b"title: @home\n", "yaml"),
    "out of line": (b"title: a\n  audience: b\n", "colon"),
    "many of one name": (_GOOD.encode() + b"  x: {}\n" * 60_000, "duplicate"),
    "many steps": (
        _GOOD.encode() + b"".join(b"  s%d: {response: tell-lead}\n" % n for n in range(10_000)),
        "unreachable",
    ),
    "blank lines without end": (
        _GOOD.encode() + b"    body: |+\n" + b"\n" * 800_000 + b"      [a](b\n",
        "body-link",
    ),
    "marks without end": (
        _GOOD.encode() + b'    body: "' + b"- * " * 200_000 + b'"\n',
        "body-block",
    ),
    "quotes without end": (
        _GOOD.encode() + '    body: "{}<b>"\n'.format("\u201c" * 250_000).encode(),
        "body-html",
    ),
}
"""By a short name: the bytes and the rule. A BOM alone, or Windows line ends, are no fault."""

FIELDS: list[tuple[str, tuple[str | int, ...]]] = [
    ("schools/example.yml", ("steps", "tell-lead", "body")),
    ("questions.yml", ("in-danger", "help")),
    ("responses.yml", ("tell-lead", "say")),
    ("responses.yml", ("tell-lead", "body")),
    ("glossary.yml", ("lead", "meaning")),
    ("contacts.yml", ("club", "about")),
]
"""Where words may hold small Markdown, in every kind of file."""


CONDITIONS = {
    "a circle of one": ("  a: a\n", "condition-circle"),
    "a circle of three": ("  a: {not: b}\n  b: {any: [c]}\n  c: {all: [a]}\n", "condition-circle"),
    "doubling": (
        "".join(f"  c{n}: {{any: [c{n + 1}, c{n + 1}]}}\n" for n in range(60))
        + "  c60: {danger: no}\n",
        "condition-long",
    ),
    "a long chain": (
        "".join(f"  c{n}: {{not: c{n + 1}}}\n" for n in range(3_000)) + "  c3000: {danger: no}\n",
        "condition-long",
    ),
}
"""By a short name: lines under `conditions:`, and the rule."""

HOSTILE = {
    "html": ("<b>bold</b>", "body-html"),
    "script": ("<script>alert(1)</script>", "body-html"),
    "closing": ("</div></section>", "body-html"),
    "box": ("/// html | div\nx", "body-block"),
    "end of box": ("///", "body-block"),
    "code": ("```\nx", "body-code"),
    "indented": ("a\n\n    x", "body-code"),
    "definition": ("[a]: https://example.org", "body-definition"),
    "attributes": ("a {: onclick=x }", "body-attribute"),
    "heading": ("# a", "body-heading"),
    "heading below": ("a\n===", "body-heading"),
    "quoted heading": ("> # a", "body-heading"),
    "table": ("a | b\n--|--\n", "body-table"),
    "picture": ("![a](https://example.org/a.png)", "body-image"),
    "footnote": ("a[^1]\n\n[^1]: b", "body-block"),
    "admonition": ("!!! note\n    a", "body-block"),
    "javascript": ("[a](javascript:alert)", "body-link"),
    "data": ("[a](data:text/html,b)", "body-link"),
    "turned round": ("a \u202eb", "body-character"),
    "isolated": ("a \u2066b", "body-character"),
}
"""By a short name: words, and the rule."""


def deep_changes(data: Any, value: Any) -> Iterator[Any]:
    """The data with one of its values replaced, for each value at each level, the whole first."""
    yield value
    for path in _paths(data):
        changed = copy.deepcopy(data)
        inner = changed
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = value
        yield changed


def _paths(data: Any) -> Iterator[tuple[Any, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (key,)
        if isinstance(value, (dict, list)):
            for path in _paths(value):
                yield (key, *path)
