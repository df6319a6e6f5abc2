"""Short anchors for discreet pages, so that an address says nothing about an answer.

Without script an answer link puts its step's anchor into the address, and so into the device's
history. On discreet pages the anchors are therefore short codes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway


def anchors(guide: Guide, pathway: Pathway) -> Mapping[str, str]:
    """The anchor of each step: its id, or its code where the audience's pages are discreet."""
    audience = guide.shared.settings.audiences.get(pathway.audience)
    if audience and audience.discreet:
        return codes(pathway)
    return {step.id: step.id for step in pathway.steps}


def codes(pathway: Pathway) -> dict[str, str]:
    """A short code for each step id. It stays the same while the id does."""
    length = 4
    while True:
        made = {step.id: f"s{_digest(step.id)[:length]}" for step in pathway.steps}
        if len(set(made.values())) == len(made):
            return made
        length += 1


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
