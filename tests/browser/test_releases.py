"""Three releases as a reader meets them: the newest, the old ones, and the way between them."""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # has none
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.served import served
from tests.browser.traces import NOTHING, STORED
from tests.release.repository import Repository, repository

pytestmark = [pytest.mark.browser, pytest.mark.build]

LEAVING = """
leaving:
  name: Made-up evening line
  about: For the evenings.
  phone: 020 7946 0099
  hours: Day and night
  always_open: true
  ages: any
  area: everywhere
  source: https://example.org/evening
  verified: 2026-11-01
  verified_by: Directory editor
  review_by: 2099-01-01
"""
OLD_NUMBERS = ("020 7946 0011", "020 7946 0012", "020 7946 0099")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Three approved versions: a number changes, then a page moves and a contact goes."""
    found = repository(tmp_path_factory.mktemp("released") / "guide")
    contacts = found.home / "pathways" / "contacts.yml"
    contacts.write_text(contacts.read_text("utf-8") + LEAVING.lstrip(), "utf-8")
    settings = found.home / "pathways" / "guide.yml"
    settings.write_text(settings.read_text("utf-8") + "address: https://guide.example.org/\n")
    publish(found, "0.1")
    found.edit("contacts.yml", "020 7946 0011", "020 7946 0012")
    found.edit("responses.yml", "Stay until help is there.", "Stay with them until help is there.")
    publish(found, "0.2")
    found.edit("contacts.yml", LEAVING, "")
    found.edit("contacts.yml", "020 7946 0012", "020 7946 0013")
    schools = found.home / "pathways" / "schools"
    (schools / "told.yml").rename(schools / "a-pupil-tells-you.yml")
    publish(found, "0.3")
    return found


def publish(found: Repository, version: str) -> None:
    """Writes, signs and publishes a version."""
    found.write(version)
    found.commit()
    found.approve(version)
    found.say("publish", version)


@pytest.fixture(scope="module")
def pages(released: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The branch of pages as a folder."""
    folder = tmp_path_factory.mktemp("pages")
    archive = released.home.parent / "pages.tar"
    released.git("archive", "--format=tar", "-o", str(archive), "gh-pages")
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as found:
        found.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def root(pages: Path) -> Iterator[str]:
    """The address of the website."""
    with served(pages) as address:
        yield address


def test_the_bare_address_leads_to_the_newest_version(tab: Page, root: str) -> None:
    tab.goto(root)
    tab.wait_for_url(f"{root}/latest/")
    expect(tab.locator(".fp-foot")).to_contain_text("version 0.3 of ")


def test_an_old_page_says_so_and_leads_to_the_page_as_it_is_now(tab: Page, root: str) -> None:
    tab.goto(f"{root}/0.1/schools/told/")
    notice = tab.get_by_label("Old version")
    expect(notice).to_contain_text("Version 0.1 was replaced by version 0.2 on ")
    notice.get_by_role("link").click()
    tab.wait_for_url(f"{root}/latest/schools/a-pupil-tells-you/")
    expect(tab.get_by_label("Old version")).to_have_count(0)


def test_an_old_address_leads_to_where_the_page_went(tab: Page, root: str) -> None:
    tab.goto(f"{root}/latest/schools/told/")
    tab.wait_for_url(f"{root}/latest/schools/a-pupil-tells-you/")


def test_a_contact_of_an_old_page_is_reached_as_it_is_now(tab: Page, root: str) -> None:
    tab.goto(f"{root}/0.1/schools/told/")
    tab.locator("[data-fp-answer=no]").click()
    tab.get_by_role("link", name="Made-up safeguarding line").click()
    tab.wait_for_url(f"{root}/latest/directory/#lead")
    expect(tab.locator("main")).to_contain_text("020 7946 0013")


def test_a_contact_that_is_gone_keeps_a_page_that_says_so(tab: Page, root: str) -> None:
    tab.goto(f"{root}/contacts/leaving/")
    expect(tab.locator("main")).to_contain_text("does not name this contact any more")
    expect(tab.locator("h1")).to_have_text("Made-up evening line")


@pytest.mark.parametrize("version", ["0.1", "0.2"])
def test_no_number_is_left_in_an_old_version(pages: Path, version: str) -> None:
    texts = [path.read_text("utf-8", "replace") for path in (pages / version).rglob("*.*")
             if path.is_file()]  # fmt: skip
    assert len(texts) > 20
    for number in OLD_NUMBERS:
        spaced = r"[\s-]*".join(number.replace(" ", ""))
        assert not [text for text in texts if re.search(spaced, text)]


