"""The parts of a heading: marks, number, organisation, title, status."""

from __future__ import annotations

import re

from attrs import frozen

from aenoprojects.values.municipalities import find_municipalities
from aenoprojects.values.organisation.signs import names_organisation
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

Span = tuple[int, int]

_STARS = "*∗＊"
_ORNAMENT = re.compile(r"(?:[^\w\s*∗＊'\"‘’“„(\[<&#@-]+\s*)+")
_LEADING = re.compile(r"[*∗＊][ *∗＊]*")
_TRAILING = re.compile(r" *[*∗＊]{1,3}$")
_ROW = re.compile(r"(?:\d{1,3}|[A-Za-z])[.)]\s+")
_NUMBERED = r"(?:{organisations.numbered})\s*(?:nr\.?\s*)?(?:\d{1,4}[a-z]?|(?-i:[A-Z]))\s*(?:[:.)|]|[-–—](?=\s))\s*"
_BRACKETS = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])$")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*\|\s*")
_STATUS_DATE = re.compile(r"\s*\(?(?:in|per|op|sinds|medio|eind)?\s*(?:[\d/.-]|\b[a-z]{3,9}\b(?=\s*\d))*\d{4}\)?$")
_PARTED = re.compile(r"[)\]|]|\s[-–—]\s|: ")  # without any of these there is nothing to take off
_LONGEST = 200  # characters of an organisation's name in a heading


@frozen(kw_only=True)
class HeadingParts:
    """A heading taken apart; every place is a start and an end in the text given."""

    marks: int = 0
    """How many asterisks stand before it (or after it)."""
    heading: Span
    """The heading without marks, ornaments and outer blanks."""
    title: Span
    """What is left when organisation, status and number are taken off."""
    organisation: Span | None = None
    """What names an organisation, "Gemeente" in front included; None where nothing plainly does."""
    lead: Span | None = None
    """What stands before the first ": " and is not plainly an organisation; the lines below may say that it is one."""
    status: Span | None = None
    """How far the project is: "afgerond", without brackets."""
    number: Span | None = None
    """Its number in a row: "Project 12", "1."."""


def split_heading(text: str, vocabulary: Vocabulary, *, is_numbered: bool = False) -> HeadingParts:
    """Take a heading apart.

    Args:
        text: the heading as printed.
        vocabulary: the words to go by.
        is_numbered: True where neighbouring headings continue a row of numbers or letters: "1.", "2."; "A.", "B.".

    >>> text = "*Project 12: Fietsen in de pauze (Gemeente Goes) - afgerond"
    >>> parts = split_heading(text, Vocabulary.default())
    >>> [text[slice(*span)] for span in (parts.title, parts.organisation, parts.status, parts.number)]
    ['Fietsen in de pauze', 'Gemeente Goes', 'afgerond', 'Project 12']
    """
    start, end = _trimmed(text, 0, len(text))
    number = None
    row = _ROW.match(text, start, end)
    if row and (is_numbered or text[row.end() : row.end() + 1] in _STARS):
        number, start = (start, start + len(row.group().rstrip())), row.end()
    if ornament := _ORNAMENT.match(text, start, end):
        start = ornament.end()
    marks = _LEADING.match(text, start, end) or _TRAILING.search(text, start, end)
    count = len(marks.group()) - marks.group().count(" ") if marks else 0
    if marks:
        start, end = (marks.end(), end) if marks.start() == start else (start, marks.start())
    if ornament := _ORNAMENT.match(text, start, end):
        start = ornament.end()
    start, end = _trimmed(text, start, end)
    heading = (start, end)
    row = _ROW.match(text, start, end) if is_numbered and number is None else None
    counted = row or vocabulary.pattern(_NUMBERED).match(text, start, end)
    if counted and counted.end() < end:
        number, start = _trimmed(text, start, start + len(counted.group().rstrip(" :|)–—-"))), counted.end()
    return _Split(text, start, end, vocabulary).parts(marks=count, heading=heading, number=number)


