"""Which words are a name, and whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aenoprojects.values.contact.words import PeopleWords, Word
from aenoprojects.vocabulary import register
from aenoprojects.vocabulary.folding import fold

INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
"""Initials in one word: "P.J.", "Th."."""
_NAME_WORD = re.compile(r"['’‘`]?[^\W\d_](?:[^\W\d_]|[\u0300-\u036f.'’‘`-])*")
_CALL_NAME = re.compile(r"\((?:(?:[^\W\d_]\.)+|[^\W\d_][\w'’-]*)\)")
_CAPITAL = re.compile(r"[dlo]['’‘`][^\W\d_]", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_NO_NAME_ALONE = re.compile(r"\W*\w[^\w.]*|[A-Z]{2,3}\W*")
"""Alone no name, in whatever case the rest is written: "A", "KCC"."""
_MOST_WORDS = 8
"""More words than any name in use has: "Maria Johanna van den Berg van der Meer" has eight."""


class FoundName(NamedTuple):
    """A name at the start of some words, and what follows it."""

    words: tuple[Word, ...] = ()
    """The words of the name; none where there is none."""
    tail: tuple[Word, ...] = ()
    """The words after it."""
    has_link: bool = False
    """True where small words ("van de") stood between the two."""


def find_name(tokens: Sequence[Word], words: PeopleWords, *, cased: bool, labelled: bool, has_title: bool) -> FoundName:
    """Return the name that words begin with.

    Args:
        tokens: the words.
        words: the words around people.
        cased: True where capitals tell names from other words.
        labelled: True where a label says that a person follows.
        has_title: True where a title stands before them.
    """
    size = 0
    while size < min(len(tokens), _MOST_WORDS) and _is_name_word(tokens, size, words, cased=cased):
        size += 1
        if tokens[size - 1].text.endswith(","):  # what stands in brackets is one piece, commas and all
            break
    is_odd = any(_is_odd(word.text, words) for word in tokens[:_MOST_WORDS])
    if not cased and (len(tokens) > size or is_odd) and not labelled:
        return FoundName(tail=tuple(tokens))
    if labelled and size == 1 and 2 <= len(tokens) <= 4 and cased and not is_odd and tokens[0].text[0].isupper():
        size = len(tokens)  # "Truus visser"
    end = size
    while end and _ends_no_name(tokens[end - 1].text, words):
        end -= 1
    name = list(tokens[:end])
    if len(name) == 1 and (_NO_NAME_ALONE.fullmatch(name[0].text) or words.is_label(name[0].text)):
        return FoundName(tail=tuple(tokens))
    if name and not has_title and _is_ordinary(name, words):
        return FoundName(tail=tuple(tokens))
    if name and len(tokens) == size > end:
        return FoundName(tuple(name))  # "Peter de": the particle is the surname's, which stands elsewhere
    return FoundName(tuple(name), tuple(tokens[size:]), end < size)


def is_place(text: str) -> bool:
    """Return whether a text is the name of a municipality.

    >>> is_place("Bergen op Zoom"), is_place("Truus Visser")
    (True, False)
    """
    return fold(text) in register.names()


def is_call_name(name: str, text: str) -> bool:
    """Return whether what stands in brackets after a name is what its initial stands for: "T. Visser (Truus)"."""
    return name[1:2] == "." and text[:1] == name[:1] and text.isalpha() and text[1:].islower()


def is_full(found: FoundName, words: PeopleWords) -> bool:
    """Return whether a name says by itself that it is one: something before the surname, and a surname."""
    name = found.words
    only_initials = all(INITIALS.fullmatch(word.text) or words.is_small(word.text) for word in name)
    return len(name) > 1 and not words.is_small(name[0].text) and not only_initials


def is_body_name(found: FoundName, words: PeopleWords) -> bool:
    """Return whether what looks like a name is an organisation's: "Grondig Werk B.V.", "TU Delft"."""
    name, tail = found.words, found.tail
    if found.has_link:
        return False
    if tail:
        first = tail[0].text.strip(".,;:()")
        if words.is_institution(first) or words.is_institution(tail[0].text):
            return True
        return len(name) == 1 and words.is_body(first)
    acronym = _ACRONYM.fullmatch(name[0].text) is not None
    return acronym and is_place(" ".join(word.text for word in name[1:]))


def _ends_no_name(word: str, words: PeopleWords) -> bool:
    return words.is_small(word) or _CALL_NAME.fullmatch(word) is not None


def _is_odd(word: str, words: PeopleWords) -> bool:
    """Return whether a word is no part of a name where capitals do not tell."""
    bare = word.strip(".,;:()")
    if words.is_small(bare):
        return False
    if words.is_role(bare) or not _NAME_WORD.fullmatch(word):  # "B.V." too
        return True
    if len(bare) == 1 or INITIALS.fullmatch(word):
        return False
    return any(is_it(bare) for is_it in (words.is_note, words.is_ordinary, words.is_label, words.is_placeholder))


def _is_name_word(tokens: Sequence[Word], at: int, words: PeopleWords, *, cased: bool) -> bool:
    word = tokens[at].text.rstrip(",")
    if at and _CALL_NAME.fullmatch(word):
        return True
    if words.is_particle(word):
        return True
    if not _NAME_WORD.fullmatch(word):
        return False
    previous = tokens[at - 1].text if at else ""
    if fold(word) in words.prepositions:
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return words.is_particle(following) or (word[0].isupper() and not following)
    if at and _may_follow(tokens, at, words):
        return True
    if words.is_role(word):
        before = [one.text for one in tokens[:at]]
        led = bool(before) and (words.is_particle(previous) or bool(INITIALS.fullmatch(previous)) or len(before) == 1)
        return led and words.may_be_surname(word, is_led=words.is_particle(previous))
    if not cased:
        return not _is_odd(tokens[at].text, words)
    if _ACRONYM.fullmatch(word.rstrip(".")):
        return at == 0 and len(word) <= 3 and len(tokens) > 1
    return word[0].isupper() or bool(_CAPITAL.match(word))


def _may_follow(tokens: Sequence[Word], at: int, words: PeopleWords) -> bool:
    """Return whether the word behind a given name or initials may be the surname, whatever else it means: "de Raad"."""
    first, word = tokens[0].text, tokens[at].text.rstrip(",")
    if not (words.is_given(first) or INITIALS.fullmatch(first)):
        return False
    if any(not words.is_small(token.text) for token in tokens[1:at]):
        return False
    is_proper = word[:1].isupper() and word[1:].islower() and len(word) > 1
    return is_proper and not words.is_function(word) and (at == len(tokens) - 1 or tokens[at].text.endswith(","))


def _is_ordinary(name: Sequence[Word], words: PeopleWords) -> bool:
    """Return whether a word of what looks like a name is never part of one; after a particle every word may be."""
    for at, word in enumerate(name):
        led = at > 0 and words.is_particle(name[at - 1].text)
        if words.is_particle(word.text) or led or INITIALS.fullmatch(word.text):
            continue
        if (
            words.is_ordinary(word.text)
            or (at == 0 and words.begins_no_name(word.text))
            or (len(word.text) > 3 and words.is_placeholder(word.text))
        ):
            return True
    return False
