"""What to do: the deed of an action or an outcome, and the blocks that an outcome shows."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.model.pathway import Block, ShownContact, Step
from fingerpost.pages.contacts import cards
from fingerpost.pages.links import Place
from fingerpost.pages.sheet import Box, Part, box, data, listed, plain
from fingerpost.pages.words import Telling, day, tidy
from fingerpost.published.conditions import compact_condition
from fingerpost.shape.kinds import ACT_WORDS, ACTS, Act


def deed(place: Place, tell: Telling, step: Step) -> list[Part]:
    """What to say and not to do, and whom to contact."""
    return [
        *sayings(place, step.say, step.do_not),
        contacts(cards(place, tell, step.contacts)),
    ]


def act_line(act: Act | None, actor: str) -> Part:
    """`Today. You, the member of staff who was told`, or nothing where neither is given."""
    when = f"**{ACT_WORDS[act]}**{{.fp-act}}" if act else ""
    who = f"*{plain(actor)}*{{.fp-actor}}" if actor else ""
    words = " ".join(filter(None, (when, who)))
    return box("p.fp-when-who", words) if words else ""


def sayings(place: Place, say: tuple[str, ...], do_not: tuple[str, ...]) -> list[Part]:
    """Words to say and things not to do, as two lists."""
    parts: list[Part] = []
    if say:
        parts.append(
            box("div.fp-say", "**You could say**", listed([place.line(one) for one in say]))
        )
    if do_not:
        lines = listed([place.line(one) for one in do_not])
        parts.append(box("div.fp-do-not", "**Do not**", lines))
    return parts


def contacts(shown: list[Box]) -> Part:
    """Cards in a box of their own, or nothing."""
    return box("div.fp-contacts", shown) if shown else ""


def in_order(step: Step) -> list[Block]:
    """The blocks still in use as readers meet them: earliest act first, then file order."""
    acts = {act: at for at, act in enumerate(ACTS)}
    last = acts[step.act or "when-ready"]
    used = [block for block in step.blocks if not block.ended]
    return sorted(used, key=lambda block: acts[block.act] if block.act else last)


def outcome_parts(place: Place, tell: Telling, step: Step) -> list[Part]:
    """The blocks of an outcome and the pathways to go on to."""
    parts: list[Part] = []
    known = _always(step.contacts)
    for block in in_order(step):
        parts.append(_block(place, tell, step, block, frozenset(known)))
        if block.when is None:
            known |= _always(block.contacts)
    return [*parts, _then(place, tell, step)]


def _always(shown: Iterable[ShownContact]) -> set[str]:
    """The contacts that show whatever was answered."""
    return {one.contact for one in shown if one.when is None}


def _block(place: Place, tell: Telling, step: Step, block: Block, known: frozenset[str]) -> Box:
    when = f"[{data('fp-when', compact_condition(block.when))}]" if block.when else ""
    act = block.act if block.act and block.act != step.act else None
    tone = f".fp-act-{block.act}" if block.act else ""
    return box(
        f'div.fp-block{tone}[data-fp-block="{block.position}"]{when}',
        box("p.fp-when-words", tidy(f"If {tell.said(block.when)}:")) if block.when else "",
        _title(tell, step, block),
        act_line(act, block.actor),
        place.body(block.body),
        *sayings(place, block.say, block.do_not),
        contacts(cards(place, tell, block.contacts, known)),
        box("p.fp-until", f"We show this until {day(block.until)}.") if block.until else "",
    )


def _title(tell: Telling, step: Step, block: Block) -> str:
    anchor = f"{tell.anchors[step.id]}_b{block.position}"
    return f"### {plain(block.title)} {{#{anchor}}}" if block.title else ""


def _then(place: Place, tell: Telling, step: Step) -> Part:
    if not step.then:
        return ""
    known = place.guide.pathway
    own = tell.pathway.audience
    titles = {
        name: audience.title for name, audience in place.guide.shared.settings.audiences.items()
    }
    links = []
    for name in (name for name in step.then if name in known):
        audience = known[name].audience
        lead = "" if audience == own else f"For {plain(titles[audience].lower())}: "
        links.append(f"{lead}[{plain(known[name].title)}]({place.pathway(name)})")
    return box("div.fp-then", "**Where to go next**", listed(links))
