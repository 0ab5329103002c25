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
    TELLING,
    Kind,
    Part,
    content_holders,
    is_beside_heading,
    is_extra,
    is_furniture,
    is_icon,
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
    is_bold: bool = False
    is_aside: bool = False
    is_quoted: bool = False
    is_preformatted: bool = False
    role: Role = ""
    cell: Cell | None = None


@define
class _Table:
    """A table that is being read."""

    grid: Grid
    spanning: list[int] = field(factory=list)
    """Lines in cells that span several rows or columns."""
    in_head: bool = False
    """Whether its rows are those of <thead>."""


@define
class Walker:
    """Collects text and gives lines: one for each block and line break, with single blank lines between."""

    base: str | None
    """Address that links are relative to."""
    lines: list[Line] = field(factory=list)
    _holders: set[etree._Element] = field(factory=set)
    """Elements that hold the title or the main part of the page."""
    _line: int = 1
    _style: _Style = field(factory=_Style)
    _pieces: list[str] = field(factory=list)
    _length: int = 0
    _gap: str = ""
    """Blanks due before the next piece."""
    _gap_is_bold: bool = False
    _bold: list[tuple[int, int]] = field(factory=list)
    _start: int = 0
    """Line in the source of the first piece."""
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
        self._holders = content_holders(root)
        kinds: dict[tuple[object, ...], Kind] = {}  # most elements of a page are alike
        opened: list[tuple[_Style, Kind]] = []
        skipped = False
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                if skipped:
                    skipped = False
                else:
                    style, kind = opened.pop()
                    if style is not self._style or not (kind.is_plain or kind.is_bare):
                        self._leave(kind, style)
                    elif kind.is_bare:
                        self._edge(kind)
                if text := element.tail:
                    self._add(text)
                continue
            if (number := element.sourceline) and number < _LINE_LIMIT:
                self._line = number
            tag: str = element.tag
            if items := element.items():
                # What an element is hangs on few of its attributes; an address, say, is each element's own.
                telling = [item for item in items if item[0] in TELLING]
                known = kinds.get((tag, *telling)) or kinds.setdefault((tag, *telling), kind_of(tag, dict(telling)))
            else:
                known = kinds.get((tag,)) or kinds.setdefault((tag,), kind_of(tag, {}))
            if known.has_no_text or (known.may_skip and self._is_skipped(element, dict(items))):
                skipped = True
                walker.skip_subtree()
                continue
            opened.append((self._style, known))
            if self._value is not None or not (known.is_plain or known.is_bare):
                self._enter(element, known, dict(items))
            elif known.is_bare:
                self._edge(known)
            if text := element.text:
                self._add(text)
        self._end_line()

    def _is_skipped(self, element: etree._Element, attributes: dict[str, str]) -> bool:
        """Return whether what an element holds is no text of the page; what is hidden until a click is."""
        if attributes.get("aria-hidden") == "true" and is_icon(element, attributes.get("class", "")):
            return True
        return self._style.level > 0 and is_extra(element, attributes) and is_beside_heading(element)

    def _enter(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> None:
        """Begin an element: its line, its part in a list or table, the style of its text."""
        style, part = self._style, kind.part
        role, cell = style.role, style.cell
        if kind.role or kind.may_label or self._value is not None:
            role = self._role(element, kind) or role
        if part == "list":
            self._counters.append(_number(attributes.get("start"), 1) - 1 if element.tag == "ol" else None)
        if kind.is_block or role != style.role:
            self._edge(kind)
        elif part == "break":
            self._blank = not self._end_line() or self._blank
        elif kind.is_box and self._pieces:
            self._gap = self._gap or " "
        if kind.is_layout:
            self._marker = self._hanging = ""
        if part:
            self._open_part(element, part, attributes)
            if part == "cell" and self._tables:
                cell, role = self._place(element.tag, attributes), ""
        if kind.is_styled or role != style.role or cell is not style.cell:
            self._style = self._styled(element, kind, attributes)._replace(role=role, cell=cell)

    def _styled(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> _Style:
        """Return the style of an element's text."""
        level, is_bold, is_aside, is_quoted, is_preformatted, role, cell = self._style
        if kind.level:
            level = kind.level
            if "aria-level" in attributes and attributes.get("role") == "heading":
                level = HEADINGS.get(f"h{attributes['aria-level']}", level)
        if not is_aside and kind.may_be_furniture:
            is_aside = is_furniture(element, kind, attributes, self._holders)
        return _Style(
            level,
            is_bold or kind.is_bold,
            is_aside,
            is_quoted or kind.is_quoted,
            is_preformatted or kind.is_preformatted,
            role,
            cell,
        )

    def _role(self, element: etree._Element, kind: Kind) -> Role:
        """Return whether an element is a term or a value: by its tag, or as the label of the next element, or that."""
        if element is self._value:
            self._value = None
            return "value"
        if kind.may_label and (value := value_beside(element)) is not None:
            self._value = value
            return "term"
        return kind.role

    def _open_part(self, element: etree._Element, part: Part, attributes: dict[str, str]) -> None:
        """Begin a link, an item, a table or a part of one."""
        if part in ("item", "pair", "cell") and element.getprevious() is not None:
            self._blank, self._closed = False, True
        if part == "link":
            url = attributes.get("href", "#").strip()
            if self._pieces and self._link_end == len(self._pieces):
                self._gap = self._gap or " "  # links beside each other are words apart
            if not url.lower().startswith(_NO_LINK):
                self._anchor = (absolute(url, self.base), len(self._pieces))
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
        elif part == "button":
            if not self._pieces and opens_panel(element, attributes):
                self._button = 0
        elif self._tables:
            table = self._tables[-1]
            if part == "row":
                if table.grid.row >= 0:
                    self._blank, self._closed = False, True
                table.grid.next_row()
            elif part == "head":
                table.in_head = True

    def _place(self, tag: str, attributes: dict[str, str]) -> Cell:
        table = self._tables[-1]
        return table.grid.place(
            rows=_number(attributes.get("rowspan"), 1),
            columns=_number(attributes.get("colspan"), 1),
            is_header=tag == "th" or table.in_head or attributes.get("role") in _HEADER_ROLES,
        )

    def _leave(self, kind: Kind, outer: _Style) -> None:
        """End an element."""
        part = kind.part
        if part == "link":
            self._end_link(keep=False)
        elif part == "button" and self._button == 0:
            self._button = len(self._pieces)
        if kind.is_block or self._style.role != outer.role:
            self._edge(kind)
        elif kind.is_box and self._pieces:
            self._gap = self._gap or " "
        self._style = outer
        if part == "list":
            self._counters.pop()
        elif part == "item":
            self._marker = self._hanging = ""
        elif part == "table":
            table = self._tables.pop()
            for index in table.spanning:
                if cell := self.lines[index].cell:
                    self.lines[index] = self.lines[index]._replace(cell=table.grid.clipped(cell))
        elif part == "head" and self._tables:
            self._tables[-1].in_head = False

    def _edge(self, kind: Kind) -> None:
        """End the line at the edge of a block."""
        if self._pieces:
            self._end_line()
        elif self._anchor:
            self._end_link(keep=True)
        if kind.is_spaced and not (kind.part == "list" and len(self._counters) > 1):
            self._blank = self._blank or not self._closed

    def _add(self, text: str) -> None:
        """Add text to the line; only a preformatted one may end it."""
        style, pieces, number = self._style, self._pieces, self._line
        if style.is_preformatted:
            self._add_rows(text)
            return
        if text.isascii():
            shown, lead, end = " ".join(text.split()), " ", " "
        else:
            shown = as_shown(_SPACE.sub(" ", text))
            bare = shown.strip()
            lead, end, shown = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :], bare
        if "\n" in text:
            self._line += text.count("\n")
        if not shown:
            if pieces and len(self._gap) < len(lead):
                self._gap, self._gap_is_bold = lead, style.is_bold
            return
        if text[0].isspace():
            number += text[: len(text) - len(text.lstrip())].count("\n")
            if pieces and len(self._gap) < len(lead):
                self._gap, self._gap_is_bold = lead, style.is_bold
        self._add_piece(shown, number)
        if text[-1].isspace():
            self._gap, self._gap_is_bold = end, style.is_bold

    def _add_rows(self, text: str) -> None:
        for number, row in enumerate(text.split("\n")):
            if number:
                self._line += 1
                self._blank = not self._end_line() or self._blank
            if row:
                self._add_piece(as_shown(row), self._line)

    def _add_piece(self, piece: str, number: int) -> None:
        start = before = self._length
        style = self._style
        if not self._pieces:
            self._start = number
            self._all_aside = style.is_aside
        else:
            if self._gap:
                piece = self._gap + piece
                start += len(self._gap)
                before = before if self._gap_is_bold else start
                self._gap, self._gap_is_bold = "", False
            if not style.is_aside:
                self._all_aside = False
        self._pieces.append(piece)
        self._length += len(piece)
        if style.is_bold:
            # Stretches that touch are one: editors leave "<b>Loop</b><b>tijd</b>" behind.
            touches = bool(self._bold) and self._bold[-1][1] in (start, before)
            first = self._bold.pop()[0] if touches else start
            self._bold.append((first, self._length))

    def _end_line(self) -> bool:
        """End the line and return whether there was anything on it."""
        if self._anchor:
            self._end_link(keep=True)
        pieces, bold, links = self._pieces, self._bold, self._links
        if not pieces:
            return False
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        is_opener, self._button = self._button == len(pieces), -1
        self._pieces, self._gap, self._length, self._link_end = [], "", 0, 0
        if bold:
            self._bold = []
        if links:
            self._links = []
        if not text.strip():
            return False
        level, _, _, is_quoted, _, role, cell = self._style
        number, is_aside, lines = self._start, self._all_aside, self.lines
        if self._blank and lines:
            above = lines[-1].cell
            is_inside = above and cell and above[:3] == cell[:3]
            lines.append(Line(number, "", is_aside=is_aside, cell=cell if is_inside else None))
        self._blank = self._closed = False
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):  # an accent in an element of its own
            bold = [(len(_composed(text[:start])), len(_composed(text[:end]))) for start, end in bold]
            text = _composed(text)
        marker = len(self._marker)
        if lead := self._marker or self._hanging:
            self._marker, self._hanging, text = "", " " * len(lead), lead + text
            bold = [(start + len(lead), end + len(lead)) for start, end in bold]
        if is_opener and not (level or is_aside):
            level = _PANEL_LEVEL
        line = Line(number, text, 0, level, marker, tuple(bold), role, cell, is_aside, False, is_quoted, tuple(links))
        if links:
            line = with_addresses(line)
        if level and self._opener >= 0:
            self._drop_twin(text)
        if is_opener:
            self._opener = len(lines)
        if cell and cell.rows * cell.columns > 1 and self._tables:
            self._tables[-1].spanning.append(len(lines))
        lines.append(line)
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
        if not text and not keep and (address := address_of(Link(text="", url=url))):
            self._add_piece(address, self._line)  # an icon that leads to an address
            text = address
        if text:
            self._links.append(Link(text=_composed(text), url=url))
        self._link_end = len(self._pieces)
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
