"""The page of a pathway: first lines, every step as a numbered section, and where it comes from.

What the widget may rely on (it enhances this page and needs nothing else):

- `div.fp-pathway[data-fp='{"start":...}']` holds the steps and nothing but the steps.
- A step is `section.fp-step.fp-question|fp-action|fp-outcome[data-fp=...]`. Its `h2` has the
  step's id; on discreet pages that is a short code and the section's `data-fp-step` is the id.
  `strong.fp-number` in the heading is "Step 1:", which the widget drops.
- A heading with other titles holds each as `em.fp-title[data-fp-when]`, one of them showing.
- An answer is `ul.fp-answers > li > a[data-fp-answer]`, "go to step 4" in it is `em.fp-goes`; an
  answer with rules has them below it in `ul.fp-rules`. Tick-boxes: `ul.fp-ticks > li`.
- `.fp-when-words`, `.fp-goes`, `.fp-rules`, `.fp-passing` and `.fp-pick` are words for readers
  without the widget. `[data-fp-when]` marks all that depends on a condition, conditions already
  folded: for variants each holds only where no earlier one does.
- Blocks are `div.fp-block[data-fp-block="position in the author's file"]`, contacts
  `div.fp-contact[data-fp-contact=id]`. A fragment may lead inside a step (a block's heading).
"""

from __future__ import annotations

from fingerpost.compare.changes import Comparison
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import EvidenceRef, Pathway
from fingerpost.pages.anchors import anchors
from fingerpost.pages.changes import note
from fingerpost.pages.links import DIRECTORY, Place, table_uri
from fingerpost.pages.page import Page, page
from fingerpost.pages.provenance import (
    Origin,
    about_box,
    for_line,
    founded_on,
    leaves,
    overdue,
    refs,
)
from fingerpost.pages.sheet import Part, box, data, joined, listed, plain
from fingerpost.pages.steps import section
from fingerpost.pages.words import Telling


def pathway_page(guide: Guide, pathway: Pathway, found: Comparison | None = None) -> Page:
    """The whole pathway on one page, for reading, walking, searching and printing.

    `found` is what changed since the version before, of which the page tells its own part.
    """
    place = Place(guide, f"{pathway.id}.md")
    return page(
        place.uri,
        pathway.title,
        f"# {plain(pathway.title)}",
        for_line(place, [pathway.audience], pathway.dates),
        box("p.fp-summary", plain(pathway.summary)),
        _ways(place, pathway),
        box(
            "p.fp-chart-link", f"[See the whole pathway as a flowchart]({place.chart(pathway.id)})"
        ),
        _also_called(pathway),
        overdue(place, pathway.dates),
        first_lines(place, pathway),
        walkable(place, pathway),
        _more(place, pathway),
        _practice(place, pathway),
        note(place, found, pathway.id),
        _table(place, pathway),
        about_box(place, _origin(guide, pathway)),
        about=pathway.summary,
        source=pathway.file,
        meta={
            "section": pathway.audience,
            "scripts": ["pathway"],
            "leave": leaves(place, [pathway.audience]),
            **({"tab": pathway.tab} if pathway.tab else {}),
        },
    )


def _ways(place: Place, pathway: Pathway) -> Part:
    """The two ways in: the first lines and one question at a time, or all steps to read."""
    found = place.guide.shared.settings.audiences.get(pathway.audience)
    if not found or not found.ways:
        return ""
    tell = Telling(pathway, anchors(place.guide, pathway))
    now = "first_lines" if pathway.first else "the_steps"
    ways = ((found.ways.now, now), (found.ways.read, tell.anchors[pathway.start]))
    return box("ul.fp-two-ways", [box("li", f"[{plain(words)}](#{to})") for words, to in ways])


def _more(place: Place, pathway: Pathway) -> Part:
    """The way on from here: the reader's other pages, and everybody who can help."""
    found = place.guide.shared.settings.audiences.get(pathway.audience)
    if not found:
        return ""
    name = plain(found.title[:1].lower() + found.title[1:])
    own = place.to(f"{pathway.audience}/index.md")
    return box(
        "p.fp-next",
        f"[All pages for {name}]({own}), or [everybody who can help]({place.to(DIRECTORY)})",
    )


def hue(guide: Guide, audience: str) -> str:
    """The class that gives an audience its colour, by its place in guide.yml."""
    known = list(guide.shared.settings.audiences)
    return f"fp-hue-{known.index(audience) % 6 + 1 if audience in known else 1}"


def _also_called(pathway: Pathway) -> Part:
    if not pathway.also_called:
        return ""
    names = joined([plain(name) for name in pathway.also_called], "or")
    return box("p.fp-also", f"Also called: {names}.")


def first_lines(place: Place, pathway: Pathway) -> Part:
    """What to do and say before any question; nothing where the author gave none."""
    if not pathway.first:
        return ""
    lines = listed([place.line(line) for line in pathway.first])
    return box(
        f"div.fp-first.{hue(place.guide, pathway.audience)}", "## First {#first_lines}", lines
    )


def walkable(place: Place, pathway: Pathway) -> Part:
    """Every step as a section, which the widget walks: the same wherever a pathway is shown."""
    tell = Telling(pathway, anchors(place.guide, pathway))
    sections = [section(place, tell, step) for step in pathway.steps]
    start = data("fp", {"start": pathway.start})
    selector = f"div#the_steps.fp-pathway.{hue(place.guide, pathway.audience)}[{start}]"
    return box(selector, sections)


def _practice(place: Place, pathway: Pathway) -> Part:
    """A quiet way to the stories, for those who train with them and not for those in need."""
    audience = place.guide.shared.settings.audiences.get(pathway.audience)
    if not (audience and audience.practice and pathway.scenarios):
        return ""
    return box("p.fp-practice", f"[Practise with made-up stories]({place.practice(pathway.id)})")


def _table(place: Place, pathway: Pathway) -> Part:
    """A quiet way to the rules as a table, for those who work on them."""
    audience = place.guide.shared.settings.audiences.get(pathway.audience)
    if audience is None or audience.discreet:
        return ""
    link = f"[The rules of this pathway as a table]({place.to(table_uri(pathway.id))})"
    return box("p.fp-table", f"{link}, for a spreadsheet")


def _origin(guide: Guide, pathway: Pathway) -> Origin:
    found = tuple(used_evidence(guide, pathway))
    label = founded_on(guide, found)
    return Origin(pathway.dates, pathway.owner_role, pathway.owner_proposed, found, label)


def used_evidence(guide: Guide, pathway: Pathway) -> list[EvidenceRef]:
    """The sources of a pathway: its own, then those of the responses that it shows."""
    responses = [
        name
        for step in pathway.steps
        for name in (step.response, *(block.response for block in step.blocks))
        if name
    ]
    shared = guide.shared.responses
    more = [ref for name in responses if name in shared for ref in shared[name].evidence]
    return list(dict.fromkeys([*pathway.evidence, *refs(more)]))
