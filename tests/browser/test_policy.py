"""The pages' policy stands on every page, and no page holds what it would have to refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.recording import record
from tests.browser.site_pages import Reading, SitePage, site_pages

pytestmark = [pytest.mark.browser, pytest.mark.build]

POLICY = "default-src 'self'; img-src 'self' data:"


def faults(page: SitePage) -> list[str]:
    """What a page has that the policy refuses, or would let pass because it comes too late."""
    reading = page.reading
    found = [] if reading.policies == [POLICY] else [f"the policy is {reading.policies}"]
    found += [f"before the policy: {load}" for load in reading.early]
    found += [f"from elsewhere: {load}" for load in reading.loads if "//" in load]
    return found + reading.inline


def test_every_page_has_the_policy_and_nothing_inline(folder: Path) -> None:
    found = {page.path: faults(page) for page in site_pages(folder)}
    assert len(found) > 100
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "html",
    ["<script>1</script>", "<script type=module>1</script>", "<style>a{}</style>",
     "<p style='color:red'>", "<p STYLE=''>", "<svg onload=f()>", "<a href='javascript:f()'>",
     "<a href=' JavaScript:f()'>", "<iframe srcdoc='x'></iframe>", "<script src='data:text/js,1'>"],
)  # fmt: skip
def test_what_is_inline_would_be_noticed(html: str) -> None:
    assert Reading(f"<!doctype html><p>Words</p>{html}").inline


@pytest.mark.parametrize(
    "head",
    ["", "<link rel=stylesheet href=a.css>{}", "{}{}", "{}<script src=//a.example/b.js></script>",
     "{}<link rel='shortcut icon' href=https://a.example/b.svg>", "{}<img src=http://a.example/b>"],
)  # fmt: skip
def test_a_policy_that_is_missing_late_or_not_kept_would_be_noticed(
    tmp_path: Path, head: str
) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    (tmp_path / "good.html").write_text(f"{meta}<script src=a.js></script><a href=//b.example>B")
    (tmp_path / "page.html").write_text(head.replace("{}", meta))
    assert faults(SitePage(tmp_path, "good.html")) == []
    assert faults(SitePage(tmp_path, "page.html"))


@pytest.mark.parametrize(
    "script",
    ["document.body.setAttribute('style', 'color: red')",
     "document.body.appendChild(document.createElement('style')).textContent = 'p {color: red}'",
     "document.body.appendChild(document.createElement('script')).textContent = '1'",
     "document.body.innerHTML = '<img src=\"x:\" onerror=\"1\">'"],
)  # fmt: skip
def test_a_violation_would_be_noticed(
    context: BrowserContext, tab: Page, site: str, script: str
) -> None:
    noted = record(context, site)
    tab.goto(f"{site}/privacy/")
    assert noted.found == {}
    tab.evaluate(script)
    tab.wait_for_timeout(50)
    assert noted.count("violations")
    assert noted.count("errors"), "Chromium says so too"


def test_no_test_sets_the_policy_aside() -> None:
    setting = "bypass" + "_csp"
    tests = {path.name: path.read_text("utf-8") for path in Path(__file__).parent.glob("*.py")}
    assert len(tests) > 10
    assert [name for name, text in tests.items() if setting in text] == []
