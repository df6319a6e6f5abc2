"""What axe does not see of colours: focus marks and the edges of controls stand out, 3 to 1."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.injected import add_style
from tests.browser.looks import Look
from tests.browser.measures import SHARED
from tests.browser.site_pages import one_of_each_kind
from tests.browser.states import on_screens, with_widgets

pytestmark = [pytest.mark.browser, pytest.mark.build]

FULL = os.environ.get("FINGERPOST_FULL") == "1"
LOOKS = Look(360, "light"), Look(360, "dark")

FAULTS = f"""() => {{
  {SHARED}
  const numbers = (colour) => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const clear = (colour) => numbers(colour)[3] === 0;
  const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const ratio = (one, other) => {{
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return clear(one) ? 1 : (high + .05) / (low + .05);
  }};
  const ground = (e) => {{
    while (e && clear(getComputedStyle(e).backgroundColor)) e = e.parentElement;
    return e ? getComputedStyle(e).backgroundColor : 'rgb(255, 255, 255)';
  }};
  const faults = [];
  const stands = (e, on, colours, what) => {{
    const most = Math.max(...colours.map((colour) => ratio(colour, ground(on))));
    if (most < 3) faults.push(`${{what}} ${{most.toFixed(1)}}: ${{name(e)}}`);
  }};
  /* A browser draws boxes to tick itself; what can be pressed around them is ours. */
  const controls = 'button, select, textarea, input:not([type=checkbox]), .fp-boxes label, '
    + 'a[data-fp-answer], .fp-two-ways a, .fp-tool';
  for (const e of all(controls)) {{
    const s = getComputedStyle(e), edge = parseFloat(s.borderTopWidth) > 0;
    if (edge || !clear(s.backgroundColor))
      stands(e, e.parentElement, [s.backgroundColor, ...edge ? [s.borderTopColor] : []], 'edge');
  }}
  const before = document.activeElement;
  for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {{
    e.focus({{preventScroll: true}});
    if (e !== document.activeElement) continue;
    const marked = [e, e.closest('label')].filter((one) => one)
      .map((one) => [one, getComputedStyle(one)])
      .filter(([, s]) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0);
    const colours = marked.flatMap(([, s]) => [s.outlineColor, s.boxShadow.split(')')[0] + ')'])
      .filter((colour) => colour.startsWith('rgb'));
    const on = marked.length ? marked[marked.length - 1][0].parentElement : e.parentElement;
    stands(e, on, ['rgba(0, 0, 0, 0)', ...colours], 'focus mark');
  }}
  before.focus();
  return faults;
}}"""


def told(page: Page) -> str:
    """All that does not stand out on the page that is open."""
    page.keyboard.press("F2")  # A browser shows the mark to those who use keys.
    return " ".join(page.evaluate(FAULTS))


def test_focus_marks_and_edges_stand_out(
    same_tab: Page, gallery_folder: Path, gallery: str, made_up: Any
) -> None:
    pages = with_widgets(one_of_each_kind(gallery_folder))
    for place in on_screens(same_tab, gallery, pages, made_up, shortly=not FULL):
        for look in LOOKS:
            look.put_on(same_tab)
            assert not told(same_tab), (place, look)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("a[data-fp-answer] { background: none; border-color: #777 } .fp-step { background: #888 }",
         "edge"),
        (".fp-header { background: currentColor }", "edge"),
        (":focus-visible { box-shadow: none; outline-color: #777 } body { background: #777 }",
         "focus mark"),
        (":focus-visible { outline: none }", "focus mark"),
    ],
)  # fmt: skip
def test_a_colour_that_does_not_stand_out_would_be_noticed(
    same_tab: Page, gallery: str, colours: str, css: str, words: str
) -> None:
    Look(360, colours).put_on(same_tab)
    same_tab.goto(f"{gallery}/schools/times/")
    assert not told(same_tab)
    add_style(same_tab, css)
    assert words in told(same_tab)


URGENT = """() => [...document.querySelectorAll('[class*="fp-act-"]')].filter((e) => {
  const act = [...e.classList].find((one) => one.startsWith('fp-act-'));
  const step = e.closest('.fp-step.' + act) || e;
  return ![e, step].some((one) => one.querySelector('.fp-act:not(:empty)'));
}).map((e) => e.outerHTML.slice(0, 99))"""
"""What has the colour of a time to act, and neither it nor its step says the time."""


def test_how_soon_to_act_is_said_in_words(same_tab: Page, folder: Path, site: str) -> None:
    # The heading of “Help now” says how soon.
    for kind in one_of_each_kind(folder):
        if "fp-act-" not in kind.text or kind.address == "help-now/":
            continue
        same_tab.goto(f"{site}/{kind.address}")
        assert same_tab.evaluate(URGENT) == [], kind.path


def test_a_time_told_by_colour_alone_would_be_noticed(same_tab: Page, gallery: str) -> None:
    same_tab.goto(f"{gallery}/schools/times/")
    assert same_tab.evaluate(URGENT) == []
    same_tab.evaluate("document.querySelectorAll('.fp-act').forEach((said) => said.remove())")
    assert len(same_tab.evaluate(URGENT)) > 3
