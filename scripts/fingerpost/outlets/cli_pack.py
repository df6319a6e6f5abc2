"""The command that makes a pack to take away."""

from __future__ import annotations

import os
from pathlib import Path

import click

from fingerpost.outlets.checked import checked
from fingerpost.pack.packed import MOST, name_of, wanted


@click.command("pack")
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.option(
    "--out", type=click.Path(path_type=Path),
    help="The file to write, or a folder for NAME-VERSION-DAY.zip; else that file here.",
)  # fmt: skip
@click.option("--no-pdf", is_flag=True, help="Leave the PDFs out.")
def pack(config: Path, out: Path | None, no_pdf: bool) -> None:
    """Make one zip that opens from a stick or a shared drive, without the internet."""
    from fingerpost.outlets.packing import packed
    from fingerpost.outlets.site import SiteError, guide_folder

    try:
        guide = checked(guide_folder(config))
        target = _target(out or Path(), name_of(guide))
        papers = () if no_pdf else wanted(guide)
        made = packed(config, guide, papers)
    except SiteError as error:
        raise click.ClickException(f"no pack was made: {error}") from error
    _write(target, made.data)
    size = f"{len(made.data) / 1_000_000:.1f} MB"
    click.echo(f"{target}: {size}. Unpack it and open START-HERE.html.")
    without = [one for one in papers if one not in made.papers]
    if without:
        click.echo(f"There was no room for these PDFs: {', '.join(without)}.")
    if len(made.data) > MOST:
        click.echo(f"That is more than {MOST / 1_000_000:.0f} MB, which some cannot send by mail.")


def _target(out: Path, name: str) -> Path:
    """The file that the pack becomes; looked at first, since a build takes its time."""
    target = out / f"{name}.zip" if out.is_dir() else out
    folder = target.parent
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise click.ClickException(f"{target} cannot be written: {folder} is no folder to write in")
    return target


def _write(target: Path, data: bytes) -> None:
    """Writes the file whole, or not at all."""
    beside = target.with_name(f"{target.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(f"{target} cannot be written: {error.strerror}") from error
