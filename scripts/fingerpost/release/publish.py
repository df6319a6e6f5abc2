"""Publishing a version: everything is proved first, then it is put in place in one move."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fingerpost.pages.edition import Edition
from fingerpost.release import day
from fingerpost.release.assembly import Assembly
from fingerpost.release.carry import Done, Plan, carry_out
from fingerpost.release.listing import OPEN, behind, older
from fingerpost.release.make import Built, Copy, Refused, built
from fingerpost.release.moves import Move
from fingerpost.release.order import DRAFT, LATEST, Project, tag
from fingerpost.release.place import Place, untidy
from fingerpost.release.preflight import preflight
from fingerpost.release.record import released
from fingerpost.release.redirects import redirects
from fingerpost.release.trail import message


def publish(
    project: Project,
    version: str,
    draft: bool = False,
    shared: bool = False,
    rehearse: bool = False,
) -> Done:
    """Publishes a version as approved, or as a draft with its notice. Raises ReleaseError.

    `shared` also moves the shared copy; `rehearse` does everything but the move.
    """
    at = day.moment()

    def make(place: Place, folder: Path) -> Plan:
        with day.on(at) as today:
            return _plan(project.at(at), place, folder, version, draft, today)

    return carry_out(project.git, make, shared, rehearse)


def _plan(
    project: Project,
    place: Place,
    folder: Path,
    version: str,
    draft: bool,
    today: datetime.date,
) -> Plan:
    versions = place.built.versions
    copy = Copy.of(project, place.start, folder)
    report = copy.check()
    wrong = [*untidy(project.git), *preflight(report, version, draft, place)]
    if wrong or report.guide is None:
        raise Refused(f"version {version} cannot be published", wrong)
    states = ("draft",) if draft else OPEN
    before = older(versions, version, states)
    alias = DRAFT if draft else LATEST
    edition = Edition(alias, listed=not draft or behind(versions, LATEST) is None)
    fields = released(report.guide, version, draft, before)
    new = built(copy, fields, edition, f"Publish version {version}{' as a draft' if draft else ''}")
    return _with_pages(place, new, version, draft, before, today)


def _with_pages(
    place: Place,
    new: Built,
    version: str,
    draft: bool,
    before: tuple[str, ...],
    today: datetime.date,
) -> Plan:
    address = new.guide.shared.settings.address or ""
    alias = DRAFT if draft else LATEST
    files = {**redirects(new.guide, frozenset(new.files)), **new.files}
    assembly = Assembly(place.built, today)
    assembly.put(version, alias, files, told(new, "draft" if draft else "published", today))
    assembly.replace(before, version, alias, address)
    if not draft:
        assembly.lead_on()
    changes, promise = assembly.finished(version, address)
    text = message("publish", version, new.record, tag="" if draft else tag(version))
    tags = () if draft else (Move(tag(version), None, new.record),)
    return Plan(text, changes, new.record, tags, promise)


def told(new: Built, state: str, today: datetime.date) -> Mapping[str, Any]:
    """What versions.json says of a version."""
    return {"state": state, "released": today.isoformat(), "record": new.record}
