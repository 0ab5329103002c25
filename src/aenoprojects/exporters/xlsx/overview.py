"""The sheet Overzicht: counts as live formulas on the table Projecten, and two charts."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TypeAlias

from attrs import frozen
from openpyxl.cell import Cell

from aenoprojects.exporters.rows import COLUMNS
from aenoprojects.exporters.xlsx.bars import Axis, months_after
from aenoprojects.exporters.xlsx.book import Book, Result, Value
from aenoprojects.exporters.xlsx.charts import month_chart, theme_chart
from aenoprojects.exporters.xlsx.projects import STATUSES, Entry, column
from aenoprojects.exporters.xlsx.sheet import Sheet
from aenoprojects.exporters.xlsx.styles import bars

Entries: TypeAlias = tuple[Entry, ...]
Item: TypeAlias = tuple[Value, str, Result]
"""What is counted; its formula, with {item} for that cell and {above} for the counts above it; its result."""

_TOP = 3
MOST = 40
"""Rows of a block; rarer values share the last one."""
_ROW_HEIGHT = 0.53  # centimetres
_MONTHS_AT = 26  # column of the figures behind the chart of months
_WIDTHS = (2, 34, 9, 3, 30, 9, 3, 24, 9, 3, *[9] * 12, 3, 3, 3, 12, 9)


@frozen(kw_only=True)
class Block:
    """One small table of counts."""

    key: str
    """Word that is its title."""
    items: tuple[Item, ...]
    """Its rows."""
    look: str = "item"
    """How the names look."""
    total: bool = True
    """Whether the rows add up to something."""


def add_overview(book: Book, entries: Entries, axis: Axis | None) -> None:
    """Add the sheet.

    Args:
        book: the workbook, which has the sheets Projecten and Over.
        entries: the projects.
        axis: the months to count, None for none.
    """
    sheet = Sheet(book, "overview", _WIDTHS)
    sheet.print_on(paper=9, rows="1:2", tall=1)
    months, years = _months(book, entries, axis), _years(book, entries, axis)
    placed = _Grid(sheet)
    theme_rows = placed.add(2, Block(key="per-theme", items=_values(sheet, entries, "theme")))
    placed.add(2, Block(key="started", items=_started(book, entries, axis), look="item-year"))
    placed.add(2, Block(key="per-year", items=years, look="item-year", total=False))
    placed.add(5, Block(key="status", items=_statuses(book, entries)))
    placed.add(5, Block(key="per-kind", items=_values(sheet, entries, "kind")))
    placed.add(5, Block(key="per-round", items=_values(sheet, entries, "round"), look="item-code"))
    placed.add(5, Block(key="length", items=_lengths(book, entries)))
    placed.add(8, Block(key="per-province", items=_provinces(sheet, entries)))
    month_rows = placed.add(_MONTHS_AT, Block(key="per-month", items=months, look="item-month", total=False))
    placed.write()
    below = _TOP
    if entries:
        chart = theme_chart(book, sheet.sheet, theme_rows)
        sheet.sheet.add_chart(chart, f"K{_TOP}")
        book.alternatives.append(book.word("alt-themes"))
        below += 2 + round(chart.height / _ROW_HEIGHT)
    if months:
        sheet.sheet.add_chart(month_chart(book, sheet.sheet, month_rows, _MONTHS_AT), f"K{below}")
        book.alternatives.append(book.word("alt-months"))
    sheet.sheet.print_area = f"A1:X{max(below + 18, *placed.ends)}"
    sheet.finish()


class _Grid:
    """Cells by place: blocks stand side by side, and a sheet is written row by row."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._cells: dict[tuple[int, int], Cell | None] = {}
        self._next: dict[int, int] = {}

    def add(self, column: int, block: Block) -> tuple[int, int]:
        """Add a block below those of its column; return its first and last row of counts."""
        sheet, row = self._sheet, self._next.get(column, _TOP)
        self._put(row, column, sheet.piece(sheet.book.word(block.key), "block"))
        self._put(row, column + 1, sheet.piece(sheet.book.word("count"), "block-right"))
        name, count = (
            Cell(sheet.sheet, row, column).column_letter,
            Cell(sheet.sheet, row, column + 1).column_letter,
        )
        first, last = row + 1, row + len(block.items)
        for at, (value, formula, result) in enumerate(block.items, start=first):
            self._put(at, column, _named(sheet, value, block.look))
            filled = formula.format(item=f"${name}{at}", above=f"{count}{first}:{count}{at - 1}")
            self._put(at, column + 1, sheet.formula(filled, result, "item-number"))
        if block.items:
            sheet.sheet.conditional_formatting.add(f"{count}{first}:{count}{last}", bars("9DB7D5"))
        if block.total and block.items:
            total = sum(result for _, _, result in block.items if isinstance(result, int))
            known = None if any(result is None for _, _, result in block.items) else total
            self._put(last + 1, column, sheet.piece(sheet.book.word("total"), "sum-label"))
            self._put(last + 1, column + 1, sheet.formula(f"=SUM({count}{first}:{count}{last})", known, "sum"))
            last += 1
        if block.items:
            rows = len(block.items)
            sheet.area(
                sheet.book.word(block.key), [sheet.book.word(block.key), sheet.book.word("count")], (row, column), rows
            )
        self._next[column] = last + 1  # no row is blank: a screen reader takes one for the end of the sheet
        return first, first + len(block.items) - 1

    @property
    def ends(self) -> tuple[int, ...]:
        """Return the last rows of the columns of blocks beside the charts."""
        return tuple(row for column, row in self._next.items() if column < _MONTHS_AT)

    def write(self) -> None:
        """Add title and blocks to the sheet."""
        sheet, book = self._sheet, self._sheet.book
        sheet.height(32)
        sheet.append([None, sheet.piece(book.word("overview-title"), "title")])
        sheet.append([None, sheet.piece(book.word("overview-note"), "note")])
        for row in range(_TOP, max(row for row, _ in self._cells) + 1):
            width = max((column for at, column in self._cells if at == row), default=0)
            sheet.append([self._cells.get((row, column)) for column in range(1, width + 1)])

    def _put(self, row: int, column: int, cell: Cell | None) -> None:
        self._cells[row, column] = cell


