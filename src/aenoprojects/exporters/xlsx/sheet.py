"""A sheet that is filled row by row, in both modes alike: its cells are typed, styled and safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo

from aenoprojects.diagnostics import Code, report
from aenoprojects.exporters.timeline import diagnosed
from aenoprojects.exporters.xlsx import cells
from aenoprojects.exporters.xlsx.book import Book, Result, Value
from aenoprojects.model import Project


class Sheet:
    """One sheet of a book; add its rows from the top down."""

    def __init__(self, book: Book, key: str, widths: Sequence[float], *, freeze: str | None = None) -> None:
        """Add it at the end of the book.

        Args:
            book: the workbook.
            key: the word that is its title.
            widths: of its columns from the first on, in characters.
            freeze: first cell that scrolls, "C2".
        """
        self.book = book
        self.key, self.title = key, book.word(key)
        book.rows[key] = None
        self.sheet = book.workbook.create_sheet(self.title)
        self.rows = 0
        self._height: float | None = None
        self._merged: list[tuple[int, int, int, int]] = []
        self._left_out = {Code.XLSX_LINKS: 0, Code.XLSX_ROWS: 0}
        self._widths = tuple(widths)
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.sheet.freeze_panes = freeze
        self.sheet.sheet_view.showGridLines = False
        self.sheet.sheet_view.zoomScale = 100

    def append(self, row: Sequence[Cell | None], *, fit: bool = False) -> None:
        """Add a row; beyond the last one that a sheet can have it is counted instead.

        Args:
            row: its cells.
            fit: True to make it as high as its longest text needs, which LibreOffice does not do by itself.
        """
        if self.rows >= cells.ROWS:
            self._left_out[Code.XLSX_ROWS] += 1
            results = self.book.results
            while results and any(results[-1][0] is cell for cell in row):
                results.pop()  # of a formula that stands nowhere
            return
        height = self._height if not fit or self.book.streaming else self._fitting(row)
        if height and self.sheet.row_dimensions[self.rows + 1].height is None:
            self.height(height)
        self.rows += 1
        self.sheet.append(row)
        if not self.book.streaming:
            for cell in row:
                if cell is not None and cell.hyperlink:
                    cell.hyperlink.ref = cell.coordinate

    def _fitting(self, row: Sequence[Cell | None]) -> float:
        """Return a height in points: a column of n characters holds some more of ours, 409 is the most."""
        lines = 1
        for cell, width in zip(row, self._widths, strict=False):
            if cell is not None and cell.data_type == "s":
                lines = max(lines, sum(1 + int(len(line) / width / 1.1) for line in str(cell.value).split("\n")))
        return min(409.0, 3 + 13 * lines)

    def height(self, points: float) -> None:
        """Set the height of the row that comes next."""
        self.sheet.row_dimensions[self.rows + 1].height = points

    def row_height(self, points: float) -> None:
        """Set the height of every row that has none of its own."""
        self._height = None if self.book.streaming else points  # LibreOffice clips text only in rows with their own
        self.sheet.sheet_format.defaultRowHeight = points
        self.sheet.sheet_format.customHeight = True

    def text(
        self,
        text: str | None,
        look: str = "text",
        *,
        project: Project | None = None,
        field: str | None = None,
    ) -> Cell | None:
        """Return a cell that holds text, whatever it looks like; what does not fit is shortened and reported.

        Args:
            text: any text.
            look: how it looks.
            project: whose text it is, for a diagnostic.
            field: name of the field, for a diagnostic.
        """
        if not text or cells.plain(text):
            return self.piece(text or "", look)
        found = self.pieces(text, project=project, field=field)
        if len(found) > 1:
            self._report(Code.TEXT_SHORTENED, project, field, text)
        return self.piece(_shortened(found), look)

    def shown(self, text: str) -> str:
        """Return what the cell of `text` holds."""
        return _shortened(cells.pieces(cells.cleaned(text)[0]))

    def pieces(self, text: str, *, project: Project | None = None, field: str | None = None) -> tuple[str, ...]:
        """Return text in as many pieces as it needs cells, for `piece`; replaced characters are reported."""
        clean, replaced = cells.cleaned(text)
        if replaced:
            self._report(Code.TEXT_REPLACED, project, field, text)
        return cells.pieces(clean)

    def piece(self, text: str, look: str = "text") -> Cell | None:
        """Return a cell that holds one of the `pieces` of a text."""
        if not text:
            return self.blank(look)
        cell = self._cell(look, quoted=cells.needs_quote(text))
        cell.value = text
        cell.data_type = "s"  # openpyxl would make a formula of "=1+1" and an error of "#N/A"
        return cell

    def number(self, number: int | Decimal | None, look: str = "number") -> Cell | None:
        """Return a cell that holds a number."""
        if number is None:
            return self.blank(look)
        cell = self._cell(look)
        cell.value = number
        return cell

    def day(self, day: date | None, look: str = "date", *, project: Project | None = None) -> Cell | None:
        """Return a cell that holds a day as a real date; one that Excel cannot know is reported text."""
        if day is None:
            return self.blank(look)
        if day < cells.FIRST_DAY:
            self._report(Code.XLSX_DATE_AS_TEXT, project, "period", day.isoformat())
            return self.piece(day.isoformat(), look)
        cell = self._cell(look)
        cell.value = day
        return cell

    def mail(self, addresses: tuple[str, ...], *, project: Project | None = None) -> Cell | None:
        """Return a cell that holds addresses, and a link that writes to them while there is room for one."""
        cell = self.text("; ".join(addresses), "email", project=project, field="contact")
        link = cells.mail_link(addresses)
        if cell is not None and link:
            if self.book.links_left:
                self.book.links_left -= 1
                cell.hyperlink = Hyperlink(ref="", target=link)
            else:
                self._left_out[Code.XLSX_LINKS] += 1
        return cell

    def formula(self, formula: str, result: Result, look: str) -> Cell | None:
        """Return a cell that holds a formula of ours, and what it comes to.

        Args:
            formula: "=1+1"; never with input in it.
            result: what a spreadsheet program will make of it; None where that depends on the day.
            look: how it looks.
        """
        if self.book.streaming and result is not None:
            return self._plain(result, look)  # there is no later in which to add the result
        cell = self._cell(look)
        cell.value = formula
        if result is not None:
            self.book.results.append((cell, result))
        return cell

    def blank(self, look: str) -> Cell | None:
        """Return an empty cell with its look; none at all in a stream."""
        return None if self.book.streaming else self._cell(look)

    def table(self, headers: Sequence[str], formulas: Mapping[str, str] = MappingProxyType({})) -> None:
        """Make a table with a filter of all rows, the first of which has the headers.

        Args:
            headers: as in the first row; no two alike.
            formulas: by header, those that a new row gets from Excel.
        """
        self.book.rows[self.key] = self.rows - 1
        if self.rows < 2:
            self.append([self.piece(" ")])  # a table has at least one row
        area = f"A1:{get_column_letter(len(headers))}{self.rows}"
        table = Table(displayName=self.title, ref=area, autoFilter=AutoFilter(ref=area))
        table.tableColumns = [TableColumn(id=number, name=name) for number, name in enumerate(headers, start=1)]
        for column in table.tableColumns:
            if formula := formulas.get(column.name):
                column.calculatedColumnFormula = TableFormula(attr_text=formula[1:])
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        self.sheet.tables.add(table)  # not add_table, which warns of columns to be added by hand in a stream

    def area(self, name: str, headers: Sequence[str], corner: tuple[int, int], rows: int) -> None:
        """Say that cells are a table, for who cannot see it: a screen reader tells its headers.

        Args:
            name: of the table, in words.
            headers: as in its first row; no two alike.
            corner: row and column of the first header.
            rows: number of rows below the headers, at least one.
        """
        row, column = corner
        letters = get_column_letter(column), get_column_letter(column + len(headers) - 1)
        table = Table(displayName=_table_name(name), ref=f"{letters[0]}{row}:{letters[1]}{row + rows}", autoFilter=None)
        table.tableColumns = [TableColumn(id=number, name=header) for number, header in enumerate(headers, start=1)]
        self.sheet.tables.add(table)

    def print_on(self, *, paper: int, rows: str, wide: int = 1, tall: int = 0) -> None:
        """Print landscape, with title rows on each page and the page number below.

        Args:
            paper: 8 for A3, 9 for A4 (ECMA-376 part 1, section 18.3.1.63).
            rows: the rows that repeat, "1:1".
            wide: number of pages beside each other that it must fit on.
            tall: number of pages below each other that it must fit on, 0 for as many as it takes.
        """
        sheet = self.sheet
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, tall
        sheet.print_title_rows = rows
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.8
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Make one cell of several when the sheet is finished; the first one's content stays."""
        self._merged.append((row, column, last_row, last_column))

    def finish(self) -> None:
        """Merge what is to be merged, and report how many rows and links there was no room for."""
        for row, column, last_row, last_column in self._merged:
            self.sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)
        for code, number in self._left_out.items():
            if number:
                self.book.reports.append(report(code, text=f"{self.title}: {number}"))

    def _plain(self, value: Value, look: str) -> Cell | None:
        if isinstance(value, str):
            return self.piece(value, look)
        return self.number(value, look) if isinstance(value, int) else self.day(value, look)

    def _cell(self, look: str, *, quoted: bool = False) -> Cell:
        cell = Cell(self.sheet, row=1, column=1)
        cell._style = self.book.styles.of(self.sheet, look, quoted=quoted)  # type: ignore[attr-defined]
        return cell

    def _report(self, code: Code, project: Project | None, field: str | None, text: str | None) -> None:
        shown = text if text is None or len(text) <= 60 else text[:60] + "…"
        found = diagnosed(project, code, field or "", shown) if project else report(code, field=field, text=shown)
        self.book.reports.append(found)


def _table_name(name: str) -> str:
    return "".join(char if char.isalnum() else "_" for char in name)


def _shortened(pieces: tuple[str, ...]) -> str:
    return pieces[0] if len(pieces) == 1 else pieces[0][:-1] + "…"
