"""Where answers lead elsewhere than before: ends, steps on the way, and what is shown there.

Each group is told once, with its smallest answers. That none is told means that there is none:
the sets are exact.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from fingerpost.compare.blocks import BlockPairs
from fingerpost.compare.changes import Change
from fingerpost.compare.met import NOWHERE
from fingerpost.compare.parts import contacts_lost_and_gained
from fingerpost.compare.readers import who
from fingerpost.compare.scene import Scene
from fingerpost.compare.taken import shared_contact
from fingerpost.compare.together import Together
from fingerpost.compare.words import gist, listed
from fingerpost.logic.diagram import EMPTY

Sheets = Generator[Change, None, int]
"""Tells changes, and returns the sheets that they concern."""


def route_changes(scene: Scene, walked: Together, blocks: BlockPairs) -> Iterator[Change]:
    """All differences between the walks of both versions that are not a step's or block's own."""
    yield from _other_ends(scene, walked)
    ways = yield from _other_ways(scene, walked)
    yield from _other_order(scene, walked, ways)
    shown = yield from _other_blocks(scene, walked, blocks, ways)
    rest = walked.d.minus(walked.ends_alike, walked.d.either(ways, shown))
    yield from _other_contacts(scene, walked, blocks, rest)


def _told(
    scene: Scene, walked: Together, says: str, step: str, among: int, of: int | None = None
) -> Change:
    """A change of the sheets `among`, told of whoever gives the smallest answers of them.

    `of` are all sheets that could be among them. In `says` a bar stands where it may have to be
    said that other answers count too.
    """
    example = walked.smallest(among)
    assert example is not None
    reader, sure = who(scene, walked, example, among, walked.comparable if of is None else of)
    says = says.replace("|", "" if sure else ", depending on other answers")
    change = scene.change("route", "major", f"{reader} {says}.", step=step)
    return scene.shown(change, example)


def _other_ends(scene: Scene, walked: Together) -> Iterator[Change]:
    for old, before in walked.old.ends.items():
        for new, after in walked.new.ends.items():
            among = walked.d.both(before, after)
            if old == new or not among:
                continue
            now = f"comes to {scene.step_title(new)}" if new != NOWHERE else "is led nowhere"
            was = "it led nowhere"
            if old != NOWHERE:
                same = new != NOWHERE and scene.old_title(old) == scene.step_title(new)
                was = f"it was {'another end called so' if same else scene.old_title(old)}"
            yield _told(scene, walked, f"now {now}|; before {was}", new or old, among)


def _other_ways(scene: Scene, walked: Together) -> Sheets:
    """Steps that are met, or no longer, on the way to the same end; steps that only one version
    has are told of by themselves.
    """
    d, same = walked.d, walked.ends_alike
    groups: dict[int, tuple[list[str], list[str]]] = {}
    everything = EMPTY
    for name in {**scene.new_steps, **scene.old_steps}:
        before, after = (met.shown.get(name, EMPTY) for met in (walked.old, walked.new))
        everything = d.either(everything, d.both(same, walked.differing(before, after)))
        if name not in scene.old_steps or name not in scene.new_steps:
            continue
        for side, sheets in enumerate((d.minus(after, before), d.minus(before, after))):
            among = d.both(same, sheets)
            if among:
                groups.setdefault(among, ([], []))[side].append(name)
    for among, (gained, lost) in groups.items():
        says = listed([*_passed(scene, gained, "now also"), *_passed(scene, lost, "no longer")])
        yield _told(scene, walked, f"{says}|", (gained or lost)[0], among)
    return everything


def _passed(scene: Scene, names: list[str], how: str) -> Iterator[str]:
    """`is no longer asked “Q”`, `now also comes by “S”`."""
    questions = [name for name in names if scene.new_steps[name]["kind"] == "question"]
    others = [name for name in names if name not in questions]
    if questions:
        yield f"is {how} asked {listed(map(scene.step_title, questions))}"
    if others:
        yield f"{how} comes by {listed(map(scene.step_title, others))} on the way"


def _other_order(scene: Scene, walked: Together, ways: int) -> Iterator[Change]:
    """The same steps to the same end, in another order."""
    d, differing = walked.d, EMPTY
    for before, after in zip(walked.old.layers, walked.new.layers, strict=False):
        for name, sheets in before.items():
            moved = d.minus(sheets, after.get(name, EMPTY))
            differing = d.either(differing, moved)
    among = d.both(d.minus(walked.ends_alike, ways), differing)
    if among:
        yield _told(scene, walked, "now comes by the same steps in another order|", "", among)


@dataclass
class _Told:
    """What is shown to more or fewer readers at some steps: `among` them, `of` all who come by."""

    steps: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    among: int = EMPTY
    of: int = EMPTY

    def add(self, walked: Together, step: str, among: int, of: int) -> None:
        """One step more."""
        self.steps += [] if step in self.steps else [step]
        self.among = walked.d.either(self.among, among)
        self.of = walked.d.either(self.of, of)


def _other_blocks(scene: Scene, walked: Together, blocks: BlockPairs, ways: int) -> Sheets:
    """Parts of an outcome that are shown to more or fewer of those who come to it.

    Where that is because steps on the way differ, all of them are told of as one.
    """
    d, everything = walked.d, EMPTY
    groups: dict[tuple[str, str], _Told] = {}
    for name, pairs in blocks.items():
        same = d.both(walked.old.ends.get(name, EMPTY), walked.new.ends.get(name, EMPTY))
        for pair in pairs:
            before = walked.told(walked.old, name, pair.old.positions if pair.old else ())
            after = walked.told(walked.new, name, pair.new.positions if pair.new else ())
            everything = d.either(everything, d.both(same, walked.differing(before, after)))
            if pair.old is None or pair.new is None:
                continue
            part = gist(pair.new.data.get("title") or pair.new.data.get("body", ""))
            for sheets, how in (
                (d.minus(before, after), "no longer"),
                (d.minus(after, before), "now also"),
            ):
                among = d.both(same, sheets)
                if among:
                    by_the_way = not d.minus(among, ways)
                    group = groups.setdefault((how, "" if by_the_way else part), _Told())
                    group.parts += [] if part in group.parts else [part]
                    group.add(walked, name, among, same)
    for (how, _), group in groups.items():
        where = listed(map(scene.step_title, group.steps))
        says = f"is {how} told {listed(group.parts)} at {where}|"
        change = _told(scene, walked, says, group.steps[0], group.among, group.of)
        yield replace(change, kind="outcome")
    return everything


def _other_contacts(
    scene: Scene, walked: Together, blocks: BlockPairs, rest: int
) -> Iterator[Change]:
    """Contacts that a step shows to more or fewer of those who meet it, though it has them still.

    Where a shared entry is the reason, it is told there.
    """
    d = walked.d
    groups: dict[tuple[str, str], _Told] = {}
    for name in {**walked.old.contacts, **walked.new.contacts}:
        before, after = (met.contacts.get(name, {}) for met in (walked.old, walked.new))
        for step in {**before, **after}:
            was, now = before.get(step, EMPTY), after.get(step, EMPTY)
            if _has_told(scene, blocks, step, name):
                continue
            shown = [met.shown.get(step, EMPTY) for met in (walked.old, walked.new)]
            both = d.both(rest, d.both(*shown))
            for sheets, how in ((d.minus(was, now), "no longer"), (d.minus(now, was), "now also")):
                among = d.both(rest, sheets)
                if among:
                    group = groups.setdefault((name, how), _Told())
                    group.add(walked, step, among, both)
    for (name, how), group in groups.items():
        where = listed(map(scene.step_title, group.steps))
        says = f"is {how} shown {scene.contact(name)} at {where}|"
        change = _told(scene, walked, says, group.steps[0], group.among, group.of)
        yield replace(change, kind="contact")


def _has_told(scene: Scene, blocks: BlockPairs, step: str, contact: str) -> bool:
    """Whether the step itself, or a shared entry, tells of this contact."""
    old, new = scene.old_steps.get(step), scene.new_steps.get(step)
    if old is None or new is None:
        return False
    both = [(old, new), *(pair.both for pair in blocks.get(step, ()) if pair.both)]
    return any(
        contact in (*lost, *gained) for lost, gained in (contacts_lost_and_gained(*p) for p in both)
    ) or any(shared_contact(scene, *parts, contact) for parts in both)
