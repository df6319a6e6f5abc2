"""Help now: the smallest page, which works alone. Numbers first, then who else answers."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.pages.contacts import reach
from fingerpost.pages.links import DIRECTORY, HELP_NOW, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Box, box, listed, plain
from fingerpost.shape.directory import Contact


def help_now_page(guide: Guide) -> Page:
    """Those who always answer, as guide.yml names them, with the first of them large."""
    place = Place(guide, HELP_NOW)
    known = guide.shared.contacts
    answer = [known[name] for name in guide.shared.settings.crisis if name in known]
    doors = guide.shared.settings.audiences.items()
    return page(
        HELP_NOW,
        "Help now",
        "# Help now",
        box(
            "section.fp-step.fp-outcome.fp-act-now",
            "## If somebody’s life is in danger {#danger}",
            "Call, and stay with them. An overdose or poisoning always needs hospital care.",
            [reach(contact) for contact in answer[:1]],
        ),
        "## To talk to somebody now {#talk}",
        "These answer day and night. You do not have to know what to say.",
        box("div.fp-contacts", [_card(contact) for contact in answer[1:]]),
        "## What to do next {#next}",
        listed(
            [
                *(f"[{plain(a.door)}]({place.to(f'{name}/index.md')})" for name, a in doors),
                f"[Everybody who can help]({place.to(DIRECTORY)})",
            ]
        ),
        about="Who answers day and night, and how to reach them.",
    )


def _card(contact: Contact) -> Box:
    return box("div.fp-contact", f"**{plain(contact.name)}**", reach(contact))
