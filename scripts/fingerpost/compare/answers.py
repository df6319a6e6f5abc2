"""Answers of a question that came, went or read otherwise, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.compare.changes import Change
from fingerpost.compare.met import NOWHERE, Met
from fingerpost.compare.moved import Data
from fingerpost.compare.scene import Scene
from fingerpost.compare.taken import shared_label
from fingerpost.compare.together import Example, Together
from fingerpost.compare.words import listed, quoted
from fingerpost.logic.diagram import EMPTY


def answer_changes(scene: Scene, old: Data, new: Data) -> Iterator[Change]:
    """What changed in the answers of a question that both versions ask."""
    if new["kind"] != "question":
        return
    before = {answer["id"]: answer for answer in old.get("answers", ())}
    after = {answer["id"]: answer for answer in new.get("answers", ())}
    for name, answer in before.items():
        if name not in after:
            yield _gone(scene, new, answer)
        elif answer["label"] != after[name]["label"] and not shared_label(
            scene, new, answer, after[name]
        ):
            was, now = answer["label"], after[name]["label"]
            says = f"the answer {quoted(was)} to {quoted(new['title'])} now reads {quoted(now)}."
            yield scene.change("reworded", "minor", says, step=new["id"], before=was, after=now)
    for name, answer in after.items():
        if name not in before:
            yield _come(scene, new, answer)
    if bool(old.get("ticks")) != bool(new.get("ticks")):
        how = (
            "more than one answer can be given" if new.get("ticks") else "only one answer is taken"
        )
        says = f"{how} to {quoted(new['title'])} now."
        yield scene.shown(
            scene.change("route", "major", says, step=new["id"]), scene.met_by(new["id"])
        )


def _gone(scene: Scene, step: Data, answer: Data) -> Change:
    says = f"{quoted(step['title'])} no longer has the answer {quoted(answer['label'])}."
    change = scene.change("removed", "major", says, step=step["id"], before=answer["label"])
    walked = scene.together
    if walked is None:
        return change
    return scene.shown(change, _giving(walked, walked.old, step["id"], answer["id"])[1])


def _come(scene: Scene, step: Data, answer: Data) -> Change:
    label, title = quoted(answer["label"]), quoted(step["title"])
    says = f"{title} has a new answer, {label}"
    if step.get("ticks"):
        says = f"{title} has a new box to tick, {label}"
    more = {"step": step["id"], "after": answer["label"]}
    walked = scene.together
    if walked is None:
        return scene.change("added", "major", f"{says}.", **more)
    ends, example = _giving(walked, walked.new, step["id"], answer["id"])
    if ends and NOWHERE not in ends and not step.get("ticks"):
        says += f", which leads to {listed(map(scene.step_title, ends), 'or')}"
    return scene.shown(scene.change("added", "major", f"{says}.", **more), example)


def _giving(
    walked: Together, met: Met, question: str, answer: str
) -> tuple[list[str], Example | None]:
    """Where one version leads those who give an answer, and the smallest sheet that gives it.

    Where it can be, the other version asks the question on that sheet too.
    """
    d = walked.d
    given = d.both(met.asked.get(question, EMPTY), walked.sheets.answered(question, (answer,)))
    ends = [name for name, sheets in met.ends.items() if d.both(sheets, given)]
    other = walked.new if met is walked.old else walked.old
    asked = d.both(given, other.shown.get(question, EMPTY))
    return ends, walked.smallest_in(met, asked or given)
