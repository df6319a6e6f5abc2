"""What can be found: every page, and each part of it that has a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway, Step
from fingerpost.pages.anchors import anchors
from fingerpost.pages.furniture import address, menu
from fingerpost.pages.home import pathways_for
from fingerpost.pages.links import (
    DIRECTORY,
    EVIDENCE,
    FORMATS,
    GLOSSARY,
    HELP_NOW,
    ONE_RESPONSE,
)
from fingerpost.pages.sheet import joined
from fingerpost.shape.directory import Contact
from fingerpost.shape.kinds import EVERYONE, for_audience
from fingerpost.shape.pieces import NEEDS_OWNER, Explainer, Section, Tool, Training
from fingerpost.shape.programmes import CaseStudy, Programme
from fingerpost.shape.shared import Response

_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_HEADING = re.compile(r"^(#{1,2}) (.+?)(?: \{#([a-z0-9_-]+)\})?$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_EMPHASIS = re.compile(r"[*_`]+")
_MARKS = re.compile(r"[#>|]+|^\s*[-\d]+[.)]?\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find. `address` is seen from the site's root; a part has its page's and `#`.

    `audience` is the one whose page it is, or nothing where it is for all; `also` are other names.
    """

    address: str
    title: str
    audience: str = ""
    text: str = ""
    also: tuple[str, ...] = ()
    kind: str = "page"
    area: str = ""
    """The areas that it serves, in words; nothing where it serves everybody."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page, and not a part of one."""
        return "#" not in self.address

    @property
    def page(self) -> str:
        """The address of the page that it stands on."""
        return self.address.partition("#")[0]


def entries(guide: Guide, by_hand: Mapping[str, str] = MappingProxyType({})) -> list[Entry]:
    """Everything that can be found; a page comes before its parts.

    `by_hand` is the Markdown of the pages of docs/ that readers are to find, by file name.
    """
    found: list[Entry] = []
    for audience in guide.shared.settings.audiences:
        found += _audience(guide, audience)
    found += _pieces(guide)
    found += _lists(guide)
    for name, text in by_hand.items():
        found += _by_hand(address(name), text)
    known = {entry.address for entry in found}
    found += [Entry(address(uri), words) for words, uri in menu(guide) if address(uri) not in known]
    return sorted(found, key=lambda entry: not entry.is_page)


def _by_hand(place: str, text: str) -> Iterator[Entry]:
    """A page written by hand, by its headings."""
    _, *parts = _HEADING.split(_FRONT.sub("", text))
    for level, words, anchor, under in zip(*[iter(parts)] * 4, strict=True):
        if level == "#":
            yield Entry(place, words, text=plain_words(under))
        elif anchor:
            yield Entry(f"{place}#{anchor}", words, text=plain_words(under))


def plain_words(*texts: str | None) -> str:
    """An author's Markdown as bare words on one line."""
    whole = "\n".join(text for text in texts if text)
    return " ".join(_MARKS.sub(" ", _EMPHASIS.sub("", _LINK.sub(r"\1", whole))).split())


def _audience(guide: Guide, audience: str) -> Iterator[Entry]:
    settings = guide.shared.settings.audiences[audience]
    yield Entry(f"{audience}/", settings.door, audience, settings.intro, (settings.title,))
    for pathway in pathways_for(guide, audience):
        yield from _pathway(guide, pathway)
    for name, one in guide.pieces.explainers.items():
        if audience in one.audiences:
            yield from _explainer(one, f"{audience}/{name}/", audience)


def _pathway(guide: Guide, pathway: Pathway) -> Iterator[Entry]:
    place, codes = f"{pathway.id}/", anchors(guide, pathway)
    text = plain_words(pathway.summary, *pathway.first)
    also = pathway.also_called
    yield Entry(place, pathway.title, pathway.audience, text, also, "pathway")
    for step in pathway.steps:
        yield Entry(
            f"{place}#{codes[step.id]}", step.title, pathway.audience, _step(step), kind="step"
        )


def _step(step: Step) -> str:
    blocks = [
        part
        for block in step.blocks
        for part in (block.title, block.body, *block.say, *block.do_not)
    ]
    variants = [part for variant in step.variants for part in (variant.title, variant.body)]
    labels = [answer.label for answer in step.answers]
    return plain_words(
        step.help, step.body, *step.say, *step.do_not, *blocks, *variants, step.why, *labels
    )


