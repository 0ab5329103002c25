"""What a contact's text mentions, in order: people, addresses, numbers."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from attrs import define, evolve, field, frozen

from aenoprojects.model import Person
from aenoprojects.values.emails import FoundEmail, find_emails
from aenoprojects.values.names import read_people
from aenoprojects.values.phones import FoundPhone, find_phones
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.people import people_words

_URL = re.compile(r"(?:https?://|www\.)[^\s|]+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")
_MOST_PEOPLE = 50
"""More are no contact, and would make a hostile page slow."""
_LABEL_REACH = 80
"""Labels are looked for in so many characters before an address or number."""


class Mention(NamedTuple):
    """One person, address or number, where it stands."""

    kind: Literal["person", "email", "phone"]
    line: int
    """Line within the text, from 0."""
    place: int
    """Place in its tuple of `Mentions`."""


@frozen(kw_only=True)
class Mentions:
    """All that a text mentions, before it is known what belongs together."""

    people: tuple[Person, ...] = ()
    """Each person once."""
    emails: tuple[FoundEmail, ...] = ()
    """Each address once."""
    phones: tuple[FoundPhone, ...] = ()
    """Every number."""
    order: tuple[Mention, ...] = ()
    """The three together, in the order of the text."""
    rest: tuple[str, ...] = ()
    """Text that is none of them, as printed."""


def find_details(text: str) -> tuple[FoundEmail | FoundPhone, ...]:
    """Return the addresses and numbers in a text, in order; digits in addresses and links are none."""
    emails = find_emails(text)
    masked = list(text)
    for start, end in (
        *((email.start, email.end) for email in emails),
        *(match.span() for match in _URL.finditer(text)),
    ):
        masked[start:end] = "|" * (end - start)
    return tuple(sorted((*emails, *find_phones("".join(masked))), key=lambda found: found.start))


@define
class Collector:
    """Gathers mentions from one text after the other."""

    people: list[Person] = field(factory=list)
    emails: dict[str, FoundEmail] = field(factory=dict)
    phones: list[FoundPhone] = field(factory=list)
    order: list[Mention] = field(factory=list)
    rest: list[str] = field(factory=list)
    line: int = 0
    _places: dict[str, int] = field(factory=dict)

    def read(self, text: str, *, labelled: bool) -> None:
        """Take in the value of one or more fields; `labelled` as for `read_people`."""
        position = 0
        for found in find_details(text):
            self._between(text[position : found.start], labelled=labelled, start=position == 0, end=False)
            self.add(found)
            position = found.end
        self._between(text[position:], labelled=labelled, start=position == 0, end=True)
        self.line += 1

    def mentions(self) -> Mentions:
        """Return what was gathered."""
        return Mentions(
            people=tuple(self.people),
            emails=tuple(self.emails.values()),
            phones=tuple(self.phones),
            order=tuple(self.order),
            rest=tuple(self.rest),
        )

    def add(self, found: FoundEmail | FoundPhone) -> None:
        """Take in an address or a number."""
        if isinstance(found, FoundPhone):
            self.order.append(Mention("phone", self.line, len(self.phones)))
            self.phones.append(found)
            return
        place = self._places.setdefault(found.address, len(self._places))
        self.emails.setdefault(found.address, found)
        self.order.append(Mention("email", self.line, place))

    def add_person(self, person: Person) -> None:
        """Take in a person; one who was named before is not another."""
        place = next((at for at, known in enumerate(self.people) if _same(known.name, person.name)), None)
        if place is None and len(self.people) == _MOST_PEOPLE:
            self.rest.append(person.name)
            return
        if place is None:
            place = len(self.people)
            self.people.append(person)
        known = self.people[place]
        self.people[place] = evolve(
            known, honorific=known.honorific or person.honorific, role=known.role or person.role
        )
        self.order.append(Mention("person", self.line, place))

    def _between(self, text: str, *, labelled: bool, start: bool, end: bool) -> None:
        """Take in the text between two addresses or numbers, without the labels at its ends."""
        self.line += text.count("\n")
        if not _LETTER.search(text):
            return
        self.rest.extend(_URL.findall(text))
        text = _URL.sub(" ; ", text)
        if not end:
            text = without_label(text)
        labelled = labelled and start
        names = text if labelled else people_words().label_after.sub("", text, count=1)
        reading = read_people(names, labelled=labelled)
        for person in reading.people:
            self.add_person(person)
        # What names nobody is reported whole, its labels included.
        self.rest.extend(reading.rest if reading.people or not reading.rest else (text.strip(" \n,;|/-()"),))


def without_label(text: str) -> str:
    """Return a text without what announces an address or number at its end.

    >>> without_label("Truus Visser, tel. nr. ")
    'Truus Visser, '
    """
    label = people_words().label_before.search(text, max(0, len(text) - _LABEL_REACH))
    return text[: label.start()] if label else text


def _same(one: str, other: str) -> bool:
    """Tell whether two names are one person's: equal, or one with an initial for the given name."""
    first, *surname = fold(one).split() or [""]
    given, *rest = fold(other).split() or [""]
    initial = bool(surname) and first[:1] == given[:1] and 1 in (len(first), len(given))
    return surname == rest and (first == given or initial)
