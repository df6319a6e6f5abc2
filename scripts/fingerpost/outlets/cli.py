"""The `fingerpost` command: arguments in, words and exit codes out; the work is done elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fingerpost import __version__
from fingerpost.checks import check_guide
from fingerpost.checks.keep import CACHE
from fingerpost.outlets import (
    case_study,
    cli_pack,
    cli_pdf,
    cli_release,
    cli_review,
    cli_revisions,
    names,
    schemas,
    search_told,
    starter,
    terminal,
)
from fingerpost.outlets.searched import SearchError
from fingerpost.problems import as_json, as_text, errors
from fingerpost.release.day import today

FOLDER = Path("pathways")
DOCS = Path("docs")
folder_option = click.option(
    "--guide",
    type=click.Path(path_type=Path),
    default=FOLDER,
    show_default=True,
    help="The folder that holds the guide.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turns pathways written in YAML into a guidance website, and proves them first."""


@main.command()
@folder_option
@click.option("--json", "json_", is_flag=True, help="Print the problems as JSON.")
@click.option("--keep/--no-keep", default=True, help="Keep results, to be quicker next time.")
@click.option("--hardest/--no-hardest", default=True, help="End with the ten hardest sentences.")
def check(guide: Path, json_: bool, keep: bool, hardest: bool) -> None:
    """Check everything and print every problem. Exits with 1 if there is an error."""
    report = check_guide(guide, today(), CACHE if keep else None, DOCS)
    click.echo(as_json(report.problems) if json_ else as_text(report.problems))
    sentences = report.hardest() if hardest and not json_ and report.good else []
    if sentences:
        click.echo("\n".join(["\nThe sentences that read hardest:", *sentences]))
    sys.exit(0 if report.good else 1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--answers", help='Answers as JSON: {"step": "answer", "ticks": ["a", "b"]}.')
@click.option("--json", "json_", is_flag=True, help="Print the walk as JSON.")
def walk(file: Path, answers: str | None, json_: bool) -> None:
    """Walk one pathway, with the given answers or step by step.

    Exits with 0 at an outcome, 3 where an answer is missing, 1 for a problem.
    """
    sys.exit(terminal.walk_file(file, answers, json_))


@main.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--audience", default="", help="As if from the pages of these readers.")
@folder_option
def search(words: tuple[str, ...], audience: str, guide: Path) -> None:
    """Show what readers find for some words, and why."""
    report = check_guide(guide, today(), CACHE, DOCS)
    if report.guide is None:
        click.echo(as_text(report.problems))
        sys.exit(1)
    if audience and audience not in report.guide.shared.settings.audiences:
        raise click.BadParameter(f'there is no audience "{audience}"', param_hint="--audience")
    home = guide.resolve().parent
    try:
        for line in search_told.told(report.guide, " ".join(words), audience, home):
            click.echo(line)
    except SearchError as error:
        raise click.ClickException(str(error)) from error


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("pathway")
@click.argument("name")
@folder_option
def new_pathway(name: str, guide: Path) -> None:
    """Write a commented pathway that passes, at AUDIENCE/NAME."""
    sys.exit(starter.new_pathway(guide, name))


@new.command("case-study")
@click.argument("name")
@folder_option
def new_case_study(name: str, guide: Path) -> None:
    """Write a commented case study in the sections of the form, at case-studies/NAME."""
    sys.exit(case_study.new_case_study(guide, name))


@main.command("names")
@folder_option
def list_names(guide: Path) -> None:
    """List the questions, responses, contacts and other names that a pathway may use."""
    for line in names.names(guide):
        click.echo(line)


@main.command()
@folder_option
@click.option("--check", "only_check", is_flag=True, help="Only say whether they are current.")
def schema(guide: Path, only_check: bool) -> None:
    """Write the JSON Schemas that help editors, into the guide's schemas folder."""
    sys.exit(schemas.write_schemas(guide / "schemas", only_check))


@main.command()
@folder_option
@click.argument("folder", type=click.Path(path_type=Path))
def write(guide: Path, folder: Path) -> None:
    """Write the site's pages as Markdown into FOLDER, for another site builder."""
    from fingerpost.outlets.write import WriteError, write_tree

    report = check_guide(guide, today(), CACHE, DOCS)
    if report.guide is None:
        click.echo(as_text(report.problems), err=True)
        sys.exit(1)
    try:
        changed = write_tree(report.guide, folder)
    except WriteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(changed)} files changed in {folder}.")


@main.command()
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True)
@click.option("--pdf", "with_papers", is_flag=True, help="Make the PDFs too, with links to them.")
def site(config: Path, out: Path, with_papers: bool) -> None:
    """Build the website; the one on disk is replaced only when all went well."""
    from fingerpost.outlets.site import SiteError, build_site
    from fingerpost.papers.papers import ALL

    try:
        problems = build_site(config, out, papers=(ALL,) if with_papers else ())
    except SiteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(as_text(problems))
    if errors(problems):
        click.echo("The site on disk is as it was.")
        sys.exit(1)
    click.echo(f"The site is in {out}/.")


@main.command()
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.option("--port", type=int, default=8000, show_default=True)
def serve(config: Path, port: int) -> None:
    """Show the website on this computer and reload it when something changes."""
    from fingerpost.outlets.serve import ServeError
    from fingerpost.outlets.serve import serve as run

    try:
        run(config, port)
    except ServeError as error:
        raise click.ClickException(str(error)) from error


cli_revisions.add_to(main)
cli_release.add_to(main)
main.add_command(cli_review.review)
main.add_command(cli_pdf.pdf)
main.add_command(cli_pack.pack)


if __name__ == "__main__":
    main()
