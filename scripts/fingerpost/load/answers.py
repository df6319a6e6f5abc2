"""A question's answers, in every short form, become answers with a label and rules."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.load.context import Context
from fingerpost.model.pathway import Answer, Rule
from fingerpost.problems import DataPath, did_you_mean
from fingerpost.shape.kinds import ELSEWHERE, for_audience
from fingerpost.shape.pathway import AnswerShape, GoRule, PathwayShape, StepShape
from fingerpost.shape.shared import SharedAnswer, SharedQuestion

READY = {"yes": "Yes", "no": "No", "not-sure": "I’m not sure", "none": "None of these"}
"""Labels that every pathway may use without writing them."""
UNLESS_WRITTEN = ("yes", "no", "not-sure")
"""The answers of a shared question that lists none."""


def answer_ids(step: StepShape, question: SharedQuestion | None) -> tuple[str, ...]:
    """The ids of a question's answers, in order; those of the shared question by default."""
    if step.answers is None:
        return (tuple(question.answers) or UNLESS_WRITTEN) if question else ()
    return tuple(step.answers)


def read_answers(
    context: Context, step_id: str, step: StepShape, question: SharedQuestion | None
) -> tuple[Answer, ...]:
    """Every answer with its label and all the rules it follows; faults go to the context."""
    at: DataPath = ("steps", step_id, "answers")
    own_go = read_go(context, step.go, ("steps", step_id, "go"), "this step")
    ids = answer_ids(step, question)
    if not ids:
        hint = "Write answers: [yes, no, not-sure], or a map from answers to steps."
        context.fault(("steps", step_id), "missing", "this question has no answers", hint)
    if len(set(ids)) < len(ids):
        context.fault(at, "duplicate", "an answer stands here twice", "Remove one of them.")
    return tuple(
        _answer(context, step_id, step, question, answer_id, own_go)
        for answer_id in dict.fromkeys(ids)
    )


def _answer(
    context: Context,
    step_id: str,
    step: StepShape,
    question: SharedQuestion | None,
    answer_id: str,
    own_go: tuple[Rule, ...],
) -> Answer:
    at: DataPath = ("steps", step_id, "answers")
    full = _full(step, answer_id)
    if isinstance(step.answers, dict):
        at = (*at, answer_id)
    elif isinstance(step.answers, tuple):
        at = (*at, step.answers.index(answer_id))
    ticks = step.pick == "any"
    if full.go is not None and ticks:
        hint = "Give the step its own go: with rules, because several answers can be ticked."
        context.fault(at, "tick-go", "an answer of tick-boxes cannot lead somewhere alone", hint)
    go_at = (*at, "go") if _is_map(step, answer_id) else at
    rules = read_go(context, full.go, go_at, f'answer "{answer_id}"')
    if full.go is None and step.go is None and not ticks:
        hint = "Give the answer a step to go to, or give the step its own go:."
        context.fault(at, "dead-end", f'answer "{answer_id}" leads nowhere', hint)
    if not rules or rules[-1].when is not None:
        rules += own_go
    if isinstance(full.label, str) and full.label in context.shape.steps and step.go is not None:
        message = f'"{full.label}" is the label here, because the step has its own go:'
        hint = f"To lead there, write {answer_id}: {{go: {full.label}}}."
        context.fault(at, "label-step", message, hint)
    shared = question.answers.get(answer_id) if question else None
    label = _label(context, full.label, shared, answer_id, at)
    told = shared if isinstance(shared, SharedAnswer) else full
    area, ages = full.area or told.area, full.ages or told.ages
    _check_area(context, area, at)
    return Answer(answer_id, label, () if ticks else rules, area, ages)


def _is_map(step: StepShape, answer_id: str) -> bool:
    return isinstance(step.answers, dict) and isinstance(step.answers[answer_id], AnswerShape)


def _full(step: StepShape, answer_id: str) -> AnswerShape:
    """The answer in full, whichever short form was used."""
    value = step.answers[answer_id] if isinstance(step.answers, dict) else None
    if isinstance(value, AnswerShape):
        return value
    if isinstance(value, tuple):
        return AnswerShape(go=value)
    if value is None or not value.strip():
        return AnswerShape()
    if step.go is not None or step.pick == "any":
        return AnswerShape(label=value)
    return AnswerShape.model_construct(label=None, go=value, area=None, ages=None)


