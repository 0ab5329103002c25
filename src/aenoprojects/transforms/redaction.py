"""Text without the people, addresses and numbers in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve, field, frozen

from aenoprojects.model import ContactDetails, Project
from aenoprojects.values.mentions import find_details
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.people import people_words

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

    names: frozenset[_Words] = frozenset()
    """Whole names, of two words or more, folded."""
    parts: frozenset[_Words] = frozenset()
    """Given names and surnames, the latter also with their particles, folded."""
    numbers: frozenset[str] = frozenset()
    """Digits of the numbers of contacts, as they may be written."""
    ordinary: frozenset[str] = frozenset()
    """Words that the text also uses without a capital."""
    _first: dict[str, list[tuple[_Words, bool]]] = field(init=False, repr=False, eq=False)

    @_first.default
    def _by_first_word(self) -> dict[str, list[tuple[_Words, bool]]]:
        found: dict[str, list[tuple[_Words, bool]]] = {}
        for words in sorted(self.names | self.parts, key=lambda words: (-len(words), words)):
            found.setdefault(words[0], []).append((words, words in self.names))
        return found

    def __call__(self, text: str) -> str:
        """Return the text with `MARK` for each name, address and number.

        >>> Redactor(names=frozenset({("truus", "visser")}))("Bel Truus Visser op 06-12345678.")
        'Bel […] op […].'
        """
        # Again until nothing is found: what was taken out may have hidden what stood next to it.
        while spans := sorted(self._spans(text)):
            text = _without(text, spans)
        return text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        if self._first:
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
        for name, whole in self._first.get(words[index].folded, ()):
            found = words[index : index + len(name)]
            if tuple(word.folded for word in found) != name or not _close(found):
                continue
            if whole or self._is_part(text, found):
                return len(name)
        return 0

    def _is_part(self, text: str, found: list[_Word]) -> bool:
        word = found[-1]
        if len(found) > 1 or not word.capital:
            return word.capital
        before = text[max(0, word.start - 40) : word.start]
        return word.folded not in self.ordinary or not _SENTENCE_END.search(before)


def redactor_of(*contacts: ContactDetails) -> Redactor:
    """Return what takes out the whole names and the numbers of contacts, and every address.

    Args:
        contacts: of one project or of all.
    """
    people = [person for contact in contacts for person in contact.people]
    names = (_words(person.name) for person in people)
    return Redactor(
        names=frozenset(name for name in names if len(name) > 1),
        numbers=frozenset(number for contact in contacts for number in _numbers(contact)),
    )


def redactor_for(project: Project, known: Redactor) -> Redactor:
    """Return what also takes out the given names and surnames of a project's own people.

    Words of its organisation's name stay: someone called "van Gouda" may work for Gouda.

    Args:
        project: the project.
        known: what to take out besides.
    """
    people = project.contact.people if project.contact else ()
    parts = {part for person in people for part in _parts(person.name)}
    if not parts:
        return known
    organisation = project.organisation
    named = [organisation.name, *organisation.partners] if organisation else []
    named += [municipality.name for municipality in organisation.municipalities] if organisation else []
    stays = {word for name in named for word in _words(name)}
    prose = (project.heading, project.title, *(section.text for section in project.sections))
    return evolve(
        known,
        parts=frozenset(part for part in parts if part[-1] not in stays),
        ordinary=frozenset(fold(m[0]) for text in prose for m in _WORD.finditer(text) if m[0].islower()),
    )


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        if start >= position:
            pieces += [text[position:start], MARK]
        position = max(position, end)
    return "".join([*pieces, text[position:]])


def _close(words: list[_Word]) -> bool:
    return all(0 <= later.start - word.end <= _GAP for word, later in pairwise(words))


def _start(text: str, words: list[_Word], index: int) -> int:
    """Return where a name begins, initials before it included."""
    while index and words[index - 1].end - words[index - 1].start == 1 and words[index - 1].capital:
        if text[words[index - 1].end : words[index].start].strip() != ".":
            break
        index -= 1
    return words[index].start


def _words(name: str) -> _Words:
    return tuple(fold(match[0]) for match in _WORD.finditer(name))


def _parts(name: str) -> Iterator[_Words]:
    words, small = _words(name), people_words().small_words
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
