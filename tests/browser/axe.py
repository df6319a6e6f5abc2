"""What axe finds wrong with a page, put so that a test can say where."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Page

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""Every rule, best practice too. Axe measures targets, for WCAG 2.2, only where it is asked to."""
RUN = "(options) => axe.run(options).then((found) => found.violations)"


def violations(page: Page) -> list[Any]:
    """What axe finds wrong, with the place. It is run as a reader's own tool would be."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN, OPTIONS)
    return [(item["id"], [node["html"] for node in item["nodes"]]) for item in found]
