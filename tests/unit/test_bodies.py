"""Whatever a body may say, it renders to small Markdown and leaves the page around it alone."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from fingerpost.checks.bodies import body_faults
from fingerpost.checks.texts import Words

SETTINGS = yaml.safe_load((Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8"))
ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "blockquote", "a", "br"}
"""`br`: a line that ends in two spaces, which nobody can see in the file and which harms nobody."""
SCHEMES = ("contact:", "pathway:", "term:", "https://")
PIECES = [
    *"*_-+>#=~`|{}[]()<>!&\\/:.^\"' \n\t1a",
    "\n\n",
    "\n    ",
    "\n  ",
    "- ",
    "1. ",
    "> ",
    "**bold**",
    "*soft*",
    "__",
    "***",
    "* * *",
    "---",
    "===",
    "[words](contact:lead)",
    "[words](https://example.org/a_b?c=d&e=f)",
    "[words](javascript:alert)",
    "[words](data:text/html,x)",
    "[words](https://example.org 'title')",
    "[words]",
    "[words]: https://example.org",
    "[words][1]",
    "![picture](https://example.org/a.png)",
    "](https://example.org)",
    "<b>",
    "</div>",
    "<script>",
    "<https://example.org>",
    "<someone@example.org>",
    "&amp;",
    "&#60;",
    "``",
    "```\n",
    "~~~\n",
    "/// html | div\n",
    "///\n",
    "////\n",
    "!!! note\n",
    '??? note "x"\n',
    ":::\n",
    "{: #x}",
    "{#x .y}",
    "[^1]",
    "[^1]: note",
    "*[HTML]: words",
    "[TOC]",
    "--8<-- ",
    "a | b\n--- | ---\n",
    "Term\n:   Meaning",
    "- [ ] box",
    "==mark==",
    "^^under^^",
    "~~gone~~",
    ":smile:",
    "#",
    "-",
    "# Heading",
    "Heading\n=======",
    "Heading\n---",
    "plain words",
    "Say: thank you.",
    "18:00",
]
BODIES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60)


def renderer() -> markdown.Markdown:
    """Markdown as the site has it: MkDocs' own extensions, then those of mkdocs.yml."""
    names: list[str] = ["toc", "tables", "fenced_code"]
    settings: dict[str, Any] = {}
    for each in SETTINGS["markdown_extensions"]:
        name, options = (each, {}) if isinstance(each, str) else next(iter(each.items()))
        names += [name] if name not in names else []
        settings[name] = options or {}
    return markdown.Markdown(extensions=names, extension_configs=settings)


RENDERER = renderer()


def rendered(body: str) -> str:
    """A page with the body where bodies stand: alone in a box, and after a line in another."""
    page = (
        "Before\n\n/// html | div.first\n\n{body}\n\n///\n\n"
        "/// html | section\n\n//// html | div.second\n\n**Lead:**\n\n{body}\n\n////\n\n"
        "Between [words](x.md)\n\n///\n\n## After {{#after}}\n\nThe end HTML.\n"
    )
    return RENDERER.reset().convert(page.format(body=body.strip()))


class Reader(HTMLParser):
    """Takes a page apart: its tags with where they stand, and whether they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: list[str] = []
        self.links: list[str | None] = []
        self.other: list[tuple[str, ...]] = []
        self.odd: list[str] = []
        self.box = 0
        """How many elements were open where the box began; 0 outside a box."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.box:
            self.inside.append(tag)
            self.links += [value for name, value in attrs if name == "href"]
            self.odd += [name for name, _ in attrs if name != "href"]
        else:
            self.other.append((tag, *(f"{name}={value}" for name, value in attrs)))
        self.open.append(tag)
        if tag == "div":
            self.box = self.box or len(self.open)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.odd.append(f"/{tag}")
            return
        if len(self.open) == self.box:
            self.box = 0
        self.open.pop()
        if not self.box:
            self.other.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        if not self.box and data.strip():
            self.other.append((data.strip(),))


def read(body: str) -> Reader:
    reader = Reader()
    reader.feed(rendered(body))
    reader.close()
    return reader


PLAIN = read("Words.")


def faults(body: str, field: str = "body") -> list[str]:
    return [fault.rule for fault in body_faults(Words((), field, body))]


