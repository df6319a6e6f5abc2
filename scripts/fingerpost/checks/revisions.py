"""The revision at hand: that its signatures hold, and that it is as small as it says."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.signoff import standing
from fingerpost.compare.guides import compare
from fingerpost.load.files import REVISIONS, Files, read_file
from fingerpost.model.guide import Guide
from fingerpost.problems import Fault, Problem, did_you_mean
from fingerpost.published.guide import Published, UnreadableGuide
from fingerpost.published.history import previous
from fingerpost.shape.revisions import Revision

OPEN = frozenset({"draft", "in-review", "approved"})
"""States in which a revision is still to be published."""


def has_to_hold(revision: Revision) -> bool:
    """Whether a revision says anything that the guide has to bear out."""
    said = revision.approvals or revision.change or revision.state == "approved"
    return bool(said) and revision.state in OPEN


def revision_problems(guide: Guide, files: Files) -> list[Problem]:
    """The problems of the revision that guide.yml names; none where it is published already."""
    version = guide.shared.settings.version
    revision = guide.pieces.revisions.get(version)
    if revision is None:
        return []
    path = files.folder / REVISIONS / f"{version}.yml"
    source, _ = read_file(path, files.label(path))
    return [source.problem(fault) for fault in _faults(guide, revision)]


def _faults(guide: Guide, revision: Revision) -> Iterator[Fault]:
    if has_to_hold(revision) and (revision.approvals or revision.state == "approved"):
        yield from _approvals(guide, revision)
    yield from _against_the_version_before(guide, revision)


def _approvals(guide: Guide, revision: Revision) -> Iterator[Fault]:
    rules = guide.shared.settings.sign_off
    roles = rules.roles if rules else {}
    for i, approval in enumerate(revision.approvals):
        if approval.role not in roles:
            hint = did_you_mean(approval.role, roles) or "Roles stand under sign_off in guide.yml."
            message = f'there is no role "{approval.role}"'
            yield Fault(("approvals", i, "role"), "role-unknown", message, hint)
    found = standing(guide, revision)
    approved = revision.state == "approved"
    for void in found.void:
        at = ("approvals", revision.approvals.index(void.approval))
        message = f'the signature of "{void.approval.role}" no longer holds: {void.words}'
        hint = "Have it read and signed again, or take the change back."
        yield Fault(at, "approval-void", message, hint, "error" if approved else "warning")
    if approved and found.missing:
        message = f"this revision is not approved: {'; '.join(found.missing)}"
        yield Fault(("state",), "unapproved", message, "Write in-review until all have signed.")


def _against_the_version_before(guide: Guide, revision: Revision) -> Iterator[Fault]:
    """A kept file that was changed; or a revision that calls itself minor and is not."""
    try:
        before = previous(guide)
    except UnreadableGuide as error:
        message = f"the version before cannot be read: {error}"
        yield Fault(("version",), "archive", message, "Take its file back as git has it.")
        return
    minor = has_to_hold(revision) and revision.change and revision.change.size == "minor"
    found = compare(before, Published.of(guide)) if before and minor else None
    major = [change for change in found.changes if change.size == "major"] if found else []
    if major:
        more = f", and {len(major) - 1} more like it" if len(major) > 1 else ""
        message = f"this is a major change: {major[0].sentence.removesuffix('.')}{more}"
        yield Fault(("change", "size"), "change-size", message, "Write major, or take it back.")
