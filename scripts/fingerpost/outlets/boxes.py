"""Reads the boxes of a page quickly: the same HTML as `pymdownx.blocks.html` makes of them.

That extension looks through the whole page at every paragraph, so that a page twice as long takes
four times as long. Here a box is read in one go where it is written as our pages write it, and is
left to that extension where anything about it is unusual.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.html import parse_selectors

NAME = f"{__name__}:QuickBoxes"
"""How mkdocs.yml, or whoever stands in for it, asks for this extension."""
NEEDS = "pymdownx.blocks.html"

_START = re.compile(r"(/{3,}) html \| (\S(?:.*\S)?)(?:\n    markdown: (block|html))?")
_STASHED = "\x02"
"""Stands before what Markdown has put aside: HTML, or code."""

Mode: TypeAlias = Literal["block", "text", "raw"]


@dataclass(frozen=True, slots=True)
class _Start:
    """The first lines of a box."""

    fence: str
    tag: str
    attributes: tuple[tuple[str, str], ...]
    asks: str
    """How it asks to be read: `block`, `html`, or as its tag is usually read."""


@lru_cache(maxsize=4096)
def _start(block: str) -> _Start | None:
    """The start of a box, where a paragraph is nothing else."""
    found = _START.fullmatch(block) if block.startswith("///") else None
    try:
        tag, attributes = parse_selectors(found[2]) if found else ("", {})
    except ValueError:
        return None
    return _Start(found[1], tag.lower(), tuple(attributes.items()), found[3]) if found else None


class QuickBoxes(Extension):
    """Stands before the extension it spares work; does nothing where that is not in use."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Adds the reader of boxes."""
        if "blocks" in md.parser.blockprocessors:
            others = md.parser.blockprocessors["blocks"]
            md.parser.blockprocessors.register(_Boxes(md, others), "quick_boxes", 89.995)


class _Boxes(BlockProcessor):
    def __init__(self, md: Markdown, others: Any) -> None:
        super().__init__(md.parser)
        self._others: BlocksProcessor = others

    def test(self, parent: Element, block: str) -> bool:
        """Whether a box may begin here; never within one that the other extension has begun."""
        return block.startswith("///") and not self._others.stack and not _tight(parent)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Reads the box with all that is in it; False where it is for the other extension."""
        start, end = _start(blocks[0]), self._end(blocks)
        if start is None or not end or self._mode(start) == "raw":
            return False
        box = SubElement(parent, start.tag, dict(start.attributes))
        inside = blocks[1:end]
        del blocks[: end + 1]
        if self._mode(start) == "text":
            box.text = "\n\n".join(inside)
            return None
        self.parser.state.set("blocks")
        self.parser.parseBlocks(box, inside)
        self.parser.state.reset()
        return None

    def _mode(self, start: _Start) -> Mode:
        """What stands in a box: paragraphs and boxes, one text, or what is shown as it is."""
        if start.asks == "html" or start.tag in self._others.raw_tags:
            return "raw"
        return "block" if start.asks or start.tag in self._others.block_tags else "text"

    def _end(self, blocks: Sequence[str]) -> int:
        """Where the box that begins the blocks ends; 0 where anything in it is unusual."""
        within: list[tuple[str, Mode, bool]] = []
        for at, block in enumerate(blocks):
            fence, mode, in_item = within[-1] if within else ("", "block", False)
            if block == fence:
                within.pop()
                if not within:
                    return at
            elif mode == "block" and (start := _start(block)):
                in_item = in_item or start.tag in ("li", "dd")
                within.append((start.fence, self._mode(start), in_item))
            elif _unusual(block, mode, in_item):
                return 0
        return 0


def _unusual(block: str, mode: Mode, in_item: bool) -> bool:
    """Whether the other extension would do more with a paragraph than put it into its box."""
    return (
        "///" in block
        or (in_item and block.startswith("    "))
        or (mode == "text" and (_STASHED in block or block != block.strip("\n") or not block))
    )


def _tight(parent: Element) -> bool:
    """Whether the parent is an item of a list that holds bare words so far."""
    return parent.tag in ("li", "dd") and bool(parent.text)
