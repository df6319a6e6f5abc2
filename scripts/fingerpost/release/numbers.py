"""New contacts for the version that readers use, and nothing else of it changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from fingerpost.checks.signoff import approval_problems
from fingerpost.load.files import REVISIONS
from fingerpost.pages.edition import Edition
from fingerpost.problems import errors
from fingerpost.release import day
from fingerpost.release.assembly import GUIDE, Assembly
from fingerpost.release.branch import BRANCH
from fingerpost.release.carry import Done, Plan, carry_out
from fingerpost.release.checkout import committed
from fingerpost.release.git import ReleaseError
from fingerpost.release.listing import behind, main_alias, named, state_of
from fingerpost.release.make import PATHWAYS, Built, Copy, Refused, built
from fingerpost.release.moves import Move
from fingerpost.release.order import Project, tag
from fingerpost.release.place import Place, untidy
from fingerpost.release.publish import told
from fingerpost.release.redirects import redirects
from fingerpost.release.trail import message

CONTACTS = f"{PATHWAYS}/contacts.yml"


def release_contacts(project: Project, shared: bool = False, rehearse: bool = False) -> Done:
    """Puts the contacts of the branch at hand into the newest version. Raises ReleaseError.

    That version is made again from the commit that made it, with these contacts in place of its
    own, so that words which are still being worked on stay out of it.
    """
    at = day.moment()

    def make(place: Place, folder: Path) -> Plan:
        with day.on(at):
            return _plan(project.at(at), place, folder)

    return carry_out(project.git, make, shared, rehearse)


def _plan(project: Project, place: Place, folder: Path) -> Plan:
    alias = main_alias(place.built.versions)
    entry = behind(place.built.versions, alias)
    if entry is None or "record" not in (entry.properties or {}):
        raise ReleaseError(f"no version was published with this program yet: {BRANCH} has none")
    version, state = str(entry.version), state_of(entry)
    source = _source(project, place, str(entry.properties["record"]), version, folder)
    copy = Copy.of(project, source, folder)
    report = copy.check()
    wrong = [*untidy(project.git), *map(str, errors(report.problems)[:5])]
    if report.guide is not None and state != "draft":
        wrong += approval_problems(report.guide, report.guide.pieces.revisions[version])
    if wrong:
        raise Refused(f"the contacts of version {version} cannot be released", wrong)
    new = built(copy, {}, Edition(alias), f"New contacts in version {version}")
    what = f"New contacts in version {version}"
    record = committed(project.git, place.start, new.recorded, what, folder)
    return _with_pages(place, new, alias, state, record)


def _source(project: Project, place: Place, record: str, version: str, folder: Path) -> str:
    """The commit that made the version, with the contacts and signatures of today on top."""
    git = project.git
    names = [
        CONTACTS,
        *(f"{PATHWAYS}/{REVISIONS}/{version}.{end}" for end in ("yml", "signed.json")),
    ]
    found = {project.path(name): git.read(place.start, project.path(name)) for name in names}
    files: Mapping[str, bytes | None] = {path: data for path, data in found.items() if data}
    if git.read(record, project.path(CONTACTS)) == found[project.path(CONTACTS)]:
        raise ReleaseError(f"the contacts are those of version {version} already")
    scratch = folder / "source"
    scratch.mkdir()
    return committed(git, record, files, f"Contacts for version {version}", scratch)


def _with_pages(place: Place, new: Built, alias: str, state: str, record: str) -> Plan:
    settings = new.guide.shared.settings
    version, address = settings.version, settings.address or ""
    files = {**redirects(new.guide, frozenset(new.files)), **new.files}
    released = new.guide.pieces.revisions[version].released or new.guide.today
    assembly = Assembly(place.built, new.guide.today)
    renewed = _renewed(place, new, version)
    assembly.put(version, alias, files, {**told(new, state, released), "renewed": renewed})
    changes, promise = assembly.finished(version, address)
    name = _tag(place, version)
    text = message("contacts", version, record, tag=name)
    return Plan(text, changes, record, (Move(name, None, new.record),), promise)


def _renewed(place: Place, new: Built, version: str) -> dict[str, str]:
    """The contacts that are not as the version was released with them, and since which day.

    The pages behind its posters tell it: a sheet that was printed before has the old number.
    """
    raw, today = place.built.read(f"{version}/{GUIDE}"), new.guide.today.isoformat()
    before = json.loads(raw).get("contacts", {}) if raw else {}
    now = json.loads(new.files[GUIDE]).get("contacts", {})
    changed = {name: today for name in {*before, *now} if before.get(name) != now.get(name)}
    entry = named(place.built.versions, version)
    return {**((entry.properties or {}) if entry else {}).get("renewed", {}), **changed}


def _tag(place: Place, version: str) -> str:
    """A free tag, which keeps the commit that the pages were made from."""
    start = f"{tag(version)}-contacts-"
    taken = {f"refs/tags/{name}" for name in place.tags}
    return next(name for n in range(1, 10_000) if (name := f"{start}{n}") not in taken)
