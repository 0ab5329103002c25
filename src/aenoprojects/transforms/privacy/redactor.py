"""Text without the people, addresses and numbers in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from attrs import evolve, frozen

from aenoprojects.model import Document, Organisation, Project
from aenoprojects.transforms.privacy.details import find_details, known_digits
from aenoprojects.transforms.privacy.names import Names, forms_of, long_surnames, merged, names_of, people_of
from aenoprojects.transforms.privacy.search import Search, Span
from aenoprojects.transforms.privacy.words import is_place, small_words, words_of
from aenoprojects.vocabulary import Vocabulary

MARK = "[…]"
"""What stands in the place of what was taken out."""

_JOINS = re.compile(r"[ \t\n\u00a0]{0,2}[-–—_]?[ \t\n\u00a0]{0,2}")
"""Between two names that are taken out: then one mark stands for both."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w.@-])[\w-]++(?:\.[\w-]++)++/[^\s<>\"]*|(?<!\w)[@#][\w.-]*\w", re.IGNORECASE
)
"""Web addresses with or without a scheme, handles and hashtags."""
_ENCODINGS = 3
"""How often an address may be percent-encoded."""


@frozen
class Redactor:
    """Takes names, addresses and numbers out of any text."""

    search: Search
    """Finds the names."""
    numbers: frozenset[str] = frozenset()
    """Digits of the numbers of contacts."""

    def __call__(self, text: str) -> str:
        """Return the text with `MARK` for each name, address and number."""
        return _without(text, lambda clean: (*self._details(clean), *self.search.in_text(clean)))

    def address(self, text: str) -> str:
        """Return an id, a file name or a web address with `MARK` from the first part on that holds a name or detail."""
        return _without(text, lambda clean: (*self._digits(clean), *self.search.in_address(clean)))

    def is_harmless(self, url: str) -> bool:
        """Return whether a web address holds no name, address or number, however it is encoded."""
        for _ in range(_ENCODINGS + 1):
            if self.address(url) != url:
                return False
            url = unquote(url)
        return True

    def _digits(self, text: str) -> list[Span]:
        return find_details(text, self.numbers, self.search.vocabulary)

    def _details(self, text: str) -> Iterator[Span]:
        yield from self._digits(text)
        for match in _ADDRESS.finditer(text):
            if name := next(self.search.in_address(match[0]), None):
                yield match.start() + name[0], match.end()
            elif not (self._digits(match[0]) or self.is_harmless(match[0])):
                yield match.span()  # what it holds is encoded


def redactors_of(document: Document, vocabulary: Vocabulary) -> tuple[Redactor, tuple[Redactor, ...]]:
    """Return what cleans the texts of the page, and what cleans those of each project, in order.

    The names of everybody in the document are gathered once; given names go from the texts of their own project only.
    """
    own = [names_of(people_of(project, vocabulary), vocabulary) for project in document.projects]
    names = merged(own)
    organisations = [project.organisation for project in document.projects if project.organisation]
    search = Search(
        names=names,
        vocabulary=vocabulary,
        forms=forms_of(names),
        organisations=_organisations(organisations, names, vocabulary),
        long=long_surnames(names, vocabulary),
    )
    whole = Redactor(search, known_digits(project.contact for project in document.projects if project.contact))
    pairs = zip(document.projects, own, strict=True)
    redactors = tuple(_for_project(whole, project, mine) for project, mine in pairs)
    # The page of one project speaks of its people only.
    return redactors[0] if len(redactors) == 1 else whole, redactors


def _for_project(whole: Redactor, project: Project, own: Names) -> Redactor:
    if not (own.surnames or own.givens):
        return whole
    search = whole.search.of_project(own, _places(project.organisation))
    learnt = search.given_names(section.text for section in project.sections)
    return evolve(whole, search=search.of_project(own.with_givens(learnt), search.places))


def _places(organisation: Organisation | None) -> frozenset[str]:
    """Return the names of one word of an organisation's municipalities."""
    names = [organisation.name, *(one.name for one in organisation.municipalities)] if organisation else []
    words = (words_of(name) for name in names)
    return frozenset(only[0] for only in words if len(only) == 1 and is_place(only[0]))


def _organisations(
    organisations: Iterable[Organisation], names: Names, vocabulary: Vocabulary
) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Return by surname where it stands in the names of organisations that have other words too: "Adviesbureau De Wit".

    That it is an organisation must be certain, for a page may well list people among those who take part: it carries
    the project, is in the register, or a word of it says so.
    """
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    certain: set[str] = set()
    for one in organisations:
        certain.update(place.name for place in one.municipalities if place.code)
        certain.update(
            name
            for name in (one.name, *one.partners)
            if (name == one.name and one.kind != "other") or _is_body(words_of(name), vocabulary)
        )
    for words in map(words_of, sorted(certain)):
        if set(words) - vocabulary.derive(small_words) - names.surnames.keys() - names.givens:
            for at, word in enumerate(words):
                if word in names.surnames:
                    found.setdefault(word, []).append((at, words))
    return found


def _is_body(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether the words of a name say that it is an organisation's: "stichting ...", "De Wit Adviesbureau".

    A short word says so only where it begins the name: "raad" ends a sentence as well.
    """
    bodies = vocabulary.words("people.bodies", "organisations.partners", "organisations.arrangements")
    first = next((word for word in words if word not in vocabulary.derive(small_words)), "")
    return first in bodies or any(word.endswith(vocabulary.derive(_endings)) for word in words)


def _endings(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted(word for word in vocabulary.words("people.bodies") if len(word) >= len("groep")))


def _without(text: str, find: Callable[[str], Iterable[Span]]) -> str:
    """Return a text with `MARK` for every span that is found in it, itself where there is none."""
    clean = text if text.isascii() else unicodedata.normalize("NFC", text)
    # Again until nothing is found: what was taken out may have hidden what stood next to it.
    while spans := sorted(find(clean)):
        pieces: list[str] = []
        position = 0
        for start, end in spans:
            between = clean[position:start]
            if start >= position and not (pieces and _JOINS.fullmatch(between)):
                pieces += [between, MARK]
            position = max(position, end)
        text = clean = "".join([*pieces, clean[position:]])
    return text
