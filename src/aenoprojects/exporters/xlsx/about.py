"""The sheet Over: where the workbook comes from, its reference date, and what its colours mean."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell import Cell

import aenoprojects
from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.sheet import Sheet
from aenoprojects.model import Source

REFERENCE_CELL = "$B$2"
"""The reference date."""
LEGEND_ROW = 5
"""First row of the colours on the timeline."""


def legend_range(book: Book, column: str, themes: int) -> str:
    """Return where the legend's numbers (column "A") or themes ("B") stand, for a formula."""
    return f"{book.word('about')}!${column}${LEGEND_ROW}:${column}${LEGEND_ROW + themes - 1}"


class AboutSheet:
    """The sheet Over; its first rows stand still, because formulas point to them."""

    def __init__(self, book: Book, themes: tuple[str, ...]) -> None:
        """Add it to a book, with the reference date and the colour of each theme.

        Args:
            book: the workbook.
            themes: those that have a colour of their own, most frequent first.
        """
        self._sheet = Sheet(book, "about", (28, 34, 76))
        self._sheet.print_on(paper=9, rows="1:1", tall=1)
        self._book = book
        book.define_reference(REFERENCE_CELL)
        self._sheet.height(32)
        self._row(self._word("about-title", "title"))
        self._reference()
        if themes:
            self._legend(themes)

    def _reference(self) -> None:
        sheet, on = self._sheet, self._book.reference_date
        cell = sheet.day(on, "input") if on else sheet.formula("=TODAY()", None, "input")
        self._row(self._word("reference-date", "label"), cell, self._word("reference-note", "plain"))
        self._row(None, None, self._word("reference-fixed" if on else "reference-today", "note"))

    def _legend(self, themes: tuple[str, ...]) -> None:
        sheet = self._sheet
        self._row(self._word("legend", "block"), self._word("theme", "block"))
        for number, theme in enumerate(themes, start=1):
            self._row(sheet.number(number, f"swatch{number - 1}"), sheet.text(theme, "plain"))
        self._row(sheet.piece("0", "swatch10"), self._word("other-themes", "plain"))
        self._row(sheet.piece("╱╱╱╱╱╱", "rough"), self._word("rough", "plain"))
        self._table("legend", ("legend", "theme"), len(themes) + 2)

    def finish(self, sources: tuple[Source, ...], rows: Mapping[str, int | None], *, contacts: bool) -> None:
        """Add the rest, known when all has been written.

        Args:
            sources: where the projects come from.
            rows: number of rows by sheet; None for a sheet that is no list.
            contacts: whether it holds contact details.
        """
        sheet, book = self._sheet, self._book
        self._heading("source", "source-kind", "digest")
        for source in sources:
            self._row(sheet.text(source.name, "long"), sheet.text(source.kind), sheet.text(source.sha256))
        if sources:
            self._table("source", ("source", "source-kind", "digest"), len(sources))
        self._heading("sheet", "rows", "content")
        for key, count in rows.items():
            number = sheet.number(count, "count") if count is not None else sheet.piece("")
            self._row(sheet.piece(book.word(key)), number, self._word(f"about-{key}", "text"))
        self._table("sheet", ("sheet", "rows", "content"), len(rows))
        if book.selection:
            self._row(self._word("selection", "label"), sheet.text(book.selection, "plain"))
        made = sheet.piece(f"aenoprojects {aenoprojects.__version__}", "plain")
        self._row(self._word("made-with", "label"), made)
        self._row(self._word("licence", "label"), None, self._word("licence-note", "plain"))
        privacy = "privacy-note" if contacts else "privacy-none"
        self._row(self._word("privacy", "label"), None, self._word(privacy, "plain"))
        sheet.finish()

    def _table(self, name: str, keys: tuple[str, ...], rows: int) -> None:
        """Make a table of the rows that were added last."""
        headers = [self._book.word(key) for key in keys]
        self._sheet.area(
            f"{self._book.word('about')} {self._book.word(name)}", headers, (self._sheet.rows - rows, 1), rows
        )

    def _heading(self, *keys: str) -> None:
        self._row(*(self._word(key, "block") for key in keys))

    def _word(self, key: str, look: str) -> Cell | None:
        return self._sheet.piece(self._book.word(key) if key else "", look)

    def _row(self, *row: Cell | None) -> None:
        self._sheet.append(row)
