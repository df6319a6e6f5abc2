"""Who has signed a revision, whose signature still holds, and what is missing for its approval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fingerpost.model.guide import Guide
from fingerpost.published.signed import Codes, changed_parts, codes, signature
from fingerpost.shape.revisions import SIGNED, Approval, Revision, Signed, SignOff

SHOWN = 5
"""So many changed parts are named; of more, only how many there are."""


@dataclass(frozen=True)
class Void:
    """A signature under something that is not as it was. Without parts, what was signed is lost."""

    approval: Approval
    parts: tuple[str, ...]

    @property
    def words(self) -> str:
        """What changed since, in words."""
        if not self.parts:
            return "what was signed is not known any more"
        more = len(self.parts) - SHOWN
        named = ", ".join(self.parts[:SHOWN])
        return f"changed since: {named}{f' and {more} more' if more > 0 else ''}"


@dataclass(frozen=True)
class Standing:
    """Where a revision stands. `holding` and `void` are by approval, `missing` in words."""

    codes: Mapping[Signed, Codes]
    holding: tuple[Approval, ...]
    void: tuple[Void, ...]
    missing: tuple[str, ...]

    def hash(self, signed: Signed) -> str:
        """What a role would sign now."""
        return signature(self.codes[signed])

    @property
    def approved(self) -> bool:
        """Whether every role that is needed has signed what the guide now says."""
        return not self.missing


def standing(guide: Guide, revision: Revision) -> Standing:
    """The standing of a revision, held against the guide as it is now."""
    found = {signed: codes(guide, signed) for signed in SIGNED}
    hashes = {signed: signature(found[signed]) for signed in SIGNED}
    rules = guide.shared.settings.sign_off
    kept = guide.archive.signed.get(revision.version, {})
    holding, void = [], []
    for approval in revision.approvals:
        signed = _signed(rules, approval)
        if signed and approval.hash == hashes[signed]:
            holding.append(approval)
        elif signed:
            parts = changed_parts(kept.get(approval.hash, {}), found[signed])
            void.append(Void(approval, parts if approval.hash in kept else ()))
    missing = _missing(rules, {approval.role for approval in holding})
    return Standing(found, tuple(holding), tuple(void), tuple(missing))


def _signed(rules: SignOff | None, approval: Approval) -> Signed | None:
    role = rules.roles.get(approval.role) if rules else None
    return role.signs if role else None


def _missing(rules: SignOff | None, signers: set[str]) -> Iterator[str]:
    """What is still needed, in words. Without rules nothing can be approved."""
    if rules is None:
        yield "guide.yml does not say who signs: it has no sign_off"
        return
    for name, role in rules.roles.items():
        if role.required and name not in signers:
            yield f"{role.title} has not signed the {role.signs}"
    for signed in SIGNED:
        count = sum(rules.roles[name].signs == signed for name in signers)
        needed = max(rules.quorum.get(signed, 1), 1)
        if count < needed:
            yield f"{count} of {needed} signatures under the {signed}"


def approval_problems(guide: Guide, revision: Revision) -> list[str]:
    """Why a revision may not be published as approved; nothing where it may."""
    found = standing(guide, revision)
    rules = guide.shared.settings.sign_off
    titles = {name: role.title for name, role in rules.roles.items()} if rules else {}
    void = [
        f"the signature of {titles.get(one.approval.role, one.approval.role)} no longer holds: "
        f"{one.words}"
        for one in found.void
    ]
    return [*void, *found.missing]
