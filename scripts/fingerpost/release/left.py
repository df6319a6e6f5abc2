"""Looks, by other means than those that rewrote it, for numbers left in a closed version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

TEXTS = (".html", ".json", ".js", ".css", ".svg", ".txt", ".xml", ".md", ".csv")
_HELP = re.compile(r'<aside class="fp-help-now".*?</aside>', re.DOTALL)
LAST = 9
"""The last digits of a long number are the same with a country's code and without."""
_TAG = re.compile(r"<[^>]*>")
_SPACED = r"[^\dA-Za-z,\"\]]{0,3}"
"""What may stand between two digits of one number; a comma stands between two numbers."""
_DIALS = re.compile(r"""(?:tel|sms):\+?\d""")


def numbers_left(files: Mapping[str, bytes], guide: Mapping[str, Any]) -> list[str]:
    """Every place in these files where a number or mail address of the guide's contacts is left.

    `guide` is the data of the version before it was closed. The help line may keep its number, and
    so may words that say a number of the nation's own, which has three digits; no link may dial.
    """
    digits = _pattern({_digits(number) for number in _numbers(guide)})
    contacts = guide.get("contacts", {}).values()
    mails = {one["email"] for one in contacts if one.get("email")}
    pages = {one[way] for one in contacts for way in ("web", "chat") if one.get(way)}
    return [
        f"{path}: {fault}"
        for path, data in files.items()
        if path.endswith(TEXTS)
        for fault in sorted(set(_faults(data.decode("utf-8", "replace"), digits, mails, pages)))
    ]


def _pattern(numbers: set[str]) -> re.Pattern[str]:
    """Every number in one pattern, however its digits stand apart. Without numbers, nothing."""
    long = "|".join(_SPACED.join(one) for one in sorted(numbers) if len(one) == LAST)
    short = "|".join(_SPACED.join(one) for one in sorted(numbers) if len(one) < LAST)
    ways = [rf"(?:\d{_SPACED}){{0,5}}(?:{long})"] if long else []
    ways += [short] if short else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)" if ways else r"(?!)")


def _numbers(guide: Mapping[str, Any]) -> Iterator[str]:
    for contact in guide.get("contacts", {}).values():
        found = (contact.get("phone"), (contact.get("text") or {}).get("to"))
        yield from (number for number in found if number and len(_digits(number)) > 3)


def _digits(number: str) -> str:
    """The last digits, by which a number is known."""
    return re.sub(r"\D", "", number)[-LAST:]


def _faults(text: str, digits: re.Pattern[str], mails: set[str], pages: set[str]) -> Iterator[str]:
    shown = unescape(_HELP.sub("", text))
    yield from (f"a link dials {found}" for found in _DIALS.findall(shown))
    yield from (f"the mail address {mail}" for mail in mails if mail in shown)
    yield from (f"a link to {page}" for page in pages if f'href="{page}"' in shown)
    for where in (shown, _TAG.sub("", shown)):
        yield from (f"the number {found[0]}" for found in digits.finditer(where))
