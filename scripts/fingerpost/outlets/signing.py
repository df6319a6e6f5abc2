"""Writes a role's signature into a revision's file, bound to what the guide says now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fingerpost import __version__
from fingerpost.checks.signoff import Standing, standing
from fingerpost.load.files import REVISIONS
from fingerpost.model.guide import Guide
from fingerpost.problems import did_you_mean
from fingerpost.published.revision_text import with_fields
from fingerpost.shape.revisions import Approval, Revision, Signed

SIGNABLE = ("in-review", "approved")


class SignError(Exception):
    """Nothing was signed; the message says why."""


def sign(guide: Guide, folder: Path, version: str, role: str) -> str:
    """Records the signature of a role, and gives what to tell. Raises SignError.

    A signature that the same role gave before is replaced. Signatures of others that no longer
    hold stay, so that the check goes on telling what changed under them.
    """
    revision, signs = _may_sign(guide, version, role)
    found = standing(guide, revision)
    digest = found.hash(signs)
    approval = Approval(role=role, hash=digest, on=guide.today, engine=__version__)
    approvals = (*(one for one in revision.approvals if one.role != role), approval)
    signed = revision.model_copy(update={"approvals": approvals})
    kept = {one.hash for one in approvals}
    known = dict(guide.archive.signed.get(version, {}))
    known[digest] = found.codes[signs]
    after = standing(guide, signed)
    state = _state(revision, after)
    _write(folder / REVISIONS / f"{version}.signed.json", _codes_text(known, kept))
    path = folder / REVISIONS / f"{version}.yml"
    fields = {"state": state, "approvals": [_plain(one) for one in approvals]}
    _write(path, with_fields(path.read_text("utf-8"), fields))
    return _told(role, signs, digest, after, revision.state == "published")


def _may_sign(guide: Guide, version: str, role: str) -> tuple[Revision, Signed]:
    settings = guide.shared.settings
    revision = guide.pieces.revisions.get(version)
    if revision is None:
        raise SignError(f"there is no {REVISIONS}/{version}.yml")
    if settings.sign_off is None:
        raise SignError("guide.yml does not say who signs: it has no sign_off")
    if role not in settings.sign_off.roles:
        roles = settings.sign_off.roles
        hint = did_you_mean(role, roles) or f"The roles are {', '.join(roles)}."
        raise SignError(f'there is no role "{role}". {hint}')
    signs = settings.sign_off.roles[role].signs
    _open(revision, signs, settings.version)
    return revision, signs


def _open(revision: Revision, signs: Signed, at_hand: str) -> None:
    """Refuses a revision that cannot be signed; new contacts of a published one can be."""
    if revision.state == "published" and signs == "directory":
        return
    if revision.version != at_hand:
        raise SignError(f"guide.yml is at version {at_hand}, so {revision.version} is not at hand")
    if revision.state not in SIGNABLE:
        hint = "write state: in-review first" if revision.state == "draft" else "it is past signing"
        raise SignError(f"version {revision.version} is {revision.state}: {hint}")


def _state(revision: Revision, after: Standing) -> str:
    """What a signature makes of a revision; one that is published stays so."""
    if revision.state not in SIGNABLE:
        return revision.state
    return "approved" if after.approved else "in-review"


def _plain(approval: Approval) -> dict[str, Any]:
    return {
        "role": approval.role,
        "hash": approval.hash,
        "on": approval.on,
        "engine": approval.engine,
    }


def _codes_text(known: Mapping[str, Any], kept: set[str]) -> str:
    """The codes behind every signature that the revision still has."""
    found = {digest: dict(codes) for digest, codes in known.items() if digest in kept}
    return json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> None:
    """Replaces the file whole, so that a stop half-way leaves the old one."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, "utf-8")
    new.replace(path)


def _told(role: str, signs: str, digest: str, after: Standing, published: bool) -> str:
    first = f"Signed: {role}, the {signs}, code {digest[:12]}."
    if published:
        return f"{first} `fingerpost contacts --release` puts them on the website."
    if after.approved:
        return f"{first} All that was needed has been signed: the revision is approved."
    return "\n".join([f"{first} Still missing:", *(f"- {one}" for one in after.missing)])