def test_search_engines_are_told_which_page_counts(tab: Page, root: str) -> None:
    canonical = tab.locator("link[rel=canonical]")
    for version in ("0.1", "0.3"):
        tab.goto(f"{root}/{version}/about/")
        expect(canonical).to_have_attribute("href", "https://guide.example.org/latest/about/")
        robots = tab.locator("meta[name=robots][content=noindex]")
        expect(robots).to_have_count(1 if version == "0.1" else 0)


def test_the_widget_of_an_old_page_still_walks(tab: Page, root: str) -> None:
    tab.goto(f"{root}/0.1/schools/told/")
    tab.get_by_role("link", name="Yes").click()
    expect(tab.locator("h2:focus")).to_contain_text("Call for help")


def test_the_versions_are_fetched_only_when_they_are_asked_for(tab: Page, root: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{root}/latest/about/")
    assert not [url for url in asked if "versions.json" in url]
    button = tab.get_by_role("button", name="Other versions")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    lines = tab.locator("footer li", has_text="Version 0.")
    expect(lines).to_have_text([
        "Version 0.3, in use, which you are reading",
        "Version 0.2, no longer in use",
        "Version 0.1, no longer in use",
    ])  # fmt: skip
    assert violations(tab) == []
    assert tab.evaluate(STORED) == NOTHING
    button.click()
    expect(lines.first).to_be_hidden()
    button.click()
    lines.nth(1).get_by_role("link").click()
    tab.wait_for_url(f"{root}/0.2/")


def test_where_the_list_cannot_be_had_its_page_opens(tab: Page, root: str) -> None:
    tab.route("**/versions.json", lambda route: route.abort())
    tab.goto(f"{root}/latest/about/")
    tab.get_by_role("button", name="Other versions").click()
    tab.wait_for_url(f"{root}/versions/")


def test_without_scripts_the_versions_are_a_link(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/latest/about/")
    page.get_by_role("link", name="Other versions").click()
    expect(page.locator("main li").first).to_contain_text("In use.")
    context.close()


@pytest.mark.parametrize(
    "path", ["0.1/schools/told/", "versions/", "contacts/leaving/", "0.2/directory/", "404.html"]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(tab: Page, root: str, path: str) -> None:
    missing: list[str] = []
    tab.on("response", lambda answer: answer.status >= 400 and missing.append(answer.url))
    tab.goto(f"{root}/{path}")
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert [url for url in missing if "/latest/" in url or "/0." in url] == []


def test_what_changed_is_told_for_each_neighbouring_pair(tab: Page, root: str) -> None:
    tab.goto(f"{root}/versions/")
    tab.get_by_role("link", name="What changed in version 0.2").click()
    expect(tab.locator("main")).to_contain_text("what is not as it was in version 0.1")
    tab.goto(f"{root}/latest/what-changed/schools/")
    expect(tab.locator("main")).to_contain_text("what is not as it was in version 0.2")


def test_everything_that_changed_between_two_versions_is_on_one_page(tab: Page, root: str) -> None:
    tab.goto(f"{root}/0.3/what-changed/")
    tab.get_by_role("link", name="Everything that changed from 0.2 to 0.3").click()
    expect(tab.locator("main")).to_contain_text("Made-up evening line")
    assert violations(tab) == []
    tab.goto(f"{root}/0.3/schools/a-pupil-tells-you/")
    expect(tab.locator(".fp-changed")).to_contain_text("Changed in version 0.3 of ")


@pytest.mark.parametrize("path", ["latest/feed.xml", "latest/schools/feed.xml"])
def test_feeds_are_valid_and_name_every_version(pages: Path, path: str) -> None:
    found = feedparser.parse((pages / path).read_bytes())
    assert not found.bozo, found.bozo_exception
    titles = [one.title for one in found.entries]
    assert titles == ["Version 0.3", "Version 0.2", "Version 0.1"]
    assert found.feed.links[0].href == f"https://guide.example.org/{path}"


def test_the_list_of_versions_is_that_of_mike(pages: Path) -> None:
    listed = json.loads((pages / "versions.json").read_text("utf-8"))
    assert [one["version"] for one in listed] == ["0.3", "0.2", "0.1"]
    assert [one["aliases"] for one in listed] == [["latest"], [], []]
