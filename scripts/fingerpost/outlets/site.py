"""Builds the site beside the old one and swaps them, so that a failure leaves the old one whole."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from fingerpost.outlets.plugin import FingerpostPlugin
from fingerpost.outlets.said import said_aloud
from fingerpost.pages.edition import Edition
from fingerpost.problems import Problem, errors


class SiteError(Exception):
    """The site could not be built or put in place; the message says why, the old site stands."""


def build_site(
    config_file: Path, out: Path, edition: Edition | None = None, papers: Sequence[str] = ()
) -> list[Problem]:
    """Builds `out` from mkdocs.yml and gives what the check found.

    With an edition the pages know that they stand among other versions. `papers` are the PDFs that
    are made too, as `fingerpost pdf` names them; pages lead to those.

    With an error among the problems nothing was changed. Raises SiteError where the builder or
    the disk refused; then nothing was changed either.
    """
    out = out.resolve()
    _refuse_others(config_file, out)
    new, old = out.with_name(f"{out.name}.new"), out.with_name(f"{out.name}.old")
    _recover(out, old)
    shutil.rmtree(new, ignore_errors=True)
    try:
        problems = _build(config_file, new, edition, papers)
        if not errors(problems):
            _swap(out, new, old)
        return problems
    except OSError as error:
        raise SiteError(f"the site could not be put in place: {error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def guide_folder(config_file: Path) -> Path:
    """The folder of the guide that mkdocs.yml builds; SiteError where that file cannot be read."""
    try:
        with said_aloud():
            plugin = _plugin(load_config(str(config_file)))
    except (Abort, MkDocsException) as error:
        raise SiteError(f"{config_file} cannot be read: {error}") from error
    return config_file.parent / plugin.config.pathways


def _refuse_others(config_file: Path, out: Path) -> None:
    """Refuses a place that holds anything but a site of ours: it would be replaced whole."""
    home = config_file.resolve().parent
    if out == home or out in home.parents or Path.cwd() == out or out in Path.cwd().parents:
        raise SiteError(f"{out} holds this project; name a folder of its own")
    for folder in (out, out.with_name(f"{out.name}.new"), out.with_name(f"{out.name}.old")):
        ours = (folder / "guide.json").is_file() or (folder / "sitemap.xml").is_file()
        if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
            raise SiteError(f"{folder} holds other files; name a new or empty folder")


def _recover(out: Path, old: Path) -> None:
    """Puts back a site that an earlier run, stopped half-way, had moved aside."""
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _build(
    config_file: Path, new: Path, edition: Edition | None, papers: Sequence[str]
) -> list[Problem]:
    plugin = None
    try:
        with said_aloud():
            config = load_config(str(config_file), site_dir=str(new))
            plugin = _plugin(config)
            plugin.silent, plugin.edition = True, edition
            plugin.papers = tuple(papers)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
    except (Abort, MkDocsException, SystemExit) as error:
        if plugin and errors(plugin.problems):
            return plugin.problems
        raise SiteError(f"the site was not built: {error}") from error
    return plugin.problems


def _plugin(config: MkDocsConfig) -> FingerpostPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, FingerpostPlugin):
            return plugin
    raise SiteError("mkdocs.yml does not list the fingerpost plugin")


def _swap(out: Path, new: Path, old: Path) -> None:
    """Two renames; if the second fails the first is undone."""
    moved = out.exists()
    if moved:
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if moved:
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
