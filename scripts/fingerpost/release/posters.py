"""The pages behind the codes on posters: is this very poster still current, and what has changed?

One page stands at the website's root for each pathway of each version, and every release writes all
of them anew, so that a poster on a wall can always be asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from fingerpost.pages.words import day
from fingerpost.release.frame import Plain, html

POSTERS = "posters"
ROOT = "../../../../"
"""The way from such a page to the website's root."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A version as its posters need it: what it had, and what changed in it."""

    version: str
    state: str
    released: datetime.date | None
    titles: Mapping[str, str]
    """The title of each of its pathways."""
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What changed in each pathway since the version before, in sentences."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The new name of each pathway that had another in the version before."""
    reason: str = ""
    """Why it was withdrawn."""
    renewed: Mapping[str, datetime.date] = field(default_factory=dict)
    """The contacts that were changed in it since it was released, and when."""


@dataclass(frozen=True, slots=True)
class Wall:
    """All versions, newest first, and the one that readers use. `here` are the paths it has."""

    printed: Sequence[Printed]
    current: str | None
    """The version that is in use; None where it was withdrawn and no other is."""
    alias: str
    here: frozenset[str]
    guide: Mapping[str, Any]
    """The data of the version that readers use."""


def poster_pages(wall: Wall) -> dict[str, bytes]:
    """The pages by path."""
    return {
        f"{POSTERS}/{name}/{one.version}/index.html": html(_page(wall, one, name), wall.guide)
        for one in wall.printed
        for name in one.titles
    }


def _page(wall: Wall, one: Printed, name: str) -> Plain:
    title = f"Poster: {one.titles[name]}"
    body = "\n".join(part for part in _body(wall, one, name) if part)
    audiences = wall.guide.get("settings", {}).get("audiences", {})
    discreet = audiences.get(name.split("/", 1)[0], {}).get("discreet", False)
    return Plain(title, body, ROOT, wall.alias, tab="A poster" if discreet else "")


def _body(wall: Wall, one: Printed, name: str) -> Iterator[str]:
    if one.version == wall.current:
        yield from _still_current(wall, one, name)
    elif one.state == "withdrawn":
        yield "<p><strong>Take this poster down.</strong> " + _text(_withdrawn(one)) + "</p>"
        yield from _now(wall, one, name)
    elif _is_ahead(wall, one):
        yield f"<p>{_text(_said(one))} It is not in use yet: do not put this poster up.</p>"
        yield from _now(wall, one, name)
    else:
        yield from _replaced(wall, one, name)


def _still_current(wall: Wall, one: Printed, name: str) -> Iterator[str]:
    renewed = _renewed(wall, one, name)
    if renewed:
        yield from _to_compare(wall, one, renewed)
    else:
        yield f"<p><strong>This poster is current.</strong> {_text(_said(one))}</p>"
    due = wall.guide.get("pathways", {}).get(name, {}).get("dates", {}).get("review_by")
    if due:
        on = day(datetime.date.fromisoformat(due))
        yield f"<p>Its words are to be looked at again by {on}. Come back here after that day.</p>"
    yield _links(wall, name)


def _renewed(wall: Wall, one: Printed, name: str) -> dict[str, datetime.date]:
    """The contacts on this poster that were changed since its version was released."""
    pathway = wall.guide.get("pathways", {}).get(name, {})
    shown = {*wall.guide.get("settings", {}).get("crisis", ()), *_contacts(pathway)}
    return {each: on for each, on in one.renewed.items() if each in shown}


def _contacts(value: Any) -> Iterator[str]:
    """The contacts that any part of a pathway shows, by id."""
    if isinstance(value, Mapping):
        if isinstance(value.get("contact"), str):
            yield value["contact"]
        value = [*value.values()]
    for item in value if isinstance(value, list) else ():
        yield from _contacts(item)


def _to_compare(wall: Wall, one: Printed, renewed: Mapping[str, datetime.date]) -> Iterator[str]:
    """What a sheet cannot tell of itself: whether it was printed before a number was mended."""
    yield (
        "<p><strong>Look at who can help on this poster.</strong> "
        f"{_text(_said(one))} Its steps are current, but how to reach somebody on it has changed. "
        "If your sheet says otherwise than these pages, take it down, and put up the new one.</p>"
    )
    contacts = wall.guide.get("contacts", {})
    lines = [
        f'<li><a href="{ROOT}contacts/{each}/">How to reach '
        f"{_text(str(contacts.get(each, {}).get('name', each)))} now</a>, "
        f"changed on {day(on)}</li>"
        for each, on in sorted(renewed.items())
    ]
    yield f"<ul>\n{chr(10).join(lines)}\n</ul>"


