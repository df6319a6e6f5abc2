"""The flowchart of a pathway on a page of its own: the list of its steps, then the drawing."""

from __future__ import annotations

from functools import lru_cache

from fingerpost.charts.graph import Chart, ChartBox, chart_of
from fingerpost.charts.layout import fitted, layout
from fingerpost.charts.listed import Listed, ListedWay, listed
from fingerpost.charts.svg import drawn
from fingerpost.model.guide import Guide
from fingerpost.model.pathway import Pathway
from fingerpost.pages.anchors import anchors
from fingerpost.pages.links import Place, chart_uri
from fingerpost.pages.page import Page, page
from fingerpost.pages.provenance import for_line, leaves
from fingerpost.pages.sheet import Box, Part, box, joined, plain, raw
from fingerpost.pages.sheet import listed as lines
from fingerpost.shape.kinds import ACT_WORDS

VIEW = "section.fp-chart-view[aria-labelledby='the_drawing'][tabindex='0']"
PAPER = (185.0, 245.0)
"""What a page of A4 has room for, in millimetres, with a title above."""
HOW = (
    "Both show the whole pathway. The list says it in words, and the drawing shows it at a glance. "
    "What to say, whom to ring and all else is on the pathway's own page, where every step leads."
)


def chart_page(guide: Guide, pathway: Pathway) -> Page:
    """The page with the list and the drawing of one pathway: two forms of one chart."""
    place = Place(guide, chart_uri(pathway.id))
    chart = chart_for(guide, pathway)
    title = f"Flowchart: {pathway.title}"
    own = f"[{plain(pathway.title)}]({place.pathway(pathway.id)})"
    return page(
        place.uri,
        title,
        f"# {plain(title)}",
        for_line(place, [pathway.audience], pathway.dates),
        box("p.fp-chart-back", f"Back to {own}"),
        box("p.fp-summary", HOW),
        box(
            "div.fp-chart",
            box("div", "## The steps in words {#the_list}", _list(place, pathway, chart)),
            box("div", "## The drawing {#the_drawing}", *_drawing(guide, pathway, chart)),
        ),
        about=f"The whole pathway as a list and as a drawing: {pathway.title}",
        source=pathway.file,
        meta={
            "section": pathway.audience,
            "unlisted": True,
            "leave": leaves(place, [pathway.audience]),
            **({"tab": pathway.tab} if pathway.tab else {}),
        },
    )


def chart_for(guide: Guide, pathway: Pathway) -> Chart:
    """The chart of a pathway, each of whose boxes leads to its step on the pathway's page."""
    found = anchors(guide, pathway)
    return chart_of(pathway, lambda step: f"../#{found[step]}")


@lru_cache(maxsize=1024)
def drawings(chart: Chart) -> tuple[tuple[str, str], ...]:
    """The drawing by where it is shown: `screen`, and `paper` where a folded one is larger there.

    `paper` is the one for both where one does for both; `turned` is added for a page on its side.
    """
    plain_laid, (laid, _) = layout(chart), fitted(chart, *PAPER)
    turned = " fp-chart-turned" if laid.wide > laid.high else ""
    if laid == plain_laid:
        return ((f"fp-chart-both{turned}", drawn(chart, laid)),)
    return (
        ("fp-chart-screen", drawn(chart, plain_laid)),
        (f"fp-chart-paper{turned}", drawn(chart, laid, "fp-chart-paper")),
    )


def _drawing(guide: Guide, pathway: Pathway, chart: Chart) -> list[Part]:
    made = [raw(f"div.{'.'.join(name.split())}[data-search-exclude]", svg)
            for name, svg in drawings(chart)]  # fmt: skip
    settings = guide.shared.settings
    version = f"{settings.title}, version {settings.version}, {settings.state}"
    title = box("p.fp-chart-title", f"**{plain(pathway.title)}** {plain(version)}")
    return [_key(chart), title, box(VIEW, made)]


def _key(chart: Chart) -> Part:
    """What the shapes mean, as far as this chart has them."""
    looks = {
        "now": "cut corners: now",
        "today": "a heavy line: today",
        "this-week": "a plain line: this week",
        "when-ready": "a broken line: when you are ready",
    }
    acts = {one.act for one in chart.boxes}
    shown = joined([words for act, words in looks.items() if act in acts], "and")
    return box("p.fp-meta", f"When to act is said on each box, and shown by its line: "
               f"{shown}. A second line round a box: the pathway ends there.")  # fmt: skip


def _list(place: Place, pathway: Pathway, chart: Chart) -> Box:
    found = anchors(place.guide, pathway)
    items = [_item(one, place.to(f"{pathway.id}.md", found[one.box.id])) for one in listed(chart)]
    return box("ol.fp-chart-list", items)


def _item(one: Listed, address: str) -> Box:
    told = one.box
    when = f" **{ACT_WORDS[told.act]}**{{.fp-act}}" if told.act else ""
    tone = f".fp-act-{told.act}" if told.act else ""
    return box(
        f"li#list_{told.number}.fp-chart-{told.kind}{tone}[data-fp-number='{told.number}']",
        f"[{plain(told.title)}]({address}){when}",
        _others(told),
        _passing(one.passing, told) if one.passing else "",
        *_choices(told),
        box("ul", [_way(way) for way in one.ways]) if one.ways else "The pathway ends here.",
        blocks=True,
    )


def _others(told: ChartBox) -> str:
    """The other titles of a step, which some answers bring."""
    titles = joined([f"“{plain(title)}”" for title in told.others], "or")
    return f"After some answers: {titles}." if titles else ""


def _passing(way: ListedWay, told: ChartBox) -> Box:
    words = f"{plain(told.only)}. If not, {_goes(way)}."
    return box(f"p.fp-chart-only[data-fp-way='pass'][data-fp-to='{way.number}']", words)


def _choices(told: ChartBox) -> tuple[str, ...]:
    if not told.ticks:
        return ()
    return "Tick all that apply:", lines([plain(label) for label in told.choices]), "Then:"


def _way(way: ListedWay) -> Box:
    mark = f"[data-fp-way='{way.way}'][data-fp-to='{way.number}']"
    goes = _goes(way)
    words = f"{plain(way.when)}: {goes}" if way.when else f"{goes[:1].upper()}{goes[1:]}"
    return box(f"li{mark}", words)


def _goes(way: ListedWay) -> str:
    return f"go to [step {way.number}](#list_{way.number})"
