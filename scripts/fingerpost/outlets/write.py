"""Writes the same pages as a docs tree on disk, for a site builder that has no plugins."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from fingerpost.exports import exported
from fingerpost.load.by_hand import texts_by_hand
from fingerpost.model.guide import Guide
from fingerpost.outlets.bundle import bundle
from fingerpost.outlets.by_hand import by_hand
from fingerpost.outlets.searched import SearchError, search_files
from fingerpost.pages import Page, furniture, nav, render

MARK = "# Written by `fingerpost write`; changes here are lost."


class WriteError(Exception):
    """The tree could not be written; the message says why."""


def write_tree(guide: Guide, folder: Path, config_file: Path = Path("mkdocs.yml")) -> list[Path]:
    """Writes `folder/docs` and a small `folder/mkdocs.yml` that builds it, and gives what changed.

    The tree holds the made pages, byte for byte those of the plugin, and the pages and assets
    written by hand beside `config_file`. Files that are right already are not touched; files of
    an earlier run that no longer belong are removed. A folder that somebody else filled is
    refused.
    """
    config = folder / "mkdocs.yml"
    _ours(folder, config)
    source = config_file.parent / "docs"
    wanted = {
        path.relative_to(source): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file()
    }
    pages = render(guide)
    wanted |= {Path(page.uri): page.markdown.encode() for page in pages}
    made = (
        exported(guide)
        | _search(guide, config_file.parent)
        | bundle(config_file.parent / "overrides")
    )
    wanted |= {Path(path): text.encode() for path, text in made.items()}
    docs = folder / "docs"
    changed = [docs / path for path, text in wanted.items() if _write(docs / path, text)]
    if _write(config, _config(guide, pages, folder, config_file).encode()):
        changed.append(config)
    return changed + _remove_others(docs, set(wanted))


def _search(guide: Guide, home: Path) -> dict[str, str]:
    try:
        return search_files(guide, home, home / "overrides", texts_by_hand(home / "docs"))
    except SearchError as error:
        raise WriteError(str(error)) from error


def _ours(folder: Path, config: Path) -> None:
    """Refuses a folder with anything in it that was not written by an earlier run."""
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder} is a file, not a folder")
    ours = config.is_file() and config.read_text("utf-8").startswith(MARK)
    if folder.exists() and any(folder.iterdir()) and not ours:
        raise WriteError(f"{folder} holds other files; name a new or empty folder")


def _config(guide: Guide, pages: list[Page], folder: Path, config_file: Path) -> str:
    """Builds on the project's own mkdocs.yml: its theme and extensions, without our plugin."""
    home = os.path.relpath(config_file.parent, folder)
    pages_by_hand = by_hand(config_file.parent / "docs")
    lines = {
        "INHERIT": f"{home}/{config_file.name}",
        "site_name": guide.shared.settings.short_title,
        "docs_dir": "docs",
        "theme": {"custom_dir": f"{home}/overrides"},
        "plugins": ["meta"],
        "nav": nav(pages, pages_by_hand),
        "extra": {"fingerpost": furniture(guide, pages_by_hand)},
    }
    text = "".join(
        f"{key}: {json.dumps(line, ensure_ascii=False)}\n" for key, line in lines.items()
    )
    return f"{MARK}\n{text}"


def _write(path: Path, text: bytes) -> bool:
    """Writes a file unless it holds these bytes already; says whether it did."""
    if path.is_file() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True


def _remove_others(docs: Path, wanted: set[Path]) -> list[Path]:
    gone = [p for p in docs.rglob("*") if p.is_file() and p.relative_to(docs) not in wanted]
    for path in gone:
        path.unlink()
    for folder in sorted((p for p in docs.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            shutil.rmtree(folder)
    return gone
