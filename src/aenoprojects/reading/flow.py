"""The flow of an HTML page: elements in document order become lines."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from attrs import define, evolve, field, frozen

from aenoprojects.model import Link
from aenoprojects.reading.lines import Line

_SPACE = re.compile("[ \t\n\r\f]+")
_NUMBER = re.compile(r"\d{1,9}")
_LABEL_LINE = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：](?:\s|$)")
_ITEM = re.compile(r" *(?:•|\d{1,9}\.) ")
_LINE_LIMIT = 65535  # libxml2 counts no further; from there on the line feeds in the text count
_LONGEST_LABEL = 48
_LONGEST_VALUE = 6  # lines; more than that beside a term is content under a heading


@frozen
class Style:
    """What an element hands down to its text."""

    level: int = 0
    bold: bool = False
    aside: bool = False
    preformatted: bool = False


@define
class _List:
    ordered: bool
    number: int = 0


@define
class Flow:
    """Collects text and gives lines: one for each block and line break, with single blank lines between."""

    base: str | None = None
    """Address that links are relative to."""
    lines: list[Line] = field(factory=list)
    line: int = 1
    """Line of the source that it has come to."""
    _pieces: list[str] = field(factory=list)
    _links: list[Link] = field(factory=list)
    _start: int = 0
    _all_bold: bool = True
    _blank: bool = False
    _closed: bool = False
    _marker: str = ""
    _hanging: str = ""
    """Indentation of the further lines of a list item."""
    _lists: list[_List] = field(factory=list)
    _anchor: tuple[str, int] | None = None

    def seek(self, line: int | None) -> None:
        """Take over the line that an element stands on."""
        if line and line < _LINE_LIMIT:
            self.line = line

    def add(self, text: str | None, style: Style) -> None:
        """Add text of an element."""
        if not text:
            return
        if style.preformatted and "\n" in text:
            for number, part in enumerate(text.split("\n")):
                if number:
                    self.line += 1
                    self.line_break(style)
                self.add(part, style)
            return
        if not text.isspace():
            if not self._start:
                self._start = self.line + text[: len(text) - len(text.lstrip())].count("\n")
            self._all_bold = self._all_bold and style.bold
        self.line += text.count("\n")
        self._pieces.append(text)

    def line_break(self, style: Style) -> None:
        """End the line; an empty one shows as a blank line."""
        self._blank = not self.end_line(style) or self._blank

    def space(self) -> None:
        """Have a blank line before the next line, unless that is closed up."""
        self._blank = self._blank or not self._closed

    def close_up(self) -> None:
        """Have no blank line before the next line, whatever comes first in it."""
        self._blank, self._closed = False, True

    def end_line(self, style: Style) -> bool:
        """End the line and return whether there was anything on it."""
        self._finish_link(keep=True)
        text = "".join(self._pieces)
        text = (text.rstrip() if style.preformatted else _collapsed(text)).replace("\u00ad", "")
        self._pieces.clear()
        links, self._links = tuple(self._links), []
        start, self._start = self._start or self.line, 0
        bold, self._all_bold = self._all_bold, True
        if not text.strip():
            return False
        if self._blank and self.lines:
            self.lines.append(Line(number=start, text="", aside=style.aside))
        self._blank = self._closed = False
        if self._marker:
            lead, self._hanging = self._marker, " " * len(self._marker)
            self._marker = ""
        else:
            lead = self._hanging
        self.lines.append(
            Line(number=start, text=lead + text, level=style.level, bold=bold, links=links, aside=style.aside)
        )
        return True

    def open_link(self, url: str) -> None:
        """Begin a link; addresses within the page and scripts are none."""
        url = url.strip()
        if url and not url.lower().startswith(("#", "javascript:")):
            self._anchor = (absolute(url, self.base), len(self._pieces))

    def close_link(self) -> None:
        """End a link."""
        self._finish_link(keep=False)

    def _finish_link(self, *, keep: bool) -> None:
        """Record the open link with its text on this line; `keep` one that has none yet for the next line."""
        if self._anchor is None:
            return
        url, place = self._anchor
        if text := _collapsed("".join(self._pieces[place:])):
            self._links.append(Link(text=text, url=url))
        self._anchor = (url, 0) if keep and not text else None

    def open_list(self, *, ordered: bool, start: str | None) -> None:
        """Begin a list, perhaps within another."""
        number = int(start) if start and _NUMBER.fullmatch(start) else 1
        self._lists.append(_List(ordered, number - 1))

    @property
    def nested(self) -> bool:
        """Return whether the innermost list stands in another."""
        return len(self._lists) > 1

    def close_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def open_item(self, value: str | None) -> None:
        """Begin a list item: its first line gets the marker."""
        current = self._lists[-1] if self._lists else _List(ordered=False)
        current.number = int(value) if value and _NUMBER.fullmatch(value) else current.number + 1
        indent = "  " * (len(self._lists) - 1)
        self._hanging = ""
        self._marker = f"{indent}{current.number}. " if current.ordered else f"{indent}• "

    def end_item(self) -> None:
        """End the item, or forget the marker of one that is layout: it begins with a heading, a table ..."""
        self._marker = self._hanging = ""

    def join_row(self, starts: list[int], *, cells_beside: bool) -> None:
        """Make one line of a row: "label: value" of a term and its value, "a | b | c" of other single lines.

        Cells of several lines stay as they are: the row is there for the layout.

        Args:
            starts: index of the first line of each cell; the last one runs to the last line.
            cells_beside: whether cells that are no label and value stand on one line.
        """
        ends = [*starts[1:], len(self.lines)]
        rows = ([line for line in self.lines[start:end] if line.text] for start, end in zip(starts, ends, strict=False))
        cells = [row for row in rows if row]
        if len(cells) < 2:
            return
        if len(cells) == 2 and len(cells[0]) == 1 and (joined := _labelled(cells[0][0], cells[1])):
            self.lines[starts[0] :] = joined
        elif cells_beside and all(len(cell) == 1 for cell in cells):
            self.lines[starts[0] :] = [_beside([cell[0] for cell in cells])]


def _labelled(head: Line, rest: list[Line]) -> list[Line]:
    """Return a label and its value as lines, the first "label: value"; none where it is no label."""
    text = head.text.rstrip()
    if not _may_label(text) or not _may_value(rest):
        return []
    text = text if text.endswith((":", "：")) else f"{text}:"
    head = evolve(head, text=text, level=0, bold=False)
    first = rest[0]
    if _ITEM.match(first.text):
        return [head, *rest]
    last = first.number if first.number > head.number else 0
    links = head.links + first.links
    return [evolve(head, text=f"{text} {first.text}", last=last, links=links), *rest[1:]]


def _beside(cells: list[Line]) -> Line:
    return evolve(
        cells[0],
        text=" | ".join(line.text for line in cells),
        bold=all(line.bold for line in cells),
        links=tuple(link for line in cells for link in line.links),
    )


def absolute(url: str, base: str | None) -> str:
    """Return an address made absolute, as it is where that cannot be done."""
    try:
        return urljoin(base, url) if base else url
    except ValueError:  # not an address at all: "http://["
        return url


def _collapsed(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


def _may_label(text: str) -> bool:
    """Return whether text may be a label: a heading "Almere: ..." and a sentence are none."""
    inner = text.rstrip(" :：")
    return len(inner) <= _LONGEST_LABEL and not re.search(r"[:：]\s|[.!?@]$|[•|]", inner) and bool(inner)


def _may_value(lines: list[Line]) -> bool:
    """Return whether lines may be the value of a label: no headings, no labels of their own."""
    return len(lines) <= _LONGEST_VALUE and not any(
        line.level or (len(lines) > 1 and _LABEL_LINE.match(line.text)) for line in lines
    )
