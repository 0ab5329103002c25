"""Partners: the named organisations in a list that are no municipality."""

from __future__ import annotations

import re
from functools import cache

from aenoprojects.values.places import find_places
from aenoprojects.vocabulary import load

SEPARATOR = re.compile(r"\s*(?:,|;|/|\ben\b|&|\band\b)\s*")
"""What parts the items of a list of organisations."""


@cache
def starters(table: str) -> re.Pattern[str]:
    """Return a pattern for the words of a table ("arrangements", "partners") that names start with."""
    words = sorted(load("organisations")[table], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![a-zà-ÿ])", re.IGNORECASE)


def partners_in(text: str) -> list[str]:
    """Return the named organisations in a list that are no municipality."""
    return [text[start:end].strip(" .") for start, end in partner_spans(text)] if text else []


def partner_spans(text: str) -> list[tuple[int, int]]:
    """Return where a list names organisations that are no municipality.

    "en" parts two names where the right one starts like an organisation, or the left one is complete: "Waterschap
    Aa en Maas" is one.
    """
    if SEPARATOR.search(text) is None and starters("partners").search(text) is None:
        return []
    spans: list[tuple[int, int]] = []
    start = 0
    cuts = [*SEPARATOR.finditer(text), None]
    for cut in cuts:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        head = starters("partners").search(piece)
        if cut and cut.group().strip() in ("en", "and", "&") and head and not _starts_name(text[cut.end() :]):
            continue
        if span := _partner(piece, start, head, alone=start == 0):
            spans.append(span)
        start = cut.end() if cut else end
    return spans


def _starts_name(text: str) -> bool:
    places = find_places(text[:60])
    return starters("partners").match(text) is not None or bool(places and places[0].start == 0)


def _partner(piece: str, offset: int, head: re.Match[str] | None, *, alone: bool) -> tuple[int, int] | None:
    """Return the span of a partner in one item of a list."""
    body = piece.rstrip(" .")
    if head:
        return (offset + head.start(), offset + len(body)) if any(map(str.isupper, body)) else None
    places = find_places(body)
    if alone or places or not body[:1].isupper() or len(body.split()) > 6:
        return None
    return (offset, offset + len(body))
