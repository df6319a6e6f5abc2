"""Writes SVG: elements with escaped attributes, points and numbers as they stand in paths."""

from __future__ import annotations

import html

Point = tuple[float, float]


def escaped(text: str) -> str:
    """Text as it may stand between tags or in quotes."""
    return html.escape(text, quote=True)


def number(value: float) -> str:
    """A number with one decimal at most."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """An element. `inside` is markup already; `_` in a name is `-`, and `cls` is `class`."""
    said = "".join(
        f' {"class" if key == "cls" else key.replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)


def at(*points: Point) -> str:
    """Points as they stand in a path."""
    return " ".join(f"{number(x)} {number(y)}" for x, y in points)
