"""The preview makes again only what changed, and what it serves is what a whole build gives."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, meta
from jinja2.exceptions import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from fingerpost.outlets.kept import Kept
from fingerpost.outlets.plugin import FingerpostPlugin
from tests.build.conftest import ROOT, break_guide, copy_project, files_of, mend_guide

pytestmark = pytest.mark.build

ADDRESS = "http://127.0.0.1:8000/"
DATED = {"sitemap.xml", "sitemap.xml.gz"}


class Preview:
    """A preview of a project, built as the server does after each save, and whole beside it."""

    def __init__(self, project: Path) -> None:
        self.project, self.served = project, project / "served"
        self.plugin = self._build(self.served, True)

    def rebuild(self) -> set[str]:
        """Builds what changed, and gives the names of the files that were written anew."""
        before = self._times()
        self._build(self.served, True, self.plugin)
        return {name for name, time in self._times().items() if before.get(name) != time}

    def whole(self) -> dict[str, bytes]:
        """The files of a whole build by a plugin that knows nothing but the last good guide."""
        fresh = FingerpostPlugin()
        fresh._good, fresh._pages = self.plugin._good, self.plugin._pages
        self._build(self.project / "whole", False, fresh)
        return _undated(self.project / "whole")

    def shown(self) -> dict[str, bytes]:
        return _undated(self.served)

    def _times(self) -> dict[str, int]:
        paths = (path for path in self.served.rglob("*") if path.is_file())
        return {path.relative_to(self.served).as_posix(): path.stat().st_mtime_ns for path in paths}

    def _build(
        self, out: Path, dirty: bool, plugin: FingerpostPlugin | None = None
    ) -> FingerpostPlugin:
        kept = MkDocsConfig.plugins.plugin_cache
        kept.clear()
        if plugin:
            kept["fingerpost"] = plugin
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(out), strict=False)
        used = config.plugins["fingerpost"]
        assert isinstance(used, FingerpostPlugin)
        if plugin is None or not dirty:
            used.on_startup(command="serve", dirty=dirty)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS, dirty=dirty)
        return used


def _undated(folder: Path) -> dict[str, bytes]:
    return {name: held for name, held in files_of(folder).items() if name not in DATED}


def replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


def swapped(path: Path, one: str, other: str) -> None:
    """Puts one for the other, or the other for the one."""
    text = path.read_text()
    path.write_text(text.replace(one, other) if one in text else text.replace(other, one))


def there_or_not(path: Path, text: str) -> None:
    """Adds a file, or removes it where it is there."""
    if path.exists():
        path.unlink()
    else:
        path.write_text(text)


def _words(project: Path) -> None:
    swapped(project / "pathways/schools/told.yml", "gently.", "gently, and wait.")


def _title(project: Path) -> None:
    swapped(project / "pathways/young-people/now.yml", "Right now", "In this minute")


def _pathway(project: Path) -> None:
    now = (project / "pathways/young-people/now.yml").read_text()
    there_or_not(project / "pathways/young-people/later.yml", now.replace("title: ", "title: Oh, "))


def _renamed(project: Path) -> None:
    """Gives the added pathway, where it is there, another name."""
    one, other = (project / f"pathways/young-people/{name}.yml" for name in ("later", "soon"))
    if one.exists():
        one.rename(other)
    elif other.exists():
        other.rename(one)


def _contact(project: Path) -> None:
    swapped(project / "pathways/contacts.yml", "anybody in danger now", "anyone in danger")


def _notice(project: Path) -> None:
    swapped(project / "pathways/guide.yml", "Draft for tests.", "A draft for tests.")


def _mistake(project: Path) -> None:
    (mend_guide if (project / "pathways/schools/broken.yml").exists() else break_guide)(project)


def _template(project: Path) -> None:
    swapped(project / "overrides/components/help-line/template.html", "In danger now?", "Danger?")


def _style(project: Path) -> None:
    there_or_not(project / "overrides/components/skip/script.js", "void 0;\n")


def _frame(project: Path) -> None:
    there_or_not(project / "overrides/main.html", "<p>{{ page.title }}</p>\n")


def _by_hand(project: Path) -> None:
    swapped(project / "docs/privacy.md", "# Privacy", "# Privacy and you")


def _new_by_hand(project: Path) -> None:
    there_or_not(project / "docs/more.md", "# More\n\n[Told](schools/told.md#injury)\n")


def _asset(project: Path) -> None:
    there_or_not(project / "docs/assets/note.txt", "A note.\n")


def _about_pages(project: Path) -> None:
    there_or_not(project / "docs/.meta.yml", "description: About all pages.\n")


def _settings(project: Path) -> None:
    swapped(project / "mkdocs.yml", "toc_depth: 2", "toc_depth: 3")


EDITS: list[Callable[[Path], None]] = [
    _words, _title, _pathway, _renamed, _contact, _notice, _mistake, _template, _style, _frame,
    _by_hand, _new_by_hand, _asset, _about_pages, _settings,
]  # fmt: skip

PAGES_OF_TOLD = {
    *("schools/told/index.html", "schools/told/embed/index.html"),
    "practice/schools/told/index.html",
}


def pages(names: set[str]) -> set[str]:
    """The pages among files, without the one that MkDocs makes at every build."""
    return {name for name in names if name.endswith(".html")} - {"404.html"}


def test_only_what_changed_is_made_again(project: Path) -> None:
    preview = Preview(project)
    everything = pages(set(preview.shown()))
    assert pages(preview.rebuild()) == set()
    _words(project)
    assert pages(preview.rebuild()) == PAGES_OF_TOLD
    _by_hand(project)
    assert pages(preview.rebuild()) == {"privacy/index.html"}
    for edit in (_notice, _mistake, _template, _new_by_hand, _about_pages, _settings):
        edit(project)
        assert pages(preview.rebuild()) >= everything, edit.__name__


def test_words_are_not_read_again_for_a_template(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(project)
    read: list[str] = []
    convert = markdown.Markdown.convert
    monkeypatch.setattr(
        markdown.Markdown, "convert", lambda md, text: (read.append(text), convert(md, text))[1]
    )
    _template(project)
    preview.rebuild()
    assert set(read) == {""}
    assert preview.shown() == preview.whole()


def test_templates_show_nothing_that_a_kept_page_would_miss() -> None:
    """Another page's title, say: a page is made anew for its own words, or for all pages'.

    `top` is said in base.html from the page's own head.
    """
    templates = Environment()
    templates.filters["url"] = str
    for path in (ROOT / "overrides").rglob("*.html"):
        source = path.read_text()
        names = meta.find_undeclared_variables(templates.parse(source))
        assert names <= {"page", "config", "guide", "meta", "top"}, path
        of_page = set(re.findall(r"\bpage\.(\w+)", source))
        assert of_page <= {
            *("canonical_url", "content", "file", "is_homepage", "meta", "title", "toc", "url")
        }, path
        assert set(re.findall(r"\bconfig\.(\w+)", source)) <= {"extra", "site_name"}, path


def test_every_edit_gives_what_a_whole_build_gives(project: Path) -> None:
    """Each once, and what adds a file once more to take it away."""
    preview = Preview(project)
    for edit in [*EDITS, _asset, _new_by_hand, _frame, _style, _mistake, _renamed, _pathway]:
        edit(project)
        preview.rebuild()
        assert preview.shown() == preview.whole(), edit.__name__


def test_after_a_build_that_failed_nothing_is_taken_for_made(project: Path) -> None:
    preview = Preview(project)
    template = project / "overrides/components/help-line/template.html"
    good = template.read_text()
    template.write_text("{% if %}")
    _words(project)
    with pytest.raises(TemplateSyntaxError):
        preview.rebuild()
    template.write_text(good)
    preview.rebuild()
    assert preview.shown() == preview.whole()


@pytest.mark.parametrize("moments", [["look"], ["begin"], ["end"], ["look", "end"]], ids="-".join)
def test_a_save_in_the_middle_of_a_build_is_not_missed(
    project: Path, monkeypatch: pytest.MonkeyPatch, moments: list[str]
) -> None:
    """Whatever is saved, before, between or after the reading, and even if it is undone again."""
    preview = Preview(project)

    def saved(usual: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            for edit in (_words, _by_hand, _template, _settings, _about_pages):
                edit(project)
            return usual(*given)

        return run

    with monkeypatch.context() as patch:
        for moment in moments:
            patch.setattr(Kept, moment, saved(getattr(Kept, moment)))
        preview.rebuild()
    preview.rebuild()
    assert preview.shown() == preview.whole()


def test_a_link_to_a_heading_that_is_gone_is_told_at_every_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _new_by_hand(project)
    preview = Preview(project)
    told = project / "pathways/schools/told.yml"
    told.write_text(re.sub(r"\binjury(?=[:,])", "wound", told.read_text()))
    for edit in (_title, _notice, _title):
        caplog.clear()
        edit(project)
        preview.rebuild()
        assert "does not contain an anchor '#injury'" in caplog.text


@pytest.mark.slow
@settings(max_examples=max(4, settings.default.max_examples // 20))
@given(st.lists(st.sampled_from(EDITS), min_size=4, max_size=8))
def test_what_is_served_is_what_a_whole_build_gives(edits: list[Callable[[Path], None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        preview = Preview(copy_project(Path(folder)))
        for edit in edits:
            edit(preview.project)
            preview.rebuild()
            assert preview.shown() == preview.whole(), edit.__name__
