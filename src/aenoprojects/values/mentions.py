"""What a contact's text mentions, in order: people, addresses, numbers."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from attrs import define, evolve, field

from aenoprojects.model import Person
from aenoprojects.values.emails import FoundEmail, find_emails
from aenoprojects.values.names import LABELS_AHEAD, read_people
from aenoprojects.values.phones import FoundPhone, find_phones
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.people import is_placeholder, pattern

_URL = re.compile(r"(?:https?://|www\.)[^\s|]+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")
_LABELS_BEHIND = r"(?:(?<!\w)(?:{labels}|{joiners})(?!\w)[^\w()]*|(?<!\w)[TEM][\s.:]*)*$"
_LABEL_REACH = 80
"""Labels are looked for in so many characters before an address or number."""
_MOST_PEOPLE = 50
"""More are no contact, and would make a hostile page slow."""


class Mention(NamedTuple):
    """One person, address or number, where it stands."""

    kind: Literal["person", "email", "phone"]
    line: int
    """Line within the text, from 0."""
    place: int
    """Place in its list of `Mentions`."""


@define
class Mentions:
    """All that one text after the other mentions, before it is known what belongs together."""

    people: list[Person] = field(factory=list)
    """Each person once."""
    emails: list[FoundEmail] = field(factory=list)
    """Each address once."""
    phones: list[FoundPhone] = field(factory=list)
    """Every number."""
    order: list[Mention] = field(factory=list)
    """The three together, in the order of the text."""
    rest: list[str] = field(factory=list)
    """Text that is none of them, as printed."""
    _line: int = 0
    _places: dict[str, int] = field(factory=dict)

    def read(self, text: str, *, labelled: bool) -> None:
        """Take in the value of one or more fields; `labelled` as for `read_people`."""
        position = 0
        for found in find_details(text):
            self._between(text[position : found.start], labelled=labelled and not position, last=False)
            self.add(found)
            position = found.end
        self._between(text[position:], labelled=labelled and not position, last=True)
        self._line += 1

    def add(self, found: FoundEmail | FoundPhone) -> None:
        """Take in an address or a number."""
        if isinstance(found, FoundPhone):
            self.order.append(Mention("phone", self._line, len(self.phones)))
            self.phones.append(found)
            return
        place = self._places.setdefault(found.address, len(self.emails))
        if place == len(self.emails):
            self.emails.append(found)
        self.order.append(Mention("email", self._line, place))

    def add_person(self, person: Person) -> None:
        """Take in a person; one who was named before is not another."""
        place = next((at for at, known in enumerate(self.people) if _same(known.name, person.name)), len(self.people))
        if place == _MOST_PEOPLE:
            self.rest.append(person.name)
            return
        known = self.people[place] if place < len(self.people) else person
        honorific, role = known.honorific or person.honorific, known.role or person.role
        self.people[place : place + 1] = [evolve(known, honorific=honorific, role=role)]
        self.order.append(Mention("person", self._line, place))

    def _between(self, text: str, *, labelled: bool, last: bool) -> None:
        """Take in the text between two addresses or numbers, without the labels at its ends."""
        self._line += text.count("\n")
        if not _LETTER.search(text) or is_placeholder(text):
            return
        self.rest.extend(_URL.findall(text))
        text = _URL.sub(" ; ", text)
        text = text if last else without_label(text)
        people, rest = read_people(
            text if labelled else pattern(LABELS_AHEAD).sub("", text, count=1), labelled=labelled
        )
        for person in people:
            self.add_person(person)
        # What names nobody is reported whole, its labels included.
        self.rest.extend(rest if people or not rest else (text.strip(" \n,;|/-()"),))


def find_details(text: str) -> tuple[FoundEmail | FoundPhone, ...]:
    """Return the addresses and numbers in a text, in order; digits in addresses and links are none."""
    emails = find_emails(text)
    masked = list(text)
    for start, end in (*(email[:2] for email in emails), *(match.span() for match in _URL.finditer(text))):
        masked[start:end] = "|" * (end - start)
    return tuple(sorted((*emails, *find_phones("".join(masked))), key=lambda found: found.start))


def without_label(text: str) -> str:
    """Return a text without what announces an address or number at its end.

    >>> without_label("Truus Visser, tel. nr. ")
    'Truus Visser, '
    """
    label = pattern(_LABELS_BEHIND).search(text, max(0, len(text) - _LABEL_REACH))
    return text[: label.start()] if label else text


def _same(one: str, other: str) -> bool:
    """Return whether two names are one person's: equal, or one with an initial for the given name."""
    first, *surname = fold(one).split() or [""]
    given, *rest = fold(other).split() or [""]
    initial = bool(surname) and first[:1] == given[:1] and 1 in (len(first), len(given))
    return surname == rest and (first == given or initial)
