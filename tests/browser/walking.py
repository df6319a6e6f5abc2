"""Walking a pathway's page as a reader does, in either browser, and seeing what a reader sees."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page

from fingerpost.logic.walk import Walk
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.outcomes import in_order
from tests.browser.pages import html_of

SEE = """() => {
  const shown = (s) => [...document.querySelectorAll(s)].filter((e) => e.offsetParent);
  const steps = shown('.fp-step'), here = steps[0];
  return {
    steps: steps.map((s) => s.dataset.fpStep || s.querySelector('h2').id),
    title: here.querySelector('h2').innerText,
    text: here.innerText,
    way: here.querySelector('.fp-continue') ? 'continue' : here.matches('.fp-outcome') ? 'end'
      : here.querySelector('fieldset') ? 'ticks' : 'answers',
    blocks: shown('.fp-block').map((e) => +e.dataset.fpBlock),
    contacts: shown('.fp-contact').map((e) => e.dataset.fpContact),
  };
}"""
"""What stands on the page, read in one go: asking the browser is what takes time."""
WALK = f"""(all) => all.map((answers) => {{
  document.dispatchEvent(new Event('fp-forget'));
  const route = [], here = (s) => document.querySelector('.fp-here ' + s);
  for (;;) {{
    const step = document.querySelector('.fp-here');
    const id = step.dataset.fpStep || step.querySelector('h2').id;
    const given = [].concat(answers[id] || []), on = here('.fp-continue');
    route.push(id);
    if (route.length > 99 || step.matches('.fp-outcome') || (!on && !given[0])) break;
    if (on) on.click();
    else if (here('fieldset')) {{
      given.forEach((answer) => here(`input[value='${{answer}}']`).click());
      here('fieldset button').click();
    }} else here(`a[data-fp-answer='${{given[0]}}']`).click();
  }}
  return {{route, sight: ({SEE})()}};
}})"""
"""Many walks in one go, each from a fresh start, by the clicks that a script can make."""


class Keyboard(Protocol):
    """The keys of a browser."""

    def press(self, key: str) -> None:
        """Presses a key and lets it go."""


class Tab(Protocol):
    """What walking takes of a tab: a page of Playwright's has it, and so has our Firefox."""

    @property
    def keyboard(self) -> Keyboard:
        """Its keys."""

    def goto(self, url: str) -> object:
        """Opens a page."""

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        """What an expression gives in the page; where that is a function, what it returns."""

    def click(self, selector: str) -> None:
        """Clicks what the selector names."""

    def check(self, selector: str) -> None:
        """Ticks what the selector names."""


@dataclass(frozen=True)
class Sight:
    """What is shown: the steps; of the first its words and the way on; the blocks and contacts."""

    steps: list[str]
    title: str
    text: str
    way: str
    blocks: list[int]
    contacts: list[str]


class Clicked:
    """What was seen on the way: the steps in order, their titles and their text."""

    last: Sight

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    @property
    def route(self) -> tuple[str, ...]:
        """The steps, in the order in which they were seen."""
        return tuple(self.titles)

    def add(self, sight: Sight) -> str:
        """Notes a step, which must be the only one and new; gives its id."""
        (step_id,) = sight.steps
        assert step_id not in self.titles
        self.titles[step_id] = sight.title
        self.texts[step_id] = sight.text
        self.last = sight
        return step_id


def saved(folder: Path, guide: Guide) -> str:
    """The guide's first pathway as a page on disk; its file: address."""
    path = folder / "page.html"
    path.write_text(html_of(guide), encoding="utf-8")
    return path.as_uri()


def see(page: Tab) -> Sight:
    """What is shown now."""
    return Sight(**page.evaluate(SEE))


def shown_steps(page: Tab) -> list[str]:
    """The ids of the steps that are shown."""
    return see(page).steps


def here(page: Tab) -> str:
    """The id of the only step that is shown."""
    found = shown_steps(page)
    assert len(found) == 1, found
    return found[0]


def wait_for(page: Tab, step_id: str) -> None:
    """Waits until this step alone is shown: Back takes a moment."""
    end = time.monotonic() + 5
    while shown_steps(page) != [step_id] and time.monotonic() < end:
        time.sleep(0.02)
    assert here(page) == step_id


def pick(page: Tab, answer: str) -> None:
    """Clicks one answer of the step that is shown."""
    page.click(f".fp-here a[data-fp-answer='{answer}']")


def tick(page: Tab, *answers: str) -> None:
    """Ticks these boxes of the step that is shown, and continues."""
    for answer in answers:
        page.check(f".fp-here input[value='{answer}']")
    page.click(".fp-here fieldset button")


def press(page: Page, words: str) -> None:
    """Presses the button with these words that is shown."""
    page.get_by_role("button", name=words, exact=True).locator("visible=true").first.click()


def focused(page: Tab) -> str:
    """Where the focus is: `tag` or `tag#id`."""
    return str(
        page.evaluate(
            "(({tagName, id}) => tagName.toLowerCase() + (id && '#' + id))(document.activeElement)"
        )
    )


def click_through(page: Tab, answers: Mapping[str, Any]) -> Clicked:
    """Answers what is asked, as far as the answers go."""
    seen = Clicked()
    while True:
        sight = see(page)
        step_id = seen.add(sight)
        if sight.way == "continue":
            page.click(".fp-here .fp-continue")
        elif step_id not in answers or sight.way == "end":
            return seen
        elif sight.way == "ticks":
            tick(page, *answers[step_id])
        else:
            pick(page, answers[step_id])


def walk_all(page: Tab, walks: Sequence[Mapping[str, Any]]) -> list[tuple[tuple[str, ...], Sight]]:
    """The route and the last sight of each walk with these answers, on the page that is open."""
    found = page.evaluate(WALK, [dict(answers) for answers in walks])
    return [(tuple(one["route"]), Sight(**one["sight"])) for one in found]


def assert_shown(sight: Sight, pathway: Pathway, expected: Walk, note: object) -> None:
    """The last step shows the blocks, in the readers' order, and contacts that the walker gives."""
    last = pathway.step[expected.route[-1]]
    assert sight.steps == [last.id], note
    order = [b.position for b in in_order(last) if b.position in expected.blocks]
    assert sight.blocks == order, note
    assert set(sight.contacts) <= set(expected.contacts), note
    if len(expected.route) == 1 or all(not pathway.step[i].contacts for i in expected.route[:-1]):
        assert set(sight.contacts) == set(expected.contacts), note
