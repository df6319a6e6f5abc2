"""Drawings: the picture and its list say what the data says, and every word has room."""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.charts.marks import escaped
from fingerpost.checks.drawings import LONGEST_LABEL, PARTS
from fingerpost.pages.drawings import figure
from fingerpost.pages.drawings.cycle import WAY_OUT
from fingerpost.pages.drawings.figure import FEELS, HELPS, OTHERS, picture
from fingerpost.pages.drawings.labels import SIZE, width_of, wrapped
from fingerpost.pages.sheet import markdown as written
from fingerpost.pages.sheet import raw
from fingerpost.shape.drawings import Drawing
from tests.drawn import LABELS, drawing, drawings, named

ROOT = Path(__file__).parents[2]
SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
EXTENSIONS = [
    "tables",
    "fenced_code",
    *(one if isinstance(one, str) else next(iter(one)) for one in SETTINGS["markdown_extensions"]),
]
ELEMENTS = {"svg", "title", "g", "path", "rect", "circle", "text"}
ATTRIBUTES = {
    "viewBox", "width", "height", "role", "aria-labelledby", "id", "class", "d", "x", "y", "rx",
    "cx", "cy", "r", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "text-anchor", "font-size", "data-fp-part", "data-fp-from", "data-fp-to",
}  # fmt: skip
PLAIN = {"none", "currentColor"}
AWKWARD = 'aimwWM.:-& <>"’*_é'
LABEL = st.text(AWKWARD, min_size=1, max_size=LONGEST_LABEL).map(str.strip).filter(bool)
DRAWINGS = drawings()
each_drawing = pytest.mark.parametrize("name", DRAWINGS)

Box = tuple[float, float, float, float]


def parsed(one: Drawing, name: str = "one") -> ElementTree.Element:
    return ElementTree.fromstring(picture(name, one))


def page(one: Drawing, name: str = "one") -> str:
    return markdown.markdown(written([figure(name, one)]), extensions=EXTENSIONS)


