"""The stream at which every kind of file meets: lines with their structure."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple, TypeAlias

from attrs import frozen

from aenoprojects.diagnostics import Diagnostic
from aenoprojects.model import Link, Source

Role: TypeAlias = Literal["", "term", "value"]
"""What the page's markup says of a line: a term, the value of the term above it, or nothing."""

# Soft hyphens, zero-width blanks and marks of direction; odd blanks; hyphen, no-break hyphen, figure dash and minus.
_ODD = re.compile(
    "(?P<unseen>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
    "|(?P<blank>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])|[\u2010-\u2012\u2212]"
)
_PERHAPS = re.compile("[\u00a0\u00ad\u1680\u2000-\u2012\u202a-\u202f\u205f-\u2069\u2212\u3000\ufeff]")
# Joiners stay within emoji and within scripts that need them.
_JOINER = re.compile("(?<=[\0-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\0-\u024f])")


class Cell(NamedTuple):
    """Where a line stands in a table."""

    table: int
    """Number of the table on the page, from 1."""
    row: int
    """Row in the table's grid, from 0."""
    column: int
    """First column in the table's grid, from 0; an empty cell takes its column too."""
    rows: int = 1
    """How many rows the cell spans."""
    columns: int = 1
    """How many columns it spans."""
    is_header: bool = False
    """True where the markup says that the cell is a header (<th>, the row above Markdown's rule)."""
    is_footer: bool = False
    """True in the footer of a table (<tfoot>)."""


# A page has thousands of these: attrs takes three times as long to make a frozen value as Python a tuple.
class Line(NamedTuple):
    """One line of a page as a reader sees it, blank ones included, with the structure that its markup gives.

    A cell of a table, a term and a value are lines of their own, several where there are line breaks in them.
    """

    number: int
    """Line in the source, from 1; what stands on one line of the source shares its number."""
    text: str
    """The line as shown: composed (NFC), without soft hyphens and invisible characters, no-break blanks as blanks.

    A list item carries its marker ("• ", "3. "), also where the page had none to show.
    """
    last: int = 0
    """Last source line that it was joined from (undone hard wrapping); 0 where it is one line."""
    level: int = 0
    """Heading level 1 to 6, 0 for no heading."""
    marker: int = 0
    """How many characters at the start are the marker of a list item, indentation and blanks included; 0 for none."""
    bold: tuple[tuple[int, int], ...] = ()
    """Start and end, in the text, of each stretch that is set apart by its looks (bold, a label's element)."""
    role: Role = ""
    """Term, or value of the term above."""
    cell: Cell | None = None
    """The cell of a table that it stands in (the innermost, for tables in tables)."""
    is_aside: bool = False
    """True for navigation, cookie bar, footer: never part of a project."""
    is_front: bool = False
    """True for a line of the front matter: "key: value"."""
    is_quoted: bool = False
    """True inside a block quotation: somebody else's words."""
    links: tuple[Link, ...] = ()
    """Hyperlinks in the line."""
    depth: int = 0
    """How many elements of the markup it stands in; 0 where there is none."""
    dip: int = 0
    """How many of them were open, at the fewest, since the line above began: fewer than its depth where one ended."""

    @property
    def end(self) -> int:
        """Return the last source line it stands on."""
        return self.last or self.number

    @property
    def is_bold(self) -> bool:
        """Return whether all that the line says is set apart by its looks, a colon at its end aside."""
        if not self.bold or self.text[self.bold[-1][1] :].strip(" :："):
            return False
        done = self.marker
        for start, end in self.bold:
            if self.text[done:start].strip():
                return False
            done = end
        return True

    @property
    def is_link(self) -> bool:
        """Return whether the line is one link and nothing else."""
        return len(self.links) == 1 and self.links[0].text == self.text[self.marker :].strip()


@frozen(kw_only=True)
class Page:
    """One source as lines."""

    source: Source
    """Where it came from."""
    lines: tuple[Line, ...]
    """All lines in order, blank ones included."""
    titles: tuple[str, ...] = ()
    """What the page's head calls it: og:title, then <title>; empty for text."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading had to repair or guess."""


def as_shown(text: str) -> str:
    """Return text as a reader sees it: composed, nothing invisible, every blank and hyphen that of the keyboard.

    >>> as_shown("01\u201111\u20112020"), as_shown("sub\u00adsidie"), as_shown("e\u0301e\u0301n\u00a0jaar")
    ('01-11-2020', 'subsidie', 'één jaar')
    """
    if text.isascii():
        return text
    for char in set(_PERHAPS.findall(text)):
        if char in "\u200c\u200d":
            text = _JOINER.sub("", text)
        elif match := _ODD.match(char):
            text = text.replace(char, "" if match["unseen"] else " " if match["blank"] else "-")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
