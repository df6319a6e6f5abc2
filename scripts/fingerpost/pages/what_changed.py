"""What changed since the version before: a page for everybody, and one for each audience.

A guide without a version before has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.compare.changes import Change, Comparison, Way
from fingerpost.compare.guides import compare
from fingerpost.compare.redline import redline
from fingerpost.compare.told import PARTS, answers_in_words
from fingerpost.compare.words import plain_words
from fingerpost.model.guide import Guide
from fingerpost.pages.links import WHAT_CHANGED, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Box, Part, box, joined, listed, plain
from fingerpost.published.guide import Published
from fingerpost.published.history import previous
from fingerpost.shape.kinds import EVERYONE

_TITLE = "What changed"
_KINDS = (
    ("major", "What you may now do otherwise"),
    ("minor", "What reads otherwise"),
)


def has_changes(guide: Guide) -> bool:
    """Whether there is a version before this one to compare with."""
    return bool(guide.archive.frozen) and previous(guide) is not None


def what_changed_pages(guide: Guide) -> list[Page]:
    """The pages of what changed; none where this is the first version."""
    before = previous(guide) if guide.archive.frozen else None
    if before is None:
        return []
    found = compare(before, Published.of(guide))
    return [_overview(guide, found), *(_page(guide, found, name) for name in _audiences(guide))]


def _audiences(guide: Guide) -> Sequence[str]:
    return tuple(guide.shared.settings.audiences)


def _uri(audience: str) -> str:
    return f"what-changed/{audience}.md"


def _overview(guide: Guide, found: Comparison) -> Page:
    place = Place(guide, WHAT_CHANGED)
    settings = guide.shared.settings
    lines = [
        f"[{plain(settings.audiences[name].title)}]({place.to(_uri(name))}): "
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
        about=f"What is not as it was in version {found.old.version}.",
        source=_source(guide),
    )


def _page(guide: Guide, found: Comparison, audience: str) -> Page:
    place = Place(guide, _uri(audience))
    title = f"{_TITLE}: {guide.shared.settings.audiences[audience].title}"
    changes = found.concerning(audience)
    return page(
        place.uri,
        title,
        f"# {plain(title)}",
        box("p.fp-lead", _since(found)),
        _own_words(guide, (EVERYONE, audience)),
        [_size(place, found, changes, *kind) for kind in _KINDS],
        "" if changes else "Nothing has changed on these pages.",
        f"[{_TITLE} for everybody]({place.to(WHAT_CHANGED)})",
        about=f"What is not as it was in version {found.old.version}.",
        source=_source(guide),
    )


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


def _size(
    place: Place, found: Comparison, changes: Sequence[Change], size: str, heading: str
) -> list[Part]:
    some = [change for change in changes if change.size == size]
    parts: list[Part] = [f"## {heading} {{#{size}}}"] if some else []
    for part in dict.fromkeys(change.part for change in some):
        parts.append(f"### {PARTS.get(part, part)} {{#{size}-{part.replace('_', '-')}}}")
        parts += [_change(place, found, change) for change in some if change.part == part]
    return parts


def _change(place: Place, found: Comparison, change: Change) -> Box:
    """A change in full; of a contact only what holds now, so that no old number is to be read."""
    if change.part == "contacts":
        known = change.name in place.guide.shared.contacts
        link = f" [See it]({place.contact(change.name)})" if known else ""
        now = change.sentence.partition("; before it was ")[0].removesuffix(".")
        return box("div.fp-altered", f"{plain(now)}.{link}")
    here = change.part == "pathways" and change.name in place.guide.pathway
    link = f" [See it]({place.pathway(change.name)})" if here else ""
    return box(
        "div.fp-altered",
        f"{plain(change.sentence)}{link}",
        _answers(found, change),
        _ways(change.ways) if change.ways else "",
        listed(list(_words(change))),
    )


def _answers(found: Comparison, change: Change) -> str:
    if not change.answers:
        return ""
    said = [f"“{plain(q)}” {plain(a)}" for q, a in answers_in_words(found, change)]
    return f"The fewest answers that show it: {'; '.join(said)}."


def _ways(ways: tuple[Way, Way]) -> Box:
    return box(
        "div.fp-both", [_way(word, way) for word, way in zip(("Before", "Now"), ways, strict=True)]
    )


def _way(word: str, way: Way) -> Box:
    steps = "\n".join(f"{n}. {plain(title)}" for n, title in enumerate(way.steps, 1))
    act = f"When to act: {plain(way.act)}." if way.act else ""
    contacts = f"Who can help: {joined([plain(c) for c in way.contacts], 'and')}."
    return box("div.fp-then", f"**{word}**", steps, act, contacts if way.contacts else "")


def _words(change: Change) -> Iterator[str]:
    """Both texts in full, each with the words that the other does not have."""
    before, after = plain_words(change.before), plain_words(change.after)
    runs = redline(before, after)
    for word, text, fate, mark in (
        ("Before", before, "removed", "fp-out"),
        ("Now", after, "added", "fp-in"),
    ):
        if text:
            shown = [_run(run.text, run.fate == fate, mark) for run in runs
                     if run.fate in ("same", fate)]  # fmt: skip
            yield f"{word}: {' '.join(filter(None, shown))}"


def _run(text: str, changed: bool, mark: str) -> str:
    words = plain(text)
    return f"**{words}**{{.{mark}}}" if changed and words else words
