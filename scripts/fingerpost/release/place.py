"""Where a release starts from: this copy and the one that all share, as they are right now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fingerpost.release.branch import BRANCH, REF, Pages
from fingerpost.release.checkout import branch_of
from fingerpost.release.git import Git, ReleaseError
from fingerpost.release.moves import Move, seen

REMOTE = "origin"


@dataclass(frozen=True)
class Stand:
    """One name of git here and on the shared copy, and the commit to go on from."""

    name: str
    here: str | None
    there: str | None
    base: str | None

    def to(self, new: str | None, there: bool) -> Move:
        """The move of this name, on the shared copy or here."""
        return Move(self.name, self.there if there else self.here, new)


@dataclass(frozen=True)
class Place:
    """The guide's branch and the branch of pages, from which a release goes on."""

    git: Git
    shared: bool
    """Whether the release goes to the shared copy too."""
    guide: Stand
    pages: Stand
    tags: frozenset[str]
    far: Mapping[str, str] = field(default_factory=dict)
    """Where the branches and tags of the shared copy stand, by their whole names."""

    @cached_property
    def built(self) -> Pages:
        """The branch of pages as it is."""
        return Pages(self.git, self.pages.base)

    @property
    def start(self) -> str:
        """The commit of the guide from which the release is made."""
        return self.guide.base or ""


def untidy(git: Git) -> Iterator[str]:
    """What about this copy keeps a release from being made of it, in words."""
    if git.text("rev-parse", "--is-shallow-repository") == "true":
        yield "this copy has only the newest history: run `git fetch --unshallow` first"
    if branch_of(git) is None:
        yield "no branch is checked out: run `git switch main` first"
    changed = git.text("status", "--porcelain").splitlines()
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        yield f"there are changes that are not committed: {changed[0][2:].strip()}{more}"


def place(git: Git, shared: bool) -> Place:
    """Looks at both copies, and fetches what is new. Raises ReleaseError where they disagree."""
    branch = branch_of(git)
    name = f"refs/heads/{branch}" if branch else "HEAD"
    there = _fetched(git, (name, REF)) if shared else {}
    known = git.text("for-each-ref", "--format=%(refname:strip=2)", "refs/tags").split()
    tags = {one.removeprefix("refs/tags/") for one in there if one.startswith("refs/tags/")}
    pages = _stand(git, REF, there, shared)
    if pages.base is None:
        remembered = git.commit(f"refs/remotes/{REMOTE}/{BRANCH}")
        pages = Stand(REF, None, pages.there, None if shared else remembered)
    return Place(
        git, shared, _stand(git, name, there, shared), pages, frozenset({*known, *tags}), there
    )


def _fetched(git: Git, names: tuple[str, ...]) -> dict[str, str]:
    """Where names and tags stand on the shared copy, after their commits were fetched."""
    if not git.says("remote", "get-url", REMOTE):
        raise ReleaseError(f"there is no shared copy to push to: git knows no remote {REMOTE}")
    found = seen(git, REMOTE)
    wanted = [name for name in names if name in found]
    if wanted:
        git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", REMOTE, *wanted)
    return found


def _stand(git: Git, name: str, there: dict[str, str], shared: bool) -> Stand:
    here, far = git.commit(name), there.get(name)
    if not shared or far is None or far == here:
        return Stand(name, here, far, here)
    if here is None or _behind(git, here, far):
        return Stand(name, here, far, far)
    if _behind(git, far, here):
        return Stand(name, here, far, here)
    short = name.removeprefix("refs/heads/")
    raise ReleaseError(
        f"{short} here and on {REMOTE} have gone different ways: bring them together first"
    )


def _behind(git: Git, old: str, new: str) -> bool:
    return git.says("merge-base", "--is-ancestor", old, new)
