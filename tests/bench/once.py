"""One measurement in a process of its own, so that nothing is warm that would not be.

- `python -m tests.bench.once check FOLDER [RESULTS]` checks a guide, and keeps results where a file
  for them is named.
- `... parse FOLDER` reads the same files with PyYAML's C parser and nothing else.
- `... pages FOLDER` makes the pages of a guide that was checked.
- `... share FOLDER` builds a whole site from a guide, with this project's settings.

The last three print seconds of processor time: what this alone took; `share` prints those of our
plugin, without the check, and those of the whole build, without the check.
"""

# Imports stand where they are needed: they are part of what a check costs, and of no parser's.
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.day import TODAY


def check(folder: Path, results: Path | None = None) -> None:
    """What `fingerpost check` does, from its imports to its report."""
    from fingerpost.checks import check_guide

    report = check_guide(folder, TODAY, results)
    if not report.good:
        raise SystemExit(f"the guide in {folder} has problems: {report.problems[:3]}")


def parse(folder: Path) -> float:
    """All files of a guide, which are in memory as text before the clock starts."""
    import yaml

    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yml"))]
    start = time.process_time()
    for text in texts:
        yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - gives text, lists and maps only
    return time.process_time() - start


def pages(folder: Path) -> float:
    """The guide and its pages, from files that the check has passed."""
    from fingerpost.checks import check_guide
    from fingerpost.pages import furniture, nav, render

    report = check_guide(folder, TODAY)
    start = time.process_time()
    guide = report.guide
    if guide is None:
        raise SystemExit(f"the guide in {folder} has problems: {report.problems[:3]}")
    nav(render(guide))
    furniture(guide)
    return time.process_time() - start


def share(folder: Path) -> str:
    """A whole build, with our plugin's hooks and the check inside them timed apart."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from fingerpost.outlets import plugin as ours

    timed = dict.fromkeys(("check", "hooks"), 0.0)
    root = Path(__file__).parents[2]
    config = load_config(
        str(root / "mkdocs.yml"), docs_dir=str(root / "docs"), site_dir=str(folder / "site")
    )
    plugin = config.plugins["fingerpost"]
    plugin.config.pathways = str(folder)
    ours.check_guide = _timed(ours.check_guide, timed, "check")  # type: ignore[assignment]
    for name in ("on_pre_build", "on_files", "on_post_build"):
        methods = config.plugins.events[name.removeprefix("on_")]
        at = [getattr(method, "__self__", None) for method in methods].index(plugin)
        methods[at] = _timed(methods[at], timed, "hooks")
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


def main() -> None:
    """Does what the command line says."""
    what, *paths = sys.argv[1:]
    if what == "check":
        check(*map(Path, paths))
    else:
        print({"parse": parse, "pages": pages, "share": share}[what](Path(paths[0])))


if __name__ == "__main__":
    main()
