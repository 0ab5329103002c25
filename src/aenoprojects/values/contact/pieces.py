"""A contact's text cut into pieces: what stands between commas, joiners, brackets, lines, addresses and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from aenoprojects.values.contact.details import URL, FoundDetail
from aenoprojects.values.contact.words import PeopleWords, has_letter
from aenoprojects.vocabulary import Vocabulary, register
from aenoprojects.vocabulary.folding import fold


class Gap(IntEnum):
    """What parts a piece from the one before it, the weakest first."""

    NOTHING = 0
    DASH = 1
    COMMA = 2
    SLASH = 3
    JOINER = 4
    BRACKET = 5
    DETAIL = 6
    """An address or a number stands between the two."""
    ITEM = 7
    LINE = 8


SOFT = (Gap.DASH, Gap.COMMA, Gap.SLASH, Gap.JOINER)
"""What may stand inside one function: "adviseur werk, inkomen en zorg"."""


class Piece(NamedTuple):
    """A stretch of text between two separators."""

    start: int
    """Where it begins in the text, blanks and marks around it left out."""
    end: int
    """Where it ends."""
    gap: Gap
    """What parts it from the one before."""
    enclosed: bool = False
    """True where it is all that stands between two brackets."""
    before_detail: bool = False
    """True where an address or a number follows it."""


Chunk: TypeAlias = Piece | FoundDetail

_BULLETS = "•·●▪◦○‣►➢✓|;"
_TOKEN = (
    r"\n(?:[^\S\n]*(?:[-–—*•·●▪◦○‣►➢✓]|[0-9]{1,2}[.)]|[a-z]\))(?=\s))?"
    rf"|[{_BULLETS}]|(?<!\S)[0-9]{{1,2}}[.)](?=\s{{1,3}}[^\W\d_])|[(),]|(?<!\b[vt])/(?![0-9])"
    r"|(?<=\s)(?:[-–—+&]|--|{people.joiners})(?=\s)|(?<=\w)(?:\s[–—]|[–—]\s)(?=\w)"
)
_CALL_NAME = re.compile(r"\(((?:[^\W\d_]\.)+|[^\W\d_][\w'’-]*)\)\s+(?=['’]?[^\W\d_])")
_INITIAL = re.compile(r"[^\W\d_]\.\s*$")
_CERTAIN = re.compile(r"(?:[^\W\d_]\.\s?)+(?:[a-z'’.]{1,5}\s){0,3}[^\W\d_a-z]")
"""Initials and a surname: a person, also between brackets."""
_EDGES = ' \t\n\u00a0()[]<>{}*•·"“”„»«,;|'
_MOST_IN_BRACKETS = 160


def cut(text: str, start: int, end: int, details: Sequence[FoundDetail], vocabulary: Vocabulary) -> Iterator[Chunk]:
    """Yield the pieces of a stretch of text, and the addresses and numbers in it, in order.

    Args:
        text: the text.
        start: where the stretch begins.
        end: where it ends.
        details: what addresses and numbers stand in the stretch, in order.
        vocabulary: the words to go by.
    """
    gap = Gap.LINE
    position = start
    for one in details:
        last: Piece | None = None
        for piece in _between(text, position, one.start, gap, vocabulary):
            if last:
                yield last
            last = piece
        if last and last.end > last.start:
            yield last._replace(before_detail=True)
        yield one
        gap, position = Gap.DETAIL, one.end
    yield from (piece for piece in _between(text, position, end, gap, vocabulary) if piece.end > piece.start)


def _between(text: str, start: int, end: int, gap: Gap, vocabulary: Vocabulary) -> Iterator[Piece]:
    """Yield the pieces of a stretch without addresses and numbers."""
    words = vocabulary.derive(PeopleWords)
    begun = start
    links = URL.finditer(text, start, end)
    link = next(links, None)
    skip = start
    for token in vocabulary.pattern(_TOKEN).finditer(text, start, end):
        at, mark = token.start(), token.group()
        while link and link.end() <= at:
            link = next(links, None)
        if at < skip or (link and link.start() <= at):
            continue
        if mark == "(":
            if call := _call_name(text, begun, at, end, words):
                skip = call
                continue
            yield from _trimmed(text, begun, at, gap)
            gap = Gap.BRACKET if has_letter(text[begun:at]) else max(gap, Gap.BRACKET)
            close = text.find(")", at, min(end, at + _MOST_IN_BRACKETS))
            begun = at + 1
            if close > at and not _is_opened(text, at + 1, close, words):
                yield from _trimmed(text, at + 1, close, gap, enclosed=True)
                begun = skip = close + 1
                gap = Gap.NOTHING
            continue
        if (mark == "/" or mark.strip() in ("of", "en")) and words.is_honorific(text[begun:at].strip(_EDGES)):
            continue  # "dhr./mw. P. Smit"
        found = list(_trimmed(text, begun, at, gap))
        yield from found
        gap = _gap(mark) if found else max(gap, _gap(mark))
        begun = token.end()
    yield from _trimmed(text, begun, end, gap)


def _gap(mark: str) -> Gap:
    if mark.startswith("\n"):
        return Gap.LINE
    if mark in _BULLETS or mark[0].isdigit():
        return Gap.ITEM
    if mark == ")":
        return Gap.NOTHING
    named = {",": Gap.COMMA, "/": Gap.SLASH}
    return named.get(mark, Gap.DASH if mark.strip(" -–—") == "" else Gap.JOINER)


def _trimmed(text: str, start: int, end: int, gap: Gap, *, enclosed: bool = False) -> Iterator[Piece]:
    """Yield a piece without blanks and marks at its ends, if anything is left."""
    while start < end and (text[start] in _EDGES or text[start] in "-–—.:&+" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGES or text[end - 1] in "-–—" or text[end - 1].isspace()):
        end -= 1
    # Quotes of an address book; those of "'t Hof" and "d'" stay.
    if start + 2 < end and text[start] in "'‘’" and text[start + 1].isupper() and text[start + 2] != " ":
        start += 1
    while end > start and text[end - 1] in "'’":
        end -= 1
    if start < end and any(map(str.isalnum, text[start:end])):
        yield Piece(start, end, gap, enclosed)


def _call_name(text: str, begun: int, at: int, end: int, words: PeopleWords) -> int:
    """Return where the brackets of "J.P. (Jan-Peter) de Vries" end, 0 where they hold no part of a name."""
    match = _CALL_NAME.match(text, at, end)
    if match is None:
        return 0
    inside, before = match[1], text[max(begun, at - 60) : at].strip()
    following = text[match.end() : match.end() + 12].split()
    if not before or not following or words.is_label(following[0]) or words.is_role(inside):
        return 0
    if words.is_body(following[0]) or fold(inside) in register.names() or not inside[0].isupper():
        return 0
    if "." in inside or _INITIAL.search(before):
        return match.end() - 1 if not inside.isupper() or "." in inside else 0
    return match.end() - 1 if " " not in before and inside[1:].islower() else 0


def _is_opened(text: str, start: int, end: int, words: PeopleWords) -> bool:
    """Return whether what stands between brackets is more than one remark: a person, several items."""
    inside = text[start:end].strip()
    return bool(
        words.deputies.match(inside)
        or (words.titles.match(inside) and not words.is_honorific(inside))
        or _CERTAIN.match(inside)
        or "\n" in inside
        or ";" in inside
    )
