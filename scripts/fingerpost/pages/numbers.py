"""Telephone numbers as addresses that a telephone understands."""

from __future__ import annotations

import re

from fingerpost.shape.directory import Contact


def digits(number: str) -> str:
    """A number as a `tel:` or `sms:` address holds it; short codes stay as they are."""
    return re.sub(r"[^\d+]", "", number)


def dialled(contact: Contact, words: str) -> str:
    """The `tel:` address for a link whose words say the contact's number, else nothing.

    Only for contacts that always answer: "call 999" in a sentence must call, not lead elsewhere.
    """
    number = contact.phone if "phone" not in contact.to_confirm else None
    said = [digits(run) for run in re.findall(r"\d[\d ]*", words)]
    if number and contact.always_open and digits(number) in said:
        return f"tel:{digits(number)}"
    return ""
