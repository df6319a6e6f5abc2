"""A commented pathway to start from, which passes every check as it is."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from fingerpost.load.shared import read_shared_in
from fingerpost.model.guide import Shared
from fingerpost.shape.kinds import REF_PATTERN

_FIRST = """# yaml-language-server: $schema=../schemas/pathway.json
# A pathway: questions one at a time, ending in something to do, a person, and a way to reach them.
# Lines that begin with # are notes for you; readers never see them. Check your work as you go:
#   fingerpost check            fingerpost walk pathways/{name}.yml

title: {title}
audience: {audience}
summary: Say in one sentence what has happened and what this page helps with.
first:                         # what to do or say before any question
  - Stay calm, and stay with them.
written: {today}
reviewed: null                 # a date, once it was reviewed
review_by: {review}
owner: {{role: Say which role answers for this page, proposed: true}}
start: danger

steps:
"""
_ASKED = """  danger:
    ask: {danger}             # the wording is in questions.yml, the same for every pathway
    answers: {{{answers}}}
"""
_OWN = """  danger:
    question: Is anyone in danger right now?
    topic: danger
    answers: {yes: get-help-now, no: tell-someone, not-sure: get-help-now}
"""
_NOW_SHARED = """
  get-help-now:
    response: {now}           # the words and contacts are in responses.yml
"""
_NOW_OWN = """
  get-help-now:
    outcome: Get help now
    act: now                   # now, today, this-week or when-ready: when to act
    actor: You
    contacts: [{crisis}]
"""
_LAST = """
  tell-someone:
    outcome: Tell somebody who can help
    act: today
    actor: You
    body: |
      Say here what to do, in short sentences.
    say: [Thank you for telling me.]
    do_not: [Do not promise to keep it secret.]
    contacts: [{crisis}]       # at least one way to reach somebody; see contacts.yml

scenarios:                     # short stories that must come out right, checked every time
  - id: nobody-in-danger
    story: Someone has told you something that worries you, and nobody is in danger.
    answers: {{danger: {no}}}
    reaches: tell-someone
  - id: in-danger
    story: Someone is in danger right now.
    answers: {{danger: {yes}}}
    reaches: get-help-now
"""


def new_pathway(guide: Path, name: str) -> int:
    """Writes `guide/NAME.yml`; refuses names that do not fit and files that are there already."""
    problem = _refusal(guide, name)
    if problem:
        click.echo(problem)
        return 1
    shared = read_shared_in(guide).shared
    path = guide / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(starting_text(name, shared, datetime.date.today()), "utf-8")
    click.echo(f"Written: {path}. Now change every line to fit, and run `fingerpost check`.")
    return 0


def _refusal(guide: Path, name: str) -> str:
    if not re.fullmatch(REF_PATTERN.strip("^$"), name):
        return f'"{name}" is not a pathway\'s name. Write AUDIENCE/NAME, like schools/first-aid.'
    if not (guide / "guide.yml").is_file():
        return f"There is no {guide / 'guide.yml'} here. Run this beside the guide's folder."
    audience = name.split("/", maxsplit=1)[0]
    known = read_shared_in(guide).shared.settings.audiences
    if audience not in known:
        return f'"{audience}" is not an audience. The guide knows {", ".join(known)}.'
    if (
        not read_shared_in(guide).shared.settings.crisis
        or not read_shared_in(guide).shared.contacts
    ):
        return "Fill in contacts.yml first, and name crisis contacts in guide.yml."
    if (guide / f"{name}.yml").exists():
        return f"{guide / name}.yml is there already. Choose another name."
    return ""


def starting_text(name: str, shared: Shared, today: datetime.date) -> str:
    """The text of a starting file that fits this guide's own questions and responses."""
    audience, stem = name.split("/")
    title = stem.replace("-", " ").capitalize()
    review = today + datetime.timedelta(days=180)
    danger = next((k for k, q in shared.questions.items() if q.topic == "danger"), None)
    ids = list(shared.questions[danger].answers) if danger else []
    usable = danger is not None and {"yes", "no", "not-sure"} <= set(ids)
    now = next((s.response for s in shared.situations.values() if s.act == "now"), None)
    leads = {"no": "tell-someone"}
    answers = ", ".join(f"{a}: {leads.get(a, 'get-help-now')}" for a in ids)
    crisis = shared.settings.crisis[0]
    text = _FIRST.format(name=name, title=title, audience=audience, today=today, review=review)
    text += _ASKED.format(danger=danger, answers=answers) if usable else _OWN
    text += (
        _NOW_SHARED.format(now=now) if now in shared.responses else _NOW_OWN.format(crisis=crisis)
    )
    return text + _LAST.format(crisis=crisis, no="no", yes="yes")
