"""The commands that put the guide on its website, and take it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from fingerpost.checks.board import board
from fingerpost.outlets import board as boards
from fingerpost.outlets.checked import checked, folder_option
from fingerpost.release.carry import Done
from fingerpost.release.git import Git, GitFailed, ReleaseError
from fingerpost.release.numbers import release_contacts
from fingerpost.release.order import Project
from fingerpost.release.publish import publish as publish_version
from fingerpost.release.undo import rollback as undo_last
from fingerpost.release.undo import withdraw as withdraw_version

Found = TypeVar("Found")
push_option = click.option("--push", is_flag=True, help="Put it on the website, not only here.")
dry_option = click.option("--dry-run", is_flag=True, help="Do everything but the last step.")


def add_to(main: click.Group) -> None:
    """Adds the commands of this file to a group."""
    for command in (publish, withdraw, rollback, contacts):
        main.add_command(command)


@click.command()
@click.argument("version")
@click.option("--draft", is_flag=True, help="As a draft, with its notice on every page.")
@push_option
@dry_option
def publish(version: str, draft: bool, push: bool, dry_run: bool) -> None:
    """Publish VERSION: prove it, build it, and put it in place whole or not at all."""
    done = _told(lambda: publish_version(_project(), version, draft, push, dry_run))
    _say(f"Version {version}{' (a draft)' if draft else ''}", "published", done, push)


@click.command()
@click.argument("version")
@click.option("--reason", required=True, help="Why, in words that readers will see.")
@push_option
@dry_option
def withdraw(version: str, reason: str, push: bool, dry_run: bool) -> None:
    """Take VERSION back: its pages say that it was withdrawn, when and why."""
    done = _told(lambda: withdraw_version(_project(), version, reason, push, dry_run))
    _say(f"Version {version}", "withdrawn", done, push)


@click.command()
@push_option
@dry_option
def rollback(push: bool, dry_run: bool) -> None:
    """Undo the last release: the website is as it was before it."""
    done, what = _told(lambda: undo_last(_project(), push, dry_run))
    _say(f"The last release ({what})", "undone", done, push)


@click.command()
@folder_option
@click.option("--release", is_flag=True, help="Put the contacts into the newest version.")
@push_option
@dry_option
def contacts(guide: Path, release: bool, push: bool, dry_run: bool) -> None:
    """Show which contacts have to be checked; with --release, publish the contacts alone."""
    if not release:
        for line in boards.contact_lines(board(checked(guide))):
            click.echo(line)
        return
    done = _told(lambda: release_contacts(_project(), push, dry_run))
    _say("The contacts", "released", done, push)


def _project() -> Project:
    from fingerpost.outlets.site import build_site

    here = Path.cwd()
    git = Git(here)
    if not (here / "mkdocs.yml").is_file():
        raise ReleaseError("there is no mkdocs.yml here: go to the guide's own folder first")
    try:
        top = Path(git.text("rev-parse", "--show-toplevel"))
    except GitFailed as error:
        raise ReleaseError(f"this folder is not kept by git ({error})") from error
    home = here.resolve().relative_to(top.resolve()).as_posix()
    return Project(git, "" if home == "." else home, build_site)


def _told(work: Callable[[], Found]) -> Found:
    """Does it, or ends with one line that says why nothing was changed."""
    from fingerpost.outlets.site import SiteError

    try:
        return work()
    except (ReleaseError, SiteError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"nothing was changed: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    where: Any = error.filename
    return f"{error.strerror or error}{f' ({where})' if where else ''}"


def _say(what: str, how: str, done: Done, push: bool) -> None:
    if done.rehearsed:
        click.echo(f"{what} can be {how}: everything was made and looked at. Nothing was changed.")
        return
    click.echo(f"{what}: {how}. Pages {done.pages[:9]}, record {(done.record or '')[:9]}.")
    if done.tried > 1:
        click.echo(f"Other releases came first; this was try {done.tried}.")
    if not push:
        click.echo("On this computer only. Add --push to put it on the website.")
