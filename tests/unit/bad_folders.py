"""Folders with a file that does not belong: what makes them, the rule, and the path told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

EXAMPLE = "schools/example.yml"

LAYOUTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "two of one name": (
        lambda g: (g / "schools/example.yaml").write_bytes((g / EXAMPLE).read_bytes()),
        "file-kind",
        "schools/example.yaml",
    ),
    "a large letter": (
        lambda g: (g / "schools/Example.yml").write_bytes((g / EXAMPLE).read_bytes()),
        "file-name",
        "schools/Example.yml",
    ),
    "a strange name": (
        lambda g: (g / "schools/a\u202eb\n.yml").write_text("a: b\n"),
        "file-name",
        "schools/a\ufffdb .yml",
    ),
    "a name that is no text": (
        lambda g: Path(os.fsdecode(os.fsencode(g) + b"/schools/\xff.yml")).write_text("a: b\n"),
        "file-name",
        "schools/\ufffd.yml",
    ),
    "the wrong folder": (
        lambda g: (g / EXAMPLE).rename(g / "young-people/example.yml"),
        "wrong-folder",
        "young-people/example.yml",
    ),
    "no audience's folder": (
        lambda g: ((g / "staff").mkdir(), (g / EXAMPLE).rename(g / "staff/example.yml")),
        "folder",
        "staff/example.yml",
    ),
    "the guide's own folder": (
        lambda g: (g / EXAMPLE).rename(g / "example.yml"),
        "file-unknown",
        "example.yml",
    ),
    "a folder in a folder": (lambda g: (g / "schools/old").mkdir(), "folder", "schools/old"),
    "a link to a file outside": (
        lambda g: (
            (g / EXAMPLE).rename(g.parent / "x.yml"),
            (g / EXAMPLE).symlink_to(g.parent / "x.yml"),
        ),
        "symlink",
        EXAMPLE,
    ),
    "a link to a folder outside": (
        lambda g: (g / "families").symlink_to(g.parent, target_is_directory=True),
        "symlink",
        "families",
    ),
    "a link to a file inside": (
        lambda g: (g / "schools/twin.yml").symlink_to(g / EXAMPLE),
        "symlink",
        "schools/twin.yml",
    ),
    "a link to nothing": (
        lambda g: (g / "schools/gone.yml").symlink_to(g / "nothing.yml"),
        "symlink",
        "schools/gone.yml",
    ),
    "a link to itself": (
        lambda g: (g / "schools/loop.yml").symlink_to("loop.yml"),
        "symlink",
        "schools/loop.yml",
    ),
    "a link for guide.yml": (
        lambda g: (
            (g / "guide.yml").rename(g.parent / "guide.yml"),
            (g / "guide.yml").symlink_to(g.parent / "guide.yml"),
        ),
        "symlink",
        "guide.yml",
    ),
    "a pipe": (lambda g: os.mkfifo(g / "schools/pipe.yml"), "file-kind", "schools/pipe.yml"),
    "a file for a folder": (
        lambda g: (g / "families").write_text("x"),
        "file-kind",
        "families",
    ),
    "a folder for a file": (
        lambda g: (g / "schools/dir.yml").mkdir(),
        "folder",
        "schools/dir.yml",
    ),
    "no guide.yml": (lambda g: (g / "guide.yml").unlink(), "guide-missing", "guide.yml"),
}
