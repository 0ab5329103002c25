"""Months that are people here: "vragen aan Jan de Vries", "Juli Peeters", "Mei-Lin"."""

from __future__ import annotations

from collections.abc import Sequence

from aenoprojects.values.period.lexemes import Lexeme
from aenoprojects.values.period.words import NO_SENSE, Words
from aenoprojects.vocabulary import Vocabulary

_BLANKS = r"[^\S\n]{1,3}"
_SURNAME = (
    rf"(?P<small>(?:{_BLANKS}(?:(?:{{people.prepositions}}){_BLANKS})?(?:{{people.particles}})(?!\w))*)"
    rf"(?:{_BLANKS}|-|(?<=['’]))(?P<name>[^\W\d_]+)"
)
_LEADING = (
    r"(?<!\w)(?:{people.introductions}|{people.before_given}|{people.titles}|{organisations.persons})"
    r"\.?[^\S\n]*:?[^\S\n]*$"
)
PERSON = "@"
"""Key of a month's name that is a person's."""
_REACH = 60
"""Characters before a name that may lead to it: the longest of such phrases."""


def without_people(text: str, lexemes: Sequence[Lexeme], vocabulary: Vocabulary) -> list[Lexeme]:
    """Return the lexemes, a month's name that is a person's here as a mere word.

    It is one where it is a given name too, has a name's capital, has neither a day nor a year beside it, and a surname
    follows it or words that introduce people lead to it.

    Args:
        text: what they stand in.
        lexemes: all of them.
        vocabulary: which months are given names, and what stands around those.
    """
    names = vocabulary.words("people.given", "people.ordinary_names")
    return [
        lexeme._replace(key=PERSON, sense=NO_SENSE)
        if lexeme.sense.month and lexeme.key in names and _is_person(text, lexemes, at, vocabulary)
        else lexeme
        for at, lexeme in enumerate(lexemes)
    ]


def _is_person(text: str, lexemes: Sequence[Lexeme], at: int, vocabulary: Vocabulary) -> bool:
    name, before = lexemes[at], lexemes[at - 1] if at else None
    if not text[name.start : name.end].istitle():
        return False
    if before and (before.kind in ("number", "ordinal") and len(before.key) < 4):
        return False  # a day
    if lexemes[at + 1].kind in ("number", "ordinal", "short", "garbled"):
        return False  # a year, or a day in English
    if vocabulary.pattern(_LEADING).search(text, max(0, name.start - _REACH), name.start):
        return True
    if before and (before.sense.part or before.key == "in" or before.sense.role in ("start", "to", "through")):
        return False  # "vanaf Juni Amsterdam"
    found = vocabulary.pattern(_SURNAME).match(text, name.end)
    if not found or not found["name"][0].isupper():
        return False
    return bool(found["small"]) or vocabulary.derive(Words).sense(found["name"].lower()) == NO_SENSE
