"""Partners: named bodies that take part, in a list or in the value of a label."""

from __future__ import annotations

import re
from bisect import bisect_left

from aenoprojects.values.bodies import find_bodies, starts_body
from aenoprojects.values.municipalities import find_municipalities
from aenoprojects.values.organisation.signs import PREFIX
from aenoprojects.values.words import words_of
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_PIECE = re.compile(r"\s*(?:,|;|/|\ben\b|&|\band\b)\s*")
_LISTED = re.compile(r"\n|;|,(?:\s*(?:en|and)\b)?|(?<=\s)(?:en|and|&|i\.s\.m\.)(?=\s)|\s\|\s|\s/\s")
_MARKER = re.compile(r"\s*(?:[•·▪◦‣●○■□–—*-]|\d{1,3}[.)])\s+")
_CAPITALS = re.compile(r"(?<!\S)[A-Z][\w&'’-]{2,}\s+$")  # "Saxion Hogeschool"
_PART = r"(?:{organisations.partners})(?![a-zà-ÿ])"
_AHEAD = 80  # characters that tell whether a name begins
_WORDS = 6  # of a name that nothing but a list makes a partner


def partner_spans(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return where a list names organisations that are no municipality.

    "en" parts two names where the right one starts like an organisation, or the left one is complete: "Waterschap
    Aa en Maas" is one.

    >>> text = "Gouda, Waterschap Aa en Maas, Hogeschool Utrecht"
    >>> [text[start:end] for start, end in partner_spans(text, Vocabulary.default())]
    ['Waterschap Aa en Maas', 'Hogeschool Utrecht']
    """
    found = find_municipalities(text, vocabulary)
    starts = [one.start for one in found]
    whole = _names(text, vocabulary)
    boards = _boards(text, vocabulary)
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in (*_PIECE.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        head = vocabulary.pattern(_PART).search(piece)
        if cut and cut.start() in boards:
            continue
        if (
            cut
            and cut.group().strip() in ("en", "and", "&")
            and head
            and not _starts_name(text, cut.end(), starts, vocabulary)
            and (cut.start() in whole or not text[cut.end() : cut.end() + 1].isupper())
        ):
            continue
        body = piece.rstrip(" .")
        if head and any(map(str.isupper, body)):
            before = _CAPITALS.search(piece, 0, head.start())
            spans.append((start + (before or head).start(), start + len(body)))
        elif (
            not head
            and start
            and body[:1].isupper()
            and len(body.split()) <= _WORDS
            and bisect_left(starts, start) == bisect_left(starts, end)
        ):
            spans.append((start, start + len(body)))
        start = cut.end() if cut else end
    return spans


def split_partners(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return where each partner stands in the value of a partner label, in order.

    Lines, semicolons and commas part them, and "en" before a capital; never inside a name or in parentheses.

    >>> text = "gemeente Goes, Stichting Lezen en Schrijven en Rabobank"
    >>> [text[start:end] for start, end in split_partners(text, Vocabulary.default())]
    ['gemeente Goes', 'Stichting Lezen en Schrijven', 'Rabobank']
    """
    whole = _names(text, vocabulary)
    spans: list[tuple[int, int]] = []
    start = depth = seen = 0
    for cut in _LISTED.finditer(text):
        depth += text.count("(", seen, cut.start()) - text.count(")", seen, cut.start())
        seen = cut.start()
        if cut.group() == "\n":
            depth = 0
        elif depth > 0 or cut.start() in whole or not _may_part(text, cut, vocabulary):
            continue
        spans.append((start, cut.start()))
        start = cut.end()
    spans.append((start, len(text)))
    trimmed = (_trimmed(text, *span) for span in spans)
    nothing = vocabulary.words("people.placeholders")
    return [span for span in trimmed if span[0] < span[1] and fold(text[slice(*span)]) not in nothing | {""}]


def _names(text: str, vocabulary: Vocabulary) -> set[int]:
    """Return the places inside names that hold a joiner themselves."""
    words = words_of(text)
    stretches = [(one.start, one.end) for one in find_municipalities(text, vocabulary)]
    stretches += [
        (words.rows[first].start, words.rows[stop - 1].end)
        for first, stop in find_bodies(words, vocabulary)
        if stop > first
    ]
    return {place for start, end in stretches for place in range(start, end)} | _boards(text, vocabulary)


def _boards(text: str, vocabulary: Vocabulary) -> set[int]:
    """Return the places inside names of water boards, a comma in them included."""
    found = vocabulary.pattern(r"(?<!\w)(?:{organisations.water_boards})(?!\w)").finditer(text)
    return {place for match in found for place in range(match.start(), match.end())}


def _may_part(text: str, cut: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Return whether a joiner parts two names: an ampersand only before a body, "en" only before a capital."""
    sign = cut.group().strip()
    if sign not in ("en", "and", "&"):
        return True
    rest = text[cut.end() : cut.end() + _AHEAD].lstrip()
    words = words_of(rest)
    known = bool(words.rows) and (
        starts_body(words, 0, vocabulary) or vocabulary.pattern(PREFIX).match(rest) is not None
    )
    return known or (sign != "&" and rest[:1].isupper())


def _starts_name(text: str, start: int, starts: list[int], vocabulary: Vocabulary) -> bool:
    place = bisect_left(starts, start)
    return starts[place : place + 1] == [start] or vocabulary.pattern(_PART).match(text, start) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    kept = inside.strip()
    if kept.endswith(".") and not kept.lower().endswith((".v.", ".a.", ".o.", "ltd.", "inc.", "zn.")):
        kept = kept.rstrip(". ")
    return left, left + len(kept)
