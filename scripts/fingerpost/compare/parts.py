"""What changed in what a step or a part of an outcome says: its words, time, actor, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.compare.changes import Kind, Size
from fingerpost.compare.likeness import changed_lines
from fingerpost.compare.moved import Data
from fingerpost.compare.scene import Scene
from fingerpost.compare.taken import shared_contact, shared_says
from fingerpost.compare.words import act_words, changed, day_words, gist, listed, quoted


@dataclass(frozen=True, slots=True)
class Note:
    """Something that changed in one place. In `says`, `{where}` stands for the place.

    The same note of several places is told once.
    """

    kind: Kind
    size: Size
    says: str
    before: str = ""
    after: str = ""


def notes(scene: Scene, old: Data, new: Data) -> Iterator[Note]:
    """What changed in a step or part that both versions have, but for its title.

    What changed just as a shared entry did is told there.
    """
    yield from _doing(scene, old, new)
    if old.get("response") != new.get("response"):
        yield _swapped(old, new)
    else:
        yield from _texts(scene, old, new)
    yield from _contacts(scene, old, new)
    if old.get("until") != new.get("until"):
        until = new.get("until")
        says = f"the last day of {{where}} is {day_words(until)}"
        says = says if until else "there is no last day of {where} any more"
        yield Note("date", "minor", says, old.get("until", ""), new.get("until", ""))


def _doing(scene: Scene, old: Data, new: Data) -> Iterator[Note]:
    """The time to act, and who acts."""
    was, now = old.get("act"), new.get("act")
    if was != now and not shared_says(scene, old, new, "act"):
        says = f"the time to act of {{where}} is {changed(act_words(was), act_words(now))}"
        yield Note("act", "major", says, act_words(was), act_words(now))
    was, now = old.get("actor", ""), new.get("actor", "")
    if was != now and not shared_says(scene, old, new, "actor"):
        says = f"who does {{where}} is {changed(was, now)}"
        yield Note("actor", "major", says, was, now)


def _swapped(old: Data, new: Data) -> Note:
    """Another response: major where readers are told something else."""
    if all(old.get(key) == new.get(key) for key in ("title", "body", "say", "do_not")):
        says = "{where} takes another shared response, which says the same"
        return Note("outcome", "minor", says)
    was, now = (gist(part.get("title") or part.get("body", "")) for part in (old, new))
    says = f"readers are told {{where}} now; before it was {was}"
    if was == now:
        says = "{where} gives another response than before, in other words"
    return Note("outcome", "major", says, whole_text(old), whole_text(new))


def whole_text(part: Data) -> str:
    """All that a step or part says, in the order of the page."""
    fields = ("title", "actor", "body", "say", "do_not")
    found = (part.get(field, "") for field in fields)
    return "\n\n".join(
        "\n".join(f"- {line}" for line in value) if isinstance(value, list) else value
        for value in found
        if value
    )


def _texts(scene: Scene, old: Data, new: Data) -> Iterator[Note]:
    for field, says in (
        ("body", "the words of {where} have changed"),
        ("help", "the line that helps to answer {where} has changed"),
        ("why", "the reason given for asking {where} has changed"),
    ):
        was, now = old.get(field, ""), new.get(field, "")
        if was != now and not shared_says(scene, old, new, field):
            yield Note("reworded", "minor", says, was, now)
    if not shared_says(scene, old, new, "say"):
        for was, now in changed_lines(old.get("say", ()), new.get("say", ())):
            yield _line("words to say", "are", was, now)
    if not shared_says(scene, old, new, "do_not"):
        for was, now in changed_lines(old.get("do_not", ()), new.get("do_not", ())):
            yield _line("a warning", "is", was, now)


def _line(what: str, verb: str, was: str, now: str) -> Note:
    """A line that came, went or was reworded. Readers may do what they are no longer warned of."""
    if was and now:
        return Note("reworded", "minor", f"{what} at {{where}} {verb} worded otherwise", was, now)
    if now:
        says = f"{what} {verb} new at {{where}}: {quoted(now)}"
        return Note("reworded", "minor", says, "", now)
    size: Size = "major" if what == "a warning" else "minor"
    return Note("removed", size, f"{what} {verb} gone from {{where}}: {quoted(was)}", was)


def contacts_lost_and_gained(old: Data, new: Data) -> tuple[list[str], list[str]]:
    """The contacts that a step or part no longer has, and those that it has now."""
    before = [one["contact"] for one in old.get("contacts", ())]
    after = [one["contact"] for one in new.get("contacts", ())]
    return [i for i in before if i not in after], [i for i in after if i not in before]


def _contacts(scene: Scene, old: Data, new: Data) -> Iterator[Note]:
    lost, gained = (
        [name for name in names if not shared_contact(scene, old, new, name)]
        for names in contacts_lost_and_gained(old, new)
    )
    for some, how in ((lost, "no longer"), (gained, "now also")):
        if some:
            names = listed(map(scene.contact, some))
            says = f"{names} {'are' if len(some) > 1 else 'is'} {how} shown at {{where}}"
            text = (names, "") if some is lost else ("", names)
            yield Note("contact", "major", says, *text)
