"""What every page carries: help now, the notice, and the problems while an author works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.pages.numbers import digits
from fingerpost.problems import Problem
from fingerpost.shape.directory import Contact


def furniture(guide: Guide | None, problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """Plain data for the templates (`config.extra.fingerpost`), the same for every outlet.

    `help` is a list of {name, words, href}; `href` is an address, or a page of the site where
    the contact has no number. `foot` names the guide and its version. `problems` are lines of
    text, shown only by a preview.
    """
    shown = [str(problem) for problem in problems]
    if guide is None:
        return {"help": [], "notice": "", "foot": "", "problems": shown}
    settings = guide.shared.settings
    contacts = guide.shared.contacts
    return {
        "help": [_help(name, contacts[name]) for name in settings.crisis if name in contacts],
        "notice": settings.notice,
        "foot": f"{settings.title}, version {settings.version}, {settings.state}",
        "problems": shown,
    }


def _help(name: str, contact: Contact) -> dict[str, str]:
    if contact.phone and "phone" not in contact.to_confirm:
        note = f", {contact.phone_note}" if contact.phone_note else ""
        return {
            "name": contact.name,
            "words": contact.phone,
            "note": note,
            "href": f"tel:{digits(contact.phone)}",
        }
    if contact.text and "text" not in contact.to_confirm:
        lead = f"text {contact.text.send} to " if contact.text.send else "text "
        return {
            "name": contact.name,
            "words": lead + contact.text.to,
            "note": "",
            "href": f"sms:{digits(contact.text.to)}",
        }
    return {"name": contact.name, "words": "how to reach them", "note": "",
            "href": f"directory/#{name}"}  # fmt: skip
