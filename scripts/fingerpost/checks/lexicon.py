"""The lexicon: every line leads somewhere, no method can be read in it, no page is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from fingerpost.checks.examine import Examined, wording_faults
from fingerpost.checks.texts import Words, texts
from fingerpost.checks.words import Lexis, word_faults
from fingerpost.load.files import TAKEN
from fingerpost.model.guide import Pieces, Shared
from fingerpost.problems import DataPath, Fault, did_you_mean
from fingerpost.shape.lexicon import HelpFirst

HARMFUL = frozenset({"words-method", "words-substitute"})
"""What may not stand in the lexicon either; readers' own words of other kinds may."""
NO_PAGES = frozenset(
    {
        *("assets", "embedding", "everything", "explainers", "for-it-teams", "making", "revisions"),
        *("schemas", "search", "what-changed", "all", "guide", "posters"),
    }
)
"""Folders whose names are taken, but which readers cannot find as a page."""
SOUGHT = ("explainer", "tool", "programme", "training")
"""Kinds of pieces that readers look for by their own words."""


def lexicon_faults(
    shared: Shared, pieces: Pieces, examined: Mapping[str, Examined], hand: Collection[str] | None
) -> Iterator[Fault]:
    """References that lead nowhere, and pages that no line leads to.

    `hand` are the pages of docs/; where they are not known, no page is said to be missing.
    """
    lexicon = shared.lexicon
    first = lexicon.help_first
    known = set(references(shared, pieces, examined, hand))
    if hand is None:
        named = (*lexicon.asked, *(first.coping if first else ()))
        known |= {name for name in named if name.startswith("page:")}
    for reference in lexicon.asked:
        yield from _known(("asked", reference), reference, known, True)
    for i, reference in enumerate(first.coping if first else ()):
        yield from _known(("help_first", "coping", i), reference, known)
    for audience in lexicon.readers:
        if audience not in shared.settings.audiences:
            hint = did_you_mean(audience, shared.settings.audiences) or "Check the spelling."
            message = f'there is no audience "{audience}"'
            yield Fault(("readers", audience), "audience-unknown", message, hint, on_key=True)
    yield from _sets(first) if first else ()
    yield from _unsought(lexicon.asked, known) if lexicon.asked else ()


def references(
    shared: Shared, pieces: Pieces, examined: Mapping[str, Examined], hand: Collection[str] | None
) -> list[str]:
    """Everything that a line of the lexicon may lead to, by kind."""
    by_hand = [name.removesuffix(".md") for name in hand or ()]
    named: Mapping[str, Iterable[str]] = {
        "pathway": examined,
        "explainer": pieces.explainers,
        "tool": pieces.toolbox,
        "programme": pieces.programmes,
        "training": pieces.training,
        "case-study": pieces.case_studies,
        "contact": shared.contacts,
        "term": shared.glossary,
        "source": shared.evidence,
        "format": shared.formats,
        "page": [*TAKEN - NO_PAGES, *shared.settings.audiences, *by_hand],
    }
    found = [f"{kind}:{name}" for kind, names in named.items() for name in names]
    steps = [f"pathway:{name}#{step}" for name, one in examined.items() for step in one.steps]
    return found + steps


def _known(
    at: DataPath, reference: str, known: Collection[str], on_key: bool = False
) -> Iterator[Fault]:
    if reference not in known:
        hint = did_you_mean(reference, known) or "Write it like pathway:schools/told or tool:plan."
        yield Fault(at, "lead-unknown", f'"{reference}" leads nowhere', hint, on_key=on_key)


def _sets(first: HelpFirst) -> Iterator[Fault]:
    """Sets that a sign names and that are not there."""
    for name in ("danger", "seeking", "others", "ordinary"):
        for i, sign in enumerate(getattr(first, name)):
            for part in sign.split():
                if part.startswith("<") and part.strip("<>") not in first.sets:
                    hint = did_you_mean(part.strip("<>"), first.sets) or "Add it under sets."
                    message = f'there is no set "{part}"'
                    yield Fault(("help_first", name, i), "sign-set", message, hint)


def _unsought(asked: Collection[str], known: Iterable[str]) -> Iterator[Fault]:
    """One warning for all pages to which no line leads."""
    kinds = ("pathway", *SOUGHT)
    led = {reference.partition("#")[0] for reference in asked}
    pages = [one for one in known if one.partition(":")[0] in kinds and "#" not in one]
    missing = sorted(one for one in pages if one not in led)
    if missing:
        message = f"what readers type leads to all pages but {len(missing)}: {', '.join(missing)}"
        hint = "Write under asked: how somebody would look for each."
        yield Fault(("asked",), "unsought", message, hint, "warning", on_key=True)


def lexicon_words(data: object, found: Lexis, shared: Shared, path: str) -> Iterator[Fault]:
    """The card is held to all rules of words; the rest only names no method that could be read."""
    if not isinstance(data, dict):
        return
    first = data.get("help_first")
    hidden = {"card", "methods", "within"}
    if isinstance(first, dict):
        card = [
            Words(("help_first", "card", *words.at), words.field, words.text)
            for words in texts(first.get("card"))
        ]
        yield from wording_faults(card, found, shared, path)
        data = {**data, "help_first": {k: v for k, v in first.items() if k not in hidden}}
    for fault in word_faults(found, _all_words(data, ()), ()):
        if fault.rule in HARMFUL:
            yield fault


def _all_words(data: object, at: DataPath) -> Iterator[Words]:
    if isinstance(data, str):
        yield Words(at, "", data)
    elif isinstance(data, dict | list):
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in pairs:
            yield from _all_words(value, (*at, key))
