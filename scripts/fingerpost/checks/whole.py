"""What only the whole guide can tell: one response for every audience, links, titles, folders."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from fingerpost.checks.examine import Examined
from fingerpost.model.guide import Pieces, Shared
from fingerpost.problems import DataPath, Fault, did_you_mean
from fingerpost.shape.pieces import LINKS, Piece


def listed_faults(shared: Shared, pieces: Pieces) -> Iterator[Fault]:
    """Pages that a group lists for readers for whom they are not."""
    for key, audience in shared.settings.audiences.items():
        for at, group in enumerate(audience.groups):
            for i, page in enumerate(group.pages):
                kind, _, name = page.partition(":")
                found: Mapping[str, Piece] = getattr(pieces, LINKS.get(kind, ""), {})
                if name in found and key not in found[name].audiences:
                    message = f'"{page}" is not for {key}'
                    hint = "Take it out, or add them to its audiences if it has words for them."
                    place = ("audiences", key, "groups", at, "pages", i)
                    yield Fault(place, "page-group", message, hint)


def page_group_faults(shared: Shared, examined: Mapping[str, Examined]) -> Iterator[Fault]:
    """Groups of an audience's pages: every name leads somewhere, and no pathway is left out.

    Without any group an audience's pages stand in the order of their names.
    """
    known: dict[str, Collection[str]] = {"pathway": examined, **shared.linked}
    for key, audience in shared.settings.audiences.items():
        listed: list[str] = []
        for at, group in enumerate(audience.groups):
            for i, page in enumerate(group.pages):
                place = ("audiences", key, "groups", at, "pages", i)
                kind, _, name = page.partition(":")
                if name not in known.get(kind, ()):
                    hint = did_you_mean(name, known.get(kind, ()))
                    yield Fault(place, f"{kind}-unknown", f'there is no {kind} "{name}"', hint)
                elif page in listed:
                    message = f'"{page}" is listed twice for {key}'
                    yield Fault(place, "page-group", message, "Remove one of them.")
                listed.append(page)
        own = [name for name in examined if name.startswith(f"{key}/")]
        left = [name for name in own if f"pathway:{name}" not in listed]
        if audience.groups and left:
            message = f"no group of {key} lists {', '.join(left)}"
            hint = "Readers find pages through groups; add it where it belongs."
            yield Fault(("audiences", key, "groups"), "page-group", message, hint, on_key=True)


PathwayFaults = Iterator[tuple[str, Fault]]
"""Faults with the id of the pathway whose file they are in."""


def situation_faults(shared: Shared, examined: Mapping[str, Examined]) -> Iterator[Fault]:
    """Situations that some audience they concern does not meet: gaps of the matrix.

    Where a pathway of the audience cannot be walked yet, its gaps are not known, and not told.
    """
    unknown = {pathway_id.split("/")[0] for pathway_id, e in examined.items() if not e.walked}
    met = {(s, e.audience) for e in examined.values() for s, _ in e.met}
    for key, situation in shared.situations.items():
        for i, audience in enumerate(situation.audiences):
            if (key, audience) not in met and audience not in unknown:
                at: DataPath = (key, "audiences", i)
                message = (
                    f'no scenario of {audience} meets "{key}" with "{situation.response}", '
                    f"{situation.act}"
                )
                hint = "Add a scenario to one of its pathways, or take the audience out."
                yield Fault(at, "situation-unmet", message, hint)


def pathway_faults(shared: Shared, examined: Mapping[str, Examined]) -> PathwayFaults:
    """Folders that are not the audience's, links to pathways that are not there, equal titles."""
    titles: dict[tuple[str, str], str] = {}
    for pathway_id, one in examined.items():
        folder = pathway_id.split("/")[0]
        if folder not in shared.settings.audiences:
            hint = did_you_mean(folder, shared.settings.audiences) or "Add it to guide.yml."
            message = f'the folder "{folder}" is not an audience'
            yield pathway_id, Fault(("audience",), "folder", message, hint)
        elif one.audience and one.audience != folder:
            message = f'this pathway is for {one.audience}, but lies in the folder "{folder}"'
            yield (
                pathway_id,
                Fault(("audience",), "wrong-folder", message, "Move it, or mend this."),
            )
        for target, at in one.onward:
            if target not in examined:
                hint = did_you_mean(target, examined)
                message = f'there is no pathway "{target}"'
                yield pathway_id, Fault(at, "pathway-unknown", message, hint)
        key = (one.audience, one.title.casefold())
        if one.title and key in titles:
            message = f'"{titles[key]}" has the same title'
            yield pathway_id, Fault(("title",), "title-twice", message, "Say how they differ.")
        titles.setdefault(key, pathway_id)
