"""Where a line of the lexicon leads: `pathway:schools/told` and the like, as addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fingerpost.model.guide import Guide
from fingerpost.pages.anchors import anchors
from fingerpost.pages.furniture import address
from fingerpost.pages.links import DIRECTORY, EVIDENCE, FORMATS, GLOSSARY
from fingerpost.search.entries import Entry

FOLDERS = {"tool": "toolbox", "programme": "programmes", "training": "training",
           "case-study": "case-studies"}  # fmt: skip
LISTS = {"contact": DIRECTORY, "term": GLOSSARY, "source": EVIDENCE, "format": FORMATS}


def leads(guide: Guide, entries: Iterable[Entry]) -> Mapping[str, Sequence[str]]:
    """Every reference that the lexicon may make, with the addresses that it stands for."""
    found: dict[str, Sequence[str]] = {
        f"page:{entry.page.rstrip('/')}": [entry.page] for entry in entries if entry.is_page
    }
    for pathway in guide.pathways:
        found[f"pathway:{pathway.id}"] = [f"{pathway.id}/"]
        for step, code in anchors(guide, pathway).items():
            found[f"pathway:{pathway.id}#{step}"] = [f"{pathway.id}/#{code}"]
    for name, one in guide.pieces.explainers.items():
        found[f"explainer:{name}"] = [f"{audience}/{name}/" for audience in one.audiences]
    for kind, folder in FOLDERS.items():
        for name in getattr(guide.pieces, folder.replace("-", "_")):
            found[f"{kind}:{name}"] = [f"{folder}/{name}/"]
    shared = guide.shared
    lists = (shared.contacts, shared.glossary, shared.evidence, shared.formats)
    for (kind, page), known in zip(LISTS.items(), lists, strict=True):
        for name in known:
            found[f"{kind}:{name}"] = [f"{address(page)}#{name}"]
    return found
