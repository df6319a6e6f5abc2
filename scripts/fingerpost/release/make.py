"""Makes a version from a commit: checked, its record written, its pages built and gathered."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fingerpost.checks import check_guide
from fingerpost.checks.keep import CACHE
from fingerpost.checks.report import Report
from fingerpost.load.files import REVISIONS
from fingerpost.model.guide import Guide
from fingerpost.pages.edition import Edition
from fingerpost.problems import errors
from fingerpost.published.data import guide_json
from fingerpost.release.checkout import committed, fresh
from fingerpost.release.day import today
from fingerpost.release.git import ReleaseError
from fingerpost.release.order import Project
from fingerpost.release.record import Fields, write

PATHWAYS, DOCS = "pathways", "docs"
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
ENGINE = Path("node_modules/minisearch/package.json")


class Refused(ReleaseError):
    """Something keeps the release from being made; the message lists everything."""

    def __init__(self, what: str, problems: list[str]) -> None:
        lines = problems if len(problems) == 1 else ["", *(f"- {one}" for one in problems)]
        super().__init__(f"{what}: " + "\n".join(lines).lstrip(" "))


@dataclass(frozen=True)
class Copy:
    """A fresh copy of the project as a commit has it, and the commit."""

    project: Project
    commit: str
    folder: Path
    home: Path

    @classmethod
    def of(cls, project: Project, commit: str, folder: Path) -> Copy:
        """Lays the copy out in a new folder."""
        home = fresh(project.git, commit, folder) / project.home
        _share_engine(project.git.folder, home)
        return cls(project, commit, folder, home)

    def check(self) -> Report:
        """Checks the guide of the copy, on the day of the release."""
        return check_guide(self.home / PATHWAYS, today(), self.home / CACHE, self.home / DOCS)


@dataclass(frozen=True)
class Built:
    """A version that was made: its guide, the commit that records it, and its files."""

    guide: Guide
    record: str
    recorded: Mapping[str, bytes]
    """The files that the record changed, by their path from the top of the repository."""
    files: Mapping[str, bytes]


def built(copy: Copy, fields: Fields, edition: Edition, message: str) -> Built:
    """Writes the record into a copy, commits it, and builds the site from exactly that."""
    project, pathways = copy.project, copy.home / PATHWAYS
    written = write(pathways, fields)
    report = copy.check()
    if report.guide is None:
        raise ReleaseError(f"the guide with its record has problems: {errors(report.problems)[0]}")
    name = f"{REVISIONS}/{report.guide.shared.settings.version}.guide.json"
    written[name] = guide_json(report.guide).encode()
    (pathways / name).write_bytes(written[name])
    recorded = {project.path(f"{PATHWAYS}/{path}"): data for path, data in written.items()}
    record = committed(project.git, copy.commit, recorded, message, copy.folder)
    site = copy.folder / "site"
    wrong = errors(project.build(copy.home / "mkdocs.yml", site, edition))
    if wrong:
        raise ReleaseError(f"the site could not be built: {wrong[0]}")
    return Built(report.guide, record, recorded, _gathered(site))


def _gathered(site: Path) -> dict[str, bytes]:
    """The files of a site, but its list for search engines: the website has one at its root."""
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in SITEMAPS}


def _share_engine(project: Path, home: Path) -> None:
    """Uses the search engine that the project has, if it is the one that the copy's lock names."""
    have, lock = project / ENGINE, home / "package-lock.json"
    if not have.is_file() or not lock.is_file() or (home / ENGINE).exists():
        return
    named = json.loads(lock.read_text("utf-8"))["packages"].get(ENGINE.parent.as_posix(), {})
    if json.loads(have.read_text("utf-8")).get("version") == named.get("version"):
        shutil.copytree(have.parent, home / ENGINE.parent)