@given(BODIES)
@example("[a`b](https://example.org) and [c`d](https://example.org)")
@example("[<b>x</b>](https://example.org)")
@example('[x](https://example.org/"onclick="a)')
@example("![x](https://example.org/a.png)")
@example("[x](https://example.org/<b>)")
def test_a_body_without_faults_is_small_and_stays_in_its_box(body: str) -> None:
    if faults(body):
        return
    found = read(body)
    assert set(found.inside) <= ALLOWED
    assert all((link or "").startswith(SCHEMES) for link in found.links)
    assert not found.odd
    assert not found.open
    assert found.other == PLAIN.other


@pytest.mark.parametrize(
    "body",
    [
        "Words, *soft* and **bold**.",
        "One line.\n\nAnother, with a “quote”, a dash – and 24/7.",
        "Do this:\n\n- one\n- two",
        "1. One\n2. Two\n3. Three",
        "> What somebody said.",
        "[The lead](contact:lead), [NHS](https://www.nhs.uk/a-b_c?d=e&f=g#h), [x](term:lead).",
        "[Next page](pathway:schools/first-aid) & more. 3 > 2, a + b = c.",
        "Is it now? Yes! No: not sure; it’s 18:00.",
        "- **Now:** stay.\n- Later: talk.",
        "A dash - in a line, and a_name, 5 * 3 and #1.",
    ],
)
def test_what_authors_need_is_allowed(body: str) -> None:
    assert not faults(body)
    assert set(read(body).inside) <= ALLOWED


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<script>alert(1)</script>", "body-html"),
        ("</div>", "body-html"),
        ("<!-- note -->", "body-html"),
        ("<https://example.org>", "body-html"),
        ("a &lt; b", "body-html"),
        ("[<b>x</b>](https://example.org)", "body-html"),
        ("`code`", "body-code"),
        ("[a`b](https://example.org)", "body-code"),
        ("~~~\ncode\n~~~", "body-code"),
        ("Words\n\n    code", "body-code"),
        ("\tcode", "body-code"),
        ("# Heading", "body-heading"),
        ("Heading\n===", "body-heading"),
        ("Heading\n---", "body-heading"),
        ("a | b\n--- | ---\n1 | 2", "body-table"),
        ("![x](https://example.org/a.png)", "body-image"),
        ("Words {: .x}", "body-attribute"),
        ("a \\* b", "body-attribute"),
        ("/// html | div\nx\n///", "body-block"),
        ("!!! note\n", "body-block"),
        ("??? note\n", "body-block"),
        ("::: x", "body-block"),
        ("* * *", "body-block"),
        ("Words[^1]", "body-block"),
        ("*[HTML]: words", "body-block"),
        ("[TOC]", "body-block"),
        ("[words]: https://example.org", "body-definition"),
        ("[words][1]", "body-definition"),
        ("[x](javascript:alert(1))", "body-link"),
        ("[x](javascript:alert)", "body-link"),
        ("[x](data:text/html,y)", "body-link"),
        ("[x](http://example.org)", "body-link"),
        ("[x](//example.org)", "body-link"),
        ("[x](mailto:a@example.org)", "body-link"),
        ("[x](../other)", "body-link"),
        ("[x](https://example.org 'title')", "body-link"),
        ('[x](https://example.org/"y)', "body-link"),
        ("[x] (contact:lead", "body-link"),
        ("Turned \u202eround", "body-character"),
        ("Zero\u200bwidth", "body-character"),
        ("Bell\u0007", "body-character"),
    ],
)
def test_what_would_break_a_page_is_refused(body: str, rule: str) -> None:
    assert rule in faults(body)


@pytest.mark.parametrize("field", ["title", "question", "label", "actor", "summary", "story"])
def test_invisible_characters_are_refused_in_plain_text_too(field: str) -> None:
    assert faults("a\u202eb", field) == ["body-character"]


@pytest.mark.parametrize("field", ["first", "say", "do_not", "help", "why", "meaning", "about"])
@pytest.mark.parametrize("text", ["- a list", "One.\n\nTwo.", "> quote", "1. one"])
def test_short_texts_are_one_paragraph(field: str, text: str) -> None:
    assert "body-block" in faults(text, field)