def names_one(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a heading plainly names an organisation: `split_heading`, for many lines that do not.

    >>> names_one("Goes: Fietsen", Vocabulary.default()), names_one("Fietsen in Goes", Vocabulary.default())
    (True, False)
    """
    return _PARTED.search(text) is not None and split_heading(text, vocabulary).organisation is not None


class _Split:
    """What is left of a heading while its parts are taken off."""

    def __init__(self, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        self.text, self.start, self.end, self.vocabulary = text, start, end, vocabulary
        self.organisation: Span | None = None
        self.lead: Span | None = None
        self.status: Span | None = None

    def parts(self, *, marks: int, heading: Span, number: Span | None) -> HeadingParts:
        """Return the parts."""
        if _PARTED.search(self.text, self.start, self.end + 1):
            while self._take_end():
                pass
            self._take_start()
        return HeadingParts(
            marks=marks,
            heading=heading,
            title=_trimmed(self.text, self.start, self.end),
            organisation=self.organisation,
            lead=self.lead,
            status=self.status,
            number=number,
        )

    def _take_end(self) -> bool:
        """Take off one part at the end: in brackets, or after a dash or a bar."""
        cut = self._in_brackets() or self._after_dash()
        if cut is None or cut[0] <= self.start or not self.text[self.start : cut[0]].strip():
            return False
        before, span = cut
        if self._is_status(span) and self.status is None:
            self.status = span
        elif self.organisation is None and self._is_organisation(span):
            self.organisation = span
        else:
            return False
        self.end = before
        return True

    def _in_brackets(self) -> tuple[int, Span] | None:
        match = _BRACKETS.search(self.text, max(self.start, self.end - _LONGEST), self.end)
        if not match:
            return None
        group = 1 if match[1] is not None else 2
        inside = find_municipalities(self.text[max(self.start, match.start() - 60) : self.end], self.vocabulary)
        offset = max(self.start, match.start() - 60)
        if any(one.start + offset < match.end(group) < one.end + offset for one in inside):
            return None  # "Bergen (NH)"
        return match.start(), _trimmed(self.text, *match.span(group))

    def _after_dash(self) -> tuple[int, Span] | None:
        last = None
        for match in _DASH.finditer(self.text, max(self.start, self.end - _LONGEST), self.end):
            last = match
        return (last.start(), _trimmed(self.text, last.end(), self.end)) if last else None

    def _take_start(self) -> None:
        """Take off an organisation or a status at the start: "Gemeente Goes – Titel", "Oss: tOss"."""
        colon = self.text.find(": ", self.start, self.start + _LONGEST)
        for match in _DASH.finditer(self.text, self.start, min(self.end, self.start + _LONGEST)):
            if (colon < 0 or match.start() < colon) and self._take(_trimmed(self.text, self.start, match.start())):
                self.start = match.end()
                return
        if 0 <= colon < self.end:
            span = _trimmed(self.text, self.start, colon)
            if not self._take(span):
                self.lead = span
                return
            self.start = colon + 2

    def _take(self, span: Span) -> bool:
        if span[0] == span[1]:
            return False
        if self.status is None and self._is_status(span):
            self.status = span
        elif self.organisation is None and self._is_organisation(span):
            self.organisation = span
        else:
            return False
        return True

    def _is_organisation(self, span: Span) -> bool:
        return names_organisation(self.text[slice(*span)], self.vocabulary) is not None

    def _is_status(self, span: Span) -> bool:
        known = self.vocabulary.words("organisations.statuses")
        said = self.text[slice(*span)]
        return fold(said) in known or (len(said) < 40 and fold(_STATUS_DATE.sub("", said)) in known)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without blanks at its ends."""
    inside = text[start:end]
    left = start + len(inside) - len(inside.lstrip())
    return left, max(left, start + len(inside.rstrip()))
