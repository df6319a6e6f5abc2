"""The guide that a command works on, or the end of the command with its problems."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fingerpost.checks import check_guide
from fingerpost.checks.keep import CACHE
from fingerpost.model.guide import Guide
from fingerpost.problems import as_text
from fingerpost.release.day import today

FOLDER = Path("pathways")
DOCS = Path("docs")
folder_option = click.option(
    "--guide", type=click.Path(path_type=Path), default=FOLDER, show_default=True,
    help="The folder that holds the guide.",
)  # fmt: skip


def checked(folder: Path) -> Guide:
    """The guide, or an end with its problems."""
    report = check_guide(folder, today(), CACHE, DOCS)
    if report.guide is None:
        click.echo(as_text(report.problems), err=True)
        sys.exit(1)
    return report.guide
