"""The blocks of an outcome: each a text or a shared response, with its condition.

Blocks that several outcomes share are written once, as a named set, and written out here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fingerpost.load.context import Context
from fingerpost.load.responses import ended, shared_response, shown_contacts
from fingerpost.model.conditions import Condition, both
from fingerpost.model.pathway import Block, Step
from fingerpost.problems import DataPath, did_you_mean
from fingerpost.shape.kinds import for_audience
from fingerpost.shape.pathway import BlockShape, StepShape


def read_blocks(
    context: Context, step_id: str, step: StepShape, asked: Sequence[Step]
) -> tuple[Block, ...]:
    """The blocks in file order, sets written out; `position` counts them from 0."""
    found: list[Block] = []
    for i, block in enumerate(step.blocks):
        at: DataPath = ("steps", step_id, "blocks", i)
        if block.use is None:
            found.append(_block(context, block, len(found), at, asked))
            continue
        when = _condition(context, block, at)
        for j, each in enumerate(_set(context, block, at)):
            place: DataPath = ("blocks", block.use, j) if block.when is None else at
            one = _block(context, each, len(found), place, asked)
            found.append(replace(one, when=both(when, one.when)))
    return tuple(found)


def _set(context: Context, block: BlockShape, at: DataPath) -> tuple[BlockShape, ...]:
    """The blocks of the set that this one names; a set holds no other set."""
    if block.model_fields_set - {"use", "when"}:
        hint = "Write {use: NAME}, with when: if you like; other lines go in blocks of their own."
        context.fault(at, "block-form", "a block with use: shows only that set", hint)
    listed = context.shape.blocks.get(block.use or "")
    if listed is None:
        hint = did_you_mean(block.use or "", context.shape.blocks) or "Add it under blocks:."
        context.fault((*at, "use"), "block-unknown", f'there is no set "{block.use}"', hint)
    return tuple(each for each in listed or () if each.use is None)


def block_set_faults(context: Context) -> None:
    """Notes sets that no outcome uses, and sets inside sets."""
    used = {block.use for step in context.shape.steps.values() for block in step.blocks}
    for name, listed in context.shape.blocks.items():
        if name not in used:
            message = f'no outcome uses the set of blocks "{name}"'
            context.fault(("blocks", name), "block-unused", message, "Use it or remove it.", True)
        for i, block in enumerate(listed):
            if block.use is not None:
                message, hint = "a set cannot hold another set", "Write its blocks out here."
                context.fault(("blocks", name, i), "block-form", message, hint)


def _condition(context: Context, block: BlockShape, at: DataPath) -> Condition | None:
    if block.when is None:
        return None
    return context.conditions.read(block.when, (*at, "when"))


def _block(
    context: Context, block: BlockShape, position: int, at: DataPath, asked: Sequence[Step]
) -> Block:
    if not (block.text or block.response or block.contacts or block.offer or block.service):
        hint = "Give it text:, response:, contacts:, offer: or service:."
        context.fault(at, "block-empty", "this block shows nothing", hint)
    response = shared_response(context, block.response, (*at, "response"))
    audience = context.audience
    if response is not None and not for_audience(response.title, audience):
        message = f'"{block.response}" has no title for {audience}'
        hint = "Add it to responses.yml."
        context.fault((*at, "response"), "wording-missing", message, hint)
    return Block(
        position,
        _condition(context, block, at),
        title=for_audience(response.title, audience) if response else "",
        body=block.text or (for_audience(response.body, audience) if response else ""),
        actor=for_audience(response.actor, audience) if response else "",
        act=response.act if response else None,
        say=for_audience(response.say, audience, ()) if response else (),
        do_not=for_audience(response.do_not, audience, ()) if response else (),
        response=block.response,
        contacts=shown_contacts(context, block, response, asked, at),
        until=block.until,
        ended=ended(block.until, context.today),
        at=at,
    )
