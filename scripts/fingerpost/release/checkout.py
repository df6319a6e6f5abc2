"""Files of a commit on disk: a fresh copy to build from, and the checkout that follows a move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from fingerpost.release.git import Git
from fingerpost.release.moves import Move


def fresh(git: Git, commit: str, folder: Path) -> Path:
    """Lays out the files of a commit, and nothing else, in a new folder; gives that folder."""
    tree = folder / "tree"
    tree.mkdir(parents=True)
    own = _with_index(git, folder / "index")
    own.run("read-tree", commit)
    own.run("checkout-index", "--all", "--force", f"--prefix={tree}/")
    return tree


def committed(
    git: Git, parent: str, files: Mapping[str, bytes | None], message: str, folder: Path
) -> str:
    """A commit on top of another, with these files of the repository changed, or taken away (None).

    No name leads to it yet, and nothing is written on disk but an index of our own in `folder`.
    """
    own = _with_index(git, folder / "record.index")
    own.run("read-tree", parent)
    lines = []
    for path, data in files.items():
        if data is None:
            lines.append(f"0 {'0' * len(parent)}\t{path}")
        else:
            made = own.text("hash-object", "-w", "--stdin", stdin=data)
            lines.append(f"100644 {made}\t{path}")
    own.run("update-index", "--index-info", stdin="".join(f"{one}\n" for one in lines).encode())
    tree = own.text("write-tree")
    return own.text("commit-tree", tree, "-p", parent, stdin=message.encode())


def _with_index(git: Git, index: Path) -> Git:
    top = git.text("rev-parse", "--show-toplevel")
    return Git(Path(top), {**git.extra, "GIT_INDEX_FILE": str(index)})


def follow(git: Git, moves: Iterable[Move]) -> None:
    """Brings the files of the branch that is checked out to where it now stands.

    Only files that differ between the two commits are written: the tree was clean when the release
    began, and these are the release's own. Doing it twice does no more than doing it once.
    """
    top = Git(Path(git.text("rev-parse", "--show-toplevel")), git.extra)
    branch = branch_of(git)
    for one in moves:
        if branch and one.name == f"refs/heads/{branch}" and one.old and one.new:
            _write(top, one.old, one.new)


def branch_of(git: Git) -> str | None:
    """The branch that is checked out, or None where it is a bare commit."""
    if not git.says("symbolic-ref", "--quiet", "HEAD"):
        return None
    return git.text("symbolic-ref", "--short", "HEAD")


def _write(top: Git, old: str, new: str) -> None:
    listing = top.run("diff-tree", "-r", "-z", "--no-renames", "--name-only", old, new)
    paths = [path.decode() for path in listing.split(b"\0") if path]
    kept = top.files(new)
    lines = [f"100644 {kept[path]}\t{path}" for path in paths if path in kept]
    lines += [f"0 {'0' * len(new)}\t{path}" for path in paths if path not in kept]
    for path in paths:
        if path not in kept:
            (top.folder / path).unlink(missing_ok=True)
    top.run("update-index", "--index-info", stdin="".join(f"{one}\n" for one in lines).encode())
    stay = "".join(f"{path}\0" for path in paths if path in kept)
    top.run("checkout-index", "--force", "-z", "--stdin", stdin=stay.encode())
