"""Whole sites, with our settings and with stock Material's, built and previewed in this process.

Both are built from the same Markdown: stock Material's from the tree that `fingerpost write`
leaves, with its own theme and search, and with the Markdown extensions that the pages need.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve as stock_serve
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from fingerpost.checks import check_guide
from fingerpost.outlets import plugin as ours
from fingerpost.outlets.serve import serve
from fingerpost.outlets.write import write_tree
from tests.bench.day import TODAY
from tests.bench.make import make_guide
from tests.projects import copy_settings

ROOT = Path(__file__).parents[2]
EDITED = "schools/pathway-00001"
STOCK = """
site_name: Stock
site_url: http://127.0.0.1:8000/
theme: {name: material}
plugins: [search]
markdown_extensions:
  - attr_list
  - pymdownx.blocks.html
  - tables: {use_align_attribute: true}
  - toc: {toc_depth: 2, permalink: false}
"""


def project(folder: Path, count: int) -> None:
    """This project's settings, templates and readers' pages around a made guide.

    The pages for authors are left out: they are not what grows.
    """
    folder.mkdir(parents=True)
    copy_settings(folder)
    make_guide(folder / "pathways", count)
    guide = check_guide(folder / "pathways", TODAY, None, folder / "docs").guide
    if guide is None:
        raise SystemExit(f"the guide in {folder} has problems")
    write_tree(guide, folder / "stock", folder / "mkdocs.yml")
    (folder / "stock" / "mkdocs.yml").write_text(STOCK, "utf-8")


def stock(folder: Path) -> float:
    """A whole build by stock Material."""
    config = load_config(str(folder / "stock" / "mkdocs.yml"), site_dir=str(folder / "stock-site"))
    start = time.process_time()
    build(config)
    return time.process_time() - start


def share(folder: Path) -> str:
    """A whole build of ours, with our plugin's hooks and the check inside them timed apart."""
    timed = dict.fromkeys(("check", "hooks"), 0.0)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    plugin = config.plugins["fingerpost"]
    monitored: Any = ours
    monitored.check_guide = _timed(ours.check_guide, timed, "check")
    for methods in config.plugins.events.values():
        for at, method in enumerate(methods):
            if getattr(method, "__self__", None) is plugin:
                methods[at] = _timed(method, timed, "hooks")
    start = time.process_time()
    build(config)
    whole = time.process_time() - start
    return f"{timed['hooks'] - timed['check']} {whole - timed['check']}"


def _timed(call: Callable[..., Any], into: dict[str, float], name: str) -> Callable[..., Any]:
    """The same call, which adds its processor time to `into`."""

    def run(*args: Any, **more: Any) -> Any:
        start = time.process_time()
        try:
            return call(*args, **more)
        finally:
            into[name] += time.process_time() - start

    return run


def edit(folder: Path, times: int = 3) -> float:
    """An edit of one pathway in our preview: the best of several."""
    file = folder / "pathways" / f"{EDITED}.yml"
    return _edited(lambda: serve(folder / "mkdocs.yml", 0), file, "summary: ", times)


def stock_edit(folder: Path) -> float:
    """An edit of the same page in stock Material's preview, which builds everything again."""
    tree = folder / "stock"
    file = tree / "docs" / f"{EDITED}.md"
    lead = "/// html | p.fp-summary\n\n"
    return _edited(lambda: stock_serve(str(tree / "mkdocs.yml")), file, lead, 1)


def _edited(start: Callable[[], None], file: Path, lead: str, times: int) -> float:
    """From when a preview notices an edit to when it has served the page with the new words.

    The preview is begun as ever, up to where its server would wait for edits.
    """
    spent: list[float] = []

    def measure(server: LiveReloadServer, **_: Any) -> None:
        for number in range(times):
            words = f"This is new {number}. "
            file.write_text(file.read_text("utf-8").replace(lead, lead + words, 1), "utf-8")
            begin = time.process_time()
            server.builder()
            page = _served(server, f"/{EDITED}/")
            spent.append(time.process_time() - begin)
            if words not in page:
                raise AssertionError(f"{file} changed, but its page is stale")

    previews: Any = LiveReloadServer
    usual, previews.serve = previews.serve, measure
    try:
        start()
    finally:
        previews.serve = usual
    return min(spent)


def _served(server: LiveReloadServer, address: str) -> str:
    parts = server.serve_request({"PATH_INFO": address}, lambda *_: None)
    return b"".join(parts).decode()
