"""The toolbox: a page for each tool, and a list of them by what sort of help they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fingerpost.model.guide import Guide
from fingerpost.pages.drawings import figure
from fingerpost.pages.links import TOOLBOX, Place
from fingerpost.pages.page import Page, page
from fingerpost.pages.pieces import WAITS, beginning, ending, for_whom, headed, points, ruled
from fingerpost.pages.provenance import leaves
from fingerpost.pages.sheet import Box, Parts, box, plain
from fingerpost.shape.pieces import NEEDS_OWNER, Slot, Tool

KINDS = {
    "ground": "Come back to here and now",
    "soothe": "Soothe",
    "move": "Move",
    "express": "Let it out safely",
    "distract": "Think of something else for a while",
    "connect": "Be with somebody",
    "name-it": "Put a name to it",
    "words": "Words to use",
    "letter": "Letters",
    "plan": "Plans to fill in",
    "look-after-yourself": "Look after yourself",
    "coach": "For adults who help",
}
"""The sorts of tools, in the order of the list, in a reader's words."""
TYPING = (
    "**What you type stays on this device while this page is open. Nothing is saved or sent.** "
    "When you leave or reload the page, it is gone. A printer, a saved file or a phone’s keyboard "
    "may keep some of it. Somebody looking on can read it."
)
"""Stands above a sheet while the script runs."""
PAPER = "To fill in this sheet, print this page. Or copy it by hand."
"""Stands there without it."""
_GAP = re.compile(r"\[([^\[\]]+)\]")


def toolbox_pages(guide: Guide) -> list[Page]:
    """The list, then every tool."""
    tools = guide.pieces.toolbox
    if not guide.pieces.toolbox:
        return []
    return [_index(guide), *(_page(guide, name, tool) for name, tool in tools.items())]


def _index(guide: Guide) -> Page:
    place = Place(guide, TOOLBOX)
    parts: list[Parts] = []
    for kind, words in KINDS.items():
        found = {n: t for n, t in guide.pieces.toolbox.items() if t.kind == kind}
        if found:
            parts.append(f"## {words} {{#{kind}}}")
            parts.append(box("div.fp-entries", [_entry(place, n, t) for n, t in found.items()]))
    return page(
        TOOLBOX,
        "Things that can help",
        "# Things that can help",
        box("p.fp-lead", "Small things to do, say or write. Not everything suits everyone."),
        parts or "No tools here yet.",
        about="Small things to do, say or write in a hard moment, and plans and letters.",
    )


def _entry(place: Place, name: str, tool: Tool) -> Box:
    about = f"{for_whom(place, tool.audiences)} {_minutes(tool)}".strip()
    return box(
        "div.fp-entry",
        f"### [{plain(tool.title)}]({place.to(f'toolbox/{name}.md')}) {{#{name}}}",
        plain(tool.summary),
        box("p.fp-meta", *[about]),
    )


def _minutes(tool: Tool) -> str:
    return f"{tool.minutes.replace('-', ' to ')} minutes." if tool.minutes else ""


def _page(guide: Guide, name: str, tool: Tool) -> Page:
    place = Place(guide, f"toolbox/{name}.md")
    return page(
        place.uri,
        tool.title,
        beginning(place, tool),
        box("p.fp-meta", _minutes(tool)) if tool.minutes else "",
        list(_parts(place, tool)),
        ending(place, tool, tool.contacts),
        about=tool.summary,
        source=f"pathways/toolbox/{name}.yml",
        meta={
            "section": "toolbox",
            "leave": leaves(place, tool.audiences),
            **({"scripts": ["plan"]} if tool.form else {}),
        },
    )


def _parts(place: Place, tool: Tool) -> Iterator[Parts]:
    yield place.body(tool.body or "")
    yield headed("What you need", "needs", points(place, tool.needs))
    drawing = place.guide.shared.drawings.get(tool.drawing or "")
    if tool.drawing and drawing:
        yield figure(tool.drawing, drawing)
    steps = "\n".join(f"{n}. {place.line(step)}" for n, step in enumerate(tool.steps, 1))
    yield headed("What to do", "steps", box("div.fp-ordered", steps) if steps else "")
    yield headed("If a step does not suit you", "instead", points(place, tool.instead))
    for at, group in enumerate(tool.lines, 1):
        lines = points(place, group.lines)
        yield headed(group.heading, f"lines_{at}", box("div.fp-say", lines))
    if tool.letter:
        yield headed("The letter", "letter", box("div.fp-letter", _letter(tool.letter)))
    if tool.form:
        yield headed("The sheet", "sheet", box("div.fp-form", _sheet(tool.form)))
    if tool.cautions:
        cautions = box("div.fp-do-not", points(place, tool.cautions))
        yield headed("What to mind", "cautions", cautions)


def _letter(text: str) -> list[str]:
    """The letter's paragraphs; a gap to fill stands out."""
    return [_gaps(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip())]


def _gaps(paragraph: str) -> str:
    parts = _GAP.split(" ".join(paragraph.split()))
    shown = [f"*{plain(p)}*{{.fp-gap}}" if odd % 2 else _kept(p) for odd, p in enumerate(parts)]
    return "".join(shown)


def _kept(text: str) -> str:
    """Plain text that keeps the spaces at its ends."""
    lead, last = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * lead}{plain(text)}{' ' * (last and bool(text.strip()))}"


def _sheet(form: Sequence[Slot]) -> list[Parts]:
    """The slots; before them, where one can be filled in, what is kept and how to go about it."""
    slots: list[Parts] = [_slot(slot) for slot in form]
    if all(slot.label == NEEDS_OWNER for slot in form):
        return slots
    return [box("p.fp-while-typing", TYPING), box("p.fp-on-paper", PAPER), *slots]


def _slot(slot: Slot) -> Box:
    """A place to write in: ruled lines, for which the script puts a box to type in.

    The script finds it by `data-fp-slot`, its name by the heading and its help by their anchors.
    """
    if slot.label == NEEDS_OWNER:
        return box("div.fp-slot", WAITS)
    anchor = f"sheet_{slot.id}"
    return box(
        f"div.fp-slot[data-fp-slot='{slot.id}']",
        f"### {plain(slot.label)} {{#{anchor}}}",
        box(f"p#{anchor}_help.fp-help", plain(slot.help)) if slot.help else "",
        ruled(int(slot.lines)),
    )
