"""Pathways for other websites: the bare page, the line to copy, and the script with its code."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

from fingerpost.exports import exported
from fingerpost.model.guide import Guide
from fingerpost.pages import furniture, render
from fingerpost.pages.embedding import SCRIPT, integrity
from tests.build.sample import GUIDE


def at(address: str | None) -> Guide:
    settings = GUIDE.shared.settings.model_copy(update={"address": address})
    return replace(GUIDE, shared=replace(GUIDE.shared, settings=settings))


def markdown(guide: Guide, uri: str) -> str:
    return next(page.markdown for page in render(guide) if page.uri == uri)


def test_every_pathway_has_a_bare_page() -> None:
    uris = {page.uri for page in render(GUIDE)}
    assert {f"{one.id}/embed.md" for one in GUIDE.pathways} <= uris


def test_only_links_to_its_own_steps_stay_in_the_frame() -> None:
    text = markdown(GUIDE, "schools/told/embed.md")
    links = re.findall(r"\]\(([^()\s]+)\)(\{[^{}]*\})?", text)
    assert {address[0] for address, _ in links} >= {"#", "."}
    for address, more in links:
        assert ("target=_top" in more) == (not address.startswith("#")), address


def test_the_line_to_copy_names_the_folder_that_readers_use() -> None:
    text = markdown(at("https://guide.example.org/"), "embedding.md")
    source = 'src="https://guide.example.org/draft/schools/told/embed/"'
    assert f"<iframe {source}" in text
    assert f"<fingerpost-pathway {source}><a href=" in text
    approved = at("https://guide.example.org/")
    settings = approved.shared.settings.model_copy(update={"state": "approved"})
    approved = replace(approved, shared=replace(approved.shared, settings=settings))
    assert "https://guide.example.org/latest/schools/told/embed/" in markdown(
        approved, "embedding.md"
    )


def test_without_an_address_there_is_nothing_to_copy() -> None:
    text = markdown(at(None), "embedding.md")
    assert "<iframe" not in text
    assert "has not yet named this website’s address" in text


def test_the_code_is_that_of_the_script_that_is_served() -> None:
    served = exported(GUIDE)[SCRIPT]
    digest = base64.b64encode(hashlib.sha384(served.encode()).digest()).decode()
    assert integrity() == f"sha384-{digest}"
    assert integrity() in markdown(at("https://guide.example.org/"), "embedding.md")


def test_the_script_comes_from_a_folder_that_no_release_takes_away() -> None:
    """An old line asks for the script that its code is of, or shows nothing."""
    for state in ("draft", "approved"):
        settings = at("https://guide.example.org/").shared.settings
        settings = settings.model_copy(update={"state": state})
        text = markdown(replace(GUIDE, shared=replace(GUIDE.shared, settings=settings)),
                        "embedding.md")  # fmt: skip
        assert f'<script src="https://guide.example.org/0.1/{SCRIPT}"' in text


def test_the_script_tells_nobody_anything() -> None:
    script = exported(GUIDE)[SCRIPT]
    for word in ("postMessage", "localStorage", "cookie", "fetch", "innerHTML", "eval"):
        assert word not in script


def test_a_title_cannot_break_out_of_the_line() -> None:
    pathway = replace(GUIDE.pathways[0], title='A "title" <b> & more')
    guide = replace(at("https://guide.example.org/"), pathways=(pathway, *GUIDE.pathways[1:]))
    assert 'title="A &quot;title&quot; &lt;b&gt; &amp; more"' in markdown(guide, "embedding.md")


def test_no_bare_page_is_in_the_menu() -> None:
    assert not [one for one in furniture(GUIDE)["menu"] if "embed" in one["uri"]]
