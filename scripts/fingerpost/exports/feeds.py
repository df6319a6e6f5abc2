"""Atom feeds of what changed: one for all, and one for each audience.

A feed names every version that was published, newest first, in the group's own words, and of the
version at hand the first changes. No number of a contact is in it: a feed is kept by whoever reads
it, and nobody can mend it there.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from fingerpost.compare.changes import Change, Comparison
from fingerpost.model.guide import Guide
from fingerpost.pages.links import feed_uri
from fingerpost.published.history import released_versions
from fingerpost.shape.kinds import EVERYONE
from fingerpost.shape.revisions import Revision

ATOM = "http://www.w3.org/2005/Atom"
SHOWN = 5
"""So many changes are named; of more, how many there are."""


def feeds(guide: Guide, found: Comparison | None) -> dict[str, str]:
    """The feeds by path; none before a version was published."""
    if not released_versions(guide):
        return {}
    names = ("", *guide.shared.settings.audiences)
    return {feed_uri(name): _feed(guide, found, name) for name in names}


def _feed(guide: Guide, found: Comparison | None, audience: str) -> str:
    settings = guide.shared.settings
    title = settings.audiences[audience].title if audience else ""
    top = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _text(top, "id", _id(guide, f"feed {audience}"))
    _text(top, "title", f"{settings.title}: {title}" if title else settings.title)
    versions = released_versions(guide)
    _text(top, "updated", _moment(versions[0][1]))
    _text(ElementTree.SubElement(top, "author"), "name", settings.publisher)
    if settings.address:
        base = _base(guide)
        ElementTree.SubElement(top, "link", {"rel": "self", "href": f"{base}{feed_uri(audience)}"})
        ElementTree.SubElement(top, "link", {"href": base})
    for revision, on in versions:
        _entry(top, guide, revision, on, audience, found)
    ElementTree.indent(top, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(top, "unicode")}\n'


def _entry(
    top: ElementTree.Element,
    guide: Guide,
    revision: Revision,
    on: datetime.date,
    audience: str,
    found: Comparison | None,
) -> None:
    entry = ElementTree.SubElement(top, "entry")
    _text(entry, "id", _id(guide, f"version {revision.version} {audience}"))
    _text(entry, "title", f"Version {revision.version}")
    _text(entry, "updated", _moment(on))
    own = revision.version == guide.shared.settings.version
    ElementTree.SubElement(entry, "link", {"href": _page(guide, revision, audience)})
    said = [*_words(revision, audience), *(_changes(found, audience) if own and found else ())]
    _text(entry, "summary", " ".join(said) or revision.reason)


def _page(guide: Guide, revision: Revision, audience: str) -> str:
    """The page that tells it: of the version at hand what changed, of older ones their start."""
    if not guide.shared.settings.address:
        return f"{'../' if audience else ''}../{revision.version}/"
    return f"{guide.shared.settings.address}{revision.version}/"


def _words(revision: Revision, audience: str) -> Iterator[str]:
    """The group's own words for these readers; for all, those for each."""
    words = revision.change.words if revision.change else {}
    wanted = (EVERYONE, audience) if audience else tuple(words)
    yield from (words[name] for name in dict.fromkeys(wanted) if name in words)


def _changes(found: Comparison, audience: str) -> Iterator[str]:
    changes: Sequence[Change] = found.concerning(audience) if audience else found.changes
    told = [change for change in changes if change.part != "contacts"]
    yield from (change.sentence for change in told[:SHOWN])
    rest = len(changes) - len(told[:SHOWN])
    if rest:
        yield f"And {rest} more {'changes' if rest > 1 else 'change'}."


def _base(guide: Guide) -> str:
    settings = guide.shared.settings
    return f"{settings.address}{'latest' if settings.state == 'approved' else 'draft'}/"


def _id(guide: Guide, what: str) -> str:
    """The same for the same thing, wherever the website stands."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{guide.shared.settings.title} {what}").urn


def _moment(on: datetime.date) -> str:
    return f"{on.isoformat()}T00:00:00Z"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
