"""The preview: never raises, shows the last good guide with the problems, and recovers."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from fingerpost.outlets.serve import ServeError, serve
from tests.build.conftest import break_guide, environment, mend_guide

pytestmark = pytest.mark.build


def rebuild(project: Path) -> None:
    """What the preview does at every save."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")


def test_never_good_shows_one_page_of_problems(project: Path) -> None:
    break_guide(project)
    rebuild(project)
    assert "Mend these first" in (project / "site" / "index.html").read_text()
    assert "schools/broken.yml" in (project / "site" / "index.html").read_text()
    assert not (project / "site" / "privacy").exists()


def test_a_warning_does_not_end_a_strict_preview(project: Path) -> None:
    (project / "docs" / "privacy.md").write_text("# Privacy\n\n[gone](gone.md)\n")
    rebuild(project)
    assert (project / "site" / "schools" / "told" / "index.html").exists()


def test_a_port_in_use_is_said_plainly(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ServeError, match="cannot be used"):
            serve(project / "mkdocs.yml", taken.getsockname()[1])


@pytest.fixture(params=["serve", "mkdocs"])
def address(project: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A real preview of the project in a process of its own, ours and MkDocs' own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = f"from fingerpost.outlets.serve import serve; serve('mkdocs.yml', {port})"
    command = {
        "serve": [sys.executable, "-c", call],
        "mkdocs": [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
    }[request.param]
    with (project / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=project, env=environment(), stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(20)


def wait_for(address: str, words: str, there: bool = True) -> str:
    """The page once it holds (or no longer holds) the words."""
    end = time.monotonic() + 40
    text = "no answer"
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                text = answer.read().decode()
            if (words in text) is there:
                return text
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{words!r} {'never came' if there else 'stayed'}: {text[:500]}")


def test_banner_and_recovery(project: Path, address: str) -> None:
    told = f"{address}schools/told/"
    wait_for(told, "A pupil tells you")
    break_guide(project)
    text = wait_for(told, "schools/broken.yml")
    assert "A pupil tells you" in text
    assert 'role="alert"' in text
    assert "schools/broken.yml" in wait_for(f"{address}privacy/", "Privacy")
    mend_guide(project)
    wait_for(told, "schools/broken.yml", there=False)
    path = project / "pathways" / "schools" / "told.yml"
    path.write_text(path.read_text().replace("Ask how the friend is", "Ask the friend kindly"))
    wait_for(told, "Ask the friend kindly")
    template = project / "overrides" / "components" / "help-line" / "template.html"
    template.write_text(template.read_text().replace("In danger now?", "In danger at all?"))
    wait_for(told, "In danger at all?")
