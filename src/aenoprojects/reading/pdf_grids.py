"""Tables of three columns and more on printed pages: lines whose words begin at the same distances from the edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from aenoprojects.reading.pdf_rows import Row, Word

_FEWEST_COLUMNS = 3  # two are a label and its value
_FEWEST_LINES = 3  # that have a column: a header and two rows
_EXACTLY = 0.8  # points: where the words of one column begin
_GAP = 0.8  # of the size of the letters: wider than any blank between two words
_NEAR = 4.0  # times the size of the letters: no further apart are two lines of a table
_TIGHT = 1.4  # times the size of the letters, from line to line: a cell that goes on


class Grid(NamedTuple):
    """A table: its rows of cells, each with its lines."""

    top: float
    rows: tuple[tuple[tuple[Row, ...], ...], ...]


def find_grids(rows: Sequence[Row]) -> tuple[list[Grid], list[Row]]:
    """Return the tables on a page, and the lines that are in none of them, in their order."""
    lines = _lines(rows)
    found: list[Grid] = []
    taken: set[int] = set()
    start = 0
    while start < len(lines):
        stop = start + 1
        while stop < len(lines) and lines[stop - 1].bottom - lines[stop].top < _NEAR * lines[stop].size:
            stop += 1
        while start < stop:
            first, last, columns = _best(lines, start, stop)
            if not columns:
                break
            block = lines[first:last]
            found.append(Grid(block[0].top, _table(block, columns)))
            taken |= {id(one) for line in block for one in line.parts}
            start = last
        start = max(stop, start)
    return found, [row for row in rows if id(row) not in taken]


class _Line(NamedTuple):
    """All that stands at one height."""

    parts: tuple[Row, ...]
    words: tuple[Word, ...]
    top: float
    bottom: float
    size: float


def _lines(rows: Sequence[Row]) -> list[_Line]:
    """Return the rows by their height, from the top down."""
    groups: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: -row.bottom):
        if groups and abs(groups[-1][0].bottom - row.bottom) < row.size / 3:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [
        _Line(
            tuple(group),
            tuple(sorted((word for row in group for word in row.words), key=lambda word: word.left)),
            max(row.top for row in group),
            min(row.bottom for row in group),
            group[0].size,
        )
        for group in groups
    ]


def _best(lines: Sequence[_Line], start: int, stop: int) -> tuple[int, int, list[float]]:
    """Return from and to which line a table reaches, and where its columns begin; no columns where there is none."""
    places: dict[int, list[int]] = defaultdict(list)
    for at in range(start, stop):
        for left in _starts(lines[at]):
            places[round(left / _EXACTLY)].append(at)
    common = {
        key * _EXACTLY for key, where in places.items() if len(where) + len(places.get(key + 1, ())) >= _FEWEST_LINES
    }
    columns: list[float] = []
    for place in sorted(common):
        if not columns or place - columns[-1] > 3 * _EXACTLY:
            columns.append(place)
    fitting = [at for at in range(start, stop) if _columns_of(lines[at], columns) >= _FEWEST_COLUMNS]
    if len(columns) < _FEWEST_COLUMNS or len(fitting) < _FEWEST_LINES - 1:
        return start, stop, []
    first, last = fitting[0], fitting[-1] + 1
    while first > start and len(_starts(lines[first - 1])) >= _FEWEST_COLUMNS:
        first -= 1  # the headers, which may be centred above their columns
    while last < stop and _is_inside(lines[last], columns) and _is_tight(lines[last - 1], lines[last]):
        last += 1  # what goes on of the last row
    return first, last, columns


def _is_tight(above: _Line, line: _Line) -> bool:
    return above.bottom - line.bottom < _TIGHT * line.size


def _starts(line: _Line) -> list[float]:
    """Return where something begins in a line: its first word, and each after a gap."""
    before = [None, *line.words]
    return [
        word.left
        for word, last in zip(line.words, before, strict=False)
        if last is None or word.left - last.right > _GAP * line.size
    ]


def _columns_of(line: _Line, columns: Sequence[float]) -> int:
    return len({column for column in columns for word in line.words if abs(word.left - column) <= 1.5 * _EXACTLY})


def _is_inside(line: _Line, columns: Sequence[float]) -> bool:
    """Return whether a line begins at a column, and not at the edge like prose below a table."""
    return any(abs(line.words[0].left - column) <= 1.5 * _EXACTLY for column in columns[1:])


def _table(lines: Sequence[_Line], columns: Sequence[float]) -> tuple[tuple[tuple[Row, ...], ...], ...]:
    """Return the rows of a table; a line without a first cell, close to the one above, goes on with its cells."""
    rows: list[list[list[Row]]] = []
    last: _Line | None = None
    for line in lines:
        cells: list[list[Word]] = [[] for _ in columns]
        for word in line.words:
            begun = [at for at, column in enumerate(columns) if column <= word.left + 1.5 * _EXACTLY]
            cells[begun[-1] if begun else 0].append(word)
        goes_on = last is not None and not cells[0] and _is_tight(last, line)
        if not rows or not goes_on:
            rows.append([[] for _ in columns])
        for cell, words in zip(rows[-1], cells, strict=True):
            if words:
                cell.append(line.parts[0].with_words(words))
        last = line
    return tuple(tuple(tuple(cell) for cell in row) for row in rows)
