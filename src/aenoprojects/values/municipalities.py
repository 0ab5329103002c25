"""Municipalities named in a text: whole names only, the longest first, nothing guessed."""

from __future__ import annotations

import re
from typing import NamedTuple

from aenoprojects.values.bodies import find_bodies
from aenoprojects.values.words import APOSTROPHES, Words, words_of
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.register import by_code, find, names

_PREFIX = r"(?<!\w)(?:{organisations.prefixes})(?!\w)\s*:?\s*"
_PROVINCE = re.compile(r"\s?\(([^()\n]{1,20})\)")
_BACK = 4  # words before a name that may tell whose it is
_LISTING = frozenset((",", ";", "/", "&", "+"))


class FoundMunicipality(NamedTuple):
    """A municipality's name in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    codes: tuple[str, ...]
    """Codes of the register ("gm0796"); more than one for a name that several share."""


def find_municipalities(text: str, vocabulary: Vocabulary, *, said: bool = False) -> tuple[FoundMunicipality, ...]:
    """Return the municipalities named in a text, in order, the longest name at each place.

    A name that is part of a person's or an institution's name, or that may be an ordinary word, is none.

    Args:
        text: any text.
        vocabulary: the words that tell names apart.
        said: True where a label says that municipalities follow ("Gemeente:").

    >>> text = "Peel & Maas, Bergen op Zoom, de Universiteit van Amsterdam en Truus Nijkerk"
    >>> [text[one.start:one.end] for one in find_municipalities(text, Vocabulary.default())]
    ['Peel & Maas', 'Bergen op Zoom']
    """
    words = words_of(text)
    longest = vocabulary.derive(_longest)
    if not any(word.folded in longest for word in words.rows):
        return ()
    return _Search(words, vocabulary, said=said).run()


def _longest(_: Vocabulary) -> dict[str, int]:
    """Return first word of a name -> the most words that a name with this first word has."""
    longest: dict[str, int] = {}
    for name in names():
        some = name.split()
        longest[some[0]] = max(longest.get(some[0], 0), len(some))
    return longest


def _person_marks(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.words("organisations.persons", "people.titles")


def _collective(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that name a body or an arrangement, after which a municipality's name tells whose it is."""
    return vocabulary.words("organisations.arrangements", "people.bodies", "organisations.prefixes")


