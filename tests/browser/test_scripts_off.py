"""Every kind of page without scripts: nothing is missing, and nothing shown does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.frame import written
from tests.browser.served import served
from tests.browser.site_pages import one_of_each_kind

pytestmark = [pytest.mark.browser, pytest.mark.build]

FAULTS = """() => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true});
  const all = (selector) => [...document.querySelectorAll(selector)];
  const link = document.querySelector('header [href="#menu"]');
  const list = all('#menu a').filter(shown);
  const bare = location.pathname.endsWith('/embed/');
  const there = (e) => document.getElementById(decodeURIComponent(e.hash.slice(1)));
  return [
    ...all('button, input, select, textarea, summary').filter(shown)
      .map((e) => 'does nothing: ' + e.outerHTML),
    ...all('a[href^="#"]').filter((e) => !there(e)).map((e) => 'leads nowhere: ' + e.outerHTML),
    ...all('.fp-step, .fp-step > *, [data-fp-answer], .fp-contact, .fp-d-parts li').filter((e) =>
      !shown(e) && !e.matches('.fp-boxes, .fp-continue, .fp-turns, .fp-bar, button, [hidden]'))
      .map((e) => 'not shown: ' + e.outerHTML.slice(0, 99)),
    ...bare || link && shown(link) ? [] : ['no link to the menu'],
    ...bare || list.length > 4 ? [] : ['no list of all pages'],
  ];
}"""


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A tab in which no page's script runs."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    context.set_default_timeout(5_000)
    yield context.new_page()
    context.close()


def reaches_menu(page: Page) -> bool:
    """Whether the menu, which is a link now, leads to the list of all pages."""
    page.locator("header a", has_text="Menu").press("Enter")
    return bool(
        page.evaluate("""() => {
      const box = document.querySelector('#menu a').getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    }""")
    )


def test_every_kind_of_page_is_whole_without_scripts(plain: Page, folder: Path, site: str) -> None:
    for number, kind in enumerate(one_of_each_kind(folder)):
        plain.goto(f"{site}/{kind.address}")
        assert plain.evaluate(FAULTS) == [], kind.path
        assert number % 5 or reaches_menu(plain), kind.path


WAY = ("danger", "No"), ("injury", "Yes"), ("care", "step 4"), ("needs", "step 6")


def test_a_pathway_can_be_gone_through_by_its_links(plain: Page, gallery: str) -> None:
    plain.goto(f"{gallery}/schools/told/")
    for step, words in WAY:
        links = plain.locator(f".fp-step:has(h2#{step}) a[href^='#']", has_text=words)
        links.first.press("Enter")
    assert plain.url.endswith("#tell")
    expect(plain.locator("h2#tell")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<button>Press</button>", "does nothing"),
        ("<details><summary>More</summary>Words</details>", "does nothing"),
        ('<a href="#none">Go on</a>', "leads nowhere"),
        ('<section class="fp-step" hidden><h2>Step</h2></section>', "not shown"),
    ],
)
def test_a_page_that_needs_scripts_would_be_noticed(
    plain: Page, tmp_path: Path, content: str, words: str
) -> None:
    menu = [{"words": f"Page {number}", "uri": f"{number}/"} for number in range(5)]
    guide = {"help": [], "menu": menu, "sections": {}, "notice": "", "foot": ""}
    written(tmp_path, "good.html", "<h1>Words</h1>", guide=guide)
    written(tmp_path, "page.html", f"<h1>Words</h1>{content}", guide=guide)
    written(tmp_path, "none.html", "<h1>Words</h1>", guide={**guide, "menu": []})
    with served(tmp_path) as address:
        plain.goto(f"{address}/good.html")
        assert plain.evaluate(FAULTS) == []
        plain.goto(f"{address}/page.html")
        assert words in " ".join(plain.evaluate(FAULTS))
        plain.goto(f"{address}/none.html")
        assert "no list of all pages" in plain.evaluate(FAULTS)
