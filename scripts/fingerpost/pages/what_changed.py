"""What changed since the version before: for everybody, for each audience, and all of it at once.

A guide without a version before has none of these pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.compare.changes import Change, Comparison
from fingerpost.model.guide import Guide
from fingerpost.pages.changes import sized
from fingerpost.pages.links import EVERY_CHANGE, WHAT_CHANGED, Place, changes_uri, feed_uri
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Part, box, joined, listed, plain
from fingerpost.published.history import released_versions, version_before
from fingerpost.shape.kinds import EVERYONE

_TITLE = "What changed"


def has_changes(guide: Guide) -> bool:
    """Whether there is a version before this one to compare with."""
    return version_before(guide) is not None


def what_changed_pages(guide: Guide, found: Comparison | None) -> list[Page]:
    """The pages of what changed; none where this is the first version."""
    if found is None:
        return []
    audiences = [_page(guide, found, name) for name in _audiences(guide)]
    return [_overview(guide, found), *audiences, _everything(guide, found)]


def _audiences(guide: Guide) -> Sequence[str]:
    return tuple(guide.shared.settings.audiences)


def _overview(guide: Guide, found: Comparison) -> Page:
    place = Place(guide, WHAT_CHANGED)
    settings = guide.shared.settings
    lines = [
        f"[{plain(settings.audiences[name].title)}]({place.to(changes_uri(name))}): "
        f"{_counted(found.concerning(name))}"
        for name in _audiences(guide)
    ]
    return page(
        WHAT_CHANGED,
        _TITLE,
        f"# {_TITLE}",
        box("p.fp-lead", _since(found)),
        _own_words(guide, (EVERYONE, *_audiences(guide))),
        "## For whom {#for}",
        listed(lines),
        f"[{_pair(found)}]({place.to(EVERY_CHANGE)})",
        _feed(place, ""),
        about=f"What is not as it was in version {found.old.version}.",
        source=_source(guide),
    )


def _page(guide: Guide, found: Comparison, audience: str) -> Page:
    place = Place(guide, changes_uri(audience))
    title = f"{_TITLE}: {guide.shared.settings.audiences[audience].title}"
    changes = found.concerning(audience)
    return page(
        place.uri,
        title,
        f"# {plain(title)}",
        box("p.fp-lead", _since(found)),
        _own_words(guide, (EVERYONE, audience)),
        sized(place, found, changes),
        "" if changes else "Nothing has changed on these pages.",
        f"[{_TITLE} for everybody]({place.to(WHAT_CHANGED)})",
        _feed(place, audience),
        about=f"What is not as it was in version {found.old.version}.",
        source=_source(guide),
    )


def _everything(guide: Guide, found: Comparison) -> Page:
    """The two versions side by side, whoever it concerns: for those who work on the guide."""
    place = Place(guide, EVERY_CHANGE)
    return page(
        place.uri,
        _pair(found),
        f"# {plain(_pair(found))}",
        _own_words(guide, (EVERYONE, *_audiences(guide))),
        sized(place, found, found.changes),
        "" if found.changes else "Nothing has changed.",
        f"[{_TITLE} for everybody]({place.to(WHAT_CHANGED)})",
        about=f"All that is not as it was in version {found.old.version}.",
        source=_source(guide),
    )


def _feed(place: Place, audience: str) -> str:
    """The way to follow what changes, where any version was published."""
    if not released_versions(place.guide):
        return ""
    return f"[Follow this in a feed reader]({place.to(feed_uri(audience))})"


def _pair(found: Comparison) -> str:
    return f"Everything that changed from {found.old.version} to {found.new.version}"


def _source(guide: Guide) -> str:
    return f"pathways/revisions/{guide.shared.settings.version}.yml"


def _since(found: Comparison) -> str:
    new, old = plain(found.new.version), plain(found.old.version)
    return f"This is version {new}. Here is what is not as it was in version {old}."


def _counted(changes: Sequence[Change]) -> str:
    major = sum(change.size == "major" for change in changes)
    if not changes:
        return "nothing has changed."
    said = [f"{major} to do otherwise"] if major else []
    said += [f"{len(changes) - major} to read otherwise"] if len(changes) > major else []
    return f"{joined(said, 'and')}."


def _own_words(guide: Guide, audiences: Sequence[str]) -> list[Part]:
    """What the group itself says of the change, for these readers."""
    revision = guide.pieces.revisions.get(guide.shared.settings.version)
    words = revision.change.words if revision and revision.change else {}
    titles = {name: one.title for name, one in guide.shared.settings.audiences.items()}
    return [
        f"**{plain(titles[name])}.** {plain(words[name])}" if name in titles else plain(words[name])
        for name in audiences
        if name in words
    ]