class _Search:
    """One pass over the words of a text."""

    def __init__(self, words: Words, vocabulary: Vocabulary, *, said: bool) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.longest = vocabulary.derive(_longest)
        self.common = vocabulary.words("organisations.common")
        self.found: list[FoundMunicipality] = []
        self.ends: dict[int, int] = {}
        """Place after the last word of a municipality -> its first word."""
        starts = {word.start: index for index, word in enumerate(words.rows)}
        self.prefixed = {
            starts[end]
            for match in vocabulary.pattern(_PREFIX).finditer(words.text)
            for end in (match.end(), match.end() + 1)
            if end in starts and (end == match.end() or words.text[match.end()] in APOSTROPHES)
        }
        if said:
            self.prefixed.add(0)
        self.taken = {at for first, stop in find_bodies(words, vocabulary) for at in range(first, stop)}

    def run(self) -> tuple[FoundMunicipality, ...]:
        """Return what there is."""
        index = 0
        while index < len(self.words.rows):
            index += self._take(index) or 1
        return tuple(self.found)

    def _take(self, index: int) -> int:
        """Take in the name that begins at a word, and return how many words it has."""
        known = names()
        if index in self.taken and index not in self.prefixed:
            return 0
        for length in range(self.length(index), 0, -1):
            key = " ".join(word.folded for word in self.words.rows[index : index + length])
            if key not in known or not self.words.joins(index, length) or not self._is_name(index, length):
                continue
            start, end = self._span(index, length)
            found, end = self._with_province(key, end)
            self.found.append(FoundMunicipality(start, end, found))
            stop = index + length
            while stop < len(self.words.rows) and self.words.rows[stop].start < end:
                stop += 1
            self.ends[stop] = index
            return stop - index
        return 0

    def length(self, index: int) -> int:
        """Return how many words a name that begins at a word may have."""
        return min(self.longest.get(self.words.rows[index].folded, 0), len(self.words.rows) - index)

    def _span(self, index: int, length: int) -> tuple[int, int]:
        """Return where a name begins and ends, with its apostrophe and its closing parenthesis."""
        text, start, end = self.words.text, self.words.rows[index].start, self.words.rows[index + length - 1].end
        if start and text[start - 1] in APOSTROPHES and self.words.rows[index].folded in ("s", "t"):
            start -= 1
        inside = text[start:end]
        if inside.count("(") > inside.count(")"):
            closing = text.find(")", end, end + 2)
            end = closing + 1 if closing >= 0 else end
        elif inside.endswith("c.a") and text[end : end + 1] == ".":
            end += 1
        return start, end

    def _with_province(self, key: str, end: int) -> tuple[tuple[str, ...], int]:
        """Return the codes of a name and its end, by the province that stands in parentheses after it."""
        codes = tuple(one.code or "" for one in find(key))
        match = _PROVINCE.match(self.words.text, end)
        province = self.vocabulary.derive(_provinces).get(fold(match[1])) if match else None
        if match is None or province is None:
            return codes, end
        fitting = tuple(code for code in codes if (one := by_code(code)) and one.province == province)
        return (fitting, match.end()) if fitting else (codes, end)

    def _is_name(self, index: int, length: int) -> bool:
        """Return whether the words are the municipality's name here, and nothing else's."""
        rows = self.words.rows[index : index + length]
        prefixed = index in self.prefixed or self._goes_on(index)
        if not (
            rows[0].is_capital or self._has_apostrophe(index) or (length > 1 and any(row.is_capital for row in rows))
        ):
            # "gemeente houten"; "de gemeente best belangrijk" is the ordinary word.
            return prefixed and (rows[0].folded not in self.common or self._is_item(index, length))
        if self._is_glued(index, index + length - 1):
            return False
        if prefixed:
            return True
        if not self._is_free(index):
            return False
        if length == 1 and rows[0].folded in self.common:
            return self._is_plain(index, length)
        return True

    def _goes_on(self, index: int) -> bool:
        """Return whether a list that began with "gemeenten" goes on with this word."""
        if index == 0 or self.words.rows[index - 1].end not in {self.found[-1].end if self.found else -1}:
            before = index >= 2 and self.words.rows[index - 1].folded in ("en", "and")
            return bool(before and self.ends.get(index - 1) in self.prefixed)
        return "," in self.words.before(index) and self.ends.get(index) in self.prefixed

    def _has_apostrophe(self, index: int) -> bool:
        start = self.words.rows[index].start
        return start > 0 and self.words.text[start - 1] in APOSTROPHES and self.words.rows[index].folded in ("s", "t")

    def _is_glued(self, first: int, last: int) -> bool:
        """Return whether a name is part of an address, or of another name with a hyphen: "Jansen-Nijkerk"."""
        text = self.words.text
        start, end = self.words.rows[first].start, self.words.rows[last].end
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        if before in "-\u2010\u2011" and before and first and self.words.before(first) == before:
            return first not in self.ends
        if before in ("@", "_", "#") or (before == "." and start > 1 and text[start - 2].isalnum()):
            return True
        if before == "/" and (
            text[max(0, start - 2) : start - 1] == "/" or "." in text[max(0, start - 30) : start].split(" ")[-1]
        ):
            return True
        return after in ("@", "_") or (after == "." and text[end + 1 : end + 2].isalnum())

    def _is_free(self, index: int) -> bool:
        """Return whether the words before a name leave it a municipality's."""
        words, rows = self.words, self.words.rows
        if index and words.before(index) == ". ":
            initial = rows[index - 1].is_capital and rows[index - 1].end - rows[index - 1].start == 1
            return not initial and rows[index - 1].folded not in self.vocabulary.derive(_person_marks)  # "dhr. Nijkerk"
        if not words.is_adjacent(index) or index in self.ends:
            return True
        previous = rows[index - 1]
        if previous.folded in self.vocabulary.derive(_person_marks):
            return False
        if not previous.is_capital:
            return self._is_free_of_particle(index)
        if self._is_collective(index):
            return True
        if previous.folded in self.vocabulary.words("organisations.openers"):
            is_particle = previous.folded in self.vocabulary.words("people.particles")
            return words.starts_sentence(index - 1) or not is_particle  # "Kees Van Houten"
        return False

    def _is_free_of_particle(self, index: int) -> bool:
        """Return whether no surname with small words ends here: "Jan van Houten"."""
        rows, at = self.words.rows, index
        particles = self.vocabulary.words("people.particles")
        while (
            at > 0 and self.words.is_adjacent(at) and rows[at - 1].folded in particles and not rows[at - 1].is_capital
        ):
            at -= 1
        if at in (0, index) or not self.words.is_adjacent(at) or at in self.ends:
            return True
        name = rows[at - 1]
        if name.folded in self.vocabulary.derive(_person_marks):
            return rows[at].folded == "van" and at == index - 1 and not name.is_capital  # "de wethouder van Oss"
        if not name.is_capital or self._is_collective(at) or self.words.text[name.start : name.end].isupper():
            return True
        if name.folded in self.vocabulary.words("organisations.openers"):
            return True
        return self.words.starts_sentence(at - 1) and rows[index].folded not in self.common

    def _is_collective(self, index: int) -> bool:
        """Return whether the words before one begin the name of an arrangement or of a part of a municipality."""
        rows, at = self.words.rows, index
        small = self.vocabulary.words("organisations.name_particles")
        while at > max(0, index - _BACK) and self.words.is_adjacent(at):
            word = rows[at - 1]
            if word.folded in self.vocabulary.derive(_collective) and word.is_capital:
                return True
            if not word.is_capital and word.folded not in small:
                return False
            at = self.ends.get(at, at - 1)
        return False

    def _is_plain(self, index: int, length: int) -> bool:
        """Return whether a name that is also an ordinary word can only be the name here."""
        if self._is_item(index, length):
            return True
        if not self.words.is_adjacent(index):
            return False
        previous = self.words.rows[index - 1]
        if index in self.ends or self._is_collective(index):
            return True
        # Dutch writes no ordinary word with a capital in the middle of a sentence.
        openers = self.vocabulary.words("organisations.openers")
        return previous.folded in openers and not self._goes_on_capital(index, length)

    def _goes_on_capital(self, index: int, length: int) -> bool:
        """Return whether the next word has a capital too, as in a heading: "In Best Practices"."""
        after = index + length
        return after < len(self.words.rows) and self.words.is_adjacent(after) and self.words.rows[after].is_capital

    def _is_item(self, index: int, length: int) -> bool:
        """Return whether a name is the whole of its line, its parentheses, or its place in a list of municipalities."""
        return self._is_bounded_left(index) and self._is_bounded_right(index + length)

    def _is_bounded_left(self, index: int) -> bool:
        gap = self.words.before(index)
        if index == 0 or "\n" in gap or gap.rstrip()[-1:] in ("(", "|", ":", "–", "—", "*", "•", "["):
            return not gap.strip() or gap.rstrip()[-1:] not in ".!?"
        if gap.strip() == "-" and gap[:1] == " ":
            return True
        if gap.strip(" )") in _LISTING:
            return index in self.ends
        previous = self.words.rows[index - 1]
        return (previous.folded in ("en", "and") and index - 1 in self.ends) or index in self.prefixed

    def _is_bounded_right(self, after: int) -> bool:
        rows = self.words.rows
        gap = self.words.text[rows[after - 1].end : rows[after].start if after < len(rows) else None]
        if after >= len(rows) or "\n" in gap:
            return not gap.strip() or gap.strip()[0] not in "?!"
        if gap.lstrip()[:1] in (")", "|", ":", "–", "—", "]", "("):
            return True
        if gap.strip() == "-" and gap[:1] == " ":
            return True
        follows = after + 1 if rows[after].folded in ("en", "and") else after
        if follows == after and gap.strip(" )") not in _LISTING:
            return False
        return follows < len(rows) and (
            any(self._could_be(follows, length) for length in range(self.length(follows), 0, -1))
            or rows[follows].folded in ("gemeente", "gemeenten")
        )

    def _could_be(self, index: int, length: int) -> bool:
        key = " ".join(word.folded for word in self.words.rows[index : index + length])
        return key in names() and self.words.rows[index].is_capital


def _provinces(vocabulary: Vocabulary) -> dict[str, str]:
    """Return folded mark of a province -> its name."""
    table: dict[str, list[str]] = vocabulary.tables["organisations"]["provinces"]
    return {fold(mark): name for name, marks in table.items() for mark in marks}
