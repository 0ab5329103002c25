"""Tables: one whose header row holds labels is a listing, a row a project; one of two columns is a box of labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import field, frozen

from aenoprojects.parsing.classify import Item
from aenoprojects.parsing.labels import LONGEST_LABEL, whole_label
from aenoprojects.reading.lines import Cell
from aenoprojects.values.amount import says_sum
from aenoprojects.values.organisation import is_organisation_line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold, visible

_HEADER_ROWS = 4
"""Rows among which the header is: a title over all columns and a row of groups may stand above it."""
_LONGEST_CELL = 6
"""Lines of a value in a box of labels; a cell of more is there for the layout of the page."""

_SLASH = re.compile(r"\s*[/|]\s*")
_PERIOD = frozenset({"period", "start", "end"})

_Row = dict[int, list[int]]
"""Column -> positions of the lines of the cell that stands there."""


_Value = tuple[str | None, str, tuple[int, ...]]
"""Field, label as printed, and positions of the value's lines."""


@frozen(kw_only=True)
class Record:
    """One row of a listing."""

    first: int
    """Position of its first own line."""
    last: int
    """Position of its last own line."""
    cells: tuple[_Value, ...]
    """Blank ones are left out."""


@frozen(kw_only=True)
class Tables:
    """What the tables of a page say of themselves."""

    records: tuple[Record, ...] = ()
    """The rows of its listings, in order."""
    labels: frozenset[int] = field(factory=frozenset)
    """Positions of the cells that are labels of the cells beside them."""
    values: frozenset[int] = field(factory=frozenset)
    """Positions of the lines of those values."""
    others: frozenset[int] = field(factory=frozenset)
    """Positions of the other lines of listings: header, subtitles; they belong to the page."""
    listed: frozenset[int] = field(init=False)
    """Positions of all lines of listings."""

    @listed.default
    def _listed(self) -> frozenset[int]:
        return self.others.union(*(places for record in self.records for _, _, places in record.cells))


def read_tables(items: Sequence[Item], vocabulary: Vocabulary) -> Tables:
    """Find the listings and the boxes of labels among a page's tables."""
    records: list[Record] = []
    labels: set[int] = set()
    values: set[int] = set()
    others: set[int] = set()
    for positions in _tables(items):
        grid = _grid(items, positions)
        header = next((row for row in list(grid)[:_HEADER_ROWS] if _is_header(items, grid[row], vocabulary)), None)
        if header is not None:
            found = list(_records(items, grid, header, vocabulary))
            records += found
            taken = {place for record in found for _, _, places in record.cells for place in places}
            others.update(place for place in positions if place not in taken)
        else:
            pairs = list(_pairs(items, grid, vocabulary))
            labels.update(label for label, _ in pairs)
            values.update(place for _, value in pairs for place in value)
    return Tables(records=tuple(records), labels=frozenset(labels), values=frozenset(values), others=frozenset(others))


