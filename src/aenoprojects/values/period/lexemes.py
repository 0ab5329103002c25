"""The smallest pieces of a period: numbers, numeric dates, words and phrases, signs."""

from __future__ import annotations

import re
from typing import NamedTuple

from aenoprojects.values.period.words import NO_SENSE, Sense, Words
from aenoprojects.vocabulary import Vocabulary

_APOSTROPHE = "['’‘`´]"
_SIGN = re.compile(r"\.?\s*([/&\\])\s*")
_GROUPS = frozenset({33, 34, 35, 36, 40, 41})
"""Codes of quarters and halves in EDTF; those of seasons are years more often ("2020-21")."""
_SEASONS = range(21, 25)
_SOON = range(1, 10)
"""How many years after the first a second of two digits is as likely as a month: "2008-10", not "2021-10"."""
# At most three blanks: text as shown has one, or a line's end; without a limit a page of blanks costs its square.
# A month after "2019-1" says that the number is its day: "2019-1 maart 2020".
_LEXEME = r"""
    (?<![0-9]) (?: (?P<iso> [0-9]{{4}}(?P<bar>[-/.])[0-9]{{1,2}}(?P=bar)[0-9]{{1,2}}
                     (?: t[0-9:.]{{4,15}} (?:z|[-+][0-9:]{{4,5}})? )?
                     | [12][0-9]{{3}}[01][0-9][0-3][0-9] )
                 | (?P<day> [0-9]{{1,2}} (?P<sign>\s?[-./]\s?) [0-9]{{1,2}} (?P=sign) {apostrophe}?[0-9]{{2,}}
                     | [0-3]?[0-9]\s[01]?[0-9]\s[12][0-9]{{3}} )
                 | (?P<month> (?<![^\W\d_]) [0-9]{{1,2}} [-./] (?:[0-9]{{4}}|{apostrophe}[0-9]{{2}}) )
                 | (?P<year> [0-9]{{4}} (?:[-/.][0-9]{{2}} | -[1-9]) (?!\s{{0,3}}(?:{months})(?![^\W\d_])|[-.][0-9]) )
                 | (?P<garbled> (?=[12][^\W_]{{3}}(?![^\W_])) [0-9]+
                     (?: [oil][0-9oil]* | x+ | [^\W\d_]{{1,2}}[0-9]+ )
                     | (?:19|20)[0-9]? (?: \.{{2,}} | … | _+ | \?+ | -{{2,}} ) )
                 | (?P<pair> [0-9]{{1,2}} (?P<joint>[-./]) [0-9]{{1,2}} (?!(?P=joint)[0-9]) (?:\.(?![.0-9]))? )
                 | (?P<decimal> [0-9]{{1,2}} , [0-9]{{1,2}} | [0-9]{{0,2}}\s?½ | [0-9]{{1,2}}\s1/2 )
                 | (?P<ordinal> [0-9]{{1,2}} (?:e|ste|de|st|nd|rd|th) (?![^\W_]) )
               ) (?![0-9])
  | (?P<short> {apostrophe}[0-9]{{2}} (?![0-9]) )
  | (?P<number> [0-9]+ )
  | (?P<phrase> (?:{phrases}) (?: (?<=[/\\]) | (?![^\W\d_])\.? ) )
  | (?P<word> [^\W\d_] (?:\.[^\W\d_])+ (?![^\W\d_]) \.? | [^\W\d_]+ (?:['’][^\W\d_]+)* \.? )
  | (?P<dash> [-–—‒―−→~]+ )
  | (?P<dots> \.{{2,}} | … | \?+ )
  | (?P<other> \S )
"""


