"""Styles put into a page by a test, in a way that the page's policy allows."""

from __future__ import annotations

from playwright.sync_api import Page

ADD = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""


def add_style(page: Page, css: str) -> None:
    """Adds these rules after the page's own. An element would be refused, as any but ours is."""
    page.evaluate(ADD, css)


def clear_styles(page: Page) -> None:
    """Takes out all that were added."""
    page.evaluate("() => { document.adoptedStyleSheets = []; }")
