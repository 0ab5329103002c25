"""The forms that the names of a contact's people take in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from attrs import evolve, field, frozen

from aenoprojects.model import Person, Project
from aenoprojects.transforms.privacy.words import WORD, is_place, key, keys, ordinary, particles, small_words, words_of
from aenoprojects.vocabulary import Vocabulary

_DASH = re.compile(r"\s+[–—-]\s+")
_CONTACT_LINK = re.compile(r"\s*(?:mailto|tel|sms):([^?]*)", re.IGNORECASE)
_SHORTEST = 3
"""Letters of a word that is taken for a name because an address has it: fewer may be initials."""
LONG = 5
"""Letters from which a surname is told inside a longer word of an address."""
_LONG_GLUED = 6
"""Letters from which a name written as one word is told from other words: "devisser", "janvisser"."""


class Surname(NamedTuple):
    """What goes with one word of a surname, of all people who have it."""

    particles: frozenset[int] = frozenset()
    """How many small words stand before it: 0 for "Visser", 2 for "van der Meer"."""
    givens: frozenset[str] = frozenset()
    """Given names beside it."""
    initials: frozenset[str] = frozenset()
    """First letters of the given names."""
    before: frozenset[str] = frozenset()
    """The small words themselves, and letters such as the O of O'Neill."""

    def with_more(self, other: Surname) -> Surname:
        """Return what goes with a surname that several people have."""
        return Surname(
            self.particles | other.particles,
            self.givens | other.givens,
            self.initials | other.initials,
            self.before | other.before,
        )


@frozen(kw_only=True)
class Names:
    """Names of people by their words, as `words.keys` compares them."""

    surnames: Mapping[str, Surname] = field(factory=dict)
    """Each word of a surname that is no small word."""
    givens: frozenset[str] = frozenset()
    """Given names."""
    glued: frozenset[str] = frozenset()
    """Whole names written as one word, of any use: "truusvisser"."""
    compact: frozenset[str] = frozenset()
    """Shorter ones that are a name only in an address or a handle: "tvisser"."""

    def with_givens(self, givens: frozenset[str]) -> Names:
        """Return the names with more given names, each of which may stand before any of the surnames."""
        known = {word: one._replace(givens=one.givens | givens) for word, one in self.surnames.items()}
        return evolve(self, surnames=known, givens=self.givens | givens)


class _Parts(NamedTuple):
    """One name, taken apart."""

    givens: list[str]
    initials: list[str]
    surname: list[tuple[str, tuple[str, ...]]]
    """Each word of the surname with the small words before it."""


def names_of(people: Iterable[Person], vocabulary: Vocabulary) -> Names:
    """Return the names of people in all their forms.

    >>> person = Person(name="Truus van der Meer", emails=("geertruida.vandermeer@goes.example",))
    >>> names = names_of([person], Vocabulary.default())
    >>> names.surnames["meer"].particles, sorted(names.givens), "truusvandermeer" in names.glued
    (frozenset({2}), ['geertruida', 'truus'], True)
    """
    surnames: dict[str, Surname] = {}
    givens: set[str] = set()
    glued: set[str] = set()
    compact: set[str] = set()
    for person in people:
        for spelling in _spellings(person):
            parts = _parts(spelling, bool(person.honorific), vocabulary)
            own = {*parts.givens, *_doubles(spelling, parts), *_givens_of_addresses(person, parts)}
            givens |= own
            letters = frozenset(name[0] for name in (*own, *parts.initials))
            for word, small in (*parts.surname, *_joined(parts)):
                weight = sum(vocabulary.derive(particles).get(one, 1) for one in small)
                one = Surname(frozenset({weight}), frozenset(own), letters, frozenset(small))
                surnames[word] = surnames.get(word, Surname()).with_more(one)
            for name, is_whole in _glued(parts, own):
                if len(name) < _SHORTEST:
                    continue
                (glued if is_whole and len(name) >= _LONG_GLUED else compact).add(name)
    return Names(surnames=surnames, givens=frozenset(givens), glued=frozenset(glued), compact=frozenset(compact))


def people_of(project: Project, vocabulary: Vocabulary) -> Iterator[Person]:
    """Yield the people of a project: those of its contact, and those whom its addresses and links to them name."""
    contact = project.contact
    listed = contact.people if contact else ()
    yield from listed
    # Those of the listed people too: an address may spell a name better than the page does, "Visser, Truus".
    addresses = [address for person in listed for address in person.emails]
    addresses += contact.other_emails if contact else ()
    for link in project.links:
        if match := _CONTACT_LINK.match(link.url):
            addresses.append(match[1])
            words = words_of(link.text)
            if "@" not in link.text and len(words) > 1 and set(words[-1:]) & set(words_of(match[1].partition("@")[0])):
                yield Person(name=link.text, emails=(match[1],))
    for address in addresses:
        if name := _name_of(address, vocabulary):
            yield Person(name=name)


def _name_of(address: str, vocabulary: Vocabulary) -> str | None:
    """Return the name that the part of an address before "@" spells, "T. Visser" of "t.visser@...", None for none."""
    local, at, _ = address.partition("@")
    *before, last = words_of(local) or ("",)
    known = vocabulary.words("people.mailboxes", "people.bodies", "people.roles", "people.labels")
    if not (at and before and "." in local and len(last) >= _SHORTEST) or known & {*before, last}:
        return None
    small = vocabulary.derive(small_words)
    shown = (f"{word}.".upper() if len(word) == 1 else word if word in small else word.title() for word in before)
    return " ".join((*shown, last.title()))


