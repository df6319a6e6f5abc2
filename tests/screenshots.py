"""Pictures of every kind of page, to be looked at: `python -m tests.screenshots SITE FOLDER`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGS
from tests.browser.installed import chromium_path
from tests.browser.served import served
from tests.browser.walking import click_through, pick, press

PATHWAY = "schools/a-pupil-tells-you"
PLACES = {
    "home": "",
    "audience": "schools",
    "young": "young-people",
    "pathway": PATHWAY,
    "question": PATHWAY,
    "outcome-now": PATHWAY,
    "outcome-today": PATHWAY,
    "all-steps": PATHWAY,
    "young-pathway": "young-people/right-now",
    "directory": "directory",
    "tools": "toolbox",
    "tool": "toolbox/grounding-5-senses",
    "plan": "toolbox/my-safety-plan",
    "letter": "toolbox/letter-to-parents",
    "drawing": "young-people/the-cycle",
    "explainer": "families/talking-about-it",
    "programme": "programmes/mindful-emotion-coaching",
    "training": "training",
    "course": "training/staff-room-briefing",
    "case-study": "case-studies/mindful-emotion-coaching",
    "living": "living",
    "formats": "formats",
    "one-response": "one-response",
    "a-to-z": "a-z",
    "help-now": "help-now",
    "glossary": "glossary",
    "evidence": "evidence",
    "about": "about",
    "privacy": "privacy",
    "safer-browsing": "safer-browsing",
    "practice": "practice",
    "story": f"practice/{PATHWAY}",
    "making": "making",
    "rule": "making/rules/dead-end",
    "missing": "404.html",
    "menu": "young-people",
}
"""The kinds of page, and one page of each; after it stands what is done there."""
LOOKS: dict[str, dict[str, Any]] = {
    "360": {"viewport": {"width": 360, "height": 740}},
    "1280": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 680, "height": 960}},
}
"""How each is looked at. Print is as wide as the paper within its margins."""


def moves(guide: Any) -> dict[str, Callable[[Page], object]]:
    """What is done on some of the pages before the picture is taken."""
    return {
        "question": lambda page: pick(page, "no"),
        "outcome-now": lambda page: click_through(page, _story(guide, "now")),
        "outcome-today": lambda page: click_through(page, _story(guide, "today")),
        "all-steps": lambda page: press(page, "See all steps"),
        "story": lambda page: press(page, "Practise story 1"),
        "menu": lambda page: press(page, "Menu"),
    }


def _story(guide: Any, act: str) -> Any:
    """The answers of the first story that ends with something to do at this time."""
    pathway = guide["pathways"][PATHWAY]
    acts = {step["id"]: step.get("act") for step in pathway["steps"]}
    return next(s["answers"] for s in pathway["scenarios"] if acts[s["reaches"]] == act)


def pictures(site: Path, out: Path, kinds: set[str]) -> Iterator[Path]:
    """Takes the pictures of these kinds (all, if none is named) and gives each one's file."""
    out.mkdir(parents=True, exist_ok=True)
    done = moves(json.loads((site / "guide.json").read_text("utf-8")))
    with sync_playwright() as driver, served(site) as address:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=ARGS)
        for look, settings in LOOKS.items():
            page = browser.new_context(**settings).new_page()
            for kind, place in PLACES.items():
                known = not place or (site / place).exists()
                if not known or (kinds and kind not in kinds):
                    continue
                page.emulate_media(media="screen")
                page.goto(f"{address}/{place}{'' if '.' in place else '/'}")
                done.get(kind, lambda _: None)(page)
                page.emulate_media(media="print" if look == "print" else "screen")
                path = out / f"{kind}-{look}.png"
                page.screenshot(path=path, full_page=True)
                yield path
        browser.close()


if __name__ == "__main__":
    for taken in pictures(Path(sys.argv[1]), Path(sys.argv[2]), set(sys.argv[3:])):
        sys.stdout.write(f"{taken}\n")
