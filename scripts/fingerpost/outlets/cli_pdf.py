"""The command that makes PDFs."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.outlets.checked import checked, folder_option

ALL = "all"


@click.command("pdf")
@click.argument("what", default=ALL)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("pdf"), show_default=True,
    help="The folder to write into.",
)  # fmt: skip
@folder_option
def pdf(what: str, out: Path, guide: Path) -> None:
    """Make PDFs of a pathway (AUDIENCE/NAME), an AUDIENCE, the whole "guide", "posters", or all.

    A poster alone is AUDIENCE/NAME/poster.
    """
    from fingerpost.outlets.press import PressError
    from fingerpost.outlets.printing import pdfs, put
    from fingerpost.papers import Papers
    from fingerpost.papers.papers import POSTERS

    found = checked(guide)
    papers = Papers(found)
    names = papers.names()
    if what not in (ALL, *names):
        choices = ", ".join(name for name in names if "/" not in name)
        message = f'there is no "{what}" to print; name all, {choices}, or AUDIENCE/NAME'
        raise click.BadParameter(message, param_hint="WHAT")
    try:
        made = pdfs(papers, guide.resolve().parent, what)
        if not made:
            raise PressError(f"{what} would take more than three sheets. Make the pathway two")
        changed = put(made, out)
    except PressError as error:
        raise click.ClickException(f"no PDF was written: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written: {error.strerror}") from error
    if what in (ALL, POSTERS):
        for name in papers.too_large:
            click.echo(f"{name} has no poster: it would take more than three sheets.", err=True)
    count = "1 PDF" if len(made) == 1 else f"{len(made)} PDFs"
    click.echo(f"{count} in {out}/, of which {len(changed)} changed.")
