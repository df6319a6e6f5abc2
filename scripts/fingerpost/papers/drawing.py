"""A flowchart on paper: lines as a picture, words as words, and all of it told in one text.

A screen reader cannot follow arrows. So the drawing is one figure, whose alternative text says
every step and every way on, as the list on the website does. Its words can be found and copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.charts.graph import Chart
from fingerpost.charts.listed import Listed, listed
from fingerpost.charts.shapes import Laid, Words
from fingerpost.charts.svg import drawn
from fingerpost.papers.pictures import alone
from fingerpost.papers.typst import call, literal
from fingerpost.shape.kinds import ACT_WORDS

_TEXT = re.compile(r"<text .*?</text>|<title.*?</title>|<desc.*?</desc>")
_LINE, _PALE = "#3c4a48", "#f3eee2"
_TONES = {"now": ("#8e1b1b", "#fbeceb"), "today": ("#6d4300", "#fdf2de"),
          "this-week": ("#1f4e79", "#e9f0f7"), "when-ready": ("#2b5d34", "#e8f2e6")}  # fmt: skip
_TONED = (
    ".fp-c-{act} .fp-c-shape{{fill:{pale};stroke:{tone}}}.fp-c-{act} .fp-c-end{{stroke:{tone}}}"
    ".fp-c-{act} .fp-c-band,.fp-c-{act} .fp-c-badge{{fill:{tone};stroke:none}}"
)
_STYLE = (
    f"path{{stroke:{_LINE}}}.fp-c-shape{{fill:#fff}}.fp-c-strip,.fp-c-flag{{fill:{_PALE}}}"
    f".fp-c-head{{fill:{_LINE};stroke:none}}.fp-c-badge{{fill:{_LINE};stroke:none}}"
) + "".join(_TONED.format(act=act, tone=tone, pale=pale) for act, (tone, pale) in _TONES.items())


def drawing(chart: Chart, laid: Laid, unit: float) -> str:
    """A chart that is laid out, as an expression. `unit` is how many points one unit is."""
    words = [_said(*one) for one in _words(laid)]
    named = {
        "svg": literal(_lines(chart, laid)),
        "alt": literal(told(chart, laid)),
        "wide": _number(laid.wide),
        "high": _number(laid.high),
        "unit": f"{unit:.4f}pt",
    }
    return call("chart", words, named)


def told(chart: Chart, laid: Laid) -> str:
    """What the drawing shows, in words: the steps on this sheet and where each leads."""
    here = {box.box.id for box in laid.boxes}
    steps = [_step(one) for one in listed(chart) if one.box.id in here]
    return " ".join([f"Flowchart: {chart.title}.", *steps])


def _step(one: Listed) -> str:
    act = f" ({ACT_WORDS[one.box.act].lower()})" if one.box.act else ""
    parts = [f"Step {one.box.number}{act}: {_ended(one.box.title)}"]
    if one.passing:
        parts.append(f"{one.box.only}. If not, go to step {one.passing.number}.")
    if one.box.ticks:
        parts.append(f"Tick all that apply: {'; '.join(one.box.choices)}.")
    parts += [f"{f'{way.when}: ' if way.when else ''}go to step {way.number}." for way in one.ways]
    return " ".join([*parts, *(() if one.ways else ["The pathway ends here."])])


def _ended(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _lines(chart: Chart, laid: Laid) -> str:
    """The drawing without its words, as a picture that stands alone."""
    return alone(_TEXT.sub("", drawn(chart, laid)), _STYLE)


def _words(laid: Laid) -> Iterator[tuple[Words, str]]:
    """All words with what they are, in the order in which they are read."""
    yield laid.start, "strong"
    ways = {box.box.id: [a for a in laid.arrows if a.arrow.origin == box.box.id]
            for box in laid.boxes}  # fmt: skip
    for box in sorted(laid.boxes, key=lambda one: one.box.number):
        x, y = box.badge
        high = box.title.rect.high
        rect = type(box.rect)(x - high, y - high / 2, 2 * high, high)
        yield Words((str(box.box.number),), rect, middle=True), "light"
        kinds = ((box.band, "light"), (box.strip, "plain"), (box.title, "strong"))
        yield from ((words, kind) for words, kind in (*kinds, (box.note, "plain")) if words)
        yield from ((one.label, "plain") for one in ways[box.box.id] if one.label)
    if laid.onward:
        yield laid.onward, "strong"


def _said(words: Words, kind: str) -> str:
    rect = words.rect
    place = ", ".join(map(_number, (rect.x, rect.y, rect.wide, rect.high)))
    lines = ", ".join(literal(line) for line in words.lines)
    middle = "true" if words.middle else "false"
    return f'(at: ({place}), kind: "{kind}", middle: {middle}, lines: ({lines},))'


def _number(value: float) -> str:
    return f"{value:.1f}"
