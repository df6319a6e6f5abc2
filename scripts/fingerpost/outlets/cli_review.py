"""The command that makes the review pack."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from fingerpost.checks import check_guide
from fingerpost.checks.keep import CACHE
from fingerpost.compare.changes import Comparison
from fingerpost.compare.guides import compare
from fingerpost.compare.since import since_before
from fingerpost.model.guide import Guide
from fingerpost.outlets.checked import DOCS, folder_option
from fingerpost.outlets.compared import NotFound, find
from fingerpost.problems import as_text
from fingerpost.published.guide import Published, UnreadableGuide
from fingerpost.release.day import today
from fingerpost.review import Asked, review_pack


@click.command("review-pack")
@click.argument("version", required=False)
@click.option("--since", default="", help="Compare with this instead of the version before.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--all", "whole", is_flag=True, help="Print every pathway, not only what changed.")
@folder_option
def review(version: str | None, since: str, out: Path | None, whole: bool, guide: Path) -> None:
    """Make one file with which a group reads a revision, comments on it and signs it."""
    report = check_guide(guide, today(), CACHE, DOCS)
    if report.guide is None:
        click.echo(as_text(report.problems), err=True)
        sys.exit(1)
    at_hand = report.guide.shared.settings.version
    if version and version != at_hand:
        message = f"guide.yml is at version {at_hand}, so {version} is not at hand"
        raise click.ClickException(message)
    found = _compared(report.guide, since, guide)
    text = review_pack(Asked(report.guide, found, report.hardest(), whole))
    file = out or Path(f"review-pack-{at_hand}.html")
    _write(file, text)
    click.echo(f"The pack is in {file}. It needs no other file; send it, or print it.")


def _compared(guide: Guide, since: str, folder: Path) -> Comparison | None:
    try:
        if since:
            return compare(find(since, folder, guide.today), Published.of(guide))
        return since_before(guide)
    except (NotFound, UnreadableGuide) as error:
        raise click.ClickException(str(error)) from error


def _write(file: Path, text: str) -> None:
    """Replaces the file whole, or not at all."""
    new = file.parent / f".{file.name}.{os.getpid()}.new"
    try:
        new.write_text(text, "utf-8")
        new.replace(file)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error
