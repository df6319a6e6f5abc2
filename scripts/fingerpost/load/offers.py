"""Contacts, offers and services of a step become contacts with plain conditions.

A contact is offered where the area and age that were answered fit it and no topic it is not for
was answered with anything but no. Where a fact was not asked, or was left open, it is offered and
labelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fingerpost.load.context import Context
from fingerpost.model.conditions import Condition, Is, Not, both
from fingerpost.model.pathway import EXCLUSIVE, Answer, ShownContact, Step
from fingerpost.problems import DataPath, Fault, did_you_mean
from fingerpost.shape.directory import Contact
from fingerpost.shape.kinds import EVERYWHERE, Ages


def read_contacts(
    context: Context,
    questions: Iterable[Step],
    at: DataPath,
    fixed: Iterable[str],
    offer: Iterable[str],
    service: Iterable[str],
) -> tuple[ShownContact, ...]:
    """The contacts of a step or block, each once, in the order: fixed, by service, offered."""
    asked = tuple(questions)
    found: dict[str, ShownContact] = {}
    for contact_id in _known(context, fixed, (*at, "contacts")):
        found.setdefault(contact_id, ShownContact(contact_id))
    offered = [*_providers(context, service, at), *_known(context, offer, (*at, "offer"))]
    for contact_id in offered:
        contact = context.shared.contacts[contact_id]
        when = fits(contact, asked)
        labelled = EVERYWHERE not in contact.area or contact.ages.low > 0
        found.setdefault(contact_id, ShownContact(contact_id, when, labelled, fixed=False))
    return tuple(found.values())


def fits(contact: Contact, questions: Iterable[Step]) -> Condition | None:
    """When the contact fits what was answered; None where it always does."""
    when: Condition | None = None
    for question in questions:
        unfit = tuple(a.id for a in question.answers if _unfit(contact, question, a))
        if unfit:
            when = both(when, Not(Is(question.id, unfit)))
    return when


def unfit_when(contact: Contact, questions: Iterable[Step]) -> Condition | None:
    """When the contact does not fit; None where it always does."""
    when = fits(contact, questions)
    return None if when is None else Not(when)


def _unfit(contact: Contact, question: Step, answer: Answer) -> bool:
    local = answer.area is not None and EVERYWHERE not in contact.area
    if local and answer.area not in contact.area:
        return True
    if answer.ages is not None and answer.ages.apart(contact.ages):
        return True
    clear = EXCLUSIVE[0] if question.ticks else "no"
    about = question.topic != "none" and question.topic in contact.not_for
    return about and answer.id != clear


def straddles(contact_id: str, contact: Contact, questions: Iterable[Step]) -> list[Fault]:
    """Answers whose ages lie partly inside and partly outside the contact's limits."""
    faults = []
    for question in questions:
        for answer in question.answers:
            if answer.ages and not _whole(answer.ages, contact.ages):
                at = ("steps", question.id, "answers", answer.id, "ages")
                message = (
                    f"the ages {answer.ages} are partly inside and partly outside those of "
                    f'"{contact_id}" ({contact.ages})'
                )
                hint = "Split this answer in two at that age"
                hint += f", in questions.yml under {question.asks}." if question.asks else "."
                faults.append(Fault(at, "ages-straddle", message, hint))
    return faults


def _whole(answer: Ages, contact: Ages) -> bool:
    return answer.within(contact) or answer.apart(contact)


def _known(context: Context, ids: Iterable[str], at: DataPath) -> list[str]:
    known = []
    for i, contact_id in enumerate(ids):
        if contact_id in context.shared.contacts:
            known.append(contact_id)
        else:
            hint = contact_hint(contact_id, context.shared.contacts)
            message = f'"{contact_id}" is not in the directory'
            context.fault((*at, i), "contact-unknown", message, hint)
    return known


def contact_hint(name: str, contacts: Mapping[str, Contact]) -> str:
    """The nearest contact: one that people call this, or one that is spelt nearly so."""
    for contact_id, contact in contacts.items():
        if name.casefold() in (
            called.casefold() for called in (contact.name, *contact.also_called)
        ):
            return f'It is called "{contact_id}" here.'
    return did_you_mean(name, contacts) or "Add it to contacts.yml."


def _providers(context: Context, services: Iterable[str], at: DataPath) -> list[str]:
    found: list[str] = []
    for service in services:
        providers = [i for i, c in context.shared.contacts.items() if service in c.provides]
        if not providers:
            known = context.shared.settings.services
            hint = did_you_mean(service, known)
            if service in known:
                hint = f"Add provides: {service} to a contact in contacts.yml."
            message = f'no contact provides the service "{service}"'
            context.fault((*at, "service"), "service-unknown", message, hint)
        found += providers
    return found
