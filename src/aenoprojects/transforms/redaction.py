"""Text without the people, addresses and numbers in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve, field, frozen

from aenoprojects.model import ContactDetails, Project
from aenoprojects.values.mentions import find_details
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.people import small_words

MARK = "[…]"
"""What stands in the place of what was taken out."""

_WORD = re.compile(r"[^\W_]+")
# Whatever else has the form of an address, and any number that may be one of a contact.
_IN_ADDRESS = r"[^\s@<>()\[\],;:|/]"
_ADDRESS = re.compile(rf"(?<!{_IN_ADDRESS}){_IN_ADDRESS}{{1,64}}@{_IN_ADDRESS}{{1,255}}(?<=\w)")
_MAY_HOLD_DETAILS = re.compile(r"[@\d\[({<]")
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[\s()./‐-―-]{0,3}\d){4,14}(?!\w)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…•\n])[\s\"'“”‘’(«-]*$")
_GAP = 4
"""Most characters between two words of one name: " – ", ". "."""

_Words = tuple[str, ...]
_Index = Mapping[str, Sequence[_Words]]
"""Names, folded, by their first word; the longest first."""


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    capital: bool


@frozen(kw_only=True)
class Redactor:
    """Takes names, addresses and numbers out of any text.

    Whole names go in any spelling of capitals and blanks. Parts of a name, a given name or a surname alone,
    go where they have a capital, unless a sentence begins with what is elsewhere an ordinary word.
    """

    names: _Index = field(factory=dict)
    """Whole names, of two words or more."""
    parts: _Index = field(factory=dict)
    """Given names and surnames, the latter also with their particles."""
    numbers: frozenset[str] = frozenset()
    """Digits of the numbers of contacts, as they may be written."""
    ordinary: frozenset[str] = frozenset()
    """Words that the text also uses without a capital."""

    def __call__(self, text: str) -> str:
        """Return the text with `MARK` for each name, address and number.

        >>> Redactor(names={"truus": [("truus", "visser")]})("Bel Truus Visser op 06-12345678.")
        'Bel […] op […].'
        """
        # Again until nothing is found: what was taken out may have hidden what stood next to it.
        while spans := sorted(self._spans(text)):
            text = _without(text, spans)
        return text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        if self.names or self.parts:
            yield from self._name_spans(text)
        if _MAY_HOLD_DETAILS.search(text):
            yield from ((found.start, found.end) for found in find_details(text))
            yield from (match.span() for match in _ADDRESS.finditer(text))
            for match in _NUMBER.finditer(text):
                if "".join(filter(str.isdigit, match.group())) in self.numbers:
                    yield match.span()

    def _name_spans(self, text: str) -> Iterator[tuple[int, int]]:
        words = [_Word(m.start(), m.end(), fold(m[0]), m[0][0].isupper()) for m in _WORD.finditer(text)]
        index = 0
        while index < len(words):
            length = self._length(text, words, index)
            if length:
                yield _start(text, words, index), words[index + length - 1].end
            index += length or 1

    def _length(self, text: str, words: list[_Word], index: int) -> int:
        """Return of how many words the name is that begins here, 0 for none."""
        first = words[index].folded
        whole = self.names.get(first, ())
        for name in (*whole, *self.parts.get(first, ())):
            found = words[index : index + len(name)]
            near = all(later.start - word.end <= _GAP for word, later in pairwise(found))
            same = near and tuple(word.folded for word in found) == name
            if same and (name in whole or self._is_part(text, found)):
                return len(name)
        return 0

    def _is_part(self, text: str, found: list[_Word]) -> bool:
        word = found[-1]
        if len(found) > 1 or not word.capital:
            return word.capital
        before = text[max(0, word.start - 40) : word.start]
        return word.folded not in self.ordinary or not _SENTENCE_END.search(before)


def redactor_of(*contacts: ContactDetails) -> Redactor:
    """Return what takes out the whole names and the numbers of contacts, and every address."""
    people = [person for contact in contacts for person in contact.people]
    names = (_words(person.name) for person in people)
    return Redactor(
        names=_index(name for name in names if len(name) > 1),
        numbers=frozenset(number for contact in contacts for number in _numbers(contact)),
    )


def redactor_for(project: Project, known: Redactor) -> Redactor:
    """Return what also takes out the given names and surnames of a project's own people.

    Words of its organisation's name stay: someone called "van Gouda" may work for Gouda.

    Args:
        project: of which project.
        known: takes out the whole names and numbers.
    """
    people = project.contact.people if project.contact else ()
    if not people:
        return known
    named: list[str] = []
    if (lead := project.organisation) is not None:
        named = [lead.name, *lead.partners, *(municipality.name for municipality in lead.municipalities)]
    stays = {word for name in named for word in _words(name)}
    parts = (part for person in people for part in _parts(person.name))
    prose = (project.heading, project.title, *(section.text for section in project.sections))
    return evolve(
        known,
        parts=_index(part for part in parts if part[-1] not in stays),
        ordinary=frozenset(fold(m[0]) for text in prose for m in _WORD.finditer(text) if m[0].islower()),
    )


def _index(names: Iterable[_Words]) -> _Index:
    index: defaultdict[str, list[_Words]] = defaultdict(list)
    for name in sorted(set(names), key=len, reverse=True):
        index[name[0]].append(name)
    return index


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        if start >= position:
            pieces += [text[position:start], MARK]
        position = max(position, end)
    return "".join([*pieces, text[position:]])


def _start(text: str, words: list[_Word], index: int) -> int:
    """Return where a name begins, initials before it included."""
    word = words[index]
    for initial in reversed(words[max(0, index - 9) : index]):
        if len(initial.folded) != 1 or not initial.capital or text[initial.end : word.start].strip() != ".":
            break
        word = initial
    return word.start


def _words(name: str) -> _Words:
    return tuple(fold(match[0]) for match in _WORD.finditer(name))


def _parts(name: str) -> Iterator[_Words]:
    words, small = _words(name), small_words()
    for index, word in enumerate(words):
        if len(word) > 1 and word not in small:
            yield (word,)
            start = index
            while start and words[start - 1] in small:
                start -= 1
            yield words[start : index + 1]


def _numbers(contact: ContactDetails) -> Iterator[str]:
    of_people = [phone for person in contact.people for phone in person.phones]
    for phone in (*of_people, *contact.other_phones, *contact.invalid_phones):
        digits = "".join(filter(str.isdigit, phone))
        yield digits
        if phone.startswith("+31"):
            yield from (f"0{digits[2:]}", f"310{digits[2:]}", f"00{digits}")
