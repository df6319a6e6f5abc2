"""Walking one pathway in the terminal: with answers given, or asked for step by step."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import click

from fingerpost.load.alone import load_alone
from fingerpost.logic.walk import Walk, acceptable, walk
from fingerpost.model.pathway import Answers, Pathway, Step
from fingerpost.outlets.told import part_lines, said, step_lines
from fingerpost.problems import Problem, as_json, as_text, did_you_mean

REACHED, WRONG, MISSING = 0, 1, 3
"""Exit codes: an outcome was reached; a problem or an unknown answer; an answer is missing."""


def walk_file(file: Path, answers: str | None, as_json_: bool) -> int:
    """Walks the pathway in a file and prints what happens; returns the exit code."""
    pathway, problems = load_alone(_find(file), datetime.date.today())
    if pathway is None:
        return _refuse(problems, as_json_)
    if answers is None:
        return _ask_on(pathway)
    given, wrong = read_answers(pathway, answers)
    if wrong:
        return _refuse(wrong, as_json_)
    result = walk(pathway, given)
    if result.stop in ("loop", "dead-end"):
        return _refuse([_stopped(pathway, result)], as_json_)
    if as_json_:
        click.echo(json.dumps(as_data(result), ensure_ascii=False))
    else:
        _tell(pathway, result)
    return REACHED if result.stop == "outcome" else MISSING


def _find(file: Path) -> Path:
    """The file itself, or the pathway that the name of an audience and a page stand for."""
    named = Path("pathways", f"{file}.yml")
    return named if not file.exists() and named.is_file() else file


def as_data(result: Walk) -> dict[str, Any]:
    """A walk as the JSON object that `fingerpost walk --json` prints."""
    return {
        "route": list(result.route),
        "outcome": result.outcome,
        "blocks": list(result.blocks),
        "responses": list(result.responses),
        "act": result.act,
        "missing": result.missing,
        "unused": list(result.unused),
    }


def read_answers(pathway: Pathway, text: str) -> tuple[Answers, list[Problem]]:
    """Answers from JSON, held against the pathway's questions."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}, [_answer_problem("--answers is not JSON", 'Write {"step": "answer"}.')]
    if not isinstance(data, dict):
        return {}, [_answer_problem("--answers is not an object", 'Write {"step": "answer"}.')]
    answers: dict[str, str | tuple[str, ...]] = {}
    problems = []
    for step_id, value in data.items():
        answer = tuple(value) if isinstance(value, list) else value
        problem = _wrong_answer(pathway, step_id, answer)
        if problem:
            problems.append(problem)
        else:
            answers[step_id] = answer
    return answers, problems


def _wrong_answer(pathway: Pathway, step_id: str, answer: Any) -> Problem | None:
    step = pathway.step.get(step_id)
    if step is None or step.kind != "question":
        asked = [question.id for question in pathway.questions]
        return _answer_problem(f'"{step_id}" is not a question here', did_you_mean(step_id, asked))
    ticked = (answer,) if isinstance(answer, str) else answer
    known = [each.id for each in step.answers]
    if not isinstance(ticked, tuple) or not all(isinstance(t, str) for t in ticked):
        return _answer_problem(f'"{step_id}" needs an answer, or a list of ticks')
    for each in ticked:
        if each not in known:
            hint = did_you_mean(each, known) or f"It has {', '.join(known)}."
            return _answer_problem(f'"{each}" is not an answer of "{step_id}"', hint)
    if not acceptable(step, ticked):
        hint = "Tick at least one; none and not-sure stand alone." if step.ticks else ""
        return _answer_problem(f'these answers of "{step_id}" do not go together', hint)
    return None


def _answer_problem(message: str, hint: str = "") -> Problem:
    return Problem("--answers", 0, 0, "answer", message, hint)


def _stopped(pathway: Pathway, result: Walk) -> Problem:
    what = {"loop": "is met twice", "dead-end": "leads nowhere with these answers"}
    message = f'"{result.stopped_at}" {what[result.stop]}'
    return Problem(pathway.file, 0, 0, result.stop, message, "See fingerpost check.")


def _refuse(problems: list[Problem], as_json_: bool) -> int:
    click.echo(f'{{"problems": {as_json(problems)}}}' if as_json_ else as_text(problems))
    return WRONG


def _tell(pathway: Pathway, result: Walk) -> None:
    for step_id in result.route:
        for line in step_lines(pathway.step[step_id], result):
            click.echo(line)
        ticked = result.given.get(step_id, frozenset())
        labels = [a.label for a in pathway.step[step_id].answers if a.id in ticked]
        if labels:
            click.echo(f"   Answer: {', '.join(labels)}")
    if result.missing:
        click.echo(f'\nStill to answer: "{result.missing}".')
    if result.outcome:
        _tell_outcome(pathway.step[result.outcome], result)
    if result.unused:
        click.echo(f"\nNot asked on this walk: {', '.join(result.unused)}.")


def _tell_outcome(step: Step, result: Walk) -> None:
    for position in result.blocks:
        for line in part_lines(step.blocks[position]):
            click.echo(line)
    if result.contacts:
        click.echo(f"\nContacts met on the way: {', '.join(result.contacts)}")


def _ask_on(pathway: Pathway) -> int:
    """Asks each question in turn, as a reader would meet it."""
    click.echo(f"{pathway.title}\n")
    for line in pathway.first:
        click.echo(f"  * {said(line)}")
    answers: dict[str, str | tuple[str, ...]] = {}
    told = 0
    while True:
        result = walk(pathway, answers)
        for step_id in result.route[told:]:
            for line in step_lines(pathway.step[step_id], result):
                click.echo(line)
        told = len(result.route)
        if result.stop == "outcome" and result.outcome:
            _tell_outcome(pathway.step[result.outcome], result)
            return REACHED
        if result.stop != "missing" or result.missing is None:
            return _refuse([_stopped(pathway, result)], False)
        answer = _prompt(pathway.step[result.missing])
        if answer is None:
            return MISSING
        answers[result.missing] = answer


def _prompt(step: Step) -> str | tuple[str, ...] | None:
    """The answer picked by number; several numbers for tick-boxes; None at the end of input."""
    for number, answer in enumerate(step.answers, 1):
        click.echo(f"   {number}) {answer.label}")
    question = "Numbers, with spaces" if step.ticks else "Number"
    while True:
        try:
            typed = click.prompt(question, prompt_suffix=": ").replace(",", " ").split()
        except (click.Abort, EOFError):
            return None
        picked = [
            step.answers[int(n) - 1].id
            for n in typed
            if n.isdecimal() and 0 < int(n) <= len(step.answers)
        ]
        if len(picked) == len(typed) and acceptable(step, picked):
            return tuple(picked) if step.ticks else picked[0]
        alone = ", ".join(step.exclusive)
        hint = f" {alone.capitalize()} cannot be ticked with others." if alone else ""
        click.echo(f"Please give the number of an answer.{hint}")
