"""What every page carries: help now, the notice, the menu, and what the site is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.model.guide import Guide
from fingerpost.pages.edition import Edition
from fingerpost.pages.links import (
    A_TO_Z,
    ABOUT,
    CASE_STUDIES,
    DIRECTORY,
    EVIDENCE,
    FORMATS,
    GLOSSARY,
    HELP_NOW,
    LIVING,
    ONE_RESPONSE,
    PRACTICE,
    PROGRAMMES,
    SEARCH,
    TOOLBOX,
    TRAINING,
    WHAT_CHANGED,
    feed_uri,
)
from fingerpost.pages.numbers import digits
from fingerpost.pages.what_changed import has_changes
from fingerpost.pages.words import day
from fingerpost.published.history import released_versions
from fingerpost.shape.directory import Contact

SAFER = "safer-browsing.md"
"""The page of docs/ that says what leaving a page does and does not do, where there is one."""


def furniture(
    guide: Guide | None, by_hand: Sequence[str] = (), edition: Edition | None = None
) -> dict[str, Any]:
    """Plain data for the templates (`config.extra.fingerpost`), the same for every outlet.

    `help` is a list of {name, words, href}; `href` is an address, or a page of the site where
    the contact has no number. `menu` is a list of {words, uri}, as long whatever the guide holds;
    `by_hand` are pages of docs/ that belong in it. `sections` are the names of folders. `foot`
    names the guide and its version. `leave` is where "Leave this page" goes, `safer` the page about
    it, `feed` the feed of what changes, or nothing. `alias` is the folder of the newest version,
    where this build is to stand among others, `canonical` the address of that folder (or nothing
    where none was named), and `listed` whether search engines may list it.
    """
    stands = _stands(guide, edition)
    if guide is None:
        nothing = dict.fromkeys(("notice", "foot", "leave", "safer", "feed"), "")
        return {"help": [], "menu": [], "sections": {}, **stands, **nothing}
    settings, contacts = guide.shared.settings, guide.shared.contacts
    return {
        **stands,
        "help": [_help(name, contacts[name]) for name in settings.crisis if name in contacts],
        "notice": settings.notice,
        "foot": _foot(guide),
        "menu": [{"words": words, "uri": address(uri)} for words, uri in menu(guide, by_hand)],
        "sections": sections(guide),
        "leave": settings.leave_to,
        "feed": feed_uri("") if released_versions(guide) else "",
        "safer": address(SAFER) if SAFER in by_hand else "",
    }


def _stands(guide: Guide | None, edition: Edition | None) -> dict[str, Any]:
    """Where this build stands among other versions; alone, if it is no edition."""
    if guide is None or edition is None:
        return {"alias": "", "canonical": "", "listed": True, "version": ""}
    settings = guide.shared.settings
    canonical = f"{settings.address}{edition.alias}/" if settings.address else ""
    return {
        "alias": edition.alias,
        "canonical": canonical,
        "listed": edition.listed,
        "version": settings.version,
    }


def _foot(guide: Guide) -> str:
    """The guide, its version and that version's dates, in words."""
    settings = guide.shared.settings
    revision = guide.pieces.revisions.get(settings.version)
    words = f"{settings.title}, version {settings.version}"
    if revision and revision.released:
        words += f" of {day(revision.released)}"
    words += f", {settings.state}"
    if revision and revision.effective:
        words += f", to be used from {day(revision.effective)}"
    return words


def menu(guide: Guide, by_hand: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The words and the page of each line of the menu."""
    shared, pieces = guide.shared, guide.pieces
    doors = [(audience.title, f"{name}/index.md")
             for name, audience in shared.settings.audiences.items()]  # fmt: skip
    others = (
        ("Help now", HELP_NOW, True),
        ("Who can help", DIRECTORY, True),
        ("Things that can help", TOOLBOX, bool(pieces.toolbox)),
        ("Training", TRAINING, bool(pieces.training)),
        ("Practice", PRACTICE, any(pathway.scenarios for pathway in guide.pathways)),
        ("One response", ONE_RESPONSE, True),
        ("Programmes", PROGRAMMES, bool(pieces.programmes)),
        ("Case studies", CASE_STUDIES, bool(pieces.case_studies)),
        ("Other languages and formats", FORMATS, bool(shared.formats)),
        ("Search", SEARCH, True),
        ("Words explained", GLOSSARY, True),
        ("A to Z", A_TO_Z, True),
        ("What it stands on", EVIDENCE, True),
        ("A living guide", LIVING, shared.living is not None),
        ("What changed", WHAT_CHANGED, has_changes(guide)),
        ("About this guide", ABOUT, True),
    )
    hand = [(_title(name), name) for name in by_hand]
    return [*doors, *((words, uri) for words, uri, there in others if there), *hand]


def sections(guide: Guide) -> dict[str, str]:
    """The names of the folders that have a page of their own, for the way up."""
    doors = {name: audience.title for name, audience in guide.shared.settings.audiences.items()}
    folders = {
        "toolbox": "Things that can help",
        "training": "Training",
        "programmes": "Programmes",
        "case-studies": "Case studies",
        "practice": "Practice",
        "what-changed": "What changed",
    }
    return doors | folders


def address(uri: str) -> str:
    """The address of a page of the site, from the site's root: `schools/told/`."""
    return uri.removesuffix("index.md").removesuffix(".md") + (
        "" if uri.endswith("index.md") else "/"
    )


def _title(name: str) -> str:
    return name.removesuffix(".md").replace("-", " ").capitalize()


def _help(name: str, contact: Contact) -> dict[str, str]:
    if contact.phone and "phone" not in contact.to_confirm:
        return {
            "name": contact.name,
            "words": contact.phone,
            "href": f"tel:{digits(contact.phone)}",
        }
    return {"name": contact.name, "words": contact.name, "href": f"directory/#{name}"}
