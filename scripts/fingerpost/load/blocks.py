"""The blocks of an outcome: each a text or a shared response, with its condition."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.load.context import Context
from fingerpost.load.responses import ended, shared_response, shown_contacts
from fingerpost.model.pathway import Block, Step
from fingerpost.problems import DataPath
from fingerpost.shape.kinds import for_audience
from fingerpost.shape.pathway import BlockShape, StepShape


def read_blocks(
    context: Context, step_id: str, step: StepShape, asked: Sequence[Step]
) -> tuple[Block, ...]:
    """The blocks in file order; `position` counts from 0."""
    return tuple(
        _block(context, block, i, ("steps", step_id, "blocks", i), asked)
        for i, block in enumerate(step.blocks)
    )


def _block(
    context: Context, block: BlockShape, position: int, at: DataPath, asked: Sequence[Step]
) -> Block:
    if not (block.text or block.response or block.contacts or block.offer or block.service):
        hint = "Give it text:, response:, contacts:, offer: or service:."
        context.fault(at, "block-empty", "this block shows nothing", hint)
    response = shared_response(context, block.response, (*at, "response"))
    audience = context.audience
    when = None
    if block.when is not None:
        when = context.conditions.read(block.when, (*at, "when"))
    return Block(
        position,
        when,
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
