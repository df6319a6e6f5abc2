"""A commented case study to start from, in the sections of the form."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from fingerpost.shape.kinds import ID_PATTERN
from fingerpost.shape.programmes import WORD_LIMITS

_HEAD = """# yaml-language-server: $schema=../schemas/case-study.json
# A case study of a programme, in the sections of the form. It never tells one person's story: no
# name, no age, no history. Where the source says nothing, keep needs-owner-input.

title: {title}
project: quality-improvement   # research, service-evaluation or quality-improvement
# programme: name-of-a-programme
"""
_TAIL = """evidence: [name-of-the-source]  # an entry of evidence.yml
written: {today}
reviewed: null
review_by: {review}
owner: {{role: Say which role answers for this page, proposed: true}}
"""


def starting_text(name: str, today: datetime.date) -> str:
    """The text of a case study to fill in: every section with its limit of words."""
    title = name.replace("-", " ").capitalize()
    review = today + datetime.timedelta(days=180)
    sections = "".join(
        f"{field}: needs-owner-input{' ' * (14 - len(field))}# {most} words at most\n"
        for field, most in WORD_LIMITS.items()
    )
    return _HEAD.format(title=title) + sections + _TAIL.format(today=today, review=review)


def new_case_study(guide: Path, name: str) -> int:
    """Writes `guide/case-studies/NAME.yml`; refuses names that do not fit or are there already."""
    path = guide / "case-studies" / f"{name}.yml"
    if name == "index" or not re.fullmatch(ID_PATTERN.strip("^$"), name):
        click.echo(f'"{name}" is not a name. Use small letters, digits and hyphens.')
        return 1
    if not (guide / "guide.yml").is_file():
        click.echo(f"There is no {guide / 'guide.yml'} here. Run this beside the guide's folder.")
        return 1
    if path.exists():
        click.echo(f"{path} is there already. Choose another name.")
        return 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(starting_text(name, datetime.date.today()), "utf-8")
    click.echo(f"Written: {path}. Now fill it in, and run `fingerpost check`.")
    return 0
