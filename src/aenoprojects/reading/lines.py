"""The neutral stream that text and HTML meet at: lines with hints."""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import Link, Source

_HYPHENS = "\u2010\u2011\u2012\u2212"  # hyphen, no-break hyphen (Word's), figure dash, minus


# A page has thousands of these: attrs takes three times as long to make a frozen value as Python a tuple.
class Line(NamedTuple):
    """One line of a page, blank ones included; hints help the parser and are never needed.

    A list item carries its marker in the text ("• ", "1. "), also where the page had none to show.
    """

    number: int
    """Line in the source, from 1."""
    text: str
    """The line as printed, without its line ending and without markup."""
    last: int = 0
    """Last source line that it was joined from (undone hard wrapping); 0 where it is one line."""
    level: int = 0
    """Heading level 1 to 6, 0 for no heading."""
    bold: bool = False
    """True where the whole line is printed bold."""
    aside: bool = False
    """True for navigation, cookie bar, footer: never part of a project."""
    links: tuple[Link, ...] = ()
    """Hyperlinks in the line."""

    @property
    def end(self) -> int:
        """Return the last source line it stands on."""
        return self.last or self.number


def with_plain_hyphens(text: str) -> str:
    """Return text without soft hyphens, and with what looks like the keyboard's hyphen made that hyphen.

    >>> with_plain_hyphens("01\u201111\u20112020")
    '01-11-2020'
    """
    text = text.replace("\u00ad", "")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return text


@frozen(kw_only=True)
class Page:
    """One source as lines."""

    source: Source
    """Where it came from."""
    lines: tuple[Line, ...]
    """All lines in order, blank ones included."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading had to repair or guess."""
