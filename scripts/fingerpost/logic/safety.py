"""The safety rules that speak of every walk: danger first, and not-sure never later than no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.logic.diagram import EMPTY, FULL
from fingerpost.logic.explore import Exploration
from fingerpost.model.pathway import Answers, Step
from fingerpost.shape.kinds import ACTS, SAFETY_TOPICS, Topic


@dataclass(frozen=True, slots=True)
class Later:
    """Two readers who differ in one thing, where the one who is not sure gets help later."""

    step: str
    answers: Answers
    """Of the reader who is not sure."""
    other: Answers
    """Of the reader who says no (or yes)."""
    said: str


def without_danger_first(found: Exploration) -> Answers | None:
    """A smallest walk on which neither of the first two questions offers a sure way to now."""
    d = found.sheets.diagrams
    done = _all_done(found)
    safe = EMPTY
    for step_id, early in found.early.items():
        if _leads_to_now(found, found.pathway.step[step_id], done):
            safe = d.either(safe, early)
    return _smallest(found, d.minus(done, safe), {})


def _leads_to_now(found: Exploration, question: Step, done: int) -> bool:
    """Whether one answer of the question always leads to `act: now` after it."""
    d = found.sheets.diagrams
    met = d.both(done, found.met[question.id])
    helped = found.help_after.get(question.id, EMPTY)
    for answer in question.answers:
        chosen = d.both(met, found.sheets.answered(question.id, (answer.id,)))
        if chosen and not d.minus(chosen, helped):
            return True
    return False


def later_than_no(found: Exploration) -> Iterator[Later]:
    """For each safety question: a smallest pair of walks where not-sure gets help after no."""
    for question in found.pathway.questions:
        clear = "none" if question.ticks else "no"
        ids = {answer.id for answer in question.answers}
        if question.topic in SAFETY_TOPICS and {clear, "not-sure"} <= ids:
            unsure = found.sheets.fixed(question, "not-sure")
            sure = found.sheets.fixed(question, clear)
            pair = _later(found, unsure, sure, [])
            if pair:
                yield Later(question.id, *pair, clear)


def later_than_yes(found: Exploration) -> Iterator[Later]:
    """For each safety topic: a smallest pair where unsure throughout gets help after yes."""
    for topic in SAFETY_TOPICS:
        questions = _questions_on(found, topic)
        unsure: dict[int, int] = {}
        for question in questions:
            unsure |= found.sheets.fixed(question, "not-sure")
        pair = _later(found, unsure, {}, questions) if questions else None
        if pair:
            yield Later(questions[0].id, *pair, "yes")


def later_than_yes_alone(found: Exploration) -> Iterator[Later]:
    """For each safety question: a smallest pair where only its not-sure brings help after yes.

    A reader whom only not-sure asks a further question of the topic, and who answers that with
    no, is left out: being asked again is how a pathway may clear a doubt.
    """
    for topic in SAFETY_TOPICS:
        for question in _questions_on(found, topic):
            unsure = found.sheets.fixed(question, "not-sure")
            cleared = _cleared(found, question, unsure)
            pair = _later(found, unsure, {}, [question], cleared)
            if pair:
                yield Later(question.id, *pair, "yes")


def _cleared(found: Exploration, question: Step, unsure: dict[int, int]) -> int:
    """The sheets on which being unsure here leads to a question of the topic, answered no."""
    d = found.sheets.diagrams
    cleared = EMPTY
    for other in found.pathway.questions:
        clear = "none" if other.ticks else "no"
        if other.topic != question.topic or other is question or other.answer(clear) is None:
            continue
        met = found.met.get(other.id, EMPTY)
        says_no = d.both(met, found.sheets.answered(other.id, (clear,)))
        asked_anyway = _freed(found, met, [question])
        cleared = d.either(cleared, d.minus(d.fix(says_no, unsure), asked_anyway))
    return cleared


def _questions_on(found: Exploration, topic: Topic) -> list[Step]:
    """The topic's questions that can be answered not-sure and also otherwise than no."""
    questions = []
    for question in found.pathway.questions:
        ids = {answer.id for answer in question.answers}
        if question.topic == topic and "not-sure" in ids and ids - _NOT_YES:
            questions.append(question)
    return questions


