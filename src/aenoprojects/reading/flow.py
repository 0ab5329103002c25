"""The flow of an HTML page: its tree, walked in document order, becomes lines."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import NamedTuple
from urllib.parse import urljoin

from attrs import define, field
from lxml import etree

from aenoprojects.model import Link
from aenoprojects.reading.cells import entry_of, header_of, joined, label_field
from aenoprojects.reading.elements import BLOCKS, HEADINGS, LAYOUT, LISTS, SPACED, is_furniture, is_hidden, role_of
from aenoprojects.reading.lines import Line, with_plain_hyphens

_SPACE = re.compile("[ \t\n\r\f]+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table(?!-c))", re.IGNORECASE)
_BOX_STYLE = re.compile(r"display\s*:\s*(?:inline-|table-c)", re.IGNORECASE)
_PREFORMATTED = ("pre", "listing", "plaintext", "textarea", "xmp")
_CLOSE = ("li", "tr", "td", "th", "dt", "dd")
_NO_LINK = ("#", "javascript:")  # within the page, or nowhere
_LEVELS = HEADINGS | {"summary": 3}
_FEW = 20  # pieces in front of which a label at the start of a line ends
_LINE_LIMIT = 65535  # libxml2 counts no further; from there on the line feeds in the text count


class _Frame(NamedTuple):
    """What an element hands down to its text, and what is remembered of it until its end."""

    level: int = 0
    bold: bool = False
    aside: bool = False
    preformatted: bool = False
    is_block: bool = False
    is_box: bool = False
    """Whether it stands apart within the line."""
    is_label: bool = False
    """Whether its looks set it apart from the text after it."""
    cells: list[int] | None = None
    """Index of the first line of each cell of a row, of a term and its value."""


@define
class Flow:
    """Collects text and gives lines: one for each block and line break, with single blank lines between."""

    base: str | None
    """Address that links are relative to."""
    controlled: frozenset[str]
    """Ids of the panels that the page opens by a click."""
    lines: list[Line] = field(factory=list)
    _line: int = 1
    _frames: list[_Frame] = field(factory=lambda: [_Frame()])
    _pieces: list[str] = field(factory=list)
    _start: int = 0
    _all_bold: bool = True
    _blank: bool = False
    """Whether a blank line is due before the next line."""
    _closed: bool = False
    """Whether there is to be none, whatever comes first in it."""
    _marker: str = ""
    _hanging: str = ""
    """Indentation of the further lines of a list item."""
    _counters: list[int | None] = field(factory=list)
    """Number of the last item of each open list, None for one with bullets."""
    _anchor: tuple[str, int] | None = None
    """Address of the open link, and the piece that it begins with."""
    _links: list[Link] = field(factory=list)
    _label: int = 0
    """Number of pieces that make a label marked as such at the start of the line; 0 for none."""
    _header: tuple[str, ...] = ()
    """Labels in the header row of the open table."""
    _term: int | None = None
    """Index of the first line of a term that waits for its value."""

    def read(self, root: etree._Element) -> None:
        """Read all that is seen below an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = False
        for event, element in walker:
            if event == "start":
                if (line := element.sourceline) and line < _LINE_LIMIT:
                    self._line = line
                skipped = is_hidden(element, self.controlled)
                if skipped:
                    walker.skip_subtree()
                else:
                    self._enter(element)
            else:
                if not skipped:
                    self._leave(element.tag)
                skipped = False
                self._add(element.tail)
        self._end_line()

    def _enter(self, element: etree._Element) -> None:
        tag, style, role = element.tag, element.get("style", ""), role_of(element)
        is_block = tag in BLOCKS or role != "" or bool(_BLOCK_STYLE.search(style))
        if tag == "table":
            self._header = ()
        if tag in LISTS:
            self._counters.append(_number(element.get("start"), 1) - 1 if tag == "ol" else None)
        if tag == "br":
            self._blank = not self._end_line() or self._blank
        elif is_block:
            self._edge(tag)
        if tag in _CLOSE and element.getprevious() is not None:
            self._blank, self._closed = False, True
        if tag == "li":
            self._open_item(element.get("value"))
        elif tag in LAYOUT:
            self._marker = self._hanging = ""
        elif tag == "a" and not (url := element.get("href", "#").strip()).lower().startswith(_NO_LINK):
            self._anchor = (absolute(url, self.base), len(self._pieces))
        self._frames.append(frame := _frame(element, self._frames[-1], is_block, self._cells(role)))
        if frame.is_box:
            self._pieces.append(" ")
        self._add(element.text)

    def _cells(self, role: str) -> list[int] | None:
        """Remember where a cell, a term or its value begins."""
        here, term, row = len(self.lines), self._term, self._frames[-1].cells
        if role == "cell" and row is not None:
            row.append(here)
        elif role == "term":
            self._term = here
        elif role == "value":
            self._term = None
            return None if term is None else [term, here]
        return [] if role == "row" else None

    def _leave(self, tag: str) -> None:
        if tag == "a":
            self._end_link(keep=False)
        frame = self._frames[-1]
        if frame.is_label and not self._label and len(self._pieces) < _FEW and label_field("".join(self._pieces)):
            self._label = len(self._pieces)
        if frame.is_box:
            self._pieces.append(" ")
        if frame.is_block:
            self._edge(tag)
        self._frames.pop()
        if tag in LISTS:
            self._counters.pop()
        elif tag == "li":
            self._marker = self._hanging = ""
        if starts := frame.cells:
            cells = [self.lines[start:end] for start, end in pairwise([*starts, len(self.lines)])]
            if row := self._row(cells) if tag == "tr" else joined(cells, in_table=False):
                self.lines[starts[0] :] = row

    def _row(self, cells: list[list[Line]]) -> list[Line]:
        """Return a table's row as lines; a header's labels go to the rows below it."""
        if labels := header_of(cells):
            self._header = labels
            return [line._replace(is_aside=True) for line in joined(cells, in_table=True) or chain.from_iterable(cells)]
        return entry_of(self._header, cells) or joined(cells, in_table=True)

    def _edge(self, tag: str) -> None:
        """End the line at the edge of a block."""
        self._end_line()
        if tag in SPACED and not (tag in LISTS and len(self._counters) > 1):
            self._blank = self._blank or not self._closed

    def _add(self, text: str | None) -> None:
        frame = self._frames[-1]
        for number, part in enumerate((text or "").split("\n") if frame.preformatted else [text or ""]):
            if number:
                self._line += 1
                self._blank = not self._end_line() or self._blank
            if bare := part.lstrip():
                self._start = self._start or self._line + part[: len(part) - len(bare)].count("\n")
                self._all_bold = self._all_bold and frame.bold
            self._line += part.count("\n")
            self._pieces.append(part)

    def _end_line(self) -> bool:
        """End the line and return whether there was anything on it."""
        self._end_link(keep=True)
        if self._label and "".join(self._pieces[self._label :]).lstrip()[:1].isalnum():
            self._pieces.insert(self._label, ": ")
        frame, text = self._frames[-1], "".join(self._pieces)
        text = with_plain_hyphens(text.rstrip() if frame.preformatted else _collapsed(text))
        if seen := bool(text.strip()):
            if self._blank and self.lines:
                self.lines.append(Line(self._start, "", is_aside=frame.aside))
            lead = self._marker or self._hanging
            self._marker, self._hanging = "", " " * len(lead)
            links = tuple(self._links)
            bold = ((0, len(lead + text)),) if self._all_bold else ()
            self.lines.append(
                Line(self._start, lead + text, level=frame.level, bold=bold, is_aside=frame.aside, links=links)
            )
            self._blank = self._closed = False
        self._pieces, self._links, self._start, self._label, self._all_bold = [], [], 0, 0, True
        return seen

    def _end_link(self, *, keep: bool) -> None:
        """Record the open link with its text on this line; `keep` one that has none yet for the next line."""
        if self._anchor is None:
            return
        url, place = self._anchor
        if text := _collapsed("".join(self._pieces[place:])):
            self._links.append(Link(text=with_plain_hyphens(text), url=url))
        self._anchor = (url, 0) if keep and not text else None

    def _open_item(self, value: str | None) -> None:
        """Begin a list item: its first line gets the marker."""
        number = self._counters[-1] if self._counters else None
        if number is not None:
            self._counters[-1] = number = _number(value, number + 1)
        indent = "  " * (len(self._counters) - 1)
        self._marker = f"{indent}• " if number is None else f"{indent}{number}. "
        self._hanging = ""


def _frame(element: etree._Element, above: _Frame, is_block: bool, cells: list[int] | None) -> _Frame:
    tag, level = element.tag, _LEVELS.get(element.tag, above.level)
    if element.get("role") == "heading":
        level = HEADINGS.get(f"h{element.get('aria-level')}", 2)
    style = element.get("style", "")
    is_bold = tag in ("b", "strong", "th") or bool(_BOLD_STYLE.search(style))
    is_box = not is_block and bool(_BOX_STYLE.search(style))
    return _Frame(
        level=level,
        bold=above.bold or is_bold,
        aside=above.aside or is_furniture(element),
        preformatted=above.preformatted or tag in _PREFORMATTED,
        is_block=is_block,
        is_box=is_box,
        is_label=is_box or is_bold or tag == "label" or "label" in element.get("class", ""),
        cells=cells,
    )


def _number(stated: str | None, default: int) -> int:
    return int(stated) if stated and re.fullmatch(r"\d{1,9}", stated) else default


def _collapsed(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


def absolute(url: str, base: str | None) -> str:
    """Return an address made absolute, as it is where that cannot be done."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:  # not an address at all: "http://["
        return url
