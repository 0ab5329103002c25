"""The words of a text with their places: what readers of names look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from aenoprojects.vocabulary.folding import fold

_WORD = re.compile(r"\w+|&")
_SENTENCE_END = frozenset('.!?\n:;•·|("“„”»«‘[*')
_DASHES = ("-", "–", "—")
_JOINING = (
    " \u00a0-\u2010\u2011'’‘`.&/(,"  # between the words of one name: "Peel & Maas", "Alphen a/d Rijn", "Bergen (NH)"
)
APOSTROPHES = "'’‘`´"


class Word(NamedTuple):
    """One word of a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    folded: str
    """The word as it is compared; "&" is "en"."""
    is_capital: bool
    """True where it begins with a capital letter or a digit."""


class Words(NamedTuple):
    """A text as words."""

    text: str
    """The text."""
    rows: tuple[Word, ...]
    """Its words in order."""

    def before(self, index: int) -> str:
        """Return what stands between a word and the one before it, or the start of the text."""
        return self.text[self.rows[index - 1].end if index else 0 : self.rows[index].start]

    def after(self, index: int) -> str:
        """Return what stands between a word and the next one, or the end of the text."""
        return self.text[self.rows[index].end : self.rows[index + 1].start if index + 1 < len(self.rows) else None]

    def starts_sentence(self, index: int) -> bool:
        """Return whether a word is the first of a sentence, a line or a part of one."""
        gap = self.before(index)
        if index == 0 or any(mark in gap for mark in _SENTENCE_END):
            return True
        return gap[:1].isspace() and gap[-1:].isspace() and gap.strip() in _DASHES

    def is_adjacent(self, index: int) -> bool:
        """Return whether nothing but blanks parts a word from the one before it."""
        gap = self.before(index)
        return index > 0 and gap.isspace() and "\n" not in gap

    def joins(self, index: int, length: int) -> bool:
        """Return whether the words from one on may be one name: nothing that ends one stands between them."""
        gaps = (self.before(at) for at in range(index + 1, index + length))
        return all(not gap.strip(_JOINING) for gap in gaps)


def words_of(text: str) -> Words:
    """Return the words of a text.

    >>> [word.folded for word in words_of("Peel & Maas").rows]
    ['peel', 'en', 'maas']
    """
    found = ((*match.span(), match.group()) for match in _WORD.finditer(text))
    return Words(text, tuple(Word(start, end, fold(word), _is_capital(word)) for start, end, word in found))


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def phrases(rows: Iterable[str]) -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Return first word -> the phrases that begin with it, the longest first, as folded words.

    With each: whether it must begin with a capital, which a phrase written with one must.

    >>> phrases(["ministerie", "College"])["college"]
    ((('college',), True),)
    """
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for row in rows:
        words = tuple(fold(match) for match in _WORD.findall(row))
        if words:
            found.setdefault(words[0], []).append((words, row[:1].isupper()))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}
