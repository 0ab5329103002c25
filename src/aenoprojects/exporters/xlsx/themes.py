"""The sheet Thema per jaar: how many projects of each theme began in each year, as live formulas on Projecten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from aenoprojects.exporters.xlsx.bars import Axis
from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.overview import MOST, Entries, ranked, values_of
from aenoprojects.exporters.xlsx.projects import column
from aenoprojects.exporters.xlsx.sheet import Sheet

_TOP = 3
"""Row of the headers, below title and note."""


class _Line(NamedTuple):
    """A row or a column of the table."""

    name: str
    condition: str
    """Formula that is 1 for the projects of this line and else 0; {name} is the cell of the name."""
    holds: frozenset[int]
    """Numbers of these projects."""


def add_theme_years(book: Book, projects: Sheet, entries: Entries, axis: Axis | None) -> None:
    """Add the sheet.

    Args:
        book: the workbook.
        projects: its sheet Projecten.
        entries: the projects.
        axis: the years that have a column of their own, None for none.
    """
    themes, years = _themes(projects, entries), _years(book, entries, axis)
    sheet = Sheet(book, "theme-years", (34, *[9] * (len(years) + 1)), freeze=f"B{_TOP + 1}")
    sheet.print_on(paper=9, rows=f"{_TOP}:{_TOP}")
    sheet.height(32)
    sheet.append([sheet.piece(book.word("theme-years"), "title")])
    sheet.append([sheet.piece(book.word("theme-years-note"), "note")])
    headers = [book.word("theme"), *(year.name for year in years), book.word("total")]
    sheet.append([sheet.piece(name, "block" if at == 0 else "block-right") for at, name in enumerate(headers)])
    last = _TOP + len(themes)
    for row, theme in enumerate(themes, start=_TOP + 1):
        cells = [sheet.piece(theme.name, "item")]
        for at, year in enumerate(years, start=2):
            of_theme = theme.condition.format(name=f"$A{row}")
            of_year = year.condition.format(name=f"{get_column_letter(at)}${_TOP}")
            count = len(theme.holds & year.holds)
            cells.append(sheet.formula(f"=SUMPRODUCT({of_theme}*{of_year})", count, "item-few"))
        end = f"{get_column_letter(len(years) + 1)}{row}"
        cells.append(sheet.formula(f"=SUM(B{row}:{end})", len(theme.holds), "sum"))
        sheet.append(cells)
    if themes:
        totals = [*(len(year.holds) for year in years), len(entries)]
        letters = (get_column_letter(at) for at in range(2, len(totals) + 2))
        sums = [
            sheet.formula(f"=SUM({letter}{_TOP + 1}:{letter}{last})", total, "sum")
            for letter, total in zip(letters, totals, strict=True)
        ]
        sheet.append([sheet.piece(book.word("total"), "sum-label"), *sums])
        sheet.area(book.word("theme-years"), headers, (_TOP, 1), len(themes))
    sheet.finish()


def _themes(projects: Sheet, entries: Entries) -> list[_Line]:
    """Return the themes as rows, the most frequent first; rare ones share a row, and so does what names none."""
    book = projects.book
    where, shown = column(book, "theme"), values_of(projects, entries, "theme")
    order = ranked(Counter(shown))
    lines = [_Line(theme, f"EXACT({where},{{name}})", _numbers(shown, theme)) for theme, _ in order[:MOST]]
    if rest := order[MOST:]:
        named = "+".join(f"EXACT({where},$A{row})" for row in range(_TOP + 1, _TOP + 1 + MOST))
        holds = frozenset[int]().union(*(_numbers(shown, theme) for theme, _ in rest))
        lines.append(_Line(book.word("others"), f'({where}<>"")*(1-({named}))', holds))
    if none := _numbers(shown, ""):
        lines.append(_Line(f"({book.word('nothing')})", f'({where}="")', none))
    return lines


def _numbers(shown: Sequence[str], wanted: str) -> frozenset[int]:
    return frozenset(number for number, text in enumerate(shown) if text == wanted)


def _years(book: Book, entries: Entries, axis: Axis | None) -> list[_Line]:
    """Return the years in which projects began as columns, those beyond the axis in one, and what states none."""
    where = column(book, "first_day")
    began = [entry.first.year if entry.first else None for entry in entries]
    inside = f"ISNUMBER({where})*({where}>=DATE({{name}}*1,1,1))*({where}<DATE({{name}}+1,1,1))"
    holds = {year: frozenset(number for number, own in enumerate(began) if own == year) for year in set(began)}
    span = range(axis.first, axis.last + 1) if axis else ()
    lines = [_Line(str(year), inside, holds[year]) for year in span if year in holds]
    known = frozenset[int]().union(*(line.holds for line in lines))
    if rest := frozenset(number for number, own in enumerate(began) if own is not None) - known:
        own = "+".join(line.condition.format(name=f'"{line.name}"') for line in lines) or "0"
        lines.append(_Line(book.word("others"), f"ISNUMBER({where})*(1-({own}))", rest))
    if none := holds.get(None):
        lines.append(_Line(f"({book.word('nothing')})", f"NOT(ISNUMBER({where}))", none))
    return lines
