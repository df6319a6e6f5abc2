"""Draws a chart that is laid out: real text, each box a link, looks by classes alone.

Without a style sheet it is black lines and black words. Shapes say when to act before a colour
does: cut corners for now, a heavy line for today, a plain one for this week, a broken one for when
somebody is ready; and so do the words on each band. A second line round a box says that it ends
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fingerpost.charts.graph import Arrow, Chart, ChartBox
from fingerpost.charts.marks import Point, at, element, escaped, number
from fingerpost.charts.outlines import head, outline, pointing, rounded, top_of
from fingerpost.charts.shapes import Laid, PlacedArrow, PlacedBox, Rect, Words
from fingerpost.charts.sizes import OUT, TAB
from fingerpost.shape.kinds import ACT_WORDS

LEAST_BADGE, LEAST_HEAD, LEAST_LINE = 9.5, 5.5, 0.6
"""How small the circle of a number may be, so that two figures fit; and the head of an arrow, and
how much thinner lines may be than on a screen, so that they are seen from a step away."""
INK = {"fill": "currentColor", "stroke": "none"}
KINDS = {"question": "question", "action": "do this", "outcome": "what to do in the end"}


def drawn(chart: Chart, laid: Laid, name: str = "fp-chart") -> str:
    """The chart as an SVG on one line. `name` begins its ids, which are to differ on a page."""
    numbers = {box.id: box.number for box in chart.boxes}
    return element(
        "svg",
        element("title", escaped(f"Flowchart: {chart.title}"), id=f"{name}-title"),
        element("desc", "The list on this page says the same in words.", id=f"{name}-desc"),
        _start(laid),
        *(_way(arrow, numbers, laid.scale) for arrow in laid.arrows),
        *(_box(box, laid.scale) for box in laid.boxes),
        *(_pill(laid.onward, laid.scale) if laid.onward else ()),
        cls="fp-chart-drawing",
        viewBox=f"0 0 {number(laid.wide)} {number(laid.high)}",
        width=laid.wide,
        height=laid.high,
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        fill="none",
        stroke="currentColor",
        stroke_width=1.5 * laid.scale,
        stroke_linejoin="round",
        stroke_linecap="round",
        font_size=14 * laid.scale,
    )


def _start(laid: Laid) -> str:
    rect = laid.start.rect
    first = laid.boxes[0].rect
    top = min((box.rect for box in laid.boxes if abs(box.rect.middle - rect.middle) < 1),
              key=lambda one: one.y, default=first)  # fmt: skip
    line = [(rect.middle, rect.foot), (top.middle, top.y)]
    return element("g", *_pill(laid.start, laid.scale), _line(line, laid.scale), cls="fp-c-start")


def _pill(words: Words, scale: float) -> Iterable[str]:
    yield element("path", cls="fp-c-shape", d=outline(words.rect, words.rect.high / 2))
    yield _text(words, scale, "fp-c-bold", 14)


def _box(placed: PlacedBox, scale: float) -> str:
    box, rect = placed.box, placed.rect
    strip = placed.strip.rect.high if placed.strip else 0
    body = Rect(rect.x, rect.y + strip, rect.wide, rect.high - strip)
    kind = f"fp-c-{box.kind}"
    act = f" fp-c-{box.act}" if box.act else ""
    return element(
        "a",
        *(_strip(placed.strip, scale) if placed.strip else ()),
        *_shape(box, body, scale),
        *(_band(box, placed.band, scale) if placed.band else ()),
        _badge(box, placed.badge, scale),
        _text(placed.title, scale, "fp-c-title", 16),
        _text(placed.note, scale, "fp-c-note", 14) if placed.note else "",
        cls=f"fp-c-box {kind}{act}",
        href=box.href,
        aria_label=spoken(box),
        data_box=str(box.number),
    )


def spoken(box: ChartBox) -> str:
    """What a box says of itself: its step, what it is, when to act, and its title."""
    act = f", {ACT_WORDS[box.act].lower()}" if box.act else ""
    only = f" {box.only}." if box.only else ""
    return f"Step {box.number}, {KINDS[box.kind]}{act}: {box.title}{only}"


def _shape(box: ChartBox, body: Rect, scale: float) -> Iterable[str]:
    corner, cut = _corner(box, scale)
    if box.kind == "outcome":
        out = OUT * scale
        around = Rect(body.x - out, body.y - out, body.wide + 2 * out, body.high + 2 * out)
        yield element("path", cls="fp-c-end", d=outline(around, corner + (0 if cut else out), cut))
    wide = {"now": 2.5, "today": 3.5}.get(box.act or "", 1.5)
    dashes: dict[str, str | float] = (
        {"stroke_dasharray": f"{number(7 * scale)} {number(5 * scale)}"}
        if box.act == "when-ready"
        else {}
    )
    d = outline(body, corner, cut)
    yield element(
        "path", cls="fp-c-shape", d=d, stroke_width=wide * max(scale, LEAST_LINE), **dashes
    )


def _corner(box: ChartBox, scale: float) -> tuple[float, bool]:
    """How large the corners of a box are, and whether they are cut off."""
    corners = {"now": 12, "today": 3, "this-week": 12, "when-ready": 22}
    return corners.get(box.act or "", 12) * scale, box.act == "now"


def _strip(words: Words, scale: float) -> Iterable[str]:
    rect = words.rect
    shape = Rect(rect.x + TAB * scale, rect.y, rect.wide - 2 * TAB * scale, rect.high)
    yield element("path", cls="fp-c-strip", d=top_of(shape, 8 * scale, cut=False, closed=False))
    yield _text(words, scale, "fp-c-only", 14)


def _band(box: ChartBox, words: Words, scale: float) -> Iterable[str]:
    corner, cut = _corner(box, scale)
    yield element("path", cls="fp-c-band", d=top_of(words.rect, corner, cut, closed=True))
    yield _text(words, scale, "fp-c-when", 14)


def _badge(box: ChartBox, middle: Point, scale: float) -> str:
    x, y = middle
    circle = element("circle", cls="fp-c-badge", cx=x, cy=y, r=max(13 * scale, LEAST_BADGE))
    text = element("text", str(box.number), cls="fp-c-number", x=x, y=y + 5 * scale,
                   text_anchor="middle", font_weight=600, **INK)  # fmt: skip
    return circle + text


def _way(placed: PlacedArrow, numbers: dict[str, int], scale: float) -> str:
    arrow = placed.arrow
    marks: list[str] = []
    if placed.stem:
        marks.append(element("path", cls="fp-c-line", d=f"M{at(*placed.stem)}"))
    if placed.flag:
        right = placed.points[0][0] >= placed.flag.middle
        shape = pointing(placed.flag, 14 * scale, right)
        marks.append(element("path", cls="fp-c-flag", d=shape))
    marks.append(_line(placed.points, scale))
    if placed.label:
        cls = "fp-c-rule" if placed.flag else "fp-c-label"
        marks.append(_text(placed.label, scale, cls, 14))
    dashes: dict[str, str | float] = (
        {"stroke_dasharray": f"{number(5 * scale)} {number(4 * scale)}"}
        if arrow.way == "pass"
        else {}
    )
    return element("g", *marks, cls=_way_class(arrow), data_from=str(numbers[arrow.origin]),
                   data_to=str(numbers[arrow.target]), data_way=arrow.way, **dashes)  # fmt: skip


def _way_class(arrow: Arrow) -> str:
    return "fp-c-way fp-c-pass" if arrow.way == "pass" else "fp-c-way"


def _line(points: Sequence[Point], scale: float) -> str:
    line = element("path", cls="fp-c-line", d=rounded(points, 9 * scale, 4 * scale))
    shape = head(points, max(8 * scale, LEAST_HEAD))
    tip = element("path", cls="fp-c-head", d=shape, fill="currentColor", stroke="none")
    return line + tip


def _text(words: Words, scale: float, cls: str, size: float) -> str:
    """Lines of words in the middle of their rectangle, from top to bottom."""
    rect = words.rect
    high = (20 if size == 16 else 17) * scale
    x = rect.middle if words.middle else rect.x
    first = rect.y + (rect.high - high * len(words.lines)) / 2 + high / 2 + 0.35 * size * scale
    anchor: dict[str, str | float] = {"text_anchor": "middle"} if words.middle else {}
    last = len(words.lines) - 1
    spans = "".join(
        element("tspan", escaped(line) + ("" if n == last else " "), x=x, y=first + high * n)
        for n, line in enumerate(words.lines)
    )
    sized: dict[str, str | float] = {"font_size": size * scale} if size != 14 else {}
    bold: dict[str, str | float] = (
        {} if cls in ("fp-c-label", "fp-c-rule", "fp-c-only", "fp-c-note") else {"font_weight": 600}
    )
    return element("text", spans, cls=cls, **INK, **anchor, **sized, **bold)