def _tables(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the positions of each table's lines; a table inside another is one of its own."""
    inside = [place for place, item in enumerate(items) if item.line.cell]
    numbers = {place: _cell(items[place]).table for place in inside}
    for _, group in groupby(sorted(inside, key=lambda place: (numbers[place], place)), key=numbers.__getitem__):
        yield list(group)


def _cell(item: Item) -> Cell:
    assert item.line.cell is not None  # noqa: S101 - the caller has looked
    return item.line.cell


def _grid(items: Sequence[Item], positions: Sequence[int]) -> dict[int, _Row]:
    """Return row -> column -> positions; a cell stands in every row that it spans, and in its first column."""
    grid: dict[int, _Row] = {_cell(items[place]).row: {} for place in positions}
    open_cells: list[tuple[int, int, list[int]]] = []  # last row, column, positions
    by_row = {row: list(group) for row, group in groupby(positions, key=lambda place: _cell(items[place]).row)}
    for row in sorted(grid):
        open_cells = [one for one in open_cells if one[0] >= row]
        for _, column, places in open_cells:
            grid[row][column] = places
        for place in by_row.get(row, ()):
            cell = _cell(items[place])
            places = grid[row].get(cell.column, [])
            if not places or _cell(items[places[0]]).row != row:
                places = grid[row][cell.column] = []
                if cell.rows > 1:
                    open_cells.append((row + cell.rows - 1, cell.column, places))
            places.append(place)
    return grid


def _label(items: Sequence[Item], places: Sequence[int]) -> str:
    return visible(" ".join(items[place].text for place in places)).strip(" :*")


def _is_header(items: Sequence[Item], row: _Row, vocabulary: Vocabulary) -> bool:
    """Return whether a row holds labels, one of them a project's, and hardly anything else."""
    labels = [_label(items, places) for places in row.values()]
    known = [_field(label, vocabulary) for label in labels if len(label) <= LONGEST_LABEL]
    found = [name for name in known if name]
    return "title" in found and len(found) > 1 and len(found) * 2 >= len(labels)


def _field(label: str, vocabulary: Vocabulary) -> str | None:
    """Return the field of a column; "Project / gemeente" holds titles with their organisations."""
    if known := vocabulary.label_fields.get(fold(label)):
        return known
    both = [vocabulary.label_fields.get(fold(part)) for part in _SLASH.split(label)]
    return "title" if sorted(map(str, both)) == ["organisation", "title"] else None


def _records(items: Sequence[Item], grid: dict[int, _Row], header: int, vocabulary: Vocabulary) -> Iterator[Record]:
    """Yield the rows below a header that name a project."""
    labels = {column: _label(items, places) for column, places in grid[header].items()}
    fields = {column: _field(label, vocabulary) for column, label in labels.items()}
    title = next(column for column, name in fields.items() if name == "title")
    last = max(grid)
    for number, row in grid.items():
        if number <= header or title not in row or _is_header(items, row, vocabulary):
            continue
        own = [place for places in row.values() for place in places if _cell(items[place]).row == number]
        if len(row) == 1 and (len(labels) > 1 or not own):
            continue  # a subtitle over all columns
        if _is_total(items, row, fields, vocabulary, is_last=number == last):
            continue
        cells = [(fields.get(column), labels.get(column, ""), tuple(places)) for column, places in sorted(row.items())]
        if "organisation" not in [name for name, _, places in cells if places]:
            cells = [part for cell in cells for part in _parted(items, cell, vocabulary)]
        yield Record(first=min(own), last=max(own), cells=tuple(cells))


def _parted(items: Sequence[Item], cell: _Value, vocabulary: Vocabulary) -> list[_Value]:
    """Return the cell of a title; of two lines or more whose last names an organisation the two of them.

    A title that runs on, "Fietsen in" above "Goes", is one.
    """
    name, label, places = cell
    if name != "title" or len(places) < 2:
        return [cell]
    above, last = items[places[-2]].text, items[places[-1]].text
    is_open = above[-1:] in ",-&/" or fold(above.split()[-1]) in vocabulary.words("pages.empty")
    if is_open or not is_organisation_line(last, "", vocabulary):
        return [cell]
    return [("title", label, places[:-1]), ("organisation", label, places[-1:])]


def _is_total(
    items: Sequence[Item], row: _Row, fields: dict[int, str | None], vocabulary: Vocabulary, *, is_last: bool
) -> bool:
    """Return whether a row sums up the table: "Totaal" and figures, or sums alone in the footer of the table.

    "Totaal anders" is a sum in the last row, without organisation and period; anywhere else it is a project.
    """
    title = next(places for column, places in row.items() if fields.get(column) == "title")
    others = {column: places for column, places in row.items() if places is not title}
    texts = [items[place].text for places in others.values() for place in places]
    if any(text[:1].isalpha() and not says_sum(text, vocabulary) for text in texts):
        return False
    words = " ".join(word for word in fold(_label(items, title)).split() if not word.isdigit())
    totals = vocabulary.words("pages.totals")
    if words in totals:
        return True
    if any(fields.get(column) in _PERIOD for column in others):
        return False
    in_footer = all(_cell(items[place]).is_footer for place in title)
    return (in_footer and bool(texts)) or (is_last and any(words.startswith(f"{one} ") for one in totals))


def _pairs(items: Sequence[Item], grid: dict[int, _Row], vocabulary: Vocabulary) -> Iterator[tuple[int, list[int]]]:
    """Yield the label and the value of each row of a box of labels; none for a table that is no such box."""
    found: list[tuple[int, list[int]]] = []
    known = filled = 0
    for number, row in grid.items():
        cells = [places for _, places in sorted(row.items()) if _cell(items[places[0]]).row == number]
        if len(cells) < 2:
            filled += 1
            continue
        if len(cells) % 2:
            return
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            if len(label) > 1 or len(value) > _LONGEST_CELL or any(items[place].line.level for place in value):
                return
            filled += 1
            is_known = whole_label(items[label[0]].text, vocabulary) is not None
            if is_known and len(value) == 1 and whole_label(items[value[0]].text, vocabulary):
                return  # two labels beside each other: the header of a list of another kind
            if is_known or _may_label(items[label[0]].text):
                found.append((label[0], value))
                known += is_known
    if known and known * 3 >= filled:
        yield from found


def _may_label(text: str) -> bool:
    return 0 < len(text) <= LONGEST_LABEL and text[-1] not in ".!?" and "@" not in text
