"""Names of municipalities in a text: whole names only, the longest first, nothing guessed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.register import names

_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """A municipality's name in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    codes: tuple[str, ...]
    """Codes of the register; more than one for a name that several share."""


@cache
def _longest() -> dict[str, int]:
    """Return first word of a name -> the most words that a name with this first word has."""
    longest: dict[str, int] = {}
    for name in names():
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@lru_cache(maxsize=2048)
def find_places(text: str) -> tuple[Place, ...]:
    """Return the municipalities named in a text, in order, the longest name at each place.

    A name must start with a capital or an apostrophe: "buren" are neighbours, "Buren" is a municipality.

    >>> text = "Peel en Maas, Bergen op Zoom en 's-Hertogenbosch"
    >>> [text[place.start:place.end] for place in find_places(text)]
    ['Peel en Maas', 'Bergen op Zoom', "'s-Hertogenbosch"]
    """
    words = [(*match.span(), fold(match.group())) for match in _WORD.finditer(text)]
    known, longest = names(), _longest()
    found: list[Place] = []
    index = 0
    while index < len(words):
        start, _, first = words[index]
        apostrophe = start > 0 and text[start - 1] in "'’‘`"
        step = 1
        if first in longest and (text[start].isupper() or apostrophe):
            for length in range(min(longest[first], len(words) - index), 0, -1):
                codes = known.get(" ".join(word for _, _, word in words[index : index + length]))
                if codes and _close(text, words[index : index + length]):
                    found.append(Place(start - apostrophe, words[index + length - 1][1], codes))
                    step = length
                    break
        index += step
    return tuple(found)


def _close(text: str, words: list[tuple[int, int, str]]) -> bool:
    """Return whether nothing but blanks, hyphens, apostrophes, commas within names stands between words."""
    gaps = [text[one[1] : two[0]] for one, two in pairwise(words)]
    return all(gap.strip(" -\u2010\u2011'’‘.\u00a0(,") == "" and "\n" not in gap for gap in gaps)