def _named(sheet: Sheet, value: Value, look: str) -> Cell | None:
    if isinstance(value, str):
        return sheet.piece(value, look)
    return sheet.day(value, look) if isinstance(value, date) else sheet.number(value, look)


def values_of(sheet: Sheet, entries: Entries, key: str) -> list[str]:
    """Return what the cells of a column of the table show, one a project."""
    value = next(each.value for each in COLUMNS if each.key == key)
    return [sheet.shown(str(value(entry.project, sheet.book.language) or "")) for entry in entries]


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return values with their counts, the most frequent first, "" left out."""
    return sorted(((value, count) for value, count in counts.items() if value), key=lambda pair: (-pair[1], pair[0]))


def _values(sheet: Sheet, entries: Entries, key: str) -> tuple[Item, ...]:
    """Count each value of a column: EXACT, because COUNTIF would take "<5" or "*" for an instruction."""
    book, counts = sheet.book, Counter(values_of(sheet, entries, key))
    where, order = column(book, key), ranked(counts)
    items: list[Item] = [(value, f"=SUMPRODUCT(--EXACT({where},{{item}}))", count) for value, count in order[:MOST]]
    if rest := sum(count for _, count in order[MOST:]):
        items.append((book.word("others"), f'=SUMPRODUCT(--({where}<>""))-SUM({{above}})', rest))
    if counts[""]:
        items.append((f"({book.word('nothing')})", f'=SUMPRODUCT(--({where}=""))', counts[""]))
    return tuple(items)


def _provinces(sheet: Sheet, entries: Entries) -> tuple[Item, ...]:
    """Count the projects by province, each once: those in several have a row of their own."""
    book, where = sheet.book, column(sheet.book, "province")
    found = values_of(sheet, entries, "province")
    counts = Counter(text for text in found if ";" not in text)
    formula = f"=SUMPRODUCT(--EXACT({where},{{item}}))"
    items: list[Item] = [(province, formula, count) for province, count in ranked(counts)]
    if several := sum(";" in text for text in found):
        items.append((book.word("several"), f'=SUMPRODUCT(--ISNUMBER(FIND(";",{where})))', several))
    if counts[""]:
        items.append((f"({book.word('nothing')})", f'=SUMPRODUCT(--({where}=""))', counts[""]))
    return tuple(items)


def _started(book: Book, entries: Entries, axis: Axis | None) -> tuple[Item, ...]:
    """Count the projects by the year in which they start."""
    where = column(book, "first_day")
    formula = f"=SUMPRODUCT(ISNUMBER({where})*({where}>=DATE({{item}},1,1))*({where}<DATE({{item}}+1,1,1)))"
    counts = Counter(entry.first.year if entry.first else None for entry in entries)
    years = range(axis.first, axis.last + 1) if axis else ()
    items: list[Item] = [(year, formula, counts[year]) for year in years if counts[year]]
    if rest := sum(count for year, count in counts.items() if year is not None and year not in years):
        items.append((book.word("others"), f"=SUMPRODUCT(--ISNUMBER({where}))-SUM({{above}})", rest))
    if counts[None]:
        items.append((f"({book.word('nothing')})", f"=SUMPRODUCT(--NOT(ISNUMBER({where})))", counts[None]))
    return tuple(items)


_LENGTHS = ((1, 6), (7, 12), (13, 24), (25, None))
"""Months from and to which projects are counted together."""


def _lengths(book: Book, entries: Entries) -> tuple[Item, ...]:
    """Count the projects by how long they take."""
    where = column(book, "months")
    items: list[Item] = []
    for least, most in _LENGTHS:
        name = book.word("months-more").format(least) if most is None else book.word("months-to").format(least, most)
        until = "" if most is None else f"*({where}<={most})"
        count = sum(
            isinstance(entry.months, int) and least <= entry.months <= (most or entry.months) for entry in entries
        )
        if count:
            items.append((name, f"=SUMPRODUCT(ISNUMBER({where})*({where}>={least}){until})", count))
    if unknown := sum(not isinstance(entry.months, int) for entry in entries):
        items.append((f"({book.word('unknown')})", f"=SUMPRODUCT(--NOT(ISNUMBER({where})))", unknown))
    return tuple(items)


def _statuses(book: Book, entries: Entries) -> tuple[Item, ...]:
    on, where = book.reference_date, column(book, "status")
    counts = Counter(entry.status(on) for entry in entries) if on else None
    return tuple(
        (
            book.word(status),
            f"=SUMPRODUCT(--({where}={{item}}))",
            counts[status] if counts is not None else None,
        )
        for status in STATUSES
    )


def _years(book: Book, entries: Entries, axis: Axis | None) -> tuple[Item, ...]:
    formula = "=" + _running(book, "DATE({item},1,1)", "DATE({item},12,31)")
    years = range(axis.first, axis.last + 1) if axis else ()
    return tuple(
        (year, formula, sum(entry.runs(date(year, 1, 1), date(year, 12, 31)) for entry in entries)) for year in years
    )


def _months(book: Book, entries: Entries, axis: Axis | None) -> tuple[Item, ...]:
    formula = "=" + _running(book, "{item}", "EOMONTH({item},0)")
    months = axis.months if axis else ()
    lasts = [months_after(month, 1) - timedelta(days=1) for month in months]
    return tuple(
        (month, formula, sum(entry.runs(month, last) for entry in entries))
        for month, last in zip(months, lasts, strict=True)
    )


def _running(book: Book, first: str, last: str) -> str:
    """Return the formula that counts what runs between two days; an open end runs on."""
    start, end, known = (column(book, key) for key in ("first_day", "last_day", "end"))
    ends = f'ISNUMBER({end})*({end}>={first})+({end}="")*({known}="{book.word("end-open")}")'
    return f"SUMPRODUCT(ISNUMBER({start})*({start}<={last})*({ends}))"
