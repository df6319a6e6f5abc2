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

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import EvidenceRef, Pathway
from fingerpost.pages.anchors import anchors
from fingerpost.pages.contacts import UNCHECKED
from fingerpost.pages.links import ABOUT, EVIDENCE, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.sheet import Part, box, data, joined, listed, plain
from fingerpost.pages.steps import section
from fingerpost.pages.words import Telling, day


def pathway_page(guide: Guide, pathway: Pathway) -> Page:
    """The whole pathway on one page, for reading, walking, searching and printing."""
    place = Place(guide, f"{pathway.id}.md")
    return page(
        place.uri,
        pathway.title,
        f"# {plain(pathway.title)}",
        box("p.fp-summary", plain(pathway.summary)),
        _also_called(pathway),
        _overdue(guide, pathway),
        _first(place, pathway),
        walkable(place, pathway),
        _practice(place, pathway),
        _about(place, pathway),
        about=pathway.summary,
        source=pathway.file,
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


def _overdue(guide: Guide, pathway: Pathway) -> Part:
    due = pathway.dates.review_by
    if guide.today <= due:
        return ""
    return box(
        "p.fp-overdue",
        f"**This page was due for review by {day(due)}.** Check with its owner before you "
        "rely on it.",
    )


def _first(place: Place, pathway: Pathway) -> Part:
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
    return box(f"div.fp-pathway.{hue(place.guide, pathway.audience)}[{start}]", sections)


def _practice(place: Place, pathway: Pathway) -> Part:
    """A quiet way to the stories, for those who train with them and not for those in need."""
    audience = place.guide.shared.settings.audiences.get(pathway.audience)
    if not (audience and audience.practice and pathway.scenarios):
        return ""
    return box("p.fp-practice", f"[Practise with made-up stories]({place.practice(pathway.id)})")


def _about(place: Place, pathway: Pathway) -> Part:
    settings = place.guide.shared.settings
    dates = pathway.dates
    reviewed = f"Reviewed {day(dates.reviewed)}" if dates.reviewed else "Not yet reviewed"
    proposed = " (a proposed role; it has not yet agreed)" if pathway.owner_proposed else ""
    facts = [
        f"Written {day(dates.written)}. {reviewed}. To be reviewed by {day(dates.review_by)}.",
        f"Owner: {plain(pathway.owner_role)}{proposed}.",
        f"Version {plain(settings.version)}, {settings.state}.",
        f"Something wrong or unclear? [How to tell us]({place.to(ABOUT, 'feedback')}).",
    ]
    sources = _sources(place, used_evidence(place.guide, pathway))
    return box(
        "div.fp-about",
        "## About this page {#about_page}",
        listed(facts),
        ["### What it stands on {#about_evidence}", listed(sources)] if sources else "",
    )


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
    refs = [*pathway.evidence, *(EvidenceRef(*_split(ref)) for ref in more)]
    return list(dict.fromkeys(refs))


def _split(ref: str) -> tuple[str, str]:
    name, _, at = ref.partition("/")
    return name, at


def _sources(place: Place, refs: list[EvidenceRef]) -> list[str]:
    """A line for each source, with every place in it that is drawn on."""
    places: dict[str, list[str]] = {}
    for ref in refs:
        places.setdefault(ref.evidence, []).append(ref.place)
    return [_source(place, name, sorted(filter(None, at))) for name, at in places.items()]


def _source(place: Place, name: str, at: list[str]) -> str:
    source = place.guide.shared.evidence.get(name)
    if source is None:
        return plain(name)
    where = f", {joined([plain(one) for one in at], 'and')}" if at else ""
    checked = "" if source.checked else f" {UNCHECKED}"
    return f"[{plain(source.title)}]({place.to(EVIDENCE, name)}){where}.{checked}"
