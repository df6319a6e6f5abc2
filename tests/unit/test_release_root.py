"""The root of the website: it leads to the newest version, and to each contact as it is now."""

from __future__ import annotations

import datetime
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from fingerpost.model.guide import Guide
from fingerpost.release.redirects import led_on, redirects
from fingerpost.release.root import Listed, Root, root_files
from fingerpost.shape.revisions import Revision
from tests.build.sample import GUIDE

DATA = {
    "settings": {"title": "A guide", "short_title": "Guide", "crisis": ["emergency"]},
    "contacts": {
        "emergency": {"name": "Emergency <services>", "phone": "999"},
        "lead": {"name": "Lead", "phone": "020 7946 0011"},
    },
}
VERSIONS = (
    Listed("0.2", "published", datetime.date(2026, 11, 26), None, ("latest",), tells=True),
    Listed("0.1", "superseded", datetime.date(2026, 11, 20), "0.2"),
)
HERE = frozenset({"index.html", "schools/told/index.html", "making/index.html"})
ROOT = Root(DATA, "latest", VERSIONS, HERE, {"old": "The old line"})


def text(path: str, root: Root = ROOT) -> str:
    return root_files(root)[path].decode()


def test_the_bare_address_leads_to_the_newest_version() -> None:
    assert 'content="0; url=latest/"' in text("index.html")
    assert '<a href="latest/">' in text("index.html")


@pytest.mark.parametrize("path", [path for path in root_files(ROOT) if path.endswith(".html")])
def test_every_page_has_crisis_help_and_no_other_number(path: str) -> None:
    page = text(path)
    assert '<a href="tel:999" target="_top">Call 999</a>' in page
    assert "0011" not in page
    assert "default-src 'self'" in page
    assert "<script" not in page


def test_all_versions_are_listed_with_what_became_of_them() -> None:
    page = text("versions/index.html")
    assert page.index("Version 0.2") < page.index("Version 0.1")
    assert '<a href="../0.2/">Version 0.2</a> of 26 November 2026. In use.' in page
    assert "No longer in use. Version 0.2 took its place." in page
    assert page.count("what-changed/") == 1


def test_a_contact_leads_to_where_it_stands_now() -> None:
    page = text("contacts/lead/index.html")
    assert 'content="0; url=../../latest/directory/#lead"' in page
    assert "<h1>Emergency &lt;services&gt;</h1>" in text("contacts/emergency/index.html")


def test_a_contact_that_is_gone_says_so() -> None:
    page = text("contacts/old/index.html")
    assert "does not name this contact any more" in page
    assert 'href="../../latest/directory/"' in page


def test_without_an_address_nothing_claims_one() -> None:
    assert "sitemap.xml" not in root_files(ROOT)
    assert "Sitemap" not in text("robots.txt")
    assert 'href="/latest/a-z/"' in text("404.html")


def test_with_an_address_search_engines_find_the_newest_version_alone() -> None:
    root = replace(ROOT, address="https://example.org/guide/")
    places = [one.text for one in ElementTree.fromstring(text("sitemap.xml", root)).iter()]
    assert [place for place in places if place and place.strip()] == [
        "https://example.org/guide/latest/",
        "https://example.org/guide/latest/schools/told/",
    ]
    assert "Sitemap: https://example.org/guide/sitemap.xml" in text("robots.txt", root)
    assert 'href="/guide/latest/a-z/"' in text("404.html", root)


def revised(moved: dict[str, str], gone: tuple[str, ...] = ()) -> Guide:
    """The sample guide with a revision in which addresses changed."""
    one = Revision(version="0.1", state="draft", written=datetime.date(2026, 11, 22), reason="x",
                   moved=moved, gone=gone)  # fmt: skip
    return replace(GUIDE, pieces=replace(GUIDE.pieces, revisions={"0.1": one}))


def test_old_addresses_lead_to_the_last_new_one() -> None:
    guide = revised({"schools/a": "schools/b", "schools/b": "schools/told"})
    found = redirects(guide, frozenset({"schools/told/index.html"}))
    own = {name for name in found if name.count("/") == 2}
    assert own == {"schools/a/index.html", "schools/b/index.html"}
    assert b'url=../../schools/told/"' in found["schools/a/index.html"]


@pytest.mark.parametrize("part", ["embed", "chart"])
def test_a_frame_on_another_website_and_a_flowchart_are_led_on_too(part: str) -> None:
    here = frozenset({"schools/told/index.html", f"schools/told/{part}/index.html"})
    found = redirects(revised({"schools/a": "schools/told"}, ("schools/old",)), here)
    assert f'url=../../../schools/told/{part}/"'.encode() in found[f"schools/a/{part}/index.html"]
    gone = found[f"schools/old/{part}/index.html"].decode()
    assert 'href="../../../directory/" target="_top"' in gone
    assert '<a href="tel:999" target="_top">' in gone


def test_a_page_that_is_there_again_wins_and_circles_end() -> None:
    guide = revised({"schools/told": "schools/x", "schools/x": "schools/told"})
    found = redirects(guide, frozenset({"schools/told/index.html"}))
    assert {name for name in found if name.count("/") == 2} == {"schools/x/index.html"}
    assert b'url=../../schools/told/"' in found["schools/x/index.html"]


def test_an_address_that_is_gone_says_so_and_leads_to_help() -> None:
    found = redirects(revised({}, ("young-people/old",)), frozenset())
    page = found["young-people/old/index.html"].decode()
    assert "The guide does not have this page any more" in page
    assert "<title>This page is gone – " in page
    assert 'href="../../directory/"' in page


def test_the_pages_of_a_draft_lead_to_the_same_pages_of_the_approved_version() -> None:
    found = led_on(["schools/told/index.html", "old/index.html"], HERE, "latest", DATA)
    assert b"url=../../../latest/schools/told/" in found["schools/told/index.html"]
    assert b'url=../../latest/"' in found["old/index.html"]
