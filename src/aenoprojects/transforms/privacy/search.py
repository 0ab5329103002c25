"""Where names stand in text: told by their form, by what stands before them, by their capital."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve, field, frozen

from aenoprojects.transforms.privacy.names import LONG, Names, Surname
from aenoprojects.transforms.privacy.words import (
    WORD,
    is_place,
    key,
    keys,
    months,
    ordinary,
    particles,
    small_words,
    titles,
    words_of_pages,
)
from aenoprojects.vocabulary import Vocabulary

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"(?:^|[.!?:;…•|/\n])[\s\"'“”‘’(«\[-]*$")
_SENTENCE_REACH = 12
"""What ends a sentence is looked for in so many characters before a word: quotes and blanks are few."""
_NEAR = re.compile(r"[ \t\n\u00a0.\-–—_'’`´()/]{0,4}")
"""What may stand between two words of one name."""
_NUMBER_BESIDE = re.compile(r"\d[ \t\u00a0]{0,2}$"), re.compile(r"\W?[ \t\u00a0]{0,2}\d")
_GENITIVE = re.compile(r"['’‘`´]s\b", re.IGNORECASE)
_PATH = re.compile(r"[^/?#&=:]+")
"""A part of a web address: names do not reach over its marks."""
_MOST_WORDS = 12
"""Words before a surname that may belong to the name."""
_ALIKE = 3
"""First letters in which another form of a known given name agrees with it: "Truusje" for "Truus"."""


class _Around(NamedTuple):
    """What stands before a word that is a surname."""

    first: int
    """Index of the first word of the name."""
    small: int
    """Index of the first small word of the surname, of the surname itself where it has none."""
    is_full: bool
    """All small words of the surname are there; true for one that has none."""
    is_named: bool
    """A title, initials or a given name stands beside it."""
    learnt: str | None
    """A given name that no contact has, but that fits the initials of one."""


class _Context(NamedTuple):
    """A text, its words, and whether its capitals tell anything."""

    text: str
    words: list[re.Match[str]]
    has_capitals: bool
    """Some letter is a capital; false for a text all in small letters."""
    has_others: bool
    """Some word longer than the small ones has none; false for a text all in capitals or with one at every word."""


@frozen(kw_only=True)
class Search:
    """Finds the names of people in text and in addresses."""

    names: Names
    """Of everyone in the document."""
    vocabulary: Vocabulary
    """Which words are small, titles, ordinary."""
    forms: Mapping[str, str]
    """Every word that may be a name of these, also with the genitive's "s", and the name."""
    own: Names = field(factory=Names)
    """Of the people of the project whose text it is."""
    places: frozenset[str] = frozenset()
    """Names of one word of its municipalities."""
    organisations: Mapping[str, Sequence[tuple[int, tuple[str, ...]]]] = field(factory=dict)
    """By each surname in the names of organisations, where it stands in which: there it stays."""
    long: Mapping[str, Sequence[str]] = field(factory=dict)
    """Surnames that are found inside longer words of addresses, by their first letters."""

    def of_project(self, own: Names, places: frozenset[str]) -> Search:
        """Return what finds names in a project's own texts."""
        return evolve(self, own=own, places=places)

    def in_text(self, text: str) -> Iterator[Span]:
        """Yield where names stand in a text."""
        words = list(WORD.finditer(text))
        hits = [(at, name) for at, word in enumerate(words) for name in self._names_like(word[0])]
        if not hits:
            return
        context = self._context(text, words)
        for at, name in hits:
            first = self._begin(context, at, name, is_kept=self._is_kept(words, at, name))
            if first is not None:
                yield words[first].start(), words[at].end()

    def in_address(self, text: str) -> Iterator[Span]:
        """Yield the one span from the first part that holds a name to the end, if any does."""
        for part in _PATH.finditer(text):
            if self._holds(part[0]):
                yield part.start(), len(text)
                return

    def given_names(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the given names before surnames of a project's people that fit the initials of one."""
        found = set()
        for text in texts:
            context = self._context(text, list(WORD.finditer(text)))
            for at, word in enumerate(context.words):
                for name in self._names_like(word[0]):
                    if name in self.own.surnames:
                        found.add(self._around(context, at, self.own.surnames[name]).learnt)
        return frozenset(name for name in found if name)

    def _context(self, text: str, words: list[re.Match[str]]) -> _Context:
        small = self.vocabulary.derive(small_words)
        others = (one[0] for one in words if one[0][0].islower() and len(one[0]) > 1)
        has_capitals = any(map(str.isupper, text))
        return _Context(text, words, has_capitals, any(key(other) not in small for other in others))

    def _names_like(self, word: str) -> Iterator[str]:
        for form in keys(word):
            if form in self.forms:
                yield self.forms[form]
                return
            bare = form if form in self.own.givens else form.removesuffix("s")
            if bare in self.own.givens:
                yield bare
                return

    def _is_kept(self, words: Sequence[re.Match[str]], at: int, name: str) -> bool:
        """Return whether a word stands in the name of an organisation."""
        return any(
            offset <= at and phrase == tuple(key(word[0]) for word in words[at - offset : at - offset + len(phrase)])
            for offset, phrase in self.organisations.get(name, ())
        )

    def _begin(self, context: _Context, at: int, name: str, *, is_kept: bool) -> int | None:
        """Return the index of the first word of the name that a word is or ends, None where it is none here.

        In the name of an organisation only a whole name is one.
        """
        if name in self.names.glued:
            return at
        if name in self.names.surnames:
            around = self._around(context, at, self.names.surnames[name])
            if around.is_named or (not is_kept and self._is_surname(context, at, name, around)):
                return around.first
        if not is_kept and name in self.own.givens and self._is_given(context, at, name):
            return at
        return None

    def _around(self, context: _Context, at: int, surname: Surname) -> _Around:
        text, words = context.text, context.words
        weights = self.vocabulary.derive(particles)
        first, left, most = at, 0, max(surname.particles)
        while left < most and self._is_near(context, first):
            form = key(words[first - 1][0])
            if form not in weights and form not in surname.before:
                break
            left += weights.get(form, 1)
            first -= 1
        is_full = left in surname.particles or left > most
        if not is_full and left:
            first, left = at, 0
            is_full = 0 in surname.particles
        small, is_named, learnt = first, False, None
        while at - first < _MOST_WORDS and self._is_near(context, first):
            word = words[first - 1]
            form = key(word[0])
            if self._is_initial(text, word, surname) or form in surname.givens:
                is_named = True
            elif learnt is None and self._fits(word[0], form, surname):
                is_named, learnt = True, form
            elif not is_named and (form in self.names.surnames or (first < small and form in weights)):
                pass  # the first half of a double surname, and small words before it
            else:
                is_named = is_named or form in self.vocabulary.derive(titles)
                break
            first -= 1
        first = first if is_named else small
        if at + 1 < len(words) and words[at + 1].start() - words[at].end() <= len(", "):
            is_named = is_named or key(words[at + 1][0]) in surname.givens
        return _Around(first, small, is_full, is_named, learnt)

    def _is_near(self, context: _Context, at: int) -> bool:
        """Return whether the word before a word may belong to the same name."""
        text, words = context.text, context.words
        return at > 0 and bool(_NEAR.fullmatch(text, words[at - 1].end(), words[at].start()))

    def _is_initial(self, text: str, word: re.Match[str], surname: Surname) -> bool:
        letters, dotted = word[0], text[word.end() : word.end() + 1] == "."
        if len(letters) == 1:
            return letters.isupper() or (dotted and key(letters) in surname.initials)
        return dotted and len(letters) == len("Th") and letters[0].isupper() and key(letters)[0] in surname.initials

    def _fits(self, word: str, form: str, surname: Surname) -> bool:
        """Return whether a word is a given name that no contact gives in full: "Jaap" before "J. Visser"."""
        if not word[0].isupper() or len(form) < _ALIKE or form in self.vocabulary.derive(small_words):
            return False
        if (
            form in self.vocabulary.derive(titles)
            or form in self.names.surnames
            or form in self.vocabulary.derive(ordinary)
        ):
            return False
        if surname.givens:
            return any(form[:_ALIKE] == given[:_ALIKE] for given in surname.givens)
        return form[0] in surname.initials

    def _is_surname(self, context: _Context, at: int, name: str, around: _Around) -> bool:
        """Return whether a surname without a given name, initials or title beside it is one here."""
        is_own, has_small = name in self.own.surnames, around.small < at
        if not context.words[at][0][0].isupper():
            return not (context.has_capitals or self._is_ordinary(name) or name in self.places)
        if name in self.places:
            return has_small and around.is_full and self._says(context, around.small)
        if is_place(name):
            return has_small and around.is_full and (is_own or self._says(context, around.small))
        if not self._is_ordinary(name):
            return True
        if has_small and around.is_full:
            return True
        # In another project's text an ordinary word, "Post", is more often that word than a stranger's contact.
        is_likely = is_own and around.is_full and name not in self.vocabulary.derive(words_of_pages)
        return is_likely or self._says(context, at)

    def _is_given(self, context: _Context, at: int, name: str) -> bool:
        if not context.words[at][0][0].isupper():
            return not (context.has_capitals or self._is_ordinary(name))
        if name in self.vocabulary.derive(months) and self._is_dated(context, at):
            return False
        return not self._is_ordinary(name) or self._says(context, at)

    def _is_ordinary(self, name: str) -> bool:
        return name in self.vocabulary.derive(ordinary) or is_place(name)

    def _says(self, context: _Context, at: int) -> bool:
        """Return whether a word's capital says that it is a name: not that of a sentence, of a title or of a date."""
        text, words = context.text, context.words
        word = words[at]
        if not word[0][0].isupper() or self._is_dated(context, at):
            return False
        if _GENITIVE.match(text, word.end()):
            return True
        if _SENTENCE_END.search(text, max(0, word.start() - _SENTENCE_REACH), word.start()):
            return False
        return context.has_others

    def _is_dated(self, context: _Context, at: int) -> bool:
        """Return whether a number stands beside a word: "Mei 2021", "1 Mei"."""
        text, word = context.text, context.words[at]
        before, after = _NUMBER_BESIDE
        return bool(before.search(text, max(0, word.start() - 4), word.start()) or after.match(text, word.end()))

    def _holds(self, part: str) -> bool:
        """Return whether a part of an address is or has somebody's name; capitals tell nothing there."""
        words = [form for match in WORD.finditer(part) for form in keys(match[0])[:1]]
        if any(word in self.names.glued or word in self.names.compact for word in ("".join(words), *words)):
            return True
        small = self.vocabulary.derive(small_words)
        of_name = [word in self.names.surnames or word in self.own.givens or word in small for word in words]
        if words and all(of_name) and not all(word in small for word in words):
            return not (len(words) == 1 and (is_place(words[0]) or words[0] in self.places))
        for at, word in enumerate(words):
            if word in self.names.surnames:
                surname = self.names.surnames[word]
                beside = {*words[max(0, at - 1 - max(surname.particles)) : at], *words[at + 1 : at + 2]}
                if beside & surname.givens or any(len(one) == 1 and one in surname.initials for one in beside):
                    return True
        return any(
            word.startswith(name, at)
            for word in words
            for at in range(len(word) - LONG + 1)
            for name in self.long.get(word[at : at + LONG], ())
        )
