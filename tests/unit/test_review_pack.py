"""The review pack: what each part says, that every line has a number, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fingerpost.checks import check_guide
from fingerpost.checks.signoff import standing
from fingerpost.compare.since import since_before
from fingerpost.model.guide import Guide
from fingerpost.outlets.cli import main
from fingerpost.published.data import guide_json
from fingerpost.release.day import today
from fingerpost.review import Asked, review_pack
from fingerpost.review.numbered import Count, numbered
from tests.build.sample import GUIDE
from tests.release.repository import GUIDE as FOLDER
from tests.unit.test_what_changed import Edit, _number, _way, _words, later


def pack(edit: Edit | None = None, whole: bool = False) -> str:
    guide = later(edit) if edit else GUIDE
    return review_pack(Asked(guide, since_before(guide), ["told.yml:3: A hard <sentence>."], whole))


def part(text: str, name: str) -> str:
    return next(one for one in text.split("<section>") if f'id="{name}"' in one)


def test_it_needs_no_other_file_and_runs_nothing() -> None:
    text = pack(_words)
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="(?!#|https:|tel:|sms:|mailto:)', text)


def test_the_cover_says_what_is_asked_and_leads_to_every_part() -> None:
    text = pack(_words)
    cover = text.split("<section>")[0]
    assert "version 0.2" in cover.lower()
    assert "compared with version 0.1" in cover
    names = re.findall(r'href="#([a-z]+)"', cover)
    assert names == re.findall(r'<h2 id="([a-z]+)">', text)
    assert len(names) == 6


def test_changed_words_can_be_seen_without_colour_or_lines() -> None:
    text = part(pack(_words), "changed")
    assert "<del>[−this]</del>" in text
    assert "<ins>[+it]</ins>" in text
    assert re.search(r"<strong>(Major|Minor)\.</strong>", text)


def test_a_changed_way_shows_both_ways_and_the_answers() -> None:
    text = part(pack(_way), "changed")
    assert text.index("<strong>Before</strong>") < text.index("<strong>Now</strong>")
    assert "The fewest answers that show it" in text
    assert "<strong>Major.</strong>" in text


def test_reviewers_see_the_number_before_and_now() -> None:
    text = part(pack(_number), "changed")
    assert "998" in text
    assert "999" in text


def test_without_an_earlier_version_that_is_said_and_all_is_printed() -> None:
    text = pack()
    assert "There is no earlier version" in part(text, "changed")
    assert part(text, "guidance").count('class="pathway"') == len(GUIDE.pathways)


def test_only_changed_pathways_are_printed_unless_all_are_asked_for() -> None:
    assert part(pack(_words), "guidance").count('class="pathway"') == 1
    assert part(pack(_words, whole=True), "guidance").count('class="pathway"') == len(
        GUIDE.pathways
    )


def test_every_line_has_its_number_once_and_in_order() -> None:
    text = pack(_words)
    found = [int(one) for one in re.findall(r'<span class="n">(\d+)</span>', text)]
    assert found == list(range(1, len(found) + 1))
    lines = re.findall(r"<(?:li|h[3-6])\b[^>]*>(.{16})", part(text, "guidance"))
    assert lines
    assert all(line.startswith('<span class="n">') for line in lines)


def test_a_paragraph_within_a_list_shares_the_number_of_its_line() -> None:
    text = numbered("<ul><li><p>a</p></li></ul><p>b</p>", Count())
    assert text.count('class="n"') == 2


def _end(data: dict[str, Any]) -> None:
    steps = data["pathways"]["schools/told"]["steps"]
    next(step for step in steps if step["id"] == "call")["act"] = "today"


def test_a_story_that_ends_otherwise_is_marked() -> None:
    marked = "This ends otherwise than in the version before."
    assert marked in part(pack(_end), "stories")
    assert marked not in part(pack(_words), "stories")


def _retitled(data: dict[str, Any]) -> None:
    steps = data["pathways"]["schools/told"]["steps"]
    next(step for step in steps if step["id"] == "call")["title"] = "Call for help at once"


def test_a_story_whose_end_only_has_other_words_is_not_marked() -> None:
    assert "ends otherwise" not in part(pack(_retitled), "stories")


def _another_story(data: dict[str, Any]) -> None:
    stories = data["pathways"]["schools/told"]["scenarios"]
    stories.append({**stories[0], "id": "gone", "story": "A story that went."})


def test_a_story_that_went_is_named() -> None:
    text = part(pack(_another_story), "stories")
    assert "A story that went." in text.split("Stories that are no longer there")[1]
    assert "no longer there" not in part(pack(_words), "stories")


def test_a_story_names_the_advice_that_is_shown() -> None:
    text = part(pack(_words), "stories")
    assert "Advice shown: " in text
    assert "its own words only" in text


def test_the_sheet_to_sign_has_a_caption_and_the_title_runs_on_paper(tmp_path: Path) -> None:
    text = made(approved(tmp_path))
    assert text.count("<caption>") == text.count("<table>") == 1
    assert "@bottom-left" in text


def test_stories_tell_question_answer_and_end() -> None:
    text = part(pack(_words), "stories")
    for pathway in GUIDE.pathways:
        for story in pathway.scenarios:
            assert f"<strong>{story.story}</strong>" in text
    assert "It ends at “Call for help” (now)." in text


def test_hard_sentences_are_shown_as_they_stand() -> None:
    assert "A hard &lt;sentence>." in part(pack(_words), "hardest").replace("&gt;", ">")


def test_the_sheet_has_every_role_and_the_codes_of_what_is_signed(tmp_path: Path) -> None:
    folder = approved(tmp_path)
    text = made(folder)
    sheet = part(text, "signing")
    for role in ("Reader of the words", "Editor of the directory"):
        assert role in sheet
    assert "fingerpost signoff 0.1 --role reader" in sheet
    guide = check_guide(folder / "pathways", today(), None, Path("docs")).guide
    assert guide is not None
    found = standing(guide, guide.pieces.revisions["0.1"])
    for signed in found.codes:
        assert found.hash(signed) in re.sub(r"[\s]", "", sheet)


def test_a_guide_without_signatures_says_so() -> None:
    assert "does not say who signs" in part(pack(_words), "signing")


def test_the_same_guide_gives_the_same_bytes() -> None:
    assert pack(_way) == pack(_way)


def test_what_an_author_wrote_cannot_become_markup() -> None:
    settings = GUIDE.shared.settings.model_copy(update={"title": "A <b>bold</b> *guide*"})
    guide: Guide = replace(GUIDE, shared=replace(GUIDE.shared, settings=settings))
    text = review_pack(Asked(guide, None))
    assert "<b>" not in text
    assert "A &lt;b&gt;bold&lt;/b&gt; *guide*" in text


def approved(folder: Path) -> Path:
    """The small guide of the tests of releases, with a revision."""
    shutil.copytree(FOLDER, folder / "pathways")
    revisions = folder / "pathways" / "revisions"
    revisions.mkdir()
    text = "version: 0.1\nstate: in-review\nwritten: 2026-11-22\nreason: To try.\n"
    (revisions / "0.1.yml").write_text(text)
    return folder


def made(folder: Path, *args: str) -> str:
    out = folder / "pack.html"
    guide = ("--guide", str(folder / "pathways"), "--out", str(out))
    done = CliRunner().invoke(main, ["review-pack", *guide, *args])
    assert done.exit_code == 0, done.output
    return out.read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["0.7"], "0.7 is not at hand"),
        (["--since", "no-such-thing"], "is no version, folder, guide.json or revision"),
        (["--out", "missing/folder/pack.html"], "cannot be written"),
        (["--out", "."], "cannot be written"),
        (["--out", "pathways/guide.yml/pack.html"], "cannot be written"),
        (["--out", f"{'x' * 254}.html"], "cannot be written"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], words: str
) -> None:
    approved(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["review-pack", *args])
    assert done.exit_code == 1
    assert words in done.output
    assert done.output.count("\n") == 1
    assert not list(tmp_path.rglob("*.html*"))


def test_it_compares_with_what_it_is_told(tmp_path: Path) -> None:
    folder = approved(tmp_path)
    old = json.loads(guide_json(GUIDE))
    (tmp_path / "old.json").write_text(json.dumps(old), "utf-8")
    assert "compared with version 0.1" in made(folder, "--since", str(tmp_path / "old.json"))
