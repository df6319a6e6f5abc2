"""What the benchmarks measure is what they say: guides like real ones, without an error."""

from __future__ import annotations

import gzip
import os
import re
import time
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from fingerpost.charts.graph import chart_of
from fingerpost.checks import check_guide
from fingerpost.logic.prove import prove
from fingerpost.logic.walk import walk
from fingerpost.model.pathway import Pathway, Step
from fingerpost.problems import errors
from tests.bench.__main__ import Row, once, parser_seconds
from tests.bench.day import TODAY
from tests.bench.drawers import dotted, mermaided
from tests.bench.line import Line
from tests.bench.make import make_guide, pathway_texts, shared_files
from tests.bench.pages import MEASURES, PAINT, TASK, blocked, served, stock_settings
from tests.bench.search_sites import numbered
from tests.bench.search_use import letters
from tests.bench.searching import crossing, met, queries
from tests.bench.tangled import Tangle

FULL = os.environ.get("FINGERPOST_FULL") == "1"
CONSTRUCTS = (
    """
ask:|question:|help:|why:|pick: any|fact: area|fact: age|none:|go: next|otherwise:|only_when:|all:
not:|asked:|conditions:|contacts:|offer:|response:|variants:|until:|for:|then:|say:|do_not:|first:
also_called:|evidence:|situation:|(contact:|(term:
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "guide"
    make_guide(folder, 24)
    return folder


def test_a_made_guide_has_no_error(guide: Path) -> None:
    report = check_guide(guide, TODAY)
    assert errors(report.problems) == []
    assert report.guide is not None
    assert [len(pathway.steps) for pathway in report.guide.pathways] == [12] * 24


def test_made_files_are_as_long_as_real_ones_and_all_different() -> None:
    texts = [text for _, text in pathway_texts(40)]
    assert 3_000 < sum(map(len, texts)) / len(texts) < 5_000
    assert len(set(texts)) == len(texts)


def test_made_files_use_the_whole_language() -> None:
    texts = "".join(text for _, text in pathway_texts(40))
    assert [construct for construct in CONSTRUCTS if construct not in texts] == []


def test_the_same_seed_makes_the_same_guide_and_a_small_one_begins_a_larger() -> None:
    assert list(pathway_texts(5)) == list(pathway_texts(8))[:5]
    assert list(pathway_texts(3, seed=2)) != list(pathway_texts(3))


def test_each_measurement_runs_in_a_process_of_its_own(guide: Path, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    spent, _ = once("check", guide, results)
    assert spent > 0
    assert results.exists()
    assert parser_seconds(guide) > 0
    assert float(once("pages", guide)[1]) > 0


@pytest.mark.build
@pytest.mark.slow
def test_sites_are_built_and_previewed_with_our_settings_and_with_stock_ones(
    tmp_path: Path,
) -> None:
    once("project", tmp_path / "site", "4")
    own, whole = map(float, once("share", tmp_path / "site")[1].split())
    assert 0 < own < whole
    for what in ("stock", "edit", "stock-edit") if FULL else ("edit",):
        assert float(once(what, tmp_path / "site")[1].split()[-1]) > 0


@pytest.mark.parametrize("tangle", [Tangle(4, 1, 3), Tangle(5, 2, 2), Tangle(7, 3, 2)])
def test_the_routes_of_a_tangle_are_counted_right(tangle: Tangle) -> None:
    pathway = tangle.pathway(shared_files())
    assert len(pathway.questions) == tangle.questions
    assert tangle.routes() == _walks(pathway, {})
    assert prove(pathway) == []


def _walks(pathway: Pathway, answers: dict[str, Any]) -> int:
    """How many walks go on from these answers, by trying them all."""
    missing = walk(pathway, answers).missing
    if missing is None:
        return 1
    every = _answers(pathway.step[missing])
    return sum(_walks(pathway, {**answers, missing: answer}) for answer in every)


def _answers(question: Step) -> list[Any]:
    ids = [answer.id for answer in question.answers]
    if not question.ticks:
        return ids
    return [ticked for size in range(1, len(ids) + 1) for ticked in combinations(ids, size)]


def test_a_line_says_whether_its_bar_is_kept() -> None:
    kept, missed = Row("A", 9.9, "x", 10, ""), Row("B", 10.1, "x", 10, "")
    assert " ok " in str(kept)
    assert " MISS " in str(missed)
    assert "ok" not in str(Row("C", 1, "s", None, ""))
    none, some = Row("D", 0, "ms", 0, ""), Row("E", 1, "ms", 0, "")
    assert " ok " in str(none)
    assert " MISS " in str(some)
    full, less = (Row("F", found, "/100", 100, "", least=True) for found in (100, 99))
    assert " ok " in str(full)
    assert " MISS " in str(less)


def test_stock_material_is_taken_as_it_comes() -> None:
    settings = stock_settings()
    assert settings["theme"] == {"name": "material", "font": False}
    assert not {"plugins", "extra", "nav", "hooks"} & set(settings)


def test_only_long_tasks_of_the_page_after_its_words_are_seen_count() -> None:
    def task(start: float, used: float, thread: int = 1, name: str = TASK) -> dict[str, Any]:
        times = {"ts": 1000 * start, "dur": 200_000, "tdur": 1000 * used}
        return {"name": name, "pid": 1, "tid": thread, **times}

    paint = {"name": PAINT, "pid": 1, "tid": 1, "ts": 1_000_000}
    short, long = task(1_100, 8), task(1_200, 10)
    others = [task(500, 99), task(1_300, 99, thread=2), task(1_300, 99, name="Other")]
    assert blocked([paint, short, *others]) == 0
    assert blocked([short, long, task(900, 20), *others, paint]) == 10 + 70


def test_what_several_runs_have_best_is_told() -> None:
    assert MEASURES["performance"].best([98, 100, 99]) == 100
    assert MEASURES["largest paint"].best([1.3, 1.1]) == 1.1


def test_what_goes_over_a_line_is_counted_as_it_goes_and_takes_its_time(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("'a'".ljust(90_000), "utf-8")
    (tmp_path / "b.bin").write_bytes(bytes(9_000))
    line = Line()
    with served(tmp_path, line.handler()) as address:
        with urlopen(f"{address}a.js?now") as answer:
            zipped = answer.read()
        line.slow_down()
        start = time.monotonic()
        with urlopen(f"{address}b.bin") as answer:
            assert answer.read() == bytes(9_000)
        spent = time.monotonic() - start
    assert len(gzip.decompress(zipped)) == 90_000
    assert line.sent == {"/a.js": len(zipped), "/b.bin": 9_000}
    assert spent > line.wait + 9_000 / line.rate


def test_what_was_looked_for_is_a_page_or_a_part_of_one() -> None:
    shown = [["a/b/?h=word#part", "a/b/"], ["list/#one"]]
    assert met(["a/b"], shown, by_page=False)
    assert met(["x", "list/#one"], shown, by_page=False)
    assert not met(["list/#two"], shown, by_page=False)
    assert met(["list/#two"], shown, by_page=True)
    assert not met(["a", "b"], shown, by_page=True)


def test_both_halves_of_the_queries_are_asked_and_a_few_are_some_of_them() -> None:
    every, few = queries(1_000), queries(20)
    assert {one.held for one in few} == {one.misspelt for one in few} == {True, False}
    assert set(few) < set(every)
    assert 20 <= len(few) < 40
    assert all(one.expect for one in every)


def test_a_larger_guide_has_more_words_but_not_all_are_others() -> None:
    text = "What to do when somebody tells you that they hurt themselves, and whom to call."
    assert numbered(text, 1) == text
    second, third = (numbered(text, copy) for copy in (2, 3))
    assert second != third
    assert len(second.split()) == len(text.split())
    assert set(second.split()) & set(text.split())
    assert "2" in second


def test_the_size_is_told_from_which_on_ours_is_behind() -> None:
    assert crossing({100: -50, 300: 50}) == "ours is ahead up to about 200 pages"
    assert crossing({100: 1, 300: 5}) == "ours is behind from 100 pages or fewer on"
    assert crossing({100: -9, 1_000: -1}) == "ours is ahead up to 1,000 pages and more"


def test_what_is_typed_grows_by_a_letter() -> None:
    assert letters("help") == ["he", "hel", "help"]


def test_the_others_are_given_the_same_graph(guide: Path) -> None:
    found = check_guide(guide, TODAY).guide
    assert found
    chart = chart_of(found.pathways[0])
    assert dotted(chart).count(" -> ") == len(chart.arrows)
    assert dotted(chart).count("shape=box") == len(chart.boxes)
    assert mermaided(chart).count(" -->") == len(chart.arrows)
    assert len(re.findall(r"^n\d+\[", mermaided(chart), re.MULTILINE)) == len(chart.boxes)
