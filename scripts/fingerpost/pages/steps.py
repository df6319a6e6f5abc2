"""One step of a pathway as a numbered section: words, answers and where each one leads."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.model.conditions import AllOf, AnyOf, Condition, Not
from fingerpost.model.pathway import Answer, Rule, Step, Variant
from fingerpost.pages.compact import compact_step
from fingerpost.pages.links import Place
from fingerpost.pages.outcomes import act_line, deed, outcome_parts
from fingerpost.pages.sheet import Box, Part, box, data, plain
from fingerpost.pages.words import Telling, day, tidy
from fingerpost.published.conditions import compact_condition


def section(place: Place, tell: Telling, step: Step) -> Box:
    """The section of one step, with its compact rules for the widget."""
    act = f".fp-act-{step.act}" if step.act else ""
    real = f"[data-fp-step='{step.id}']" if tell.anchors[step.id] != step.id else ""
    return box(
        f"section.fp-step.fp-{step.kind}{act}[{data('fp', compact_step(step))}]{real}",
        *_heading(tell, step),
        _passing(tell, step),
        act_line(step.act, step.actor),
        *_bodies(place, tell, step),
        *_help(place, step),
        *deed(place, tell, step),
        *(_question_parts(tell, step) if step.kind == "question" else ()),
        *(outcome_parts(place, tell, step) if step.kind == "outcome" else ()),
        _onward(tell, step) if step.kind == "action" else "",
        [_other_side(place, side.audience, side.text) for side in step.other_sides],
    )


def folded(variants: Sequence[Variant]) -> list[tuple[Variant, Condition]]:
    """Variants in use, each with its own condition and none of the earlier ones."""
    used = [variant for variant in variants if not variant.ended]
    return [(one, _none_of([v.when for v in used[:at]], one.when)) for at, one in enumerate(used)]


def _none_of(earlier: Sequence[Condition], own: Condition) -> Condition:
    return AllOf((own, *(Not(condition) for condition in earlier))) if earlier else own


def _rest(taken: Sequence[Condition]) -> Condition:
    return Not(taken[0]) if len(taken) == 1 else Not(AnyOf(tuple(taken)))


def _when(condition: Condition) -> str:
    return data("fp-when", compact_condition(condition))


def _heading(tell: Telling, step: Step) -> list[Part]:
    """`## Step 1: Are they hurt? {#injury}`; other titles beside it, when each is used below."""
    others = [(variant, when) for variant, when in folded(step.variants) if variant.title]
    titles = plain(step.title)
    if others:
        shown = [_title(step.title, _rest([when for _, when in others]))]
        shown += [_title(variant.title, when) for variant, when in others]
        titles = " *or:*{.fp-when-words} ".join(shown)
    heading = f"## **Step {step.number}:**{{.fp-number}} {titles} {{#{tell.anchors[step.id]}}}"
    uses = [
        tidy(
            f"{'Otherwise' if at else 'Use'} “{plain(variant.title)}” if {tell.said(variant.when)}."
        )
        for at, (variant, _) in enumerate(others)
    ]
    return [heading, box("p.fp-when-words", " ".join(uses)) if uses else ""]


def _title(title: str, when: Condition) -> str:
    return f"*{plain(title)}*{{.fp-title {_when(when)}}}"


def _passing(tell: Telling, step: Step) -> Part:
    if step.only_when is None:
        return ""
    words = f"Only if {tell.said(step.only_when)}."
    onward = f" Otherwise go to {tell.step(step.otherwise)}." if step.otherwise else ""
    return box("p.fp-passing", tidy(words + onward))


def _help(place: Place, step: Step) -> list[Part]:
    parts: list[Part] = []
    if step.help:
        parts.append(box("p.fp-help", place.line(step.help)))
    return [*parts, why_asked(place, step)]


def why_asked(place: Place, step: Step) -> Part:
    """Why a question is asked, as a line of its own; nothing where nobody has said."""
    return box("p.fp-why", f"**Why we ask:** {place.line(step.why)}") if step.why else ""


def _bodies(place: Place, tell: Telling, step: Step) -> list[Part]:
    """The body, or each variant of it with its condition in words and the body for the rest."""
    others = [(variant, when) for variant, when in folded(step.variants) if variant.body]
    base = place.body(step.body)
    if not others:
        return [box("div.fp-body", base)] if base else []
    parts: list[Part] = []
    for at, (variant, when) in enumerate(others):
        lead = tidy(f"{'Otherwise, if' if at else 'If'} {tell.said(variant.when)}:")
        parts.append(_body(place.body(variant.body), lead, when, variant))
    if base:
        rest = _rest([when for _, when in others])
        parts.append(_body(base, "Otherwise:", rest))
    return parts


def _body(text: str, lead: str, when: Condition, variant: Variant | None = None) -> Box:
    until = variant.until if variant else None
    return box(
        f"div.fp-body[{_when(when)}]",
        box("p.fp-when-words", lead),
        text,
        box("p.fp-until", f"We show this until {day(until)}.") if until else "",
    )


def _question_parts(tell: Telling, step: Step) -> list[Part]:
    if not step.ticks:
        return _single(tell, step)
    ticks = [box(f"li[data-fp-answer='{one.id}']", plain(one.label)) for one in step.answers]
    return [
        box("p.fp-pick", "Tick all that apply."),
        box("ul.fp-ticks", ticks),
        _onward(tell, step),
    ]


def _single(tell: Telling, step: Step) -> list[Part]:
    """The answers, each a link. Rules that all answers share are written once, below them."""
    rules = step.answers[0].rules
    if len(rules) > 1 and all(answer.rules == rules for answer in step.answers):
        own = f"{tell.anchors[step.id]}_go"
        links = [_as_follows(answer, own) for answer in step.answers]
        return [box("ul.fp-answers", [box("li", link) for link in links]),
                _rule_list(tell, step, rules, own)]  # fmt: skip
    answers = [_answer(tell, step, at, one) for at, one in enumerate(step.answers, 1)]
    return [box("ul.fp-answers", answers)]


def _answer(tell: Telling, step: Step, at: int, answer: Answer) -> Box:
    """An answer as a link to where it leads; with rules of its own, a link to them below it."""
    rules = answer.rules
    if len(rules) == 1 and rules[0].when is None:
        target = rules[0].go
        goes = f"*go to step {tell.pathway.step[target].number}*{{.fp-goes}}"
        mark = f"{{data-fp-answer='{answer.id}'}}"
        return box("li", f"[{plain(answer.label)} {goes}](#{tell.anchors[target]}){mark}")
    own = f"{tell.anchors[step.id]}_{at}"
    return box("li", _as_follows(answer, own), _rule_list(tell, step, rules, own), blocks=True)


def _as_follows(answer: Answer, own: str) -> str:
    goes = "*go on as follows*{.fp-goes}"
    return f"[{plain(answer.label)} {goes}](#{own}){{data-fp-answer='{answer.id}'}}"


def _rule_list(tell: Telling, step: Step, rules: Sequence[Rule], own: str) -> Box:
    lines = [box("li", line) for line in _rules(tell, rules, step.id)]
    return box(f"ul.fp-rules[id='{own}']", lines)


def _onward(tell: Telling, step: Step) -> Part:
    if not step.go:
        return ""
    if len(step.go) == 1 and step.go[0].when is None:
        return box("p.fp-rules", tidy(f"Then go to {tell.step(step.go[0].go)}."))
    return box("ul.fp-rules", [box("li", line) for line in _rules(tell, step.go, step.id)])


def _rules(tell: Telling, rules: Sequence[Rule], here: str) -> list[str]:
    lines = []
    for at, rule in enumerate(rules):
        goes = tidy(f"go to {tell.step(rule.go)}.")
        if rule.when is None:
            lines.append(f"Otherwise {goes}")
            break
        lead = "Otherwise, if" if at else "If"
        lines.append(f"{lead} {tell.said(rule.when, here)}, {goes}")
    return lines


def _other_side(place: Place, audience: str, text: str) -> Box:
    audiences = place.guide.shared.settings.audiences
    name = audiences[audience].title if audience in audiences else audience
    whom = name[:1].lower() + name[1:] if name[1:2].islower() else name
    return box("div.fp-other-side", f"**In words for {plain(whom)}:**", place.body(text))
