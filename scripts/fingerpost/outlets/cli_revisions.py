"""The commands for revisions: compare two, sign one, and see where all of them stand."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from fingerpost.checks import check_guide
from fingerpost.checks.board import board
from fingerpost.checks.keep import CACHE
from fingerpost.compare.guides import compare
from fingerpost.compare.told import as_data, told
from fingerpost.model.guide import Guide
from fingerpost.outlets import board as boards
from fingerpost.outlets.board_marked import as_markdown as board_as_markdown
from fingerpost.outlets.compared import NotFound, find
from fingerpost.outlets.diff_marked import as_markdown
from fingerpost.outlets.signing import SignError, sign
from fingerpost.problems import as_text
from fingerpost.release.day import today

FOLDER = Path("pathways")
DOCS = Path("docs")
folder_option = click.option(
    "--guide", type=click.Path(path_type=Path), default=FOLDER, show_default=True,
    help="The folder that holds the guide.",
)  # fmt: skip


def add_to(main: click.Group) -> None:
    """Adds the commands of this file to a group."""
    for command in (diff, signoff, status):
        main.add_command(command)


@click.command()
@click.argument("old")
@click.argument("new")
@folder_option
@click.option("--json", "json_", is_flag=True, help="Print the changes as JSON.")
@click.option("--markdown", is_flag=True, help="Print them as Markdown, for a comment.")
@click.option("--most", type=click.IntRange(min=500), help="With --markdown: so many characters.")
def diff(old: str, new: str, guide: Path, json_: bool, markdown: bool, most: int | None) -> None:
    """Say what changed from OLD to NEW: version, git revision, folder or guide.json."""
    _one_form(json_, markdown)
    if most and not markdown:
        raise click.UsageError("--most goes with --markdown")
    day = today()
    try:
        found = compare(find(old, guide, day), find(new, guide, day))
    except NotFound as error:
        raise click.ClickException(str(error)) from error
    if markdown:
        click.echo(as_markdown(found, most), nl=False)
        return
    lines = [json.dumps(as_data(found), ensure_ascii=False, indent=1)] if json_ else told(found)
    for line in lines:
        click.echo(line)


def _one_form(*asked: bool) -> None:
    if sum(asked) > 1:
        raise click.UsageError("choose one of --json and --markdown")


@click.command()
@click.argument("version")
@click.option("--role", required=True, help="The role that signs; guide.yml lists them.")
@folder_option
def signoff(version: str, role: str, guide: Path) -> None:
    """Sign VERSION as it now stands, as one of the roles of guide.yml."""
    try:
        click.echo(sign(_checked(guide), guide, version, role))
    except SignError as error:
        raise click.ClickException(str(error)) from error


@click.command()
@folder_option
@click.option("--json", "json_", is_flag=True, help="Print the board as JSON.")
@click.option("--markdown", is_flag=True, help="Print Markdown; nothing if nothing is due soon.")
def status(guide: Path, json_: bool, markdown: bool) -> None:
    """Show where each revision stands, what is due, and what waits for somebody."""
    _one_form(json_, markdown)
    found = board(_checked(guide))
    if markdown:
        click.echo(board_as_markdown(found), nl=False)
        return
    for line in [boards.as_json(found)] if json_ else boards.as_lines(found):
        click.echo(line)


def _checked(folder: Path) -> Guide:
    """The guide, or an end with its problems."""
    report = check_guide(folder, today(), CACHE, DOCS)
    if report.guide is None:
        click.echo(as_text(report.problems), err=True)
        sys.exit(1)
    return report.guide
