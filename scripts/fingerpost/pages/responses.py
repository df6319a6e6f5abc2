"""One response: what happens, against what every audience does about it."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.pages.home import pathways_for
from fingerpost.pages.links import ONE_RESPONSE, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pathways import hue
from fingerpost.pages.sheet import Box, box, listed, plain
from fingerpost.shape.kinds import ACT_WORDS, EVERYONE, for_audience
from fingerpost.shape.shared import Situation


def one_response_page(guide: Guide) -> Page:
    """Every situation with its response, its time to act and the pathways that meet it."""
    place = Place(guide, ONE_RESPONSE)
    rows = [_row(place, name, one) for name, one in guide.shared.situations.items()]
    return page(
        ONE_RESPONSE,
        "One response",
        "# One response",
        "Whoever is asked, the answer is the same. For each thing that happens this page shows "
        "what everyone does, how soon, and the page that says how.",
        box("div.fp-matrix", rows) if rows else "No situations here yet.",
        about="What everyone does about each thing that happens, whoever is asked.",
    )


def _row(place: Place, name: str, situation: Situation) -> Box:
    response = place.guide.shared.responses.get(situation.response)
    settings = place.guide.shared.settings
    deed = _deed(response.title) if response else situation.response
    concerned = [name for name in settings.audiences if name in situation.audiences]
    return box(
        f"section.fp-situation.fp-act-{situation.act}",
        f"## {plain(situation.title)} {{#{name}}}",
        box("p.fp-when-who", f"**{ACT_WORDS[situation.act]}**{{.fp-act}} {plain(deed)}"),
        box("ul.fp-cells", [_cell(place, name, one, situation) for one in concerned]),
    )


def _deed(title: str | dict[str, str]) -> str:
    """The response's name for a page that all audiences read."""
    words = for_audience(title, EVERYONE)
    return str(words or next(iter(title.values()) if isinstance(title, dict) else iter([title])))


def _cell(place: Place, name: str, audience: str, situation: Situation) -> Box:
    """What one audience does about a situation, in its words: the response, the time, the pages."""
    title = place.guide.shared.settings.audiences[audience].title
    met = [
        f"[{plain(pathway.title)}]({place.pathway(pathway.id)})"
        for pathway in pathways_for(place.guide, audience)
        if any(scenario.situation == name for scenario in pathway.scenarios)
    ]
    response = place.guide.shared.responses.get(situation.response)
    deed = for_audience(response.title, audience) if response else situation.response
    return box(
        f"li.{hue(place.guide, audience)}",
        f"**{plain(title)}:** {plain(deed)}, {ACT_WORDS[situation.act].lower()}.",
        listed(met) or "Not yet written.",
        blocks=True,
    )
