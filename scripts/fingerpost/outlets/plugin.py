"""The MkDocs plugin: hands the guide's pages to the site builder, and holds no rules itself."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MadePage
from mkdocs.utils import CountHandler

from fingerpost.checks import check_guide
from fingerpost.checks.keep import CACHE
from fingerpost.exports import exported
from fingerpost.model.guide import Guide
from fingerpost.outlets import boxes
from fingerpost.outlets.bundle import bundle, is_served
from fingerpost.outlets.by_hand import by_hand, overwritten
from fingerpost.outlets.kept import Kept
from fingerpost.outlets.press import PressError
from fingerpost.outlets.printing import links, pdfs
from fingerpost.outlets.searched import SearchError, search_files
from fingerpost.pages import Page, furniture, nav, render
from fingerpost.pages.edition import Edition
from fingerpost.pages.problems import problems_page
from fingerpost.papers import Papers
from fingerpost.papers.papers import ALL
from fingerpost.problems import Problem, as_text, errors
from fingerpost.release.day import today

log = get_plugin_logger("fingerpost")


class FingerpostConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """What mkdocs.yml may say of this plugin."""

    pathways = Type(str, default="pathways")
    """The guide's folder, seen from mkdocs.yml."""


class FingerpostPlugin(BasePlugin[FingerpostConfig]):  # type: ignore[no-untyped-call]  # as above
    """Checks before the site folder is touched; then adds the pages, the menu and the furniture.

    Because it has `on_startup`, MkDocs keeps the same plugin through every rebuild of a preview,
    and so the last good guide with it.
    """

    def __init__(self) -> None:
        self.previewing = False
        self.silent = False
        """True where whoever builds will tell the problems, so that they are not told twice."""
        self.edition: Edition | None = None
        """Set where this build is to stand among other versions."""
        self.papers: tuple[str, ...] = ()
        """The PDFs that are made too, by the names that `fingerpost pdf` has for them."""
        self.problems: list[Problem] = []
        """What the last check found, warnings too."""
        self._good: Guide | None = None
        self._pages: list[Page] = []
        self._papers: dict[str, bytes] = {}
        self._kept: Kept | None = None

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool, **_: Any
    ) -> None:
        """Notes whether this is a preview, in which nothing may raise, and if pages are kept."""
        self.previewing = command == "serve"
        self._kept = Kept() if dirty else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Has boxes read quickly. In a preview, warnings do not end the build: it would hang.

        While the site has no address but that of this machine, it has no list of addresses.
        """
        if urlsplit(config.site_url or "").hostname == "127.0.0.1":
            config.theme.static_templates.discard("sitemap.xml")
        if boxes.NEEDS in config.markdown_extensions:
            config.markdown_extensions.append(boxes.NAME)
        if self.previewing:
            logger = logging.getLogger("mkdocs")
            for handler in [h for h in logger.handlers if isinstance(h, CountHandler)]:
                logger.removeHandler(handler)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Checks the guide. MkDocs empties the site folder only after this."""
        if self._kept:
            self._kept.look(config, self._templates(config))
        docs, home = Path(config.docs_dir), self._home(config)
        guide, pages = self._read(home, docs)
        wrong = errors(self.problems)
        if self.problems and not self.silent:
            tell = log.error if wrong else log.info
            tell("What the check found:\n%s", as_text(self.problems))
        if wrong and not self.previewing:
            raise PluginError("Nothing was built; the site is as it was.")
        if not wrong:
            self._good, self._pages = guide, pages
        self._furnish(config, docs, wrong)

    def _read(self, home: Path, docs: Path) -> tuple[Guide | None, list[Page]]:
        """The guide and its pages; in a preview a fault of the engine is a problem like others."""
        try:
            report = check_guide(home / self.config.pathways, today(), home / CACHE, docs)
            pages = render(report.guide) if report.guide else []
        except Exception as error:
            if not self.previewing:
                raise
            message = f"the engine failed ({type(error).__name__}: {error})"
            hint = "Undo the last change, and report it to the developers."
            self.problems = [Problem(self.config.pathways, 0, 0, "engine", message, hint)]
            return None, []
        self.problems = [*report.problems, *overwritten(pages, docs)]
        return report.guide, pages

    def _furnish(self, config: MkDocsConfig, docs: Path, wrong: list[Problem]) -> None:
        """Sets the menu and what the templates show on every page."""
        shown = furniture(self._good, by_hand(docs), self.edition)
        papers, self._papers = self._wanted(), {}
        if self._good and papers:
            self._papers = _printed(self._good, self._home(config), papers)
            shown["papers"] = links(self._good, self._papers)
        problems = [str(problem) for problem in wrong]
        config.extra["fingerpost"] = {**shown, "problems": problems, "preview": self.previewing}
        if self._good:
            config.site_name = self._good.shared.settings.short_title
        if self._good is None:
            self._pages = [problems_page(wrong)]
            config.nav = [page.uri for page in self._pages]
        elif config.nav is None:
            config.nav = list(nav(self._pages, by_hand(docs)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages, each with an edit link to the file that its author wrote."""
        if self._good is None:
            for file in list(files.documentation_pages()):
                files.remove(file)
        for page in self._pages:
            old = files.get_file_from_path(page.uri)
            if old is not None:
                files.remove(old)
            files.append(self._file(config, page))
        theme = self._theme(config)
        guide = self._good
        made = exported(guide) | self._searched(guide, config, theme) if guide else {}
        for path, content in (made | bundle(theme) | self._papers).items():
            files.append(File.generated(config, path, content=content))
        for file in [file for file in files if not is_served(file.src_uri)]:
            files.remove(file)
        return files

    def _searched(self, guide: Guide, config: MkDocsConfig, theme: Path) -> dict[str, str]:
        """What search needs; a preview goes on without, and says so."""
        try:
            return search_files(guide, self._home(config), theme, guide.docs)
        except SearchError as error:
            if not self.previewing:
                raise PluginError(str(error)) from error
            log.error("Search is not there: %s", error)
            return {}

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Where pages may be kept, settles which are to be made again."""
        if self._kept:
            self._kept.begin(config, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MadePage, **_: Any) -> str:
        """Gives MkDocs nothing to read where the page's HTML is kept."""
        kept = self._kept.markdown(page) if self._kept else None
        return markdown if kept is None else kept

    def on_page_content(self, html: str, *, page: MadePage, files: Files, **_: Any) -> str:
        """The HTML that is kept, or that is kept from now on."""
        return self._kept.content(page, html, files) if self._kept else html

    def on_post_build(self, **_: Any) -> None:
        """Notes that the build went well."""
        if self._kept:
            self._kept.end()

    @staticmethod
    def _theme(config: MkDocsConfig) -> Path:
        """The folder of our own templates: the first in which the theme looks."""
        return Path(config.theme.dirs[0])

    @staticmethod
    def _file(config: MkDocsConfig, page: Page) -> File:
        file = File.generated(config, page.uri, content=page.markdown)
        file.edit_uri = f"../{page.source}" if page.source else None
        return file

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Watches what a page is made from; the docs folder is watched by MkDocs itself."""
        self.previewing = True
        for folder in (self._home(config) / self.config.pathways, *self._templates(config)):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _templates(self, config: MkDocsConfig) -> list[Path]:
        """The folders of templates that lie in the project; the others never change."""
        home = self._home(config).resolve()
        return [
            folder
            for folder in map(Path, config.theme.dirs)
            if folder.is_dir() and home in folder.resolve().parents
        ]

    def _wanted(self) -> tuple[str, ...]:
        """The PDFs to make: those asked for; all, for a version of a guide that has them."""
        asks = self.edition and self._good and self._good.shared.settings.pdf
        return self.papers or ((ALL,) if asks else ())

    @staticmethod
    def _home(config: MkDocsConfig) -> Path:
        """The project's folder: the one that holds mkdocs.yml."""
        return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _printed(guide: Guide, home: Path, papers: Sequence[str]) -> dict[str, bytes]:
    try:
        return pdfs(Papers(guide), home, *papers)
    except PressError as error:
        raise PluginError(f"no PDF was made: {error}") from error