def _label(
    context: Context,
    label: str | None,
    shared: SharedAnswer | str | dict[str, str] | None,
    answer_id: str,
    at: DataPath,
) -> str:
    words = shared.label if isinstance(shared, SharedAnswer) else shared
    said = label or for_audience(words, context.audience) or READY.get(answer_id, "")
    if said:
        return str(said)
    hint = f"Write {answer_id}: {{label: The words, go: a-step}}."
    context.fault(at, "label-missing", f'answer "{answer_id}" has no words for the reader', hint)
    return answer_id.replace("-", " ").capitalize()


def _check_area(context: Context, area: str | None, at: DataPath) -> None:
    areas = context.shared.settings.areas
    if area is not None and area not in areas and area != ELSEWHERE:
        hint = did_you_mean(area, [*areas, ELSEWHERE]) or f"guide.yml knows {', '.join(areas)}."
        context.fault((*at, "area"), "area-unknown", f'"{area}" is not an area of the guide', hint)


def read_go(
    context: Context, go: str | tuple[GoRule, ...] | None, at: DataPath, who: str
) -> tuple[Rule, ...]:
    """Where next, as rules. `who` begins the message when a target is not a step."""
    if go is None:
        return ()
    if isinstance(go, str):
        target = _target(context, go, at, who)
        return (Rule(target, None, at),) if target else ()
    rules = [_rule(context, rule, (*at, i), who, i == len(go) - 1) for i, rule in enumerate(go)]
    if not rules:
        context.fault(at, "dead-end", f"{who} has an empty list of rules", "Name a step.")
    return tuple(rule for rule in rules if rule)


def _rule(context: Context, rule: GoRule, at: DataPath, who: str, last: bool) -> Rule | None:
    fields = rule.model_fields_set
    if fields == {"otherwise"} and rule.otherwise:
        if not last:
            hint = "Move it to the end; rules after it can never apply."
            context.fault(at, "rule-order", "otherwise: comes before the last rule", hint)
        target = _target(context, rule.otherwise, (*at, "otherwise"), who)
        return Rule(target, None, at) if target else None
    if fields != {"when", "go"} or rule.go is None:
        hint = "Write {when: CONDITION, go: step}, and {otherwise: step} last."
        context.fault(at, "rule-form", "this is not a rule", hint)
        return None
    when = context.conditions.read(rule.when, (*at, "when"))
    target = _target(context, rule.go, (*at, "go"), who)
    return Rule(target, when, at) if target and when is not None else None


def _target(context: Context, go: str, at: DataPath, who: str) -> str | None:
    return target_of(context, go, at, who, _step_of(at))


def _step_of(at: DataPath) -> str:
    return str(at[1])


def target_of(context: Context, go: str, at: DataPath, who: str, step_id: str) -> str | None:
    """The step that `go` names (`next` is the next in the file), or None with a fault."""
    steps = list(context.shape.steps)
    if go == "next":
        after = steps.index(step_id) + 1
        if after < len(steps):
            return steps[after]
        message = f"{who} goes to the next step, but this is the last one"
        context.fault(at, "go-unknown", message, "Name a step.")
        return None
    if go in context.shape.steps:
        return go
    message = f'{who} goes to "{go}", which is not a step here'
    hint = did_you_mean(go, steps)
    if not hint and go[:1].isupper():
        hint = "If these are the words of the answer, add go: to the step, beside answers:."
    context.fault(at, "go-unknown", message, hint)
    return None


def known_answers(
    shape: PathwayShape, questions: dict[str, SharedQuestion] | Iterable[str]
) -> dict[str, tuple[str, ...] | None]:
    """Each step's answer ids, None where the step is not a question: for reading conditions."""
    shared = questions if isinstance(questions, dict) else {}
    return {
        step_id: answer_ids(step, shared.get(step.ask or ""))
        if step.ask is not None or step.question is not None
        else None
        for step_id, step in shape.steps.items()
    }
