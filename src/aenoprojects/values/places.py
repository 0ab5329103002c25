"""Names in a text: of municipalities (whole names only, the longest first, nothing guessed) and of partners."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from aenoprojects.vocabulary import load
from aenoprojects.vocabulary.folding import fold
from aenoprojects.vocabulary.register import names

_WORD = re.compile(r"\w+")
SEPARATOR = re.compile(r"\s*(?:,|;|/|\ben\b|&|\band\b)\s*")
"""What parts the items of a list of organisations."""


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


@cache
def any_of(table: str, within: str = r"(?:{})(?![a-zà-ÿ])") -> re.Pattern[str]:
    """Return a pattern for the words of a table of organisations.toml, the longest first; case does not matter."""
    words = sorted(load("organisations")[table], key=len, reverse=True)
    return re.compile(within.format("|".join(map(re.escape, words))), re.IGNORECASE)


def partners_in(text: str) -> list[str]:
    """Return the named organisations in a list that are no municipality.

    >>> partners_in("Gouda, Waterschap Aa en Maas, Hogeschool Utrecht")
    ['Waterschap Aa en Maas', 'Hogeschool Utrecht']
    """
    return [text[start:end].strip(" .") for start, end in partner_spans(text)]


def partner_spans(text: str) -> list[tuple[int, int]]:
    """Return where a list names organisations that are no municipality.

    "en" parts two names where the right one starts like an organisation, or the left one is complete: "Waterschap
    Aa en Maas" is one.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in (*SEPARATOR.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        head = any_of("partners").search(piece)
        if cut and cut.group().strip() in ("en", "and", "&") and head and not _starts_name(text[cut.end() :]):
            continue
        body = piece.rstrip(" .")
        if head and any(map(str.isupper, body)):
            spans.append((start + head.start(), start + len(body)))
        elif not head and start and body[:1].isupper() and len(body.split()) <= 6 and not find_places(body):
            spans.append((start, start + len(body)))
        start = cut.end() if cut else end
    return spans


def _starts_name(text: str) -> bool:
    places = find_places(text[:60])
    return any_of("partners").match(text) is not None or (bool(places) and places[0].start == 0)
