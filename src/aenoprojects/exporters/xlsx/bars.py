"""Bars on the timeline: from which month to which they run, as formulas, and the rules that colour them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TypeAlias

from attrs import frozen
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from aenoprojects.exporters.xlsx.book import Result
from aenoprojects.exporters.xlsx.projects import Entry, known
from aenoprojects.exporters.xlsx.styles import LINE, OTHER_COLOUR, RED, THEME_COLOURS, TODAY, WHITE, when
from aenoprojects.model import PartialDate
from aenoprojects.model.dates import Part

Computed: TypeAlias = tuple[str, Result]

_GUESS = 6  # months that a bar runs on, hatched, where its other end is unknown


@frozen(kw_only=True)
class Axis:
    """The months of the timeline: whole years, each month a column."""

    first: int
    """First year."""
    last: int
    """Last year."""
    column: int
    """Column of the first month, from 1."""
    row: int
    """Row that holds the first day of each month; the bars begin in the next."""

    @property
    def months(self) -> tuple[date, ...]:
        """Return the first day of every month."""
        years = range(self.first, self.last + 1)
        return tuple(date(year, month, 1) for year in years for month in range(1, 13))

    @property
    def end(self) -> str:
        """Return the formula of its last day."""
        return f"EOMONTH(${get_column_letter(self.column + len(self.months) - 1)}${self.row},0)"


def months_after(day: date, months: int) -> date:
    """Return the day some months later or earlier, as EDATE does.

    >>> months_after(date(2021, 1, 31), 1)
    datetime.date(2021, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def rough_months(stated: PartialDate | None, part: Part | None) -> int:
    """Return for how many months a bar is hatched at a side stated as "begin", "medio" or "eind".

    >>> rough_months(PartialDate(year=2021), "medio")
    3
    """
    if stated is None or part is None:
        return 0
    return 3 if stated.month is None else 1


def extents(entry: Entry, row: int, axis: Axis) -> tuple[Computed, Computed, Computed, Computed]:
    """Return the days from and to which a bar runs at all, then those between which it is certain.

    Args:
        entry: whose bar.
        row: its row, which holds the first day in column E and the last in column F.
        axis: the months.
    """
    period = entry.project.period
    rough_start = rough_months(period.start, period.start_part) if period else 0
    rough_end = rough_months(period.end, period.end_part) if period else 0
    first, last, open_end = entry.first, entry.last, date(axis.last, 12, 31)
    onward = axis.end if entry.open else f"EDATE($E{row},{_GUESS})"
    has_first, has_last = f"ISNUMBER($E{row})", f"ISNUMBER($F{row})"
    begin = first or (last and known(months_after(last, -_GUESS)))
    end = last or (first and (open_end if entry.open else months_after(first, _GUESS)))
    return (
        (f'=IF({has_first},$E{row},IF({has_last},EDATE($F{row},-{_GUESS}),""))', begin or ""),
        (f'=IF({has_last},$F{row},IF({has_first},{onward},""))', end or ""),
        (f"=IF({has_first},EDATE($E{row},{rough_start}),$F{row})", _moved(first, rough_start) or last or ""),
        (f"=IF({has_last},EDATE($F{row},-{rough_end}),$E{row})", _moved(last, -rough_end) or first or ""),
    )


def _moved(day: date | None, months: int) -> date | None:
    return months_after(day, months) if day else None


def add_rules(sheet: Worksheet, axis: Axis, *, rows: int, themes: int, reference: str) -> None:
    """Colour the bars by conditional formatting: they move when a date changes.

    Ranges differ a little on purpose: LibreOffice applies one rule per range, and all ranges of a cell.

    Args:
        sheet: the timeline; colour, extent and certain days stand in the six columns before the months.
        axis: the months.
        rows: last row.
        themes: number of themes with a colour of their own.
        reference: name of the reference date.
    """
    month, top = get_column_letter(axis.column), axis.row + 1
    last = get_column_letter(axis.column + len(axis.months) - 1)
    colour, start, end, sure, surely = (get_column_letter(axis.column - back) for back in (5, 4, 3, 2, 1))
    head = f"{month}${axis.row}"

    gap = Border(top=Side("thin", color=WHITE), bottom=Side("thin", color=WHITE))
    for number, shade in enumerate((OTHER_COLOUR, *THEME_COLOURS[:themes])):
        certain = f"AND(${colour}{top}={number},{head}<=${surely}{top},EDATE({head},1)>${sure}{top})"
        vague = f"AND(${colour}{top}={number},{head}<=${end}{top},EDATE({head},1)>${start}{top})"
        area = f"{month}{top}:{last}{rows}"
        sheet.conditional_formatting.add(area, when(certain, fill=_solid(shade), border=gap))
        sheet.conditional_formatting.add(area, when(vague, fill=_hatched(shade), border=gap))
    now = f"AND({head}<={reference},EDATE({head},1)>{reference})"
    header = f"{month}{axis.row}:{last}{axis.row}"
    sheet.conditional_formatting.add(header, when(now, fill=_solid(RED), font=Font(color=WHITE, bold=True)))
    sheet.conditional_formatting.add(f"{month}{top}:{last}{rows}", when(now, fill=_solid(TODAY)))
    line = Side("thin", color=LINE)
    area = f"{surely}{top}:{last}{rows}"
    january = when(f"MONTH({surely}${axis.row})=1", border=Border(left=line, bottom=line))
    sheet.conditional_formatting.add(area, january)
    sheet.conditional_formatting.add(area, when("TRUE", border=Border(bottom=line)))


def _solid(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _hatched(colour: str) -> PatternFill:
    return PatternFill("lightUp", start_color=colour, end_color=tint(colour))


def tint(colour: str) -> str:
    """Return a light version of a colour.

    >>> tint("000000")
    'C8C8C8'
    """
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{part + (255 - part) * 200 // 255:02X}" for part in parts)