def _replaced(wall: Wall, one: Printed, name: str) -> Iterator[str]:
    newest = next((each for each in wall.printed if each.version == wall.current), None)
    by = f" Version {newest.version}{_of(newest)} is in use." if newest else ""
    yield f"<p><strong>Take this poster down.</strong> {_text(_said(one) + by)}</p>"
    if _is_later(wall, one):
        yield "<p>It was a draft, and never in use.</p>"
        yield from _now(wall, one, name)
        return
    changed = list(_changes(wall, one, name))
    if changed:
        yield f"<h2>What has changed since</h2>\n<ul>\n{chr(10).join(changed)}\n</ul>"
    elif newest:
        yield "<p>The steps are as they were. Only the new poster is kept up to date.</p>"
    yield from _now(wall, one, name)


def _changes(wall: Wall, one: Printed, name: str) -> Iterator[str]:
    """A line for each version since, newest first, under whatever name the pathway had in it.

    One that was withdrawn counts too: what came after it was compared with it.
    """
    own, lines = name, []
    for newer in reversed(list(_since(wall, one))):
        own = newer.moved.get(own, own)
        told = newer.notes.get(own, ())
        if told:
            since = ", since withdrawn" if newer.state == "withdrawn" else ""
            said = _text(" ".join(told))
            lines.append(f"<li>Version {escape(newer.version)}{_of(newer)}{since}: {said}</li>")
    yield from reversed(lines)


def _since(wall: Wall, one: Printed) -> Iterator[Printed]:
    """The versions after one, up to that which is in use."""
    order = [each.version for each in wall.printed]
    end = order.index(wall.current) if wall.current in order else 0
    yield from wall.printed[end : order.index(one.version)]


def _is_ahead(wall: Wall, one: Printed) -> bool:
    """Whether it is a draft that may come into use one day."""
    return _is_later(wall, one) and one.state != "superseded"


def _is_later(wall: Wall, one: Printed) -> bool:
    """Whether it is later than the version in use."""
    order = [each.version for each in wall.printed]
    return wall.current in order and order.index(one.version) < order.index(wall.current)


def _now(wall: Wall, one: Printed, name: str) -> Iterator[str]:
    """The way to the pathway as it is now, under whatever name it has."""
    own = name
    for newer in reversed(list(_since(wall, one))):
        own = newer.moved.get(own, own)
    if wall.current is None:
        yield f'<p><a href="{ROOT}versions/">See all versions</a></p>'
    elif f"{own}/index.html" in wall.here:
        yield _links(wall, own)
    else:
        when = "yet" if _is_later(wall, one) else "any more"
        yield f"<p>The guide that is in use has no such pathway {when}.</p>"
        audience = own.split("/", 1)[0]
        there = f"{audience}/" if f"{audience}/index.html" in wall.here else ""
        yield f'<p><a href="{ROOT}{wall.alias}/{there}">See what it has</a></p>'


def _links(wall: Wall, name: str) -> str:
    base = f"{ROOT}{wall.alias}/{name}/"
    ways = {"": "The pathway as it is now", "chart/": "Its flowchart"}
    links = [
        f'<li><a href="{base}{way}">{words}</a></li>'
        for way, words in ways.items()
        if f"{name}/{way}index.html" in wall.here
    ]
    if f"{name}/poster.pdf" in wall.here:
        links.append(f'<li><a href="{base}poster.pdf">The poster as it is now (PDF)</a></li>')
    return f"<ul>\n{chr(10).join(links)}\n</ul>"


def _said(one: Printed) -> str:
    kind = "draft " if one.state == "draft" else ""
    return f"It is of {kind}version {one.version}{_of(one)}."


def _withdrawn(one: Printed) -> str:
    return f"Version {one.version} was withdrawn. {one.reason}".strip()


def _of(one: Printed) -> str:
    return f" of {day(one.released)}" if one.released else ""


def _text(words: str) -> str:
    return escape(words, quote=False)
