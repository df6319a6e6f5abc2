"""A small guide made by hand, with every construct that a page must show."""

from __future__ import annotations

import datetime
from typing import Any

from fingerpost.model.conditions import AllOf, AnyOf, Asked, Is, Not
from fingerpost.model.guide import Guide, Shared
from fingerpost.model.pathway import (
    Answer,
    Block,
    Dates,
    EvidenceRef,
    OtherSide,
    Pathway,
    Rule,
    Scenario,
    ShownContact,
    Step,
    Variant,
)
from fingerpost.shape.directory import Contact
from fingerpost.shape.shared import (
    Evidence,
    Response,
    Settings,
    Situation,
    Term,
)

TODAY = datetime.date(2026, 11, 22)
DATES = Dates(TODAY, None, datetime.date(2027, 5, 22))


def _audience(title: str, door: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "door": door, "intro": f"For {title.lower()}.", **more}


SETTINGS = Settings.model_validate(
    {
        "language": "1",
        "title": "Sample guide",
        "short_title": "Sample",
        "version": "0.1",
        "state": "draft",
        "publisher": "Nobody yet",
        "intended_purpose": "A sample for tests. It is not advice.",
        "notice": "Draft. Not signed off by anybody.",
        "crisis": ["emergency", "text-line"],
        "areas": {"kent": "Kent", "medway": "Medway"},
        "audiences": {
            "schools": _audience("Schools", "I work in a school"),
            "young-people": _audience("Young people", "I'm a young person", discreet="true"),
        },
    }
)


def _contact(name: str, **more: Any) -> Contact:
    facts = {
        "name": name,
        "about": f"What {name} does.",
        "hours": "Day and night",
        "ages": "any",
        "area": "everywhere",
        "source": "https://example.org/facts",
        "verified": "null",
        "review_by": "2027-02-22",
    }
    return Contact.model_validate({**facts, **more})


CONTACTS = {
    "emergency": _contact("Emergency services", phone="999", always_open="true", crisis="true"),
    "text-line": _contact(
        "Text line", text={"to": "85258", "send": "HELLO"}, always_open="true", crisis="true"
    ),
    "lead": _contact("Your safeguarding lead", in_person="Their name is on the poster."),
    "club": _contact(
        "The *club*",
        phone="01632 960 000",
        to_confirm=["phone", "hours"],
        ages="11-18",
        area=["kent"],
        not_for=["suicide"],
        web="https://example.org/club",
        verified="2026-11-01",
        verified_by="Directory editor",
    ),
}
RESPONSES = {
    "tell-lead": Response.model_validate(
        {
            "title": {"schools": "Tell the lead", "everyone": "Tell someone you trust"},
            "act": "today",
            "actor": "You",
            "evidence": ["ng225/1.8.2"],
        }
    )
}
SHARED = Shared(
    settings=SETTINGS,
    situations={
        "told": Situation(
            title="Somebody tells you",
            audiences=("schools", "young-people"),
            response="tell-lead",
            act="today",
        )
    },
    responses=RESPONSES,
    contacts=CONTACTS,
    evidence={
        "ng225": Evidence.model_validate(
            {
                "title": "Self-harm guideline",
                "publisher": "NICE",
                "kind": "guideline",
                "dated": "2022",
                "web": "https://www.nice.org.uk/guidance/ng225",
                "says": "Six things to find out.",
                "checked": "null",
                "review_by": "2027-05-22",
            }
        )
    },
    glossary={"lead": Term(term="Safeguarding lead", meaning="The person in charge of safety.")},
)


def _rules(*targets: str) -> tuple[Rule, ...]:
    return tuple(Rule(target) for target in targets)


def _answers(yes: str, no: str) -> tuple[Answer, ...]:
    return (
        Answer("yes", "Yes", _rules(yes)),
        Answer("no", "No", _rules(no)),
        Answer("not-sure", "I'm not sure", _rules(yes)),
    )


STEPS = (
    Step("danger", 1, "question", "Is anybody in danger?", answers=_answers("call", "hurt"),
         help="Ring [help](contact:emergency) if **unsure**.", why="Danger comes first."),
    Step(
        "hurt", 2, "question", "Are they hurt?",
        body="If you cannot tell, ask gently.\n\nSee [the lead](term:lead).",
        answers=(*_answers("care", "needs")[:2],
                 Answer("other", "Something [else]", (
                     Rule("care", Is("danger", ("not-sure",))), Rule("needs")))),
        variants=(
            Variant(Is("danger", ("not-sure",)), title="Could they be hurt?", body="Ask twice."),
            Variant(Is("danger", ("no",)), body="Ask once.", until=datetime.date(2027, 1, 31)),
            Variant(Is("danger", ("yes",)), title="Gone", body="Gone.", ended=True),
        ),
        other_sides=(OtherSide("young-people", "You are asked kindly.", None),),
    ),
    Step("care", 3, "action", "Care for them", go=_rules("needs"), act="now", actor="You",
         body="Stay.", say=("Thank you.",), do_not=("Do not ask for details.",),
         contacts=(ShownContact("emergency"),)),
    Step("needs", 4, "question", "Which are true?", ticks=True,
         answers=(Answer("home", "Afraid at home"), Answer("plan", "Has a plan"),
                  Answer("none", "None of these")),
         go=(Rule("follow", Is("needs", ("plan",))), Rule("tell"))),
    Step("follow", 5, "question", "Is the plan known?", answers=_answers("tell", "tell"),
         only_when=AllOf((Is("needs", ("plan",)), Not(Asked("hurt")))), otherwise="tell"),
    Step(
        "tell", 6, "outcome", "Tell the lead", act="today", actor="You, who was told",
        response="tell-lead", contacts=(ShownContact("lead"),), then=("young-people/now",),
        blocks=(
            Block(0, title="Later", body="Later words.", act="when-ready"),
            Block(1, AnyOf((Is("needs", ("home",)), Is("hurt", ("yes", "other")))),
                  title="Home", act="now", actor="The lead", contacts=(
                      ShownContact("club", Not(Is("danger", ("yes",))), True, False),),
                  until=datetime.date(2027, 1, 31)),
            Block(2, body="Ended words.", ended=True),
        ),
    ),
    Step("call", 7, "outcome", "Call for help", act="now", actor="You",
         contacts=(ShownContact("emergency"),)),
)  # fmt: skip

TOLD = Pathway(
    "schools/told", "pathways/schools/told.yml", "schools", "A pupil tells you",
    "What to do first.", DATES, "Lead for safeguarding", True, "danger", STEPS,
    scenarios=(Scenario("one", "A story.", {"danger": "yes"}, "call", situation="told"),),
    first=("Stay with them.", "Never promise to keep it [secret](term:lead)."),
    also_called=("disclosure",), evidence=(EvidenceRef("ng225", "1.8.1"),),
)  # fmt: skip

NOW = Pathway(
    "young-people/now", "pathways/young-people/now.yml", "young-people", "Right now",
    "The next minutes.", DATES, "Lead for young people", True, "safe",
    (
        Step("safe", 1, "question", "Are you safe?", answers=_answers("talk", "call-now")),
        Step("talk", 2, "outcome", "Talk to someone", act="today", actor="You",
             contacts=(ShownContact("text-line"),)),
        Step("call-now", 3, "outcome", "Call now", act="now", actor="You",
             contacts=(ShownContact("emergency"),)),
    ),
)  # fmt: skip

GUIDE = Guide(SHARED, (TOLD, NOW), TODAY)
