"""Going through a page with the Tab key, and what is seen at each stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.measures import SHARED

MOST, AT_ONCE = 1_500, 20
STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
STOP = f"""() => {{
  {SHARED}
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const marks = [e, e.closest('label')].filter((one) => one).map((one) => getComputedStyle(one));
  const mark = marks.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
    && !/^rgba.* 0\\)$|transparent/.test(s.outlineColor));
  const within = (one) => one && (e.contains(one) || one.contains(e) && one.matches('label'));
  const points = ({{left, right, top, bottom}}) => {{
    const x = (left + right) / 2, y = (top + bottom) / 2;
    return [[x, y], [x, top + 2], [x, bottom - 2], [left + 2, y], [right - 2, y]];
  }};
  /* A browser shows the line that is typed in, and at least a part of what a wide table or drawing
     has: it does not scroll sideways to what is partly on view. */
  const tall = e.matches('textarea, table *, svg *') || e.clientHeight > innerHeight - 32;
  const onView = ({{left, right, top, bottom}}) => ({{left, right,
    top: tall ? Math.max(top, 0) : top, bottom: tall ? Math.min(bottom, innerHeight) : bottom}});
  const drawn = [...e.getClientRects()].filter((box) => box.width > 4 && box.height > 4);
  const boxes = drawn.map(onView);
  const seen = boxes.flatMap(points).map(([x, y]) => within(document.elementFromPoint(x, y)));
  const whole = boxes.every(({{top, bottom}}) => top >= 3 && bottom + 3 <= innerHeight);
  return {{
    name: name(e),
    place: [...document.body.querySelectorAll('*')].indexOf(e),
    link: e.matches({STOPS!r}),
    mark,
    seen: tall ? seen.some((one) => one) : seen[0] && seen.every((one) => one) && whole,
  }};
}}"""
EXPECTED = f"""() => {{
  {SHARED}
  return [...document.querySelectorAll({STOPS!r})].filter((e) => !e.disabled && e.tabIndex >= 0
    && e.checkVisibility({{visibilityProperty: true}})).map(name);
}}"""


LISTEN = f"""() => {{
  if (!window.fpStops) addEventListener('keyup', (event) => {{
    if (event.key === 'Tab') fpStops.push(({STOP})());
  }}, true);
  window.fpStops = [];
}}"""
"""Notes each stop in the page: asking for every one is what takes time."""
SET_OFF = """(add) => {
  const start = document.createElement('a');
  start.tabIndex = -1;
  document.body[add](start);
  start.focus({preventScroll: true});
  start.remove();
  scrollTo(0, 0);
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is: its place in the document, whether it has a mark, and is seen with it."""

    name: str
    place: int
    link: bool
    """Whether it is something to use; else it is a part that can be scrolled."""
    mark: bool
    seen: bool


def set_off(page: Page, *, back: bool = False) -> None:
    """Goes to before the first stop, as when the page was opened; or to after the last."""
    page.evaluate(SET_OFF, "append" if back else "prepend")


def stops(page: Page, *, back: bool = False) -> list[Stop]:
    """Every stop from the start of the page to its end, or from the end back to the start."""
    set_off(page, back=back)
    page.evaluate(LISTEN)
    found: dict[int, Stop] = {}
    for stop in _pressed(page, "Shift+Tab" if back else "Tab"):
        if stop.place in found:
            break
        found[stop.place] = stop
    return list(found.values())


def _pressed(page: Page, keys: str) -> Iterator[Stop]:
    for _ in range(MOST // AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press(keys)
        for stop in page.evaluate("fpStops.splice(0)"):
            if not stop:
                return
            yield Stop(**stop)


def faults(page: Page) -> list[str]:
    """What is wrong with the stops of the page that is open, forwards and back."""
    there, back = stops(page), stops(page, back=True)
    expected = page.evaluate(EXPECTED)
    names = [stop.name for stop in there if stop.link]
    found = [f"no focus mark: {stop.name}" for stop in there if not stop.mark]
    found += [f"not seen going on: {stop.name}" for stop in there if not stop.seen]
    found += [f"not seen going back: {stop.name}" for stop in back if not stop.seen]
    if names != expected:
        found.append(f"stops are {names}, not {expected}")
    if [stop.place for stop in back] != [stop.place for stop in reversed(there)]:
        found.append("going back is another way")
    return found