class Lexeme(NamedTuple):
    """One piece of the text."""

    kind: str
    """A group of the pattern above (a phrase is a word), or "end"."""
    key: str
    """What to look it up by: lower case, abbreviations without dots, no blanks around the signs in a phrase."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    sense: Sense = NO_SENSE
    """What the word can mean."""


def lexemes_of(text: str, vocabulary: Vocabulary, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """Return the lexemes of a stretch of text, closed by three of kind "end", so that looking ahead is safe.

    Args:
        text: composed (NFC), without invisible characters; offsets are in it.
        vocabulary: its months table says which words and phrases there are.
        start: where the stretch begins.
        end: where it ends.

    >>> [lexeme.key for lexeme in lexemes_of("m.i.v. 1-3-2021 tot en met mrt. '22", Vocabulary.default())]
    ['miv', '1-3-2021', 'tot en met', 'mrt', "'22", '', '', '']
    """
    words = vocabulary.derive(Words)
    end = len(text) if end is None else end
    lexemes: list[Lexeme] = []
    # Offsets must hold in both: of all letters only this one has two in lower case.
    for match in vocabulary.derive(_pattern).finditer(text.replace("İ", "I").lower(), start, end):
        kind, key, (low, high) = match.lastgroup or "other", match[0], match.span()
        if kind == "year":
            lexemes += _of_year(key, low)
            continue
        if kind == "phrase":
            kind, key = "word", " ".join(_SIGN.sub(r"\1", key).removesuffix(".").split())
        elif kind == "word":
            key = key.replace(".", "")
        elif kind == "dots":  # ".." is an open end in ISO 8601-2, more dots are a blank to fill in
            key = "?" if key[0] == "?" else key if len(key) == 2 else "…"
        sense = words.sense(key) if kind in ("word", "other", "dash", "dots") else NO_SENSE
        lexemes.append(Lexeme(kind, key, low, high, sense))
    return _with_pairs_apart(lexemes + [Lexeme("end", "", end, end)] * 3)


def _of_year(key: str, start: int) -> list[Lexeme]:
    """Return four digits, a sign and two as a month ("2021-03"), a code ("2021-33") or two years ("2020-21")."""
    end, second = start + len(key), int(key[5:])
    later = (second - int(key[2:4])) % 100
    if key[4] == "-" and ((second in _GROUPS and later != 1) or (second in _SEASONS and later == 0)):
        return [Lexeme("group", key, start, end)]
    if second > 12 or (key[4] == "/" and later == 1):
        sign = Lexeme("dash" if key[4] == "-" else "other", key[4], start + 4, start + 5, _SLASH[key[4] == "/"])
        century = key[:2] + key[5:]
        return [Lexeme("number", key[:4], start, start + 4), sign, Lexeme("number", century, start + 5, end)]
    is_doubtful = later in _SOON or len(key) == 6
    return [Lexeme("doubtful" if is_doubtful else "year", key, start, end)]


_SLASH = (NO_SENSE, Sense(role="slash"))


def _with_pairs_apart(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Return the lexemes, two numbers that are no day and month as what they are ("1-3 maart", "1.5 jaar")."""
    if all(lexeme.kind != "pair" for lexeme in lexemes):
        return lexemes
    result: list[Lexeme] = []
    for at, lexeme in enumerate(lexemes):
        if lexeme.kind != "pair":
            result.append(lexeme)
            continue
        sign = next(character for character in lexeme.key if not character.isdigit())
        first, second = (int(digits) for digits in lexeme.key.rstrip(".").split(sign))
        before, after = lexemes[at - 1].sense if at else NO_SENSE, lexemes[at + 1].sense
        if sign == "." and after.unit:
            result.append(lexeme._replace(kind="decimal"))
        elif sign == "/" and 1 <= first <= 12 < second and lexemes[at + 1].kind != "word" and not before.schoolyear:
            result.append(lexeme._replace(kind="short month"))  # 09/20
        elif (
            not (1 <= first <= 31 and 1 <= second <= 12)
            or after.month or after.unit or after.fraction or after.week
            or before.week or before.fraction or before.schoolyear or before.month
        ):  # fmt: skip
            result += _apart(lexeme, sign)
        else:
            result.append(lexeme)
    return result


def _apart(pair: Lexeme, sign: str) -> list[Lexeme]:
    one, _, two = pair.key.rstrip(".").partition(sign)
    at = pair.start + len(one)
    return [
        Lexeme("number", one, pair.start, at),
        Lexeme("dash" if sign == "-" else "other", sign, at, at + 1, _SLASH[sign == "/"]),
        Lexeme("number", two, at + 1, at + 1 + len(two)),
    ]


def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = vocabulary.derive(Words)
    months = "|".join(map(re.escape, sorted(words.months, key=len, reverse=True)))
    every = sorted(words.known, key=len, reverse=True)
    phrases = "|".join(_loose(word) for word in every if word[0].isalpha() and not word.isalpha()) or "(?!)"
    return re.compile(_LEXEME.format(months=months, phrases=phrases, apostrophe=_APOSTROPHE), re.VERBOSE)


def _loose(phrase: str) -> str:
    """Return a pattern for a phrase, its blanks and signs as loose as they come: "t / m", "t./m"."""
    blank = r"\s{0,3}"
    signs = (
        rf"\.?{blank}{re.escape(char)}{blank}" if char in "/&\\" else r"\s{1,3}" if char == " " else re.escape(char)
        for char in phrase
    )
    return "".join(signs).removesuffix(blank)