def _spellings(person: Person) -> Iterator[str]:
    """Yield a name as it is, and with its umlauts written out."""
    yield person.name
    spelt = WORD.sub(lambda match: keys(match[0])[-1] if len(keys(match[0])) > 1 else match[0], person.name)
    if spelt != person.name:
        yield spelt


def _parts(name: str, titled: bool, vocabulary: Vocabulary) -> _Parts:
    """Take a name apart: what stands before the small words, or before the last word, is a given name or initials.

    After a dash with blanks around it all is surname: "E. Smit – de Wit". A name of one word is a given name, after a
    title or initials a surname.
    """
    small, common = vocabulary.derive(small_words), vocabulary.words("people.ordinary_names")
    first, *others = _DASH.split(name)
    pieces = [[match[0] for match in WORD.finditer(piece)] for piece in first.split()]
    pieces = [piece for piece in pieces if piece]
    is_small = [
        any(_is_small(word, small) for word in piece) and not (at == 0 and key(piece[0]) in common)
        for at, piece in enumerate(pieces)
    ]
    begin = next(
        (at for at, is_so in enumerate(is_small) if is_so and at < len(pieces) - (len(pieces[at]) == 1)),
        len(pieces) - 1,
    )
    words = [word for piece in pieces[:begin] for word in piece]
    initials = [key(word)[:1] for word in words if len(key(word)) == 1]
    givens = [key(word) for word in words if len(key(word)) > 1]
    if begin == 0 and len(pieces) == 1 and not (titled or others or any(is_small)):
        return _Parts([key(word) for word in pieces[0]], [], [])
    surname: list[tuple[str, tuple[str, ...]]] = []
    before: tuple[str, ...] = ()
    for word in (
        *(word for piece in pieces[begin:] for word in piece),
        *(m[0] for one in others for m in WORD.finditer(one)),
    ):
        if _is_small(word, small) or len(key(word)) == 1:
            before = (*before, key(word))
        else:
            surname.append((key(word), before))
            before = ()
    return _Parts(givens, initials, surname)


def _is_small(word: str, small: frozenset[str]) -> bool:
    # "v." is a small word, "V." an initial.
    return key(word) in small and (len(word) > 1 or word.islower())


def _givens_of_addresses(person: Person, parts: _Parts) -> Iterator[str]:
    """Yield the given names that a person's addresses spell beside the surname."""
    surnames = tuple(word for word, _ in parts.surname)
    for address in person.emails if surnames else ():
        *before, last = words_of(address.partition("@")[0]) or ("",)
        if last.endswith(surnames):
            yield from (word for word in before if len(word) >= _SHORTEST and word not in surnames)


def _joined(parts: _Parts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield surnames with the letter before their apostrophe: "oneill" for "O'Neill"."""
    for word, small in parts.surname:
        if small and len(small[-1]) == 1:
            yield small[-1] + word, small[:-1]


def _doubles(name: str, parts: _Parts) -> Iterator[str]:
    """Yield double given names as one word: "janwouter" for "Jan-Wouter"."""
    for piece in name.split():
        words = words_of(piece)
        if len(words) > 1 and set(words) <= set(parts.givens) and len("".join(words)) >= _LONG_GLUED:
            yield "".join(words)


def _glued(parts: _Parts, givens: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield a name's forms as one word, and whether they have a given name or all small words."""
    if not parts.surname:
        yield "".join(parts.givens), len(parts.givens) > 1
        return
    bare = {"".join(word for word, _ in parts.surname), *(word for word, _ in parts.surname)}
    full = "".join("".join(small) + word for word, small in parts.surname)
    short = "".join("".join(one[0] for one in small) + word for word, small in parts.surname)
    first = "".join("".join(small) + word for word, small in parts.surname[:1])
    surnames = bare | {full, short, first}
    yield from ((name, True) for name in surnames - set(dict(parts.surname)))
    letters = "".join([*parts.initials, *(given[0] for given in parts.givens)])
    for surname in surnames:
        for given in {*givens, "".join(parts.givens)} - {""}:
            yield from ((given + surname, True), (surname + given, True))
        for initials in {letters, letters[:1]} - {""}:
            yield from ((initials + surname, False), (surname + initials, False))


def merged(all_names: Iterable[Names]) -> Names:
    """Return the names of several at once."""
    surnames: dict[str, Surname] = {}
    givens: set[str] = set()
    glued: set[str] = set()
    compact: set[str] = set()
    for names in all_names:
        for word, one in names.surnames.items():
            surnames[word] = surnames.get(word, Surname()).with_more(one)
        givens |= names.givens
        glued |= names.glued
        compact |= names.compact
    return Names(surnames=surnames, givens=frozenset(givens), glued=frozenset(glued), compact=frozenset(compact))


def long_surnames(names: Names, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the surnames that are told inside longer words, "hazelworm" in "hazelwormblog", by their first letters."""
    found: dict[str, list[str]] = {}
    for name in sorted(names.surnames):
        if len(name) >= LONG and name not in vocabulary.derive(ordinary) and not is_place(name):
            found.setdefault(name[:LONG], []).append(name)
    return found


def forms_of(names: Names) -> dict[str, str]:
    """Return every word that may be a name, also with the genitive's "s", and the name that it is.

    >>> forms_of(Names(surnames={"visser": Surname()}))
    {'vissers': 'visser', 'visser': 'visser'}
    """
    bare = {*names.surnames, *names.glued}
    return {f"{name}s": name for name in sorted(bare)} | {name: name for name in sorted(bare)}
