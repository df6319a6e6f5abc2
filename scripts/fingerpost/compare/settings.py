"""What changed in the settings of the guide, and in how it lives."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.compare.changes import Change
from fingerpost.compare.entry import words
from fingerpost.compare.moved import Aligned
from fingerpost.compare.words import listed, quoted

_NEVER = frozenset({"version", "state", "language", "crisis"})
_SAID = {
    "title": "the title of the guide",
    "short_title": "the short title of the guide",
    "publisher": "the publisher of the guide",
    "intended_purpose": "what the guide is for",
    "headline": "the heading of the start page",
    "lead": "the words below the heading of the start page",
    "notice": "the notice on every page",
    "areas": "the list of areas served",
    "services": "the list of services",
    "audiences": "the list of readers and of their pages",
    "sectors": "the list of sectors",
    "languages": "the languages in which search knows the word for help",
    "bank_holidays": "the list of bank holidays",
    "address": "the address of the website",
    "pdf": "whether published versions have PDFs and posters",
    "leave_to": "the page that “Leave this page” goes to",
}
_LIVING = {
    "feedback": "how to tell us what you think",
    "groups": "the list of groups round the table",
    "you_said": "“You said, we did”",
    "reviewed_against": "what the guide is held against at every review",
}


def setting_changes(guide: Aligned) -> Iterator[Change]:
    """The settings. The number of the version and its state never count."""
    old, new = guide.old["settings"], guide.new["settings"]
    yield from _crisis(guide)
    for key in sorted({**old, **new}):
        was, now = old.get(key), new.get(key)
        if was != now and key not in _NEVER:
            what = _SAID.get(key, f"the setting “{key.replace('_', ' ')}”")
            sentence = f"{what[:1].upper()}{what[1:]} has changed."
            before, after = words(was), words(now)
            yield Change("setting", "minor", "settings", key, sentence, before=before, after=after)


def _crisis(guide: Aligned) -> Iterator[Change]:
    """Who is shown as help now on every page."""
    was, now = (data["settings"].get("crisis", []) for data in (guide.old, guide.new))
    known = {**(guide.old.get("contacts") or {}), **(guide.new.get("contacts") or {})}

    def names(some: list[str]) -> str:
        return listed(quoted(known[name]["name"] if name in known else name) for name in some)

    lost, gained = [n for n in was if n not in now], [n for n in now if n not in was]
    before, after = names(was), names(now)
    for some, says in (
        (lost, "Help now, on every page, no longer shows {names}."),
        (gained, "Help now, on every page, now also shows {names}."),
    ):
        if some:
            sentence = says.replace("{names}", names(some))
            yield Change(
                "contact", "major", "settings", "crisis", sentence, before=before, after=after
            )
    if was != now and not lost and not gained:
        sentence = "Help now, on every page, shows the same contacts in another order."
        yield Change("setting", "minor", "settings", "crisis", sentence, before=before, after=after)


def living_changes(guide: Aligned) -> Iterator[Change]:
    """How the guide is kept alive."""
    old, new = guide.old.get("living") or {}, guide.new.get("living") or {}
    for key in sorted({**old, **new}):
        before, after = words(old.get(key)), words(new.get(key))
        if old.get(key) != new.get(key):
            what = _LIVING.get(key, key)
            sentence = f"{what[:1].upper()}{what[1:]} has changed."
            yield Change("reworded", "minor", "living", key, sentence, before=before, after=after)
