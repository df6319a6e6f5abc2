"""Steps that came, went, moved or say something else, with whoever meets them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from fingerpost.compare.answers import answer_changes
from fingerpost.compare.blocks import BlockPair, BlockPairs
from fingerpost.compare.changes import Change
from fingerpost.compare.likeness import changed_lines
from fingerpost.compare.moved import OTHER_KIND, Data, Names
from fingerpost.compare.parts import Note, notes, whole_text
from fingerpost.compare.scene import Scene
from fingerpost.compare.taken import shared_says
from fingerpost.compare.words import gist, listed, quoted


class Place(NamedTuple):
    """A step, by its id and title, and the part of it that is meant, if not all of it."""

    step: str
    title: str
    part: str = ""
    pair: BlockPair | None = None


_WHAT = {"question": "the question", "action": "the step", "outcome": "the outcome"}


def step_changes(scene: Scene, blocks: BlockPairs, renamed: Names) -> Iterator[Change]:
    """What changed in the steps themselves. `renamed` has the steps with another id now."""
    for name, step in scene.old_steps.items():
        if name not in scene.new_steps:
            yield _came_or_went(scene, step, "removed", "was removed")
    for name, step in scene.new_steps.items():
        if name not in scene.old_steps:
            yield _came_or_went(scene, step, "added", "was added")
    yield from _renamed(scene, renamed)
    yield from _moved(scene)
    told: dict[Note, list[Place]] = {}
    for name, step in scene.new_steps.items():
        old = scene.old_steps.get(name)
        if old is None or old == step:
            continue
        for note, place in _noted(scene, old, step, blocks.get(name, [])):
            told.setdefault(note, []).append(place)
        yield from answer_changes(scene, old, step)
    for note, places in told.items():
        yield _told(scene, note, places)


def _came_or_went(scene: Scene, step: Data, kind: str, how: str) -> Change:
    says = f"{_WHAT[step['kind']]} {quoted(step['title'])} {how}."
    text = {"before" if kind == "removed" else "after": whole_text(step)}
    name = step["id"].removesuffix(OTHER_KIND)
    change = scene.change(
        "removed" if kind == "removed" else "added", "major", says, step=name, **text
    )
    return scene.shown(change, scene.met_by(step["id"]))


def _renamed(scene: Scene, renamed: Names) -> Iterator[Change]:
    for now in renamed.values():
        if now in scene.new_steps:
            says = f"{scene.step_title(now)} has another name in its address."
            yield scene.change("renamed", "minor", says, step=now)


def _moved(scene: Scene) -> Iterator[Change]:
    """Steps that stand elsewhere among those that both versions have."""
    before = [name for name in scene.old_steps if name in scene.new_steps]
    after = [name for name in scene.new_steps if name in scene.old_steps]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    stayed = {
        before[i] for at in matcher.get_matching_blocks() for i in range(at.a, at.a + at.size)
    }
    for name in after:
        if name not in stayed:
            says = f"{scene.step_title(name)} stands at another place in the list of steps."
            yield scene.change("moved", "minor", says, step=name)


def _noted(
    scene: Scene, old: Data, new: Data, blocks: list[BlockPair]
) -> Iterator[tuple[Note, Place]]:
    """What changed in a step and in its parts, each with its place."""
    place = Place(new["id"], quoted(new["title"]))
    if old["title"] != new["title"] and not _title_told(scene, old, new):
        says = f"{{where}} was called {quoted(old['title'])} before"
        if new["kind"] == "question":
            says = f"the question {quoted(old['title'])} is now asked as {{where}}"
        yield Note("reworded", "minor", says, old["title"], new["title"]), place
    yield from ((note, place) for note in notes(scene, old, new))
    yield from ((note, place) for note in _beside(scene, old, new))
    for pair in blocks:
        yield from _block(scene, pair, place)


def _title_told(scene: Scene, old: Data, new: Data) -> bool:
    """Whether the title's change is told with the shared entry, or with another response."""
    return shared_says(scene, old, new, "title") or old.get("response") != new.get("response")


def _block(scene: Scene, pair: BlockPair, place: Place) -> Iterator[tuple[Note, Place]]:
    here = place._replace(pair=pair)
    if pair.old and pair.new:
        old, new = pair.old.data, pair.new.data
        part = here._replace(part=_part(new))
        if old.get("title") != new.get("title") and not _title_told(scene, old, new):
            was, now = old.get("title", ""), new.get("title", "")
            yield Note("reworded", "minor", "the heading of {where} has changed", was, now), part
        yield from ((note, part) for note in notes(scene, old, new))
    elif pair.new:
        says = f"{_part(pair.new.data)} is now also said at {{where}}"
        yield Note("outcome", "major", says, "", whole_text(pair.new.data)), here
    elif pair.old:
        says = f"{_part(pair.old.data)} is no longer said at {{where}}"
        yield Note("outcome", "major", says, whole_text(pair.old.data)), here


def _part(block: Data) -> str:
    return gist(block.get("title") or block.get("body", ""))


def _beside(scene: Scene, old: Data, new: Data) -> Iterator[Note]:
    """Words that vary, what it means for others, and where it leads on to."""
    was, now = (["\n".join(_variant(v)) for v in s.get("variants", ())] for s in (old, new))
    for before, after in changed_lines(was, now):
        says = "the words of {where} for some of its readers have changed"
        yield Note("reworded", "minor", says, before, after)
    if was == now and old.get("variants") != new.get("variants"):
        yield Note("reworded", "minor", "{where} has its other words after other answers now")
    sides = [{o["audience"]: o["text"] for o in s.get("other_sides", ())} for s in (old, new)]
    for audience in sorted({**sides[0], **sides[1]}):
        before, after = (side.get(audience, "") for side in sides)
        if before != after:
            says = f"what {{where}} means for {scene.readers(audience)} has changed"
            yield Note("reworded", "minor", says, before, after)
    for before, after in changed_lines(old.get("then", ()), new.get("then", ())):
        for name, how in ((before, "gone"), (after, "new")):
            if name:
                says = f"the way on from {{where}} to {scene.pathway_title(name)} is {how}"
                yield Note("reworded", "minor", says)


def _variant(variant: Data) -> list[str]:
    return [variant[key] for key in ("title", "body") if variant.get(key)]


def _told(scene: Scene, note: Note, places: list[Place]) -> Change:
    """One note as a change, wherever it was made."""
    parts: dict[str, list[str]] = {}
    for place in places:
        parts.setdefault(place.part, []).append(place.title)
    where = listed(
        f"{part} at {listed(titles)}" if part else listed(titles) for part, titles in parts.items()
    )
    change = scene.change(
        note.kind,
        note.size,
        note.says.replace("{where}", where) + ".",
        step=places[0].step,
        before=note.before,
        after=note.after,
    )
    examples = (
        (scene.met_by(place.step, place.pair) for place in places) if note.size == "major" else ()
    )
    return scene.shown(change, next((found for found in examples if found), None))
