"""A small site to walk on, ways to spoil its widget, and what a walk leaves behind."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.browser.pages import WIDGET, html_of, write_assets
from tests.browser.walking import Tab, here, pick, tick, wait_for
from tests.vectors.reading import vectors

VECTOR = {vector.name: vector for vector in vectors()}["first-walk"]
STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length
})"""
"""What a page has stored, by the kind of store; `NOTHING` where it has stored nothing."""
LEFT = f"""async () => ({{
  ...await ({STORED})(), address: location.href, title: document.title,
  state: Number.isInteger(history.state),
}})"""
NOTHING = {"local": 0, "session": 0, "cookie": "", "bases": 0, "caches": 0, "workers": 0}
SCRIPTS = {
    "local": "localStorage.setItem('answer', 'yes')",
    "session": "sessionStorage.setItem('answer', 'yes')",
    "cookie": "document.cookie = 'answer=yes'",
    "title": "document.title = 'yes'",
    "state": "history.replaceState({answer: 'yes'}, '')",
    "address": "history.replaceState(history.state, '', '?answer=yes')",
}
"""Ways to leave a trace, by its name."""

BREAKS = {
    "state": ("mark(now + 1, 'pushState')", "mark({now, answers}, 'pushState')"),
    "address": ("mark(now + 1, 'pushState')", "mark(now + 1, 'pushState', '?' + (now + 1))"),
    "memory": ("window.addEventListener('pagehide'", "window.addEventListener('never'"),
    "form": ("input.autocomplete = 'off'", "input.autocomplete = 'on'"),
    "ticks": ("(input) => set(input, false)", "() => 0"),
    "session": ("input.checked = input.defaultChecked = on", "input.checked = on"),
}
"""Ways to spoil the widget: what stands in its script, and what is put in its place."""


def small_site(folder: Path) -> Path:
    """A small site on disk: a pathway's page and another page."""
    write_assets(folder)
    shutil.copy(WIDGET, folder / "assets" / "pathway.js")
    (folder / "page.html").write_text(html_of(VECTOR.guide, "assets"), encoding="utf-8")
    (folder / "other.html").write_text("<!doctype html><title>Other</title>Other", encoding="utf-8")
    return folder


def spoil(folder: Path, *names: str) -> None:
    """Breaks the widget on purpose."""
    script = folder / "assets" / "pathway.js"
    text = script.read_text("utf-8")
    for name in names:
        old, new = BREAKS[name]
        assert text.count(old) == 1, name
        text = text.replace(old, new)
    script.write_text(text, "utf-8")


def full_walk(page: Tab) -> None:
    """A walk with Back, Change, ticks, See all and an outcome."""
    pick(page, "no")
    pick(page, "no")
    tick(page, "home")
    page.click(".fp-back")
    wait_for(page, "needs")
    tick(page, "distress")
    page.click("[aria-label='Change: Are they hurt?']")
    pick(page, "yes")
    page.click(".fp-here .fp-continue")
    page.click(".fp-see")
    page.click(".fp-walk")
    assert here(page) == "tell"


def left(page: Tab, address: str) -> list[str]:
    """What a walk at this address has left in the browser, each trace by its name."""
    nothing = NOTHING | {"address": address, "title": VECTOR.pathway.title, "state": True}
    return [name for name, value in page.evaluate(LEFT).items() if value != nothing[name]]


def holding(profile: Path, word: str) -> list[str]:
    """The files of a Chromium's profile on the disk that hold a word."""
    needles = [word.encode(code) for code in ("utf-8", "utf-16-le")]
    files = [path for path in profile.rglob("*") if path.is_file()]
    assert any(path.name == "History" for path in files), "Chromium kept nothing to look at"
    found = [path for path in files if any(needle in path.read_bytes() for needle in needles)]
    return [path.relative_to(profile).as_posix() for path in found]
