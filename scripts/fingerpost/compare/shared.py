"""What changed in situations, shared questions and responses: told once, here, for all pathways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.compare.changes import Change
from fingerpost.compare.entry import Entry
from fingerpost.compare.likeness import changed_lines
from fingerpost.compare.moved import Aligned
from fingerpost.compare.words import act_words, changed, quoted
from fingerpost.shape.kinds import for_audience


def situation_changes(entry: Entry) -> Iterator[Change]:
    """A situation: its time to act and its response are what it promises."""
    yield from entry.reworded("The situation {title} has another wording", "title")
    yield from _act(entry, "the situation ")
    if entry.old["response"] != entry.new["response"]:
        says = f"The situation {entry.title} is met with another response."
        yield entry.change("situation", "major", says)
    if entry.old["audiences"] != entry.new["audiences"]:
        says = f"The situation {entry.title} concerns other readers now."
        yield entry.change("situation", "minor", says)


def _act(entry: Entry, what: str) -> Iterator[Change]:
    was, now = entry.old.get("act"), entry.new.get("act")
    if was != now:
        says = f"The time to act of {what}{entry.title} is "
        says = f"{says}{changed(act_words(was), act_words(now))}."
        yield entry.change("act", "major", says, before=act_words(was), after=act_words(now))


def question_changes(entry: Entry) -> Iterator[Change]:
    """A shared question. That an answer came or went is told where the question is asked."""
    yield from entry.reworded("The shared question {title} has another wording", "question")
    yield from entry.reworded("The line that helps to answer {title} has changed", "help")
    yield from entry.reworded("The reason given for asking {title} has changed", "why")
    old, new = entry.old.get("answers", {}), entry.new.get("answers", {})
    for name in sorted({**old, **new}):
        if name in old and name in new:
            was, now = _label(old[name]), _label(new[name])
            for audiences, before, after in entry.wordings(was, now):
                title = entry.called(audiences)
                says = f"The answer {quoted(before)} to {title} now reads {quoted(after)}"
                says = f"{says}{entry.whom(audiences)}."
                yield entry.change(
                    "reworded", "minor", says, audiences=audiences, before=before, after=after
                )
        elif not users(entry.guide, entry.part, entry.name):
            how = "has a new answer" if name in new else "has an answer less"
            yield entry.change("reworded", "minor", f"{entry.title} {how}.")


def _label(answer: Any) -> Any:
    return answer.get("label", answer) if isinstance(answer, Mapping) else answer


def response_changes(entry: Entry) -> Iterator[Change]:
    """A shared response: what is done, when, by whom and with whom is major."""
    yield from _act(entry, "")
    for audiences, before, after in entry.wordings(entry.old.get("actor"), entry.new.get("actor")):
        what = f"{entry.called(audiences)}{entry.whom(audiences)}"
        says = f"Who does {what} is {changed(before, after)}."
        yield entry.change("actor", "major", says, audiences=audiences, before=before, after=after)
    yield from entry.contacts(("contacts", "offer"))
    if entry.old.get("service") != entry.new.get("service"):
        yield entry.change("contact", "major", f"{entry.title} shows another service.")
    yield from entry.reworded("The shared advice {title} has another wording", "title")
    yield from entry.reworded("The words of {title} have changed", "body")
    yield from entry.reworded("Words to say at {title} have changed", "say")
    yield from _warnings(entry)
    if entry.old.get("evidence") != entry.new.get("evidence"):
        yield entry.change("evidence", "minor", f"{entry.title} rests on other sources.")
    yield from entry.owner()


def _warnings(entry: Entry) -> Iterator[Change]:
    """What not to do, line by line; a line that went is major."""
    found: dict[tuple[str, str], list[str]] = {}
    for audience in entry.audiences or entry.everybody:
        lines = [for_audience(d.get("do_not"), audience, ()) for d in (entry.old, entry.new)]
        for pair in changed_lines(*lines):
            found.setdefault(pair, []).append(audience)
    for (was, now), audiences in found.items():
        to = entry.all_or(audiences)
        more = {"audiences": to, "before": was, "after": now}
        if was and now:
            says = f"A warning at {entry.title} has changed{entry.whom(to)}."
            yield entry.change("reworded", "minor", says, **more)
        elif now:
            says = f"{entry.title} now also has a warning{entry.whom(to)}: {quoted(now)}."
            yield entry.change("reworded", "minor", says, **more)
        else:
            says = f"{entry.title} no longer has a warning{entry.whom(to)}: {quoted(was)}."
            yield entry.change("removed", "major", says, **more)


def users(guide: Aligned, part: str, name: str) -> tuple[str, ...]:
    """The audiences whose pathways take a shared question or response, in either version."""
    key = {"responses": "response", "questions": "asks"}[part]
    found = {
        pathway["audience"]
        for data in (guide.old, guide.new)
        for pathway in data["pathways"].values()
        for step in pathway["steps"]
        for one in (step, *step.get("blocks", ()))
        if one.get(key) == name
    }
    return tuple(sorted(found))
