"""Partners: the named organisations in a list that are no municipality."""

from __future__ import annotations

import re
from functools import cache

from aenoprojects.values.places import find_places
from aenoprojects.vocabulary import load

SEPARATOR = re.compile(r"\s*(?:,|;|/|\ben\b|&|\band\b)\s*")
"""What parts the items of a list of organisations."""


@cache
def any_of(table: str, within: str = r"(?:{})(?![a-zà-ÿ])") -> re.Pattern[str]:
    """Return a pattern for the words of a table of organisations.toml, the longest first; case does not matter."""
    words = sorted(load("organisations")[table], key=len, reverse=True)
    return re.compile(within.format("|".join(map(re.escape, words))), re.IGNORECASE)


def partners_in(text: str) -> list[str]:
    """Return the named organisations in a list that are no municipality.

    >>> partners_in("Gouda, Waterschap Aa en Maas en de Hogeschool Utrecht")
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
