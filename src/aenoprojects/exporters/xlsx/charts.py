"""The two charts of Overzicht, drawn from its own cells."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines, DateAxis, NumericAxis, TextAxis
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.styles import LINE, NAVY, OTHER_COLOUR, THEME_COLOURS


def theme_chart(book: Book, sheet: Worksheet, rows: tuple[int, int]) -> BarChart:
    """Return bars of the number of projects by theme, in the colours of the timeline.

    Args:
        book: the workbook.
        sheet: Overzicht.
        rows: first and last row of the themes, in columns B and C.
    """
    chart = _chart(book.word("chart-themes"), sheet, rows, 2)
    chart.type, chart.gapWidth = "bar", 40
    chart.x_axis.scaling.orientation = "maxMin"  # the first theme on top
    chart.y_axis.crosses = "max"  # which leaves the figures below
    chart.height = max(9, round(0.6 * (rows[1] - rows[0] + 1)))
    for place in range(rows[1] - rows[0] + 1):
        colour = THEME_COLOURS[place] if place < len(THEME_COLOURS) else OTHER_COLOUR
        chart.series[0].dPt.append(DataPoint(idx=place, spPr=GraphicalProperties(solidFill=colour)))
    return chart


def month_chart(book: Book, sheet: Worksheet, rows: tuple[int, int], column: int) -> BarChart:
    """Return columns of the number of projects that run in each month.

    Args:
        book: the workbook.
        sheet: Overzicht.
        rows: first and last row of the months.
        column: column of the months; the counts stand in the next.
    """
    chart = _chart(book.word("chart-months"), sheet, rows, column)
    chart.type, chart.gapWidth = "col", 12
    chart.x_axis = DateAxis(crossAx=100, majorTimeUnit="years", majorUnit=1, baseTimeUnit="months")
    chart.x_axis.number_format = "yyyy"
    _draw(chart.x_axis)
    return chart


def _chart(title: str, sheet: Worksheet, rows: tuple[int, int], column: int) -> BarChart:
    chart = BarChart()
    chart.title, chart.legend, chart.style = title, None, 10
    chart.width, chart.height = 22, 9
    chart.add_data(Reference(sheet, min_col=column + 1, min_row=rows[0], max_row=rows[1]))
    chart.set_categories(Reference(sheet, min_col=column, min_row=rows[0], max_row=rows[1]))
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill=NAVY)
    _draw(chart.x_axis)
    _draw(chart.y_axis)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))
    chart.y_axis.number_format, chart.y_axis.scaling.min = "0", 0
    return chart


def _draw(axis: TextAxis | NumericAxis | DateAxis) -> None:
    axis.delete = False  # openpyxl hides axes otherwise
    axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
