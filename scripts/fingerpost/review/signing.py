"""The last sheet: who signs what, the codes of what they sign, and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from fingerpost.checks.signoff import Standing, standing
from fingerpost.model.guide import Guide
from fingerpost.pages.sheet import Box, Parts, box, raw
from fingerpost.shape.revisions import SIGNED, Signed, SignOff

COVERS: dict[Signed, str] = {
    "words": "all that readers meet but the contacts: pathways, questions, shared advice, the "
    "toolbox and all other pages",
    "directory": "the contacts: names, numbers, hours, and whom each is for",
}
HEAD = ("Role", "Signs", "So far", "Name", "Date and signature", "Comment")
NOT_COVERED = (
    "A signature does not cover the notice, the dates of review, this revision’s own file, or the "
    "program. If one word changes after it, the signature no longer holds, and the check says so."
)


def signing(guide: Guide) -> Parts:
    """The sign-off sheet."""
    settings = guide.shared.settings
    revision, rules = guide.pieces.revisions.get(settings.version), settings.sign_off
    if revision is None or rules is None:
        return ["guide.yml does not say who signs, or this version has no revision."]
    found = standing(guide, revision)
    return [
        [f"**The {signed}** are {COVERS[signed]}." for signed in SIGNED],
        NOT_COVERED,
        "### The codes of what is signed",
        "Read the code aloud before you sign. It has to be the same on every copy.",
        [_code(found, signed) for signed in SIGNED],
        "### Who signs",
        _table(list(_rows(rules, found))),
        "### For whoever writes it down",
        [
            box("p", f"`fingerpost signoff {settings.version} --role {role}`")
            for role in rules.roles
        ],
    ]


def _code(found: Standing, signed: Signed) -> Parts:
    code = found.hash(signed)
    groups = " ".join(code[at : at + 4] for at in range(0, len(code), 4))
    return box("div.code", f"{signed.capitalize()}: {groups}", f"In one piece: {code}")


def _rows(rules: SignOff, found: Standing) -> Iterator[tuple[str, ...]]:
    held = {one.role: one for one in found.holding}
    void = {one.approval.role for one in found.void}
    for name, role in rules.roles.items():
        when = f"Signed on {held[name].on.isoformat()}" if name in held else "Not yet"
        said = "Signed once; no longer holds" if name in void and name not in held else when
        needed = "needed" if role.required else "may sign"
        yield role.title, f"{role.signs} ({needed})", said, "", "", ""


def _table(rows: list[tuple[str, ...]]) -> Box:
    head = "".join(f'<th scope="col">{title}</th>' for title in HEAD)
    body = "".join(f"<tr>{_row(line)}</tr>" for line in rows)
    caption = "<caption>Each role, what it signs, and room to sign</caption>"
    html = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return raw("div", html)


def _row(line: tuple[str, ...]) -> str:
    first, *rest = (escape(cell, quote=False) for cell in line)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)
