"""What the proofs found, in an author's words, with the answers that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fingerpost.logic.prove import Finding
from fingerpost.model.pathway import Answers, Pathway, Step
from fingerpost.problems import Fault, Severity

_MESSAGES = {
    "unreachable": (
        'nobody can reach "{step}"',
        "Let an answer lead to it, or remove it.",
    ),
    "rule-never": (
        "this rule can never apply",
        "The rules before it take everything, or its condition cannot hold here.",
    ),
    "block-never": ("this block can never show", "Its condition cannot hold here."),
    "variant-never": (
        "these words can never show",
        "The variants before it take everything, or its condition cannot hold here.",
    ),
    "not-asked": (
        '"{about}" cannot have been asked by the time of "{step}"',
        "Use a question that comes before it, or remove this condition.",
    ),
    "loop": ('"{step}" is met twice', "Lead one of these answers somewhere else."),
    "dead-end": (
        'no rule says where to go on from "{step}"',
        "End the list with {{otherwise: step}}, or give the step its own go:.",
    ),
    "nothing-shown": (
        '"{step}" shows no block at all',
        "Add a block without when:, or give the outcome a body.",
    ),
    "no-contact": (
        '"{step}" ends without anybody to reach',
        "Give it contacts:, a service: or a response: that has them.",
    ),
    "act-late": (
        '"{step}" says a later time than this block',
        "Give the outcome the earliest act: of its blocks, or give these answers their own.",
    ),
    "contact-unfit": (
        '"{about}" does not fit what was answered before "{step}"',
        "Use offer: in place of contacts:, here or in its response; then it shows where it fits.",
    ),
    "too-many-questions": (
        "a reader can be asked more than 12 questions",
        "Split the pathway, or ask less.",
    ),
    "danger-first": (
        "neither of the first two questions has an answer that always leads to help now",
        "Ask first whether somebody is in danger, and lead yes to an act: now.",
    ),
    "not-sure-missing": (
        'a question on {about} must offer "not-sure"',
        "Add not-sure to its answers, leading where yes leads.",
    ),
    "not-sure-late": (
        "not being sure gets help later ({late}) than answering {about} ({soon})",
        "Lead not-sure to help that comes at least as soon.",
    ),
    "not-sure-alone": (
        "not being sure gets help later ({late}) than answering {about} ({soon})",
        "Lead not-sure to help that comes at least as soon, or to a question that clears it up.",
    ),
    "no-crisis-contact": (
        '"{step}" says now, but shows nobody who answers day and night',
        "Give it a contact that is always open and fit for a crisis.",
    ),
    "offer-empty": (
        'nobody is offered at "{step}"',
        "Add a contact that fits, or a when: that leaves this out.",
    ),
    "too-tangled": (
        "this pathway is too tangled to be proved safe",
        "Use fewer conditions that look back over many questions.",
    ),
}


_FOLLOWS = {"not-sure-alone": "not-sure-late", "no-contact": "nothing-shown"}
"""Rules that are always broken too where the other is, and then say nothing new."""
_ONLY_WARN = frozenset({"offer-empty"})


def graph_faults(pathway: Pathway, findings: Iterable[Finding]) -> Iterator[Fault]:
    """The findings as faults. What follows from another finding at the same place is not told."""
    found = list(findings)
    told_at = {(finding.rule, finding.at) for finding in found}
    unasked = {finding.at[:-1] for finding in found if finding.rule == "not-asked"}
    for finding in found:
        cause = _FOLLOWS.get(finding.rule)
        follows = (cause, finding.at) in told_at if cause else False
        if not follows and not (finding.rule.endswith("-never") and finding.at in unasked):
            yield _fault(pathway, finding)


def _fault(pathway: Pathway, finding: Finding) -> Fault:
    message, hint = _MESSAGES[finding.rule]
    hint = hint.replace("{{", "{").replace("}}", "}")
    late, soon = (_when(act) for act in finding.details) if finding.other is not None else ("", "")
    said = message.format(step=finding.step, about=finding.about, late=late, soon=soon)
    if finding.answers is not None:
        said += f", {told(pathway, finding.answers)}"
    if finding.other is not None:
        said += f"; and {told(pathway, finding.other)}"
    on_key = finding.at == pathway.step[finding.step].at
    severity: Severity = "warning" if finding.rule in _ONLY_WARN else "error"
    return Fault(finding.at, finding.rule, said, hint, severity, on_key)


def _when(act: str) -> str:
    return "no time is named" if act == "None" else act


def told(pathway: Pathway, answers: Answers) -> str:
    """Answers as authors write them: `with danger: no, needs: [home]`."""
    if not answers:
        return "with no answer at all"
    parts = [_told(pathway.step[step_id], answer) for step_id, answer in answers.items()]
    return f"with {', '.join(parts)}"


def _told(step: Step, answer: str | tuple[str, ...]) -> str:
    if not step.ticks:
        return f"{step.id}: {answer}"
    ticked = (answer,) if isinstance(answer, str) else answer
    ordered = [a.id for a in step.answers if a.id in ticked]
    return f"{step.id}: [{', '.join(ordered)}]"
