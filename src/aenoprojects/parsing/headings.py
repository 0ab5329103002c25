"""Headings of sections, and lines of the page itself."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from attrs import frozen

from aenoprojects.model.project import SectionKind
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary, load
from aenoprojects.vocabulary.folding import fold, visible

MARKER = re.compile(
    r"\s*(?:[•·▪◦‣●○■□–—*-]|o(?=\s)|(?P<number>\d{1,3}[.)]|\(\d{1,3}\.?\)|[a-zA-Z][.)]|\([a-z]\)))\s+(?=\S)"
)
"""The marker of a list item; the group `number` is there for an ordered one."""

_LONGEST = 80
_KNOWN_WORDS = 7
_UNKNOWN_WORDS = 9
_INTRO_WORDS = 3  # more words before a colon introduce a list: "Deze doelen gaan samen met:"


@frozen(kw_only=True)
class SectionHeading:
    """A line read as the heading of a section."""

    text: str
    """Without a closing colon."""
    kind: SectionKind
    rest: str = ""
    """Text that was glued to it."""
    glued: bool = False
    """True where the text began without so much as a colon."""


def section_heading(line: Line, vocabulary: Vocabulary) -> SectionHeading | None:
    """Return a line as a section heading that the vocabulary knows, None where it is none.

    >>> section_heading(Line(number=1, text="Tussentijds resultaat"), Vocabulary.default()).kind
    'interim'
    """
    text = line.text.strip()
    if "\u00a0" in text[:_LONGEST]:
        text = visible(text)
    if not text[:1].isalpha() and text[:1] not in "*#‘“\"'(":
        return None
    if glued := _glued(text, vocabulary):
        return glued
    if len(text) > _LONGEST or text[-1] in ".?!;," or MARKER.match(text):
        return None
    folded = fold(text)
    if len(folded.split()) > (_INTRO_WORDS if text[-1] == ":" else _KNOWN_WORDS) or ": " in text or text[0].islower():
        return None
    kind = _kind(folded, vocabulary)
    if kind is None or (_points(folded) and _exact(folded, vocabulary) is None):
        return None
    return SectionHeading(text=visible(text).rstrip(": "), kind=kind)


def plain_heading(line: Line, before: Line | None, after: Line | None, vocabulary: Vocabulary) -> SectionHeading | None:
    """Return a line as a heading that no vocabulary knows, by its form and its neighbours.

    A short line with a capital and without a full stop, with nothing above it, and running text below it. Captions
    ("Foto ...") and pointers ("Lees hier ...") look like that too; their first word gives them away.

    Args:
        line: the line.
        before: the line above, None at the start.
        after: the next line that is not blank, None at the end.
        vocabulary: the headings that are known.
    """
    text = line.text.strip()
    if after is None or not text or text[-1] in ".?!;:," or len(text) > _LONGEST or MARKER.match(text):
        return None
    if before is not None and before.text.strip() and not line.level:
        return None
    folded = fold(text)
    words = folded.split()
    if not words or len(words) > _UNKNOWN_WORDS or _points(folded) or "@" in text or "http" in text:
        return None
    first = next((char for char in text if char.isalnum()), "")
    if not first.isupper() and not line.level:
        return None
    if not line.level and not line.is_bold and not _announces(after, len(text), vocabulary):
        return None
    return SectionHeading(text=visible(text), kind="other")


def is_footer(line: Line, *, whole: bool = False) -> bool:
    """Return whether a line starts the footer of the page; `whole`: and is nothing but one of its phrases."""
    text = line.text.strip()
    if len(text) > _LONGEST or text[:2].lower() not in _footer_starts() or text.endswith("."):
        return False
    if whole:
        return fold(text) in _phrases("footer")
    return text.startswith("©") or _starts(fold(text), "footer")


def is_navigation(line: Line) -> bool:
    """Return whether a line is one of the page's navigation.

    >>> is_navigation(Line(number=1, text="Skip to main content"))
    True
    """
    return fold(line.text) in _phrases("navigation")


def _announces(after: Line, length: int, vocabulary: Vocabulary) -> bool:
    """Return whether the next line is text that a heading could announce."""
    text = after.text.strip()
    if MARKER.match(text) or section_heading(after, vocabulary) or text[:1].islower() or text[:1] in ":;,.":
        return False
    return len(text) > max(length, 40)


def _glued(text: str, vocabulary: Vocabulary) -> SectionHeading | None:
    """Split off text that stands on the line of a well-known heading."""
    for phrase in load("pages")["glued"]:
        if len(text) > len(phrase) and text[: len(phrase)].lower() == phrase.lower():
            rest = text[len(phrase) :]
            kind = _kind(fold(phrase), vocabulary) or "other"
            if rest.strip(" :.") == "":
                return SectionHeading(text=visible(text[: len(phrase)]), kind=kind)
            body = rest.lstrip(" :\u00a0\t")
            if body[:1].islower():
                return None
            heading = visible(text[: len(phrase)])
            return SectionHeading(text=heading, kind=kind, rest=body, glued=":" not in rest[: len(rest) - len(body)])
    return None


def _kind(folded: str, vocabulary: Vocabulary) -> SectionKind | None:
    for kind, pattern in vocabulary.section_patterns:
        if pattern.search(folded):
            return cast(SectionKind, kind)
    return None


def _exact(folded: str, vocabulary: Vocabulary) -> str | None:
    return next(
        (kind for kind, texts in vocabulary.tables["sections"].items() if folded in {fold(text) for text in texts}),
        None,
    )


@cache
def _phrases(table: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in load("pages")[table])


@cache
def _footer_starts() -> frozenset[str]:
    """Return the first two letters of every footer phrase: most lines need no closer look."""
    return frozenset(phrase[:2].lower() for phrase in load("pages")["footer"]) | {"© ", "©"}


@cache
def _starter(table: str) -> re.Pattern[str]:
    phrases = sorted(filter(None, map(fold, load("pages")[table])), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(phrases)})(?: |$)")


def _starts(folded: str, table: str) -> bool:
    return _starter(table).match(folded) is not None


def _points(folded: str) -> bool:
    return _starts(folded, "pointers") or _starts(folded, "captions")
