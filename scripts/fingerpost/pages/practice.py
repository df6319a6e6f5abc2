"""Practice: each pathway's made-up stories beside its own steps, to walk before it is needed.

What the practice script may rely on, beside what a pathway's page promises:

- `ol.fp-stories > li[data-fp-agreed=...]` is a story; its first `p` is the story alone, and the
  attribute holds the agreed answers by step: an id, or for ticks a list in the order of the page.
- `div.fp-agreed-ways` holds a `div.fp-agreed` for each story, in the same order. `.fp-end` in it
  says where the agreed way ends (`data-fp-end` is the step); `.fp-lesson` is what the story
  teaches, where somebody wrote that down.
"""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.logic.holds import Given, holds
from fingerpost.logic.walk import Walk, walk
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway, Scenario, Step
from fingerpost.pages.anchors import anchors
from fingerpost.pages.home import pathways_for
from fingerpost.pages.links import HOME, PRACTICE, Place, practice_uri
from fingerpost.pages.page import Page, page
from fingerpost.pages.pathways import hue, walkable
from fingerpost.pages.sheet import Box, Part, box, data, joined, listed, plain
from fingerpost.pages.steps import why_asked
from fingerpost.shape.kinds import for_audience

KEPT = "Nothing you choose here is kept, sent or marked."
NUMBERS = "The telephone numbers are real: ring them only if somebody needs help."
HOW = (
    "Choose a story. Answer the questions below as you would if it happened. Then see how your way "
    "compares with the agreed way."
)


def practice_pages(guide: Guide) -> list[Page]:
    """The list of practice pages, then one page for each pathway that has stories."""
    with_stories = [pathway for pathway in guide.pathways if pathway.scenarios]
    return [_index(guide), *(_page(guide, pathway) for pathway in with_stories)]


def _index(guide: Guide) -> Page:
    """Every pathway with stories, first for the audiences whose own pages lead to practice."""
    place = Place(guide, PRACTICE)
    audiences = guide.shared.settings.audiences
    order = sorted(audiences, key=lambda name: not audiences[name].practice)
    groups = [part for name in order for part in _group(place, name)]
    return page(
        PRACTICE,
        "Practice",
        "# Practise with made-up stories",
        _real("Begin at", "the start of this guide", place.to(HOME)),
        "Here staff, and anybody else, can walk a pathway before they need it. Read a story, "
        "answer the questions, and see where your way differs from the agreed way, and why. "
        f"Every story is made up. {KEPT}",
        groups or "No stories here yet.",
        about="Made-up stories to walk each pathway with, before it is needed.",
        meta={"unlisted": True},
    )


def _group(place: Place, audience: str) -> list[Part]:
    found = [one for one in pathways_for(place.guide, audience) if one.scenarios]
    if not found:
        return []
    title = place.guide.shared.settings.audiences[audience].title
    lines = [
        f"[{plain(one.title)}]({place.practice(one.id)}): {_count(len(one.scenarios))}"
        for one in found
    ]
    return [f"## {plain(title)} {{#{audience}}}", listed(lines)]


def _count(stories: int) -> str:
    return "1 story" if stories == 1 else f"{stories} stories"


def _page(guide: Guide, pathway: Pathway) -> Page:
    """The stories, the pathway's own steps to walk them with, and the agreed ways."""
    place = Place(guide, practice_uri(pathway.id))
    title = f"Practise: {pathway.title}"
    return page(
        place.uri,
        title,
        f"# {plain(title)}",
        _real("Use", pathway.title, place.pathway(pathway.id)),
        f"This page is practice, with made-up stories. {KEPT} {NUMBERS}",
        _stories(pathway),
        walkable(place, pathway),
        _agreed_ways(place, pathway),
        about=f"Made-up stories to practise with. The real page: {pathway.title}",
        source=pathway.file,
        meta={"section": "practice", "scripts": ["pathway", "practice"], "unlisted": True},
    )


