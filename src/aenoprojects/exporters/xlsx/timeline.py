"""The sheet Tijdlijn: a Gantt chart whose bars follow from the dates on Projecten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from statistics import median_low
from typing import Literal, TypeAlias

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from aenoprojects.diagnostics import Code
from aenoprojects.exporters.rows import COLUMNS
from aenoprojects.exporters.timeline import diagnosed
from aenoprojects.exporters.xlsx import about
from aenoprojects.exporters.xlsx.bars import Axis, add_rules, extents
from aenoprojects.exporters.xlsx.book import Book, Result
from aenoprojects.exporters.xlsx.projects import PROJECT_COLUMNS, Entry, column
from aenoprojects.exporters.xlsx.sheet import Sheet

Group: TypeAlias = Literal["none", "theme", "province", "round", "kind"]

_SHOWN = ("number", "organisation", "title", "theme", "first_day", "last_day")
_WIDTHS = (5, 24, 40, 21, 11, 11)
_HIDDEN = 6  # row of the table, colour, extent of the bar (two days), certain part of it (two days)
_TOP = 4  # rows above the first project
_BEFORE = 9  # months before the day at which it opens
_YEARS = 40  # longer axes are unreadable, and one slip of the pen makes them


def axis_of(entries: Iterable[Entry]) -> Axis | None:
    """Return the months that hold all projects, forty years at most; None where no project has a date."""
    days = [day for entry in entries for day in (entry.first, entry.last) if day]
    if not days:
        return None
    first, last, middle = max(1901, min(days).year), max(1901, max(days).year), median_low(days).year
    if last - first >= _YEARS:
        first, last = max(first, middle - _YEARS // 2), min(last, middle + _YEARS // 2 - 1)
    return Axis(first=first, last=last, column=len(_SHOWN) + _HIDDEN + 1, row=_TOP)


def add_timeline(book: Book, entries: tuple[Entry, ...], themes: tuple[str, ...], group: Group) -> None:
    """Add the sheet.

    Args:
        book: the workbook, which has the sheets Projecten and Over.
        entries: the projects.
        themes: those with a colour of their own, in the order of the legend on Over.
        group: what to group the projects by; "none" keeps the order of the page.
    """
    axis = axis_of(entries)
    months = len(axis.months) if axis else 0
    sheet = Sheet(book, "timeline", (*_WIDTHS, *[9] * _HIDDEN, *[2.3] * months), freeze=f"D{_TOP + 1}")
    sheet.row_height(16)
    sheet.print_on(paper=9, rows=f"1:{_TOP}", wide=2)
    for hidden in range(len(_SHOWN) + 1, len(_SHOWN) + _HIDDEN + 1):
        sheet.sheet.column_dimensions[get_column_letter(hidden)].hidden = True
    _head(sheet, axis, themes)
    _rows(sheet, axis, entries, themes, group)
    if axis:
        add_rules(sheet.sheet, axis, rows=max(sheet.rows, _TOP + 1), themes=len(themes), reference=book.reference)
        _report_cut(book, axis, entries)
        _open_at(
            sheet, axis, book.reference_date or median_low(day for one in entries if (day := one.first or one.last))
        )
    if sheet.rows > _TOP:
        names = {each.key: each.header(book.language) for each in PROJECT_COLUMNS}
        sheet.area(book.word("timeline"), [names[key] for key in _SHOWN], (_TOP, 1), sheet.rows - _TOP)
    sheet.finish()


def _open_at(sheet: Sheet, axis: Axis, day: date) -> None:
    """Scroll to a day when the sheet is opened: the reference date, else where most projects are."""
    place = (day.year - axis.first) * 12 + day.month - 1 - _BEFORE
    column = get_column_letter(axis.column + max(0, min(place, len(axis.months) - 1)))
    sheet.sheet.sheet_view.pane.topLeftCell = f"{column}{_TOP + 1}"


def _head(sheet: Sheet, axis: Axis | None, themes: tuple[str, ...]) -> None:
    """Add title and legend, reference date and legend, years, months."""
    book, left = sheet.book, len(_SHOWN) + _HIDDEN
    legend = _legend(sheet, axis, themes)
    sheet.height(26)
    sheet.append([sheet.piece(book.word("timeline-title"), "title"), *[None] * (left - 1), *legend[0]])
    sheet.height(18)
    sheet.append([*_reference(sheet, axis), *[None] * (left - 4), *legend[1]])
    names = {each.key: each.header(book.language) for each in PROJECT_COLUMNS}
    headers = [sheet.piece(names[key], "header") for key in _SHOWN]
    months = axis.months if axis else ()
    # Text, not a number: it runs on over the months beside it, which are too narrow for it.
    years = [sheet.piece(str(day.year), "year") if day.month == 1 else sheet.blank("year") for day in months]
    sheet.append([*(sheet.blank("header") for _ in _SHOWN), *[None] * _HIDDEN, *years])
    sheet.append([*headers, *[None] * _HIDDEN, *(sheet.day(day, "month") for day in months)])


def _reference(sheet: Sheet, axis: Axis | None) -> list[Cell | None]:
    """Return the label, the reference date and, where it is not on the axis, a word that says so."""
    book, on = sheet.book, sheet.book.reference_date
    cells: list[Cell | None] = [
        None,
        sheet.piece(book.word("on"), "note"),
        sheet.formula(f"={book.reference}", on, "note-date"),
    ]
    if axis is None:
        return [*cells, None]
    before, after = book.word("before"), book.word("after")
    outside = f'IF({book.reference}<DATE({axis.first},1,1),"{before}",IF({book.reference}>{axis.end},"{after}",""))'
    result: Result = None
    if on:
        result = before if on.year < axis.first else after if on.year > axis.last else ""
    return [*cells, sheet.formula(f"={outside}", result, "note")]


def _legend(sheet: Sheet, axis: Axis | None, themes: tuple[str, ...]) -> tuple[list[Cell | None], list[Cell | None]]:
    """Return two rows of coloured cells above the months, with the themes' names beside them."""
    if axis is None:
        return [], []
    chips = [(theme, f"swatch{number}") for number, theme in enumerate(themes)]
    chips += [(sheet.book.word("other-themes"), "swatch10"), (sheet.book.word("rough"), "rough")]
    half = -(-len(chips) // 2)
    width = max(2, len(axis.months) // half)
    rows: tuple[list[Cell | None], list[Cell | None]] = ([], [])
    for number, (theme, look) in enumerate(chips):
        rows[number // half].extend([sheet.blank(look), sheet.text(theme, "chip"), *[None] * (width - 2)])
    return rows


def _rows(sheet: Sheet, axis: Axis | None, entries: tuple[Entry, ...], themes: tuple[str, ...], group: Group) -> None:
    colours = {theme: number for number, theme in enumerate(themes, start=1)}
    for heading, members in _grouped(sheet.book, entries, group):
        if group != "none":
            sheet.append([sheet.text(heading or sheet.book.word("nothing"), "group")])
        for entry in members:
            if group != "none":
                sheet.sheet.row_dimensions[sheet.rows + 1].outlineLevel = 1
            sheet.append(_row(sheet, axis, entry, colours))
    sheet.sheet.sheet_properties.outlinePr.summaryBelow = False


def _grouped(book: Book, entries: tuple[Entry, ...], group: Group) -> Iterator[tuple[str, Iterable[Entry]]]:
    """Yield the groups in alphabetical order, that of projects without a value last."""
    if group == "none":
        yield "", entries
        return
    value = next(each.value for each in COLUMNS if each.key == group)

    def name(entry: Entry) -> str:
        return str(value(entry.project, book.language) or "")

    yield from groupby(sorted(entries, key=lambda entry: (not name(entry), name(entry))), key=name)


def _row(sheet: Sheet, axis: Axis | None, entry: Entry, colours: dict[str, int]) -> list[Cell | None]:
    """Return the row of a project: everything but its number is looked up on Projecten."""
    book, row, project = sheet.book, sheet.rows + 1, entry.project
    theme = sheet.shown(project.theme.name) if project.theme else ""
    texts = (
        sheet.shown(project.organisation.name) if project.organisation else "",
        sheet.shown(project.title),
        theme,
    )
    found = [f"INDEX({column(book, key)},$G{row})" for key in _SHOWN[1:]]
    cells = [sheet.number(entry.number, "bar-number")]
    cells += [sheet.formula(f'={at}&""', text, "bar-text") for at, text in zip(found, texts, strict=False)]
    for at, day in zip(found[3:], (entry.first, entry.last), strict=True):
        cells.append(sheet.formula(f'=IF(ISNUMBER({at}),{at},"")', day or "", "bar-date"))
    cells.append(sheet.formula(f"=MATCH($A{row},{column(book, 'number')},0)", entry.number, "hidden"))
    if axis is None:
        return cells
    names, numbers = (about.legend_range(book, letter, len(colours)) for letter in ("B", "A"))
    colour = f"=SUMPRODUCT(EXACT({names},$D{row})*{numbers})" if colours else "=0"
    cells.append(sheet.formula(colour, colours.get(theme, 0), "hidden"))
    cells += [sheet.formula(formula, result, "hidden-date") for formula, result in extents(entry, row, axis)]
    return cells


def _report_cut(book: Book, axis: Axis, entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        days = [day for day in (entry.first, entry.last) if day]
        if any(not axis.first <= day.year <= axis.last for day in days):
            shown = f"{axis.first}-{axis.last}"
            book.reports.append(diagnosed(entry.project, Code.XLSX_TIMELINE_CUT, "period", shown))
