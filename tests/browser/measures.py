"""What a browser measures of the page that is open. Most give the faults found, in words."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SHARED = """
  const name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '')
    + (e.classList[0] ? '.' + e.classList[0] : '') + ' ' + JSON.stringify(
      (e.getAttribute('aria-label') || e.textContent || e.value || '')
        .replace(/\\s+/g, ' ').trim().slice(0, 40));
  const shown = (e) => e.checkVisibility({visibilityProperty: true})
    && !e.closest('.fp-unseen, .fp-skip:not(:focus)');
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
"""
"""What the expressions below have in common: a name to find an element by, and what is shown."""

MOVES = """[...document.querySelectorAll('*')].filter((e) => {
  const s = getComputedStyle(e);
  return s.animationName !== 'none' && s.animationDuration !== '0s'
    || s.transitionDuration.split(', ').some((d) => d !== '0s') || s.scrollBehavior === 'smooth'
    || e.matches('animate, animateMotion, animateTransform, set, marquee, video, [src$=gif]');
}).map(name).concat(document.getAnimations().map((one) => 'an animation of ' + one.playState))"""

STAYS = """all('*').filter((e) => /fixed|sticky/.test(getComputedStyle(e).position)).map(name)"""

TEXTS = """
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, e = node.parentElement;
    if (!node.data.trim() || !shown(e) || e.closest('textarea, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) texts.push({e, box});
  }
"""
"""Every line of text that is shown, with its box."""

CUT = """
  const bounds = new Map();
  /* The part of the page in which what an element holds can be seen or scrolled to. */
  const bound = (e) => {
    if (!e || e === document.documentElement) return null;
    if (bounds.has(e)) return bounds.get(e);
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY)
      && style.display !== 'inline' && !(e instanceof SVGElement && e.tagName !== 'svg');
    const scrolls = /auto|scroll/.test(style.overflowX);
    const outer = bound(e.parentElement), drawn = e.tagName === 'svg' && outer && outer.scrolls;
    const found = scrolls ? {scrolls} : hides && !drawn ? {box} : outer;
    bounds.set(e, found);
    return found;
  };
  const faults = new Set();
  for (const {e, box} of texts) {
    const limit = bound(e);
    if (limit && limit.scrolls) continue;
    if (box.left < -1 || box.right > innerWidth + 1) faults.add('beside the page: ' + name(e));
    if (box.top + scrollY < -1) faults.add('above the page: ' + name(e));
    if (limit && (box.left < limit.box.left - 2 || box.right > limit.box.right + 2
        || box.top < limit.box.top - 4 || box.bottom > limit.box.bottom + 4))
      faults.add('cut off: ' + name(e));
  }
"""
OVER = """
  texts.sort((a, b) => a.box.top - b.box.top);
  texts.forEach((one, at) => {
    for (let next = at + 1; next < texts.length; next += 1) {
      const other = texts[next], low = Math.min(one.box.bottom, other.box.bottom);
      if (other.box.top > one.box.bottom) break;
      const left = Math.max(one.box.left, other.box.left);
      const wide = Math.min(one.box.right, other.box.right) - left;
      const smaller = Math.min(one.box.height, other.box.height);
      if (wide > 3 && low - other.box.top > smaller * .4)
        faults.add('over one another: ' + name(one.e) + ' and ' + name(other.e));
    }
  });
"""
LOST = f"{TEXTS}{CUT}{OVER} return [...faults];"

SMALL = """
  const own = (e) => e.closest('label') || e;
  const targets = [...new Set(all('a[href], button, input, select, textarea, summary').map(own))]
    .map((e) => ({e, box: e.getBoundingClientRect()}))
    .filter(({e, box}) => box.bottom + scrollY > 0);
  const answer = (e) => e.matches('a[data-fp-answer], .fp-boxes label');
  const inSentence = (e) => getComputedStyle(e).display === 'inline'
    && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && /\\w/.test(n.data));
  const small = ({box}) => box.width < 23.9 || box.height < 23.9;
  const centre = ({box}) => [box.left + box.width / 2, box.top + box.height / 2];
  const near = (one, other) => {
    const [x, y] = centre(one), [u, v] = centre(other), {left, right, top, bottom} = other.box;
    if (small(other) && Math.hypot(x - u, y - v) < 24) return true;
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12;
  };
  return targets.filter((one) => answer(one.e) ? one.box.height < 48
      : small(one) && !inSentence(one.e) && targets.some((other) => other !== one
        && !one.e.contains(other.e) && near(one, other)))
    .map(({e, box}) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${name(e)}`);
"""

WORDS = """
  return [...new Set(texts.map(({e}) => e.textContent.replace(/\\s+/g, ' ')))];
"""

LINES = """
  const middles = texts.filter(({e}) => e.closest('SELECTOR'))
    .map(({box}) => (box.top + box.bottom) / 2).sort((a, b) => a - b);
  return middles.filter((y, at) => !at || y - middles[at - 1] > 8).length;
"""
PLACE = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.left + scrollX, box.top + scrollY, box.height].map(Math.round);
}"""


def _found(page: Page, body: str) -> Any:
    return page.evaluate(f"() => {{ {SHARED} {body} }}")


def moving(page: Page) -> list[str]:
    """What moves, or would if it were touched."""
    return list(_found(page, f"return {MOVES};"))


def staying(page: Page) -> list[str]:
    """What stays where it is while the page is scrolled."""
    return list(_found(page, f"return {STAYS};"))


def lost(page: Page) -> list[str]:
    """Text that is cut off, beside the page, or over other text."""
    return list(_found(page, LOST))


def too_small(page: Page) -> list[str]:
    """Answers less than 48 px high; other targets below 24 px without space (WCAG 2.5.8)."""
    return list(_found(page, SMALL))


def words(page: Page) -> list[str]:
    """All words that are shown, element by element, in the order of the document."""
    return list(_found(page, TEXTS + WORDS))


def sideways(page: Page) -> list[str]:
    """By how much the page can be scrolled sideways, if it can."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"scrolls sideways by {wide}"] if wide > 0 else []


def lines_of(page: Page, selector: str) -> int:
    """On how many lines the text of an element stands."""
    return int(_found(page, TEXTS + LINES.replace("SELECTOR", selector)))


def place_of(page: Page, selector: str) -> tuple[int, ...]:
    """The left and the upper edge of an element on the page, and its height."""
    return tuple(page.evaluate(PLACE, selector))
