"""The walk through an HTML page: its elements, in document order, say where lines begin and end and what they are."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from attrs import define, field
from lxml import etree

from aenoprojects.reading.elements import (
    HEADINGS,
    PANEL_LEVEL,
    TELLING,
    Kind,
    content_holders,
    is_beside_heading,
    is_extra,
    is_furniture,
    is_icon,
    is_label,
    is_pair,
    kind_of,
    opens_panel,
    value_beside,
)
from aenoprojects.reading.html_lines import LineBuilder, Style
from aenoprojects.reading.lines import Cell, Line, Role
from aenoprojects.reading.tables import Grid

_NO_LINK = ("#", "javascript:")  # within the page, or nowhere
_LINE_LIMIT = 65535  # libxml2 counts no further; from there on the line feeds in the text count
_HEADER_ROLES = ("columnheader", "rowheader")


@define
class Walker:
    """Reads a page's tree as lines."""

    base: str | None
    """Address that links are relative to."""
    _text: LineBuilder = field(factory=LineBuilder)
    _holders: set[etree._Element] = field(factory=set)
    """Elements that hold the title or the main part of the page."""
    _counters: list[int | None] = field(factory=list)
    """Number of the last item of each open list, None for one with bullets."""
    _grids: list[Grid] = field(factory=list)
    """All tables of the page."""
    _tables: list[Grid] = field(factory=list)
    """The open ones."""
    _in_head: bool = False
    """Whether the open row is one of <thead>."""
    _in_foot: bool = False
    """Whether it is one of <tfoot>."""
    _spans: bool = False
    """Whether there is a cell that spans several rows or columns."""
    _value: etree._Element | None = None
    """Element that holds the value of the label before it."""
    _terms: set[etree._Element] = field(factory=set)
    """Labels that nothing in the source parts from their values."""
    _openers: list[int] = field(factory=list)
    """Lines that are the button of a panel."""

    def read(self, root: etree._Element) -> list[Line]:
        """Return all the text below an element as lines."""
        text, self._holders = self._text, content_holders(root)
        kinds: dict[tuple[object, ...], Kind] = {}  # most elements of a page are alike
        opened: list[tuple[Style, Kind]] = []
        is_skipped = False
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if (number := element.sourceline) and number < _LINE_LIMIT:
                    text.number = number
                key: tuple[object, ...] = (element.tag,)
                if items := element.items():
                    # What an element is hangs on few of its attributes; an address, say, is each element's own.
                    key = (element.tag, *[item for item in items if item[0] in TELLING])
                kind = kinds.get(key) or kinds.setdefault(key, kind_of(element.tag, dict(items)))
                if kind.has_no_text or (kind.may_skip and self._is_skipped(element, dict(items))):
                    is_skipped = True
                    walker.skip_subtree()
                    continue
                opened.append((text.style, kind))
                text.depth += 1
                if kind.may_pair and len(element) == 2 and is_pair(element):
                    self._terms.add(element[0])
                if kind.is_bare and self._value is None:
                    text.end_block(is_spaced=kind.is_spaced)
                elif not kind.is_plain or self._value is not None or element in self._terms:
                    self._enter(element, kind, dict(items))
                if content := element.text:
                    text.add(content)
                continue
            if not is_skipped:
                style, kind = opened.pop()
                if kind.is_bare and style is text.style:
                    text.end_block(is_spaced=kind.is_spaced)
                elif not kind.is_plain or style is not text.style:
                    self._leave(kind, style)
                text.depth -= 1
                text.low = min(text.low, text.depth)
            is_skipped = False
            if content := element.tail:
                text.add(content)
        text.end_line()
        return self._finished(text.lines)

    def _is_skipped(self, element: etree._Element, attributes: dict[str, str]) -> bool:
        """Return whether what an element holds is no text of the page; what is hidden until a click is."""
        if attributes.get("aria-hidden") == "true" and is_icon(element, attributes.get("class", "")):
            return True
        return self._text.style.level > 0 and is_extra(element, attributes) and is_beside_heading(element)

    def _enter(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> None:
        """Begin an element: its line, its part in a list or table, the style of its text."""
        text, part = self._text, kind.part
        style = text.style
        role, cell = self._role(element, kind) or style.role, style.cell
        if part == "list":
            self._counters.append(_number(attributes.get("start"), 1) - 1 if element.tag == "ol" else None)
        is_opener = part == "button" and not (text.pieces or style.level) and opens_panel(element, attributes)
        self._edge(kind, is_block=kind.is_block or role != style.role or is_opener)
        if part == "break":
            text.end_line(is_break=True)
        elif kind.is_layout:
            text.marker = text.hanging = ""
        elif part in ("item", "pair", "cell") and element.getprevious() is not None:
            text.close_up()
        if part == "item":
            text.marker, text.hanging = self._next_marker(attributes), ""
        elif part == "link":
            url = attributes.get("href", "").strip()
            text.open_link("" if url.lower().startswith(_NO_LINK) else absolute(url, self.base))
        elif part == "table":
            self._grids.append(Grid(number=len(self._grids) + 1))
            self._tables.append(self._grids[-1])
        elif part == "head":
            self._in_head = True
        elif part == "foot":
            self._in_foot = True
        elif part == "row" and self._tables:
            if self._tables[-1].row >= 0:
                text.close_up()
            self._tables[-1].next_row()
        elif part == "cell" and self._tables:
            cell, role = self._place(element.tag, attributes), ""
        if kind.is_styled or role != style.role or cell is not style.cell:
            text.style = self._styled(element, kind, attributes)._replace(role=role, cell=cell)
        elif is_opener and not style.is_aside:
            text.style = style._replace(level=PANEL_LEVEL)

    def _role(self, element: etree._Element, kind: Kind) -> Role:
        """Return whether an element is a term or a value: by its tag, or as a label with another one beside it."""
        if element is self._value:
            self._value = None
            return "value"
        if element in self._terms:
            self._value = element.getnext()
            return "term"
        if kind.may_label and (value := value_beside(element)) is not None:
            self._value = value
            return "term"
        return kind.role

    def _edge(self, kind: Kind, *, is_block: bool) -> None:
        """End the line at the edge of a block; part the words at that of a box."""
        if is_block:
            is_inner = kind.part == "list" and len(self._counters) > 1
            self._text.end_block(is_spaced=kind.is_spaced and not is_inner)
        elif kind.is_box:
            self._text.part_words()

    def _next_marker(self, attributes: dict[str, str]) -> str:
        number = self._counters[-1] if self._counters else None
        if number is not None:
            self._counters[-1] = number = _number(attributes.get("value"), number + 1)
        indent = "  " * (len(self._counters) - 1)
        return f"{indent}• " if number is None else f"{indent}{number}. "

    def _place(self, tag: str, attributes: dict[str, str]) -> Cell:
        cell = self._tables[-1].place(
            rows=_number(attributes.get("rowspan"), 1),
            columns=_number(attributes.get("colspan"), 1),
            is_header=tag == "th" or self._in_head or attributes.get("role") in _HEADER_ROLES,
            is_footer=self._in_foot,
        )
        self._spans = self._spans or cell.rows * cell.columns > 1
        return cell

    def _styled(self, element: etree._Element, kind: Kind, attributes: dict[str, str]) -> Style:
        """Return the style of an element's text."""
        level, is_bold, is_aside, is_quoted, is_preformatted, role, cell = self._text.style
        if kind.level:
            level = kind.level
            if "aria-level" in attributes and attributes.get("role") == "heading":
                level = HEADINGS.get(f"h{attributes['aria-level']}", level)
        if not is_aside and kind.may_be_furniture:
            is_aside = is_furniture(element, kind, attributes, self._holders)
        is_quoted, is_preformatted = is_quoted or kind.is_quoted, is_preformatted or kind.is_preformatted
        is_bold = is_bold or kind.is_bold or (kind.is_slanted and is_label(element))
        return Style(level, is_bold, is_aside, is_quoted, is_preformatted, role, cell)

    def _leave(self, kind: Kind, outer: Style) -> None:
        """End an element."""
        text, part, style = self._text, kind.part, self._text.style
        if part == "link":
            text.end_link()
        is_opener = part == "button" and style.level != outer.level
        self._edge(kind, is_block=kind.is_block or style.role != outer.role or is_opener)
        text.style = outer
        if is_opener and text.lines:
            self._openers.append(len(text.lines) - 1)
        if part == "list":
            self._counters.pop()
        elif part == "item":
            text.marker = text.hanging = ""
        elif part == "table":
            self._tables.pop()
        elif part == "head":
            self._in_head = False
        elif part == "foot":
            self._in_foot = False

    def _finished(self, lines: list[Line]) -> list[Line]:
        """Return the lines with what only the end of the page tells: what cells span, which buttons are headings."""
        if self._spans:
            grids = {grid.number: grid for grid in self._grids}
            lines = [
                line._replace(cell=grids[line.cell.table].clipped(line.cell))
                if line.cell and line.cell.rows * line.cell.columns > 1
                else line
                for line in lines
            ]
        for index in self._openers:
            heading = next((line for line in lines[index + 1 : index + 3] if line.text), None)
            if heading and heading.level and heading.text == lines[index].text:  # the panel has a heading of its own
                lines[index] = lines[index]._replace(level=0, is_aside=True)
        return lines


def _number(stated: str | None, default: int) -> int:
    return int(stated) if stated and re.fullmatch(r"\d{1,9}", stated) else default


def absolute(url: str, base: str | None) -> str:
    """Return an address made absolute, as it is where that cannot be done."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:  # not an address at all: "http://["
        return url
