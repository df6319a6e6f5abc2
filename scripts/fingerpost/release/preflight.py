"""What keeps a version from being published: everything at once, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.report import Report
from fingerpost.checks.signoff import approval_problems
from fingerpost.papers.papers import POSTER
from fingerpost.problems import errors
from fingerpost.release.order import tag
from fingerpost.release.place import Place
from fingerpost.release.trail import taken_back
from fingerpost.shape.revisions import version_order

NUMBER = r"\d+(\.\d+)*"
OPEN = frozenset({"draft", "in-review", "approved"})


def preflight(report: Report, version: str, draft: bool, place: Place) -> list[str]:
    """Why a version may not be published now; nothing where it may."""
    return [
        *_version(report, version, draft),
        *_checks(report, version, draft),
        *_free(place, version, draft),
    ]


def _version(report: Report, version: str, draft: bool) -> Iterator[str]:
    """Whether it is the version at hand, and called what it is."""
    settings = report.shared_files.shared.settings
    if not re.fullmatch(NUMBER, version):
        yield f"{version} is no number of a version: write digits with dots, like 0.2"
    revision = report.pieces.revisions.get(version)
    if revision is None:
        known = ", ".join(sorted(report.pieces.revisions, key=version_order)) or "none"
        yield f"there is no pathways/revisions/{version}.yml (there is: {known})"
    elif revision.state not in OPEN:
        yield f"version {version} is {revision.state} already"
    if settings.version != version:
        yield f"guide.yml is at version {settings.version}, not {version}"
    wanted = "draft" if draft else "approved"
    if settings.state != wanted:
        yield f"guide.yml says state: {settings.state}, and this would be published as {wanted}"
    if draft and not settings.notice:
        yield "a draft needs a notice in guide.yml, which every page shows"


def _checks(report: Report, version: str, draft: bool) -> Iterator[str]:
    found = errors(report.problems)
    for problem in found[:5]:
        yield f"{problem}"
    if len(found) > 5:
        yield f"and {len(found) - 5} more; `fingerpost check` lists them"
    revision = report.pieces.revisions.get(version)
    if draft or revision is None:
        return
    if revision.state != "approved":
        yield f"version {version} is {revision.state}, not approved: the roles have to sign it"
    if report.guide is not None:
        yield from approval_problems(report.guide, revision)
    elif revision.approvals and not any(problem.rule == "approval-void" for problem in found):
        yield "the signatures are looked at once these errors are mended"


def _free(place: Place, version: str, draft: bool) -> Iterator[str]:
    """Whether the number is free, and nothing newer of its kind was published."""
    if tag(version).removeprefix("refs/tags/") in place.tags:
        yield f"version {version} was published already: it has its tag. Take the next number"
    undone = taken_back(place.built, version)
    papers = place.built.git.files(undone, version) if undone else ()
    if any(path.endswith(f"{POSTER}.pdf") for path in papers):
        yield (
            f"version {version} was on the website with posters and was taken back. Some may hang "
            "on a wall, and their code would call them current. Take the next number"
        )
    for one in place.built.versions:
        state = (one.properties or {}).get("state", "published")
        newer = version_order(str(one.version)) > version_order(version)
        if newer and (state == "published" or (draft and state == "draft")):
            yield f"version {one.version} is published, and newer than {version}"
