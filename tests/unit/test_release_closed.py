"""What is left of a version that is no longer used: its words, a notice, and no number."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.release import rewrite
from fingerpost.release.closed import Closing, close_folder
from fingerpost.release.known import Known, national
from fingerpost.release.left import numbers_left
from fingerpost.release.tags import pieces

GUIDE: dict[str, Any] = {
    "contacts": {
        "emergency": {"name": "Emergency services", "phone": "999"},
        "lead": {"name": "Made-up & line", "phone": "020 7946 0011", "email": "lead@example.org",
                 "web": "https://example.org/lead"},
        "text": {"name": "Text line", "text": {"to": "85258", "send": "HELLO"}},
    },
    "responses": {"tell": {"body": "Ring 020 7946 0011 or write to lead@example.org."}},
    "hash": "abc",
}  # fmt: skip
PAGE = """\
<!doctype html>
<html lang="en-GB">
<head><title>Told</title>
<link rel="canonical" href="http://127.0.0.1:8000/schools/told/">
<link rel="alternate" type="application/atom+xml" href="../../feed.xml">
<script src="../../assets/search.js" defer></script>
<script src="../../assets/pathway.js" defer></script>
</head>
<body>
<aside class="fp-help-now">
<div><a href="tel:999">Call 999</a> <a href="../../help-now/">More</a></div>
</aside>
<a class="fp-tool" href="../../a-z/" data-fp-search>Search</a>
<main id="main" tabindex="-1">
<article class="md-typeset">
<h1 id="told">Told</h1>
<p title="Ring 020 7946 0011">Ring 020 7946 0011, or
<a href="tel:02079460011">020 7946 0011</a>.</p>
<p>Call <a href="tel:999">999</a>. Ask <a href="../../directory/#lead">the line</a>.</p>
<p>Write to lead@example.org or <a href="mailto:lead@example.org">lead@example.org</a>.</p>
<p>See <a href="https://example.org/lead">its page</a>, <a href="../told.pdf">the sheet</a>.</p>
<div class="fp-contact" data-fp-contact="lead" data-fp-when="[&quot;=&quot;]"><p>A <b>card</b></p>
<div>Call <a href="tel:02079460011">020 7946 0011</a></div></div>
<p>After 12 January 2027, 10 &amp; 20.</p>
</article>
</main>
</body>
</html>
"""
FILES = {
    "guide.json": json.dumps(GUIDE).encode(),
    "index.html": PAGE.replace("../../", "").encode(),
    "schools/told/index.html": PAGE.encode(),
    "directory/index.html": PAGE.replace("../../", "../").encode(),
    "schools/told.pdf": b"%PDF 020 7946 0011",
    "feed.xml": b"<feed/>",
    "assets/search-index.js": b"fpSearchIndex={}",
    "assets/site.css": b"p{}",
}
HERE = frozenset(
    {"index.html", "schools/told/index.html", "directory/index.html", "schools/told.pdf"}
)
CLOSING = Closing("0.1", datetime.date(2026, 11, 26), "0.2", "", "latest", HERE)


def page(path: str = "schools/told/index.html", closing: Closing = CLOSING) -> str:
    return close_folder(FILES, closing)[path].decode()


def test_it_says_what_took_its_place_and_leads_there() -> None:
    text = page()
    assert "Version 0.1 was replaced by version 0.2 on 26 November 2026." in text
    assert '<a href="../../../latest/schools/told/">See this page as it is now</a>' in text
    assert text.count('class="fp-old"') == 1
    assert text.index("fp-old") < text.index("<h1")


def test_a_page_that_is_not_there_any_more_leads_to_the_start() -> None:
    text = page(closing=Closing("0.1", CLOSING.on, "0.2", "", "latest", frozenset()))
    assert '<a href="../../../latest/">See this page' in text


def test_a_withdrawn_version_says_why_and_leads_to_the_list() -> None:
    text = page(closing=Closing("0.1", CLOSING.on, None, "A <number> was wrong.", "latest", HERE))
    assert "Version 0.1 was withdrawn on 26 November 2026. A &lt;number&gt; was wrong." in text
    assert '<a href="../../../versions/">See all versions</a>' in text


def test_search_engines_are_led_to_the_newest() -> None:
    text = page()
    assert text.count("noindex") == text.count('rel="canonical"') == 1
    assert '<link rel="canonical" href="../../../latest/schools/told/">' in text
    named = Closing(**{**vars_of(CLOSING), "address": "https://guide.example.org/"})
    assert 'href="https://guide.example.org/latest/schools/told/"' in page(closing=named)


def vars_of(closing: Closing) -> dict[str, Any]:
    return {name: getattr(closing, name) for name in Closing.__slots__}


def test_every_contact_is_a_link_to_its_own_page() -> None:
    text = page()
    link = '<a href="../../../contacts/lead/">'
    assert f"{link}Made-up &amp; line</a>.</p>" in text
    assert f"{link}the line</a>" in text
    assert f"{link}its page</a>" in text
    assert f"Ring {link}Made-up &amp; line (number on its page)</a>, or\n{link}" in text
    assert 'Call <a href="../../../contacts/emergency/">999</a>.' in text
    assert f"<p><strong>{link}Made-up &amp; line</a></strong></p></div>" in text
    assert 'data-fp-when="[&quot;=&quot;]"' in text
    assert 'title="Ring number on its page"' in text


def test_only_the_help_line_keeps_its_number() -> None:
    assert re.findall(r"tel:\d+", page()) == ["tel:999"]
    assert '<a href="../../../latest/">More</a>' in page()
    assert numbers_left(close_folder(FILES, CLOSING), GUIDE) == []


def test_pages_that_are_nothing_without_numbers_lead_to_the_newest() -> None:
    text = page("directory/index.html")
    assert "card" not in text
    assert '<a href="../../latest/directory/">See it as it is now</a>' in text
    assert "</article>\n</main>" in text


def test_what_people_carry_away_becomes_a_page_and_links_to_it_lead_on() -> None:
    closed = close_folder(FILES, CLOSING)
    assert not {"schools/told.pdf", "feed.xml", "assets/search-index.js"} & set(closed)
    assert closed["assets/site.css"] == b"p{}"
    text = closed["schools/told.pdf/index.html"].decode()
    assert '<a href="../../../latest/schools/told.pdf">Have it as it is now</a>' in text
    assert "Version 0.1 was replaced" in text
    assert '<a href="../../../latest/schools/told.pdf">the sheet</a>' in page()


def test_what_needs_search_is_gone_and_the_widget_stays() -> None:
    text = page()
    assert "search.js" not in text
    assert "data-fp-search" not in text
    assert "pathway.js" in text
    assert "feed.xml" not in text


def test_the_data_has_contacts_by_name_alone() -> None:
    data = json.loads(close_folder(FILES, CLOSING)["guide.json"])
    lead = {"name": "Made-up & line", "page": "../contacts/lead/"}
    assert data["contacts"]["lead"] == lead
    body = data["responses"]["tell"]["body"]
    named = "Made-up & line (number on its page)"
    assert body == f"Ring {named} or write to {named}."
    assert "hash" not in data
    assert data["closed"] == {"on": "2026-11-26", "replaced_by": "0.2"}


def test_all_else_is_as_it_was() -> None:
    assert "<p>After 12 January 2027, 10 &amp; 20.</p>" in page()
    assert '<h1 id="told">Told</h1>' in page()


@pytest.mark.parametrize(
    "left",
    ["<p>020 7946 0011</p>", "<p>+44 20 7946 0011</p>", "<p>(020) 7946-0011</p>", "<p>85258</p>",
     '<a href="tel:101">x</a>', '<a href="sms:85258">x</a>', "<p>lead@example.org</p>",
     '<p data-x="02079460011"></p>', "<p>020&nbsp;7946&nbsp;0011</p>", "<p>85258 7 days a week</p>",
     "<p>020 7946 0011 - 24 hours</p>", "<p>020 7946 0011 (24 hours)</p>", "<p>020.7946.0011</p>",
     "<p>020/7946/0011</p>", "<p>0207 946\u20110011</p>", "<p><b>020</b> 7946 0011</p>",
     "<p>0044 20 7946 0011</p>", '<a href="https://example.org/lead">x</a>'],
)  # fmt: skip
def test_a_number_that_is_left_is_noticed(left: str) -> None:
    assert numbers_left({"a/index.html": left.encode()}, GUIDE)


def test_other_digits_are_not_taken_for_numbers() -> None:
    words = "<p>12 January 2027, call 999, version 0.1, 1,085,258 people, id-85258x</p>"
    assert numbers_left({"a/index.html": words.encode()}, GUIDE) == []


@pytest.mark.parametrize(
    "written",
    ["020 7946 0011", "+44 20 7946 0011", "020) 7946 0011", "020.7946.0011", "0044 20 7946 0011",
     "+44 (0)20 7946 0011", "0207 946\u20110011"],
)  # fmt: skip
@pytest.mark.parametrize("after", [", please", " 24 hours", " (9am to 5pm)", " - 7 days a week"])
def test_a_number_is_known_however_it_is_written(written: str, after: str) -> None:
    assert national(written) == "02079460011"
    assert [name for *_, name in Known.of(GUIDE).found(f"Ring {written}{after}")] == ["lead"]


def test_a_longer_number_is_another_number() -> None:
    assert list(Known.of(GUIDE).found("Ring 020 7946 00112, or 185258.")) == []


def test_a_closed_folder_is_not_closed_again() -> None:
    closed = close_folder(FILES, CLOSING)
    assert close_folder(closed, Closing("0.1", CLOSING.on, "0.9", "", "latest", HERE)) == closed


def test_help_of_a_withdrawn_version_leads_to_the_newest_where_there_is_one() -> None:
    alone = Closing("0.1", CLOSING.on, None, "Wrong.", "latest", frozenset())
    assert '<a href="../../../versions/">More</a>' in page(closing=alone)
    beside = Closing("0.1", CLOSING.on, None, "Wrong.", "latest", HERE)
    assert '<a href="../../../latest/">More</a>' in page(closing=beside)


def test_a_rewriter_that_forgets_plain_words_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rewrite, "_without", lambda text, known, said: text)
    assert numbers_left(close_folder(FILES, CLOSING), GUIDE)


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<!-- 1 -->", "<a href='x>y'>", "</a>", "<br>", " 12 ", "&amp;", "<", ">",
     '<img alt="a>b" src=x>', "<svg viewBox='0 0 1 1'/>", "text"]
)).map("".join))  # fmt: skip
def test_every_byte_of_a_page_is_in_its_pieces(text: str) -> None:
    assert "".join(piece.raw for piece in pieces(text)) == text


def test_the_sheet_has_the_notice_that_is_put_there_later() -> None:
    styles = Path(__file__).parents[2] / "overrides" / "components" / "old" / "style.css"
    assert ".fp-old" in styles.read_text("utf-8")
