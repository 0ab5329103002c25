"""The walk through an HTML page: its tree, in document order, becomes lines."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import urljoin

from attrs import define, field
from lxml import etree

from aenoprojects.model import Link
from aenoprojects.reading.addresses import address_of, with_addresses
from aenoprojects.reading.elements import (
    HEADINGS,
    LAYOUT,
    Kind,
    is_beside_heading,
    is_furniture,
    is_icon,
    is_skip_link,
    kind_of,
    opens_panel,
    value_beside,
)
from aenoprojects.reading.lines import Cell, Line, Role, as_shown
from aenoprojects.reading.tables import Grid

_SPACE = re.compile("[ \t\n\r\f]+")
_NO_LINK = ("#", "javascript:")  # within the page, or nowhere
_LINE_LIMIT = 65535  # libxml2 counts no further; from there on the line feeds in the text count
_HEADER_ROLES = ("columnheader", "rowheader")
_PANEL_LEVEL = 3  # of the button or summary that opens a panel


class _Style(NamedTuple):
    """What an element hands down to the text in it."""

    level: int = 0
    bold: bool = False
    aside: bool = False
    quoted: bool = False
    preformatted: bool = False
    role: Role = ""
    cell: Cell | None = None


@define
class _Table:
    """A table that is being read."""

    grid: Grid
    spanning: list[int] = field(factory=list)
    """Lines in cells that span several rows or columns."""
    header: bool = False
    """Whether its rows are those of <thead>."""


@define
class Walker:
    """Collects text and gives lines: one for each block and line break, with single blank lines between."""

    base: str | None
    """Address that links are relative to."""
    lines: list[Line] = field(factory=list)
    _line: int = 1
    _style: _Style = field(factory=_Style)
    _kinds: dict[tuple[str, ...], Kind] = field(factory=dict)
    """Kinds of the page's elements: most are alike."""
    _pieces: list[str] = field(factory=list)
    _length: int = 0
    _gap: str = ""
    """Blanks due before the next piece."""
    _bold: list[tuple[int, int]] = field(factory=list)
    _start: int = 0
    _all_aside: bool = True
    _blank: bool = False
    """Whether a blank line is due before the next line."""
    _closed: bool = False
    """Whether no blank line may come before it: it is the first of an item or cell."""
    _marker: str = ""
    _hanging: str = ""
    """Indentation of the further lines of a list item."""
    _counters: list[int | None] = field(factory=list)
    """Number of the last item of each open list, None for one with bullets."""
    _anchor: tuple[str, int] | None = None
    """Address of the open link, and the piece that it begins with."""
    _links: list[Link] = field(factory=list)
    _link_end: int = 0
    """Piece at which the last link of the line ends."""
    _has_address: bool = False
    _tables: list[_Table] = field(factory=list)
    _count: int = 0
    """Number of tables so far."""
    _value: etree._Element | None = None
    """Element that holds the value of the label before it."""
    _button: int = -1
    """Piece at which a button ends that opens a panel and began the line; -1 for none."""
    _opener: int = -1
    """Line of the last such button; -1 for none."""

    def read(self, root: etree._Element) -> None:
        """Read all the text below an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        opened: list[tuple[_Style, Kind]] = []
        skipped = False
        for event, element in walker:
            if event == "start":
                if (line := element.sourceline) and line < _LINE_LIMIT:
                    self._line = line
                items = element.items()
                attributes = dict(items) if items else {}
                kind = self._kind(element.tag, attributes)
                skipped = kind.has_no_text or (bool(items) and self._is_skipped(element, kind, attributes))
                if skipped:
                    walker.skip_subtree()
                    continue
                opened.append((self._style, kind))
                self._enter(element, kind, attributes)
                if text := element.text:
                    self._add(text)
            else:
                if not skipped:
                    style, kind = opened.pop()
                    self._leave(element.tag, kind, style)
                skipped = False
                if text := element.tail:
                    self._add(text)
        self._end_line()

    def _kind(self, tag: str, attributes: dict[str, str]) -> Kind:
        get = attributes.get
        key = (
            (tag, get("class", ""), get("id", ""), get("role", ""), get("style", ""))
            if attributes
            else (tag, "", "", "", "")
        )
        kind = self._kinds.get(key)
        if kind is None:
            self._kinds[key] = kind = kind_of(*key)
        return kind

    def _is_skipped(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> bool:
        """Return whether what an element holds is no text of the page; what is hidden until a click is."""
        if attributes.get("aria-hidden") == "true" and is_icon(element, attributes.get("class", "")):
            return True
        return kind.may_skip and self._style.level > 0 and is_beside_heading(element)

    def _enter(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> None:
        part, tag, style = kind.part, element.tag, self._style
        role: Role = "term" if part == "term" else "value" if part == "value" else ""
        if element is self._value:
            role, self._value = "value", None
        elif kind.may_label and (value := value_beside(element)) is not None:
            role, self._value = "term", value
        if part == "list":
            self._counters.append(_number(attributes.get("start"), 1) - 1 if tag == "ol" else None)
        if part == "break":
            self._blank = not self._end_line() or self._blank
        elif kind.is_block or role:
            self._edge(kind)
        elif kind.is_box and self._pieces:
            self._gap = self._gap or " "
        if tag in LAYOUT:
            self._marker = self._hanging = ""
        if part:
            self._open_part(element, kind, attributes)
        elif tag == "thead" and self._tables:
            self._tables[-1].header = True
        if kind.is_bold and not style.bold:
            style = style._replace(bold=True)
        if kind.level:
            level = kind.level
            if attributes.get("role") == "heading" and "aria-level" in attributes:
                level = HEADINGS.get(f"h{attributes['aria-level']}", level)
            style = style._replace(level=level)
        if role:
            style = style._replace(role=role)
        if kind.is_quoted or kind.is_preformatted:
            style = style._replace(
                quoted=style.quoted or kind.is_quoted, preformatted=style.preformatted or kind.is_preformatted
            )
        if part == "cell" and self._tables:
            style = style._replace(cell=self._place(tag, attributes), role="")
        if not style.aside and (kind.is_aside or kind.is_modal) and is_furniture(element, kind, attributes):
            style = style._replace(aside=True)
        if part == "link" and not style.aside and attributes and is_skip_link(attributes):
            style = style._replace(aside=True)
        self._style = style

    def _open_part(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> None:
        part = kind.part
        if part in ("item", "term", "value", "cell") and element.getprevious() is not None:
            self._blank, self._closed = False, True
        if part == "link":
            url = attributes.get("href", "#").strip()
            if self._pieces and self._link_end == len(self._pieces):
                self._gap = self._gap or " "  # links beside each other are words apart
            if not url.lower().startswith(_NO_LINK):
                self._anchor = (absolute(url, self.base), len(self._pieces))
                self._has_address = self._has_address or url[:7].lower().startswith(("mailto:", "tel:"))
        elif part == "item":
            number = self._counters[-1] if self._counters else None
            if number is not None:
                self._counters[-1] = number = _number(attributes.get("value"), number + 1)
            indent = "  " * (len(self._counters) - 1)
            self._marker = f"{indent}• " if number is None else f"{indent}{number}. "
            self._hanging = ""
        elif part == "table":
            self._count += 1
            self._tables.append(_Table(Grid(number=self._count)))
        elif part == "row" and self._tables:
            if self._tables[-1].grid.row >= 0:
                self._blank, self._closed = False, True
            self._tables[-1].grid.next_row()
        elif part == "button" and not self._pieces and opens_panel(element, attributes):
            self._button = 0

    def _place(self, tag: str, attributes: dict[str, str]) -> Cell:
        table = self._tables[-1]
        return table.grid.place(
            rows=_number(attributes.get("rowspan"), 1),
            columns=_number(attributes.get("colspan"), 1),
            is_header=tag == "th" or table.header or attributes.get("role") in _HEADER_ROLES,
        )

    def _leave(self, tag: str, kind: Kind, outer: _Style) -> None:
        part = kind.part
        if part == "link":
            self._end_link(keep=False)
        elif part == "button" and self._button == 0:
            self._button = len(self._pieces)
        if kind.is_block or self._style.role != outer.role:
            self._edge(kind)
        elif kind.is_box and self._pieces:
            self._gap = self._gap or " "
        if part == "list":
            self._counters.pop()
        elif part == "item":
            self._marker = self._hanging = ""
        elif part == "table":
            table = self._tables.pop()
            for index in table.spanning:
                if cell := self.lines[index].cell:
                    self.lines[index] = self.lines[index]._replace(cell=table.grid.clipped(cell))
        elif tag == "thead" and self._tables:
            self._tables[-1].header = False
        self._style = outer

    def _edge(self, kind: Kind) -> None:
        """End the line at the edge of a block."""
        self._end_line()
        if kind.is_spaced and not (kind.part == "list" and len(self._counters) > 1):
            self._blank = self._blank or not self._closed

    def _add(self, text: str) -> None:
        """Add text to the line; only a preformatted one may end it."""
        if self._style.preformatted:
            for number, row in enumerate(text.split("\n")):
                if number:
                    self._line += 1
                    self._blank = not self._end_line() or self._blank
                if row:
                    self._add_piece(as_shown(row), self._line)
            return
        plain = " ".join(text.split()) if text.isascii() else as_shown(_SPACE.sub(" ", text))
        bare = plain.strip()
        number, self._line = self._line, self._line + text.count("\n")
        if not bare:
            if self._pieces and len(self._gap) < 2:
                self._gap = plain or " "
            return
        if text[0].isspace():
            if self._pieces:
                lead = plain[: len(plain) - len(plain.lstrip())] or " "
                self._gap = max(self._gap, lead, key=len)
            number += text[: len(text) - len(text.lstrip())].count("\n")
        self._add_piece(bare, number)
        if text[-1].isspace():
            self._gap = plain[len(plain.rstrip()) :] or " "

    def _add_piece(self, piece: str, number: int) -> None:
        start = self._length
        if self._gap:
            piece = self._gap + piece
            start += len(self._gap)
            self._gap = ""
        self._start = self._start or number
        self._pieces.append(piece)
        self._length += len(piece)
        style = self._style
        self._all_aside = self._all_aside and style.aside
        if style.bold:
            # Stretches that touch are one: editors leave "<b>Loop</b><b>tijd</b>" behind.
            first = self._bold.pop()[0] if self._bold and self._bold[-1][1] == start else start
            self._bold.append((first, self._length))

    def _end_line(self) -> bool:
        """End the line and return whether there was anything on it."""
        if self._anchor:
            self._end_link(keep=True)
        self._gap = ""
        if not self._pieces:
            return False
        style, text, number, bold, links = self._style, "".join(self._pieces), self._start, self._bold, self._links
        is_aside, button = self._all_aside, self._button
        is_opener = button == len(self._pieces)
        self._pieces, self._bold, self._links, self._length, self._start, self._link_end = [], [], [], 0, 0, 0
        self._all_aside, self._button = True, -1
        if not text.strip():
            return False
        if self._blank and self.lines:
            above = self.lines[-1].cell
            cell = style.cell if above and style.cell and above[:3] == style.cell[:3] else None
            self.lines.append(Line(number, "", is_aside=is_aside, cell=cell))
        lead, marker = self._marker or self._hanging, len(self._marker)
        self._marker, self._hanging = "", " " * len(lead)
        self._blank = self._closed = False
        if bold and not unicodedata.is_normalized("NFC", text):
            bold = [(len(_composed(text[:start])), len(_composed(text[:end]))) for start, end in bold]
        if lead:
            bold = [(start + len(lead), end + len(lead)) for start, end in bold]
        line = Line(
            number,
            f"{lead}{_composed(text)}",
            level=_PANEL_LEVEL if is_opener and not (style.level or is_aside) else style.level,
            marker=marker,
            bold=tuple(bold),
            role=style.role,
            cell=style.cell,
            is_aside=is_aside,
            is_quoted=style.quoted,
            links=tuple(links),
        )
        if self._has_address:
            line, self._has_address = with_addresses(line), False
        if line.level and self._opener >= 0:
            self._drop_twin(line.text)
        if is_opener:
            self._opener = len(self.lines)
        if style.cell and style.cell.rows * style.cell.columns > 1 and self._tables:
            self._tables[-1].spanning.append(len(self.lines))
        self.lines.append(line)
        return True

    def _drop_twin(self, text: str) -> None:
        """Set the button of a panel aside where the panel begins with a heading that says the same."""
        opener = self.lines[self._opener]
        if opener.text == text and all(not line.text for line in self.lines[self._opener + 1 :]):
            self.lines[self._opener] = opener._replace(level=0, is_aside=True)
        self._opener = -1

    def _end_link(self, *, keep: bool) -> None:
        """Record the open link with its text on this line; `keep` one that has none yet for the next line."""
        if self._anchor is None:
            return
        url, place = self._anchor
        text = "".join(self._pieces[place:]).strip()
        self._link_end = len(self._pieces)
        if not text and not keep and (address := address_of(Link(text="", url=url))):
            self._add_piece(address, self._line)  # an icon that leads to an address
            text = address
        if text:
            self._links.append(Link(text=_composed(text), url=url))
        self._anchor = (url, 0) if keep and not text else None


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _number(stated: str | None, default: int) -> int:
    return int(stated) if stated and re.fullmatch(r"\d{1,9}", stated) else default


def absolute(url: str, base: str | None) -> str:
    """Return an address made absolute, as it is where that cannot be done."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:  # not an address at all: "http://["
        return url
