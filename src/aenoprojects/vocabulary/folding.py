"""Folding: what two spellings must share to be the same word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASCII = re.compile(r"[a-z0-9 ]*")
_ACCENT = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[\W_]+")
_EMPTY = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


_WORD = 48  # characters of a name or label; whole texts are not worth their place in memory


def fold(text: str) -> str:
    """Return the text for comparison: lower case, no accents, no punctuation, single blanks, "&" as "en".

    >>> fold("Leren\\u00a0&  Ontwikkelen:"), fold("'s-Hertogenbosch"), fold("Noardeast-Fryslân")
    ('leren en ontwikkelen', 's hertogenbosch', 'noardeast fryslan')
    """
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


@lru_cache(maxsize=8192)
def _fold_word(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    text = text.lower()
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold())
    if _ASCII.fullmatch(text):
        return " ".join(text.split())
    return " ".join(_NOT_WORD.sub(" ", text.replace("&", " en ")).split())


def visible(text: str) -> str:
    """Return the text on one line: single plain blanks, none at either end, no invisible characters.

    Joiners stay: they carry text in emoji and in some scripts.

    >>> visible("\\u00a0a\\u200b\\u00a0 b ")
    'a b'
    """
    if not text.isascii():
        text = _EMPTY.sub("", text)
    return " ".join(text.split())


def without_one(text: str) -> set[str]:
    """Return the text with each of its characters left out once.

    Two words that share one of these differ by one letter, or by two that changed places.

    >>> sorted(without_one("abc"))
    ['ab', 'ac', 'bc']
    """
    return {text[:at] + text[at + 1 :] for at in range(len(text))}


def is_slip(one: str, other: str) -> bool:
    """Return whether two words are one slip apart: a letter more, less or another, or two that changed places.

    >>> [is_slip("juli", other) for other in ("jlui", "jui", "julo", "juli", "juin")]
    [True, True, True, False, False]
    """
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short in without_one(long)
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return len(places) == 1 or is_swapped(one, other)


def is_swapped(one: str, other: str) -> bool:
    """Return whether two words differ only by two neighbouring letters that changed places.

    >>> is_swapped("juli", "jlui"), is_swapped("juli", "julo")
    (True, False)
    """
    places = [at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    return (
        len(one) == len(other)
        and len(places) == 2
        and places[1] - places[0] == 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )
