"""Edits of this project's own guide, each of one kind, made to its published data.

What must be told of each stands in `guide_edits.yml`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

Data = dict[str, Any]
Edit = Callable[[Data], None]
TELLS, NIGHT = "schools/a-pupil-tells-you", "schools/out-of-hours"
EDITS: dict[str, Edit] = {}


def edit(do: Edit) -> Edit:
    """Notes an edit under its name, in words."""
    EDITS[do.__name__.replace("_", " ")] = do
    return do


def step(guide: Data, name: str, pathway: str = TELLS) -> Data:
    """A step of a pathway."""
    found: Data = next(s for s in guide["pathways"][pathway]["steps"] if s["id"] == name)
    return found


def answer(of: Data, name: str) -> Data:
    """An answer of a step."""
    found: Data = next(one for one in of["answers"] if one["id"] == name)
    return found


def leads(of: Data, name: str, to: str) -> None:
    """Makes an answer lead to a step."""
    answer(of, name)["rules"] = [{"go": to}]


def everywhere(guide: Data, **names: str) -> None:
    """Replaces words in the whole guide, ids in quotation marks and in links."""
    text = json.dumps(guide, ensure_ascii=False)
    for old, new in names.items():
        name = old.replace("__", "/").replace("_", "-")
        for form in ('"{}"', ":{})", ':{}"', '"{}#'):
            text = text.replace(form.format(name), form.format(new))
    guide.clear()
    guide.update(json.loads(text))


@edit
def an_answer_leads_elsewhere(guide: Data) -> None:
    leads(step(guide, "danger"), "not-sure", "hand-over-now")


@edit
def an_answer_leads_on_instead_of_to_an_end(guide: Data) -> None:
    leads(step(guide, "danger"), "not-sure", "injury")


@edit
def a_rule_has_another_condition(guide: Data) -> None:
    step(guide, "needs")["go"][0]["when"] = ["=", "suicide", "yes"]


@edit
def two_rules_change_places(guide: Data) -> None:
    rules = step(guide, "also", NIGHT)["go"]
    rules[0], rules[1] = rules[1], rules[0]


@edit
def a_question_is_asked_of_fewer(guide: Data) -> None:
    step(guide, "area")["only_when"] = ["=", "home", "yes"]


@edit
def a_step_on_the_way_is_left_out_for_some(guide: Data) -> None:
    leads(step(guide, "injury"), "not-sure", "suicide")


@edit
def the_same_questions_in_another_order(guide: Data) -> None:
    for name, to in (("yes", "call-999"), ("no", "injury"), ("not-sure", "call-999")):
        leads(step(guide, "danger", NIGHT), name, to)
    for name in ("yes", "no", "not-sure"):
        leads(step(guide, "injury", NIGHT), name, "first-aid" if name != "no" else "how")
    step(guide, "first-aid", NIGHT)["go"] = [{"go": "how"}]
    for name in ("with-me", "message", "heard"):
        leads(step(guide, "how", NIGHT), name, "suicide")


@edit
def a_deed_later_than_before(guide: Data) -> None:
    step(guide, "first-aid")["act"] = "today"


@edit
def an_outcome_sooner_than_before(guide: Data) -> None:
    step(guide, "tell-lead")["act"] = "now"


@edit
def somebody_else_does_it(guide: Data) -> None:
    step(guide, "first-aid")["actor"] = "A first aider, or the school nurse"


@edit
def an_outcome_loses_a_contact(guide: Data) -> None:
    step(guide, "hand-over-now")["contacts"].pop(1)


@edit
def an_outcome_gains_a_contact(guide: Data) -> None:
    step(guide, "call-999")["contacts"].append({"contact": "nhs-111", "fixed": True})


@edit
def a_contact_is_offered_to_fewer(guide: Data) -> None:
    kept = step(guide, "stay-close")["contacts"][-1]
    kept["when"] = ["!", ["=", "injury", "no"]]


@edit
def a_block_less(guide: Data) -> None:
    step(guide, "call-999")["blocks"].pop()


@edit
def a_block_more(guide: Data) -> None:
    block = {"position": 1, "body": "Note the time, and what they took if you know."}
    step(guide, "call-999")["blocks"].append(block)


@edit
def a_block_shown_to_fewer(guide: Data) -> None:
    step(guide, "hand-over-now")["blocks"][0]["when"] = ["=", "leaving", "yes"]


@edit
def a_block_of_several_outcomes_reworded(guide: Data) -> None:
    for name in ("hand-over-now", "tell-lead"):
        for block in step(guide, name)["blocks"]:
            body = block.get("body", "")
            block["body"] = body.replace("**Friends know.** Tell", "**Friends know.** Say to")


@edit
def another_response(guide: Data) -> None:
    other = step(guide, "hand-over-now")
    taken = {key: other[key] for key in ("response", "title", "body", "say", "do_not", "contacts")}
    step(guide, "tell-lead").update(taken)


@edit
def a_question_less(guide: Data) -> None:
    found = guide["pathways"][NIGHT]["steps"]
    found.remove(step(guide, "how", NIGHT))
    leads(step(guide, "danger", NIGHT), "no", "injury")
    step(guide, "stay-close", NIGHT)["only_when"] = ["=", "suicide", "yes"]
    for one in found:
        one["blocks"] = [b for b in one.get("blocks", []) if '"how"' not in json.dumps(b)]
        for n, block in enumerate(one["blocks"]):
            block["position"] = n


@edit
def a_question_more(guide: Data) -> None:
    more = deepcopy(step(guide, "injury"))
    more.update(id="alone", title="Are you alone with the pupil?", topic="none")
    del more["asks"], more["help"], more["why"]
    more["answers"].pop()
    for one in more["answers"]:
        one["rules"] = [{"go": "injury"}]
    guide["pathways"][TELLS]["steps"].insert(1, more)
    leads(step(guide, "danger"), "no", "alone")


@edit
def an_answer_more(guide: Data) -> None:
    more = {"id": "rather-not", "label": "They would rather not say", "rules": [{"go": "area"}]}
    step(guide, "home")["answers"].append(more)


@edit
def an_answer_less(guide: Data) -> None:
    step(guide, "leaving")["answers"].pop()


@edit
def a_box_more(guide: Data) -> None:
    step(guide, "needs")["answers"].insert(0, {"id": "tired", "label": "They are very tired"})


@edit
def boxes_instead_of_one_answer(guide: Data) -> None:
    question = step(guide, "leaving")
    question.update(ticks=True, go=[{"go": "needs"}])
    question["answers"] = [{"id": a["id"], "label": a["label"]} for a in question["answers"]]


@edit
def a_pathway_more(guide: Data) -> None:
    more = json.loads(json.dumps(guide["pathways"][NIGHT]).replace("a", "e").replace("o", "u"))
    more = {**deepcopy(guide["pathways"][NIGHT]), "title": more["title"]}
    more.update(id="schools/on-the-way", title="On the way to school", steps=more["steps"][-1:])
    guide["pathways"]["schools/on-the-way"] = more


@edit
def a_pathway_less(guide: Data) -> None:
    del guide["pathways"][NIGHT]


@edit
def a_file_has_another_name(guide: Data) -> None:
    everywhere(guide, schools__out_of_hours="schools/when-school-is-closed")


@edit
def a_file_has_another_name_and_leads_elsewhere(guide: Data) -> None:
    everywhere(guide, schools__out_of_hours="schools/when-school-is-closed")
    leads(step(guide, "danger", "schools/when-school-is-closed"), "not-sure", "tonight")


@edit
def a_step_has_another_name(guide: Data) -> None:
    pathway = guide["pathways"][TELLS]
    everywhere(pathway, stay_close="remain-with-them")


@edit
def a_question_has_another_name_and_leads_elsewhere(guide: Data) -> None:
    pathway = guide["pathways"][TELLS]
    for one in pathway["scenarios"]:
        one["answers"] = {("going" if k == "leaving" else k): v for k, v in one["answers"].items()}
    everywhere(pathway, leaving="going")
    leads(step(guide, "going"), "yes", "hand-over-now")


@edit
def a_step_stands_elsewhere(guide: Data) -> None:
    steps = guide["pathways"][TELLS]["steps"]
    steps.insert(-1, steps.pop(2))


@edit
def a_step_is_called_something_else(guide: Data) -> None:
    step(guide, "leaving")["title"] = "Could the pupil go before the lead has seen them?"


@edit
def a_body_reworded(guide: Data) -> None:
    step(guide, "first-aid")["body"] = "Ask a first aider to come to you."


@edit
def a_warning_less(guide: Data) -> None:
    step(guide, "first-aid")["do_not"].pop()


@edit
def a_warning_reworded(guide: Data) -> None:
    step(guide, "first-aid")["do_not"][1] = "Do not take photographs of the injury."


@edit
def a_first_line_less(guide: Data) -> None:
    guide["pathways"][TELLS]["first"].pop(1)


@edit
def a_label_reworded(guide: Data) -> None:
    answer(step(guide, "leaving"), "yes")["label"] = "Yes, they could"


@edit
def what_it_means_for_others_reworded(guide: Data) -> None:
    step(guide, "danger")["other_sides"][0]["text"] = "The adult asks this first. You can nod."


@edit
def a_contact_has_another_number(guide: Data) -> None:
    guide["contacts"]["samaritans"]["phone"] = "116 124"


@edit
def a_contact_has_other_hours(guide: Data) -> None:
    guide["contacts"]["childline"].update(hours="Every day, 9 am to midnight", always_open=False)


@edit
def a_contact_is_for_other_ages(guide: Data) -> None:
    guide["contacts"]["childline"]["ages"] = {"low": 0, "high": 17}


@edit
def a_contact_reworded(guide: Data) -> None:
    guide["contacts"]["kooth"]["about"] = "Free online counselling for young people."


@edit
def a_contact_less(guide: Data) -> None:
    del guide["contacts"]["moodspark"]


@edit
def a_contact_more(guide: Data) -> None:
    more = {**guide["contacts"]["kooth"], "name": "The Listening Post", "about": "A café."}
    guide["contacts"]["listening-post"] = more


@edit
def a_contact_has_another_name_within_the_guide(guide: Data) -> None:
    everywhere(guide, papyrus="hopeline")


@edit
def a_situation_is_more_urgent(guide: Data) -> None:
    found = next(s for s in guide["situations"].values() if s["act"] == "today")
    found["act"] = "now"


@edit
def a_story_less(guide: Data) -> None:
    guide["pathways"][TELLS]["scenarios"].pop(0)


@edit
def a_source_has_another_date(guide: Data) -> None:
    guide["evidence"]["ng225"]["dated"] = "7 October 2026"


@edit
def a_word_has_another_meaning(guide: Data) -> None:
    guide["glossary"]["self-harm"]["meaning"] = "When someone hurts themselves on purpose."


@edit
def an_explainer_reworded_for_one_group(guide: Data) -> None:
    section = guide["explainers"]["being-kind-to-yourself"]["sections"][0]
    section["body"]["families"] = "Your child may be ashamed. Be kind, and stay near."


@edit
def a_tool_shows_another_contact(guide: Data) -> None:
    guide["toolbox"]["be-with-someone"]["contacts"] = ["childline"]


@edit
def a_pathway_was_reviewed(guide: Data) -> None:
    guide["pathways"][TELLS]["dates"].update(reviewed="2026-11-20", review_by="2027-11-20")


@edit
def help_now_shows_others(guide: Data) -> None:
    guide["settings"]["crisis"].remove("shout")


@edit
def the_notice_reworded(guide: Data) -> None:
    guide["settings"]["notice"] = "Version 0.2, signed off by nobody yet."


@edit
def what_never_counts(guide: Data) -> None:
    guide["settings"].update(version="0.2", state="approved")
    guide["revisions"]["0.2"] = {"version": "0.2", "state": "draft", "reason": "Another."}


@edit
def the_same_said_otherwise(guide: Data) -> None:
    """Rules that always hold, and conditions written another way round."""
    step(guide, "needs")["go"][0]["when"] = [
        "|",
        ["=", "suicide", "not-sure"],
        ["=", "suicide", "yes"],
    ]
    answer(step(guide, "home"), "yes")["rules"] = [{"go": "area", "when": ["?", "home"]}]
    answer(step(guide, "home"), "yes")["rules"].append({"go": "call-999"})


@edit
def another_response_in_the_same_words(guide: Data) -> None:
    step(guide, "tell-lead")["response"] = "write-it-down"


@edit
def a_role_agrees_to_answer(guide: Data) -> None:
    del guide["pathways"][TELLS]["owner_proposed"]
    guide["toolbox"]["be-with-someone"]["owner"].pop("proposed")