_NOT_YES = {"no", "none", "not-sure"}


def _later(
    found: Exploration,
    unsure: dict[int, int],
    sure: dict[int, int],
    yes: list[Step],
    cleared: int = EMPTY,
) -> tuple[Answers, Answers] | None:
    """Sheets alike but for these values, where the unsure reader's help comes later, if any.

    With `yes` questions, the sure reader is anyone who answers all of those with a kind of yes.
    Sheets that are `cleared` do not count.
    """
    d, done = found.sheets.diagrams, _all_done(found)
    ever, pairs = EMPTY, EMPTY
    for act in ACTS:
        ever = d.either(ever, found.helped.get(act, EMPTY))
        late = d.fix(d.minus(done, ever), unsure)
        if late:
            soon = d.both(done, ever)
            soon = d.fix(soon, sure) if sure else _freed(found, soon, yes)
            pairs = d.either(pairs, d.both(late, soon))
    answers = _smallest(found, d.minus(pairs, cleared), unsure)
    if answers is None:
        return None
    return answers, _partner(found, answers, sure, yes)


def _freed(found: Exploration, sheets: int, yes: list[Step]) -> int:
    """The sheets that say yes in some way to these questions, free of how they say it."""
    d = found.sheets.diagrams
    variables: set[int] = set()
    for question in yes:
        sheets = d.both(sheets, _says_yes(found, question))
        variables |= set(found.sheets.variables[question.id].values())
    return d.free(sheets, variables)


def _says_yes(found: Exploration, question: Step) -> int:
    if question.ticks:
        return found.sheets.ordinary(question)
    ids = tuple(a.id for a in question.answers if a.id not in _NOT_YES)
    return found.sheets.answered(question.id, ids)


def _partner(
    found: Exploration, answers: Answers, sure: dict[int, int], yes: list[Step]
) -> Answers:
    """The other reader of a pair: the same sheet, with help sooner than `answers` gets it."""
    sheets, d = found.sheets, found.sheets.diagrams
    same = _all_done(found)
    changed = {q.id for q in yes} or {_question_of(found, sure)}
    for question in found.pathway.questions:
        if question.id not in changed:
            same = d.both(same, _exactly(found, question, answers[question.id]))
    for question in yes:
        same = d.both(same, _says_yes(found, question))
    for var, value in sure.items():
        same = d.both(same, d.where(var, {value}))
    for act in ACTS:
        soonest = d.both(same, found.helped.get(act, EMPTY))
        if soonest:
            return sheets.smallest(soonest)
    return sheets.smallest(same)


def _exactly(found: Exploration, question: Step, answer: str | tuple[str, ...]) -> int:
    if isinstance(answer, str):
        return found.sheets.answered(question.id, (answer,))
    return found.sheets.only(question, set(answer))


def _question_of(found: Exploration, values: dict[int, int]) -> str:
    var = next(iter(values))
    return next(q for q, v in found.sheets.variables.items() if var in v.values())


def _all_done(found: Exploration) -> int:
    done = EMPTY
    for layer in found.done:
        done = found.sheets.diagrams.either(done, layer)
    return done


def _smallest(found: Exploration, sheets: int, fixed: dict[int, int]) -> Answers | None:
    """The sheet of the set whose walk is shortest, then with fewest ticks; None if empty."""
    d = found.sheets.diagrams
    chosen = FULL
    for var, value in fixed.items():
        chosen = d.both(chosen, d.where(var, {value}))
    for layer in found.done:
        here = d.both(d.both(sheets, chosen), layer)
        if here:
            return found.sheets.smallest(here)
    return None
