"""Case studies, in the sections of the form that the area's training hub uses."""

from __future__ import annotations

from fingerpost.model.guide import Guide
from fingerpost.pages.links import CASE_STUDIES, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pieces import WAITS, entry, headed
from fingerpost.pages.provenance import about_box, origin_of, overdue
from fingerpost.pages.sheet import Parts, box, plain
from fingerpost.shape.pieces import NEEDS_OWNER
from fingerpost.shape.programmes import WORD_LIMITS, CaseStudy

PROJECTS = {
    "research": "Research",
    "service-evaluation": "Service evaluation",
    "quality-improvement": "Quality improvement",
}
SECTIONS = {
    "summary": "Brief summary",
    "description": "Programme description",
    "ambitions": "Ambitions and rationale",
    "activities": "Activities and contributions",
    "results": "Results",
    "reflections": "Reflections on personalised care",
    "impact": "Impact",
}
"""The form's sections in its order; each has its limit in `WORD_LIMITS`."""


def case_study_pages(guide: Guide) -> list[Page]:
    """The list, then every case study."""
    found = guide.pieces.case_studies
    if not guide.pieces.case_studies:
        return []
    return [_index(guide), *(_page(guide, name, one) for name, one in found.items())]


def _index(guide: Guide) -> Page:
    place = Place(guide, CASE_STUDIES)
    entries = [
        entry(place, f"case-studies/{name}.md", name, one.title, plain(one.summary))
        for name, one in guide.pieces.case_studies.items()
    ]
    return page(
        CASE_STUDIES,
        "Case studies",
        "# Case studies",
        box(
            "p.fp-lead",
            "How programmes came about. Never one person’s story.",
        ),
        box("div.fp-entries", entries) if entries else "No case studies here yet.",
        about="How programmes came about and what was learned from them.",
    )


def _page(guide: Guide, name: str, one: CaseStudy) -> Page:
    place = Place(guide, f"case-studies/{name}.md")
    ticks = [f"{'☒' if kind == one.project else '☐'} {words}" for kind, words in PROJECTS.items()]
    programme = guide.pieces.programmes.get(one.programme or "")
    return page(
        place.uri,
        one.title,
        f"# {plain(one.title)}",
        overdue(place, origin_of(one).dates),
        box("p.fp-meta", f"Type of project: {' '.join(ticks)}"),
        f"The programme: [{plain(programme.title)}]({place.to(f'programmes/{one.programme}.md')})"
        if programme
        else "",
        [_section(place, one, field) for field in SECTIONS],
        about_box(place, origin_of(one)),
        about=one.summary,
        source=f"pathways/case-studies/{name}.yml",
        meta={"section": "case-studies"},
    )


def _section(place: Place, one: CaseStudy, field: str) -> Parts:
    text = getattr(one, field)
    words = WAITS if text == NEEDS_OWNER else place.body(text)
    note = box("p.fp-meta", f"{WORD_LIMITS[field]} words at most")
    return headed(SECTIONS[field], field, words, note)
