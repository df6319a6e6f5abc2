"""The script that finds browsers for the tests, on machines that have one, none or half of one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "ensure-browser.sh"
TOOLS = ["sh", "id", "env", "grep", "head", "readlink"]
RUNS = "#!/bin/sh\necho 1.0\n"
FAILS = "#!/bin/sh\nexit 1\n"
STUB = "#!/bin/sh\nif ! [ -x /snap/bin/firefox ]; then exit 1; fi\nexit 0\n"
OFFERS = "#!/bin/sh\necho '  Candidate: 1.0'\n"
OFFERS_NONE = "#!/bin/sh\necho '  Candidate: (none)'\n"

Machine = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with nothing but these programs; gives what the script says on it."""
    for tool in TOOLS:
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)
    add(tmp_path, "sudo", FAILS)

    def run(browser: str, programs: dict[str, str], **env: str) -> subprocess.CompletedProcess[str]:
        for name, text in programs.items():
            add(tmp_path, name, text)
        command = [tmp_path / "sh", SCRIPT, *([browser] if browser else [])]
        env["PATH"] = str(tmp_path)
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    return run


def add(folder: Path, name: str, text: str) -> None:
    """Puts a program there."""
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("browser", "name"), [("", "chromium"), ("", "google-chrome"), ("firefox", "firefox-esr"),
                          ("firefox", "firefox"), ("shell", "chromium-headless-shell")],
)  # fmt: skip
def test_a_browser_is_found(machine: Machine, tmp_path: Path, browser: str, name: str) -> None:
    assert machine(browser, {name: RUNS}).stdout == f"{tmp_path / name}\n"


@pytest.mark.parametrize("programs", [{}, {"firefox": FAILS}, {"firefox": STUB}])
@pytest.mark.parametrize("ci", ["", "true"])
def test_without_firefox_nothing_is_said(
    machine: Machine, programs: dict[str, str], ci: str
) -> None:
    apt = {"apt-get": FAILS, "apt-cache": OFFERS_NONE}
    result = machine("firefox", programs | apt, CI=ci)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize(("ci", "fails"), [("", False), ("true", True)])
def test_a_firefox_that_apt_offers_must_be_there_in_ci(
    machine: Machine, ci: str, fails: bool
) -> None:
    result = machine("firefox", {"apt-get": FAILS, "apt-cache": OFFERS}, CI=ci)
    assert (result.returncode == 1) == fails
    assert result.stdout == ""


@pytest.mark.parametrize("ci", ["", "true"])
@pytest.mark.parametrize("programs", [{}, {"apt-get": FAILS, "apt-cache": OFFERS}])
def test_without_a_shell_nothing_is_said(
    machine: Machine, programs: dict[str, str], ci: str
) -> None:
    result = machine("shell", {"chromium": RUNS, **programs}, CI=ci)
    assert (result.returncode, result.stdout) == (0, "")


def test_a_shell_that_shows_no_page_is_not_taken(machine: Machine) -> None:
    half = "#!/bin/sh\n[ $1 = --version ]\n"
    result = machine("shell", {"chromium-headless-shell": half, "apt-get": FAILS})
    assert (result.returncode, result.stdout) == (0, "")


def test_without_chromium_it_fails(machine: Machine) -> None:
    result = machine("", {})
    assert result.returncode == 1
    assert "please install chromium" in result.stderr


@pytest.mark.parametrize("browser", ["", "firefox"])
def test_a_browser_that_was_named_and_does_not_run(machine: Machine, browser: str) -> None:
    setting = "FINGERPOST_FIREFOX" if browser else "FINGERPOST_CHROMIUM"
    others = {"chromium": RUNS, "firefox": RUNS, "mine": FAILS}
    result = machine(browser, others, **{setting: "mine"})
    assert (result.returncode, result.stdout) == (1, "")
    assert f"{setting} is mine, which does not run" in result.stderr
