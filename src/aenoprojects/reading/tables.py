"""Tables: the grid that cells are placed in, and tables that a text draws with tabs, semicolons or commas."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from attrs import define, field

from aenoprojects.reading.lines import Cell, Line
from aenoprojects.reading.lists import MARKER

_WIDEST = 200  # columns whose row spans are kept: a table wider than that is nobody's list of projects
_TALLEST = 1000  # rows and columns that a cell may span, as HTML has it (WHATWG HTML, section 4.9.11)
_LONGEST = 50  # lines within one row: a quotation mark that stays open longer is a mere character
_LONGEST_LABEL = 60  # characters before a single tab that can be a label; a longer text is a sentence with a tab in it
_LEAST_ROWS = 3  # fewer lines with the same number of semicolons, commas or bars are an accident of prose


@define
class Grid:
    """Hands out the places of a table's cells, row by row; what spans rows is in the way of the rows below."""

    number: int
    """Number of the table on its page."""
    row: int = -1
    """The row that is being filled."""
    width: int = 0
    """Number of columns in which a cell begins."""
    _column: int = 0
    _taken: list[int] = field(factory=list)
    """For each column the first row in which it is free."""

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self._column = 0

    def place(self, *, rows: int = 1, columns: int = 1, is_header: bool = False, is_footer: bool = False) -> Cell:
        """Return the place of the row's next cell.

        >>> grid = Grid(number=1)
        >>> grid.next_row(), grid.place(rows=2), grid.next_row(), grid.place()[1:3]
        (None, Cell(table=1, row=0, column=0, rows=2, columns=1, is_header=False, is_footer=False), None, (1, 1))
        """
        if self.row < 0:
            self.row = 0
        taken, column = self._taken, self._column
        while column < len(taken) and taken[column] > self.row:
            column += 1
        rows, columns = min(max(rows, 1), _TALLEST), min(max(columns, 1), _TALLEST)
        if rows > 1 and column < _WIDEST:
            taken += [0] * (min(column + columns, _WIDEST) - len(taken))
            for place in range(column, min(column + columns, _WIDEST)):
                taken[place] = self.row + rows
        self._column = column + columns
        self.width = max(self.width, column + 1)
        return Cell(self.number, self.row, column, rows, columns, is_header, is_footer)

    def clipped(self, cell: Cell) -> Cell:
        """Return a cell of the finished table without the rows and columns that it spans beyond the table."""
        rows, columns = self.row + 1 - cell.row, self.width - cell.column
        return cell._replace(rows=min(cell.rows, rows), columns=min(cell.columns, columns))


class _Row(NamedTuple):
    """A line of the text, or several where a quoted cell holds line breaks, split at its separator."""

    size: int
    """How many lines it takes."""
    cells: list[str]


def with_tables(lines: Sequence[Line], signs: Sequence[str] = "\t;,|") -> list[Line]:
    """Return lines with those of tables split into their cells.

    Tabs make a table wherever they stand between texts; semicolons, commas and bars where three lines or more have
    the same number of them. Quotation marks are those of RFC 4180, with line breaks in them as spreadsheets copy them.

    >>> [(line.text, line.cell[1:3]) for line in with_tables([Line(1, "Thema\\tVitaliteit")])]
    [('Thema', (0, 0)), ('Vitaliteit', (0, 1))]
    """
    done: list[Line] = []
    table, index = 0, 0
    while index < len(lines):
        text = lines[index].text
        found = [sign for sign in signs if sign in text]
        rows = next((rows for sign in found if (rows := _table(lines, index, sign))), [])
        if not rows:
            done.append(lines[index])
            index += 1
            continue
        size = sum(row.size for row in rows)
        if any(sum(bool(cell.strip()) for cell in row.cells) > 1 for row in rows):
            table += 1
            done += _cells(lines[index : index + size], rows, table)
        else:  # tabs that only indent, or stand at the ends
            done += lines[index : index + size]
        index += size
    return done


def _table(lines: Sequence[Line], start: int, separator: str) -> list[_Row]:
    """Return the rows of the table that begins at a line; none where there is no table."""
    if separator == "\t":
        return _tabbed(lines, start)
    if lines[start].text.count(separator) < 2:
        return []
    first = _split(lines, start, separator)
    # "Gemeente: Oss | Looptijd: 2021 | Thema: x" are labels side by side, also in line after line.
    if len(first.cells) < 3 or (separator == "|" and any(":" in cell for cell in first.cells)):
        return []
    rows = [first]
    index = start + first.size
    while index < len(lines) and (separator in lines[index].text or lines[index].text.startswith('"')):
        row = _split(lines, index, separator)
        if len(row.cells) != len(first.cells):
            break
        rows.append(row)
        index += row.size
    return rows if len(rows) >= _LEAST_ROWS and all(row.cells for row in rows) else []


def _tabbed(lines: Sequence[Line], start: int) -> list[_Row]:
    """Return the rows of a table of tabs: lines with as many as the first, or fewer where empty cells at the end went.

    A line between rows that has no tab is a subtitle in the first column; a single blank line between rows is skipped.
    """
    first = _split(lines, start, "\t")
    width = len(first.cells)
    if width == 2 and not _may_label(first):
        return []
    rows, index = [first], start + first.size
    while index < len(lines):
        row = _split(lines, index, "\t") if "\t" in lines[index].text or lines[index].text.startswith('"') else None
        title = None
        if row is None and width > 2 and index + 1 < len(lines) and "\t" in lines[index + 1].text:
            title = lines[index]
            row = _split(lines, index + 1, "\t")
        if row is None or not (len(row.cells) == width or (1 < len(row.cells) < width and width > 2 and not title)):
            break
        if width == 2 and not _may_label(row):
            break
        if title:
            rows.append(_Row(1, [title.text]))
            index += 1
        rows.append(row)
        index += row.size
    return rows


def _may_label(row: _Row) -> bool:
    """Return whether two texts with a tab between them may be a label and its value, and not an item or a sentence."""
    label = row.cells[0].strip()
    return 0 < len(label) <= _LONGEST_LABEL and label[-1] not in ".,;" and not MARKER.match(f"{label} x")


def _split(lines: Sequence[Line], index: int, separator: str) -> _Row:
    """Split a line at its separators, those within quotation marks aside."""
    text = lines[index].text
    if '"' in text:
        below = (f"{line.text}\n" for line in lines[index : index + _LONGEST])
        rows = csv.reader(below, delimiter=separator, strict=True)
        with suppress(csv.Error):
            cells = next(rows)
            return _Row(rows.line_num, cells)
    is_prose = separator == "," and ", " in text
    return _Row(1, [] if is_prose else text.split(separator))


def _cells(lines: Sequence[Line], rows: Sequence[_Row], table: int) -> Iterator[Line]:
    """Yield the lines of a table's cells, empty ones left out."""
    grid = Grid(number=table)
    index = 0
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            grid.next_row()
        place = index
        for text in row.cells:
            cell = grid.place()
            for number, part in enumerate(text.rstrip("\n").split("\n")):
                place += number > 0
                if part.strip():
                    yield lines[place]._replace(text=part.strip(), cell=cell)
        index += row.size
