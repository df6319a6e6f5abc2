"""The ways to reach somebody that a version knew, and where each stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

NATIONAL = 4
"""Numbers of fewer digits are the nation's own (999, 111): in words they stay as they are."""
_APART = r"[\s\u00a0\u2010-\u2015()./-]{0,3}"
"""What people put between the digits of a number."""


@dataclass(frozen=True)
class Known:
    """The contacts of a version: names by id, and the contact of each number and address."""

    names: Mapping[str, str]
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Digits alone, in the national form."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Mail addresses, web pages and chats."""

    @classmethod
    def of(cls, guide: Mapping[str, Any]) -> Known:
        """What the data of a guide knows."""
        names: dict[str, str] = {}
        numbers: dict[str, str] = {}
        addresses: dict[str, str] = {}
        for name, contact in guide.get("contacts", {}).items():
            names[name] = str(contact.get("name", name))
            text = contact.get("text") or {}
            for number in (contact.get("phone"), text.get("to")):
                if number:
                    numbers.setdefault(national(number), name)
            for way in ("web", "chat", "email"):
                if contact.get(way):
                    addresses.setdefault(contact[way], name)
        return cls(names, numbers, addresses)

    def contact(self, address: str) -> str | None:
        """The contact that an address of a link reaches: by telephone, text, mail, or its pages."""
        kind, _, rest = address.partition(":")
        if kind in ("tel", "sms"):
            return self.numbers.get(national(rest.split("?", 1)[0]))
        if kind == "mailto":
            return self.addresses.get(rest.split("?", 1)[0])
        return self.addresses.get(address)

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where numbers of four digits or more and mail addresses stand: from, to, whose."""
        for run in self._digits.finditer(text) if self._digits else ():
            yield run.start(), run.end(), self.numbers[national(run[0])]
        if self._mails is not None:
            for mail in self._mails.finditer(text):
                yield mail.start(), mail.end(), self.addresses[mail[0]]

    @cached_property
    def _digits(self) -> re.Pattern[str] | None:
        """Every number, however its digits stand apart, but never within a longer one."""
        longer = sorted((n for n in self.numbers if len(n) >= NATIONAL), key=len, reverse=True)
        ways = "|".join(map(_apart, longer))
        return re.compile(rf"(?<!\d)(?:{ways})(?!\d)") if longer else None

    @cached_property
    def _mails(self) -> re.Pattern[str] | None:
        mails = [re.escape(one) for one in self.addresses if "@" in one and ":" not in one]
        return re.compile("|".join(sorted(mails, key=len, reverse=True))) if mails else None


def _apart(number: str) -> str:
    """A pattern for a number, with the country's code or without."""
    rest = _APART.join(number[1:])
    first = (
        rf"(?:(?:\+|00)44{_APART}(?:\(0\){_APART})?|0{_APART})"
        if number[0] == "0"
        else number[0] + _APART
    )
    return f"{first}{rest}"


def national(number: str) -> str:
    """The digits of a number, without the country's code."""
    digits = re.sub(r"[^\d+]", "", number)
    code = next((code for code in ("+44", "0044") if digits.startswith(code)), "")
    return f"0{digits[len(code) :].removeprefix('0')}" if code else digits.lstrip("+")
