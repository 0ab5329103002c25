"""Exporter `csv`: one row a project, for Dutch Excel or by RFC 4180."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import BinaryIO, ClassVar, Literal, TypeAlias

from attrs import field, frozen

from aenoprojects.diagnostics import Code, Diagnostic, Language, report
from aenoprojects.exporters.flat import EXACT
from aenoprojects.exporters.rows import COLUMNS, Cell, Column, national, phones
from aenoprojects.exporters.text import forbidden, xml_text
from aenoprojects.model import Document, Project

Dialect: TypeAlias = Literal["excel", "rfc4180"]

# What a spreadsheet runs, or steps over to find it (OWASP, CSV Injection; CWE-1236), in full width too.
_FORMULA = re.compile("['\\s\x00\ufeff\u200b]*(?:[=+\\-@＝＋－＠]|(?<=[\t\r\n\x00]))")
# Telephone numbers begin with a plus, and no spreadsheet can run them.
_NUMBERS = re.compile(r"\+\d{6,15}(?:; \+?\d{4,15})*")
_LINE_BREAK = re.compile("\r\n?")
_ROUNDS: dict[Language, str] = {"nl": "{} ronde {}", "en": "{} round {}"}
EXCEL_LIMIT = 32_767
"""Characters (UTF-16 units) that a cell of Excel holds; what follows would begin a row of its own."""


def guard(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would run it as a formula.

    >>> guard("=1+1"), guard("'s-Hertogenbosch"), guard("+31612345678")
    ("'=1+1", "'s-Hertogenbosch", '+31612345678')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBERS.fullmatch(text) else text


def unguard(text: str) -> str:
    """Return the text as it was before `guard`.

    >>> unguard("'=1+1"), unguard("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


@frozen(kw_only=True)
class CsvExporter:
    """One row a project; the columns are those of the overview in the workbook."""

    summary: ClassVar[str] = "one row a project, for spreadsheets and databases (CSV)"
    suffix: ClassVar[str] = ".csv"
    media_type: ClassVar[str] = "text/csv; charset=utf-8"

    dialect: Dialect = field(
        default="excel",
        metadata={"help": "excel: semicolons and a byte-order mark; rfc4180: commas, fixed names and values"},
    )
    language: Language = field(default="nl", metadata={"help": "language of headers and words"})
    metadata: bool = field(
        default=False, metadata={"help": "describe the columns in a second file beside it, for programs (CSVW)"}
    )

    def beside(self, name: str) -> Mapping[str, bytes]:
        """Return what stands beside a file of this name: its description, where that was asked for."""
        if not self.metadata:
            return {}
        from aenoprojects.exporters.csvw import metadata

        excel = self.dialect == "excel"
        return {f"{name}-metadata.json": metadata(name, self._columns(), self.language, excel=excel)}

    def _columns(self) -> tuple[Column, ...]:
        return COLUMNS if self.dialect == "excel" else EXACT

    def write(self, document: Document, stream: BinaryIO) -> Iterable[Diagnostic]:
        """Write a header and the rows, and report text that had to be changed."""
        excel = self.dialect == "excel"
        found: list[Diagnostic] = []
        lines = codecs.getwriter("utf-8-sig" if excel else "utf-8")(stream)
        rows = csv.writer(lines, delimiter=";" if excel else ",", lineterminator="\r\n")
        columns = self._columns()
        rows.writerow([column.header(self.language) if excel else column.key for column in columns])
        for project in document:
            rows.writerow([self._text(column, project, found) for column in columns])
        return found

    def _text(self, column: Column, project: Project, found: list[Diagnostic]) -> str:
        cell = self._cell(column, project)
        text = _LINE_BREAK.sub("\n", "" if cell is None else str(cell))
        if lost := forbidden(text):
            found.append(report(Code.TEXT_REPLACED, text=", ".join(lost), field=column.key, project=project.id))
        text = guard(xml_text(text))
        if self.dialect == "excel" and (short := _shortened(text)) != text:
            start = f"{' '.join(text[:40].split())}…"
            found.append(report(Code.TEXT_SHORTENED, text=start, field=column.key, project=project.id))
            return short
        return text

    def _cell(self, column: Column, project: Project) -> Cell:
        """Return the cell; for Excel in a form that it does not take for a date or a number."""
        if self.dialect == "excel" and column.key == "phones":
            return "; ".join(national(phone) for phone in phones(project))
        if self.dialect == "excel" and column.key == "round" and project.grant_round:
            return _ROUNDS[self.language].format(project.grant_round.year, project.grant_round.period)
        value = column.value(project, self.language)
        if isinstance(value, Decimal):  # Dutch Excel reads a comma
            return f"{value:.2f}".replace(".", "," if self.dialect == "excel" else ".")
        return value


def _shortened(text: str) -> str:
    units = b"" if 2 * len(text) <= EXCEL_LIMIT else text.encode("utf-16-le")
    if len(units) <= 2 * EXCEL_LIMIT:
        return text
    return units[: 2 * (EXCEL_LIMIT - 1)].decode("utf-16-le", "ignore") + "…"
