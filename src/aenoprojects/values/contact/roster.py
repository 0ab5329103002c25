"""Who and what a contact's text mentions, before it is known what belongs together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from attrs import define, field

from aenoprojects.values.contact.around import Span
from aenoprojects.values.contact.details import FoundDetail, find_details
from aenoprojects.values.contact.emails import FoundEmail
from aenoprojects.values.contact.phones import FoundPhone
from aenoprojects.values.contact.words import PeopleWords
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_MOST_PEOPLE = 50
"""More are no contact, and would make a hostile page slow."""


@define(kw_only=True)
class Draft:
    """A person so far."""

    name: str
    """As it is spoken."""
    span: Span
    """Where the name stands; also the surname that it shares with the next one."""
    line: int
    """Line on which it stands first, from 0."""
    honorifics: list[Span] = field(factory=list)
    """Titles before and after it."""
    roles: list[Span] = field(factory=list)
    """Functions and affiliations beside it."""
    is_closed: bool = False
    """True when the function stood in brackets or before a colon: what comes after is no more of it."""
    is_certain: bool = False
    """True where a label, an introduction or a title says that this is a person."""
    is_turned: bool = False
    """True where the surname stood first and nothing but its comma says so."""


class Mention(NamedTuple):
    """One person, address or number, where it stands; or what says that the next ones are nobody's."""

    kind: Literal["person", "email", "phone", "general"]
    line: int
    """Line within the text, from 0."""
    place: int
    """Place in its list of the `Roster`; 0 for "general"."""


class Rest(NamedTuple):
    """Text that is neither person, address nor number."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    kind: str
    """What it is, as for `Said`."""


@define
class Roster:
    """All that a text mentions, in its order."""

    text: str
    """The text."""
    vocabulary: Vocabulary
    """The words to go by."""
    people: list[Draft] = field(factory=list)
    """Each person once."""
    emails: list[FoundEmail] = field(factory=list)
    """Each address once."""
    phones: list[FoundPhone] = field(factory=list)
    """Every number."""
    order: list[Mention] = field(factory=list)
    """All of them together, in the order of the text."""
    rest: list[Rest] = field(factory=list)
    """What is none of them."""
    _places: dict[str, int] = field(factory=dict)
    _names: dict[str, list[int]] = field(factory=dict)
    _details: tuple[FoundDetail, ...] | None = None
    _breaks: list[int] | None = None

    @property
    def details(self) -> tuple[FoundDetail, ...]:
        """Return every address and number of the text."""
        if self._details is None:
            self._details = find_details(self.text, self.vocabulary)
        return self._details

    def within(self, start: int, end: int) -> Sequence[FoundDetail]:
        """Return the addresses and numbers that begin in a stretch of the text."""
        first = bisect_left(self.details, start, key=lambda one: one.start)
        return self.details[first : bisect_left(self.details, end, first, key=lambda one: one.start)]

    def line_of(self, offset: int) -> int:
        """Return the line of the text, from 0, on which a character stands."""
        if self._breaks is None:
            self._breaks = [match.start() for match in re.finditer("\n", self.text)]
        return bisect_right(self._breaks, offset)

    def mention(self, found: FoundDetail) -> None:
        """Take in an address or a number."""
        line = self.line_of(found.start)
        if isinstance(found, FoundPhone):
            self.order.append(Mention("phone", line, len(self.phones)))
            self.phones.append(found)
            return
        place = self._places.setdefault(found.address, len(self.emails))
        if place == len(self.emails):
            self.emails.append(found)
        self.order.append(Mention("email", line, place))

    def mention_desk(self, line: int) -> None:
        """Take in that what follows is a department's or a desk's, not one person's."""
        self.order.append(Mention("general", line, 0))

    def add(self, draft: Draft) -> Draft | None:
        """Take in a person and return who it is: one who was named before is not another; None for one too many."""
        near = self._names.setdefault(_surname(draft.name), [])
        place = next((at for at in near if _is_same(self.people[at].name, draft.name)), len(self.people))
        if place == _MOST_PEOPLE:
            self.rest.append(Rest(*draft.span, "other"))
            return None
        if place == len(self.people):
            self.people.append(draft)
            near.append(place)
        known = self.people[place]
        known.honorifics = known.honorifics or draft.honorifics
        known.roles = known.roles or draft.roles
        self.order.append(Mention("person", draft.line, place))
        return known

    def give_up(self, drafts: Sequence[Draft]) -> None:
        """Forget people: nothing says that they are people."""
        gone = {id(draft) for draft in drafts}
        if not gone:
            return
        kept = [at for at, one in enumerate(self.people) if id(one) not in gone]
        moved = {old: new for new, old in enumerate(kept)}
        self.order = [
            one._replace(place=moved[one.place]) if one.kind == "person" else one
            for one in self.order
            if one.kind != "person" or one.place in moved
        ]
        self.rest += [Rest(*draft.span, "other") for draft in drafts]
        self.people = [self.people[at] for at in kept]
        self._names = {}
        for at, one in enumerate(self.people):
            self._names.setdefault(_surname(one.name), []).append(at)


def _surname(name: str) -> str:
    return fold(name).rpartition(" ")[2]


def _is_same(one: str, other: str) -> bool:
    """Return whether two names are one person's: equal, or one with an initial for the given name."""
    first, *surname = fold(one).split() or [""]
    given, *rest = fold(other).split() or [""]
    initial = bool(surname) and first[:1] == given[:1] and 1 in (len(first), len(given))
    return surname == rest and (first == given or initial)


def share_surname(one: Draft, other: Draft, words: PeopleWords) -> None:
    """Give the surname of "Joke en Piet de Wit" to both."""
    tokens = other.name.split()
    if len(tokens) == 1 or " " in one.name or one.honorifics or one.roles or other.honorifics or "." in tokens[0]:
        return
    small = (at for at in range(1, len(tokens)) if words.is_small(tokens[at]))
    one.name = " ".join([one.name, *tokens[next(small, len(tokens) - 1) :]])
    one.span = (one.span[0], other.span[1])
