"""Contacts: the people to ask, each with the addresses and numbers that are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails
from aenoprojects.values.mentions import Collector, Mentions
from aenoprojects.values.name_fit import FITS, fit
from aenoprojects.values.owners import Owner, email_owners, phone_owners
from aenoprojects.vocabulary.people import people_words


@frozen(kw_only=True)
class ContactReading:
    """A contact and what there is to say about it."""

    contact: ContactDetails
    """The people with their addresses and numbers."""
    problems: tuple[tuple[Code, str], ...] = ()
    """Code and offending text as printed."""


def read_contact(people_text: str | None, details_text: str | None, *, label: str | None = None) -> ContactReading:
    """Return the people of a contact, each with the addresses and numbers that are theirs.

    Args:
        people_text: value of "Contactpersoon gemeente" and the like; None where the page has none.
        details_text: value of "Contactgegevens", several fields joined by newlines; None where there is none.
        label: label of the first, as printed.

    >>> contact = read_contact("Truus Visser", "t.visser@gouda.example | 06 - 12 34 56 78").contact
    >>> contact.people[0].emails, contact.people[0].phones
    (('t.visser@gouda.example',), ('+31612345678',))
    """
    collector = Collector()
    collector.read(people_text or "", labelled=True)
    collector.read(details_text or "", labelled=False)
    text = "\n".join(part for part in (people_text, details_text) if part)
    return contact_of(collector.mentions(), text=text, label=label)


def contact_of(found: Mentions, *, text: str, label: str | None = None) -> ContactReading:
    """Return the contact in which each address and number has gone to its person, or to nobody.

    Args:
        found: what the text mentions.
        text: the text as printed.
        label: label of the contact, as printed.
    """
    emails = email_owners(found)
    phones = phone_owners(found, emails)
    addresses = [email.address for email in found.emails]
    numbers = [phone.number for phone in found.phones]
    contact = ContactDetails(
        label=label,
        text=text,
        people=tuple(
            evolve(person, emails=_of(index, emails, addresses), phones=_of(index, phones, numbers))
            for index, person in enumerate(found.people)
        ),
        other_emails=_of(None, emails, addresses),
        other_phones=_of(None, phones, numbers),
        invalid_phones=tuple(phone.text for phone in found.phones if phone.number is None),
    )
    return ContactReading(contact=contact, problems=tuple(_problems(found, emails, phones)))


def _of(owner: Owner, owners: Sequence[Owner], values: Sequence[str | None]) -> tuple[str, ...]:
    """Return what is one person's, each value once."""
    mine = (value for one, value in zip(owners, values, strict=True) if one == owner and value)
    return tuple(dict.fromkeys(mine))


def _problems(found: Mentions, emails: Sequence[Owner], phones: Sequence[Owner]) -> Iterator[tuple[Code, str]]:
    for email, owner in zip(found.emails, emails, strict=True):
        if email.repaired:
            yield Code.EMAIL_REPAIRED, email.text
        if not found.people or people_words().is_mailbox(email.address):
            continue
        if owner is None:
            yield Code.EMAIL_OF_NOBODY, email.text
        elif fit(email.address, found.people[owner].name) < FITS:
            yield Code.EMAIL_NOT_OF_PERSON, email.text
    for phone, owner in zip(found.phones, phones, strict=True):
        if phone.number is None:
            yield Code.PHONE_INVALID, phone.text
        elif owner is None and found.people:
            yield Code.PHONE_OF_NOBODY, phone.text
    for text in found.rest:
        yield Code.CONTACT_UNREAD, text
