"""Steps and blocks as lines of plain text, so that a pathway can be read aloud in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.bodies import LINK
from fingerpost.logic.holds import holds
from fingerpost.logic.walk import Walk
from fingerpost.model.pathway import Block, Step

INDENT = "   "


def said(text: str) -> str:
    """Small Markdown as words: links keep their words, bold loses its stars."""
    return LINK.sub(lambda link: link[1], text).replace("**", "").strip()


def step_lines(step: Step, result: Walk) -> Iterator[str]:
    """A step as a reader meets it on this walk: the words that fit the answers before it."""
    title, body = step.title, step.body
    for variant in step.variants:
        if not variant.ended and holds(variant.when, result.given):
            title, body = variant.title or title, variant.body or body
            break
    when = f" ({step.act})" if step.act else ""
    yield f"\n{step.number}. {title}{when}"
    yield from _lines([step.actor, body, step.help], step.say, step.do_not)
    if step.why:
        yield f"{INDENT}Why we ask: {said(step.why)}"


def part_lines(block: Block) -> Iterator[str]:
    """A block of an outcome."""
    when = f" ({block.act})" if block.act else ""
    until = f" Until {block.until}." if block.until else ""
    yield f"\n{INDENT}- {block.title}{when}{until}".rstrip()
    yield from _lines([block.actor, block.body], block.say, block.do_not)


def _lines(texts: list[str], say: tuple[str, ...], do_not: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (INDENT + line for line in said(text).splitlines() if line.strip())
    yield from (f"{INDENT}Say: {said(line)}" for line in say)
    yield from (INDENT + said(line) for line in do_not)
