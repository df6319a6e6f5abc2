"""What steps and blocks take from shared responses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from fingerpost.load.context import Context
from fingerpost.load.offers import read_contacts
from fingerpost.model.pathway import ShownContact, Step
from fingerpost.problems import DataPath, did_you_mean
from fingerpost.shape.kinds import for_audience
from fingerpost.shape.pathway import BlockShape, StepShape
from fingerpost.shape.shared import Response


def shown_contacts(
    context: Context,
    own: StepShape | BlockShape,
    response: Response | None,
    asked: Sequence[Step],
    at: DataPath,
) -> tuple[ShownContact, ...]:
    """The contacts of a step or block: those of its response first, then its own."""
    audience = context.audience
    fixed = [*for_audience(getattr(response, "contacts", None), audience, ()), *own.contacts]
    offer = [*for_audience(getattr(response, "offer", None), audience, ()), *own.offer]
    services = [s for s in (getattr(response, "service", None), own.service) if s]
    return read_contacts(context, asked, at, fixed, offer, services)


def shared_response(context: Context, response_id: str | None, at: DataPath) -> Response | None:
    """The response with this id, or None with a fault where there is none."""
    if response_id is None:
        return None
    response = context.shared.responses.get(response_id)
    if response is None:
        hint = did_you_mean(response_id, context.shared.responses) or "Add it to responses.yml."
        context.fault(at, "response-unknown", f'there is no response "{response_id}"', hint)
    return response


def ended(until: datetime.date | None, today: datetime.date) -> bool:
    """Whether text with this last day is no longer shown."""
    return until is not None and until < today
