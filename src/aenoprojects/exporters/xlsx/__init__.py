"""The `xlsx` format: a workbook for Excel and LibreOffice, in Dutch or English.

Flow: `filling` goes once over the projects and hands each to the sheets; a `sheet` makes typed, safe cells
(`cells`, `styles`); `book` holds what they share and writes the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain, islice
from typing import BinaryIO, ClassVar, Literal, TypeAlias

from attrs import field, frozen

from aenoprojects.diagnostics import Code, Diagnostic, Language, report
from aenoprojects.exporters.xlsx.book import Book
from aenoprojects.exporters.xlsx.filling import fill
from aenoprojects.exporters.xlsx.timeline import Group
from aenoprojects.model import Document

SheetName: TypeAlias = Literal[
    "projects", "timeline", "overview", "theme-years", "contacts", "texts", "diagnostics", "about"
]
Mode: TypeAlias = Literal["auto", "full", "stream"]

_ALL: tuple[SheetName, ...] = (
    "projects",
    "timeline",
    "overview",
    "theme-years",
    "contacts",
    "texts",
    "diagnostics",
    "about",
)
_DRAWN = ("timeline", "overview", "theme-years")
_MOST = 20_000


@frozen(kw_only=True)
class XlsxExporter:
    """Writes a workbook: projects, timeline, overview, contacts, texts, diagnostics, and about itself."""

    summary: ClassVar[str] = "Excel workbook with a table, a Gantt chart, counts and texts"
    suffix: ClassVar[str] = ".xlsx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    language: Language = field(default="nl", metadata={"help": "language of everything the reader sees"})
    """Language of everything the reader sees."""
    sheets: tuple[SheetName, ...] = field(default=_ALL, metadata={"help": "sheets to make, beside projects and about"})
    """Sheets to make; Projecten and Over are always there, because the others need them."""
    group: Group = field(default="none", metadata={"help": "what the timeline groups projects by"})
    """What the timeline groups the projects by; "none" keeps the order of the page."""
    reference_date: date | None = field(
        default=None, metadata={"help": "day on which statuses hold; if not given, today"}
    )
    """Day on which statuses hold; None for today, whenever the workbook is opened."""
    selection: str = field(default="", metadata={"help": "what was selected of the page, for the sheet Over"})
    """What was selected of the page, in words: "1 van 141, filter: Oss"."""
    mode: Mode = field(default="auto", metadata={"help": "stream: flat memory, without timeline and overview"})
    """"full"; "stream": memory stays flat, without the drawn sheets; "auto": full up to 20,000 projects."""

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write the workbook.

        Args:
            document: the projects; looped over once.
            stream: binary and writable; not seeked in.

        Returns:
            What was replaced, shortened or left out.
        """
        projects = iter(document)
        first = list(islice(projects, _MOST + 1)) if self.mode == "auto" else []
        streaming = self.mode == "stream" or len(first) > _MOST
        book = Book(language=self.language, reference_date=self.reference_date, streaming=streaming)
        book.selection = self.selection
        fill(book, document, chain(first, projects), sheets=self.sheets, group=self.group)
        book.save(stream)
        missing = [book.word(sheet) for sheet in self.sheets if sheet in _DRAWN] if streaming else []
        if missing:
            book.reports.append(report(Code.XLSX_SHEETS_LEFT_OUT, text=", ".join(missing)))
        return tuple(dict.fromkeys(book.reports))  # a text that stands on several sheets is reported once
