"""The smallest pieces of a date or a period: numbers, numeric dates, words and phrases, signs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from aenoprojects.vocabulary.months import period_words

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# A month's first letters after "2019-1" say that the number is its day: "2019-1 maart 2020".
_LEXEME = r"""
    (?<![0-9]) (?: (?P<iso> [0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}} )
                 | (?P<day> [0-9]{{1,2}} (?P<sign>\ ?[-./]\ ?) [0-9]{{1,2}} (?P=sign) [0-9]{{2,}} )
                 | (?P<month> [0-9]{{1,2}} [-./] [0-9]{{4}} )
                 | (?P<year> [0-9]{{4}} [-/] [0-9]{{2}} (?!\ ?(?:{months})|[-.][0-9]) )
                 | (?P<garbled> (?=[12][^\W_]{{3}}(?![^\W_])) [0-9]+
                     (?: [oil][0-9oil]* | x+ | [^\W\d_]{{1,2}}[0-9]+ ) )
                 | (?P<decimal> [0-9]{{1,2}} [.,] [0-9]{{1,2}} | [0-9]{{0,2}}\ ?½ | [0-9]{{1,2}}\ 1/2 )
                 | (?P<ordinal> [0-9]{{1,2}} (?:e|ste|de|st|nd|rd|th) (?![^\W_]) )
               ) (?![0-9])
  | (?P<short> ['’‘`´][0-9]{{2}} (?![0-9]) )
  | (?P<number> [0-9]+ )
  | (?P<word> [^\W\d_] (?:\.[^\W\d_])+ (?![^\W\d_]) \.? | [^\W\d_]+ (?:['’][^\W\d_]+)* \.? )
  | (?P<dash> [-–—‒―−→~]+ )
  | (?P<dots> \.{{2,}} | … | \?+ )
  | (?P<other> \S )
"""
_Phrases = dict[str, tuple[tuple[str, ...], ...]]


class Lexeme(NamedTuple):
    """One piece of the text."""

    kind: str
    """iso, day, month, year (numeric dates), garbled (2O21), decimal, ordinal, short ('21), number, word,
    dash, dots, other, end.
    """
    key: str
    """What to look it up by: lower case, abbreviations without dots, a phrase with single blanks."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


def tidy(text: str) -> str:
    r"""Return the text as it is read: on one line, composed (NFC), without characters nobody sees.

    >>> tidy(" mei\u00a02021 - \n juni ")
    'mei 2021 - juni'
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", normalize("NFC", text))
    return " ".join(text.split())


def lower(text: str) -> str:
    """Return the text in lower case and of the same length, so that offsets hold in both."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def lexemes_of(text: str) -> list[Lexeme]:
    """Return the lexemes of a tidied text, closed by three of kind "end", so that looking ahead is safe.

    >>> [lexeme.key for lexeme in lexemes_of("m.i.v. 1-3-2021 tot en met mrt. '22")]
    ['miv', '1-3-2021', 'tot en met', 'mrt', "'22", '', '', '']
    """
    folded = lower(text)
    simple = [
        Lexeme(kind, _key(kind, match[0]), match.start(), match.end())
        for match in _pattern().finditer(folded)
        if (kind := match.lastgroup or "other")
    ]
    closing = [Lexeme("end", "", len(text), len(text))] * 3
    return _with_phrases([*_without_year_pairs(simple), *closing])


def _key(kind: str, text: str) -> str:
    if kind == "word":
        return text.replace(".", "")
    if kind == "dots":  # ".." is an open end in ISO 8601-2, more dots are a blank to fill in
        return "?" if text[0] == "?" else text if len(text) == 2 else "…"
    return text


def _without_year_pairs(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Return "2020-21" and "2020/21" as two years; "2021-03" stays the month that it is in ISO 8601."""
    if not any(lexeme.kind == "year" for lexeme in lexemes):
        return lexemes
    result = []
    for lexeme in lexemes:
        first, second = (int(lexeme.key[:4]), int(lexeme.key[5:])) if lexeme.kind == "year" else (0, 0)
        consecutive = (first + 1) % 100 == second and (lexeme.key[4:5] == "/" or second > 12)
        if lexeme.kind == "year" and (consecutive or second > 12):
            cut = lexeme.start + 4
            result.append(Lexeme("number", lexeme.key[:4], lexeme.start, cut))
            result.append(Lexeme("other" if lexeme.key[4] == "/" else "dash", lexeme.key[4], cut, cut + 1))
            result.append(Lexeme("number", f"{first // 100}{second:02d}", cut + 1, lexeme.end))
        else:
            result.append(lexeme)
    return result


def _with_phrases(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Return the lexemes, those that make up a known phrase joined to one word."""
    phrases, result, at = _phrases(), [], 0
    while at < len(lexemes):
        lexeme = lexemes[at]
        if lexeme.key in phrases:
            for phrase in phrases[lexeme.key]:
                if phrase == tuple([other.key for other in lexemes[at : at + len(phrase)]]):
                    at += len(phrase) - 1
                    lexeme = Lexeme("word", " ".join(phrase), lexeme.start, lexemes[at].end)
                    break
        result.append(lexeme)
        at += 1
    return result


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted({word[:3] for word in period_words().months}))
    return re.compile(_LEXEME.format(months=months), re.VERBOSE)


@cache
def _phrases() -> _Phrases:
    """Return the known phrases by their first lexeme, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for words in period_words().all:
        keys = tuple(match[0] for match in _pattern().finditer(words))
        if len(keys) > 1:
            found.setdefault(keys[0], set()).add(keys)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}
