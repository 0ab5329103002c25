"""Contacts in running text: "Neem dan contact op met ... via ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from aenoprojects.model import Person
from aenoprojects.values.contact_before import ContactReading, contact_of
from aenoprojects.values.emails import FoundEmail
from aenoprojects.values.mentions import Mentions, find_details, without_label
from aenoprojects.values.name_fit import FITS, fit
from aenoprojects.values.names import read_people
from aenoprojects.values.phones import FoundPhone
from aenoprojects.vocabulary.people import pattern

_ARTICLE = re.compile(r"(?:onze|de|het|mijn|our|the)\s+(?=[a-z])")
_END = re.compile(
    r"(?<![\s.][A-Z])[.!?](?=\s|$)|[\n|:…]|\s(?:via|op|per|voor|over|als|door|om|by|at|on)(?=\s)|\bof\s(?=[a-z])"
)
_INTRODUCTION = r"\b(?:{introductions}|(?P<weak>{weak_introductions}))\s+"
"""What leads to a name; the weak ones prove nothing alone."""
_REACH = 200


def read_prose_contact(text: str) -> ContactReading:
    """Return the people whom a running text tells the reader to turn to, with addresses and numbers.

    A name counts after "contact op met" and the like; after a mere "bij" or "via" only where an address that
    soon follows fits it.

    Args:
        text: one or more paragraphs.

    >>> text = "Mail naar Truus de Wit via t.dewit@gouda.example of bel 010 1234567."
    >>> person = read_prose_contact(text).contact.people[0]
    >>> person.name, person.emails, person.phones
    ('Truus de Wit', ('t.dewit@gouda.example',), ('+31101234567',))
    """
    details = find_details(text)
    found = Mentions()
    named = list(_named(text, details))
    for item in sorted((*named, *details), key=lambda one: one[0]):
        if len(item) == 2:
            found.add_person(item[1])
        else:
            found.add(item)
    return contact_of(found, text=text)


def _named(text: str, details: Sequence[FoundEmail | FoundPhone]) -> Iterator[tuple[int, Person]]:
    """Yield where each person is introduced, and whom."""
    starts = [found.start for found in details]
    position = 0
    for match in pattern(_INTRODUCTION).finditer(text):
        start = match.end()
        if start < position:
            continue
        near = details[bisect_left(starts, start) : bisect_left(starts, start + _REACH)]
        stop = near[0].start if near else start + _REACH
        end = _END.search(text, start, stop)
        article = _ARTICLE.match(text, start)
        piece = text[article.end() if article else start : end.start() if end else stop]
        addresses = [one.address for one in near if isinstance(one, FoundEmail)]
        for person in read_people(without_label(piece)).people:
            if not match["weak"] or any(fit(address, person.name) >= FITS for address in addresses):
                position = start + len(piece)
                yield start, person
