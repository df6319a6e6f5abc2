"""The command that makes a pack to take away."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from fingerpost.outlets.checked import checked
from fingerpost.pack import Packing
from fingerpost.pack.packed import MOST, PAPERS, name_of
from fingerpost.problems import errors


@click.command("pack")
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; else NAME-VERSION.zip here."
)
@click.option("--no-pdf", is_flag=True, help="Leave the posters out.")
def pack(config: Path, out: Path | None, no_pdf: bool) -> None:
    """Make one zip that opens from a stick or a shared drive, without the internet."""
    from fingerpost.outlets.site import SiteError, build_site, guide_folder
    from fingerpost.pack import pack as packed

    try:
        guide = checked(guide_folder(config))
    except SiteError as error:
        raise click.ClickException(str(error)) from error
    target = out or Path(f"{name_of(guide)}.zip")
    with tempfile.TemporaryDirectory(prefix="fingerpost-") as folder:
        site = Path(folder) / "site"
        try:
            problems = build_site(config, site, papers=() if no_pdf else PAPERS)
        except SiteError as error:
            raise click.ClickException(str(error)) from error
        if errors(problems):
            raise click.ClickException(f"no pack was made: {errors(problems)[0]}")
        paths = (path for path in site.rglob("*") if path.is_file())
        data = packed(
            Packing(guide, {p.relative_to(site).as_posix(): p.read_bytes() for p in paths})
        )
    _write(target, data)
    size = f"{len(data) / 1_000_000:.1f} MB"
    large = f" That is more than {MOST / 1_000_000:.0f} MB." if len(data) > MOST else ""
    click.echo(f"{target}: {size}.{large} Unpack it and open START-HERE.html.")


def _write(target: Path, data: bytes) -> None:
    """Writes the file whole, or not at all."""
    beside = target.with_name(f"{target.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(f"{target} cannot be written: {error.strerror}") from error
