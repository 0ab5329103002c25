"""Tables of two columns on printed pages: a label on the left, its value at the same height on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from aenoprojects.reading.pdf_grids import Grid, find_grids
from aenoprojects.reading.pdf_rows import Row, column

_LONGEST_LABEL = 60  # characters; two columns of prose have longer lines on the left
_FEWEST = 2  # pairs at the same two distances from the edge: one may stand beside each other by chance
_SAME_HEIGHT = 0.5  # of the smaller line must stand at the height of the other
_EXACTLY = 0.5  # points
_NEXT = 4.0  # times the size of the letters: no further away is the row above or below
_TIGHT = 0.6  # times the size of the letters: no more lies between two lines of one cell


class Cells(NamedTuple):
    """One row of a table: the lines of its label and of its value."""

    label: tuple[Row, ...]
    value: tuple[Row, ...]


def with_tables(rows: Sequence[Row]) -> list[Row | Cells | Grid]:
    """Return the lines of one page with those of a table put together, in the order of the page.

    A page without such a table comes back as it is: its order of reading may be that of columns of prose.
    """
    grids, rows = find_grids(rows)
    columns = Counter(column(value) for label in rows for value in _beside(label, rows))
    found: list[Cells] = []
    for right, number in columns.most_common():  # each table of a page has widths of its own
        if number >= _FEWEST:
            values = [row for row in rows if column(row) == right]
            rows = [part for row in rows for part in (_parted(row, values) if column(row) < right else [row])]
            cells = _table(rows, right)
            taken = {id(row) for one in cells for row in (*one.label, *one.value)}
            rows = [row for row in rows if id(row) not in taken]
            found += cells
    if not found and not grids:
        return list(rows)
    units: list[Row | Cells | Grid] = [*grids, *found, *rows]
    return sorted(units, key=lambda unit: -_top(unit))


def _parted(row: Row, values: Sequence[Row]) -> list[Row]:
    """Return a line as two where a value begins in its middle, after a label so wide that only a blank parts them.

    The value begins just where those of the rows above and below do.
    """
    beside = [one for one in values if one is not row and abs(one.top - row.top) < _NEXT * row.size]
    for at, word in enumerate(row.words):
        is_value = at and any(abs(one.left - word.left) < _EXACTLY for one in beside)
        if is_value and len(" ".join(one.text for one in row.words[:at])) <= _LONGEST_LABEL:
            return [row.with_words(row.words[:at]), row.with_words(row.words[at:])]
    return [row]


def _table(rows: Sequence[Row], right: int) -> list[Cells]:
    """Return the rows of the table whose values begin in a column."""
    values = _falling(row for row in rows if column(row) == right)
    edge = min((row.left for row in values), default=0.0)
    labels = _falling(row for row in rows if row.right < edge and len(row.text) <= _LONGEST_LABEL)
    cells = []
    for block in _blocks(values):
        inside = [row for row in labels if block[-1].bottom <= (row.top + row.bottom) / 2 <= block[0].top]
        cells += _cells(inside, block)
    return cells


def _top(unit: Row | Cells | Grid) -> float:
    return max(row.top for row in (*unit.label, *unit.value)) if isinstance(unit, Cells) else unit.top


def _falling(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: -row.top)


def _beside(one: Row, rows: Sequence[Row]) -> list[Row]:
    """Return the line that stands to the right of a short one, at its height; none where several do."""
    if len(one.text) > _LONGEST_LABEL:
        return []
    found = [other for other in rows if other.left > one.right and _is_level(one, other)]
    return found if len(found) == 1 else []


def _is_level(one: Row, other: Row) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_HEIGHT * min(one.top - one.bottom, other.top - other.bottom)


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Return lines below each other as blocks: what stands close is one."""
    blocks = [[rows[0]]] if rows else []
    for above, row in pairwise(rows):
        if above.bottom - row.top <= _TIGHT * row.size:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _cells(labels: Sequence[Row], block: Sequence[Row]) -> list[Cells]:
    """Return the labels beside a block with their parts of it: all of it for one, else from its own height on."""
    if not labels:
        return []
    level = [next((at for at, row in enumerate(block) if _is_level(label, row)), None) for label in labels]
    if len(labels) == 1 or None in level:
        return [Cells(tuple(labels), tuple(block))]
    starts = [at for at in level if at is not None]
    ends = [*starts[1:], len(block)]
    first = [0, *starts[1:]]  # what stands above the first label is its value too
    return [Cells((label,), tuple(block[start:end])) for label, start, end in zip(labels, first, ends, strict=True)]
