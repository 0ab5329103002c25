"""Contacts: the people to ask, each with the addresses and numbers that are theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails, Person
from aenoprojects.values.mentions import Mentions
from aenoprojects.values.name_fit import FITS, fit
from aenoprojects.vocabulary.people import is_mailbox

_Owner: TypeAlias = int | None
"""Place of a person among the people; None for nobody."""


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
    found = Mentions()
    found.read(people_text or "", labelled=True)
    found.read(details_text or "", labelled=False)
    text = "\n".join(part for part in (people_text, details_text) if part)
    return contact_of(found, text=text, label=label)


def contact_of(found: Mentions, *, text: str, label: str | None = None) -> ContactReading:
    """Return the contact in which each address and number that a text mentions has gone to its person, or to nobody."""
    emails = _email_owners(found)
    phones = _phone_owners(found, emails)
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


def _of(owner: _Owner, owners: Sequence[_Owner], values: Sequence[str | None]) -> tuple[str, ...]:
    """Return what is one person's, each value once."""
    mine = (value for one, value in zip(owners, values, strict=True) if one == owner and value)
    return tuple(dict.fromkeys(mine))


def _problems(found: Mentions, emails: Sequence[_Owner], phones: Sequence[_Owner]) -> Iterator[tuple[Code, str]]:
    for email, owner in zip(found.emails, emails, strict=True):
        if email.repaired:
            yield Code.EMAIL_REPAIRED, email.text
        if not found.people or is_mailbox(email.address):
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


def _email_owners(found: Mentions) -> list[_Owner]:
    """Return the owner of each address: the one whose name it fits, or the next in order if there are as many."""
    if len(found.people) == 1:
        return [0] * len(found.emails)
    owners = [_fitting(email.address, found.people) for email in found.emails]
    without = [index for index in range(len(found.people)) if index not in owners]
    if len(found.people) == len(owners) and len(without) == owners.count(None):
        return [without.pop(0) if owner is None else owner for owner in owners]
    return owners


def _fitting(address: str, people: Sequence[Person]) -> _Owner:
    scores = [fit(address, person.name) for person in people]
    best = max(scores, default=0)
    return scores.index(best) if best >= FITS and scores.count(best) == 1 else None


def _phone_owners(found: Mentions, owners: Sequence[_Owner]) -> list[_Owner]:
    """Return the owner of each number: the one whose address (or, without any, name) it follows.

    After a line with several of these, the next line is nobody's.
    """
    if len(found.people) == 1:
        return [0] * len(found.phones)
    order, anchor_kind = list(found.order), "email" if found.emails else "person"
    chain = [mention for mention in order if mention.kind in ("phone", anchor_kind)]
    kinds, half = [mention.kind for mention in chain], len(chain) // 2
    if found.emails and half > 1 and kinds == ["email"] * half + ["phone"] * half:
        return [owners[mention.place] for mention in chain[:half]]
    if kinds and kinds[0] == "phone" and kinds[-1] != "phone":
        order.reverse()
    crowd = Counter((mention.kind, mention.line) for mention in order)
    result: list[_Owner] = [None] * len(found.phones)
    anchor, previous = None, ""
    for mention in order:
        if mention.kind == "email":
            anchor = mention
        elif mention.kind == "person":
            anchor = mention if previous != "person" else None
        elif anchor and (anchor.line == mention.line or crowd[anchor.kind, anchor.line] == 1):
            result[mention.place] = owners[anchor.place] if anchor.kind == "email" else anchor.place
        previous = mention.kind
    return result
