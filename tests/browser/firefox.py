"""A Firefox with as much of a Playwright page as walking takes."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.browser.marionette import Marionette

CALL = "const found = %s; return typeof found == 'function' ? found(arguments[0]) : found;"
FIND = """(selector) => {
  const found = document.querySelector(selector);
  found.scrollIntoView({block: 'center', behavior: 'instant'});
  return found;
}"""
SESSION = """
const read = (name) => ChromeUtils.importESModule(`resource:///modules/sessionstore/${name}`);
const {TabStateFlusher} = read('TabStateFlusher.sys.mjs');
const {SessionStore} = read('SessionStore.sys.mjs');
return TabStateFlusher.flushWindow(window).then(() => SessionStore.getBrowserState());
"""
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " "}


WAYS = ("Down", "Up")


def act(marionette: Marionette, kind: str, *actions: dict[str, Any]) -> None:
    """Does something with the mouse (`pointer`) or the keyboard (`key`)."""
    source = {"type": kind, "id": kind, "actions": actions}
    marionette.ask("WebDriver:PerformActions", actions=[source])


class Keyboard:
    """The keys of a Firefox."""

    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def press(self, key: str) -> None:
        """Presses a key and lets it go."""
        act(self._marionette, "key", *({"type": f"key{w}", "value": KEYS[key]} for w in WAYS))


class Firefox:
    """One tab, about as wide as a phone."""

    def __init__(self, path: str) -> None:
        self._marionette = Marionette(path)
        self._marionette.ask("WebDriver:SetWindowRect", width=450, height=740)
        self.keyboard = Keyboard(self._marionette)
        self.close = self._marionette.close

    @property
    def url(self) -> str:
        """The address of the page."""
        return str(self._marionette.ask("WebDriver:GetCurrentURL")["value"])

    def goto(self, url: str) -> None:
        """Opens a page and waits until it is there."""
        self._marionette.ask("WebDriver:Navigate", url=url)

    def go_back(self) -> None:
        """Goes back, as the browser's own button does."""
        self._marionette.ask("WebDriver:Back")

    def evaluate(self, expression: str, arg: object = None) -> Any:
        """What an expression gives in the page; where that is a function, what it returns."""
        return self._run(CALL % expression, arg)

    def _run(self, script: str, *args: object) -> Any:
        return self._marionette.ask("WebDriver:ExecuteScript", script=script, args=args)["value"]

    def click(self, selector: str) -> None:
        """Moves the mouse to what the selector names, and clicks whatever is there."""
        place = {"type": "pointerMove", "x": 0, "y": 0, "origin": self.evaluate(FIND, selector)}
        button = ({"type": f"pointer{way}", "button": 0} for way in WAYS)
        act(self._marionette, "pointer", place, *button)

    def check(self, selector: str) -> None:
        """Ticks a box that is not ticked yet."""
        self.click(selector)
        assert self.evaluate("(s) => document.querySelector(s).checked", selector), selector

    def forget(self) -> None:
        """Removes the cookies of the page."""
        self._marionette.ask("WebDriver:DeleteAllCookies")

    def history(self, site: str) -> list[tuple[str, str, int]]:
        """What this device keeps of visits to a site: addresses, titles and numbers of visits."""
        with tempfile.TemporaryDirectory() as copy:
            for path in self._marionette.profile.glob("places.sqlite*"):
                shutil.copy(path, copy)
            with closing(sqlite3.connect(Path(copy) / "places.sqlite")) as rows:
                return rows.execute(
                    "select url, title, visit_count from moz_places where url like ? order by id",
                    [f"{site}/%"],
                ).fetchall()

    def session(self) -> Any:
        """What Firefox writes down of its only tab, to show it again after its next start."""
        self._marionette.ask("Marionette:SetContext", value="chrome")
        try:
            state = json.loads(self._run(SESSION))
        finally:
            self._marionette.ask("Marionette:SetContext", value="content")
        return state["windows"][0]["tabs"][0]
