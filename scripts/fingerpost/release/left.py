"""Looks, by other means than those that rewrote it, for numbers left in a closed version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

TEXTS = (".html", ".json", ".js", ".css", ".svg", ".txt", ".xml", ".md")
_HELP = re.compile(r'<aside class="fp-help-now".*?</aside>', re.DOTALL)
_DIALS = re.compile(r"""(?:tel|sms):\+?\d""")


def numbers_left(files: Mapping[str, bytes], guide: Mapping[str, Any]) -> list[str]:
    """Every place in these files where a number or mail address of the guide's contacts is left.

    `guide` is the data of the version before it was closed. The help line may keep its number, and
    so may words that say a number of the nation's own, which has three digits; no link may dial.
    """
    digits = {_digits(number) for number in _numbers(guide)}
    mails = {one["email"] for one in guide.get("contacts", {}).values() if one.get("email")}
    return [
        f"{path}: {fault}"
        for path, data in files.items()
        if path.endswith(TEXTS)
        for fault in sorted(set(_faults(data.decode("utf-8", "replace"), digits, mails)))
    ]


def _numbers(guide: Mapping[str, Any]) -> Iterator[str]:
    for contact in guide.get("contacts", {}).values():
        found = (contact.get("phone"), (contact.get("text") or {}).get("to"))
        yield from (number for number in found if number and len(_digits(number)) > 3)


def _digits(number: str) -> str:
    """The last nine digits, which are the same with a country's code and without."""
    return re.sub(r"\D", "", number)[-9:]


def _faults(text: str, digits: set[str], mails: set[str]) -> Iterator[str]:
    shown = unescape(_HELP.sub("", text))
    yield from (f"a link dials {found}" for found in _DIALS.findall(shown))
    yield from (f"the mail address {mail}" for mail in mails if mail in shown)
    for run in re.findall(r"(?<![\w.])[+(]?\d(?:[\d\s()\u00a0-]*\d)?(?!\w)", shown):
        if _digits(run) in digits:
            yield f"the number {run.strip()}"
