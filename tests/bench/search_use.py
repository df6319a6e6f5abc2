"""Searches as their readers use them, in Chromium: opened, typed into and read.

The same hand drives all three, through what stands on the page, so that each gives the order that
its readers see and takes what it takes until they see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.line import Line
from tests.bench.pages import SLOWER, served

START = "help-now/"
"""The page from which readers search: one that is for all."""
PAUSE = 100
"""Milliseconds between two letters."""
_PHONE = (412, 823)
_PATIENCE = 3_000
_WATCH = """
addEventListener('click', (event) => { window.benchOpened ??= event.timeStamp; }, true);
new MutationObserver((_, watch) => {
  const seen = document.querySelector(RESULT);
  if (!seen || !seen.getClientRects().length) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.benchSeen = performance.now(); }));
}).observe(document, { childList: true, subtree: true, attributes: true });
"""
_TYPE = """
([field, box, text, limit, quiet]) => new Promise((done) => {
  const input = document.querySelector(field), results = document.querySelector(box);
  let last = 0;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(results, { childList: true, subtree: true, characterData: true });
  input.value = text;
  const start = performance.now();
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
  (function wait() {
    const now = performance.now();
    if (last ? now - last < quiet : now - start < limit) return setTimeout(wait, 5);
    watch.disconnect();
    done(last ? last - start : null);
  })();
})
"""
_READ = """
([item, count]) => [...document.querySelectorAll(item)].slice(0, count).map(
  (one) => [...one.querySelectorAll('a[href]')].map(({ href }) => href))
"""


@dataclass(frozen=True)
class Search:
    """How a search is used: what opens it, where it is typed into, where its results stand.

    `ready` is true in the page once it has all it needs.
    """

    name: str
    opens: str
    field: str
    box: str
    item: str
    ready: str


OURS = Search(
    "ours",
    "button[aria-controls=search-panel]",
    "#search-words",
    ".fp-found",
    ".fp-found section:not(.fp-help-first):has(.fp-results) li",
    "window.fpSearch && fpSearch.tell",
)
MATERIAL = Search(
    "stock Material",
    ".md-header__button[for=__search]",
    "[data-md-component=search-query]",
    ".md-search-result",
    ".md-search-result__item",
    "document.querySelector('.md-search-result__meta').textContent.startsWith('Init') === false",
)
PAGEFIND = Search(
    "Pagefind",
    "#yardstick input",
    "#yardstick input",
    "#yardstick ol",
    "#yardstick li",
    "window.yardstickReady",
)


class Reader:
    """Somebody with a page open from which to search; nothing was fetched before."""

    def __init__(self, page: Page, search: Search, address: str) -> None:
        self.page, self.search, self.address = page, search, address
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def arrive(self, start: str = START) -> None:
        """Opens a page and waits until it has come to rest."""
        self.page.goto(self.address + start, wait_until="networkidle")

    def hurry(self) -> None:
        """Opens the page and waits for nothing."""
        self.page.goto(self.address + START, wait_until="commit")

    def open(self) -> None:
        """Opens the search as soon as it can be, which does not wait for it to load."""
        self.page.click(self.search.opens)

    def wait_until_ready(self) -> None:
        """Waits until the search has loaded, with all that comes after it."""
        self._until(self.search.ready)
        self.page.wait_for_load_state("networkidle")

    def type(self, text: str, limit: int = 400, quiet: int = 40) -> float | None:
        """Sets what is typed; gives the milliseconds until the results last changed, if any."""
        given = [self.search.field, self.search.box, text, limit, quiet]
        found: float | None = self.page.evaluate(_TYPE, given)
        return found

    def work(self, text: str) -> float | None:
        """The same in processor time of the page's scripts, what measures included.

        It makes the results too, but does not draw them. Workers have no part in it.
        """
        before = self._worked()
        return None if self.type(text) is None else self._worked() - before

    def _worked(self) -> float:
        told = self._session.send("Performance.getMetrics")["metrics"]
        seconds = next(float(one["value"]) for one in told if one["name"] == "ScriptDuration")
        return 1_000 * seconds

    def results(self, count: int = 3) -> list[list[str]]:
        """The addresses of the first results: of each its page, then the parts shown with it."""
        found: list[list[str]] = self.page.evaluate(_READ, [self.search.item, count])
        return [[address.removeprefix(self.address) for address in one] for one in found]

    def paste(self, text: str) -> None:
        """Types at once; a key of no letter tells a search that waits for one to come up."""
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Shift")

    def wait_for_results(self) -> None:
        """Waits until the first results stand there, and for all that is fetched with them."""
        self._until("window.benchSeen")
        self.wait_until_ready()

    def first_seen(self, word: str) -> tuple[float, float]:
        """Opens the search and types; gives when that was and when a result was seen, in ms."""
        self.open()
        self.page.keyboard.type(word, delay=PAUSE)
        self._until("window.benchSeen")
        opened, seen = self.page.evaluate("[window.benchOpened, window.benchSeen]")
        return opened, seen

    def _until(self, told: str) -> None:
        """Waits until this is true in the page, by asking: its policy lets it not ask itself."""
        for _ in range(_PATIENCE):
            if self.page.evaluate(f"!!({told})"):
                return
            self.page.wait_for_timeout(20)
        raise TimeoutError(f"{self.search.name}: never came to {told}")

    def slow_down(self) -> None:
        """Makes the page's processor a phone's. Workers go on as fast as ever; ours has none."""
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


@contextmanager
def reader(browser: Browser, search: Search, address: str) -> Iterator[Reader]:
    """A reader with a phone, in a browser that has been nowhere."""
    width, height = _PHONE
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.add_init_script(_WATCH.replace("RESULT", repr(f"{search.item} a")))
    try:
        yield Reader(page, search, address)
    finally:
        context.close()


@contextmanager
def ready(browser: Browser, search: Search, address: str, start: str = START) -> Iterator[Reader]:
    """The same with the search open and loaded."""
    with reader(browser, search, address) as one:
        one.arrive(start)
        one.open()
        one.wait_until_ready()
        yield one


@contextmanager
def over(folder: Path) -> Iterator[tuple[Line, str]]:
    """A site's address, and the line that it is served over."""
    line = Line()
    with served(folder, line.handler()) as address:
        yield line, address


def letters(query: str) -> list[str]:
    """What stands in the box after each letter, from the second on."""
    return [query[:count] for count in range(2, len(query) + 1)]
