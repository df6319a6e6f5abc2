"""Every made-up story with its answers, where they lead, and whether that is what it was."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.compare.changes import Comparison
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Answers, Pathway, Scenario
from fingerpost.pages.sheet import Part, Parts, box, joined, listed, plain
from fingerpost.shape.kinds import ACT_WORDS, for_audience

OTHER = "**This ends otherwise than in the version before.**"
NEW = "**This story, or its pathway, was not in the version before.**"


def scenarios(guide: Guide, found: Comparison | None) -> Parts:
    """All stories, pathway by pathway, then those that the version before had and this has not."""
    told = [_pathway(guide, found, one) for one in guide.pathways if one.scenarios]
    return [told or ["There are no stories yet."], _gone(guide, found) if found else ""]


def _gone(guide: Guide, found: Comparison) -> Parts:
    known = {one.id: {story.id for story in one.scenarios} for one in guide.pathways}
    gone = [
        f"{plain(old.title)}: {plain(story.story)}"
        for old in found.old.pathway.values()
        for story in old.scenarios
        if story.id not in known.get(found.moved.get(old.id, old.id), set())
    ]
    return ["### Stories that are no longer there", listed(gone)] if gone else ""


def _pathway(guide: Guide, found: Comparison | None, pathway: Pathway) -> list[Part]:
    audience = guide.shared.settings.audiences[pathway.audience].title
    heading = f"### {plain(audience)}: {plain(pathway.title)}"
    return [heading, *(_story(guide, found, pathway, one) for one in pathway.scenarios)]


def _story(guide: Guide, found: Comparison | None, pathway: Pathway, story: Scenario) -> Part:
    result = walk(pathway, story.answers)
    act = f" ({ACT_WORDS[result.act].lower()})" if result.act else ""
    end = pathway.step[result.outcome].title if result.outcome else result.stopped_at
    advice = _advice(guide, pathway.audience, result) or ["its own words only"]
    return box(
        "div.story",
        f"**{plain(story.story)}**",
        listed(list(_answers(pathway, story.answers, result))),
        f"It ends at “{plain(end)}”{act}.",
        f"Advice shown: {_all(advice)}.",
        f"Contacts shown: {_all(_contacts(guide, result) or ['no contact'])}.",
        _before(found, pathway, story, result),
    )


def _answers(pathway: Pathway, answers: Answers, result: Walk) -> Iterator[str]:
    """Question and answer, in the order in which they are asked."""
    for name in result.route:
        step = pathway.step[name]
        given = answers.get(name)
        if step.kind == "question" and given is not None:
            chosen = (given,) if isinstance(given, str) else tuple(given)
            labels = [found.label for one in chosen if (found := step.answer(one))]
            yield f"{plain(step.title)} {plain('; '.join(labels))}"


def _advice(guide: Guide, audience: str, result: Walk) -> list[str]:
    """The shared responses of the walk by title."""
    known = guide.shared.responses
    return [for_audience(known[one].title, audience) for one in result.responses if one in known]


def _contacts(guide: Guide, result: Walk) -> list[str]:
    """The contacts of the walk by name."""
    known = guide.shared.contacts
    return [known[one].name for one in result.contacts if one in known]


def _all(names: list[str]) -> str:
    return joined([plain(one) for one in dict.fromkeys(names)], "and")


def _before(found: Comparison | None, pathway: Pathway, story: Scenario, result: Walk) -> str:
    """Whether the same answers ended otherwise before."""
    if found is None:
        return ""
    was = next((old for old, new in found.moved.items() if new == pathway.id), pathway.id)
    old = found.old.pathway.get(was)
    if old is None:
        return NEW
    if story.id not in {one.id for one in old.scenarios}:
        return NEW
    then = walk(old, story.answers)
    same = then.outcome == result.outcome or _title(old, then) == _title(pathway, result)
    return "" if same and _shows(then) == _shows(result) else OTHER


def _title(pathway: Pathway, result: Walk) -> str:
    return pathway.step[result.outcome].title if result.outcome else ""


def _shows(result: Walk) -> tuple[object, ...]:
    return result.act, frozenset(result.contacts), frozenset(result.responses)
