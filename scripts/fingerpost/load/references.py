"""References between the shared files: each name has to be in the file that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from fingerpost.load.files import TAKEN
from fingerpost.model.guide import Shared
from fingerpost.problems import Fault, did_you_mean
from fingerpost.shape.kinds import EVERYONE, EVERYWHERE, Topic


def reference_faults(shared: Shared) -> dict[str, list[Fault]]:
    """References between the shared files that lead nowhere, by file name."""
    return {
        "guide": [
            *_taken_folders(shared),
            *(
                _unknown(("crisis", i), "contact", contact, shared.contacts)
                for i, contact in enumerate(shared.settings.crisis)
                if contact not in shared.contacts
            ),
        ],
        "situations": list(_situation_faults(shared)),
        "responses": [*_response_faults(shared), *_evidence_faults(shared)],
        "questions": list(_audience_faults(shared, shared.questions, ("question", "help", "why"))),
        "contacts": list(_contact_faults(shared)),
        "glossary": list(_sector_faults(shared)),
        "formats": list(_format_faults(shared)),
        "living": list(_living_faults(shared)),
    }


def _taken_folders(shared: Shared) -> Iterable[Fault]:
    """Audiences that are called as a folder of the guide or of the site is."""
    for name in shared.settings.audiences:
        if name in TAKEN:
            message = f'"{name}" is a folder of the site, so no audience can be called that'
            hint = "Choose another name."
            yield Fault(("audiences", name), "reserved", message, hint, on_key=True)


def _situation_faults(shared: Shared) -> Iterable[Fault]:
    for key, situation in shared.situations.items():
        if situation.response not in shared.responses:
            yield _unknown((key, "response"), "response", situation.response, shared.responses)
        for i, audience in enumerate(situation.audiences):
            if audience not in shared.settings.audiences:
                known = shared.settings.audiences
                yield _unknown((key, "audiences", i), "audience", audience, known)


def _response_faults(shared: Shared) -> Iterable[Fault]:
    fields = ("title", "actor", "body", "say", "do_not", "contacts", "offer")
    yield from _audience_faults(shared, shared.responses, fields)
    for key, response in shared.responses.items():
        for field in ("contacts", "offer"):
            value = getattr(response, field) or ()
            lists = value.items() if isinstance(value, dict) else [("", value)]
            for audience, ids in lists:
                for i, contact in enumerate(ids):
                    at = (key, field, audience, i) if audience else (key, field, i)
                    if contact not in shared.contacts:
                        yield _unknown(at, "contact", contact, shared.contacts)
        if response.service and response.service not in shared.settings.services:
            known = shared.settings.services
            yield _unknown((key, "service"), "service", response.service, known)


def _evidence_faults(shared: Shared) -> Iterable[Fault]:
    for key, response in shared.responses.items():
        for i, ref in enumerate(response.evidence):
            name = ref.split("/", 1)[0]
            if name not in shared.evidence:
                yield _unknown((key, "evidence", i), "evidence", name, shared.evidence)


def _contact_faults(shared: Shared) -> Iterable[Fault]:
    settings = shared.settings
    areas, audiences = (*settings.areas, EVERYWHERE), (*settings.audiences, EVERYONE)
    exclusions = (*get_args(Topic), *shared.situations)
    for key, contact in shared.contacts.items():
        for i, area in enumerate(contact.area):
            if area not in areas:
                yield _unknown((key, "area", i), "area", area, areas)
        for i, audience in enumerate(contact.audiences):
            if audience not in audiences:
                yield _unknown((key, "audiences", i), "audience", audience, audiences)
        for i, name in enumerate(contact.not_for):
            if name not in exclusions:
                yield _unknown((key, "not_for", i), "situation", name, exclusions)
        for i, service in enumerate(contact.provides):
            if service not in settings.services:
                yield _unknown((key, "provides", i), "service", service, settings.services)


def _sector_faults(shared: Shared) -> Iterable[Fault]:
    known = shared.settings.sectors
    for key, term in shared.glossary.items():
        for sector in term.says:
            if sector not in known:
                yield _unknown((key, "says", sector), "sector", sector, known, True)


def _format_faults(shared: Shared) -> Iterable[Fault]:
    for key, entry in shared.formats.items():
        for i, contact in enumerate(entry.contacts):
            if contact not in shared.contacts:
                yield _unknown((key, "contacts", i), "contact", contact, shared.contacts)


def _living_faults(shared: Shared) -> Iterable[Fault]:
    living = shared.living
    for i, one in enumerate(living.reviewed_against if living else ()):
        if one.evidence not in shared.evidence:
            at = ("reviewed_against", i, "evidence")
            yield _unknown(at, "evidence", one.evidence, shared.evidence)
    for i, told in enumerate(living.you_said if living else ()):
        if living and told.group not in living.groups:
            yield _unknown(("you_said", i, "group"), "group", told.group, living.groups)


def _audience_faults(
    shared: Shared, entries: Mapping[str, Any], fields: Iterable[str]
) -> Iterable[Fault]:
    known = (*shared.settings.audiences, EVERYONE)
    for key, entry in entries.items():
        for field in fields:
            value = getattr(entry, field)
            for audience in value if isinstance(value, dict) else ():
                if audience not in known:
                    yield _unknown((key, field, audience), "audience", audience, known, True)


def _unknown(
    at: tuple[str | int, ...], kind: str, name: str, known: Iterable[str], on_key: bool = False
) -> Fault:
    hint = did_you_mean(name, known) or f"Check the spelling, or add the {kind}."
    return Fault(at, f"{kind}-unknown", f'there is no {kind} "{name}"', hint, on_key=on_key)
