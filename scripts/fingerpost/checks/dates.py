"""Dates: what is overdue warns while the guide is a draft, and is an error once it is approved."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from fingerpost.model.guide import Shared
from fingerpost.model.pathway import Dates, Pathway
from fingerpost.problems import Fault, Severity


def pathway_dates(pathway: Pathway, shared: Shared, today: datetime.date) -> Iterator[Fault]:
    """Overdue and impossible dates of a pathway; an approved guide must be reviewed and owned."""
    return page_dates(pathway.dates, pathway.owner_proposed, shared, today, "pathway")


def page_dates(
    dates: Dates, proposed: bool, shared: Shared, today: datetime.date, what: str
) -> Iterator[Fault]:
    """The same for any page that has an owner and dates; `what` is its kind in a sentence."""
    severity = _severity(shared)
    if dates.review_by < today:
        message = f"this {what} should have been reviewed by {dates.review_by}"
        yield Fault(("review_by",), "overdue", message, "Review it and set new dates.", severity)
    if dates.review_by <= dates.written:
        message = f"the review is due before the {what} was written"
        yield Fault(("review_by",), "date-order", message, "Set a later date.")
    if dates.reviewed and not dates.written <= dates.reviewed <= today:
        message = "it cannot have been reviewed on this day"
        hint = "Write a day after it was written, and not after today."
        yield Fault(("reviewed",), "date-order", message, hint)
    if severity == "error" and dates.reviewed is None:
        yield Fault(("reviewed",), "unreviewed", "an approved guide must be reviewed", "Review it.")
    if severity == "error" and proposed:
        message = "an approved guide needs owners who have agreed"
        yield Fault(("owner",), "unowned", message, "Write proposed: false once they have.")


def evidence_dates(shared: Shared, today: datetime.date) -> Iterator[Fault]:
    """Evidence that is overdue, and how much of it nobody has checked."""
    severity = _severity(shared)
    for key, evidence in shared.evidence.items():
        if evidence.review_by < today:
            message = f'"{key}" should have been read again by {evidence.review_by}'
            yield Fault((key, "review_by"), "overdue", message, "Read it and set dates.", severity)
    unchecked = [key for key, evidence in shared.evidence.items() if evidence.checked is None]
    if unchecked:
        message = f"{len(unchecked)} of {len(shared.evidence)} sources are not yet checked"
        hint = "Read each, then write the date at checked:."
        yield Fault((unchecked[0], "checked"), "unverified", message, hint, severity)


def _severity(shared: Shared) -> Severity:
    return "error" if shared.settings.state == "approved" else "warning"
