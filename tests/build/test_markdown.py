"""Words of authors as Markdown: they show as they were written, and cannot break the page."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Condition, Is, Not
from fingerpost.model.pathway import Answer, Rule
from fingerpost.pages import furniture, render
from fingerpost.pages.a_to_z import a_to_z_page
from fingerpost.pages.anchors import anchors, codes
from fingerpost.pages.pathways import pathway_page
from fingerpost.pages.sheet import box, data, inline, plain
from fingerpost.pages.sheet import markdown as written
from fingerpost.pages.steps import folded
from fingerpost.pages.words import Telling
from tests.build.conftest import ROOT
from tests.build.sample import GUIDE, NOW, STEPS, TOLD

EXTENSIONS = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["markdown_extensions"]
NAMES = ["tables", "fenced_code", *(n if isinstance(n, str) else next(iter(n)) for n in EXTENSIONS)]
AWKWARD = st.text(st.sampled_from("ab1 .-+#>*_`[](){}|\\/&<!:;=~\"'\n\téδ‘’"), min_size=1)
RULES = (Rule("care", Is("1st", ("11",))), Rule("call"))
TELL = Telling(TOLD, anchors(GUIDE, TOLD))


def shown(source: str) -> str:
    made = markdown.markdown(source, extensions=NAMES)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", made)).split())


@given(AWKWARD.filter(str.strip))
def test_plain_text_shows_as_it_is(text: str) -> None:
    want = " ".join(text.split())
    assert shown(plain(text)) == want
    assert shown(f"- {plain(text)}") == want
    assert shown(f"## {plain(text)} {{#anchor}}") == want
    inside = written([box("div.fp-a", box("p.fp-b", plain(text)), f"[{plain(text)}](#x)")])
    assert shown(inside) == f"{want} {want}"


@given(AWKWARD.filter(str.strip))
def test_a_line_without_links_or_bold_shows_as_it_is(text: str) -> None:
    if "**" not in text and "](" not in text:
        assert shown(inline(text)) == " ".join(text.split())


def test_links_and_bold_work_in_a_line() -> None:
    line = "Ring [the *lead*](contact:lead), **now** or <later>."
    assert inline(line) == r"Ring [the \*lead\*](contact:lead), **now** or &lt;later>."


@pytest.mark.parametrize("value", ["it's", "back\\slash", {"a": "é\n"}])
def test_free_text_is_refused_in_an_attribute(value: object) -> None:
    with pytest.raises(ValueError, match="attribute"):
        data("fp", value if isinstance(value, dict) else {"a": value})


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Is("danger", ("yes",)), "you answered **Yes** to "),
        (Not(Is("danger", ("yes", "no"))), "you did not answer **Yes** or **No** to "),
        (Is("needs", ("home",)), "you ticked **Afraid at home** at "),
        (Asked("danger"), "you were asked "),
        (Not(Asked("danger")), "you were not asked "),
        (Not(Not(Asked("danger"))), "you were asked "),
    ],
)
def test_conditions_in_words(condition: Condition, words: str) -> None:
    step = TOLD.step["needs" if condition == Is("needs", ("home",)) else "danger"]
    assert TELL.said(condition) == f"{words}[step {step.number}: {step.title}](#{step.id})"


def test_not_goes_inward_and_mixtures_are_bracketed() -> None:
    yes, no = Is("danger", ("yes",)), Is("danger", ("no",))
    mixed = Not(AllOf((yes, AnyOf((no, Asked("hurt"))))))
    assert TELL.said(mixed, "danger") == (
        "you did not answer **Yes** here or (you did not answer **No** here and "
        "you were not asked [step 2: Are they hurt?](#hurt))"
    )


def test_folded_variants_hold_only_where_no_earlier_one_does() -> None:
    first, second = folded(STEPS[1].variants)
    assert first[1] == Is("danger", ("not-sure",))
    assert second[1] == AllOf((Is("danger", ("no",)), Not(Is("danger", ("not-sure",)))))


def test_codes_are_short_and_stay_when_a_step_is_added() -> None:
    before = codes(NOW)
    more = replace(NOW, steps=(replace(NOW.steps[0], id="new"), *NOW.steps))
    assert before.items() <= codes(more).items()
    assert all(re.fullmatch("s[0-9a-f]{4}", code) for code in before.values())


def test_blocks_come_earliest_act_first_and_ended_ones_not_at_all() -> None:
    told = next(page for page in render(GUIDE) if page.uri == "schools/told.md").markdown
    assert re.findall(r'data-fp-block="(\d)"', told) == ["1", "0"]
    assert "Ended words" not in told
    assert "Gone" not in told
    assert "We show this until 31 January 2027." in told


def test_a_number_to_be_confirmed_is_shown_nowhere() -> None:
    for page in render(GUIDE):
        assert "01632" not in page.markdown, page.uri


def test_an_overdue_page_says_so() -> None:
    late = replace(GUIDE, today=datetime.date(2027, 6, 1))
    told = next(page for page in render(late) if page.uri == "schools/told.md").markdown
    assert "due for review by 22 May 2027" in told


def test_furniture_without_a_guide_is_empty_and_has_all_that_templates_ask_for() -> None:
    made = furniture(None)
    assert made.keys() == furniture(GUIDE).keys()
    assert made["help"] == made["menu"] == []


def test_names_may_begin_with_a_digit() -> None:
    steps = (
        replace(STEPS[3], id="1st", answers=(Answer("11", "Eleven"), Answer("none", "None"))),
        replace(STEPS[1], id="2nd", variants=(), answers=(Answer("0-5", "Under six", RULES),)),
        replace(STEPS[2], go=(Rule("call"),)),
        STEPS[6],
    )
    rules = (Rule("2nd"),)
    pathway = replace(TOLD, start="1st", steps=(replace(steps[0], go=rules), *steps[1:]))
    text = pathway_page(GUIDE, pathway).markdown.split("---\n", 2)[2]
    made = markdown.markdown(text, extensions=NAMES)
    assert "///" not in made
    assert '<li data-fp-answer="11">' in made
    assert '<ul class="fp-rules" id="2nd_go">' in made


def test_a_name_that_two_pages_share_leads_to_the_first_of_the_guide() -> None:
    first = [replace(NOW, id=f"schools/page-{n}", also_called=("a shared name",)) for n in range(9)]
    made = a_to_z_page(replace(GUIDE, pathways=tuple(first))).markdown
    assert made.count("[a shared name]") == made.count("[a shared name](schools/page-0.md)") == 1
