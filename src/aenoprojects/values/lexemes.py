"""The smallest pieces of a period: numbers, numeric dates, words and phrases, signs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.months import words

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHE = "['’‘`´]"
_SIGN = re.compile(r"\.? ?([/&\\]) ?")
# A month's first letters after "2019-1" say that the number is its day: "2019-1 maart 2020".
_LEXEME = r"""
    (?<![0-9]) (?: (?P<iso> [0-9]{{4}}(?P<bar>[-/])[0-9]{{1,2}}(?P=bar)[0-9]{{1,2}} )
                 | (?P<day> [0-9]{{1,2}} (?P<sign>\ ?[-./]\ ?) [0-9]{{1,2}} (?P=sign) {apostrophe}?[0-9]{{2,}}
                     | [0-3][0-9]\ [01][0-9]\ [12][0-9]{{3}} )
                 | (?P<month> (?<![^\W\d_]) [0-9]{{1,2}} [-./] (?:[0-9]{{4}}|{apostrophe}[0-9]{{2}}) )
                 | (?P<year> [0-9]{{4}} [-/] [0-9]{{2}} (?!\ ?(?:{months})|[-.][0-9]) )
                 | (?P<garbled> (?=[12][^\W_]{{3}}(?![^\W_])) [0-9]+
                     (?: [oil][0-9oil]* | x+ | [^\W\d_]{{1,2}}[0-9]+ ) )
                 | (?P<decimal> [0-9]{{1,2}} [.,] [0-9]{{1,2}} | [0-9]{{0,2}}\ ?½ | [0-9]{{1,2}}\ 1/2 )
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


def tidy(text: str) -> str:
    r"""Return the text as it is read: on one line, composed (NFC), without characters nobody sees.

    >>> tidy(" mei\u00a02021 - \n juni ")
    'mei 2021 - juni'
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", normalize("NFC", text))
    return " ".join(text.split())


def lexemes_of(text: str) -> list[Lexeme]:
    """Return the lexemes of a tidied text, closed by three of kind "end", so that looking ahead is safe.

    >>> [lexeme.key for lexeme in lexemes_of("m.i.v. 1-3-2021 tot en met mrt. '22")]
    ['miv', '1-3-2021', 'tot en met', 'mrt', "'22", '', '', '']
    """
    lexemes: list[Lexeme] = []
    # Offsets must hold in both: of all letters only this one has two in lower case.
    for match in _pattern().finditer(text.replace("İ", "I").lower()):
        kind, key, (start, end) = match.lastgroup or "other", match[0], match.span()
        if kind == "year" and _is_pair(key):  # "2020-21" is 2020 - 2021
            lexemes.append(Lexeme("number", key[:4], start, start + 4))
            lexemes.append(Lexeme("dash" if key[4] == "-" else "other", key[4], start + 4, start + 5))
            kind, key, start = "number", key[:2] + key[5:], start + 5
        elif kind == "phrase":
            kind, key = "word", _SIGN.sub(r"\1", key).removesuffix(".")
        elif kind == "word":
            key = key.replace(".", "")
        elif kind == "dots":  # ".." is an open end in ISO 8601-2, more dots are a blank to fill in
            key = "?" if key[0] == "?" else key if len(key) == 2 else "…"
        lexemes.append(Lexeme(kind, key, start, end))
    return lexemes + [Lexeme("end", "", len(text), len(text))] * 3


def _is_pair(year: str) -> bool:
    """Tell "2020-21" and "2020/21" from "2021-03", the month that it is in ISO 8601."""
    following = (int(year[:4]) + 1) % 100 == int(year[5:])
    return int(year[5:]) > 12 or (year[4] == "/" and following)


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted({word[:3] for word in words("month")}))
    every = sorted({word for table in load("months") for word in words(table)}, key=len, reverse=True)
    phrases = "|".join(_loose(word) for word in every if word[0].isalpha() and not word.isalpha())
    return re.compile(_LEXEME.format(months=months, phrases=phrases, apostrophe=_APOSTROPHE), re.VERBOSE)


def _loose(phrase: str) -> str:
    """Return a pattern for a phrase, its signs as loose as they come: "t / m", "t./m"."""
    signs = (rf"\.?\ ?{re.escape(char)}\ ?" if char in "/&\\" else re.escape(char) for char in phrase)
    return "".join(signs).removesuffix(r"\ ?")
