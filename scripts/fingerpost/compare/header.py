"""What changed at the head of a pathway and in its stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fingerpost.compare.changes import Change, Kind
from fingerpost.compare.likeness import changed_lines, renamed
from fingerpost.compare.moved import Data
from fingerpost.compare.scene import Scene
from fingerpost.compare.words import agreed, day_words, gist, listed, quoted
from fingerpost.published.data import canonical


def header_changes(scene: Scene) -> Iterator[Change]:
    """All that is no step: title, first lines, evidence, dates, owner, stories."""
    old, new = scene.old, scene.new
    for field, says in (
        ("title", f"the title was {quoted(old['title'])} before"),
        ("summary", "the summary has changed"),
        ("tab", "the short title in the browser has changed"),
        ("owner_role", "another role answers for the pathway"),
    ):
        was, now = old.get(field) or "", new.get(field) or ""
        if was != now:
            kind: Kind = "setting" if field == "owner_role" else "reworded"
            yield scene.change(kind, "minor", f"{says}.", before=was, after=now)
    says = agreed(old.get("owner_proposed"), new.get("owner_proposed"))
    if says and old.get("owner_role") == new.get("owner_role"):
        yield scene.change("setting", "minor", f"the role that answers for the pathway {says}.")
    yield from _first(scene)
    was, now = (", ".join(one.get("also_called", ())) for one in (old, new))
    if was != now:
        yield scene.change(
            "reworded",
            "minor",
            "the other names of the pathway have changed.",
            before=was,
            after=now,
        )
    if old["audience"] != new["audience"]:
        says = f"the readers are {scene.readers(new['audience'])} now."
        yield scene.change("setting", "minor", says)
    yield from _evidence(scene)
    yield from _dates(scene)
    yield from _scenarios(scene)


def _first(scene: Scene) -> Iterator[Change]:
    """The lines before any question. One that went may be missed by somebody in a hurry."""
    for was, now in changed_lines(scene.old.get("first", ()), scene.new.get("first", ())):
        if was and now:
            says = "a line of what to do first has changed."
            yield scene.change("reworded", "minor", says, before=was, after=now)
        elif now:
            says = f"what to do first has a new line: {quoted(now)}."
            yield scene.change("reworded", "minor", says, after=now)
        else:
            says = f"what to do first no longer has the line {quoted(was)}."
            yield scene.change("removed", "major", says, before=was)


def _evidence(scene: Scene) -> Iterator[Change]:
    was, now = (
        [_source(scene, ref) for ref in one.get("evidence", ())] for one in (scene.old, scene.new)
    )
    lost = [ref for ref in was if ref not in now]
    gained = [ref for ref in now if ref not in was]
    if lost:
        yield scene.change("evidence", "minor", f"a source is no longer named: {listed(lost)}.")
    if gained:
        yield scene.change("evidence", "minor", f"another source is named: {listed(gained)}.")


def _source(scene: Scene, ref: Data) -> str:
    known = {**scene.guide.old["evidence"], **scene.guide.new["evidence"]}
    title = quoted(known[ref["evidence"]]["title"]) if ref["evidence"] in known else ""
    return f"{title or ref['evidence']} ({ref['place']})" if ref.get("place") else title


def _dates(scene: Scene) -> Iterator[Change]:
    old, new = scene.old["dates"], scene.new["dates"]
    for field, what in (
        ("written", "the day when it was written is"),
        ("reviewed", "the day of the last review is"),
        ("review_by", "the next review is due by"),
    ):
        was, now = old.get(field) or "", new.get(field) or ""
        if was != now:
            then = f"; before it was {day_words(was)}" if was else ""
            says = f"{what} {day_words(now) or 'not given now'}{then}."
            yield scene.change("date", "minor", says, before=was, after=now)


def _scenarios(scene: Scene) -> Iterator[Change]:
    old, new = ({one["id"]: one for one in p.get("scenarios", ())} for p in (scene.old, scene.new))
    names = renamed(
        {name: _story(one) for name, one in old.items()},
        {name: _story(one) for name, one in new.items()},
    )
    old = {names.get(name, name): one for name, one in old.items()}
    for name in {**old, **new}:
        was, now = old.get(name), new.get(name)
        if now is None and was is not None:
            says = f"the story {gist(was['story'])} was removed."
            yield scene.change("scenario", "minor", says, before=was["story"])
        elif was is None and now is not None:
            says = f"a story was added: {gist(now['story'])}."
            yield scene.change("scenario", "minor", says, after=now["story"])
        elif was is not None and now is not None:
            yield from _scenario(scene, was, now)


def _story(scenario: Data) -> str:
    return f"{scenario['story']}\n{canonical(scenario.get('answers'))}"


def _scenario(scene: Scene, was: Data, now: Data) -> Iterator[Change]:
    story = gist(now["story"])
    for field, what in (("story", "was reworded"), ("why", "teaches in other words")):
        if was.get(field) != now.get(field):
            yield scene.change(
                "scenario",
                "minor",
                f"the story {story} {what}.",
                before=was.get(field, ""),
                after=now.get(field, ""),
            )
    if was["reaches"] != now["reaches"]:
        steps: dict[str, Any] = {**scene.old_steps, **scene.new_steps}
        end = quoted(steps[now["reaches"]]["title"]) if now["reaches"] in steps else "another end"
        yield scene.change("scenario", "minor", f"the story {story} comes to {end} now.")
    rest = ("answers", "situation", "shows", "hides", "contacts")
    if any(was.get(field) != now.get(field) for field in rest):
        says = f"the answers of the story {story}, or what it must show, have changed."
        yield scene.change("scenario", "minor", says)
