"""The lines of an HTML page in the making: pieces of text come in, lines with their structure go out."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from attrs import define, field

from aenoprojects.model import Link
from aenoprojects.reading.addresses import address_of, with_addresses
from aenoprojects.reading.lines import Cell, Line, Role, as_shown

_SPACE = re.compile("[ \t\n\r\f]+")


class Style(NamedTuple):
    """What an element hands down to the text in it."""

    level: int = 0
    is_bold: bool = False
    is_aside: bool = False
    is_quoted: bool = False
    is_preformatted: bool = False
    role: Role = ""
    cell: Cell | None = None


@define
class LineBuilder:
    """Collects pieces of text into lines, with single blank lines between."""

    lines: list[Line] = field(factory=list)
    """The lines so far."""
    style: Style = field(factory=Style)
    """Style of the text that comes next."""
    number: int = 1
    """Line in the source of the text that comes next."""
    marker: str = ""
    """Marker that the next line gets."""
    hanging: str = ""
    """Indentation of the further lines of a list item."""
    depth: int = 0
    """How many elements are open."""
    low: int = 0
    """How many were, at the fewest, since the last line began."""
    pieces: list[str] = field(factory=list)
    """Texts of the open line."""
    _length: int = 0
    _gap: str = ""
    """Blanks due before the next piece."""
    _gap_is_bold: bool = False
    _bold: list[tuple[int, int]] = field(factory=list)
    _start: int = 0
    """Line in the source of the first piece."""
    _within: tuple[int, int] = (0, 0)
    """Its depth, and the lowest before it."""
    _all_aside: bool = True
    _blank: bool = False
    """Whether a blank line is due before the next line."""
    _closed: bool = False
    """Whether no blank line may come before it: it is the first of an item or cell."""
    _anchor: tuple[str, int] | None = None
    """Address of the open link, and the piece that it begins with."""
    _links: list[Link] = field(factory=list)
    _link_end: int = 0
    """Piece at which the last link of the line ends."""

    def add(self, text: str) -> None:
        """Add text to the line; only a preformatted one may end it."""
        style, number = self.style, self.number
        if style.is_preformatted:
            for place, row in enumerate(text.split("\n")):
                if place:
                    self.number += 1
                    self.end_line(is_break=True)
                if row:
                    self._add_piece(as_shown(row), self.number)
            return
        if text.isascii():
            shown, lead, end = " ".join(text.split()), " ", " "
        else:  # no-break blanks are seen: several of them part words as far
            plain = as_shown(_SPACE.sub(" ", text))
            shown = plain.strip()
            lead, end = plain[: len(plain) - len(plain.lstrip())], plain[len(plain.rstrip()) :]
        if "\n" in text:
            self.number += text.count("\n")
        if (text[0].isspace() or not shown) and self.pieces and len(self._gap) < len(lead):
            self._gap, self._gap_is_bold = lead, style.is_bold
        if not shown:
            return
        if "\n" in text and text[0].isspace():
            number += text[: len(text) - len(text.lstrip())].count("\n")
        self._add_piece(shown, number)
        if text[-1].isspace():
            self._gap, self._gap_is_bold = end, style.is_bold

    def part_words(self) -> None:
        """Set what comes next apart from what is on the line."""
        if self.pieces:
            self._gap, self._gap_is_bold = self._gap or " ", False

    def _add_piece(self, piece: str, number: int) -> None:
        start = before = self._length
        style = self.style
        if not self.pieces:
            self._start = number
            self._within, self.low = (self.depth, self.low), self.depth
            self._all_aside = style.is_aside
        else:
            if self._gap:
                piece = self._gap + piece
                start += len(self._gap)
                before = before if self._gap_is_bold else start
                self._gap = ""
            if not style.is_aside:
                self._all_aside = False
        self.pieces.append(piece)
        self._length += len(piece)
        if style.is_bold:
            # Stretches that touch are one: editors leave "<b>Loop</b><b>tijd</b>" behind.
            touches = bool(self._bold) and self._bold[-1][1] in (start, before)
            first = self._bold.pop()[0] if touches else start
            self._bold.append((first, self._length))

    def end_block(self, *, is_spaced: bool) -> None:
        """End the line at the edge of a block; a spaced one has a blank line there."""
        if self.pieces:
            self.end_line()
        elif self._anchor:
            self.end_link(keep=True)
        if is_spaced:
            self._blank = self._blank or not self._closed

    def close_up(self) -> None:
        """Let no blank line come before the next line."""
        self._blank, self._closed = False, True

    def end_line(self, *, is_break: bool = False) -> None:
        """End the line; a break where nothing is on the line makes a blank one."""
        if self._anchor:
            self.end_link(keep=True)
        pieces, bold, links, cell = self.pieces, self._bold, self._links, self.style.cell
        if not pieces:
            self._blank = self._blank or is_break
            return
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        self.pieces, self._gap, self._length, self._link_end = [], "", 0, 0
        if bold:
            self._bold = []
        if links:
            self._links = []
        if not text.strip():  # of preformatted text
            self._blank = self._blank or is_break
            return
        level, _, _, is_quoted, _, role, cell = self.style
        lines, number, is_aside = self.lines, self._start, self._all_aside
        if self._blank and lines:
            above = lines[-1].cell
            is_inside = above and cell and above[:3] == cell[:3]
            lines.append(Line(number, "", is_aside=is_aside, cell=cell if is_inside else None, dip=self._within[1]))
        self._blank = self._closed = False
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):  # an accent in an element of its own
            bold = [(len(_composed(text[:start])), len(_composed(text[:end]))) for start, end in bold]
            text = _composed(text)
        marker = len(self.marker)
        if lead := self.marker or self.hanging:
            self.marker, self.hanging, text = "", " " * len(lead), lead + text
            bold = [(start + len(lead), end + len(lead)) for start, end in bold]
        marks = (level, marker, tuple(bold), role, cell, is_aside, False, is_quoted, tuple(links))
        line = Line(number, text, 0, *marks, *self._within)
        lines.append(with_addresses(line) if links else line)

    def open_link(self, url: str) -> None:
        """Begin a link, to nowhere where the address is empty."""
        if self.pieces and self._link_end == len(self.pieces):
            self.part_words()  # links beside each other are words apart
        if url:
            self._anchor = (url, len(self.pieces))

    def end_link(self, *, keep: bool = False) -> None:
        """Record the open link with its text on this line; `keep` one that has none yet for the next line."""
        if self._anchor is None:
            return
        url, place = self._anchor
        text = "".join(self.pieces[place:]).strip()
        if not text and not keep and (address := address_of(Link(text="", url=url))):
            self._add_piece(address, self.number)  # an icon that leads to an address
            text = address
        if text:
            self._links.append(Link(text=_composed(text), url=url))
        self._link_end = len(self.pieces)
        self._anchor = (url, 0) if keep and not text else None


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