def _real(lead: str, title: str, address: str) -> Box:
    """The way out of practice, before all else."""
    return box("p.fp-real", f"**Is it really happening?** {lead} [{plain(title)}]({address}).")


def _stories(pathway: Pathway) -> list[Part]:
    items = [_story(pathway, at, one) for at, one in enumerate(pathway.scenarios, 1)]
    return [
        "## The stories {#the_stories}",
        HOW,
        box("ol.fp-stories", items),
    ]


def _story(pathway: Pathway, at: int, scenario: Scenario) -> Box:
    agreed = {name: _in_order(pathway, name, one) for name, one in scenario.answers.items()}
    return box(
        f"li[id='story_s{at}'][{data('fp-agreed', agreed)}]",
        plain(scenario.story),
        box("p.fp-see-agreed", f"[The agreed way for story {at}](#agreed_s{at})"),
        blocks=True,
    )


def _in_order(pathway: Pathway, step_id: str, given: str | Sequence[str]) -> str | list[str]:
    """An answer as it is; ticks in the order in which the page has them."""
    if isinstance(given, str):
        return given
    return [answer.id for answer in pathway.step[step_id].answers if answer.id in given]


def _agreed_ways(place: Place, pathway: Pathway) -> Box:
    ways = [_agreed(place, pathway, at, one) for at, one in enumerate(pathway.scenarios, 1)]
    return box(
        f"div.fp-agreed-ways.{hue(place.guide, pathway.audience)}",
        "## The agreed ways {#agreed_ways}",
        "The agreed way is the one that this guide was made to give.",
        ways,
    )


def _agreed(place: Place, pathway: Pathway, at: int, scenario: Scenario) -> Box:
    """What a story's answers lead through: each question, what to do on the way, and the end."""
    met = walk(pathway, scenario.answers)
    steps = [pathway.step[step_id] for step_id in met.route]
    lesson = f"**What this story teaches:** {place.line(scenario.why)}" if scenario.why else ""
    return box(
        "div.fp-agreed",
        f"### Story {at} {{#agreed_s{at}}}",
        box("p.fp-see-story", f"[Read story {at}](#story_s{at})"),
        box("ol", [_on_the_way(place, met, step) for step in steps if step.kind != "outcome"]),
        _end(place, pathway, met),
        _shown(place, pathway, scenario.shows),
        box("p.fp-lesson", lesson) if lesson else "",
    )


def _on_the_way(place: Place, met: Walk, step: Step) -> Box:
    title = plain(title_met(step, met.given))
    if step.kind == "action":
        return box("li", f"Do this, then go on: **{title}**")
    given = met.given.get(step.id, frozenset())
    labels = [f"**{plain(one.label)}**" for one in step.answers if one.id in given]
    return box("li", f"{title} {joined(labels, 'and')}", why_asked(place, step), blocks=True)


def _end(place: Place, pathway: Pathway, met: Walk) -> Part:
    if met.outcome is None:
        return ""
    step = pathway.step[met.outcome]
    anchor = anchors(place.guide, pathway)[step.id]
    title = plain(title_met(step, met.given))
    return box(
        f"p.fp-end[data-fp-end='{step.id}']", f"The agreed way ends at: **[{title}](#{anchor})**"
    )


def title_met(step: Step, given: Given) -> str:
    """The title of a step as it stands after these answers."""
    fits = (one for one in step.variants if not one.ended and holds(one.when, given))
    first = next(fits, None)
    return first.title if first and first.title else step.title


def _shown(place: Place, pathway: Pathway, names: Sequence[str]) -> list[Part]:
    """The responses that the walk of a story must show, by their names for this audience."""
    known = place.guide.shared.responses
    found = [known[name].title if name in known else name for name in names]
    titles = [plain(str(for_audience(title, pathway.audience))) for title in found]
    return ["You are shown:", listed(titles)] if titles else []