def parts(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {group.attrib["data-fp-part"]: group for group in svg.iterfind(".//*[@data-fp-part]")}


def lines(group: ElementTree.Element) -> list[ElementTree.Element]:
    return group.findall("text")


def said(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def box_of(line: ElementTree.Element) -> Box:
    """The room that a line may take, letters that go below it too."""
    x, y, half = float(line.attrib["x"]), float(line.attrib["y"]), width_of(line.text or "") / 2
    return x - half, y - 0.95 * SIZE, x + half, y + 0.25 * SIZE


def holds(shape: ElementTree.Element, box: Box) -> bool:
    number = {key: float(value) for key, value in shape.attrib.items() if key != "class"}
    left, top, right, bottom = box
    if shape.tag == "circle":
        corners = [(x, y) for x in (left, right) for y in (top, bottom)]
        middle = (number["cx"], number["cy"])
        return all(math.dist(middle, corner) <= number["r"] for corner in corners)
    return (
        number["x"] <= left
        and number["y"] <= top
        and right <= number["x"] + number["width"]
        and bottom <= number["y"] + number["height"]
    )


def extent(shape: ElementTree.Element) -> Box:
    number = {key: float(value) for key, value in shape.attrib.items() if key != "class"}
    if shape.tag == "circle":
        x, y, r = number["cx"], number["cy"], number["r"]
        return x - r, y - r, x + r, y + r
    x, y = number["x"], number["y"]
    return x, y, x + number["width"], y + number["height"]


def apart(one: ElementTree.Element, other: ElementTree.Element) -> bool:
    if one.tag == other.tag == "circle":
        a, b = one.attrib, other.attrib
        between = math.dist((float(a["cx"]), float(a["cy"])), (float(b["cx"]), float(b["cy"])))
        return between > float(a["r"]) + float(b["r"])
    a_box, b_box = extent(one), extent(other)
    return a_box[2] < b_box[0] or b_box[2] < a_box[0] or a_box[3] < b_box[1] or b_box[3] < a_box[1]


def assert_room(one: Drawing) -> None:
    """Every line stays in its shape, no two shapes meet, and all of it is in the picture."""
    svg = parsed(one)
    _, _, wide, high = map(float, svg.attrib["viewBox"].split())
    shapes = {name: group[0] for name, group in parts(svg).items()}
    for name, group in parts(svg).items():
        for line in lines(group):
            assert holds(shapes[name], box_of(line)), (name, line.text)
        left, top, right, bottom = extent(shapes[name])
        assert left >= 1
        assert top >= 1
        assert right <= wide - 1
        assert bottom <= high - 1
    for (a, one_shape), (b, other) in combinations(shapes.items(), 2):
        assert apart(one_shape, other), (a, b)


@each_drawing
def test_the_picture_has_the_parts_and_labels_of_the_data(name: str) -> None:
    one = DRAWINGS[name]
    found = parts(parsed(one))
    assert {part.id for part in one.parts} == set(found)
    for part in one.parts:
        assert " ".join(line.text or "" for line in lines(found[part.id])) == part.label
    if one.kind == "cycle":
        assert list(found) == [part.id for part in one.parts]


@each_drawing
def test_the_arrows_are_those_of_the_data(name: str) -> None:
    one = DRAWINGS[name]
    ids = [part.id for part in one.parts]
    arrows = [
        (found.attrib["data-fp-from"], found.attrib["data-fp-to"])
        for found in parsed(one).iterfind(".//*[@data-fp-to]")
    ]
    assert sorted(arrows) == sorted(
        {
            "cycle": list(zip(ids, [*ids[1:], ids[0]], strict=True)),
            "hand": [("lid-down", "lid-up"), ("lid-up", "lid-down")],
            "river": [("chaos", "middle"), ("rigidity", "middle")],
            "systems": [("threat", "soothing"), ("soothing", "drive"), ("drive", "threat")],
        }[one.kind]
    )


def test_a_cycle_has_a_way_out_wherever_something_helps() -> None:
    one = drawing("cycle", LABELS["cycle"])
    ways = parsed(one).findall(".//g[@class='fp-d-way']")
    helped = [part for part in one.parts if part.helps]
    assert len(ways) == len(helped) + 1 == len(one.parts), "one for each, and the key"
    assert WAY_OUT in said(parsed(one))
    bare = one.model_copy(
        update={"parts": tuple(part.model_copy(update={"helps": ()}) for part in one.parts)}
    )
    assert not parsed(bare).findall(".//g[@class='fp-d-way']")
    assert WAY_OUT not in said(parsed(bare))


def test_a_cycle_is_numbered_as_its_list_is() -> None:
    one = drawing("cycle", LABELS["cycle"])
    badges = [said(group) for group in parsed(one).findall("g") if group[0].tag == "circle"]
    assert badges == [str(n) for n in range(1, 7)]
    assert '<ol class="fp-d-parts">' in page(one)
    assert '<ul class="fp-d-parts">' in page(drawing("hand", LABELS["hand"]))


@each_drawing
def test_the_list_says_all_that_the_data_says(name: str) -> None:
    one = DRAWINGS[name]
    helps = f"{WAY_OUT}: what can help" if one.kind == "cycle" else HELPS
    made = ElementTree.fromstring(page(one, name).replace("&nbsp;", " "))
    items = list(made[1])
    for part, item in zip(one.parts, items, strict=True):
        label, text, *rest = item
        assert (said(label), said(text)) == (part.label, " ".join(part.text.split()))
        want = [(FEELS, part.feels), (helps, part.helps), (OTHERS, part.others)]
        groups = [(said(g[0]), tuple(said(li) for li in g[1])) for block in rest for g in block]
        assert groups == [(words, lines) for words, lines in want if lines]


@each_drawing
def test_the_figure_has_title_caption_and_credit(name: str) -> None:
    one = DRAWINGS[name]
    caption = ElementTree.fromstring(page(one, name)).find("figure/figcaption")
    assert caption is not None
    want = [one.title, one.caption, one.credit]
    assert [said(p) for p in caption] == [" ".join(words.split()) for words in want if words]


def test_without_a_credit_there_is_none() -> None:
    one = drawing("river", LABELS["river"]).model_copy(update={"credit": None})
    assert "fp-meta" not in page(one)


@each_drawing
def test_the_picture_comes_through_markdown_as_it_is(name: str) -> None:
    assert f'exclude">{picture(name, DRAWINGS[name])}</div>' in page(DRAWINGS[name], name)


@each_drawing
def test_the_picture_has_a_name_and_nothing_forbidden(name: str) -> None:
    svg = parsed(DRAWINGS[name], name)
    assert svg.attrib["role"] == "img"
    title = svg[0]
    assert (title.tag, title.text) == ("title", DRAWINGS[name].title)
    assert svg.attrib["aria-labelledby"] == title.attrib["id"] == f"fp-d-{name}"
    assert [each.attrib["id"] for each in svg.iter() if "id" in each.attrib] == [f"fp-d-{name}"]
    for each in svg.iter():
        assert each.tag in ELEMENTS
        assert set(each.attrib) <= ATTRIBUTES
        assert all(word.startswith("fp-d-") for word in each.attrib.get("class", "").split())
        assert {each.attrib.get(key, "none") for key in ("fill", "stroke")} <= PLAIN


@each_drawing
def test_the_picture_is_small_and_one_line(name: str) -> None:
    text = picture(name, DRAWINGS[name])
    assert "\n" not in text
    assert len(gzip.compress(text.encode(), 9)) <= 6 * 1024


@each_drawing
def test_every_word_has_room(name: str) -> None:
    assert_room(DRAWINGS[name])


@pytest.mark.parametrize("kind", ["hand", "river", "systems"])
@given(data=st.data())
def test_any_label_has_room(kind: str, data: st.DataObject) -> None:
    count = len(PARTS[kind])
    assert_room(named(kind, data.draw(st.lists(LABEL, min_size=count, max_size=count))))


@given(st.lists(LABEL, min_size=4, max_size=8))
def test_any_cycle_has_room(labels: list[str]) -> None:
    one = named("cycle", labels)
    assert_room(one)
    assert len(parsed(one).findall(".//g[@data-fp-to]")) == len(labels)


@given(LABEL)
def test_any_label_is_shown_as_it_is(label: str) -> None:
    one = named("systems", [label] * 3)
    for group in parts(parsed(one)).values():
        shown = "".join(line.text or "" for line in lines(group)).replace("-", "")
        assert shown.replace(" ", "") == label.replace("-", "").replace(" ", "")
    assert f">{picture('one', one)}<" in page(one)


def test_marks_of_a_page_are_escaped() -> None:
    one = named("systems", ['<i> &amp; "x"', "'q' & <q>", "plain"])
    text = picture('one"><script>', one)
    assert "<i>" not in text
    assert "<script>" not in text
    shown = [" ".join(line.text or "" for line in lines(g)) for g in parts(parsed(one)).values()]
    assert sorted(shown) == sorted(['<i> &amp; "x"', "'q' & <q>", "plain"])
    assert escaped('"<&') == "&quot;&lt;&amp;"


@pytest.mark.parametrize(
    ("label", "width", "want"),
    [
        ("Self-harm", 104, ["Self-harm"]),
        ("Too much to hold", 104, ["Too much", "to hold"]),
        ("Soothing: be at ease", 120, ["Soothing:", "be at ease"]),
        ("Lid up: alarm", 140, ["Lid up: alarm"]),
        ("one two three four", 80, ["one two", "three", "four"]),
    ],
)
def test_lines_are_even_and_end_at_a_colon(label: str, width: float, want: list[str]) -> None:
    assert wrapped(label, width) == want


def test_only_a_word_that_is_too_long_is_broken() -> None:
    first, *rest = wrapped("Overwhelmingness now", 104)
    assert first.endswith("-")
    assert first.rstrip("-") + " ".join(rest) == "Overwhelmingness now"
    assert all(width_of(line) <= 104 for line in (first, *rest))


@pytest.mark.parametrize("text", ["<p>\n\n</p>", "words", ""])
def test_only_html_on_one_line_is_put_on_a_page(text: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        raw("div", text)


COMPONENTS = ROOT / "overrides" / "components"
CSS = (COMPONENTS / "drawings" / "style.css").read_text("utf-8")
SITE = (COMPONENTS / "base" / "style.css").read_text("utf-8")


def colours(dark: bool) -> dict[str, str]:
    """The colours of a scheme, by their names."""
    found: dict[str, str] = {}
    for text in (SITE, CSS):
        plain, _, rest = text.partition("@media (prefers-color-scheme: dark)")
        of_dark = rest.partition("@media print")[0]
        for part in (plain, of_dark) if dark else (plain,):
            found |= dict(re.findall(r"(--fp-[\w-]+): (#[0-9a-f]{3,6})\b", part))
    return found


def light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def pairs() -> Iterator[tuple[str, str, float]]:
    """What stands on what, and the contrast it needs."""
    surfaces = ["--fp-d-1", "--fp-d-2", "--fp-d-3", "--fp-card", "--fp-paper", "--fp-d-path"]
    yield from (("--fp-ink", on, 4.5) for on in surfaces)
    yield from (("--fp-d-line", on, 3) for on in [*surfaces, "--fp-d-4", "--fp-d-5"])
    yield from (("--fp-d-green", on, 3) for on in [*surfaces, "--fp-d-4"])
    yield "--fp-d-water", "--fp-d-1", 3


@pytest.mark.parametrize("dark", [False, True])
def test_words_and_lines_stand_out_from_what_is_behind_them(dark: bool) -> None:
    found = colours(dark)
    for one, other, least in pairs():
        assert contrast(found[one], found[other]) >= least, (one, other)


def test_every_look_is_known_to_the_style_sheet() -> None:
    used = {word for one in DRAWINGS.values() for each in parsed(one).iter()
            for word in each.attrib.get("class", "").split()}  # fmt: skip
    known = set(re.findall(r"\.(fp-d-[\w-]+)", CSS))
    assert used <= known
    made = {"fp-d-picture", "fp-d-parts", "fp-d-said", "fp-d-title", "fp-d-label"}
    assert known == used | made