def _explainer(one: Explainer, place: str, audience: str) -> Iterator[Entry]:
    yield Entry(place, one.title, audience, one.summary, one.also_called, "explainer")
    for part in one.sections:
        if not part.only or audience in part.only:
            heading = for_audience(part.heading, audience)
            yield Entry(f"{place}#{part.id}", heading, audience, _section(part, audience))


def _section(part: Section, audience: str) -> str:
    return plain_words(
        for_audience(part.body, audience),
        *for_audience(part.points, audience, ()),
        *(words for pair in part.pairs for words in (pair.said, pair.known)),
        *(word for group in part.words for word in (group.name, *group.words)),
    )


def _pieces(guide: Guide) -> Iterator[Entry]:
    pieces = guide.pieces
    for name, tool in pieces.toolbox.items():
        yield Entry(
            f"toolbox/{name}/", tool.title, _only(tool.audiences), _tool(tool),
            tool.also_called, "tool",
        )  # fmt: skip
    for name, training in pieces.training.items():
        yield Entry(
            f"training/{name}/", training.title, _only(training.audiences), _training(training),
            training.also_called, "training",
        )  # fmt: skip
    for name, one in pieces.programmes.items():
        yield Entry(
            f"programmes/{name}/", one.title, _only(one.audiences), _programme(one),
            one.also_called, "programme",
        )  # fmt: skip
    for name, study in pieces.case_studies.items():
        yield Entry(f"case-studies/{name}/", study.title, "", _study(study), kind="case study")


def _only(audiences: Sequence[str]) -> str:
    return audiences[0] if len(audiences) == 1 and audiences[0] != EVERYONE else ""


def _tool(tool: Tool) -> str:
    slots = [slot.label for slot in tool.form if slot.label != NEEDS_OWNER]
    lines = [words for group in tool.lines for words in (group.heading, *group.lines)]
    parts = (tool.body, *tool.steps, *tool.instead, *lines, tool.letter, *slots, *tool.cautions)
    return plain_words(tool.summary, *parts)


def _training(one: Training) -> str:
    return plain_words(one.summary, one.provider, *one.roles, *one.covers, one.body)


def _programme(one: Programme) -> str:
    parts = [words for part in one.parts for words in (part.title, part.body)]
    themes = [session.theme for session in one.sessions]
    return plain_words(
        one.summary, *one.aims, *one.for_whom, *one.not_for, *parts, *themes, one.parents
    )


def _study(one: CaseStudy) -> str:
    return plain_words(one.summary, one.description, one.ambitions, one.activities, one.results)


def _lists(guide: Guide) -> Iterator[Entry]:
    shared, site = guide.shared, address
    yield Entry(site(HELP_NOW), "Help now", text="Who to call or text now", kind="page")
    for name, contact in shared.contacts.items():
        yield Entry(
            f"{site(DIRECTORY)}#{name}", contact.name, "", _contact(contact),
            contact.also_called, "contact", _area(guide, contact),
        )  # fmt: skip
    for name, term in shared.glossary.items():
        meaning = plain_words(term.meaning, *term.says.values())
        yield Entry(f"{site(GLOSSARY)}#{name}", term.term, "", meaning, term.also_called, "word")
    for name, situation in shared.situations.items():
        text = _response(shared.responses.get(situation.response))
        yield Entry(f"{site(ONE_RESPONSE)}#{name}", situation.title, text=text, kind="situation")
    for name, source in shared.evidence.items():
        yield Entry(
            f"{site(EVIDENCE)}#{name}", source.title, "", source.says or "", (name,), "source"
        )
    for name, one in shared.formats.items():
        also = (one.language,) if one.language else ()
        yield Entry(f"{site(FORMATS)}#{name}", one.title, "", plain_words(one.body), also, "format")


def _response(response: Response | None) -> str:
    """What is done about a situation, in the words of every audience, each once."""
    title = response.title if response else ""
    return plain_words(*dict.fromkeys(title.values() if isinstance(title, dict) else [title]))


def _area(guide: Guide, contact: Contact) -> str:
    names = guide.shared.settings.areas
    return joined([names[area] for area in contact.area if area in names], "and")


def _contact(contact: Contact) -> str:
    return plain_words(contact.about, contact.hours, contact.eligibility)
