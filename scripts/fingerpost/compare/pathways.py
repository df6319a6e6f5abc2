"""Pathways that came, went, moved or changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from fingerpost.compare.blocks import block_pairs
from fingerpost.compare.changes import Change
from fingerpost.compare.header import header_changes
from fingerpost.compare.moved import Aligned, in_new_steps, steps_renamed
from fingerpost.compare.routes import route_changes
from fingerpost.compare.scene import Scene
from fingerpost.compare.steps import step_changes
from fingerpost.compare.together import Together
from fingerpost.compare.words import quoted
from fingerpost.logic.diagram import TooTangled
from fingerpost.published.pathways import read_pathway


def pathway_changes(guide: Aligned, day: datetime.date) -> Iterator[Change]:
    """What changed in the pathways, as both versions stand on one day: that text has ended in the
    meantime is no change of the guide.
    """
    old, new = guide.old["pathways"], guide.new["pathways"]
    for name in sorted({**old, **new}):
        if name not in new:
            says = f"The pathway {quoted(old[name]['title'])} was removed."
            yield Change("removed", "major", "pathways", name, says, (old[name]["audience"],))
        elif name not in old:
            says = f"The pathway {quoted(new[name]['title'])} was added."
            yield Change("added", "major", "pathways", name, says, (new[name]["audience"],))
        else:
            yield from _changes(guide, name, day)


def _changes(guide: Aligned, name: str, day: datetime.date) -> Iterator[Change]:
    old, new = guide.old["pathways"][name], guide.new["pathways"][name]
    if name in guide.names["pathways"].values():
        says = f"The pathway {quoted(new['title'])} has another address."
        audiences = tuple(dict.fromkeys((new["audience"], old["audience"])))
        yield Change("moved", "minor", "pathways", name, says, audiences)
    if old == new:
        return
    renamed = steps_renamed(old, new)
    old = in_new_steps(old, renamed)
    scene = Scene(guide, old, new, None)
    yield from header_changes(scene)
    if old["steps"] == new["steps"] and old["start"] == new["start"]:
        yield from step_changes(scene, {}, renamed)
        return
    blocks = {
        step: block_pairs(before, after)
        for step, after in scene.new_steps.items()
        if (before := scene.old_steps.get(step)) and after["kind"] == "outcome"
    }
    try:
        walked = Together(read_pathway(old, day), read_pathway(new, day))
        scene = Scene(guide, old, new, walked)
        routes = list(route_changes(scene, walked, blocks))
        yield from [*step_changes(scene, blocks, renamed), *routes]
    except (TooTangled, RecursionError):
        scene = Scene(guide, old, new, None)
        says = "the ways through the steps could not be compared exactly. Look at both versions."
        yield scene.change("route", "major", says)
        yield from step_changes(scene, blocks, renamed)
