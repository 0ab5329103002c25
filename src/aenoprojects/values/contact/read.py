"""The contact fields of a project: people with their addresses and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aenoprojects.diagnostics import Code
from aenoprojects.model import ContactDetails, Person
from aenoprojects.values.contact.around import Span
from aenoprojects.values.contact.assign import Owner, email_owners, phone_owners, problems_of
from aenoprojects.values.contact.details import looks_like_address
from aenoprojects.values.contact.fit import lacks_at
from aenoprojects.values.contact.people import read_people
from aenoprojects.values.contact.roster import Draft, Roster
from aenoprojects.values.readings import Part, Problem, Reading
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_EMAIL_LABELS = ("mail", "email")


def read_contact(text: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Reading[ContactDetails]:
    """Return the people of the contact fields, each with the addresses and numbers that are theirs.

    Args:
        text: the values of the fields as shown; lines, list items and cells are parted by line feeds.
        parts: where each value stands: field "contact" names people ("Contactpersoon gemeente"), field "details" gives
            their addresses and numbers ("Contactgegevens"), in the order of the page.
        vocabulary: the words to go by.

    >>> text = "Truus Visser\\nt.visser@gouda.example | 06 - 12 34 56 78"
    >>> parts = [Part("contact", "Contactpersoon", 0, 12), Part("details", "Contactgegevens", 13, len(text))]
    >>> reading = read_contact(text, parts, Vocabulary.default())
    >>> reading.value.people[0].emails, reading.value.people[0].phones
    (('t.visser@gouda.example',), ('+31612345678',))
    >>> [text[slice(*reading.spans[path])] for path in ("people.0.name", "people.0.phones.0")]
    ['Truus Visser', '06 - 12 34 56 78']
    """
    found = Roster(text, vocabulary)
    for part in parts:
        read_people(found, part.start, part.end, labelled=part.field == "contact")
    label = next((part.label for part in parts if part.field == "contact"), None)
    return contact_of(found, label=label, text=printed(text, parts), rest=_unread(found, parts))


def printed(text: str, parts: Sequence[Part]) -> str:
    """Return the values of parts as printed, one a line."""
    lines = (line.strip() for part in parts for line in text[part.start : part.end].split("\n"))
    return "\n".join(line for line in lines if line)


def contact_of(found: Roster, *, label: str | None, text: str, rest: Iterable[Problem] = ()) -> Reading[ContactDetails]:
    """Return the contact in which each address and number that was found has gone to its person, or to nobody."""
    emails = email_owners(found)
    phones = phone_owners(found, emails)
    spans: dict[str, Span] = {}
    people = tuple(_person(found, at, draft, emails, phones, spans) for at, draft in enumerate(found.people))
    invalid = [phone for phone in found.phones if phone.number is None]
    spans |= {f"invalid_phones.{at}": (one.start, one.end) for at, one in enumerate(invalid)}
    contact = ContactDetails(
        label=label,
        text=text,
        people=people,
        other_emails=_emails_of(found, None, emails, "other_emails", spans),
        other_phones=_phones_of(found, None, phones, "other_phones", spans),
        invalid_phones=tuple(visible(phone.text) for phone in invalid),
    )
    turned = (
        Problem(Code.NAME_TURNED, visible(found.text[slice(*one.span)]), *one.span, one.name)
        for one in found.people
        if one.is_turned
    )
    problems = sorted((*problems_of(found, emails, phones), *turned, *rest), key=lambda one: one.start)
    return Reading(value=contact, spans=spans, problems=tuple(problems))


def _person(
    found: Roster, at: int, draft: Draft, emails: Sequence[Owner], phones: Sequence[Owner], spans: dict[str, Span]
) -> Person:
    path = f"people.{at}"
    spans[f"{path}.name"] = draft.span
    for name, places in (("honorific", draft.honorifics), ("role", draft.roles)):
        if places:
            spans[f"{path}.{name}"] = (min(places)[0], max(end for _, end in places))
    return Person(
        name=draft.name,
        honorific=" ".join(visible(found.text[slice(*one)]) for one in draft.honorifics) or None,
        role=", ".join(dict.fromkeys(_role(found.text[slice(*one)]) for one in draft.roles)) or None,
        emails=_emails_of(found, at, emails, f"{path}.emails", spans),
        phones=_phones_of(found, at, phones, f"{path}.phones", spans),
    )


def _role(text: str) -> str:
    return visible(text).strip(" :;,|–—-")


def _emails_of(
    found: Roster, owner: Owner, owners: Sequence[Owner], path: str, spans: dict[str, Span]
) -> tuple[str, ...]:
    mine = [email for email, one in zip(found.emails, owners, strict=True) if one == owner]
    spans |= {f"{path}.{at}": (email.start, email.end) for at, email in enumerate(mine)}
    return tuple(email.address for email in mine)


def _phones_of(
    found: Roster, owner: Owner, owners: Sequence[Owner], path: str, spans: dict[str, Span]
) -> tuple[str, ...]:
    """Return the numbers of one person, or of nobody, each once."""
    mine: dict[str, Span] = {}
    for phone, one in zip(found.phones, owners, strict=True):
        if one == owner and phone.number:
            mine.setdefault(phone.number, phone.source)
    spans |= {f"{path}.{at}": span for at, span in enumerate(mine.values())}
    return tuple(mine)


def _unread(found: Roster, parts: Sequence[Part]) -> Iterable[Problem]:
    """Yield what the fields hold that is neither person, address nor number."""
    for one in found.rest:
        text = found.text[one.start : one.end]
        labels = [part.label or "" for part in parts if part.start <= one.start < part.end]
        labels += text.split(":")[:-1]  # "E-mail: tvisser.goes.nl"
        labelled = any(word in fold(label).split() for label in labels for word in _EMAIL_LABELS)
        words = text.split()
        if any(looks_like_address(word, found.vocabulary, labelled=labelled) for word in words) or any(
            lacks_at(before, word, who.name, found.vocabulary)
            for before, word in zip(["", *words], words, strict=False)
            for who in found.people
        ):
            yield Problem(Code.EMAIL_UNREADABLE, text, one.start, one.end)
        elif one.kind == "body":
            yield Problem(Code.CONTACT_NO_PERSON, text, one.start, one.end)
        else:
            yield Problem(Code.CONTACT_UNREAD, text, one.start, one.end)
