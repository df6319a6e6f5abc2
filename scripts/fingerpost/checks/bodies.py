"""Small Markdown, checked on its own so that no body can break the page around it.

What is allowed is little: paragraphs, lists of one level, bold, quotes and links. It is checked in
the text itself, which is quicker than rendering it; a property test holds this check to what the
site's Markdown really makes of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.texts import MARKDOWN, PARAGRAPHS, Words
from fingerpost.problems import DataPath, Fault
from fingerpost.shape.kinds import LINK_KINDS

LINK = re.compile(r"\[([^\[\]\n]+(?:\n[^\[\]\n]+)*)\]\(([^()\s]+)\)")
"""A link as authors write it: words, then where it leads."""
_KINDS = "|".join(LINK_KINDS)
_TARGET = re.compile(rf"(?:{_KINDS}):[a-z0-9/-]+|https://[\w.~:/?#@!$&+,;=%*-]+", re.ASCII)
_HALF_A_LINK = re.compile(rf"\]\(|\b(?:{_KINDS}):[a-z0-9]")

_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]"
)
_SUSPECT = re.compile(
    r"[<>`|{}\\~&\[\]!+=^*_#:/?-]|^ {4}|\t|^ *\d+[.)]",
    re.MULTILINE,
)
_NEVER = (
    ("html", re.compile(r"<[^\s]|&#?\w+;"), "HTML is not allowed here", "Write plain words."),
    (
        "code",
        re.compile(r"`|~~|\t|^(?:[ >]|[-*+] |\d+[.)] )* {4}", re.MULTILINE),
        "code is not allowed here",
        "Write plain words.",
    ),
    (
        "heading",
        re.compile(r"^ *#{1,6}|^ *(=+|-+) *$", re.MULTILINE),
        "a heading or a line is not allowed here",
        "Make it a paragraph in bold.",
    ),
    ("table", re.compile(r"\|"), "a table is not allowed here", "Write a list."),
    ("image", re.compile(r"!\["), "a picture is not allowed here", "Remove it."),
    (
        "attribute",
        re.compile(r"[{}\\]"),
        "braces and backslashes are not allowed here",
        "Leave them out.",
    ),
    (
        "block",
        re.compile(
            r"^ *(/{3,}|!{3}|\?{3}|:{2,}|\*\[)|\[\^|\[TOC\]|^ *>.*\n *> *>"
            r"|^[ >+]*+(?:\d+[.)] [ >+]*+)?(?:[*_-][ >+]*+){3,}$",
            re.MULTILINE,
        ),
        "this mark is not allowed here",
        "Write plain words.",
    ),
    (
        "definition",
        re.compile(r"^ *\[[^\]\n]*\]:|\]\s?\[", re.MULTILINE),
        "a link that is defined elsewhere is not allowed here",
        "Write [words](contact:id) in one piece.",
    ),
)
_LEAD = re.compile(r"^(?:[ >]|[-*+] |\d+[.)] )+", re.MULTILINE)
"""Marks of quotes and lists at a line's start, after which other marks count as well."""
_SECOND = re.compile(r"^ *([-*+]|\d+[.)]|>)(\s|$)|\n *\n", re.MULTILINE)
"""The sign of a list, a quote or a second paragraph."""


def body_faults(words: Words) -> Iterator[Fault]:
    """What in these words would not be small Markdown, or would hide something from a reader."""
    hidden = _INVISIBLE.search(words.text)
    if hidden:
        message = "there is an invisible character here"
        yield Fault(words.at, "body-character", message, "Delete it and type the text again.")
    if words.field not in MARKDOWN:
        return
    if words.field not in PARAGRAPHS and _SECOND.search(words.text.strip()):
        message = "only one paragraph is allowed here"
        yield Fault(words.at, "body-block", message, "Move lists and quotes to body:.")
    if not _SUSPECT.search(words.text):
        return
    bare = LINK.sub(lambda match: match[1], words.text)
    looked_at = f"{bare}\n\n{_LEAD.sub('', bare)}"
    for name, pattern, message, hint in _NEVER:
        if pattern.search(words.text if name == "image" else looked_at):
            yield Fault(words.at, f"body-{name}", message, hint)
    if _HALF_A_LINK.search(bare):
        hint = "Write [words](contact:id), with no spaces or brackets in the link."
        yield Fault(words.at, "body-link", "this link is not written right", hint)
    for _, target in LINK.findall(words.text):
        if not _TARGET.fullmatch(target):
            hint = f"A link begins with {':, '.join(LINK_KINDS)}: or https://."
            yield Fault(words.at, "body-link", f'"{target}" is not a link we allow', hint)


def plain_faults(at: DataPath, text: str) -> Iterator[Fault]:
    """A link in words that are shown as they are, though a field of this name could have one."""
    if LINK.search(text):
        hint = "Write plain words, and put the link into a body:."
        yield Fault(at, "body-link", "a link does not work here", hint)


def links(text: str) -> list[tuple[str, str]]:
    """(kind, target) of each link: a kind of `LINK_KINDS`, or `https`."""
    targets = (target.partition(":") for _, target in LINK.findall(text))
    return [(kind, target) for kind, _, target in targets]
