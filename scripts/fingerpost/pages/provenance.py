"""Where a page comes from: its dates, its owner, how well it is founded and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Dates, EvidenceRef
from fingerpost.pages.contacts import UNCHECKED
from fingerpost.pages.links import ABOUT, EVIDENCE, Place
from fingerpost.pages.sheet import Box, Part, box, joined, listed, plain
from fingerpost.pages.words import day
from fingerpost.shape.pieces import Label, Piece
from fingerpost.shape.programmes import CaseStudy

LABELS: Mapping[Label, str] = {
    "guideline": "From a guideline or from law",
    "research": "From research",
    "practice-based": "From practice; not proved by research",
    "local-case-study": "From a local case study",
    "own-proposal": "Made for this guide; nobody has tried it yet",
}
"""How well a page is founded, in words that readers see."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a page says of where it comes from."""

    dates: Dates
    owner: str
    proposed: bool
    refs: tuple[EvidenceRef, ...]
    label: Label | None = None


def origin_of(piece: Piece | CaseStudy) -> Origin:
    """The origin of a piece, as its header gives it."""
    return Origin(
        Dates(piece.written, piece.reviewed, piece.review_by),
        piece.owner.role,
        piece.owner.proposed,
        refs(piece.evidence),
        piece.label if isinstance(piece, Piece) else "local-case-study",
    )


def founded_on(guide: Guide, found: Iterable[EvidenceRef]) -> Label | None:
    """How well a page is founded that says only on what: by the strongest of its sources."""
    known = guide.shared.evidence
    kinds = {known[ref.evidence].kind for ref in found if ref.evidence in known}
    if kinds & {"guideline", "law", "statutory-guidance"}:
        return "guideline"
    if "research" in kinds:
        return "research"
    return "practice-based" if kinds else None


def refs(evidence: Iterable[str]) -> tuple[EvidenceRef, ...]:
    """`ng225/1.8.2` as a source and the place in it."""
    return tuple(EvidenceRef(name, at) for name, _, at in (one.partition("/") for one in evidence))


def for_line(place: Place, audiences: Iterable[str], dates: Dates) -> Box:
    """For whom the page is, and which version of it this is: `For schools. Version 0.1, …`."""
    settings = place.guide.shared.settings
    known = settings.audiences
    names = [known[name].title for name in audiences if name in known]
    shown = joined([plain(name[:1].lower() + name[1:]) for name in names], "and")
    version = f"Version {plain(settings.version)}, {settings.state}, {day(dates.written)}."
    return box("p.fp-for", f"For {shown}. {version}" if shown else version)


def leaves(place: Place, audiences: Iterable[str]) -> bool:
    """Whether pages for these audiences have a way to leave them at once."""
    known = place.guide.shared.settings.audiences
    return any(known[name].leave for name in audiences if name in known)


def overdue(place: Place, dates: Dates) -> Part:
    """A banner where the page should have been reviewed by now."""
    if place.guide.today <= dates.review_by:
        return ""
    return box(
        "p.fp-overdue",
        f"**This page was due for review by {day(dates.review_by)}.** Check with its owner "
        "before you rely on it.",
    )


def about_box(place: Place, origin: Origin) -> Box:
    """The last part of a page: dates, owner, version, how to tell us, and its sources."""
    sources = source_lines(place, origin.refs)
    return box(
        "div.fp-about",
        "## About this page {#about_page}",
        listed(_facts(place, origin)),
        ["### What it stands on {#about_evidence}", listed(sources)] if sources else "",
    )


def _facts(place: Place, origin: Origin) -> list[str]:
    settings, dates = place.guide.shared.settings, origin.dates
    reviewed = f"Reviewed {day(dates.reviewed)}" if dates.reviewed else "Not yet reviewed"
    proposed = " (a proposed role; it has not yet agreed)" if origin.proposed else ""
    facts = [
        f"How well founded: {LABELS[origin.label]}." if origin.label else "",
        f"Written {day(dates.written)}. {reviewed}. To be reviewed by {day(dates.review_by)}.",
        f"Owner: {plain(origin.owner)}{proposed}.",
        f"Version {plain(settings.version)}, {settings.state}.",
        f"Something wrong or unclear? [How to tell us]({place.to(ABOUT, 'feedback')}).",
    ]
    return [fact for fact in facts if fact]


def source_lines(place: Place, found: Iterable[EvidenceRef]) -> list[str]:
    """A line for each source, with every place in it that is drawn on."""
    places: dict[str, list[str]] = {}
    for ref in found:
        places.setdefault(ref.evidence, []).append(ref.place)
    return [_source(place, name, sorted(filter(None, at))) for name, at in places.items()]


def _source(place: Place, name: str, at: list[str]) -> str:
    source = place.guide.shared.evidence.get(name)
    if source is None:
        return plain(name)
    where = f", {joined([plain(one) for one in at], 'and')}" if at else ""
    checked = "" if source.checked else f" {UNCHECKED}"
    return f"[{plain(source.title)}]({place.to(EVIDENCE, name)}){where}.{checked}"
