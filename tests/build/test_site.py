"""The real site: built whole, left alone on any failure, with help on every page."""

from __future__ import annotations

import datetime
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from fingerpost.checks import check_guide
from fingerpost.outlets.site import SiteError, build_site
from fingerpost.problems import errors
from fingerpost.published.data import guide_json
from tests.build.conftest import Run, break_guide, files_of

pytestmark = pytest.mark.build

LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    """What a page loads and links to, and the text of its furniture."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        if tag in LOADS and found.get("rel") != "canonical":
            self.loads += [found[LOADS[tag]] or ""] if LOADS[tag] in found else []
        if tag == "a" and "href" in found:
            self.links.append(found["href"] or "")


def built(project: Path) -> Path:
    out = project / "site"
    assert not errors(build_site(project / "mkdocs.yml", out))
    return out


def pages(out: Path) -> dict[str, str]:
    return {p.relative_to(out).as_posix(): p.read_text() for p in sorted(out.rglob("*.html"))}


def test_every_page_has_help_now_and_the_notice(project: Path) -> None:
    found = pages(built(project))
    assert {"index.html", "404.html", "privacy/index.html", "schools/told/index.html"} <= set(found)
    for name, text in found.items():
        head = text.partition("<header")[0]
        assert 'href="tel:999"' in head, name
        assert 'help-now/"' in head or name == "help-now/index.html", name
        assert "Draft for tests. Not signed off by anybody." in text, name


def test_nothing_is_loaded_from_elsewhere(project: Path) -> None:
    for name, text in pages(built(project)).items():
        for address in Page(text).loads:
            assert not re.match(r"[a-z]+:|//", address.replace("http://127.0.0.1:8000/", "")), (
                name,
                address,
            )
    for path in (project / "site" / "assets").glob("*.css"):
        assert not re.search(r"@import|url\((?!['\"]?data:)", path.read_text()), path


def test_steps_are_headings_with_the_names_of_their_steps(project: Path) -> None:
    found = pages(built(project))
    assert '<h2 id="injury">' in found["schools/told/index.html"]
    assert 'id="hurt"' not in found["young-people/now/index.html"]


INLINE = re.compile(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


def test_nothing_is_inline_and_every_page_has_the_policy(project: Path) -> None:
    for name, text in pages(built(project)).items():
        assert not INLINE.search(text), (name, INLINE.search(text))
        assert "default-src 'self'; img-src 'self' data:" in text, name
        assert '<meta name="referrer" content="no-referrer">' in text, name


def test_nothing_of_materials_is_served(project: Path) -> None:
    out = built(project)
    served = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert {"assets/site.css", "assets/frame.js", "assets/pathway.js"} <= served
    assert not [name for name in served if name.startswith("components/")]
    assert not [name for name in served if "bundle" in name or "stylesheets" in name]


def test_practice_carries_its_script_and_keeps_out_of_search_engines(project: Path) -> None:
    for name, text in pages(built(project)).items():
        practice = name.startswith("practice/")
        stories = practice and name != "practice/index.html"
        assert ("assets/practice.js" in text) == stories, name
        part = name.endswith(("/chart/index.html", "/embed/index.html"))
        for_others = name in {"embedding/index.html", "for-it-teams/index.html"}
        assert ('content="noindex"' in text) == (practice or part or for_others), name
        assert ("data-fp-agreed" in text) == stories, name


def test_ids_are_unique_and_links_within_a_page_lead_somewhere(project: Path) -> None:
    for name, text in pages(built(project)).items():
        page = Page(text)
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            assert not link.startswith("#") or link[1:] in {*page.ids, ""}, (name, link)


def test_a_young_persons_address_never_holds_an_answer(project: Path) -> None:
    text = pages(built(project))["young-people/now/index.html"]
    anchors = [link for link in Page(text).links if link.startswith("#s")]
    assert anchors
    assert all(re.fullmatch(r"#s[0-9a-f]{4}(_\d+)?", link) for link in anchors)
    assert 'data-fp-step="hurt"' in text


def test_bare_build_leaves_the_site_as_it_was(project: Path, run: Run) -> None:
    assert run("mkdocs", "build").returncode == 0
    before = files_of(project / "site")
    break_guide(project)
    failed = run("mkdocs", "build")
    assert failed.returncode == 1
    assert "pathways/schools/broken.yml" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert files_of(project / "site") == before


def test_a_page_written_by_hand_is_never_replaced(project: Path, run: Run) -> None:
    (project / "docs" / "directory.md").write_text("# Mine\n")
    failed = run("mkdocs", "build")
    assert failed.returncode == 1
    assert "docs/directory.md: error[page-taken]" in failed.stderr
    assert not (project / "site").exists()


def test_build_site_swaps_and_leaves_nothing_beside(project: Path) -> None:
    out = built(project)
    (out / "stale.html").write_text("old")
    built(project)
    assert not (out / "stale.html").exists()
    assert sorted(p.name for p in project.iterdir() if p.name.startswith("site")) == ["site"]


def test_build_site_with_problems_leaves_the_old_site(project: Path) -> None:
    out = built(project)
    before = files_of(out)
    break_guide(project)
    assert errors(build_site(project / "mkdocs.yml", out))
    assert files_of(out) == before
    assert not (project / "site.new").exists()


def test_build_site_with_a_broken_link_leaves_the_old_site(project: Path) -> None:
    out = built(project)
    before = files_of(out)
    (project / "docs" / "privacy.md").write_text("# Privacy\n\n[gone](gone.md)\n")
    with pytest.raises(SiteError):
        build_site(project / "mkdocs.yml", out)
    assert files_of(out) == before


def test_build_site_undoes_a_swap_that_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = built(project)
    before = files_of(out)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "site.new":
            raise OSError("disk says no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SiteError, match="disk says no"):
        build_site(project / "mkdocs.yml", out)
    assert files_of(out) == before


def test_build_site_recovers_a_site_left_aside(project: Path) -> None:
    out = built(project)
    before = files_of(out)
    out.rename(project / "site.old")
    break_guide(project)
    build_site(project / "mkdocs.yml", out)
    assert files_of(out) == before


def test_any_audience_can_have_discreet_pages(project: Path) -> None:
    """Families, say: short anchors and a way to leave are settings of guide.yml, not of a name."""
    settings = project / "pathways" / "guide.yml"
    text = settings.read_text("utf-8")
    pathway = next((project / "pathways" / "schools").glob("*.yml"))
    start = str(yaml.safe_load(pathway.read_text("utf-8"))["start"])

    def shown() -> str:
        assert not errors(build_site(project / "mkdocs.yml", project / "site"))
        return (project / "site/schools" / pathway.stem / "index.html").read_text("utf-8")

    assert f'id="{start}"' in shown()
    assert "data-fp-leave" not in shown()
    line = "  schools:\n"
    settings.write_text(text.replace(line, f"{line}    discreet: true\n    leave: true\n"), "utf-8")
    assert f'id="{start}"' not in shown()
    assert "data-fp-leave" in shown()


def test_a_version_after_another_tells_what_changed(project: Path, run: Run) -> None:
    guide = check_guide(project / "pathways", datetime.date.today()).guide
    assert guide is not None
    revisions = project / "pathways" / "revisions"
    revisions.mkdir(exist_ok=True)
    (revisions / "0.1.guide.json").write_text(guide_json(guide), "utf-8")
    settings = project / "pathways" / "guide.yml"
    settings.write_text(settings.read_text("utf-8").replace("version: 0.1", "version: 0.2"))
    result = run("fingerpost", "site")
    assert result.returncode == 0, result.stdout + result.stderr
    page = (project / "site" / "what-changed" / "schools" / "index.html").read_text("utf-8")
    assert "Nothing has changed on these pages." in page
    assert '<a href="../">What changed for everybody</a>' in page


def test_without_an_address_no_page_claims_one_on_this_machine(project: Path) -> None:
    """The folder may be put on any web server."""
    site = built(project)
    assert not [name for name, text in pages(site).items() if "127.0.0.1" in text]
    assert not (site / "sitemap.xml").exists()


def test_with_an_address_every_page_names_its_own(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "site_url: http://127.0.0.1:8000/" in text
    settings.write_text(text.replace("http://127.0.0.1:8000/", "https://guide.example.org/"))
    site = built(project)
    page = (site / "schools/told/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://guide.example.org/schools/told/">' in page
    assert (site / "sitemap.xml").exists()
